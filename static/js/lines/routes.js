/**
 * The way of a link line from one note to another. Pure geometry: rectangles in, an SVG path out.
 * A line leaves a note that has neighbours in its row through the gutter below the row and comes
 * in through the one above, so that it does not seem to come out of the neighbour. Lines from
 * products to jobs run along the dividers of square and circle.
 */

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Rect
 * @typedef {object} Survey
 * @property {Map<Element, Rect>} rects  the notes
 * @property {Map<string, Rect>} boxes  by kind
 * @property {Map<string, Rect[]>} byKind  the notes of each box
 */

const GUTTER = 4; // px between a note and a line that passes it
const LANE = 3; // px from one line along the dividers to the next
const MOST_LANES = 24; // px that all of them together take
const BEND = 10; // px from a note's side to where a line leaves it downwards

const middle = (/** @type {Rect} */ rect) => (rect.top + rect.bottom) / 2;
const kindOf = (/** @type {Element} */ note) => /** @type {HTMLElement} */ (note).dataset.kind ?? "";

/**
 * Which lane along the dividers each link from a product to a job takes, as a distance from their
 * middle in px: by where it comes from, so that lines do not cross more than they must.
 * @template {{from: Element, to: Element}} T @param {Survey} map @param {T[]} links @returns {Map<T, number>}
 */
export function lanesOf(map, links) {
  const along = links.filter(({ from, to }) => kindOf(from) === "product" && kindOf(to) === "job");
  const top = (/** @type {Element} */ note) => map.rects.get(note)?.top ?? 0;
  along.sort((one, other) => top(one.from) - top(other.from) || top(one.to) - top(other.to));
  const apart = Math.min(LANE, MOST_LANES / along.length);
  return new Map(along.map((link, index) => [link, (index - (along.length - 1) / 2) * apart]));
}

/**
 * @param {Survey} map @param {{from: Element, to: Element}} link @param {number} lane from lanesOf
 * @returns {string} the path's `d`
 */
export function pathOf(map, { from, to }, lane) {
  const a = map.rects.get(from);
  const b = map.rects.get(to);
  if (!a || !b) return "";
  const way = b.left >= a.right ? 1 : b.right <= a.left ? -1 : 0;
  if (!way) return upright(a, b);
  const out = port(a, map.byKind.get(kindOf(from)) ?? [], way, false);
  const into = port(b, map.byKind.get(kindOf(to)) ?? [], -way, true);
  if ((into.x - out.x) * way < 24) return upright(a, b);
  const between = kindOf(from) === "product" && kindOf(to) === "job" ? alongDividers(map, way, lane) : [];
  return out.path + through([out, ...between, into], way) + into.path;
}

/**
 * Where a line joins a note on the side `way` (1 right, −1 left), and how it gets there.
 * @param {Rect} note @param {Rect[]} others @param {number} way @param {boolean} arrives
 */
function port(note, others, way, arrives) {
  const y = middle(note);
  const edge = way > 0 ? note.right : note.left;
  const beside = others.filter(
    (one) => one.top < y + 2 && one.bottom > y - 2 && (way > 0 ? one.left >= note.right : one.right <= note.left),
  );
  if (!beside.length) return { x: edge, y, path: arrives ? "" : `M${edge} ${y}` };
  const end = way > 0 ? Math.max(...beside.map((one) => one.right)) : Math.min(...beside.map((one) => one.left));
  const turn = edge - way * BEND;
  if (arrives) {
    const lane = Math.min(note.top, ...beside.map((one) => one.top)) - GUTTER;
    return { x: end, y: lane, path: `L${turn - -way * 6} ${lane}Q${turn} ${lane} ${turn} ${note.top}` };
  }
  const lane = Math.max(note.bottom, ...beside.map((one) => one.bottom)) + GUTTER;
  const path = `M${turn} ${note.bottom}L${turn} ${lane - 3}Q${turn} ${lane} ${turn + way * 6} ${lane}L${end} ${lane}`;
  return { x: end, y: lane, path };
}

/**
 * The points at which a line from a product to a job follows the dividers.
 * @param {Survey} map @param {number} way @param {number} lane
 */
function alongDividers(map, way, lane) {
  const [creators, gains] = [map.boxes.get("gain_creator"), map.boxes.get("gain")];
  if (!creators || !gains) return [];
  const near = (/** @type {Rect} */ box) => (way > 0 ? box.left : box.right) + way * 34;
  if ((gains.left + gains.right - creators.left - creators.right) * way < gains.right - gains.left) return [];
  const far = (/** @type {Rect} */ box) => (way > 0 ? box.right : box.left) - way * 34;
  return [
    { x: near(creators), y: creators.bottom + lane },
    { x: far(creators), y: creators.bottom + lane },
    { x: near(gains), y: gains.bottom + lane },
    { x: far(gains), y: gains.bottom + lane },
  ];
}

/**
 * Curves through points, level at each. @param {{x: number, y: number}[]} points @param {number} way
 */
function through(points, way) {
  let path = "";
  for (let index = 1; index < points.length; index += 1) {
    const [one, next] = [points[index - 1], points[index]];
    const reach = Math.max(12, Math.abs(next.x - one.x) * 0.48) * way;
    path += one.y === next.y
      ? `L${next.x} ${next.y}`
      : `C${round(one.x + reach)} ${one.y} ${round(next.x - reach)} ${next.y} ${next.x} ${next.y}`;
  }
  return path;
}

/** Between notes one above the other. @param {Rect} a @param {Rect} b */
function upright(a, b) {
  const way = middle(b) >= middle(a) ? 1 : -1;
  const [x1, x2] = [(a.left + a.right) / 2, (b.left + b.right) / 2];
  const [y1, y2] = way > 0 ? [a.bottom, b.top] : [a.top, b.bottom];
  const reach = Math.max(20, Math.abs(y2 - y1) * 0.45) * way;
  return `M${x1} ${y1}C${x1} ${round(y1 + reach)} ${x2} ${round(y2 - reach)} ${x2} ${y2}`;
}

const round = (/** @type {number} */ length) => Math.round(length * 10) / 10;
