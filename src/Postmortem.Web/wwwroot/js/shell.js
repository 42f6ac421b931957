// The few things a page needs that neither HTML nor Blazor does. Loaded for signed-in people only.
import './drafts.js';
import './reconnect.js';
import './shortcuts.js';
import './focus.js';
import './copy.js';
import './dialog.js';

// The reader's own zone, for a server that must name times: pages are drawn before any script could answer it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`zone=${encodeURIComponent(zone)}`)) {
  document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
