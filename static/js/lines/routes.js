/**
 * The ways of link lines. Pure geometry: rectangles in, SVG paths out, each line in a lane of its own.
 * A line leaves its note towards the circle, under the notes beside it where there are any, goes level
 * to the edge of the square, swings over, and comes in likewise. Lines from products to jobs follow the
 * dividers instead. Here the square is at the left; `sign` says whether the page has it there.
 */

import { endsOf, LANE } from "./ends.js";
import { pathThrough } from "./path.js";
import { part } from "./swings.js";

/** @typedef {import("./ends.js").Rect} Rect @typedef {import("./ends.js").Survey} Survey @typedef {import("./ends.js").Link} Link */

const CLEAR = 6; // px between a swing and what it must not touch
const LEAST = 20; // px that a swing takes
const CLOSEST = 2.1; // px from one line to the next where there is little room

const kindOf = (/** @type {Element} */ note) => /** @type {HTMLElement} */ (note).dataset.kind ?? "";
const middle = (/** @type {Rect} */ rect) => (rect.top + rect.bottom) / 2;

/**
 * @template {Link} T @param {Survey} map @param {T[]} links
 * @returns {{ways: Map<T, string>, isCrowded: boolean}} the paths' `d`, and whether there is too little room for so many
 */
export function routesOf(map, links) {
  const isBeside = map.circle.left - map.square.right >= LEAST;
  const crossing = links.filter(({ from, to }) =>
    isBeside && (map.rects.get(from)?.right ?? 0) <= map.square.right && (map.rects.get(to)?.left ?? 0) >= map.circle.left);
  const ends = endsOf(map, crossing);
  const along = crossing.filter(({ from, to }) => kindOf(from) === "product" && kindOf(to) === "job");
  const { ways, swings: fixed, isTight } = alongDividers(map, along, ends);
  const over = crossing.filter((link) => !ways.has(link));
  const late = delays(over, ends);
  const swings = over.map((link) => across(map, /** @type {import("./ends.js").Ends} */ (ends.get(link)), late.get(link) ?? 0));
  const left = part(swings, LEAST, fixed);
  over.forEach((link, index) => {
    const { out, into } = /** @type {import("./ends.js").Ends} */ (ends.get(link));
    const { from, to } = swings[index];
    ways.set(link, pathThrough([...out.points, [from, out.y], [to, into.y], ...into.points], [out.points.length], map.sign));
  });
  for (const link of links) if (!ways.has(link)) ways.set(link, upright(map, link));
  return { ways, isCrowded: isTight || left > 1 };
}

/**
 * How far after the first each line swings over: a steep swing would bring it nearer to the next one.
 * @template {Link} T @param {T[]} links @param {Map<T, import("./ends.js").Ends>} ends @returns {Map<T, number>} in px
 */
function delays(links, ends) {
  const fall = (/** @type {T} */ link) => (ends.get(link)?.into.y ?? 0) - (ends.get(link)?.out.y ?? 0);
  const from = (/** @type {T} */ link) => ends.get(link)?.out.y ?? 0;
  const up = links.filter((link) => fall(link) < 0).sort((one, other) => from(one) - from(other));
  const down = links.filter((link) => fall(link) >= 0).sort((one, other) => from(other) - from(one));
  return new Map([up, down].flatMap((ways) => ways.map((link, index) => /** @type {[T, number]} */ ([link, index * LANE]))));
}

/**
 * From a creator to a gain, or from a reliever to a pain.
 * @param {Survey} map @param {import("./ends.js").Ends} ends @param {number} late @returns {import("./swings.js").Swing}
 */
function across(map, { out, into }, late) {
  const edge = map.square.right;
  const [high, low] = [Math.min(out.y, into.y) - 3, Math.max(out.y, into.y) + 3];
  const inTheWay = ["gain", "pain", "job"].flatMap((kind) => map.byKind.get(kind) ?? []).concat(map.asides)
    .filter((one) => one.top < low && one.bottom > high).map((one) => one.left - CLEAR);
  const to = Math.max(edge + LEAST, Math.min(into.x - CLEAR, ...inTheWay));
  const from = edge + Math.min(late * Math.min(1, (1.5 * (low - high)) / (to - edge)), to - edge - LEAST);
  return { x1: out.x, y1: out.y, from, to, y2: into.y, x2: into.x, first: edge, last: to };
}

/**
 * From products to jobs: down or up beside the products, along the dividers, and up or down beside the jobs.
 * @template {Link} T @param {Survey} map @param {T[]} links @param {Map<T, import("./ends.js").Ends>} ends
 * @returns {{ways: Map<T, string>, swings: import("./swings.js").Swing[], isTight: boolean}}
 */
