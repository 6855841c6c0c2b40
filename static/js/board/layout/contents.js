/** What the boxes of a board hold, as blocks to be placed, and putting it where they say. */

import { measure } from "./measure.js";
import { SMALLEST } from "./shapes.js";

/**
 * @typedef {import("./boxes.js").Content} Content @typedef {import("./rows.js").Block} Block
 * @typedef {Map<HTMLElement, HTMLElement[]>} Boxes  and what rows are made of in each
 */

const AS_IT_IS = 170; // units: width of a field one writes in, and of a note that asks something
const FIELD = { natural: 96, least: 34, area: 34 * 30, height: () => 30 };

/** Everything of a box that rows are made of. @param {HTMLElement} box */
export const partsOf = (box) =>
  /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".notes > *, .box__start, .add")]).filter((one) => getComputedStyle(one).display !== "none");

/**
 * What each box holds, by kind.
 * @param {HTMLElement} root @param {Boxes} boxes @param {number} unit  that stands now, in px
 * @returns {Record<string, Content>}
 */
export function contentsOf(root, boxes, unit) {
  const blocks = measure([...boxes.values()].flat().filter(isAtRest), benchIn(root));
  const heads = [...boxes.keys()].map((box) => sizeOf(/** @type {HTMLElement} */ (box.querySelector(".box__head")), unit));
  return Object.fromEntries([...boxes].map(([box, parts], index) => {
    const held = parts.map((part) => blocks.get(part) ?? (part.matches(".add") ? fieldIn(box, part, unit) : asItIs(part, unit)));
    const area = held.reduce((sum, block) => sum + block.area, heads[index].width * heads[index].height);
    return [box.dataset.kind, { head: heads[index], blocks: held, area }];
  }));
}

const sizeOf = (/** @type {HTMLElement} */ head, /** @type {number} */ unit) =>
  ({ width: head.scrollWidth / unit, height: head.offsetHeight / unit });

export const isAtRest = (/** @type {HTMLElement} */ part) => part.matches(".note:not(.is-failed):not(:has(.stale__offer))");

/** What asks something, or the field of an empty box. @param {HTMLElement} part @param {number} unit @returns {Block} */
function asItIs(part, unit) {
  put(part, { width: AS_IT_IS });
  const height = part.getBoundingClientRect().height / unit;
  return { natural: AS_IT_IS, least: AS_IT_IS, area: AS_IT_IS * height, height: () => height };
}

/**
 * The field to add a note. Where there are notes it is no more than a button until one writes in it.
 * @param {HTMLElement} box @param {HTMLElement} field @param {number} unit @returns {Block}
 */
function fieldIn(box, field, unit) {
  const isFirst = !box.querySelector(".note");
  field.classList.toggle("add--first", isFirst);
  return isFirst || field.matches(":focus-within") ? asItIs(field, unit) : FIELD;
}

/** Where notes are measured. @param {HTMLElement} root */
function benchIn(root) {
  const there = /** @type {HTMLElement | null} */ (root.querySelector(".bench"));
  if (there) return there;
  const bench = document.createElement("ol");
  bench.className = "bench";
  bench.ariaHidden = "true";
  bench.style.setProperty("--u", `${SMALLEST}px`);
  root.append(bench);
  return bench;
}

/** @param {HTMLElement | null} element @param {Record<string, number>} lengths  in units */
export function put(element, lengths) {
  for (const [name, length] of Object.entries(lengths)) element?.style.setProperty(`--${name}`, length.toFixed(3));
}
