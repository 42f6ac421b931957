// What is wrong with a field stands beside it until that is mended: not until the form is sent again. It goes once the field holds something
// else than what was refused and the browser finds no fault with it, and comes back with the refused value. The server has the last word.
const refused = new WeakMap(); // error -> the value that it was said of
const gone = new Map(); // error -> { field, wrapper, described, watch }

const errorOf = wrapper => wrapper?.querySelector(':scope > .error[id]');
const choices = wrapper => [...wrapper.querySelectorAll('input[type=radio]')];

function valueOf(field, wrapper) {
  if (field.type === 'radio') return choices(wrapper).find(choice => choice.checked)?.value ?? '';
  return field.type === 'checkbox' ? String(field.checked) : field.value;
}

/** As the page came: in a form that is sent and comes back, that is what was refused. */
function cameWith(field, wrapper) {
  if (field.type === 'radio') return choices(wrapper).find(choice => choice.defaultChecked)?.value ?? '';
  if (field.type === 'checkbox') return String(field.defaultChecked);
  if (field.options) return ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? '';
  return field.defaultValue ?? '';
}

function of(event) {
  const field = event.target;
  if (!field.matches?.('input, select, textarea') || field.closest('[data-save]')) return null; // one that stores itself says itself how it stands
  const wrapper = field.closest('.field');
  const error = errorOf(wrapper);
  return error ? { field, wrapper, error } : null;
}

// A live page leads the keyboard to what was refused, so what stands there then is what it was said of.
document.addEventListener('focusin', event => {
  const wrong = of(event);
  if (wrong && wrong.field.dataset.live && !refused.has(wrong.error)) refused.set(wrong.error, valueOf(wrong.field, wrong.wrapper));
});

document.addEventListener('input', look, true);
document.addEventListener('change', look, true);
function look(event) {
  const wrong = of(event);
  if (!wrong) return;
  const { field, wrapper, error } = wrong;
  if (!refused.has(error)) refused.set(error, cameWith(field, wrapper));
  const mended = valueOf(field, wrapper) !== refused.get(error) && field.validity.valid;
  if (mended && !gone.has(error)) take(field, wrapper, error);
  else if (!mended && gone.has(error)) put(error);
}

/** What stands above the form says how much is left, and goes with the last of it. */
function count(error) {
  const form = error.closest('form');
  const told = form?.querySelector('[data-still-to-do]');
  if (!told) return;
  const left = form.querySelectorAll('.field > .error[id]:not([hidden])').length;
  told.hidden = left === 0;
  for (const words of told.querySelectorAll('[data-still]')) words.hidden = (words.dataset.still === 'one') !== (left === 1);
  told.querySelector('[data-still=many] .num').textContent = left;
}

function take(field, wrapper, error) {
  if (error.hidden) return; // taken already: a page for everyone that somebody sees who is signed in has this script twice
  const described = field.getAttribute('aria-describedby');
  const watch = new MutationObserver(() => put(error)); // the page says something new in the same place
  watch.observe(error, { childList: true, characterData: true, subtree: true });
  gone.set(error, { field, wrapper, described, watch });
  error.hidden = true;
  wrapper.classList.remove('wrong');
  field.removeAttribute('aria-invalid');
  const left = (described ?? '').split(' ').filter(id => id && id !== error.id).join(' '); // what is hidden would be read out all the same
  if (left) field.setAttribute('aria-describedby', left);
  else field.removeAttribute('aria-describedby');
  count(error);
}

function put(error) {
  const { field, wrapper, described, watch } = gone.get(error) ?? {};
  gone.delete(error);
  watch?.disconnect();
  error.hidden = false;
  count(error);
  if (!field?.isConnected) return;
  wrapper.classList.add('wrong');
  if (field.type !== 'radio') field.setAttribute('aria-invalid', 'true');
  if (described) field.setAttribute('aria-describedby', described);
}

// Sent again: the page may find the same thing wrong with it, and then changes nothing that it has said.
document.addEventListener('submit', event => {
  for (const error of [...gone.keys()]) {
    if (!event.target.contains(error)) continue;
    put(error);
    refused.delete(error);
  }
}, true);
