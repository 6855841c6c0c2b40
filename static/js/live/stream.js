/**
 * Reads one stream of server-sent events by fetch: unlike EventSource it tells the status of a
 * refusal, shows that the line is alive between events, and does not reconnect on its own with
 * an id that may be of another journal.
 */

/**
 * @typedef {object} BoardEvent  what one change made different (docs/live.md)
 * @property {number} seq
 * @property {string} patches
 * @property {string} [op]
 * @property {boolean} [more]  its patches are in an event that comes right after it
 * @property {boolean} [again]  more patches for a number that was there before
 * @property {{id: string, name: string, notes?: string[], did?: string}} [by]  who made it, which notes
 *   it changed that were there before (beside other events also which it added), and in words what it was where it changed many
 *
 * @typedef {object} Heard
 * @property {BoardEvent[]} events  what belongs together is here together, or not at all
 * @property {{name: string, told: any}[]} asides  what is for now only: "presence", "access"
 * @property {boolean} reset  the board has to be loaded; nothing follows
 * @property {number} retry  ms to wait before coming back; 0 where it was not said
 */

const FIRST_WORD = 5000; // ms; the server speaks at once, unless something on the way collects what it says
const LULL = 22_000; // ms: a heartbeat missed
const SILENCE = 13_000; // ms after that, and nobody speaks any more

let open = false;

/** Whether a stream brings what happens on this board, and at once. */
export const isOpen = () => open;

/**
 * Follow the stream to its end. `hear` is called with every piece that arrives; a heartbeat has
 * nothing in it. `doubt` is called where nothing came in time. What comes after that may have been
 * collected: only when the next piece is in time does the stream count as open. Never throws.
 * @param {string} path @param {(heard: Heard) => void} hear @param {() => void} doubt
 * @param {AbortController} line  ends it; "silent" is the reason where nobody speaks any more
 * @returns {Promise<{status: number, wait: number}>} 0 where the server was not reached or the
 *   line broke; `wait`: seconds it asks to stay away
 */
export async function follow(path, hear, doubt, line) {
  let isPrompt = true;
  const late = () => {
    isPrompt = open = false;
    timer = setTimeout(() => line.abort("silent"), SILENCE);
    doubt();
  };
  let timer = setTimeout(late, FIRST_WORD);
  try {
    const response = await fetch(path, { cache: "no-store", credentials: "same-origin", signal: line.signal });
    const wait = Number(response.headers.get("Retry-After")) || 0;
    if (!response.ok || !response.body) return { status: response.status, wait };
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    /** @type {BoardEvent[]} events whose patches are still to come */
    const begun = [];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const events = (rest + piece.value).split("\n\n");
      rest = events.pop() ?? "";
      clearTimeout(timer);
      timer = setTimeout(late, LULL);
      open = isPrompt;
      isPrompt = true;
      const heard = understand(events);
      begun.push(...heard.events);
      heard.events = begun.splice(0, 1 + begun.findLastIndex(({ more }) => !more));
      hear(heard);
    }
    return { status: response.status, wait };
  } catch {
    return { status: 0, wait: 0 };
  } finally {
    clearTimeout(timer);
    open = false;
  }
}

/** @param {string[]} events @returns {Heard} */
function understand(events) {
  /** @type {Heard} */
  const heard = { events: [], asides: [], reset: false, retry: 0 };
  for (const lines of events.map((event) => event.split("\n"))) {
    const value = (/** @type {string} */ name) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    heard.retry = Number(value("retry") ?? heard.retry);
    const [name, data] = [value("event"), value("data")];
    if (name === "reset") heard.reset = true;
    else if (name && data) heard.asides.push({ name, told: JSON.parse(data) });
    else if (data) heard.events.push(JSON.parse(data));
  }
  return heard;
}
