import { handOver } from './handover.js';

// Lines are typed faster than they travel: Enter hands a line over and empties the field at once, so that the next one can be typed
// meanwhile. A paste of several lines is handed over whole; a field of one line would run them together.
export function takeLines(field, page, list) {
  if (!field || !list || field.handOver) return; // taken away meanwhile, or reached after all by a call that was given up
  const send = handOver(field, item => page.invokeMethodAsync(item.kind, item.id, item.text), list);
  field.handOver = () => {
    const text = field.value;
    if (!text.trim()) return;
    clear(field);
    send({ kind: 'EnterAsync', text });
  };
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    field.handOver();
  });
  field.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isSeveralLines(text)) return;
    event.preventDefault();
    send({ kind: 'PasteAsync', text });
  });
}

/** As if Enter were pressed. */
export const enter = field => field.handOver();

/** Puts a line back that was not taken, unless the next one stands there already. */
export function putBack(field, line) {
  if (field.value !== '') return false;
  field.value = line;
  return true;
}

export const isSeveralLines = text => text.trim().includes('\n');

export function clear(field) {
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The wheel zooms while Ctrl is held; without it the page scrolls as ever. */
export function wheelZooms(frame) {
  if (!frame) return;
  frame.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    frame.parentElement.querySelector(`[data-zoom=${event.deltaY < 0 ? 'in' : 'out'}]`)?.click();
  }, { passive: false });
}
