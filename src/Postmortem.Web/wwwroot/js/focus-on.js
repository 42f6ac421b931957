// The keyboard goes to a place by its id. What is being drawn may arrive a moment after this call: a place that is not there
// yet is waited for, and one that is replaced by a new one of the same id is looked for again.
const takes = 'a[href], summary, button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';
const soon = 120; // milliseconds

export function focusOn(id, triesLeft = 20) {
  const place = document.getElementById(id);
  if (!place) return again(id, triesLeft);
  (place.matches(takes) ? place : place.querySelector(takes) ?? place).focus();
  setTimeout(() => {
    if (!place.isConnected) again(id, triesLeft);
  }, soon);
}

export function focusOnWrong(form) {
  const field = form?.querySelector('[aria-invalid="true"], fieldset.wrong input');
  if (field === document.activeElement) field?.blur(); // what is wrong is read out on arriving only
  field?.focus();
}

function again(id, triesLeft) {
  if (triesLeft > 0) setTimeout(() => focusOn(id, triesLeft - 1), soon / 4);
}
