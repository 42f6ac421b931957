// Someone else's words come into a field in which somebody may be typing. The server says what it believed the field to hold and
// what it should hold; keys that were pressed meanwhile stay, and so do the caret, the selection and the scroll. The answer, in
// the hidden input that brought the text, says what the field holds now: see AutosaveEvent.Answered.
const composing = new WeakSet(); // fields in which an input method is in the middle of a word

document.addEventListener('compositionstart', event => composing.add(event.target), true);
document.addEventListener('compositionend', event => {
  composing.delete(event.target);
  const door = doorOf(event.target);
  if (door) setTimeout(() => take(door));
}, true);

const doorOf = field => field.closest?.('[data-save]')?.querySelector('input[data-arrival]');
const fieldOf = door => door.parentElement.querySelector('textarea, input:not([type=hidden])');

new MutationObserver(records => {
  for (const door of new Set(records.map(record => record.target))) take(door);
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-arrival'] });

function take(door) {
  const field = fieldOf(door);
  if (!door.dataset.arrival || !field || composing.has(field)) return;
  const { number, was, now } = JSON.parse(door.dataset.arrival);
  const typed = field.value !== was && changeOf(was, field.value);
  const theirs = changeOf(was, now);
  if (typed && typed.start <= theirs.end && theirs.start <= typed.end) return answer(door, `${number}-${field.value}`);
  const shift = typed && typed.end < theirs.start ? field.value.length - was.length : 0;
  const top = field.scrollTop;
  field.setRangeText(theirs.text, theirs.start + shift, theirs.end + shift, 'preserve');
  field.scrollTop = top;
  // A field may hold less than it was given: one line holds no line breaks. Then what it holds is what was meant.
  answer(door, typed ? `${number}+${field.value}` : `${number}`);
}

function answer(door, text) {
  door.value = text;
  door.dispatchEvent(new Event('change', { bubbles: true }));
}

// The one stretch in which two texts differ: [start, end) of the first, and what stands there in the second.
function changeOf(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
