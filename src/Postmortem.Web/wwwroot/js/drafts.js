// Nobody loses what they typed: while the connection is gone, and while somebody signs in again, the text of changed fields
// waits in this tab and is put back into the same field of the same page, for the same person.
import { leave, page, waits } from './tab.js';

const { read, write } = waits('drafts');
const oneDay = 24 * 60 * 60 * 1000;
const changed = new Map(); // field id -> { field, at }, since the page was loaded
const savedAt = new WeakMap(); // autosave wrapper -> when the server last said "Saved"
let away = false;
let returning = new Set(); // what is to be put back, and has not found its field

const unkept = ['password', 'file', 'hidden', 'submit', 'button', 'search'];
const keepable = field =>
  field.id && field.matches?.('input:not([data-secret]), textarea, select') && !unkept.includes(field.type); // a password that is shown is a text
const ticks = field => field.type === 'checkbox' || field.type === 'radio';

document.addEventListener('input', note, true);
document.addEventListener('change', note, true);
function note(event) {
  if (!keepable(event.target)) return;
  // Typed before anybody listened: the circuit will draw the field anew, and empty.
  if (event.target.dataset.live === 'no') putBack([{ ...draftOf(event.target, 'early'), focused: true }]);
  if (!event.isTrusted) {
    // A script changed what was typed: a line that was handed over, say, and is not to be offered a second time.
    if (away && changed.has(event.target.id)) keep();
    return;
  }
  changed.set(event.target.id, { field: event.target, at: Date.now() });
  if (away) keep();
}

// A field that saves itself says in data-save how far it got; what was saved after the last key need not be kept.
new MutationObserver(records => {
  for (const { target } of records) if (target.dataset.save === 'saved') savedAt.set(target, Date.now());
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-save'] });

function waiting() {
  return [...changed.values()].filter(({ field, at }) => {
    const wrapper = field.closest('[data-save]');
    return field.isConnected && !(wrapper && savedAt.get(wrapper) > at);
  });
}

const draftOf = (field, why) => ({
  page: page(), id: field.id, text: field.value, ticked: ticks(field) ? field.checked : null, at: Date.now(), why,
});

function store(fresh) {
  const replaced = draft => fresh.some(other => other.page === draft.page && other.id === draft.id);
  write([...read().filter(draft => !replaced(draft)), ...fresh]);
}

/** Writes the changed fields down, and goes on doing so with every key until here() is called. */
export function keep() {
  away = true;
  store(waiting().map(({ field }) => draftOf(field, 'connection')));
}

/** Whether nobody listens just now. */
export const gone = () => away;

/** The same circuit is back: it missed what was typed meanwhile, so the fields say it again. */
export function here() {
  away = false;
  const missed = waiting();
  write(read().filter(draft => draft.page !== page()));
  for (const { field } of missed) announce(field);
  document.dispatchEvent(new Event('postmortem:here'));
}

// A text that was refused, because the session had ended for example, is kept for the next visit to its field too, and one that nobody heard.
addEventListener('pagehide', () => store(waiting()
  .filter(({ field }) => field.dataset.live === 'no' || field.closest('[data-save=unsaved]'))
  .map(({ field }) => draftOf(field, 'connection'))));

// Whoever goes to sign in again was refused, even where a field is just trying once more.
document.addEventListener('click', event => {
  if (event.target.closest?.('a[href^="/sign-in"]')) store(waiting().map(({ field }) => draftOf(field, 'connection')));
}, true);

function announce(field) {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

// A form that is sent after the session ended comes back as the sign-in page, and one that was not taken as the page of errors. Only then is its text
// put back later.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.getAttribute('action') === '/sign-out') {
    changed.clear();
    return leave();
  }
  if (form.method !== 'post' || form.matches('[data-sign-in]')) return;
  store([...form.elements].filter(keepable).map(field => draftOf(field, 'sent')));
}, true);

function arrive() {
  const elsewhere = document.querySelector('form[data-sign-in], [data-not-taken]');
  const fresh = read().filter(draft => Date.now() - draft.at < oneDay);
  const still = elsewhere ? fresh.map(draft => draft.why === 'sent' ? { ...draft, why: 'not-taken' } : draft) : fresh.filter(draft => draft.why !== 'sent');
  const mine = elsewhere ? [] : still.filter(draft => draft.page === page());
  write(still.filter(draft => !mine.includes(draft)));
  if (mine.length) putBack(mine);
}

// A field in a circuit takes text only once it is live; drawn before that, it would be overwritten. What finds no field
// within a minute is put down again, for the next visit.
function putBack(drafts) {
  const left = returning = new Set([...returning, ...drafts]);
  const step = () => {
    for (const draft of left) {
      const field = document.getElementById(draft.id);
      if (!field || field.dataset.live === 'no') continue;
      left.delete(draft);
      changed.set(field.id, { field, at: Date.now() });
      if (draft.focused && document.activeElement === document.body) field.focus();
      if (ticks(field)) field.checked = draft.ticked;
      else if (field.value !== draft.text) field.value = draft.text;
      else continue;
      announce(field);
    }
    if (left.size === 0) watcher.disconnect();
  };
  const watcher = new MutationObserver(step);
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
  setTimeout(() => {
    watcher.disconnect();
    if (left.size) store([...left]);
  }, 60_000);
  step();
}

/** The fields that are waited for and are not on the page. */
export const homeless = () => [...returning].map(draft => draft.id).filter(id => !document.getElementById(id));

arrive();
globalThis.Blazor?.addEventListener('enhancedload', arrive);
