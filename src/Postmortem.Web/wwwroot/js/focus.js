// After Blazor swapped one page for another in place, the keyboard stands where the old page had it. Like a browser that
// loaded the page anew, we start at its top; a link to a place on the page goes there, and takes the keyboard along.
let page = location.pathname;

globalThis.Blazor?.addEventListener('enhancedload', () => {
  if (location.pathname === page) return;
  page = location.pathname;
  document.querySelector('details.more[open]')?.removeAttribute('open');
  if (!arriveAt(location.hash)) document.getElementById('content')?.focus({ preventScroll: true });
});

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href*="#"]');
  if (link?.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
  setTimeout(() => arriveAt(link.hash)); // Blazor scrolls there first
});

function arriveAt(hash) {
  const place = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!place) return false;
  place.focus({ preventScroll: true });
  if (document.activeElement === place) return true;
  place.tabIndex = -1; // what only stands there takes the keyboard for once
  place.focus({ preventScroll: true });
  return true;
}

// The sheet of further places closes like every other thing that opened: by Escape, or by a touch elsewhere.
document.addEventListener('keydown', event => {
  const sheet = document.querySelector('details.more[open]');
  if (event.key !== 'Escape' || !sheet) return;
  sheet.removeAttribute('open');
  sheet.querySelector('summary').focus();
});
document.addEventListener('click', event => {
  const sheet = document.querySelector('details.more[open]');
  if (sheet && !sheet.contains(event.target)) sheet.removeAttribute('open');
});

// Of a field that is partly in sight the browser brings only the line of its cursor.
document.addEventListener('keyup', event => {
  if (event.key === 'Tab' && document.activeElement.matches('textarea')) document.activeElement.scrollIntoView({ block: 'nearest' });
});
