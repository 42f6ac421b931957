// Blazor's script sets classes on our bar (Components/Layout/ReconnectBar.razor); this follows them.
import { here, keep } from './drafts.js';

const bar = document.getElementById('components-reconnect-modal');
const states = ['show', 'failed', 'resume-failed', 'paused', 'rejected', 'unheard', 'hide'];
const stopped = ['failed', 'resume-failed', 'paused']; // it does not try by itself any more
const failure = document.getElementById('blazor-error-ui');
const stateOf = () => states.find(state => bar.classList.contains(`components-reconnect-${state}`)) ?? 'hide';
let last = 'hide';

if (bar) {
  new MutationObserver(() => {
    const now = stateOf();
    if (now === last) return;
    const before = last;
    last = now;
    if (now === 'hide') return before === 'hide' ? undefined : here();
    keep();
    // The server is back but has forgotten this page: only loading it again helps, and nobody needs to be asked.
    if (now === 'rejected') location.reload();
  }).observe(bar, { attributes: true, attributeFilter: ['class'] });

  bar.querySelector('[data-reconnect]').addEventListener('click', tryAgain);
  // A laptop that was closed tries again when it is opened, and a phone when the tab is shown. A tab that nobody looks at for long lets go of its page,
  // which the server would keep for nobody; it is loaded again when it is shown.
  let rest;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(() => stateOf() === 'hide' && Blazor.pauseCircuit?.(), bar.dataset.restAfter * 1000); // none, nothing to keep
    else if (stopped.includes(stateOf())) tryAgain();
  });
}

// The connection may be lost before it was there. Blazor's script then tells nobody, and no part of the page ever listens.
const patience = 15_000; // milliseconds
if (bar) {
  setTimeout(() => {
    const unheard = () => bar.classList.toggle('components-reconnect-unheard', document.querySelector('[data-live=no]') !== null);
    if (stateOf() !== 'hide' || bar.classList.contains('components-reconnect-ended') || !unheard()) return;
    const watcher = new MutationObserver(() => unheard() || watcher.disconnect());
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
  }, patience);
}

// Blazor's script shows this element when an error has ended the page: it listens no more, and only loading it again helps. It shows it as well when
// it was cut off and cannot get through; then it goes on trying, and the bar says so already.
if (bar && failure) {
  new MutationObserver(() => {
    if (failure.style.display !== 'block') return;
    if (stateOf() !== 'hide') {
      failure.style.display = '';
      return;
    }
    bar.classList.add('components-reconnect-ended');
    keep();
  }).observe(failure, { attributes: true, attributeFilter: ['style'] });

  bar.querySelector('[data-reload]').addEventListener('click', () => location.reload());
}

async function tryAgain() {
  try {
    if (await Blazor.reconnect()) return;
  } catch {
    return; // Still unreachable: the bar goes on saying so.
  }
  keep();
  location.reload();
}
