// The few things a page needs that neither HTML nor Blazor does. Loaded for signed-in people only.
import './drafts.js';
import './early.js';
import './once.js';
import './arrivals.js';
import './reconnect.js';
import './shortcuts.js';
import './focus.js';
import './lost.js';
import './copy.js';
import './passwords.js';
import './dialog.js';
import './drop.js';
import './mended.js';
import './toasts.js';
