/**
 * Fills the boxes of square and circle: a heading, and rows of blocks below it. Pure geometry, in units.
 */

import { packRows, placesOf } from "./rows.js";

/**
 * @typedef {import("./rows.js").Block} Block @typedef {import("./rows.js").Region} Region
 * @typedef {import("./rows.js").Place} Place
 * @typedef {object} Content  of a box
 * @property {{width: number, height: number}} head  its heading
 * @property {boolean} [isWhole]  none of the heading may be cut
 * @property {Block[]} blocks
 * @property {number} area  that heading and blocks cover at least
 * @typedef {{frame: Place, head: Place, places: Place[]}} Box  the places are relative to the frame
 * @typedef {[frame: Place, region: Region, above: number]} Part  and the share of what is left over that goes above
 * @typedef {{head: Place, rows: import("./rows.js").Rows, bottom: number}} Filled
 */

const STEP = 5; // units by which a heading moves down where the arc leaves it too little

/** Whether each box has room. @param {Record<string, Content>} contents @param {Record<string, Part>} parts */
export const holds = (contents, parts) =>
  Object.entries(parts).every(([kind, [_frame, region]]) => fillFirst(contents[kind], region));

/** @param {Record<string, Content>} contents @param {Record<string, Part>} parts @returns {Record<string, Box>} */
export function fillAll(contents, parts) {
  return Object.fromEntries(Object.entries(parts).map(([kind, [frame, region, above]]) => {
    const filled = fill(contents[kind], region, above);
    const move = (/** @type {Place} */ place) => ({ ...place, x: place.x - frame.x, y: place.y - frame.y });
    return [kind, { frame, head: move(filled.head), places: placesOf(filled.rows, region).map(move) }];
  }));
}

/**
 * The heading and the rows below it. In a circle they begin where they take the least height, and
 * what is left over is shared out.
 * @param {Content} content @param {Region} region @param {number} above  the share of it that goes above
 */
function fill(content, region, above) {
  const first = /** @type {Filled} */ (fillFirst(content, region));
  if (!above) return first;
  let best = first;
  for (let y = first.head.y + 12; y < region.bottom - 60; y += 12) {
    const lower = fillFrom(content, region, y);
    if (!lower) break;
    if (heightOf(lower) < heightOf(best) - 1) best = lower;
  }
  const evened = fillFrom(content, region, region.top + (region.bottom - region.top - heightOf(best)) * above);
  return evened && heightOf(evened) <= heightOf(best) + 1 ? evened : best;
}

/** Where they begin as high as they can. @param {Content} content @param {Region} region @returns {Filled | null} */
export function fillFirst(content, region) {
  if (content.area > areaOf(region)) return null;
  for (const down of region.isRound ? [0, 45] : [0]) {
    const filled = fillFrom(content, region, region.top + down);
    if (filled) return filled;
  }
  return null;
}

/** How much there is of it, roughly and not too little. @param {Region} region */
function areaOf({ top, bottom, span }) {
  const slice = (bottom - top) / 12;
  let area = 0;
  for (let y = top; y < bottom - 1; y += slice) {
    const [from, to] = span(y + slice / 2, y + slice / 2);
    area += Math.max(0, to - from) * slice;
  }
  return area;
}

const heightOf = (/** @type {{head: Place, bottom: number}} */ { head, bottom }) => bottom - head.y;

/** @param {Content} content @param {Region} region @param {number} top @returns {Filled | null} */
function fillFrom({ head, blocks, isWhole }, region, top) {
  const [left, right] = region.span(region.bottom / 2, region.bottom / 2);
  const least = isWhole ? head.width : region.isRound ? Math.min(head.width, (right - left) * 0.9) : 0;
  for (let y = top; y + head.height < region.bottom; y += STEP) {
    const [from, to] = region.span(y, y + head.height);
    if (to - from < least) continue;
    const rows = packRows(blocks, region, y + head.height + region.spacing.under);
    const x = region.align === "center" ? from + (to - from - head.width) / 2 : from;
    return rows && { head: { x, y, ...head }, rows, bottom: rows.bottom };
  }
  return null;
}
