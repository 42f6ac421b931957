// A button that is pressed before anybody listens is pressed again once somebody does, like the keys in drafts.js. Of several it is the last.
const patience = 60_000; // milliseconds
let pressed = null;

const nameOf = button => button.getAttribute('aria-label') ?? button.textContent.trim();
const alike = name => [...document.querySelectorAll('button')].filter(button => nameOf(button) === name);

document.addEventListener('click', event => {
  const button = event.target.closest?.('button[data-live=no]');
  if (!button) return;
  event.preventDefault(); // a form would be sent to nobody, and its page loaded anew
  button.setAttribute('aria-busy', 'true');
  const name = nameOf(button);
  if (!pressed) wait();
  pressed = { button, id: button.id, name, place: alike(name).indexOf(button), path: location.pathname };
}, true);

function wait() {
  const watcher = new MutationObserver(() => {
    if (document.querySelector('button[data-live=no]')) return;
    const last = end();
    // Words that were typed before are put back into their fields first.
    if (last.path === location.pathname) setTimeout(() => (last.id ? document.getElementById(last.id) : alike(last.name)[last.place])?.click(), 50);
  });
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
  const late = setTimeout(() => end().button.removeAttribute('aria-busy'), patience);

  function end() {
    watcher.disconnect();
    clearTimeout(late);
    const last = pressed;
    pressed = null;
    return last;
  }
}
