/** Notes are dragged to the stages of the journey. Each carries a list of the stages that does the same. */

import { dragToPlace } from "../board/ghost.js";
import { onDrag } from "../board/pointer.js";

const journey = document.getElementById("journey");
if (journey) {
  onDrag(journey, (target) => {
    const note = target.closest(".staged:has(form)");
    const isTaken = !(note instanceof HTMLElement) || target.closest("form");
    return isTaken ? null : (x, y) => dragToPlace(note, x, y, "staged--ghost", "data-stage", put);
  });
}

/** Move a note at once, and send it; the answer brings the line of feeling. @param {HTMLElement} note @param {string} stage  "" for none yet */
function put(note, stage) {
  const select = note.querySelector("select");
  if (!select || select.value === stage) return;
  select.value = stage;
  document.querySelector(`[data-stage="${stage}"] .staged-list`)?.append(note);
  globalThis.htmx.trigger(/** @type {HTMLFormElement} */ (select.form), "submit");
}
