/**
 * Arranges square and circle: how large they are, where their boxes meet, where each note stands.
 * Pure geometry, in units of which text has 13. The largest unit at which everything stands whole in
 * the window is taken; where even the smallest is too large, the shapes grow downwards.
 */

import { fillAll } from "./boxes.js";
import { arrangeCircle } from "./circle.js";
import { COMPACT } from "./spacing.js";
import { arrangeSquare } from "./square.js";

/**
 * @typedef {import("./boxes.js").Content} Content @typedef {import("./spacing.js").Spacing} Spacing
 * @typedef {import("./boxes.js").Box} Box @typedef {import("./boxes.js").Part} Part
 * @typedef {Omit<Arrangement, "boxes"> & {parts: Record<string, Part>}} Fitting
 * @typedef {object} Arrangement
 * @property {number} unit  in px
 * @property {{width: number, height: number}} square
 * @property {{width: number, height: number, column: number, row: number}} circle  its sectors meet at shares of both
 * @property {number} between  square and circle
 * @property {Record<string, Box>} boxes  by kind
 */

export const SMALLEST = 11.5 / 13; // px a unit: type of 11.5 px
const MOST_TIMES = 200; // the height of the window that shapes may grow to
const CIRCLES = [0.52, 0.56, 0.48]; // of the width of both
const LANES = 3.6; // units below gains and creators for the lines of a job, usually one and a half
const MOST_LANES = 48;

/**
 * @param {Record<string, Content>} contents by kind
 * @param {{width: number, height: number}} room in px @param {number} largest px a unit @param {Spacing} spacing
 * @returns {Arrangement | null} null where a word is too wide for any of it
 */
export function arrange(contents, room, largest, spacing) {
  const all = withWholeHeads(contents, room.width / SMALLEST, spacing);
  // Where the page scrolls anyway, lines along the dividers get room of their own.
  const most = Math.max(contents.product.blocks.length, contents.job.blocks.length);
  const lanes = Math.min(MOST_LANES, LANES * most);
  const at = (/** @type {number} */ unit, height = room.height / unit, isRound = false) => {
    const found = within(all, room.width / unit, height, spacing, isRound, height > room.height / unit + 1 ? lanes : 0);
    return found && { unit, ...found };
  };
  const any = largestThatFits(at, room.height, largest);
  const found = any && any.circle.height !== any.circle.width ? roundFrom(at, any) : any;
  if (!found) return null;
  const { parts, ...best } = found;
  return { ...best, boxes: fillAll(all, parts) };
}

/**
 * Whether the smallest type makes it whole. @param {Record<string, Content>} contents
 * @param {{width: number, height: number}} room in px @param {Spacing} spacing
 */
export function standsWhole(contents, room, spacing) {
  const [width, height] = [room.width / SMALLEST, room.height / SMALLEST];
  return within(withWholeHeads(contents, width, spacing), width, height, spacing) !== null;
}

/**
 * Whether closer notes might be whole, to save the trouble where there are far too many: they cover at least three quarters of
 * what the others do. @param {Record<string, Content>} contents  at their usual distance @param {{width: number, height: number}} room in px
 */
export function mayStandCloser(contents, room) {
  const [width, height] = [room.width / SMALLEST, (room.height / SMALLEST) * 1.1]; // bars become lower
  const across = Math.min(height * COMPACT.widest, width * Math.max(...CIRCLES));
  const cover = (/** @type {string[]} */ kinds) => kinds.reduce((sum, kind) => sum + contents[kind].area * 0.75, 0);
  return cover(["gain", "pain", "job"]) < across * height * 0.95 && cover(["product", "gain_creator", "pain_reliever"]) < across * 1.12 * height;
}

/** Headings are cut only where the smallest type does not help. @param {Record<string, Content>} contents @param {number} width @param {Spacing} spacing */
function withWholeHeads(contents, width, spacing) {
  const whole = Object.entries(contents).map(([kind, content]) => [kind, { ...content, isWhole: true }]);
  const alone = whole.map(([kind, { head }]) => [kind, { head, isWhole: true, blocks: [], area: 0 }]);
  return within(Object.fromEntries(alone), width, width, spacing) ? Object.fromEntries(whole) : contents;
}

/**
 * @param {(unit: number, height?: number) => Fitting | null} at
 * @param {number} room @param {number} largest  px
 * @returns {Fitting | null}
 */
function largestThatFits(at, room, largest) {
  const whole = at(largest);
  if (whole) return whole;
  const small = at(SMALLEST);
  if (small) return lastThatFits(small, SMALLEST, largest, 0.01, at);
  const height = room / SMALLEST;
  let times = 1.25;
  let found = at(SMALLEST, height * times);
  for (; !found && times < MOST_TIMES; found = at(SMALLEST, height * times)) times *= 1.25;
  return found && lastThatFits(found, -times, -times / 1.25, 0.02, (one) => at(SMALLEST, -one * height));
}

/**
 * A circle, if type need not be much smaller for that. @param {Fitting} parted
 * @param {(unit: number, height: undefined, isRound: boolean) => Fitting | null} at
 */
function roundFrom(at, parted) {
  const round = (/** @type {number} */ unit) => at(unit, undefined, true);
  const least = Math.max(SMALLEST, parted.unit * 0.85);
  const small = round(least);
  return small ? lastThatFits(small, least, parted.unit, 0.01, round) : parted;
}

/**
 * The last of what fits, between a number that does and one that does not.
 * @param {Fitting} found at `good` @param {number} good @param {number} bad @param {number} exact
 * @param {(one: number) => Fitting | null} at
 */
function lastThatFits(found, good, bad, exact, at) {
  while (bad - good > exact) {
    const middle = (good + bad) / 2;
    const next = at(middle);
    if (next) [found, good] = [next, middle];
    else bad = middle;
  }
  return found;
}

/** @param {Record<string, Content>} contents @param {number} width @param {number} height @param {Spacing} spacing @param {boolean} [isRound]  it must be a circle @param {number} [lanes]  room for them */
function within(contents, width, height, spacing, isRound, lanes = 0) {
  const between = Math.min(110, Math.max(44, width * 0.055));
  for (const [across, tall] of circlesIn(width - between, height, spacing.widest, isRound)) {
    const beside = Math.min(width - between - across, across * 1.12);
    const circle = arrangeCircle(contents, across, tall, lanes, spacing);
    const square = circle && arrangeSquare(contents, beside, tall, circle.row, lanes, spacing);
    if (!square) continue;
    const { parts, ...size } = circle;
    return { between, circle: size, square: { width: beside, height: tall }, parts: { ...parts, ...square } };
  }
  return null;
}

/**
 * Width and height of circles to try; where only the width lacks, or notes stand close, of ones that are parted at their middle.
 * @param {number} width @param {number} height @param {number} widest @param {boolean} [isRound] @returns {number[][]}
 */
function circlesIn(width, height, widest, isRound) {
  return CIRCLES.flatMap((share) => {
    const [across, most] = [1, widest].map((times) => Math.min(height * times, width * share));
    const parted = height > across * 1.04 ? [across, height] : [most, across];
    return isRound || parted[0] === parted[1] ? [[across, across]] : [[across, across], parted];
  });
}
