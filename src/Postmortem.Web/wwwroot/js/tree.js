// A branch of a tree is dragged by its grip, with a mouse, a pen or a finger: pointer events know all three. While it is held, the
// branch under the pointer shows where it would go: before it, after it, or beneath it. Escape leaves everything as it was.
import { focusOn } from './focus-on.js';

const far = 5, edge = 70;
const marks = ['drop-before', 'drop-after', 'drop-under'];

export function dragBranches(frame, page) {
  if (!frame) return; // taken away meanwhile
  frame.dataset.drags = 'yes';
  frame.addEventListener('pointerdown', event => {
    const grip = event.target.closest('[data-grip]');
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    hold(grip, event, page);
  });
  moveByKeys(frame, page);
}

// Arrows move the branch; the page stays where it is. While a move is under way the branch may be drawn anew elsewhere, and the keyboard
// then stands on nothing, or on what the branch stood in: keys pressed meanwhile still move that branch.
const controls = 'a, button, input, select, textarea, summary';

function moveByKeys(frame, page) {
  let branch = null, waiting = 0;
  const pressed = async event => {
    if (!frame.isConnected) return document.removeEventListener('keydown', pressed);
    const onButton = event.target.closest?.('[data-arrows]');
    if (!event.key.startsWith('Arrow') || (onButton ? !frame.contains(onButton) : !waiting || event.target.matches(controls))) return;
    event.preventDefault();
    if (onButton) branch = onButton.closest('[data-factor]').dataset.factor;
    const moved = branch;
    waiting++;
    try {
      await page.invokeMethodAsync('MoveByKeyAsync', moved, event.key);
    } finally {
      if (--waiting === 0) focusOn(`factor-${moved.replaceAll('-', '')}-move`);
    }
  };
  document.addEventListener('keydown', pressed);
}

function hold(grip, start, page) {
  const branch = grip.closest('[data-factor]');
  let target = null, where = '', dragging = false, pointer = start, frame = 0;

  const unmark = () => target?.classList.remove(...marks);
  const scroll = () => {
    const by = pointer.clientY < edge ? -12 : pointer.clientY > innerHeight - edge ? 12 : 0;
    if (by) { scrollBy(0, by); look(); }
    frame = requestAnimationFrame(scroll);
  };
  const look = () => {
    unmark();
    const body = document.elementFromPoint(pointer.clientX, pointer.clientY)?.closest('.factor-body');
    target = body?.closest('[data-factor]') ?? null;
    if (!target || target === branch) { target = null; return; }
    const box = body.getBoundingClientRect(), at = (pointer.clientY - box.top) / box.height;
    where = at < .3 ? 'before' : at > .7 ? 'after' : 'under';
    target.classList.add(`drop-${where}`);
  };
  const move = event => {
    if (event.pointerId !== start.pointerId) return;
    pointer = event;
    if (!dragging) {
      if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < far) return;
      dragging = true;
      branch.classList.add('dragged');
      frame = requestAnimationFrame(scroll);
    }
    look();
  };
  const end = event => {
    if (event.pointerId !== undefined && event.pointerId !== start.pointerId) return;
    if (event.type === 'keydown' && event.key !== 'Escape') return;
    cancelAnimationFrame(frame);
    unmark();
    branch.classList.remove('dragged');
    for (const [name, listener] of heard) removeEventListener(name, listener, true);
    if (event.type === 'pointerup' && dragging && target) page.invokeMethodAsync('DropAsync', branch.dataset.factor, target.dataset.factor, where);
  };
  const heard = [['pointermove', move], ['pointerup', end], ['pointercancel', end], ['keydown', end]];
  for (const [name, listener] of heard) addEventListener(name, listener, true);
}
