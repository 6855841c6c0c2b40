/** The first link of a canvas: what comes of it, fit and sentence, stands out for a moment, and is said once. */

import { whisper } from "../page/announcer.js";
import { word } from "../page/words.js";

const LONGEST_WAIT = 15_000; // ms for the server's answer

/** @param {HTMLElement} root */
export function connect(root) {
  const isLinked = () => root.querySelector('.note[data-to]:not([data-to=""])') !== null;
  const figure = () => root.querySelector("#fit .fit__figure .figure")?.textContent ?? "";
  if (isLinked()) return;
  let [since, before] = [0, ""];
  const listening = new AbortController();
  document.addEventListener("board:changed", (event) => {
    if (!since && isLinked()) {
      [since, before] = [performance.now(), figure()];
      if (!(/** @type {CustomEvent} */ (event).detail.own)) listening.abort(); // somebody else's
    }
    if (since && performance.now() - since > LONGEST_WAIT) listening.abort();
    if (!since || listening.signal.aborted || figure() === before || !isLinked()) return;
    listening.abort();
    for (const part of root.querySelectorAll("#fit, #statement")) part.classList.add("is-first");
    whisper(word("first_fit", { figure: figure() }));
  }, { signal: listening.signal });
}
