// What was done is said where nothing can be pressed: a toast that lay over a button would be in the way of the next step. It begins at its
// usual place, at the lower right, and looks for the nearest free one; scrolling brings it away from what came under it.
const edge = 16, step = 8;
const pressed = 'button, a.button, nav a[href], summary, input:not([type=hidden]), select, textarea, [role=button], [role=slider], [contenteditable=true]';
const links = 'a[href]';

const region = () => [...document.querySelectorAll('.toasts')].find(place => place.querySelector('.toast'));

function inView(kind, but) {
  const found = [];
  for (const control of document.querySelectorAll(kind)) {
    // What a closed sheet or dialog holds has a box too, and lies in nobody's way.
    if (but.contains(control) || !control.checkVisibility({ visibilityProperty: true })) continue;
    const box = control.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth) found.push(box);
  }
  return found;
}

const covers = (at, box) => at.left < box.right + 2 && at.right > box.left - 2 && at.top < box.bottom + 2 && at.bottom > box.top - 2;
const overlap = (at, boxes) => boxes.reduce((sum, box) => sum
  + Math.max(0, Math.min(at.right, box.right) - Math.max(at.left, box.left)) * Math.max(0, Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top)), 0);

function* places(width, height) {
  const right = document.documentElement.clientWidth - edge - width; // beside the scroll bar
  const columns = [...new Set([right, Math.round((right + edge) / 2), edge].map(left => Math.max(edge, left)))];
  for (let bottom = innerHeight - edge; bottom - height >= edge; bottom -= step)
    for (const left of columns) yield { left, right: left + width, top: bottom - height, bottom };
}

/** The first place where nothing lies; else where no button and no field lies; else where least of them does. */
function free(all, buttons, anchors) {
  const nothing = all.find(at => !buttons.some(box => covers(at, box)) && !anchors.some(box => covers(at, box)));
  return nothing ?? all.find(at => !buttons.some(box => covers(at, box)))
    ?? all.reduce((best, at) => overlap(at, buttons) < overlap(best, buttons) ? at : best, all[0]);
}

function settle() {
  const toasts = region();
  if (!toasts || toasts.contains(document.activeElement)) return;
  const box = toasts.getBoundingClientRect();
  const [buttons, anchors] = [inView(pressed, toasts), inView(links, toasts)];
  const mayStay = toasts.dataset.placed && ![...buttons, ...anchors].some(other => covers(box, other)) && box.bottom <= innerHeight && box.right <= innerWidth;
  // What has the keyboard is kept clear before all else, be it a whole card that the keyboard came to.
  const held = document.activeElement.getBoundingClientRect();
  if (mayStay && !covers(box, held)) return;
  const all = [...places(box.width, box.height)], clear = all.filter(at => !covers(at, held));
  if (mayStay && !clear.length) return;
  const at = free(clear.length ? clear : all, buttons, anchors);
  if (!at) return;
  toasts.dataset.placed = 'yes';
  Object.assign(toasts.style, { left: `${at.left}px`, top: `${at.top}px`, right: 'auto', bottom: 'auto' });
}

let isAsked = false;
const soon = () => {
  if (isAsked) return; // what changes in every frame would put it off for ever
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    settle();
  });
};

// A page tells several things at once: what the verb changed is drawn first, and the toast finds its place among that.
new MutationObserver(() => {
  if (region()) soon();
  else for (const empty of document.querySelectorAll('.toasts[data-placed]')) {
    delete empty.dataset.placed;
    empty.removeAttribute('style');
  }
}).observe(document.body, { subtree: true, childList: true });
new ResizeObserver(soon).observe(document.body); // something above it unfolded, and moved what it lies beside
addEventListener('scrollend', soon, true);
addEventListener('focusin', soon);
addEventListener('resize', soon);
