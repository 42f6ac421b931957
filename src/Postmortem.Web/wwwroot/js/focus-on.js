// The keyboard goes to a place by its id. What was just drawn may arrive a frame later.
const takes = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

export function focusOn(id, triesLeft = 10) {
  const place = document.getElementById(id);
  if (!place) return triesLeft > 0 && requestAnimationFrame(() => focusOn(id, triesLeft - 1));
  (place.matches(takes) ? place : place.querySelector(takes) ?? place).focus();
}
