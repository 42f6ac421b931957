// A double click on what sends a form is one: its second half would reach a form that is sent and emptied already, or send it again.
document.addEventListener('click', event => {
  if (event.detail < 2 || !event.target.closest?.('button[type=submit], form button:not([type])')) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

// A form that loads a page is sent once, until the page that answers is there.
let sent = new WeakSet();
document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
});
const answered = () => { sent = new WeakSet(); };
addEventListener('pageshow', answered);
globalThis.Blazor?.addEventListener('enhancedload', answered);
