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
export function contentsOf(root, boxes, { gap, field: height }, isLean) {
  const blocks = measure([...boxes.values()].flat().filter(isAtRest), benchIn(root));
  const heads = [...boxes.keys()].map((box) => /** @type {HTMLElement} */ (box.querySelector(".box__head")));
  const fields = [...boxes].flatMap(([box, parts]) => parts.filter((part) => part.matches(".add") && isButton(box, part, isLean)));
  const others = [...boxes.values()].flat().filter((part) => !blocks.has(part) && !fields.includes(part));
  for (const other of others) put(other, { width: AS_IT_IS });
  const known = (sizes[gap] ??= new Map());
  inSmallest([...heads, ...others], known);
  for (const field of fields) blocks.set(field, { ...FIELD, is: "field", area: FIELD.least * height, height: () => height });
  for (const other of others) blocks.set(other, asItIs(known.get(other)?.height ?? 0));
  return Object.fromEntries([...boxes].map(([box, parts], index) => {
    const head = /** @type {Size} */ (known.get(heads[index]));
    const held = parts.map((part) => /** @type {Block} */ (blocks.get(part)));
    const area = held.reduce((sum, block) => sum + block.area, head.width * head.height);
    return [box.dataset.kind, { head, blocks: held, area }];
  }));
}

/**
 * What tells two states apart in which things may stand elsewhere.
 * @param {Record<string, Content>} contents @param {{width: number, height: number}} room @param {import("./spacing.js").Spacing} spacing @param {number | null} wished
 */
export function fingerprint(contents, room, spacing, wished) {
  const all = Object.entries(contents).map(([kind, { head, blocks }]) => [kind, head, blocks.map(({ is }) => is)]);
  return JSON.stringify([all, room, spacing, wished]);
}

/** @typedef {{width: number, height: number}} Size  in units */

/** @type {Record<number, Map<HTMLElement, Size>>} of headings and fields by how close notes stand, while the board is laid out this once */
const sizes = {};

/** They are measured anew: something about them may be different. */
export const forgetSizes = () => Object.values(sizes).forEach((known) => known.clear());

/** How large elements are where a unit is the smallest: the same whatever unit stands now. @param {HTMLElement[]} all @param {Map<HTMLElement, Size>} known */
function inSmallest(all, known) {
  const elements = all.filter((one) => !known.has(one));
  for (const one of elements) {
    one.classList.add("is-measured");
    one.style.setProperty("--u", `${SMALLEST}px`);
  }
  for (const one of elements) known.set(one, { width: one.scrollWidth / SMALLEST, height: one.offsetHeight / SMALLEST });
  for (const one of elements) {
    one.classList.remove("is-measured");
    one.style.removeProperty("--u");
  }
}

export const isAtRest = (/** @type {HTMLElement} */ part) => part.matches(".note:not(.is-failed):not(:has(.stale__offer))");

/** What asks something, or a field one writes in. @param {number} height @returns {Block} */
const asItIs = (height) => ({ is: `${height}`, natural: AS_IT_IS, least: AS_IT_IS, area: AS_IT_IS * height, height: () => height });

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
  const below = Math.max(...places.map(({ y, height }) => y + height)); // not over the note that was just written, if there is room
  const y = below + pad + height <= frame.height ? below + pad : Math.min(place.y, frame.height - height - pad);
  put(field, { x: Math.max(0, Math.min(place.x, frame.width - AS_IT_IS - pad)), y });
  field.scrollIntoView({ block: "nearest" });
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

/** Only what is new costs something. @param {HTMLElement} element @param {string} property @param {string} value */
export function set({ style }, property, value) {
  if (style.getPropertyValue(property) !== value) style.setProperty(property, value);
}

/** @param {HTMLElement | null} element @param {Record<string, number>} lengths  in units */
export function put(element, lengths) {
  for (const [name, length] of Object.entries(lengths)) if (element) set(element, `--${name}`, length.toFixed(3));
}
