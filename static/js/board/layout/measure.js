/**
 * How high notes are at each width they may have, found by laying out copies of them out of sight.
 * They are measured in the smallest type, which is the widest one beside its size.
 */

import { COMPACT } from "./spacing.js";
import { SMALLEST } from "./shapes.js";

/** @typedef {import("./rows.js").Block} Block */

const WIDTHS = Array.from({ length: 20 }, (_one, step) => Math.round(104 * 1.063 ** step)); // units, to 328

/** @type {Map<string, {natural: number, heights: number[], number: number}>} what was measured, by what a note shows */
const known = new Map();

let measured = 0; // how often

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
  if (strange.size) learnSizes([...strange.keys()], [...strange.values()].map(copy), bench);
  return new Map(notes.map((note) => [note, blockOf(note)]));
}

/**
 * All at once: first as wide as their words want, then the bench takes one width after the other, and they with it.
 * @param {string[]} keys @param {HTMLElement[]} copies @param {HTMLElement} bench
 */
function learnSizes(keys, copies, bench) {
  bench.replaceChildren(...copies);
  const natural = copies.map((one) => one.getBoundingClientRect().width / SMALLEST + 2);
  for (const one of copies) one.style.width = "auto";
  const heights = WIDTHS.map((width) => {
    bench.style.width = `${width * SMALLEST}px`;
    return copies.map((one) => one.getBoundingClientRect().height / SMALLEST + 0.5);
  });
  keys.forEach((key, index) => known.set(key, { natural: natural[index], heights: atEachWidth(heights.map((row) => row[index])), number: (measured += 1) }));
  bench.replaceChildren();
}

/** What decides how high a note is: not what is linked to it, nor what is done with it just now. @param {HTMLElement} note */
const keyOf = (note) => `${Boolean(note.closest(".is-compact"))}|${textOf(note)?.textContent}`;

const textOf = (/** @type {HTMLElement} */ note) => note.querySelector(":scope > .note__text");

/** A note to measure. @param {HTMLElement} note */
function copy(note) {
  const one = /** @type {HTMLElement} */ (note.cloneNode(false));
  one.className = "note";
  one.append(textOf(note)?.cloneNode(true) ?? "");
  one.removeAttribute("id");
  one.removeAttribute("data-id");
  one.style.width = "max-content";
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

/** @param {HTMLElement} note @returns {Block} */
function blockOf(note) {
  const key = keyOf(note);
  const { natural, number, heights: first } = /** @type {{natural: number, heights: number[], number: number}} */ (known.get(key));
  const heights = learned.get(key) ?? first;
  const area = Math.min(...WIDTHS.map((width) => (Math.min(width, natural) + COMPACT.gap) * (heights[width] + COMPACT.gap)));
  return { is: `${number}${note.matches(".is-editing")}`, natural, area, height: (width) => heights[Math.min(heights.length - 1, Math.floor(width + 0.01))] };
}

/** The height at each whole width, from those at some. @param {number[]} measured */
function atEachWidth(measured) {
  const heights = new Array(WIDTHS[0]).fill(measured[0]);
  WIDTHS.forEach((width, index) => heights.push(...new Array((WIDTHS[index + 1] ?? width + 1) - width).fill(measured[index])));
  return heights;
}
