// A link to a comment leads to words that may be folded away: the page unfolds them, and then goes there.
const place = '#comment-';

/** Calls the page for every link to a comment on it that is followed, and for the one with which it was opened, for as long as it answers. */
export function follow(page) {
  const lead = async hash => {
    if (hash.startsWith(place)) await page.invokeMethodAsync('LeadToCommentAsync', hash.slice(place.length));
  };
  const click = event => {
    const link = event.target.closest?.(`a[href*="${place}"]`);
    if (link && link.pathname === location.pathname) lead(link.hash).catch(left);
  };
  const left = () => document.removeEventListener('click', click);
  document.addEventListener('click', click);
  lead(location.hash).catch(left);
}
