// The keyboard is never lost. What has it may be drawn anew, fold away, or go: by what was pressed on it, or because a colleague took it away.
// Where the page says nothing else, the keyboard goes to its twin, or else to the nearest thing around it that is still there.
const soon = 200; // milliseconds, in which the page may say where it goes
const holds = '[tabindex], li, form, fieldset, section, article, dialog, main';
let trail = []; // what has the keyboard, and all that it stands in
let alike = [];
let timer = 0;

const nameOf = element => element.getAttribute('aria-label') ?? element.textContent.trim();
const twinsOf = (element, name) => [...document.getElementsByTagName(element.tagName)].filter(other => nameOf(other) === name);
const stands = element => element.isConnected && element.checkVisibility() && !element.disabled;

document.addEventListener('focusin', ({ target }) => {
  trail = [];
  for (let place = target; place; place = place.parentElement) trail.push(place);
  alike = target.id ? [] : twinsOf(target, nameOf(target));
});
// Whoever presses elsewhere has taken the keyboard away themselves.
document.addEventListener('pointerdown', () => { trail = []; }, true);

new MutationObserver(() => {
  if (timer || !trail.length || stands(trail[0])) return;
  timer = setTimeout(find, soon);
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden', 'disabled', 'class', 'open'] });

function find() {
  timer = 0;
  const [lost, ...around] = trail;
  const at = document.activeElement;
  if (!lost || stands(lost) || (at !== document.body && at !== lost)) return;
  const place = twinOf(lost) ?? around.find(other => other.matches(holds) && stands(other));
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1; // what only stands there takes the keyboard for once
  place.focus({ preventScroll: true });
  if (place.matches(':focus-visible')) place.scrollIntoView({ block: 'nearest' });
}

/** What was drawn in its place: it has the same id; or there are as many of its name as before. */
function twinOf(lost) {
  const twins = lost.id ? [] : twinsOf(lost, nameOf(lost));
  const twin = lost.id ? document.getElementById(lost.id) : twins.length === alike.length ? twins[alike.indexOf(lost)] : null;
  return twin && stands(twin) ? twin : null;
}
