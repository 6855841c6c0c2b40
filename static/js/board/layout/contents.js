/** What the boxes of a board hold, as blocks to be placed, and putting it where they say. */

import { measure } from "./measure.js";
import { SMALLEST } from "./shapes.js";

/**
 * @typedef {import("./boxes.js").Content} Content @typedef {import("./rows.js").Block} Block
 * @typedef {Map<HTMLElement, HTMLElement[]>} Boxes  and what rows are made of in each
 */

const AS_IT_IS = 170; // units: width of a field one writes in, and of a note that asks something
const FIELD = { natural: 96, least: 34 }; // units: the width of one at rest

/** Everything of a box that rows are made of. @param {HTMLElement} box */
export const partsOf = (box) =>
  /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".notes > *, .box__start, .add")]).filter((one) => getComputedStyle(one).display !== "none");

/**
 * What each box holds, by kind.
 * @param {HTMLElement} root @param {Boxes} boxes @param {import("./spacing.js").Spacing} spacing
 * @param {boolean} [isLean]  the field one writes in takes no more room than others
 * @returns {Record<string, Content>}
 */
export function contentsOf(root, boxes, { field: height }, isLean) {
  const blocks = measure([...boxes.values()].flat().filter(isAtRest), benchIn(root));
  const heads = [...boxes.keys()].map((box) => /** @type {HTMLElement} */ (box.querySelector(".box__head")));
  const fields = [...boxes].flatMap(([box, parts]) => parts.filter((part) => part.matches(".add") && isButton(box, part, isLean)));
  const others = [...boxes.values()].flat().filter((part) => !blocks.has(part) && !fields.includes(part));
  for (const other of others) put(other, { width: AS_IT_IS });
  const sizes = inSmallest([...heads, ...others]);
  for (const field of fields) blocks.set(field, { ...FIELD, area: FIELD.least * height, height: () => height });
  for (const other of others) blocks.set(other, asItIs(sizes.get(other)?.height ?? 0));
  return Object.fromEntries([...boxes].map(([box, parts], index) => {
    const head = /** @type {{width: number, height: number}} */ (sizes.get(heads[index]));
    const held = parts.map((part) => /** @type {Block} */ (blocks.get(part)));
    const area = held.reduce((sum, block) => sum + block.area, head.width * head.height);
    return [box.dataset.kind, { head, blocks: held, area }];
  }));
}

/** How large elements are where a unit is the smallest, in units: the same whatever unit stands now. @param {HTMLElement[]} elements */
function inSmallest(elements) {
  for (const one of elements) {
    one.classList.add("is-measured");
    one.style.setProperty("--u", `${SMALLEST}px`);
  }
  const sizes = new Map(elements.map((one) => [one, { width: one.scrollWidth / SMALLEST, height: one.offsetHeight / SMALLEST }]));
  for (const one of elements) {
    one.classList.remove("is-measured");
    one.style.removeProperty("--u");
  }
  return sizes;
}

export const isAtRest = (/** @type {HTMLElement} */ part) => part.matches(".note:not(.is-failed):not(:has(.stale__offer))");

/** What asks something, or a field one writes in. @param {number} height @returns {Block} */
const asItIs = (height) => ({ natural: AS_IT_IS, least: AS_IT_IS, area: AS_IT_IS * height, height: () => height });

/** Where there are notes, the field to add one is no more than a button until one writes in it, or left something in it. @param {HTMLElement} box @param {HTMLElement} field @param {boolean} [isLean] */
function isButton(box, field, isLean) {
  const isFirst = !box.querySelector(".note");
  const isWritten = Boolean(field.querySelector("textarea")?.value.trim());
  field.classList.toggle("add--first", isFirst);
  field.classList.toggle("add--written", isWritten);
  return !isFirst && (field.matches(":focus-within") ? Boolean(isLean) : !isWritten);
}

/** Let the field one writes in stand over its neighbours. @param {HTMLElement} root @param {number} unit  in px @param {import("./shapes.js").Arrangement} found @param {import("./spacing.js").Spacing} spacing */
export function lift(root, unit, { boxes }, { pad }) {
  const field = /** @type {HTMLElement | null} */ (root.querySelector(".add:not(.add--first):focus-within"));
  const { frame, places } = boxes[field?.dataset.kind ?? ""] ?? {};
  if (!field || !frame) return;
  const place = /** @type {import("./rows.js").Place} */ (places.at(-1));
  put(field, { width: AS_IT_IS });
  const height = field.offsetHeight / unit;
  put(field, { x: Math.max(0, Math.min(place.x, frame.width - AS_IT_IS - pad)), y: Math.min(place.y, frame.height - height - pad) });
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
