/**
 * Lays square and circle out so that they stand whole in the window, and again whenever notes or it
 * change. Below 900 px one box stands at a time, which style sheets do alone (tabs.css).
 */

import { contentsOf, fingerprint, forgetSizes, partsOf } from "./contents.js";
import { forget, unlearn } from "./measure.js";
import { settle } from "./places.js";
import { mayStandCloser, standsWhole } from "./shapes.js";
import { COMPACT, ROOMY } from "./spacing.js";
import { whileWriting } from "./writing.js";
import { wishedUnit } from "../size.js";

const NARROW = matchMedia("screen and (max-width: 899px)");
const PAPER = { width: 1400, height: 690 }; // px of the board on a printed page; print.css makes it smaller
const LOWEST = 240; // px of the window: below it the page scrolls

/**
 * @typedef {import("./spacing.js").Spacing} Spacing @typedef {import("./contents.js").Boxes} Boxes
 * @typedef {{width: number, height: number}} Room  in px
 */

/** @type {Spacing} as it stands now */
let spacing = ROOMY;

let decided = ""; // what it followed from

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
  forgetSizes();
  if (!isWriting) decide(root, boxes, wished, () => room ?? roomFor(root, shapes));
  settle(root, shapes, boxes, room ?? roomFor(root, shapes), spacing, wished);
  document.dispatchEvent(new CustomEvent("board:laid-out"));
}

/** How close notes stand: not again where all is as it was. @param {HTMLElement} root @param {Boxes} boxes @param {number | null} wished @param {() => Room} room */
function decide(root, boxes, wished, room) {
  const now = () => fingerprint(contentsOf(root, boxes, spacing, true), room(), spacing, wished);
  if (decided && now() === decided) return;
  spacing = wished ? ROOMY : spacingFor(root, boxes, room);
  root.classList.toggle("is-compact", spacing === COMPACT);
  decided = now();
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
