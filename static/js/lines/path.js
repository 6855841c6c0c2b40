/** SVG paths through corners, which are round, and with swings. */

const ROUND = 5; // px

/**
 * @param {number[][]} points @param {number[]} swings  indices of points from which a curve leads to the next
 * @param {1 | -1} sign of x
 */
export function pathThrough(points, swings, sign) {
  const spots = points.map(([x, y]) => [x * sign, y]);
  let path = `M${at(spots[0])}`;
  for (let index = 1; index < spots.length; index += 1) {
    const [before, spot, next] = [spots[index - 1], spots[index], spots[index + 1]];
    if (swings.includes(index - 1)) {
      const half = (before[0] + spot[0]) / 2;
      path += `C${at([half, before[1]])} ${at([half, spot[1]])} ${at(spot)}`;
    } else if (!next || swings.includes(index)) path += `L${at(spot)}`;
    else path += `L${at(towards(spot, before))}Q${at(spot)} ${at(towards(spot, next))}`;
  }
  return path;
}

/** A point a little way from one to another. @param {number[]} from @param {number[]} to */
function towards(from, to) {
  const far = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const part = far ? Math.min(ROUND, far / 2) / far : 0;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

const at = (/** @type {number[]} */ spot) => spot.map((length) => Math.round(length * 100) / 100).join(" ");
