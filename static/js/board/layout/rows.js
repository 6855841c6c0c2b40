/**
 * Packs blocks into rows. Pure geometry, in units: no element is touched here. A region says how far
 * a row may reach at its height, so the same rows fill a box of the square and a sector of the circle.
 */

import { runsOf, sum } from "./runs.js";

/**
 * @typedef {import("./runs.js").Run} Run
 *
 * @typedef {object} Block  a note, or the field to add one
 * @property {string} is  what tells it from blocks that are high otherwise
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
 * @typedef {{widths: number[], heights: number[], height: number}} Shares
 * @typedef {Shares & {y: number, from: number, to: number}} Row
 * @typedef {{x: number, y: number, width: number, height: number}} Place
 * @typedef {{bottom: number, row?: Row, above?: Rows}} Rows  the last one, and those above it
 */

const STEP = 5; // by which a row moves down where the arc leaves it too little

/**
 * The rows that end highest: for each number of blocks the best way to place them is found from the
 * best ways to place fewer.
 * @param {Block[]} blocks in order @param {Region} region @param {number} top where the first row begins
 * @returns {Rows | null} null where they do not end above the region's end
 */
export function packRows(blocks, region, top) {
  const { gap } = region.spacing;
  const runs = runsOf(blocks);
  /** @type {(Rows | undefined)[]} */
  const best = [{ bottom: top - gap }];
  for (let done = 0; done < blocks.length; done += 1) {
    const above = best[done];
    for (let count = 1; above && count <= runs[done].length; count += 1) {
      const [run, sofar, y] = [runs[done][count - 1], best[done + count]?.bottom ?? Infinity, above.bottom + gap];
      if (y + run.lowest >= sofar - 0.5) continue;
      const row = firstRow(run, region, y);
      if (!row) break;
      const bottom = row.y + row.height;
      if (bottom < sofar - 0.5) best[done + count] = { bottom, row, above };
    }
  }
  return best[blocks.length] ?? null;
}

/** The blocks side by side, at `y` or below it where the arc leaves more room. @param {Run} run @param {Region} region @param {number} y */
function firstRow(run, region, y) {
  const least = run.atLeast + (run.blocks.length - 1) * region.spacing.gap;
  for (; y < region.bottom; y += STEP) {
    const [from, to] = region.span(y, y + 30);
    const row = to - from >= least ? rowOf(run, region, y) : null;
    if (row) return y + row.height <= region.bottom ? row : null;
    if (!region.isRound) return null;
  }
  return null;
}

/**
 * These blocks side by side, or null where they do not find room. The higher a row, the less room
 * an arc leaves it: the height is tried until it is high enough for itself.
 * @param {Run} run @param {Region} region @param {number} y @returns {Row | null}
 */
function rowOf(run, region, y) {
  const gaps = (run.blocks.length - 1) * region.spacing.gap;
  let height = 30;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const [from, to] = region.span(y, y + height);
    const found = share(run, to - from - gaps);
    if (!found) return null;
    if (found.height <= height) return { ...found, y, from, to };
    height = found.height;
  }
  return null;
}

/**
 * Widths for blocks that add up to `room` at most, none more than it has use for: as equal as can be,
 * or after the lengths of their words, whichever makes the row less high.
 * @param {Run} run @param {number} room @returns {Shares | null}
 */
function share(run, room) {
  const equal = sharesOf(run, evenly(run, room));
  if (run.blocks.length === 1) return equal;
  const other = sharesOf(run, run.wish.map((one, index) => Math.min(one, (room * run.blocks[index].natural) / run.natural)));
  return equal && !(other && other.height < equal.height) ? equal : other;
}

/** @param {Run} run @param {number[]} widths @returns {Shares | null} null where one is less than that block needs */
function sharesOf({ blocks, least }, widths) {
  const heights = [];
  let height = 0;
  for (let index = 0; index < blocks.length; index += 1) {
    if (widths[index] < least[index] - 0.01) return null;
    heights.push(blocks[index].height(widths[index]));
    height = Math.max(height, heights[index]);
  }
  return { widths, heights, height };
}

/** @param {Run} run @param {number} room */
function evenly({ wish, order }, room) {
  const widths = [...wish];
  let left = room;
  for (let done = 0; done < order.length; done += 1) {
    widths[order[done]] = Math.min(wish[order[done]], left / (order.length - done));
    left -= widths[order[done]];
  }
  return widths;
}

/** Where rows place their blocks. @param {Rows | undefined} rows @param {Region} region @returns {Place[]} in the order of the blocks */
export function placesOf(rows, region) {
  const { row, above } = rows ?? {};
  return row ? [...placesOf(above, region), ...placed(row, region)] : [];
}

/** @param {Row} row @param {Region} region @returns {Place[]} */
function placed({ widths, heights, y, from, to }, { align, spacing }) {
  const used = sum(widths) + (widths.length - 1) * spacing.gap;
  let x = align === "center" ? from + (to - from - used) / 2 : from;
  return widths.map((width, index) => {
    const place = { x, y, width, height: heights[index] };
    x += width + spacing.gap;
    return place;
  });
}
