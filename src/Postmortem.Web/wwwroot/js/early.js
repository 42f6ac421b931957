// A button that is pressed before anybody listens is pressed again once somebody does, like the keys in drafts.js. Of several it is the last.
import { leaveFor } from './handover.js';
import { clear, isSeveralLines } from './timeline.js';

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

// Lines that are entered or pasted before anybody takes them wait like those that are on their way: see timeline.js.
const untaken = target => target.matches?.('input[data-lines][data-live=no]') && !target.handOver;

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing || !untaken(event.target)) return;
  event.preventDefault();
  if (!event.target.value.trim()) return;
  leaveFor(event.target, { kind: 'EnterAsync', text: event.target.value });
  clear(event.target);
}, true);

document.addEventListener('paste', event => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!untaken(event.target) || !isSeveralLines(text)) return;
  event.preventDefault();
  leaveFor(event.target, { kind: 'PasteAsync', text });
}, true);
