// What waits in this tab until the server has it (sessionStorage: it leaves with the tab). Each item says of whose page it is, so that a colleague who
// signs in after somebody in the same tab is given nothing of theirs, and they are given it back when they return.
const person = () => document.body.dataset.person ?? '';
const prefix = 'postmortem.';

/** This page, as the person who is signed in sees it. */
export const page = () => `${person()} ${location.pathname}`;

/** One list of what waits; its items have a page. */
export const waits = name => ({
  read: () => JSON.parse(sessionStorage.getItem(prefix + name) ?? '[]'),
  write: items => items.length ? sessionStorage.setItem(prefix + name, JSON.stringify(items)) : sessionStorage.removeItem(prefix + name),
});

/** Whoever signs out leaves nothing behind in this tab. */
export function leave() {
  for (const name of Object.keys(sessionStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))) {
    const { read, write } = waits(name);
    write(read().filter(item => !item.page?.startsWith(`${person()} `)));
  }
}
