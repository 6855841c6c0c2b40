/** The circle: where its three sectors meet, and how far a row may reach in each. Pure geometry, in units. */

import { fillFirst, holds } from "./boxes.js";

/** @typedef {import("./boxes.js").Content} Content @typedef {import("./boxes.js").Part} Part @typedef {import("./spacing.js").Spacing} Spacing */

// Shares of width and height at which the sectors meet: the usual ones first.
const COLUMNS = [0.62, 0.58, 0.66, 0.54, 0.7];
const ROWS = [0.5, 0.46, 0.54, 0.42, 0.58, 0.37, 0.63];

/** @param {Record<string, Content>} contents @param {number} across @param {number} height @param {number} lanes  room below the gains for lines @param {Spacing} spacing */
export function arrangeCircle(contents, across, height, lanes, spacing) {
  for (const column of COLUMNS) {
    const row = rowFor(contents, across, height, column, lanes, spacing);
    if (row) return { width: across, height, column, row, parts: sectors(across, height, column, row, lanes, spacing) };
  }
  return null;
}

/** Where gains and pains meet if all three sectors have room, as a share of the height. @param {Record<string, Content>} contents @param {number} across @param {number} height @param {number} column @param {number} lanes @param {Spacing} spacing */
function rowFor(contents, across, height, column, lanes, spacing) {
  const whole = sectors(across, height, column, 1, lanes, spacing);
  const gains = fillFirst(contents.job, whole.job[1]) && fillFirst(contents.gain, whole.gain[1]);
  if (!gains) return null;
  const least = (gains.bottom + lanes + spacing.pad + 1) / height;
  const rows = [...ROWS.filter((row) => row > least), least];
  return rows.find((row) => {
    const { pain, gain } = sectors(across, height, column, row, lanes, spacing); // jobs have the same room in all of them
    return holds(contents, { pain, gain });
  }) ?? null;
}

/** @param {number} across @param {number} height @param {number} column @param {number} row @param {number} lanes @param {Spacing} spacing @returns {Record<string, Part>} */
function sectors(across, height, column, row, lanes, spacing) {
  const { pad } = spacing;
  const middle = across / 2;
  const radius = Math.min(across, height) / 2;
  const half = (/** @type {number} */ y) => {
    const beyond = Math.max(radius - y, y - (height - radius), 0);
    return middle - radius + Math.sqrt(Math.max(0, radius * radius - beyond * beyond));
  };
  const reach = (/** @type {number} */ top, /** @type {number} */ bottom) => Math.min(half(top), half(bottom));
  const [x, y] = [across * column, height * row];
  /** @type {(top: number, bottom: number) => [number, number]} */
  const left = (top, bottom) => [middle - reach(top, bottom) + pad, x - pad];
  /** @type {(top: number, bottom: number) => [number, number]} */
  const right = (top, bottom) => [x + pad, middle + reach(top, bottom) - pad];
  const frames = {
    gain: { x: 0, y: 0, width: x, height: y },
    pain: { x: 0, y, width: x, height: height - y },
    job: { x, y: 0, width: across - x, height },
  };
  return {
    gain: [frames.gain, { top: pad, bottom: y - pad - lanes, span: left, align: "center", isRound: true, spacing }, 0.62],
    pain: [frames.pain, { top: y + pad - 2, bottom: height - pad, span: left, align: "center", isRound: true, spacing }, 0.25],
    job: [frames.job, { top: pad, bottom: height - pad, span: right, align: "start", isRound: true, spacing }, 0.5],
  };
}
