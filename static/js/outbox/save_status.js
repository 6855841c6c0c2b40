/**
 * Says truthfully whether everything is saved. Speaks from the outbox: "saved" means that the server
 * said so, for every operation. Out of touch with the server it says that instead.
 */

import { isCut } from "../live/connection_status.js";
import { failing, retryNow, waiting } from "./outbox.js";
import { word } from "../page/words.js";

const CALM = 400; // ms before "Saving…": quicker answers need no message
const ALARM = 5000; // ms before a slow answer counts as not saved

/** @type {number | undefined} */
let timer;
let busySince = 0;

/** Fill `#saved` and guard leaving the page. */
export function connect() {
  watch(() => "");
}

/**
 * The same on a page where what the server did not take stays until it is seen to.
 * @param {() => string} refused  words for that, or ""
 * @returns {() => void} say it anew
 */
export function watch(refused) {
  const place = document.getElementById("saved");
  if (!place) return () => {};
  const update = () => show(place, refused);
  document.addEventListener("outbox:changed", update);
  document.addEventListener("contact:changed", update);
  addEventListener("beforeunload", (event) => {
    if (waiting().length) event.preventDefault();
  });
  place.querySelector("button")?.addEventListener("click", retryNow);
  update();
  return update;
}

/** @param {HTMLElement} place @param {() => string} refused */
function show(place, refused) {
  clearTimeout(timer);
  const count = waiting().length;
  place.dataset.count = String(count); // at once; the words wait until they are worth reading
  busySince = count ? busySince || performance.now() : 0;
  const busy = count ? performance.now() - busySince : 0;
  if (!count && isCut()) {
    write(place, "cut", word("cut"));
  } else if (!count) {
    write(place, refused() ? "refused" : "saved", refused() || word("saved"));
  } else if (failing() || busy >= ALARM || !navigator.onLine) {
    write(place, "waiting", word("unsaved", { count }), true);
  } else {
    if (busy >= CALM) write(place, "saving", word("saving"));
    timer = setTimeout(() => show(place, refused), (busy >= CALM ? ALARM : CALM) - busy + 1);
  }
}

/**
 * @param {HTMLElement} place @param {"saved" | "refused" | "saving" | "waiting" | "cut"} state @param {string} text
 * @param {boolean} [canRetry]
 */
function write(place, state, text, canRetry = false) {
  const [label, button] = /** @type {Iterable<HTMLElement>} */ (place.children);
  place.dataset.state = state;
  place.toggleAttribute("data-amiss", state !== "saved" && state !== "saving");
  if (label.textContent !== text) label.textContent = text;
  button.hidden = !canRetry;
}
