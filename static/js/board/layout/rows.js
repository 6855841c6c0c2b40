/**
 * Packs blocks into rows. Pure geometry, in units: no element is touched here. A region says how far
 * a row may reach at its height, so the same rows fill a box of the square and a sector of the circle.
 */

/**
 * @typedef {object} Block  a note, or the field to add one
 * @property {number} natural  the width at which its words need one line
 * @property {number} [least]  the width that it needs at least
 * @property {(width: number) => number} height  at a width
 * @property {number} area  that it covers at least
 *
 * @typedef {object} Region
 * @property {number} top @property {number} bottom
 * @property {(top: number, bottom: number) => [number, number]} span  from where to where a row may reach
 * @property {"start" | "center"} align  where a row stands that needs less
 * @property {boolean} [isRound]  a row below may reach further
 * @property {import("./spacing.js").Spacing} spacing
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Place
 * @typedef {{places: Place[], bottom: number}} Rows
 */

const LEAST = 104; // width of a note
const MOST = 330;
const MOST_IN_ROW = 4;
const STEP = 5; // by which a row moves down where the arc leaves it too little

/**
 * The rows that end highest: for each number of blocks the best way to place them is found from the
 * best ways to place fewer.
 * @param {Block[]} blocks in order @param {Region} region @param {number} top where the first row begins
 * @returns {Rows | null} null where they do not end above the region's end
 */
export function packRows(blocks, region, top) {
  const { gap } = region.spacing;
  /** @type {(Rows | undefined)[]} */
  const best = [{ places: [], bottom: top - gap }];
  for (let done = 0; done < blocks.length; done += 1) {
    const before = best[done];
    for (let count = 1; before && count <= Math.min(MOST_IN_ROW, blocks.length - done); count += 1) {
      const row = firstRow(blocks.slice(done, done + count), region, before.bottom + gap);
      if (!row) break;
      const bottom = Math.max(...row.map((place) => place.y + place.height));
      const sofar = best[done + count];
      if (!sofar || bottom < sofar.bottom - 0.5) best[done + count] = { places: [...before.places, ...row], bottom };
    }
  }
  return best[blocks.length] ?? null;
}

/** The blocks side by side, at `y` or below it where the arc leaves more room. @param {Block[]} blocks @param {Region} region @param {number} y */
function firstRow(blocks, region, y) {
  const least = sum(blocks.map((block) => block.least ?? LEAST)) + (blocks.length - 1) * region.spacing.gap;
  for (; y < region.bottom; y += STEP) {
    const [from, to] = region.span(y, y + 30);
    const row = to - from >= least ? rowOf(blocks, region, y) : null;
    if (row) return row.every((place) => y + place.height <= region.bottom) ? row : null;
    if (!region.isRound) return null;
  }
  return null;
}

/**
 * These blocks side by side, or null where they do not find room. The higher a row, the less room
 * an arc leaves it: the height is tried until it is high enough for itself.
 * @param {Block[]} blocks @param {Region} region @param {number} y @returns {Place[] | null}
 */
function rowOf(blocks, region, y) {
  let height = 30;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const [from, to] = region.span(y, y + height);
    const found = share(blocks, to - from - (blocks.length - 1) * region.spacing.gap);
    if (!found) return null;
    if (found.height <= height) return placed(found.widths, found.heights, y, from, to, region);
    height = found.height;
  }
  return null;
}

/**
 * Widths for blocks that add up to `room` at most, none more than it has use for: as equal as can be,
 * or after the lengths of their words, whichever makes the row less high.
 * @param {Block[]} blocks @param {number} room
 */
function share(blocks, room) {
  const least = blocks.map((block) => block.least ?? LEAST);
  const wish = blocks.map((block, index) => Math.min(MOST, Math.max(least[index], block.natural)));
  const all = sum(blocks.map((block) => block.natural));
  const ways = [evenly(wish, room), wish.map((one, index) => Math.min(one, (room * blocks[index].natural) / all))];
  let best = null;
  for (const widths of ways) {
    if (widths.some((width, index) => width < least[index] - 0.01)) continue;
    const heights = blocks.map((block, index) => block.height(widths[index]));
    const height = Math.max(...heights);
    if (!best || height < best.height) best = { widths, heights, height };
  }
  return best;
}

/** @param {number[]} wish @param {number} room */
function evenly(wish, room) {
  /** @type {number[]} */
  const widths = new Array(wish.length).fill(0);
  let left = room;
  const order = [...wish.keys()].sort((one, other) => wish[one] - wish[other]);
  order.forEach((index, done) => {
    widths[index] = Math.min(wish[index], left / (wish.length - done));
    left -= widths[index];
  });
  return widths;
}

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, one) => total + one, 0);

/**
 * @param {number[]} widths @param {number[]} heights @param {number} y
 * @param {number} from @param {number} to @param {Region} region @returns {Place[]}
 */
function placed(widths, heights, y, from, to, { align, spacing }) {
  const used = sum(widths) + (widths.length - 1) * spacing.gap;
  let x = align === "center" ? from + (to - from - used) / 2 : from;
  return widths.map((width, index) => {
    const place = { x, y, width, height: heights[index] };
    x += width + spacing.gap;
    return place;
  });
}
