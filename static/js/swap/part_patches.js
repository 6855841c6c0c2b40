/**
 * Puts patches of the page's other parts (counts, title, sentence, fit) in place, unless someone is
 * writing there.
 */

import { offerToShow } from "./remote_changes.js";
import { tell } from "../page/times.js";

/**
 * Whether a part says and shows already what its patch does.
 * @param {HTMLElement} patch @param {HTMLElement} present
 */
export function isSame(patch, present) {
  for (const time of patch.querySelectorAll("time[data-time]")) tell(/** @type {HTMLTimeElement} */ (time));
  return patch.isEqualNode(present) && [...present.querySelectorAll("input")].every((box) => box.checked === box.defaultChecked);
}

/**
 * Replace another part of the page, unless someone is writing in it. What `data-follows` from the notes is not
 * offered to whoever writes: they see the notes.
 * @param {HTMLElement} patch @param {HTMLElement} present @returns {boolean} whether it was done
 */
export function applyPart(patch, present) {
  if (hasUnsentText(present)) {
    if (!present.matches("[data-follows]") && written(patch) !== written(present)) offerToShow(present, () => [replacePart(patch, present), globalThis.htmx.process(patch)]);
    return false;
  }
  replacePart(patch, present);
  return true;
}

/** What people wrote in a part; the rest may be translated. @param {HTMLElement} part */
const written = (part) => [...part.querySelectorAll("[translate=no]")].map((one) => one.textContent).join("\n");

/** @param {HTMLElement} patch @param {HTMLElement} present */
function replacePart(patch, present) {
  const open = [...present.querySelectorAll("details")].map((one) => one.open);
  for (const [index, one] of [...patch.querySelectorAll("details")].entries()) {
    one.open = open[index] ?? one.open;
  }
  if (present instanceof HTMLDetailsElement) patch.toggleAttribute("open", present.open);
  present.replaceWith(patch);
  if (patch.id === "title") tellWindow(patch.querySelector(".title__text")?.textContent?.trim() ?? "");
}

/** The window is called as the canvas. @param {string} title */
function tellWindow(title) {
  const rest = document.title.slice(document.title.lastIndexOf(" · "));
  document.title = title + rest;
}

/** What is hidden, as a version, goes with what is written in its form. @param {HTMLElement} part */
function hasUnsentText(part) {
  const around = part instanceof HTMLInputElement ? part.form ?? part : part;
  return [...around.querySelectorAll("textarea, input")].some((one) => {
    const field = /** @type {HTMLInputElement} */ (one);
    if (field.matches("[type=hidden], [type=checkbox], [type=radio]")) return false;
    return (field.value !== field.defaultValue || field === document.activeElement) && field.checkVisibility();
  });
}
