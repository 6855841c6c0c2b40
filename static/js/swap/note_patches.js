/**
 * Puts patches of notes in place. A note that is being edited stays, with what is typed in it: what
 * came waits until the editor is left, and is offered to be looked at.
 */

import { layInOrder } from "../board/board.js";
import { offerTheirs, tellRemoved } from "./remote_changes.js";

/** @typedef {import("../page/words.js").Doer} Doer */

/** @type {WeakMap<HTMLElement, HTMLElement>} what came for a note while it was being edited */
const postponed = new WeakMap();

/** What waits for a note, which is forgotten. @param {HTMLElement} note */
export function takePostponed(note) {
  const patch = postponed.get(note);
  postponed.delete(note);
  return patch;
}

/**
 * Take a note away.
 * @param {HTMLElement} patch  its `<del>` @param {HTMLElement} present @param {Doer} by  who did it
 * @returns {boolean} whether it is gone: not while it is edited
 */
export function removeNote(patch, present, by) {
  if (!present.classList.contains("is-editing")) {
    present.remove();
    return true;
  }
  postponed.set(present, patch);
  tellRemoved(present, by);
  return false;
}

/**
 * Put a note in place of what it was, or where it belongs.
 * @param {HTMLElement} patch @param {HTMLElement | null} present
 * @param {{own: boolean, by: Doer}} doing  own: what this window did
 * @returns {boolean} whether it is another one now
 */
export function applyNote(patch, present, doing) {
  if (!present) {
    layInOrder(patch);
  } else if (present.classList.contains("is-editing")) {
    postpone(patch, present, doing);
  } else if (looks(patch) === looks(present)) {
    layInOrder(present); // the echo of one's own change: nothing takes the place of what a finger may hold
    return !present.isEqualNode(patch);
  } else {
    const stays = ["is-chosen", "is-dragged"].filter((name) => present.classList.contains(name));
    patch.classList.add(...stays);
    if (patch.dataset.kind === present.dataset.kind) present.replaceWith(patch);
    else present.remove();
    layInOrder(patch);
  }
  return true;
}

/** What tells two states of a note apart. @param {HTMLElement} note @returns {string} */
function looks(note) {
  const passing = ["is-chosen", "is-linked", "is-dragged", "is-target", "is-ticked", "is-weak"];
  const classes = [...note.classList].filter((name) => !passing.includes(name)).sort();
  const parts = [...note.children].filter((part) => !part.matches(".writers, .note__tick, .note__hint"));
  return JSON.stringify([classes, { ...note.dataset }, ...parts.map((part) => part.textContent?.trim())]);
}

/** What one writes next is based on what one wrote last. @param {HTMLElement} patch @param {HTMLElement} present */
export function takeVersion(patch, present) {
  present.dataset.version = patch.dataset.version ?? present.dataset.version;
}

/** @param {HTMLElement} patch @param {HTMLElement} present @param {{own: boolean, by: Doer}} doing */
function postpone(patch, present, { own, by }) {
  postponed.set(present, patch);
  if (own) {
    takeVersion(patch, present);
  } else if (patch.dataset.version !== present.dataset.version) {
    offerTheirs(present, patch, by);
  }
}
