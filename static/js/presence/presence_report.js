/**
 * Tells the others what one is at: the box one writes a new note in, the note one edits. Told when it
 * changes, once a second at most, and now and again while it lasts. What is written is not told.
 */

import { address } from "../board/board.js";
import { shownNote } from "../dialogs/panel.js";
import { tab } from "../outbox/storage.js";

const APART = 1000; // ms between two requests
const REPEAT = 20_000; // ms after which it is told again; the server forgets it after 45 s
const IDLE = 8000; // ms without a key until one is not writing any more

let told = "";
let toldAt = 0;
let typedAt = 0;
let connected = false;

/** @type {number | undefined} */
let timer;

/** What one is at. */
function at() {
  const edited = document.querySelector("#board .note.is-editing");
  if (edited instanceof HTMLElement) return `note:${edited.dataset.id}`;
  if (shownNote()) return `note:${shownNote()}`;
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement) || !field.value.trim() || Date.now() - typedAt > IDLE) return "";
  const form = /** @type {HTMLElement | null} */ (field.closest("form.add"));
  return form ? `box:${form.dataset.kind}` : "";
}

/** Look again soon; or, where something holds, when it might be over or has to be repeated. */
function look() {
  clearTimeout(timer);
  timer = setTimeout(tell, Math.max(0, toldAt + APART - Date.now()));
}

async function tell() {
  const now = at();
  if (now) timer = setTimeout(tell, APART);
  const isKnown = now === told && (!now || Date.now() - toldAt < REPEAT);
  if (!connected || isKnown) return;
  toldAt = Date.now();
  told = now;
  const answer = await fetch(address("here/"), {
    method: "POST",
    body: new URLSearchParams({ tab, at: now }),
    headers: { "HX-Request": "true" },
    credentials: "same-origin",
    keepalive: true,
  }).catch(() => null);
  if (!answer?.ok) told = "?"; // tell it again with the next key
}

/** @param {HTMLElement} root */
export function connect(root) {
  document.addEventListener("live:access", () => {
    connected = true;
    told = ""; // a new stream: the server knows of nothing
    look();
  });
  document.addEventListener("live:closed", () => (connected = false));
  root.addEventListener("input", () => {
    typedAt = Date.now();
    look();
  });
  for (const name of ["focusin", "focusout", "click", "keyup"]) document.addEventListener(name, look);
  document.addEventListener("close", look, true); // a dialog
}
