/** Where a dragged note would fall: the box under the pointer and the notes that it goes between. */

import { notesIn } from "./board.js";
import { kindsBeside } from "../page/words.js";

/**
 * @typedef {object} Spot
 * @property {string} kind
 * @property {HTMLElement | null} after  the note above, or null for the top
 * @property {{left: number, top: number, width: number, height: number}} mark  in the window
 */

const THICK = 4; // px

/**
 * @param {number} x @param {number} y  the pointer, in the window
 * @param {HTMLElement} note  the dragged one
 * @returns {Spot | null} null outside the boxes of the note's side
 */
export function spotAt(x, y, note) {
  const box = document.elementsFromPoint(x, y).map((one) => one.closest(".box")).find(Boolean);
  const kind = box?.id.replace("box-", "") ?? "";
  if (!box || !kindsBeside(note.dataset.kind ?? "").includes(kind)) return null;
  const notes = notesIn(kind).filter((one) => one !== note);
  if (!notes.length) return { kind, after: null, mark: emptyMark(box) };
  const nearest = notes.reduce((best, one) => (distance(one, x, y) < distance(best, x, y) ? one : best));
  const rect = nearest.getBoundingClientRect();
  const row = hasNeighbourInRow(nearest, notes);
  const rtl = getComputedStyle(nearest).direction === "rtl";
  const before = row ? x < rect.left + rect.width / 2 !== rtl : y < rect.top + rect.height / 2;
  const index = notes.indexOf(nearest);
  return {
    kind,
    after: before ? notes[index - 1] ?? null : nearest,
    mark: row ? upright(rect, before !== rtl) : lying(rect, before),
  };
}

/** From a point to the edge of a note. */
function distance(/** @type {HTMLElement} */ note, /** @type {number} */ x, /** @type {number} */ y) {
  const { left, right, top, bottom } = note.getBoundingClientRect();
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether notes stand side by side there. @param {HTMLElement} note @param {HTMLElement[]} notes */
function hasNeighbourInRow(note, notes) {
  const { top, bottom } = note.getBoundingClientRect();
  return notes.some((other) => {
    const rect = other.getBoundingClientRect();
    return other !== note && Math.min(bottom, rect.bottom) - Math.max(top, rect.top) > rect.height / 2;
  });
}

/** @param {DOMRect} rect @param {boolean} atLeft */
function upright({ left, right, top, height }, atLeft) {
  return { left: (atLeft ? left : right) + (atLeft ? -THICK - 1 : 1), top, width: THICK, height };
}

/** @param {DOMRect} rect @param {boolean} above */
function lying({ left, top, bottom, width }, above) {
  return { left, top: (above ? top : bottom) + (above ? -THICK - 1 : 1), width, height: THICK };
}

/** @param {Element} box */
function emptyMark(box) {
  const list = box.querySelector(".add") ?? box;
  const { left, top, width } = list.getBoundingClientRect();
  return { left, top, width, height: THICK };
}
