/** Notes are dragged to the stages of the journey. Each carries a list of the stages that does the same. */

import { onDrag } from "../board/pointer.js";

/** @typedef {HTMLElement} Note */

const journey = document.getElementById("journey");
if (journey) {
  onDrag(journey, (target) => {
    const note = target.closest(".staged:has(form)");
    return note instanceof HTMLElement && !target.closest("form") ? (x, y) => drag(note, x, y) : null;
  });
}

/** @param {Note} note @param {number} startX @param {number} startY @returns {import("../board/pointer.js").Drag} */
function drag(note, startX, startY) {
  const { left, top, width } = note.getBoundingClientRect();
  const ghost = /** @type {Note} */ (note.cloneNode(true));
  ghost.removeAttribute("id");
  ghost.querySelector("form")?.remove();
  ghost.ariaHidden = "true";
  ghost.classList.add("staged--ghost");
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  note.classList.add("is-dragged");
  /** @type {string | undefined} */
  let over; // where it would stand; the stages at hand are gone when it drops
  return {
    move(x, y) {
      ghost.style.translate = `${x - startX}px ${y - startY}px`;
      over = stageAt(x, y);
      show(over);
    },
    drop() {
      if (over !== undefined) put(present(note), over);
    },
    end() {
      ghost.remove();
      show(undefined);
      present(note).classList.remove("is-dragged");
    },
  };
}

/** The note as it is now: an answer may have replaced it meanwhile. @param {Note} note */
const present = (note) => document.getElementById(note.id) ?? note;

/** The stage there; "" for none yet, undefined beside all of them. @param {number} x @param {number} y */
function stageAt(x, y) {
  const places = document.elementsFromPoint(x, y).map((one) => one.closest("[data-stage]"));
  return places.find(Boolean)?.getAttribute("data-stage") ?? undefined;
}

/** Mark where the note would stand. @param {string | undefined} stage */
function show(stage) {
  for (const place of document.querySelectorAll("[data-stage]")) {
    place.classList.toggle("is-over", place.getAttribute("data-stage") === stage);
  }
}

/** Move a note at once, and send it; the answer brings the line of feeling. @param {Note} note @param {string} stage */
function put(note, stage) {
  const select = note.querySelector("select");
  if (!select || select.value === stage) return;
  select.value = stage;
  document.querySelector(`[data-stage="${stage}"] .staged-list`)?.append(note);
  globalThis.htmx.trigger(/** @type {HTMLFormElement} */ (select.form), "submit");
}
