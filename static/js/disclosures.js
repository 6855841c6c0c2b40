/**
 * The board's sheets that open from a button: help for a box stays open while one writes elsewhere,
 * the sum of the fit closes when one goes on, a form when it is sent. Escape closes the first two.
 * The button has the focus again.
 */

const OPEN = "details:is(.guide, .fit__details)[open]";

/** @param {HTMLElement} root */
export function connect(root) {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = /** @type {Element} */ (event.target);
    const around = form.closest("details.ask");
    if (form instanceof HTMLFormElement && close(around)) settle(form);
  });
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

/** What was typed is on its way: nothing that comes has to spare it. @param {HTMLFormElement} form */
function settle(form) {
  for (const field of form.querySelectorAll("textarea, input")) {
    /** @type {HTMLInputElement} */ (field).defaultValue = /** @type {HTMLInputElement} */ (field).value;
  }
}

/** @param {Element | null} sheet */
function close(sheet) {
  if (!(sheet instanceof HTMLDetailsElement)) return false;
  sheet.open = false;
  sheet.querySelector("summary")?.focus({ preventScroll: true });
  return true;
}
