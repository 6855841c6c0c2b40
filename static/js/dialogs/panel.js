/**
 * The details of a note in a dialog. Its fields save themselves (`hx-post`), and it fetches anew what
 * changes while it is open (`hx-get`). Here is which version is edited, and what happens when the note goes.
 */

import { announce } from "../page/announcer.js";
import { noteAddress, noteById, noteOf } from "../board/board.js";
import { verbs } from "../board/commands.js";
import { dialogWith } from "./dialogs.js";
import { waiting } from "../outbox/outbox.js";
import { word } from "../page/words.js";

const panel = () => dialogWith("panel");

/** The id of the note whose details are open, or "". */
export function shownNote() {
  const note = panel().open ? panel().querySelector("[data-note]") : null;
  return note instanceof HTMLElement ? note.dataset.note ?? "" : "";
}

/** Show the details of a note, as its link does. @param {HTMLElement} note @param {string} [part]  to begin with */
export function show(note, part = "") {
  globalThis.htmx?.ajax("GET", noteAddress(note) + part, { source: note.querySelector(".note__more") });
}

/** Open at the side of the window where the note is not. @param {HTMLElement} note */
function standBeside(note) {
  const { left, right } = note.getBoundingClientRect();
  const isRight = left + right > document.documentElement.clientWidth;
  const isRtl = getComputedStyle(document.body).direction === "rtl";
  panel().classList.toggle("dialog--start", isRight !== isRtl);
}

/** Later edits are based on one's own before. @param {Event} event */
function takeVersion(event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  const id = shownNote();
  if (!id || !operation.path.endsWith(`/notes/${id}/`)) return;
  const version = document.getElementById("panel-version");
  document.addEventListener("board:changed", () => {
    if (version instanceof HTMLInputElement) version.value = noteById(id)?.dataset.version ?? version.value;
  }, { once: true });
}

/** Somebody removed the note. */
function leave() {
  announce(word("removed"));
  const areas = [...panel().querySelectorAll("textarea")];
  const isWriting = areas.some((area) => area === document.activeElement || area.value !== area.defaultValue);
  if (!isWriting) return panel().close();
  document.getElementById("panel-removed")?.removeAttribute("hidden");
}

/** Wire the dialog. */
export function connect() {
  verbs.details = (note) => show(note);
  // Escape closes without a `change` of the field one is in.
  panel().addEventListener("cancel", () => {
    const active = document.activeElement;
    if (active instanceof HTMLTextAreaElement && active.value !== active.defaultValue) active.blur();
  });
  // What was fetched does not know what is still to be sent; the answer to that has it fetched again.
  panel().addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (panel().open && waiting().length) detail.shouldSwap = false;
    const note = panel().open ? null : noteOf(detail.requestConfig.elt);
    if (note) standBeside(note);
  });
  document.addEventListener("outbox:done", takeVersion);
  document.addEventListener("board:changed", (event) => {
    const { removed, own } = /** @type {CustomEvent} */ (event).detail;
    if (!own && removed.includes(`note-${shownNote()}`)) leave();
  });
}
