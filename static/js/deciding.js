/**
 * What becomes of a text that is being written when the person has decided about what others did to
 * the note meanwhile (stale.js asks).
 */

import { announce } from "./announcer.js";
import { address } from "./board.js";
import { leave } from "./editing.js";
import { send } from "./outbox.js";
import { settle } from "./patches.js";
import { word } from "./words.js";

/** @type {Record<string, (note: HTMLElement) => void>} */
const CHOICES = {
  take: (note) => goOn(note),
  drop: (note) => goOn(note),
  keep: (note) => goOn(note, note.querySelector("textarea")?.value.replace(/\s+/g, " ").trim()),
};

/** Leave the editor for what others made of the note; a text becomes a new note. @param {HTMLElement} note */
function goOn(note, text = "") {
  const { kind = "", weight = "" } = note.dataset;
  leave(note);
  settle(note);
  if (!text) return;
  send(address("notes/"), { kind, text, weight }, `add:${kind}`);
  announce(word("kept_as_new"));
}

/** @param {HTMLElement} root */
export function connect(root) {
  for (const [name, act] of Object.entries(CHOICES)) {
    root.addEventListener(`stale:${name}`, (event) => act(/** @type {HTMLElement} */ (event.target)));
  }
}
