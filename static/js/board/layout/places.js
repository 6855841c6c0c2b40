/** Gives everything on the board its place. */

import { contentsOf, fingerprint, isAtRest, lift, put, set } from "./contents.js";
import { learn, unlearn } from "./measure.js";
import { arrange } from "./shapes.js";

const ATTEMPTS = 4; // to use room that turned out to be free
const MOST_ATTEMPTS = 12; // until no note is higher than its place

/**
 * @typedef {import("./contents.js").Boxes} Boxes @typedef {import("./layout.js").Room} Room
 * @typedef {import("./spacing.js").Spacing} Spacing @typedef {import("./shapes.js").Arrangement} Arrangement
 * @typedef {Arrangement & {isLean: boolean}} Found
 */

/** @type {{of: string, found: Found | null}} where everything stands, and what that followed from */
let last = { of: "", found: null };

/**
 * Notes that have their widths may turn out to be less high than was to be feared, or higher. Where all is as it
 * was, what is new takes the place of what was there.
 * @param {HTMLElement} root @param {HTMLElement} shapes @param {Boxes} boxes @param {Room} space
 * @param {Spacing} spacing @param {number | null} wished  px a unit
 */
export function settle(root, shapes, boxes, space, spacing, wished) {
  unlearn();
  const field = root.querySelector(".add:focus-within")?.closest(".box")?.id;
  const of = `${field} ${fingerprint(contentsOf(root, boxes, spacing), space, spacing, wished)}`;
  const isKnown = of === last.of;
  const atRest = isKnown ? [] : [...boxes.values()].flat().filter(isAtRest);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const found = isKnown ? last.found : arrangeIn(root, boxes, space, spacing);
    last = { of, found };
    root.classList.toggle("is-laid-out", found !== null);
    if (!found) break;
    apply(shapes, boxes, { ...found, unit: wished ?? found.unit });
    if (found.isLean) lift(root, unitOf(shapes), found, spacing);
    if (!learn(atRest, unitOf(shapes), attempt < ATTEMPTS)) break;
  }
}

/**
 * The field one writes in takes its room, but the page does not begin to scroll for it.
 * @param {HTMLElement} root @param {Boxes} boxes @param {Room} space @param {Spacing} spacing @returns {Found | null}
 */
function arrangeIn(root, boxes, space, spacing) {
  const usual = arrange(contentsOf(root, boxes, spacing), space, largestFor(space), spacing);
  if (usual && usual.circle.height * usual.unit <= space.height + 1) return { ...usual, isLean: false };
  if (!root.querySelector(".add:focus-within")) return usual && { ...usual, isLean: false };
  const lean = arrange(contentsOf(root, boxes, spacing, true), space, largestFor(space), spacing);
  return lean && { ...lean, isLean: true };
}

/** @param {HTMLElement} shapes  the unit that stands now, in px */
const unitOf = (shapes) => parseFloat(shapes.style.getPropertyValue("--u")) || 1;

/** @param {HTMLElement} shapes @param {Boxes} boxes @param {Arrangement} found */
function apply(shapes, boxes, { unit, between, square, circle, boxes: filled }) {
  set(shapes, "--u", `${unit}px`);
  set(shapes, "--between", `${between * unit}px`);
  put(shapes.querySelector(".side--square"), square);
  const { column, row, ...size } = circle;
  put(shapes.querySelector(".side--circle"), { ...size, c: column, r: row });
  for (const [box, parts] of boxes) {
    const { frame, head, places } = filled[box.dataset.kind ?? ""];
    put(box, frame);
    put(box.querySelector(".box__head"), head);
    parts.forEach((part, index) => put(part, places[index]));
  }
}

/** The largest unit that is worth having, in px: few notes in a large window need not be huge. */
const largestFor = (/** @type {{height: number}} */ { height }) => Math.min(2, Math.max(1, height / 560));
