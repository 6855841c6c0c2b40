/**
 * Opens and closes the page's dialogs, and brings the focus back to where it was. `<dialog>` does
 * the rest: it keeps the focus inside and closes with Escape. All beside it is inert then, neither
 * read out nor in reach, so that what tells people something moves into it.
 */

import { announce } from "./announcer.js";
import { fragmentOf } from "./patches.js";
import { read } from "./sending.js";
import { word } from "./words.js";

/** @type {WeakMap<HTMLDialogElement, string | Element | null>} */
const openers = new WeakMap();

/** @type {HTMLDialogElement[]} open ones, the topmost last */
const shown = [];

const TELLERS = "#announcer, #whisper, #news, #rights"; // what may be said at any time

/** @param {string} id @returns {HTMLDialogElement} the dialog, made if the page has none */
export function dialogWith(id) {
  const present = document.getElementById(id);
  if (present instanceof HTMLDialogElement) return present;
  const made = document.createElement("dialog");
  made.id = id;
  made.className = "dialog";
  document.body.append(made);
  return made;
}

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

/** Give a dialog, open or not, another content. @param {HTMLDialogElement} dialog @param {Node[]} content */
export function fill(dialog, ...content) {
  const part = dialog.querySelector("[data-fill]") ?? dialog;
  part.replaceChildren(...part.querySelectorAll(`:scope > :is(${TELLERS})`), ...content);
}

/** @param {HTMLDialogElement} dialog */
function bringBack(dialog) {
  const opener = openers.get(dialog);
  const place = typeof opener === "string" ? document.getElementById(opener) : opener;
  if (place instanceof HTMLElement && place.isConnected) place.focus({ preventScroll: true });
}

/**
 * Fill a dialog with a fragment of the server and open it. What cannot be had is said.
 * @param {string} id @param {string} path @param {[string, string][]} [fields]  given: ask by POST
 * @returns {Promise<HTMLDialogElement | null>} null where nothing came
 */
export async function openFrom(id, path, fields) {
  try {
    const { ok, html } = await read(path, fields);
    const fragment = fragmentOf(html);
    const refusal = fragment.querySelector("#refusal");
    if (!ok && !refusal) throw new Error(path);
    const dialog = dialogWith(id);
    fill(dialog, fragment);
    globalThis.htmx?.process(dialog);
    open(dialog);
    return dialog;
  } catch {
    announce(word("not_loaded"));
    return null;
  }
}

/** Let buttons and clicks beside it close a dialog, and links open the bin. */
export function connect() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target instanceof HTMLDialogElement && isBeside(target, event)) target.close();
    const closer = target.closest("[data-do=close]");
    if (closer) closer.closest("dialog")?.close();
    const opener = target.closest("[data-dialog]");
    if (opener instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      openFrom(opener.dataset.dialog ?? "bin", opener.href);
    }
  });
}

/** Whether a click fell on the backdrop. @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isBeside(dialog, { clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
