/**
 * Lines that swing over from the square to the circle, kept apart from each other: where two would share a stroke, one
 * begins or ends its swing elsewhere. Pure geometry.
 */

/**
 * @typedef {object} Swing  level at `y1` from `x1`, over between `from` and `to`, level at `y2` to `x2`
 * @property {number} x1 @property {number} y1 @property {number} from
 * @property {number} to @property {number} y2 @property {number} x2
 */

const NEAR = 2.4; // px from one line to the other
const LONG = 9; // px that they run side by side like that
const STEP = 1;
const ALIKE = 0.18; // the sine of the angle at which lines run side by side
const PARTS = 32;
const TRIES = [0, 0.06, 0.12, 0.18, 0.24, 0.3, 0.37, 0.44];

/** Where the curve is at shares of its width: the one that path.js draws. */
const CURVE = Array.from({ length: PARTS + 1 }, (_, part) => heightAt(part / PARTS));

/** @param {number} x @returns {number} */
function heightAt(x) {
  let [low, high] = [0, 1];
  while (high - low > 1e-4) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t ** 3 < x) low = t;
    else high = t;
  }
  return 3 * low * low - 2 * low ** 3;
}

/** @param {Swing} swing @param {number} x */
function yAt({ from, to, y1, y2 }, x) {
  if (x <= from) return y1;
  if (x >= to) return y2;
  const at = ((x - from) / (to - from)) * PARTS;
  const part = Math.floor(at);
  return y1 + (y2 - y1) * (CURVE[part] + (CURVE[part + 1] - CURVE[part]) * (at - part));
}

/** How far two lines run side by side, or 0 where that is not worth speaking of. @param {Swing} a @param {Swing} b */
export function shared(a, b) {
  if (Math.max(Math.min(a.y1, a.y2), Math.min(b.y1, b.y2)) - NEAR > Math.min(Math.max(a.y1, a.y2), Math.max(b.y1, b.y2))) return 0;
  const end = Math.min(a.x2, b.x2);
  let length = 0;
  let x = Math.max(a.x1, b.x1);
  let [one, other] = [yAt(a, x), yAt(b, x)];
  while (x < end) {
    x += STEP;
    const [next, beside] = [yAt(a, x), yAt(b, x)];
    const [rise, climb] = [(next - one) / STEP, (beside - other) / STEP];
    const steep = Math.hypot(1, rise);
    const angle = Math.abs(rise - climb) / (steep * Math.hypot(1, climb));
    const apart = Math.abs(one + next - other - beside) / 2 / steep;
    if (apart < NEAR && angle < ALIKE) length += STEP * steep;
    [one, other] = [next, beside];
  }
  return length >= LONG ? length : 0;
}

/**
 * Moves the beginnings and ends of swings that share a stroke. @param {Swing[]} swings @param {number} least  px that one takes
 * @returns {number} how many still do
 */
export function part(swings, least) {
  const cost = (/** @type {Swing} */ swing, /** @type {number} */ index) =>
    swings.reduce((sum, other, place) => (place === index ? sum : sum + shared(swing, other)), 0);
  let costs = swings.map(cost);
  if (costs.filter(Boolean).length > 40) return costs.length; // there is no room: trying would take long
  for (let round = 0; round < 3 && costs.some(Boolean); round += 1) {
    costs.forEach((_, index) => {
      const now = cost(swings[index], index);
      if (now) swings[index] = best(swings[index], least, now, (one) => cost(one, index));
    });
    costs = swings.map(cost);
  }
  return costs.filter(Boolean).length;
}

/** @param {Swing} swing @param {number} least @param {number} now @param {(swing: Swing) => number} cost */
function best(swing, least, now, cost) {
  const wide = swing.to - swing.from;
  let found = swing;
  for (const late of TRIES) {
    for (const early of TRIES) {
      const one = { ...swing, from: swing.from + wide * late, to: swing.to - wide * early };
      if (one.to - one.from < least) continue;
      const sum = cost(one);
      if (sum < now) [found, now] = [one, sum];
      if (!now) return found;
    }
  }
  return found;
}
