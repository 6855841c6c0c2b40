/**
 * How high notes are at each width they may have, found by laying out copies of them out of sight.
 * They are measured in the smallest type, which is the widest one beside its size.
 */

import { COMPACT } from "./spacing.js";
import { SMALLEST } from "./shapes.js";

/** @typedef {import("./rows.js").Block} Block */

const WIDTHS = Array.from({ length: 20 }, (_one, step) => Math.round(104 * 1.063 ** step)); // units, to 328

/** @type {Map<string, {natural: number, heights: number[]}>} what was measured, by what a note shows */
const known = new Map();

/** @type {Map<string, number[]>} heights that turned out to be others, while the notes are laid out this once */
const learned = new Map();

/** Forget everything: type has changed. */
export const forget = () => known.clear();

/** What was learned belongs to the places notes had: the same notes must find the same places whatever was before. */
export const unlearn = () => learned.clear();

/**
 * Blocks for notes at rest.
 * @param {HTMLElement[]} notes @param {HTMLElement} bench  an element out of sight, where a unit is the smallest
 * @returns {Map<HTMLElement, Block>}
 */
export function measure(notes, bench) {
  const strange = new Map(notes.map((note) => [keyOf(note), note]).filter(([key]) => !known.has(/** @type {string} */ (key))));
  const copies = [...strange].map(([key, note]) => [key, [undefined, ...WIDTHS].map((width) => copy(/** @type {HTMLElement} */ (note), width))]);
  bench.replaceChildren(...copies.flatMap(([, row]) => row));
  for (const [key, row] of /** @type {[string, HTMLElement[]][]} */ (copies)) {
    const [natural, ...sizes] = row.map((one) => one.getBoundingClientRect());
    known.set(key, { natural: natural.width / SMALLEST + 2, heights: atEachWidth(sizes.map(({ height }) => height / SMALLEST + 0.5)) });
  }
  bench.replaceChildren();
  return new Map(notes.map((note) => [note, blockOf(keyOf(note))]));
}

/** What decides how high a note is: not what is linked to it, nor what is done with it just now. @param {HTMLElement} note */
const keyOf = (note) => `${note.matches(".is-pending")}|${Boolean(note.closest(".is-compact"))}|${textOf(note)?.textContent}`;

const textOf = (/** @type {HTMLElement} */ note) => note.querySelector(":scope > .note__text");

/** A note to measure. @param {HTMLElement} note @param {number} [width] */
function copy(note, width) {
  const one = /** @type {HTMLElement} */ (note.cloneNode(false));
  one.className = note.matches(".is-pending") ? "note is-pending" : "note";
  one.append(textOf(note)?.cloneNode(true) ?? "");
  one.removeAttribute("id");
  one.removeAttribute("data-id");
  one.style.width = width ? `${width * SMALLEST}px` : "max-content";
  return one;
}

/**
 * Remember how high notes are at the widths they have. Returns whether one is another height than was thought.
 * @param {HTMLElement[]} notes @param {number} unit in px @param {boolean} mayShrink  or else only what is higher counts
 */
export function learn(notes, unit, mayShrink) {
  const sizes = notes.map((note) => note.getBoundingClientRect());
  return notes.filter((note, index) => {
    const key = keyOf(note);
    const heights = learned.get(key) ?? [...(known.get(key)?.heights ?? [])];
    learned.set(key, heights);
    const [at, height] = [Math.floor(sizes[index].width / unit + 0.01), sizes[index].height / unit + 0.5];
    const [isLess, isMore] = [mayShrink && height < heights[at] - 4, height > heights[at] + 1];
    for (let width = at; isLess && heights[width] > height; width += 1) heights[width] = height;
    for (let width = at; isMore && heights[width] < height; width -= 1) heights[width] = height;
    return isLess || isMore;
  }).length > 0;
}

/** @param {string} key @returns {Block} */
function blockOf(key) {
  const { natural, heights: measured } = /** @type {{natural: number, heights: number[]}} */ (known.get(key));
  const heights = learned.get(key) ?? measured;
  const area = Math.min(...WIDTHS.map((width) => (Math.min(width, natural) + COMPACT.gap) * (heights[width] + COMPACT.gap)));
  return { natural, area, height: (width) => heights[Math.min(heights.length - 1, Math.floor(width + 0.01))] };
}

/** The height at each whole width, from those at some. @param {number[]} measured */
function atEachWidth(measured) {
  const heights = new Array(WIDTHS[0]).fill(measured[0]);
  WIDTHS.forEach((width, index) => heights.push(...new Array((WIDTHS[index + 1] ?? width + 1) - width).fill(measured[index])));
  return heights;
}
