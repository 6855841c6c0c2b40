/** What notes weigh: 1–5, or nothing as long as nobody has weighed them (canvases/method/weight.py). */

import { facts } from "../page/words.js";

/** What a note's weight counts as in its box. @param {HTMLElement} note */
export const counted = (note) => Number(note.dataset.weight) || facts.counts_as;

/**
 * What a note weighs that is laid between two others, as canvases/method/order.py has it.
 * @param {HTMLElement} note @param {HTMLElement} [above] @param {HTMLElement} [below]
 */
export function weightBetween(note, above, below) {
  let wanted = counted(note);
  if (above) wanted = Math.min(wanted, counted(above));
  if (below) wanted = Math.max(wanted, counted(below));
  const isWeighed = note.dataset.weight || wanted !== counted(note) || (above?.dataset.weight && below?.dataset.weight);
  return isWeighed ? String(wanted) : "";
}
