// A link may lead to something that is folded away: a comment, or a thing in a question that is not open. The page unfolds it, and goes there.
import { homeless } from './drafts.js';

const comment = /^#comment-/;
const folded = place => !place || place.closest('[hidden]') || place.matches('.question:not(.open)');

/** Calls the page for every such link on it that is followed, and for the one with which it was opened, for as long as it answers. */
export function follow(page) {
  const lead = async hash => {
    const id = decodeURIComponent(hash.slice(1));
    if (comment.test(hash)) await page.invokeMethodAsync('LeadToCommentAsync', id.slice('comment-'.length));
    else if (id && folded(document.getElementById(id))) await page.invokeMethodAsync('LeadToAsync', id);
  };
  const click = event => {
    const link = event.target.closest?.('a[href*="#"]');
    if (link && link.pathname === location.pathname) lead(link.hash).catch(left);
  };
  const written = () => lead(location.hash).catch(left); // somebody wrote it into the address
  const left = () => {
    document.removeEventListener('click', click);
    removeEventListener('hashchange', written);
  };
  document.addEventListener('click', click);
  addEventListener('hashchange', written);
  unfold(page).catch(left);
  // It may have been folded when the page came, or be so still: the link was pressed before anybody listened here.
  if (!location.hash) return;
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (comment.test(location.hash) || folded(place)) lead(location.hash).catch(left);
  else place.scrollIntoView();
}

/** Words that waited for this page are put back into their fields, also where those are folded away. */
async function unfold(page) {
  for (const id of homeless()) await page.invokeMethodAsync('LeadToAsync', id);
}

/** The address says what is shown, so that it can be sent to a colleague, and is shown again after a reload. */
export function say(name, value) {
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  address.hash = '';
  history.replaceState(history.state, '', address);
}

/** What was unfolded begins in sight, also where another above it was folded away. */
export function bring(id) {
  const place = document.getElementById(id);
  const { top } = place?.getBoundingClientRect() ?? { top: 0 };
  if (top < 0 || top > innerHeight / 2) place?.scrollIntoView({ block: 'start' });
}
