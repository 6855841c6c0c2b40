/**
 * Cells of a matrix or row: arrow keys move between them, and Tab goes past all of them at once.
 * Without this, Tab goes from cell to cell.
 */

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Element} group @returns {HTMLElement[][]} */
const linesOf = (group) => [...group.querySelectorAll("tbody tr, li")].map((line) => [...line.querySelectorAll(".cell")]);

/** One cell of each group can be reached by Tab: that which was reached last. */
function gather() {
  for (const group of document.querySelectorAll("[data-cells]")) {
    const cells = linesOf(group).flat().filter((cell) => cell.matches("button"));
    const kept = cells.find((cell) => cell === document.activeElement || cell.id === group.dataset.at) ?? cells[0];
    for (const cell of cells) cell.tabIndex = cell === kept ? 0 : -1;
  }
}

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element && event.target.closest("button.cell");
  if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const lines = linesOf(cell.closest("[data-cells]"));
  const down = lines.findIndex((line) => line.includes(cell));
  const mirror = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
  const next = lines[down + step[0]]?.[lines[down].indexOf(cell) + mirror * step[1]];
  event.preventDefault();
  next?.focus();
});

document.addEventListener("focusin", ({ target }) => {
  const group = target instanceof Element && target.matches("button.cell") && target.closest("[data-cells]");
  if (!group) return;
  group.dataset.at = target.id;
  gather();
});

document.addEventListener("htmx:afterSettle", gather);
gather();
