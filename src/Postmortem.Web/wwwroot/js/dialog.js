// Opens native dialogs from C#, and from <button commandfor command> where a browser does not know these attributes yet.
export function show(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

export function close(dialog) {
  if (dialog && dialog.open) dialog.close();
}

if (!('commandForElement' in HTMLButtonElement.prototype)) {
  document.addEventListener('click', event => {
    const button = event.target.closest?.('button[commandfor]');
    const dialog = button && document.getElementById(button.getAttribute('commandfor'));
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (button.getAttribute('command') === 'show-modal') show(dialog);
    if (button.getAttribute('command') === 'close') close(dialog);
  });
}
