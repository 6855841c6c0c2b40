/**
 * Lays square and circle out so that they stand whole in the window, and again whenever notes or it
 * change. Below 900 px one box stands at a time, which style sheets do alone (tabs.css).
 */

import { contentsOf, isAtRest, lift, partsOf, put } from "./contents.js";
import { forget, learn, unlearn } from "./measure.js";
import { arrange, mayStandCloser, standsWhole } from "./shapes.js";
import { COMPACT, ROOMY } from "./spacing.js";
import { whileWriting } from "./writing.js";
import { wishedUnit } from "../size.js";

const NARROW = matchMedia("screen and (max-width: 899px)");
const PAPER = { width: 1400, height: 690 }; // px of the board on a printed page; print.css makes it smaller
const ATTEMPTS = 4; // to use room that turned out to be free
const MOST_ATTEMPTS = 12; // until no note is higher than its place
const LOWEST = 240; // px of the window: below it the page scrolls

/**
 * @typedef {import("./spacing.js").Spacing} Spacing @typedef {import("./contents.js").Boxes} Boxes
 * @typedef {{width: number, height: number}} Room  in px
 */

/** @type {Spacing} as it stands now */
let spacing = ROOMY;

/** @param {HTMLElement} root */
export function connect(root) {
  const shapes = /** @type {HTMLElement | null} */ (root.querySelector(".shapes"));
  if (!shapes) return;
  const changes = new MutationObserver((records) => records.some(({ target }) => !isLine(target)) && again());
  const sizes = new ResizeObserver(() => sizesOf(root) !== seen && again());
  let [isDue, isWriting, seen] = [false, false, ""];
  const now = () => {
    layOut(root, shapes, undefined, isWriting);
    [isDue, isWriting, seen] = [false, true, sizesOf(root)];
    changes.takeRecords();
  };
  /** Once for all that happens in one go. @param {boolean} [writes]  in a field: notes stay as close as they are */
  const again = (writes = false) => {
    isWriting &&= writes;
    if (!isDue) queueMicrotask(now);
    isDue = true;
  };
  changes.observe(shapes, { subtree: true, childList: true, characterData: true });
  addEventListener("resize", () => again());
  document.addEventListener("board:size", () => again());
  whileWriting(shapes, again);
  const watch = () => [root, ...root.querySelectorAll(".lead, .fit")].forEach((one) => sizes.observe(one));
  new MutationObserver(watch).observe(root, { childList: true }); // the fit comes anew from the server
  watch();
  addEventListener("beforeprint", () => layOut(root, shapes, PAPER));
  addEventListener("afterprint", () => again());
  now();
  document.fonts.addEventListener("loadingdone", () => [forget(), again()]);
}

const isLine = (/** @type {Node} */ node) => node instanceof SVGElement && Boolean(node.closest("#lines"));

/** The sizes that others give the board. @param {HTMLElement} root */
const sizesOf = (root) =>
  [root, ...root.querySelectorAll(".lead, .fit")].map((one, index) => `${one.clientWidth} ${index && one.getBoundingClientRect().height}`).join();

/** @param {HTMLElement} root @param {HTMLElement} shapes @param {Room} [room] @param {boolean} [isWriting] */
function layOut(root, shapes, room, isWriting) {
  const isNarrow = NARROW.matches && !room;
  const wished = isNarrow || room ? null : wishedUnit();
  root.classList.toggle("is-laid-out", !isNarrow);
  root.classList.toggle("is-sized", wished !== null);
  if (isNarrow) return;
  const boxes = new Map([.../** @type {NodeListOf<HTMLElement>} */ (shapes.querySelectorAll(".box"))].map((box) => [box, partsOf(box)]));
  if (!isWriting) spacing = wished ? ROOMY : spacingFor(root, boxes, () => room ?? roomFor(root, shapes));
  root.classList.toggle("is-compact", spacing === COMPACT);
  settle(root, shapes, boxes, room ?? roomFor(root, shapes), spacing, wished);
  document.dispatchEvent(new CustomEvent("board:laid-out"));
}

/** The usual, unless only less makes everything whole. @param {HTMLElement} root @param {Boxes} boxes @param {() => Room} room */
function spacingFor(root, boxes, room) {
  for (const one of [ROOMY, COMPACT]) {
    root.classList.toggle("is-compact", one === COMPACT);
    unlearn();
    const [contents, space] = [contentsOf(root, boxes, one, true), room()];
    if (standsWhole(contents, space, one)) return one;
    if (!mayStandCloser(contents, space)) break;
  }
  return ROOMY;
}

/**
 * Notes that have their widths may turn out to be less high than was to be feared, or higher.
 * @param {HTMLElement} root @param {HTMLElement} shapes @param {Boxes} boxes @param {Room} space
 * @param {Spacing} spacing @param {number | null} wished  px a unit
 */
function settle(root, shapes, boxes, space, spacing, wished) {
  const atRest = [...boxes.values()].flat().filter(isAtRest);
  unlearn();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const found = arrangeIn(root, boxes, space, spacing);
    root.classList.toggle("is-laid-out", found !== null);
    if (!found) break;
    apply(shapes, boxes, { ...found, unit: wished ?? found.unit });
    if (found.isLean) lift(root, unitOf(shapes), found, spacing);
    if (!learn(atRest, unitOf(shapes), attempt < ATTEMPTS)) break;
  }
}

/**
 * The field one writes in takes its room, but the page does not begin to scroll for it.
 * @param {HTMLElement} root @param {Boxes} boxes @param {Room} space @param {Spacing} spacing
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

/** Give everything its place. @param {HTMLElement} shapes @param {Boxes} boxes @param {import("./shapes.js").Arrangement} found */
function apply(shapes, boxes, { unit, between, square, circle, boxes: filled }) {
  shapes.style.setProperty("--u", `${unit}px`);
  shapes.style.setProperty("--between", `${between * unit}px`);
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

/** What is left of the window for the shapes, in px. @param {HTMLElement} root @param {HTMLElement} shapes */
function roomFor(root, shapes) {
  const { paddingInlineStart, paddingInlineEnd, paddingBlockStart, paddingBlockEnd } = getComputedStyle(shapes);
  const fit = root.querySelector(".fit")?.getBoundingClientRect().height ?? 0;
  const above = shapes.getBoundingClientRect().top + scrollY;
  return {
    width: root.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd),
    height: Math.max(LOWEST, innerHeight - above - fit - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd)),
  };
}
