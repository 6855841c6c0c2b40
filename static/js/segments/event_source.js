/**
 * htmx's stream of events sleeps while nobody has looked at the tab for a minute: browsers allow few
 * connections to a server. Looked at again, it goes on where it was.
 */

import { asleep, pause, watch } from "../live/visibility.js";

/** @type {EventSource | undefined} */
let line;
let last = ""; // the number of the latest event

globalThis.htmx.createEventSource = (/** @type {string} */ address) => {
  const at = new URL(address, location.href);
  if (last) at.searchParams.set("after", last);
  line = new EventSource(at);
  return line;
};

document.addEventListener("htmx:sseMessage", (event) => {
  last = /** @type {CustomEvent<MessageEvent>} */ (event).detail.lastEventId || last;
});

watch(async () => {
  line?.close();
  while (asleep()) await pause(Infinity);
  line?.onerror?.(/** @type {any} */ (null)); // htmx finds it closed, and opens another; there is no error to log
});
