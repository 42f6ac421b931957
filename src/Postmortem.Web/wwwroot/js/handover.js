// What is taken out of its field before the server has it waits in this tab until the server says that it does: through a lost connection, an
// error and a reload. The server knows each by its id, so that what is handed over twice is made once.
import { gone } from './drafts.js';
import { page, waits } from './tab.js';

const moment = 700, again = 1000; // milliseconds
const { read, write } = waits('handed-over');
// As the server reads it. A browser's own randomUUID is there on https only.
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** What is handed over before anybody takes it: whoever does finds it here. */
export const leaveFor = (field, item) => write([...read(), { ...item, id: newId(), page: page(), field: field.id }]);

/**
 * @param field where it was typed: its id and the page tell whose it is after a reload.
 * @param deliver gives one item to the server, and ends when it is stored or back in its field.
 * @param list shows what waits for longer than a moment; hidden while nothing does.
 * @returns hands one over: { kind, text }.
 */
export function handOver(field, deliver, list) {
  const place = { page: page(), field: field.id };
  const mine = () => read().filter(item => item.page === place.page && item.field === place.field);
  let turn = 0, busy = false;

  async function go() {
    const now = ++turn; // what a lost connection swallowed is never answered, and is not waited for
    busy = true;
    for (let item; now === turn && field.isConnected && !gone() && (item = mine()[0]);) {
      try {
        await deliver(item);
        write(read().filter(other => other.id !== item.id));
      } catch {
        await new Promise(resolve => setTimeout(resolve, again));
      }
      show();
    }
    if (now === turn) busy = false;
  }

  function show() {
    list.parentElement.hidden = mine().length === 0;
    list.replaceChildren(...mine().map(item => Object.assign(document.createElement('li'), { textContent: item.text })));
  }

  document.addEventListener('postmortem:here', go);
  if (mine().length) go();
  return item => {
    leaveFor(field, item);
    setTimeout(show, moment);
    if (!busy) go();
  };
}
