// <button data-shows="id">: shows what is typed in a password field, and hides it again. It is hidden when the form is sent and when the page is left,
// so that no browser takes it for an ordinary text and offers it to the next person.
function show(button, isShown) {
  const field = document.getElementById(button.dataset.shows);
  if (!field) return;
  field.type = isShown ? 'text' : 'password';
  button.setAttribute('aria-pressed', isShown);
}

const hide = within => within.querySelectorAll('button[data-shows]').forEach(button => show(button, false));

document.addEventListener('click', event => {
  const button = event.target.closest?.('button[data-shows]');
  if (!button || event.defaultPrevented) return;
  event.preventDefault(); // the one time: a page for everyone that somebody sees who is signed in has this script twice
  show(button, button.getAttribute('aria-pressed') !== 'true');
});
document.addEventListener('submit', event => hide(event.target), true);
addEventListener('pagehide', () => hide(document));
