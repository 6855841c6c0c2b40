/** On a phone one box is seen at a time: marks the tab of the one in view, and leads to a box. */

import { here, session } from "../outbox/storage.js";

/** @param {HTMLElement} root */
export function connect(root) {
  const shapes = /** @type {HTMLElement} */ (root.querySelector(".shapes"));
  const boxes = /** @type {HTMLElement[]} */ ([...shapes.querySelectorAll(".box")]);
  const tabs = /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(".tab"));
  const memory = `box:${here()}`; // after a visit to another page the same box is in view
  let current = location.hash ? "" : session.get(memory) || tabs[0].hash.slice(1);

  // Else all boxes are seen at once, or have no width yet: the window has just become narrow.
  const isStrip = () => getComputedStyle(shapes).overflowX === "auto" && boxes.every((box) => Math.abs(box.offsetWidth - shapes.clientWidth) < 2);
  const middle = (/** @type {Element} */ one) => one.getBoundingClientRect().left + one.clientWidth / 2;
  const off = (/** @type {Element} */ box) => Math.abs(middle(box) - middle(shapes));
  const nearest = () => boxes.reduce((best, box) => (off(box) < off(best) ? box : best));
  const mark = () => {
    if (!isStrip()) return;
    current = nearest().id;
    session.set(memory, current);
    for (const tab of tabs) tab.ariaCurrent = tab.hash === `#${current}` ? "true" : null;
  };
  const show = (/** @type {Element | null} */ box, /** @type {ScrollBehavior} */ behavior = "instant") => {
    if (box && isStrip() && off(box) > 2) box.scrollIntoView({ inline: "center", block: "nearest", behavior });
  };
  /** Writing in a box before the strip has stopped sliding would leave it between two boxes. */
  const written = () => document.activeElement?.closest("textarea, input")?.closest(".box");

  shapes.addEventListener("scroll", mark, { passive: true });
  shapes.addEventListener("scrollend", () => show(written() ?? nearest()));
  shapes.addEventListener("focusin", ({ target }) => {
    const box = /** @type {Element} */ (target).closest(".box");
    current = box?.id ?? current; // also when the strip gets another size before it is there
    requestAnimationFrame(() => show(box ?? nearest()));
  });
  // At first, when the window becomes as narrow as a phone, and when that is turned.
  const sizes = new ResizeObserver(() => {
    show(written() ?? document.getElementById(current));
    mark();
  });
  for (const one of [shapes, ...boxes]) sizes.observe(one);
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault(); // no entry in the browser's history for each box
      show(document.getElementById(tab.hash.slice(1)), "smooth");
    });
  }
}
