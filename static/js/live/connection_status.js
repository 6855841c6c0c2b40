/**
 * Knows when the page is out of touch with the server. What others do is not shown then, so the page
 * says it, even to those who write nothing. Fires `contact:changed` on `document`, with `cut`
 * in its detail.
 */

import { isOpen } from "./stream.js";
import { asleep } from "./visibility.js";
import { word } from "../page/words.js";

const PATIENCE = 6000; // ms; a server that starts anew, or a lift, need no words

let cut = false;
let over = false; // nothing more will come, and the page has said why

/** @type {number | undefined} */
let timer;

/** Whether nothing has been heard of the server for a while. */
export const isCut = () => cut;

/** @param {boolean} now */
function become(now) {
  if (cut === now) return;
  cut = now;
  document.dispatchEvent(new CustomEvent("contact:changed", { detail: { cut } }));
}

function lost() {
  if (over) return;
  // From the first end on: tries that fail do not make it shorter.
  timer ??= setTimeout(() => {
    timer = undefined;
    become(!asleep());
  }, PATIENCE);
}

function reached() {
  clearTimeout(timer);
  timer = undefined;
  become(false);
  if (!isOpen()) lost();
}

/** Listen to the stream, to what is asked for in its place, and to what is saved. */
export function connect() {
  document.addEventListener("live:access", reached);
  for (const name of ["live:doubted", "live:closed"]) document.addEventListener(name, lost);
  document.addEventListener("live:gone", () => {
    over = true;
    reached();
  });
  document.addEventListener("live:reached", reached);
  document.addEventListener("outbox:done", reached);
  const place = document.getElementById("contact"); // where nothing is said of saving
  if (!place) return;
  document.addEventListener("contact:changed", () => {
    place.hidden = !cut;
    place.textContent = cut ? word("cut") : "";
  });
}
