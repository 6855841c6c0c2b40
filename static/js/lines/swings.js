/**
 * Lines that swing over from the square to the circle, kept apart from each other: where two would share a stroke, one
 * begins or ends its swing elsewhere. Pure geometry.
 */

/**
 * @typedef {object} Swing  level at `y1` from `x1`, over between `from` and `to`, level at `y2` to `x2`
 * @property {number} x1 @property {number} y1 @property {number} from
 * @property {number} to @property {number} y2 @property {number} x2
 * @property {number} first  where it may begin at the earliest @property {number} last  and end at the latest
 */

const NEAR = 2.4; // px from one line to the other
const LONG = 9; // px that they run side by side like that
const STEP = 1;
const ALIKE = 0.18; // the sine of the angle at which lines run side by side
const PARTS = 32;
const MOST = 40; // of which a few can be parted from the others
// Shares of the room for it by which a swing begins later and ends earlier: others each time.
const COARSE = [0, 0.07, 0.14, 0.22, 0.3, 0.39, 0.48, 0.58, 0.7];
const FINE = [0.03, 0.1, 0.18, 0.26, 0.35, 0.44, 0.53, 0.64, 0.76];
const TRIES = [COARSE, COARSE, FINE, COARSE, FINE];

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
 * @param {Swing[]} others  that stay where they are
 * @returns {number} how many still do
 */
export function part(swings, least, others) {
  const amid = (/** @type {Swing[]} */ some, /** @type {Swing} */ swing, /** @type {number} */ index) =>
    some.reduce((sum, other, place) => (place === index ? sum : sum + shared(swing, other)), 0);
  const costs = () => swings.map((swing, index) => amid(swings, swing, index)).filter(Boolean).length;
  if (costs() > MOST) return swings.length; // there is no room: trying would take long
  for (const tries of TRIES) {
    let isLeft = false;
    swings.forEach((swing, index) => {
      const cost = (/** @type {Swing} */ one) => amid(swings, one, index) + amid(others, one, -1);
      const now = cost(swing);
      if (now) swings[index] = best(swing, least, now, tries, cost);
      isLeft ||= now > 0;
    });
    if (!isLeft) return 0;
  }
  return costs();
}

/** @param {Swing} swing @param {number} least @param {number} now @param {number[]} tries @param {(swing: Swing) => number} cost */
function best(swing, least, now, tries, cost) {
  const { first, last } = swing;
  let found = swing;
  for (const late of tries) {
    for (const early of tries) {
      const one = { ...swing, from: first + (last - first) * late, to: last - (last - first) * early };
      if (one.to - one.from < least) continue;
      const sum = cost(one);
      if (sum < now) [found, now] = [one, sum];
      if (!now) return found;
    }
  }
  return found;
}
