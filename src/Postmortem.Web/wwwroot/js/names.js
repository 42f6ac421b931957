// In a field, "@" and a few letters open a list of people under it. The keyboard stays in the field: the arrow keys move through the
// list, Enter or Tab takes the one that is marked, Escape puts the list away.

/**
 * @param page answers people whose name begins so, and is told who was chosen.
 * @param begun the grammar of a name that is being typed: Mention.Begun.
 */
export function attach(fieldId, listId, page, begun) {
  const grammar = new RegExp(begun, 'u');
  const [field, list] = [document.getElementById(fieldId), document.getElementById(listId)];
  if (!field || !list) return;
  let people = [];
  let marked = 0;
  let asked = 0;
  let start = -1; // where the name begins in the field
  let left = -1; // a name for which the list was put away

  field.addEventListener('input', look);
  field.addEventListener('click', look);
  field.addEventListener('keydown', press);
  field.addEventListener('blur', close);
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const at = [...list.children].indexOf(event.target.closest('[role=option]'));
    if (at >= 0) choose(people[at]);
  });
  if (document.activeElement === field) look(); // for what was typed before anybody listened

  async function look() {
    const turn = ++asked;
    const found = field.selectionStart === field.selectionEnd && grammar.exec(field.value.slice(Math.max(0, field.selectionStart - 120), field.selectionStart));
    if (!found) {
      left = -1;
      return close();
    }
    start = field.selectionStart - found[1].length;
    if (start === left) return;
    const answer = await page.invokeMethodAsync('Find', found[1]);
    if (turn !== asked) return;
    people = answer;
    if (people.length === 0 || document.activeElement !== field) return close();
    list.replaceChildren(...people.map(option));
    list.hidden = false;
    field.setAttribute('aria-controls', list.id);
    mark(0);
  }

  function option(person, at) {
    const line = document.createElement('li');
    line.id = `${list.id}-${at}`;
    line.setAttribute('role', 'option');
    const note = document.createElement('span');
    note.className = 'small quiet';
    note.textContent = person.note;
    line.append(person.name, ' ', note);
    return line;
  }

  function mark(at) {
    marked = at;
    [...list.children].forEach((line, i) => line.setAttribute('aria-selected', i === at));
    field.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  }

  function press(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return field.form.requestSubmit();
    }
    if (list.hidden || event.isComposing || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
    if (step) mark((marked + step) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(people[marked]);
    else if (event.key === 'Escape') {
      left = start;
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(person) {
    field.setRangeText(`${person.name} `, start, field.selectionStart, 'end');
    close();
    page.invokeMethodAsync('Choose', person.id);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    for (const name of ['aria-activedescendant', 'aria-controls']) field.removeAttribute(name);
    asked++;
  }
}
