/** Whoever goes to an alternative of the canvas comes to the same place: the same box, scrolled as far. */

import { here, session } from "../outbox/storage.js";

const WAYS = "#switch a[href], #shared a[href]";
const shapes = () => document.querySelector(".shapes");

/** @param {HTMLAnchorElement} link */
function keep({ pathname }) {
  const other = /\/c\/([^/]+)\//.exec(pathname)?.[1];
  if (!other) return;
  session.set(`box:${other}`, session.get(`box:${here()}`)); // read by tabs.js
  session.set(`place:${other}`, [scrollX, scrollY, shapes()?.scrollLeft, shapes()?.scrollTop].join(" "));
}

function comeBack() {
  const [x, y, left, top] = session.get(`place:${here()}`).split(" ").map(Number);
  session.set(`place:${here()}`, "");
  if (top === undefined) return;
  scrollTo(x, y);
  if (innerWidth >= 900) shapes()?.scrollTo(left, top);
}

/** Once the notes have their places. */
export function connect() {
  document.addEventListener("click", ({ target }) => {
    const link = /** @type {Element} */ (target).closest(WAYS);
    if (link instanceof HTMLAnchorElement) keep(link);
  });
  requestAnimationFrame(comeBack);
}
