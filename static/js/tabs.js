/** On a phone one box is seen at a time: marks the tab of the one in view, and leads to a box. */

import { here } from "./storage.js";

/** @param {HTMLElement} root */
export function connect(root) {
  const shapes = root.querySelector(".shapes");
  const tabs = /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(".tab"));
  if (!shapes) return;
  const seen = new IntersectionObserver(
    (entries) => {
      const shown = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (!shown) return;
      mark(tabs, shown.target.id);
      remember(shown.target.id);
    },
    { root: shapes, threshold: 0.6 },
  );
  settle(shapes);
  goBack(shapes);
  for (const tab of tabs) {
    const box = document.getElementById(tab.hash.slice(1));
    if (box) seen.observe(box);
    tab.addEventListener("click", (event) => {
      event.preventDefault(); // no entry in the browser's history for each box
      box?.scrollIntoView({ inline: "center", block: "nearest" });
    });
  }
}

/**
 * Writing in a box before the strip has stopped sliding would leave it between two boxes: the one
 * that has the focus comes into view whole, else the nearest.
 * @param {Element} shapes
 */
function settle(shapes) {
  const align = () => {
    if (shapes.scrollWidth <= shapes.clientWidth + 1) return; // all boxes are seen at once
    const middle = (/** @type {Element} */ one) => one.getBoundingClientRect().left + one.clientWidth / 2;
    const off = (/** @type {Element} */ box) => Math.abs(middle(box) - middle(shapes));
    const focused = document.activeElement?.closest("textarea, input") && document.activeElement.closest(".box");
    const box = focused || [...shapes.querySelectorAll(".box")].sort((one, other) => off(one) - off(other))[0];
    if (box && off(box) > 2) box.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
  };
  shapes.addEventListener("scrollend", align);
  shapes.addEventListener("focusin", () => requestAnimationFrame(align));
}

/** The box that was in view. */
const last = () => `cs:box:${here()}`;

/** @param {string} id */
function remember(id) {
  try {
    sessionStorage.setItem(last(), id);
  } catch {
    // Forbidden: the page then begins at its first box.
  }
}

/** After a visit to another page, or when the page was loaded again, the same box is in view. @param {Element} shapes */
function goBack(shapes) {
  if (location.hash || shapes.scrollWidth <= shapes.clientWidth + 1) return;
  try {
    const box = document.getElementById(sessionStorage.getItem(last()) ?? "");
    box?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
  } catch {
    // Forbidden, as above.
  }
}

/** @param {Iterable<HTMLAnchorElement>} tabs @param {string} id */
function mark(tabs, id) {
  for (const tab of tabs) {
    if (tab.hash === `#${id}`) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}
