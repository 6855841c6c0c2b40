/**
 * An EventSource that sleeps while nobody has looked at the tab for a minute: browsers allow few
 * connections to a server. Looked at again, it goes on where it was.
 */

const HIDDEN = 60_000; // ms

/** Make htmx one. @param {string} address */
function source(address) {
  /** @type {[string, (event: Event) => void][]} */
  const listeners = [];
  let last = "";
  let line = open();
  /** @type {number | undefined} */
  let timer;

  function open() {
    const at = new URL(address, location.href);
    if (last) at.searchParams.set("after", last);
    const made = new EventSource(at);
    for (const [name, listener] of listeners) made.addEventListener(name, listener);
    made.onerror = (event) => shell.onerror(event);
    made.onopen = (event) => shell.onopen(event);
    return made;
  }

  function look() {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => line.close(), HIDDEN);
    else if (line.readyState === EventSource.CLOSED) line = open();
  }

  const shell = {
    onerror: (/** @type {Event} */ event) => void event,
    onopen: (/** @type {Event} */ event) => void event,
    get readyState() {
      return line.readyState;
    },
    /** @param {string} name @param {(event: Event) => void} listener */
    addEventListener(name, listener) {
      const heard = (/** @type {Event} */ event) => {
        last = /** @type {MessageEvent} */ (event).lastEventId || last;
        listener(event);
      };
      listeners.push([name, heard]);
      line.addEventListener(name, heard);
    },
    removeEventListener() {}, // htmx looks itself whether the element is still there
    close() {
      document.removeEventListener("visibilitychange", look);
      line.close();
    },
  };
  document.addEventListener("visibilitychange", look);
  return shell;
}

globalThis.htmx.createEventSource = source;
