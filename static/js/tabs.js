/** On a phone one box is seen at a time: marks the tab of the one in view, and leads to a box. */

/** @param {HTMLElement} root */
export function connect(root) {
  const shapes = root.querySelector(".shapes");
  const tabs = /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(".tab"));
  if (!shapes) return;
  const seen = new IntersectionObserver(
    (entries) => {
      const shown = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (shown) mark(tabs, shown.target.id);
    },
    { root: shapes, threshold: 0.6 },
  );
  for (const tab of tabs) {
    const box = document.getElementById(tab.hash.slice(1));
    if (box) seen.observe(box);
    tab.addEventListener("click", (event) => {
      event.preventDefault(); // no entry in the browser's history for each box
      box?.scrollIntoView({ inline: "center", block: "nearest" });
    });
  }
}

/** @param {Iterable<HTMLAnchorElement>} tabs @param {string} id */
function mark(tabs, id) {
  for (const tab of tabs) {
    if (tab.hash === `#${id}`) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}
