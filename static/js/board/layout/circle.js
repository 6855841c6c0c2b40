/** The circle: where its three sectors meet, and how far a row may reach in each. Pure geometry, in units. */

import { PAD, fillFirst, holds } from "./boxes.js";

/** @typedef {import("./boxes.js").Content} Content @typedef {import("./boxes.js").Part} Part */

// Shares of width and height at which the sectors meet: the usual ones first.
const COLUMNS = [0.62, 0.58, 0.66, 0.54, 0.7];
const ROWS = [0.5, 0.46, 0.54, 0.42, 0.58, 0.37, 0.63];

/** @param {Record<string, Content>} contents @param {number} across @param {number} height @param {number} lanes  room below the gains for lines */
export function arrangeCircle(contents, across, height, lanes) {
  for (const column of COLUMNS) {
    const row = rowFor(contents, across, height, column, lanes);
    if (row) return { width: across, height, column, row, parts: sectors(across, height, column, row, lanes) };
  }
  return null;
}

/** Where gains and pains meet if all three sectors have room, as a share of the height. @param {Record<string, Content>} contents @param {number} across @param {number} height @param {number} column @param {number} lanes */
function rowFor(contents, across, height, column, lanes) {
  const whole = sectors(across, height, column, 1, lanes);
  const gains = fillFirst(contents.job, whole.job[1]) && fillFirst(contents.gain, whole.gain[1]);
  if (!gains) return null;
  const least = (gains.bottom + lanes + PAD + 1) / height;
  const rows = [...ROWS.filter((row) => row > least), least];
  return rows.find((row) => holds(contents, sectors(across, height, column, row, lanes))) ?? null;
}

/** @param {number} across @param {number} height @param {number} column @param {number} row @param {number} lanes @returns {Record<string, Part>} */
function sectors(across, height, column, row, lanes) {
  const radius = across / 2;
  const half = (/** @type {number} */ y) => {
    const beyond = Math.max(radius - y, y - (height - radius), 0);
    return Math.sqrt(Math.max(0, radius * radius - beyond * beyond));
  };
  const reach = (/** @type {number} */ top, /** @type {number} */ bottom) => Math.min(half(top), half(bottom));
  const [x, y] = [across * column, height * row];
  /** @type {(top: number, bottom: number) => [number, number]} */
  const left = (top, bottom) => [radius - reach(top, bottom) + PAD, x - PAD];
  /** @type {(top: number, bottom: number) => [number, number]} */
  const right = (top, bottom) => [x + PAD, radius + reach(top, bottom) - PAD];
  const frames = {
    gain: { x: 0, y: 0, width: x, height: y },
    pain: { x: 0, y, width: x, height: height - y },
    job: { x, y: 0, width: across - x, height },
  };
  return {
    gain: [frames.gain, { top: PAD, bottom: y - PAD - lanes, span: left, align: "center", isRound: true }, 0.62],
    pain: [frames.pain, { top: y + PAD - 2, bottom: height - PAD, span: left, align: "center", isRound: true }, 0.25],
    job: [frames.job, { top: PAD, bottom: height - PAD, span: right, align: "start", isRound: true }, 0.5],
  };
}
