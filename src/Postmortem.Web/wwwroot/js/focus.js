// After Blazor swapped one page for another in place, the keyboard stands where the old page had it. Like a browser that
// loaded the page anew, we start at its top; a link to a place on the page goes there.
let page = location.pathname;

globalThis.Blazor?.addEventListener('enhancedload', () => {
  if (location.pathname === page) return;
  page = location.pathname;
  document.querySelector('details.more[open]')?.removeAttribute('open');
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) document.getElementById('content')?.focus({ preventScroll: true });
});

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
