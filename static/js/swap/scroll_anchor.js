/**
 * Keeps the field one writes in where it is in the window while others' notes come and go above it.
 * Browsers do this where they can; they cannot where shapes are centred or grow.
 */

/** @type {HTMLElement | null} */
let field = null;
let top = 0;

/** Remember where the field is. */
function mark() {
  if (field) top = field.getBoundingClientRect().top;
}

/** Bring it back there by scrolling. */
function hold() {
  if (!field?.isConnected || field !== document.activeElement) return;
  const by = field.getBoundingClientRect().top - top;
  if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
  mark();
}

/** @param {HTMLElement} root */
export function connect(root) {
  root.addEventListener("focusin", ({ target }) => {
    field = target instanceof HTMLElement && target.matches("textarea, input") ? target : null;
    mark();
  });
  for (const name of ["scroll", "input", "resize"]) addEventListener(name, mark, { capture: true, passive: true });
  // Where the board is laid out, that comes after the change, and at once; what else moves is seen with the next picture.
  document.addEventListener("board:laid-out", hold);
  document.addEventListener("board:changed", () => (root.matches(".is-laid-out") ? requestAnimationFrame(hold) : hold()));
  const sizes = new ResizeObserver(hold);
  for (const one of root.querySelectorAll(".shapes, .side, .box")) sizes.observe(one);
}
