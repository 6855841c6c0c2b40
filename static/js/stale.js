/**
 * Marks what others changed while one writes there, and lets the person choose: look at theirs, keep
 * one's own, take theirs; where a note was removed, keep one's words as a new note or let them go.
 *
 * The choice is told by events on the note, which bubble: `stale:take`, `stale:keep`, `stale:drop`.
 */

import { SOMEONE, word, wordOf } from "./words.js";

/** @typedef {import("./words.js").Doer} Doer */

/**
 * Mark an element and offer a button.
 * @param {HTMLElement} element @param {(chip: HTMLElement) => void} show @param {Doer} [by]
 */
export function offerToShow(element, show, by = SOMEONE) {
  element.classList.add("is-stale");
  clearOffer(element);
  const chip = button(wordOf("changed_show", by), () => show(chip));
  chip.className = "stale__chip";
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
    clearOffer(note);
    const theirs = document.createElement("p");
    theirs.className = "stale__theirs";
    theirs.dir = "auto";
  theirs.translate = false;
    theirs.textContent = patch.querySelector(".note__text")?.textContent ?? "";
    const keep = button(wordOf("keep_mine", by), () => {
      note.dataset.version = patch.dataset.version; // what is saved next has seen it
      clearOffer(note);
      note.classList.remove("is-stale");
      focusField(note);
    });
    offer(note, heading(by), theirs, keep, button(wordOf("take_theirs", by), () => tell(note, "take")));
    focusField(note);
  }, by);
}

/** Say that a note is gone that is being edited. @param {HTMLElement} note @param {Doer} by  who did it */
export function tellRemoved(note, by) {
  clearOffer(note);
  note.classList.add("is-stale", "is-removed");
  const words = document.createElement("p");
  words.className = "stale__theirs";
  words.role = "status";
  words.textContent = wordOf("removed", by);
  const keep = button(word("keep_as_new"), () => tell(note, "keep"));
  offer(note, words, keep, button(word("let_go"), () => tell(note, "drop")));
}

/** Take away what was offered. @param {HTMLElement} element */
export function clearOffer(element) {
  for (const one of element.querySelectorAll(".stale__chip, .stale__offer")) one.remove();
}

const focusField = (/** @type {HTMLElement} */ note) =>
  /** @type {HTMLElement | null} */ (note.querySelector(".note__field"))?.focus({ preventScroll: true });

/** Tell what the person chose. @param {HTMLElement} note @param {"take" | "keep" | "drop"} choice */
export const tell = (note, choice) =>
  note.dispatchEvent(new CustomEvent(`stale:${choice}`, { bubbles: true }));

/** Whose text it is. @param {Doer} by */
function heading(by) {
  const made = document.createElement("p");
  made.className = "stale__by";
  made.dir = "auto";
  made.translate = false;
  made.textContent = by.self ? word("theirs_self") : by.name || word("theirs");
  return made;
}

/** Below the note and over what is there: the shape keeps its size. @param {HTMLElement} note @param {HTMLElement[]} parts */
function offer(note, ...parts) {
  const made = document.createElement("div");
  made.className = "stale__offer";
  made.append(...parts);
  note.append(made);
  keepInSight(made);
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

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "stale__choice";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
