/**
 * The board's sheets that open from a button: help for a box stays open while one writes elsewhere,
 * the sum of the fit closes when one goes on. Escape closes both, and the button has the focus again.
 */

const OPEN = "details:is(.guide, .fit__details)[open]";

/** @param {HTMLElement} root */
export function connect(root) {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-do=fold]")) close(target.closest(OPEN));
    const sum = root.querySelector(".fit__details[open]");
    if (sum && (!sum.contains(target) || target.closest(".fit__list a"))) sum.removeAttribute("open");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const active = document.activeElement;
    // Escape means the field or note one is in, if that is not inside the sheet.
    const sheet = active?.closest(OPEN) ?? (active === document.body ? root.querySelector(OPEN) : null);
    if (close(sheet)) event.preventDefault();
  });
}

/** @param {Element | null} sheet */
function close(sheet) {
  if (!(sheet instanceof HTMLDetailsElement)) return false;
  sheet.open = false;
  sheet.querySelector("summary")?.focus({ preventScroll: true });
  return true;
}
