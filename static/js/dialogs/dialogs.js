/**
 * A `<dialog>` opens when something from outside has put content into it, and is empty again when it
 * closes; the focus comes back to where it was. `<dialog>` does the rest: it keeps the focus inside
 * and closes with Escape. All beside it is inert then, so that what tells people something moves into it.
 */

import { announce } from "../page/announcer.js";
import { word } from "../page/words.js";

/** @type {WeakMap<HTMLDialogElement, string | Element | null>} */
const openers = new WeakMap();

/** @type {HTMLDialogElement[]} open ones, the topmost last */
const shown = [];

const TELLERS = "#announcer, #whisper, #news, #rights"; // what may be said at any time

/** @param {string} id of a dialog of this page */
export const dialogWith = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));

/** Open a dialog; the focus will come back. @param {HTMLDialogElement} dialog */
export function open(dialog) {
  if (dialog.open) return;
  const active = document.activeElement;
  openers.set(dialog, active?.closest("#board .note[id]")?.id ?? active);
  dialog.showModal();
  shown.push(dialog);
  bringTellers();
  dialog.addEventListener("close", () => {
    shown.splice(shown.indexOf(dialog), 1);
    bringTellers();
    bringBack(dialog);
  }, { once: true });
}

/** Put what tells people something where they are. */
export function bringTellers() {
  const tellers = document.querySelectorAll(TELLERS);
  const dialog = shown.at(-1);
  if (dialog) dialog.prepend(...tellers);
  else document.querySelector(".bar")?.after(...tellers);
}

/** @param {HTMLDialogElement} dialog */
function bringBack(dialog) {
  const opener = openers.get(dialog);
  const place = typeof opener === "string" ? document.getElementById(opener) : opener;
  if (place instanceof HTMLElement && place.isConnected) place.focus({ preventScroll: true });
}

/** The dialog that a request from outside of it fills. @param {Event} event */
function filledBy(event) {
  const { target, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  const dialog = target?.closest("dialog");
  return dialog && !dialog.contains(requestConfig.elt) ? /** @type {HTMLDialogElement} */ (dialog) : null;
}

/** Its style sheets come with what fills it: a page that never opens it does without. @param {Event} event */
function dress(event) {
  const sheets = filledBy(event)?.dataset.sheets?.split(" ") ?? [];
  for (const href of sheets.filter((one) => !document.querySelector(`link[href="${one}"]`))) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  }
}

/** @param {Event} event */
function beforeSwap(event) {
  const { detail } = /** @type {CustomEvent} */ (event);
  if (!filledBy(event)) return;
  if (detail.isError && !detail.serverResponse.includes('id="refusal"')) detail.shouldSwap = false; // not our words
  document.querySelector(".bar")?.after(...detail.target.querySelectorAll(TELLERS)); // not to be replaced
}

/** @param {Event} event */
function afterSwap(event) {
  const dialog = filledBy(event);
  if (!dialog) return;
  const { target, pathInfo } = /** @type {CustomEvent} */ (event).detail;
  open(dialog);
  bringTellers();
  dialog.addEventListener("close", () => target.replaceChildren(), { once: true });
  const part = pathInfo.anchor && document.getElementById(pathInfo.anchor);
  if (part) (part.querySelector("textarea") ?? part.querySelector("[tabindex]"))?.focus();
}

/** Say that nothing came. @param {Event} event */
function tellFailure(event) {
  const dialog = filledBy(event);
  if (dialog && !dialog.open) announce(word("not_loaded"));
}

/** What is meant for another tab or window is not for htmx, which would take every click. @param {MouseEvent} event */
function leaveToBrowser(event) {
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (isElsewhere && /** @type {Element} */ (event.target).closest("a[hx-get]")) event.stopPropagation();
}

/** Let dialogs open, and buttons and clicks beside them close them. */
export function connect() {
  document.addEventListener("click", leaveToBrowser, true);
  document.addEventListener("htmx:beforeRequest", dress);
  document.addEventListener("htmx:beforeSwap", beforeSwap);
  document.addEventListener("htmx:afterSwap", afterSwap);
  for (const failure of ["responseError", "sendError", "timeout"]) {
    document.addEventListener(`htmx:${failure}`, tellFailure);
  }
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target instanceof HTMLDialogElement && isBeside(target, event)) target.close();
    const closer = target.closest("[data-do=close]");
    if (closer) closer.closest("dialog")?.close();
  });
}

/** Whether a click fell on the backdrop. @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isBeside(dialog, { clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
