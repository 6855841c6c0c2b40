/**
 * What `<details>` gain from scripts: Escape closes the one with the focus, whose button has it then; a menu
 * closes when one goes on; a form that was opened takes the focus, and closes when it is sent.
 */

const PASSING = "details:is(.menu, .fit__details)[open]"; // a click elsewhere, or on one of its items, closes it
const OPEN = "details:is(.menu, .fit__details, .guide, .ask, .coach__reword)[open]";

/** @param {HTMLDetailsElement} one */
function close(one) {
  const hadFocus = one.contains(document.activeElement) || document.activeElement === document.body;
  one.open = false;
  if (hadFocus) one.querySelector("summary")?.focus({ preventScroll: true });
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = /** @type {Element} */ (event.target);
  const folded = target.closest("[data-do=fold]")?.closest("details");
  if (folded) close(folded);
  for (const one of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(PASSING))) {
    if (!one.contains(target) || target.closest(".menu__item:not(summary), .fit__list a")) one.open = false;
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const within = document.querySelector("dialog[open]") ?? document;
  const active = /** @type {Element} */ (document.activeElement);
  // Escape means the field or note one is in, if that is not inside.
  const nearest = active === document.body ? within.querySelector(OPEN) : active.closest(OPEN);
  const one = within.querySelector("details.menu[open]") ?? nearest;
  if (!(one instanceof HTMLDetailsElement)) return;
  close(one);
  event.preventDefault();
}

/** What was opened at the lower edge of the window comes into sight; a form is there to be filled in. @param {EventTarget | null} opened */
function enter(opened) {
  if (!(opened instanceof HTMLDetailsElement) || !opened.open) return;
  const sheet = opened.closest(".bar") ? null : opened.closest(".menu")?.querySelector(".menu__sheet"); // the bar stays where it is
  sheet?.scrollIntoView({ block: "nearest" });
  if (!opened.matches(".ask, .menu__ask, .coach__reword, .test-new")) return;
  if (document.activeElement !== opened.querySelector("summary")) return; // somebody is elsewhere already
  const field = opened.querySelector("input:not([type=hidden], [type=radio]), textarea");
  if (field instanceof HTMLElement) field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** What was typed in a form is on its way: nothing that comes has to spare it. @param {Event} event */
function onRequest({ target }) {
  const around = target instanceof HTMLFormElement && target.closest("details.ask");
  if (!(around instanceof HTMLDetailsElement)) return;
  close(around);
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (around.querySelectorAll("textarea, input"))) {
    field.defaultValue = field.value;
  }
}

/** Listen, on every page. */
export function connect() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("htmx:beforeRequest", onRequest);
  document.addEventListener("toggle", ({ target }) => enter(target), true); // it does not bubble
  for (const opened of document.querySelectorAll("details[open]")) enter(opened); // while this was on its way
}
