/** Marks what others changed while one writes there, and shows it when asked. */

import { word } from "./words.js";

/**
 * Mark an element and offer a button.
 * @param {HTMLElement} element @param {(chip: HTMLElement) => void} show
 */
export function offerToShow(element, show) {
  element.classList.add("is-stale");
  element.querySelector(".stale__chip, .stale__theirs")?.remove();
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "stale__chip";
  chip.textContent = word("changed_show");
  chip.addEventListener("click", () => show(chip));
  (element.querySelector("details[open] form") ?? element).append(chip);
}

/** Offer another person's text to read beside one's own. @param {HTMLElement} note @param {string} theirs */
export function offerTheirs(note, theirs) {
  offerToShow(note, (chip) => {
    const text = document.createElement("p");
    text.className = "stale__theirs";
    text.dir = "auto";
    text.textContent = theirs;
    chip.replaceWith(text);
  });
}

/** What an element says, its offer apart. @param {HTMLElement} element */
export function textWithoutChip(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  for (const chip of copy.querySelectorAll(".stale__chip")) chip.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim();
}
