// <button data-copy="text"> or <button data-copy-from="id">: copies, and says so where the button's text stands.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy], [data-copy-from]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copyFrom ?? '');
  const text = button.dataset.copy ?? source?.value ?? source?.textContent ?? '';
  const word = button.querySelector('[data-copy-word]');
  try {
    await navigator.clipboard.writeText(text);
    if (word) word.textContent = 'Copied';
  } catch {
    // No permission, or not a secure page: select it, so that one key press copies it.
    if (source) getSelection()?.selectAllChildren(source);
    if (source?.select) source.select();
    if (word) word.textContent = 'Press Ctrl C';
  }
});
