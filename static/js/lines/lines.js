/**
 * Draws the links as lines between the notes: above the shapes, behind the notes, so that they
 * never hide words. All are calm; those of the note one points at, or else of the chosen one, stand out. The optional links (what
 * delivers or belongs to what) show for the chosen note only.
 */

import { linksFrom, noteById, noteOf } from "../board/board.js";
import { routesOf } from "./routes.js";
import { facts } from "../page/words.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {{key: string, from: HTMLElement, to: HTMLElement, weak: boolean, answers: boolean}} Link */

/** @type {Map<string, SVGPathElement>} what is drawn, by link */
const drawn = new Map();

/** @type {string | undefined} the id of the note under the pointer */
let pointed;

/** @type {{of: string, ways: Map<string, string>, isCrowded: boolean} | undefined} as drawn the last time */
let last;

/** @param {HTMLElement} root */
export function connect(root) {
  const svg = root.querySelector("#lines");
  const shapes = svg?.parentElement;
  if (!svg || !shapes) return;
  let asked = 0;
  const ask = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      draw(root, svg);
    });
  };
  new MutationObserver(ask).observe(shapes, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["class", "data-to", "data-weight"],
  });
  const sizes = new ResizeObserver(ask);
  for (const one of [shapes, ...shapes.querySelectorAll(".side, .box")]) sizes.observe(one);
  addEventListener("scroll", ask, { capture: true, passive: true });
  root.addEventListener("input", ask);
  root.addEventListener("pointerover", ({ target }) => {
    const note = noteOf(target);
    if (note?.dataset.id === pointed) return;
    pointed = note?.dataset.id;
    ask();
  });
  document.addEventListener("board:laid-out", ask);
  // On paper everything stands elsewhere; here it is laid out for paper already, and not yet printed.
  matchMedia("print").addEventListener("change", () => draw(root, svg));
  document.fonts?.ready.then(ask);
  ask();
}

/** @param {HTMLElement} root @param {Element} svg */
function draw(root, svg) {
  if (getComputedStyle(svg).display === "none") return;
  const notes = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".note[data-id]"));
  const chosen = root.querySelector(".note.is-chosen");
  const links = linksAmong(notes).filter((link) => link.answers || link.from === chosen || link.to === chosen);
  const map = survey(root, svg, notes);
  const shown = (pointed && noteById(pointed)) || chosen;
  const touches = (/** @type {Link} */ { from, to }) => from === shown || to === shown;
  let { ways, isCrowded } = routed(map, links);
  // A very full board shows how many links a note has, and draws those of one note only.
  if (isCrowded) ways = byKey(routesOf(map, links.filter(touches)).ways);
  svg.parentElement?.classList.toggle("is-crowded", isCrowded);
  const kept = new Set();
  for (const link of links) {
    kept.add(link.key);
    const path = drawn.get(link.key) ?? begin(svg, link.key);
    const name = `line--${pairOf(link.from)}${link.weak ? " line--weak" : ""}${touches(link) ? " line--chosen" : ""}`;
    const d = ways.get(link.key) ?? "";
    if (path.getAttribute("class") !== name) path.setAttribute("class", name);
    if (path.getAttribute("d") !== d) path.setAttribute("d", d);
  }
  for (const [key, path] of drawn) if (!kept.has(key) && drawn.delete(key)) path.remove();
  svg.classList.toggle("has-chosen", links.some(touches));
}

/** The ways of links, by key: again, unless all is where it was. @param {import("./ends.js").Survey} map @param {Link[]} links */
function routed(map, links) {
  const rects = [...map.rects.values(), ...map.boxes.values(), map.square, map.circle];
  const of = `${links.map(({ key }) => key)} ${rects.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round))}`;
  if (last?.of !== of) {
    const { ways, isCrowded } = routesOf(map, links);
    last = { of, isCrowded, ways: byKey(ways) };
  }
  return last;
}

const byKey = (/** @type {Map<Link, string>} */ ways) => new Map([...ways].map(([{ key }, way]) => [key, way]));

/** @param {Element} svg @param {string} key */
function begin(svg, key) {
  const path = document.createElementNS(SVG, "path");
  drawn.set(key, path);
  svg.append(path);
  return path;
}

/** @param {Element} note @returns {string} its colour family */
const pairOf = (note) => /note--(job|pain|gain)/.exec(note.className)?.[1] ?? "job";

/** @param {Iterable<HTMLElement>} notes @returns {Link[]} */
function linksAmong(notes) {
  return [...notes].flatMap((from) => [...linksFrom(from)].flatMap(([id, strength]) => {
    const to = noteById(id);
    const answers = facts.answers[from.dataset.kind ?? ""] === to?.dataset.kind;
    return to ? [{ key: `${from.dataset.id} ${id}`, from, to, weak: strength === "weak", answers }] : [];
  }));
}

const isShown = (/** @type {Element} */ one) => one.getClientRects().length > 0; // paper has no fields

/**
 * Where everything is, measured in one go and relative to the drawing.
 * @param {HTMLElement} root @param {Element} svg @param {Iterable<HTMLElement>} notes
 * @returns {import("./ends.js").Survey}
 */
function survey(root, svg, notes) {
  const origin = svg.getBoundingClientRect();
  const zoom = /** @type {any} */ (svg).currentCSSZoom ?? 1; // paper shows it smaller
  const [square, circle] = ["square", "circle"].map((shape) => /** @type {Element} */ (root.querySelector(`.side--${shape}`)));
  const sign = square.getBoundingClientRect().left <= circle.getBoundingClientRect().left ? 1 : -1;
  const place = (/** @type {Element} */ one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [start, end] = [(left - origin.left) / zoom, (right - origin.left) / zoom];
    return {
      left: sign > 0 ? start : -end,
      right: sign > 0 ? end : -start,
      top: (top - origin.top) / zoom,
      bottom: (bottom - origin.top) / zoom,
    };
  };
  const all = [...root.querySelectorAll(".box")];
  const boxes = new Map(all.map((box) => [box.id.slice(4), place(box)]));
  const heads = new Map(all.map((box) => [box.id.slice(4), place(/** @type {Element} */ (box.querySelector(".box__head")))]));
  const rects = new Map([...notes].map((note) => [/** @type {Element} */ (note), place(note)]));
  /** @type {Map<string, import("./ends.js").Rect[]>} */
  const byKind = new Map([...boxes.keys()].map((kind) => [kind, []]));
  for (const [note, rect] of rects) byKind.get(/** @type {HTMLElement} */ (note).dataset.kind ?? "")?.push(rect);
  // Lines pass below the field at the end of a row as they pass below a note.
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("form.add"))) if (isShown(field)) byKind.get(field.dataset.kind ?? "")?.push(place(field));
  const asides = [...circle.querySelectorAll(":scope > :not(.box)")].filter(isShown).map(place);
  return { rects, boxes, heads, byKind, square: place(square), circle: place(circle), asides, sign };
}
