/**
 * Puts the server's patches into the board: answers to one's own writes now, other people's
 * changes later, by the same function.
 *
 * Never takes away what someone is writing: a note that is being edited and a field with unsent
 * text stay, are marked `.is-stale`, and offer to show what changed. Never drops the focus.
 */

import { layInOrder, tellChanged } from "./board.js";
import { rememberFocus } from "./focus.js";
import { forReaders, mayEdit } from "./reading.js";
import { offerTheirs, offerToShow, textWithoutChip } from "./stale.js";

/** @type {WeakMap<HTMLElement, HTMLElement>} what came for a note while it was being edited */
const postponed = new WeakMap();

/** Markup from our server as inert nodes. @param {string} html @returns {DocumentFragment} */
export function fragmentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * Apply a row of patches and fire `board:changed`.
 * @param {string | DocumentFragment} patches
 * @param {{own?: boolean, held?: Set<string>}} [options]  own: this person's doing; held: ids of
 *   notes with operations still to be sent, whose answers will say more than these patches
 */
export function applyPatches(patches, { own = false, held = new Set() } = {}) {
  const fragment = typeof patches === "string" ? fragmentOf(patches) : patches;
  if (!mayEdit()) forReaders(fragment);
  const restoreFocus = rememberFocus();
  /** @type {string[]} */
  const changed = [];
  /** @type {string[]} */
  const removed = [];
  for (const patch of /** @type {HTMLElement[]} */ ([...fragment.children])) {
    const present = document.getElementById(patch.id);
    if (held.has(patch.id.replace("note-", ""))) {
      if (own && present) takeVersion(patch, present);
    } else if (patch.matches("del") && present?.classList.contains("is-editing")) {
      postponed.set(present, patch); // saving will be refused, with the text kept beside it
    } else if (patch.matches("del")) {
      present?.remove();
      removed.push(patch.id);
    } else if (patch.matches("li.note")) {
      applyNote(patch, present, own);
      changed.push(patch.id);
    } else if (present && applyPart(patch, present)) {
      changed.push(patch.id);
    }
  }
  tellChanged({ changed, removed, own });
  restoreFocus();
}

/** Apply what was postponed while the note was edited. @param {HTMLElement} note */
export function settle(note) {
  const patch = postponed.get(note);
  if (!patch) return;
  const around = document.createDocumentFragment();
  around.append(patch);
  applyPatches(around);
}

/** @param {HTMLElement} patch @param {HTMLElement | null} present @param {boolean} own */
function applyNote(patch, present, own) {
  if (!present) {
    layInOrder(patch);
  } else if (present.classList.contains("is-editing")) {
    postpone(patch, present, own);
  } else if (looks(patch) === looks(present)) {
    return; // the echo of one's own change: nothing is put in place of what a finger may hold
  } else {
    const stays = ["is-chosen", "is-dragged"].filter((name) => present.classList.contains(name));
    patch.classList.add(...stays);
    if (patch.dataset.kind === present.dataset.kind) present.replaceWith(patch);
    else present.remove();
    layInOrder(patch);
  }
}

/** What tells two states of a note apart. @param {HTMLElement} note @returns {string} */
function looks(note) {
  const passing = ["is-chosen", "is-linked", "is-dragged", "is-target", "is-ticked"];
  const classes = [...note.classList].filter((name) => !passing.includes(name)).sort();
  return JSON.stringify([classes, { ...note.dataset }, note.textContent?.trim()]);
}

/** What one writes next is based on what one wrote last. @param {HTMLElement} patch @param {HTMLElement} present */
function takeVersion(patch, present) {
  present.dataset.version = patch.dataset.version ?? present.dataset.version;
}

/** @param {HTMLElement} patch @param {HTMLElement} present @param {boolean} own */
function postpone(patch, present, own) {
  postponed.set(present, patch);
  if (own) {
    takeVersion(patch, present);
  } else if (patch.dataset.version !== present.dataset.version) {
    offerTheirs(present, patch.querySelector(".note__text")?.textContent ?? "");
  }
}

/**
 * Replace another part of the page, unless someone is writing in it.
 * @param {HTMLElement} patch @param {HTMLElement} present @returns {boolean} whether it was done
 */
function applyPart(patch, present) {
  if (hasUnsentText(present)) {
    const same = textWithoutChip(patch) === textWithoutChip(present);
    if (!same) offerToShow(present, () => replacePart(patch, present));
    return false;
  }
  replacePart(patch, present);
  return true;
}

/** @param {HTMLElement} patch @param {HTMLElement} present */
function replacePart(patch, present) {
  const open = [...present.querySelectorAll("details")].map((one) => one.open);
  for (const [index, one] of [...patch.querySelectorAll("details")].entries()) {
    one.open = open[index] ?? one.open;
  }
  if (present instanceof HTMLDetailsElement) patch.toggleAttribute("open", present.open);
  present.replaceWith(patch);
  globalThis.htmx?.process(patch);
}

/** @param {HTMLElement} part */
function hasUnsentText(part) {
  return [...part.querySelectorAll("textarea, input")].some((one) => {
    const field = /** @type {HTMLInputElement} */ (one);
    const typed = field.type !== "hidden" && field.value !== field.defaultValue;
    return field.checkVisibility() && (typed || field === document.activeElement);
  });
}

/** Let htmx swap with `hx-swap="patch"`. */
export function connect() {
  globalThis.htmx?.defineExtension("patch", {
    isInlineSwap: (/** @type {string} */ style) => style === "patch",
    handleSwap(/** @type {string} */ style, /** @type {Element} */ _target, /** @type {any} */ fragment) {
      if (style !== "patch") return false;
      applyPatches(fragment, { own: true });
      return [];
    },
  });
}
