/** Where link lines leave their notes and come in, apart from each other. Pure geometry; see routes.js. */

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Rect
 * @typedef {object} Survey
 * @property {Map<Element, Rect>} rects  the notes
 * @property {Map<string, Rect>} boxes  by kind
 * @property {Map<string, Rect>} heads  the headings, by kind
 * @property {Map<string, Rect[]>} byKind  the notes of each box
 * @property {Rect} square @property {Rect} circle
 * @property {Rect[]} asides  what is written beside the circle
 * @property {1 | -1} sign  −1: what is here at the left stands at the right of the page
 * @typedef {{from: Element, to: Element}} Link
 */

/**
 * @typedef {{y: number, x: number, points: number[][]}} End  it is level at `y` from, or to, its row's end `x`
 * @typedef {{out: End, into: End}} Ends
 * @typedef {{note: Rect, under: number, gap: number, isAbove: boolean, x: number, other: number}} Wish
 *   `under`: the bottom of the row that its lane is under, or 0 for a note at the row's end. `isAbove`: its own row is the one below
 */

export const LANE = 2.7; // px from one line to the next
const PORT = 3.6; // between lines at one note's side
const BEND = 10; // from a note's corner to where a line leaves it downwards

/** @template {Link} T @param {Survey} map @param {T[]} links @returns {Map<T, Ends>} */
export function endsOf(map, links) {
  const out = settled(links, (link) => wish(map, link.from, link.to, 1), 1);
  const into = settled(links, (link) => wish(map, link.to, link.from, -1), -1);
  return new Map(links.map((link, index) => [link, { out: out[index], into: into[index] }]));
}

/** @param {Survey} map @param {Element} from @param {Element} to @param {1 | -1} way  1: to the right @returns {Wish} */
function wish(map, from, to, way) {
  const note = /** @type {Rect} */ (map.rects.get(from));
  const goal = /** @type {Rect} */ (map.rects.get(to));
  const y = (note.top + note.bottom) / 2;
  const kind = /** @type {HTMLElement} */ (from).dataset.kind ?? "";
  const others = map.byKind.get(kind) ?? [];
  const row = others.filter((one) => one.top < y + 2 && one.bottom > y - 2);
  const beside = row.filter((one) => (way > 0 ? one.left >= note.right - 1 : one.right <= note.left + 1));
  const x = way > 0 ? Math.max(note.right, ...beside.map((one) => one.right)) : Math.min(note.left, ...beside.map((one) => one.left));
  const end = Math.max(...row.map((one) => one.bottom));
  const before = Math.max(0, ...others.map((one) => one.bottom).filter((bottom) => bottom <= note.top + 1));
  // Lines along the dividers need the room below the last row.
  const isAbove = before > 0 && /gain/.test(kind) && !others.some((one) => one.top > end - 1);
  const under = !beside.length ? 0 : isAbove ? before : end;
  const below = others.filter((one) => one.top > under - 1).map((one) => one.top - under);
  return { note, under, isAbove, gap: Math.min(7, ...below), x, other: (goal.top + goal.bottom) / 2 };
}

/** @template T @param {T[]} links @param {(link: T) => Wish} wishOf @param {1 | -1} way @returns {End[]} */
function settled(links, wishOf, way) {
  const wishes = links.map(wishOf);
  /** @type {Map<string, number[]>} those that share a side of a note, or the gap under a row */
  const shared = new Map();
  wishes.forEach(({ note, under }, index) => {
    const key = under ? `under ${way} ${Math.round(under)} ${note.left > 0}` : `${note.left} ${note.top}`;
    shared.set(key, [...(shared.get(key) ?? []), index]);
  });
  /** @type {End[]} */
  const ends = new Array(links.length);
  for (const group of shared.values()) {
    // The note nearest to the row's end has the upper lane: the others pass below its line.
    group.sort((one, other) => order(wishes[one], wishes[other], way));
    group.forEach((index, place) => (ends[index] = endAt(wishes[index], place - (group.length - 1) / 2, group.filter((one) => wishes[one].note === wishes[index].note).indexOf(index), group.length, way)));
  }
  return ends;
}

/** @param {Wish} one @param {Wish} other @param {1 | -1} way */
function order(one, other, way) {
  if (one.isAbove !== other.isAbove) return one.isAbove ? 1 : -1;
  const nearer = one.under ? (other.note.left - one.note.left) * way : 0;
  return (one.isAbove ? -nearer : nearer) || one.other - other.other;
}

/** @param {Wish} wish @param {number} lane  from the middle @param {number} turn  of its note's lines @param {number} count @param {1 | -1} way @returns {End} */
function endAt({ note, under, isAbove, gap, x }, lane, turn, count, way) {
  const edge = way > 0 ? note.right : note.left;
  if (!under) {
    const y = (note.top + note.bottom) / 2 + lane * Math.min(PORT, (note.bottom - note.top - 6) / count);
    return { x, y, points: [[edge, y]] };
  }
  const y = under + gap / 2 + lane * LANE;
  const drop = edge - way * (BEND + turn * LANE);
  const points = [[drop, isAbove ? note.top : note.bottom], [drop, y]];
  return { x, y, points: way > 0 ? points : points.reverse() };
}
