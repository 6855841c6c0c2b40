/**
 * What a `popover` with the role of a dialog gains from scripts: the focus goes in as it opens, and comes back to
 * what opened it, or to the button of the menu in which that stood. The browser does the rest, Escape too.
 */

/** @param {ToggleEvent} event */
function onToggle({ target, newState }) {
  if (!(target instanceof HTMLElement) || !target.matches("[popover][role=dialog]")) return;
  if (newState === "open") return void target.focus({ preventScroll: true });
  const active = document.activeElement;
  if (active instanceof HTMLElement && active !== document.body && active.checkVisibility()) return;
  const openers = [...document.querySelectorAll(`[popovertarget="${target.id}"]`)].filter((one) => !target.contains(one));
  const places = openers.map((one) => (one.checkVisibility() ? one : one.closest("details")?.querySelector("summary")));
  const place = places.find((one) => one?.checkVisibility());
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

/** Listen, on every page. */
export function connect() {
  document.addEventListener("toggle", (event) => onToggle(/** @type {ToggleEvent} */ (event)), true); // it does not bubble
}
