/**
 * Marks what others changed while one writes there, and lets the person choose: look at theirs, keep
 * one's own, take theirs; where a note was removed, keep one's words as a new note or let them go.
 *
 * The choice is told by events on the note, which bubble: `stale:take`, `stale:keep`, `stale:drop`.
 */

import { copyOf } from "../board/board.js";
import { SOMEONE, sayWho } from "../page/words.js";

/** @typedef {import("../page/words.js").Doer} Doer */

/**
 * Mark an element and offer a button.
 * @param {HTMLElement} element @param {() => void} show @param {Doer} [by]
 */
export function offerToShow(element, show, by = SOMEONE) {
  element.classList.add("is-stale");
  clearOffer(element);
  const chip = copyOf("changed");
  sayWho(chip, by);
  chip.addEventListener("click", show);
  (element.querySelector("details[open] form") ?? element).append(chip);
  keepInSight(chip);
}

/**
 * Offer another person's text to read beside one's own, and to choose between them.
 * @param {HTMLElement} note @param {HTMLElement} patch  the note as it is now @param {Doer} by
 */
export function offerTheirs(note, patch, by) {
  note.classList.remove("is-removed");
  offerToShow(note, () => {
    const offer = copyOf("theirs");
    const theirs = /** @type {HTMLElement} */ (offer.querySelector(".stale__theirs"));
    theirs.textContent = patch.querySelector(".note__text")?.textContent ?? "";
    hang(offer, note, by, () => {
      note.dataset.version = patch.dataset.version; // what is saved next has seen it
      clearOffer(note);
      note.classList.remove("is-stale");
      focusField(note);
    });
    focusField(note);
  }, by);
}

/** Say that a note is gone that is being edited. @param {HTMLElement} note @param {Doer} by  who did it */
export function tellRemoved(note, by) {
  note.classList.add("is-stale", "is-removed");
  hang(copyOf("removed"), note, by);
}

/** Take away what was offered. @param {HTMLElement} element */
export function clearOffer(element) {
  for (const one of element.querySelectorAll(".stale__chip, .stale__offer")) one.remove();
}

const focusField = (/** @type {HTMLElement} */ note) =>
  /** @type {HTMLElement | null} */ (note.querySelector(".note__field"))?.focus({ preventScroll: true });

/** Tell what the person chose. @param {HTMLElement} note @param {string} choice  "take", "keep" or "drop" */
export const tell = (note, choice) =>
  note.dispatchEvent(new CustomEvent(`stale:${choice}`, { bubbles: true }));

/**
 * Offer a choice below the note, over what is there: the shape keeps its size. Each button is named by
 * its choice. @param {HTMLElement} offer @param {HTMLElement} note @param {Doer} by @param {() => void} [stay]  keep one's own
 */
function hang(offer, note, by, stay) {
  clearOffer(note);
  sayWho(offer, by);
  for (const button of offer.querySelectorAll("button")) {
    button.addEventListener("click", () => (button.name === "mine" ? stay?.() : tell(note, button.name)));
  }
  note.append(offer);
  keepInSight(offer);
}

/** Turn what hangs below a note to its other side where it would be covered. Nothing is scrolled. @param {HTMLElement} hung */
function keepInSight(hung) {
  const { top, bottom } = hung.getBoundingClientRect();
  const view = globalThis.visualViewport; // smaller while a phone shows its keyboard
  const end = Math.min(
    document.getElementById("fit")?.getBoundingClientRect().top ?? Infinity,
    view ? view.offsetTop + view.height : innerHeight,
  );
  const above = (hung.parentElement?.getBoundingClientRect().top ?? 0) - (bottom - top);
  const begin = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
  hung.classList.toggle("is-above", bottom > end && above > begin);
}