function alongDividers(map, links, ends) {
  const at = (/** @type {T} */ link) => /** @type {import("./ends.js").Ends} */ (ends.get(link));
  links.sort((one, other) => at(one).out.y - at(other).out.y || at(one).into.y - at(other).into.y);
  const strips = [stripOf(map, "gain_creator", "pain_reliever"), stripOf(map, "gain", "pain")];
  const room = Math.min(...strips.map(({ top, bottom }) => bottom - top));
  const lane = Math.max(CLOSEST, Math.min(LANE, room / links.length));
  const spread = (/** @type {number} */ index) => (index - (links.length - 1) / 2) * lane;
  const [square, circle] = strips.map((strip) => middleOf(strip, lane * links.length));
  const turnAt = edgeOf(map, ["gain_creator", "pain_reliever"]) - 4;
  const endAt = edgeOf(map, ["job"]) - 4;
  const falls = links.filter((link) => at(link).out.y < square);
  // Who comes in at the height of the lanes turns last, past the ends of all others.
  const isLevel = (/** @type {T} */ link) => Math.abs(at(link).into.y - circle) < (lane * links.length) / 2 + LANE;
  const levels = links.filter(isLevel);
  const climbs = links.filter((link) => !isLevel(link) && at(link).into.y < circle);
  const sinks = links.filter((link) => !isLevel(link) && at(link).into.y >= circle);
  const turns = [...levels, ...climbs.reverse(), ...sinks];
  // A steep swing brings lanes nearer to each other: they begin it one after the other.
  const [left, right] = [map.square.right, Math.min(map.circle.left + 8, edgeOf(map, ["gain", "pain"]))];
  const steep = Math.sign(square - circle) * Math.min(1, (1.5 * Math.abs(square - circle)) / (right - left));
  /** @type {import("./swings.js").Swing[]} */
  const swings = [];
  const ways = new Map(links.map((link, index) => {
    const { out, into } = at(link);
    const [y, next] = [square + spread(index), circle + spread(index)];
    const turn = turnAt - LANE * (falls.includes(link) ? index : links.length - 1 - index);
    const end = endAt - LANE * turns.indexOf(link);
    const late = spread(index) * steep;
    const most = Math.abs(spread(0) * steep);
    const [from, to] = [left + most + late, right - most + late];
    swings.push({ x1: turn, y1: y, from, to, y2: next, x2: end, first: from, last: to });
    const points = [...out.points, [turn, out.y], [turn, y], [from, y], [to, next], [end, next], [end, into.y], ...into.points];
    return /** @type {[T, string]} */ ([link, pathThrough(points, [out.points.length + 2], map.sign)]);
  }));
  return { ways, swings, isTight: lane * links.length > 2 * Math.max(room, 20) };
}

/** Where lines may follow a divider: between the notes above it and the heading below. @param {Survey} map @param {string} above @param {string} below */
function stripOf(map, above, below) {
  const divider = map.boxes.get(above)?.bottom ?? 0;
  const top = Math.max(0, ...(map.byKind.get(above) ?? []).map((one) => one.bottom)) + CLOSEST;
  const bottom = (map.heads.get(below)?.top ?? Infinity) - 1;
  return { divider, top, bottom };
}

/** At the divider, if there is room; rather over the notes, whose lines pass behind them, than over the heading. @param {ReturnType<typeof stripOf>} strip @param {number} high */
const middleOf = ({ divider, top, bottom }, high) => Math.min(Math.max(divider, top + high / 2), bottom - high / 2);

/** Where notes and headings of these boxes begin. @param {Survey} map @param {string[]} kinds */
function edgeOf(map, kinds) {
  const rects = kinds.flatMap((kind) => [...(map.byKind.get(kind) ?? []), ...(map.heads.has(kind) ? [/** @type {Rect} */ (map.heads.get(kind))] : [])]);
  return Math.min(...rects.map((one) => one.left));
}

/** Between notes of one shape, or one above the other. @param {Survey} map @param {Link} link */
function upright({ rects, sign }, { from, to }) {
  const [a, b] = [rects.get(from), rects.get(to)];
  if (!a || !b) return "";
  const way = middle(b) >= middle(a) ? 1 : -1;
  const [x1, x2] = [(a.left + a.right) * sign / 2, (b.left + b.right) * sign / 2];
  const [y1, y2] = way > 0 ? [a.bottom, b.top] : [a.top, b.bottom];
  const reach = Math.max(20, Math.abs(y2 - y1) * 0.45) * way;
  return `M${x1} ${y1}C${x1} ${Math.round(y1 + reach)} ${x2} ${Math.round(y2 - reach)} ${x2} ${y2}`;
}
