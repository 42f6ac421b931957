// Keys for people who come here every day. None of them acts while someone is typing, except Ctrl+S.
const typing = element => element?.closest?.('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]');
let first = null;
let timer = 0;

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') return save(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'z') return undo(event);
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog:modal')) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return moveRow(event);
  if (event.key === '/') return act(event, () => document.getElementById('find-all')?.focus());
  if (event.key === '?') return act(event, () => document.getElementById('shortcuts')?.showModal());
  follow(event);
});

// A field that saves itself does so when it changes; the browser's own "save page" would be of no use to anyone.
function save(event) {
  const field = event.target.closest?.('[data-save] :is(textarea, input)');
  if (field) act(event, () => field.dispatchEvent(new Event('change', { bubbles: true })));
}

// In a field the browser takes back what was typed there; elsewhere a page may offer to take back what its reader did last.
function undo(event) {
  const button = document.getElementById('undo-mine');
  if (button && !typing(event.target) && !document.querySelector('dialog:modal')) act(event, () => button.click());
}

function act(event, what) {
  event.preventDefault();
  what();
}

// Two keys one after the other, within a second: "g" and then the letter of a place.
function follow(event) {
  clearTimeout(timer);
  const place = first && document.querySelector(`a[data-keys="${first} ${CSS.escape(event.key)}"]`);
  first = null;
  if (place) return act(event, () => place.click());
  if (event.key !== 'g') return;
  first = 'g';
  timer = setTimeout(() => { first = null; }, 1000);
}

// Up and down in a list: from the link of one row to the same link of the next.
function moveRow(event) {
  const row = event.target.closest?.('tbody tr, [data-rows] > *');
  if (!row) return;
  const stops = of => [...of.querySelectorAll('a[href], button')];
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  const at = Math.max(0, stops(row).indexOf(event.target));
  const goal = next && (stops(next)[at] ?? stops(next)[0]);
  if (goal) act(event, () => goal.focus());
}
