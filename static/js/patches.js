/**
 * Puts the server's patches into the board: answers to one's own writes now, other people's
 * changes later, by the same function.
 *
 * Never takes away what someone is writing: a note that is being edited and a field with unsent
 * text stay, are marked `.is-stale`, and offer to show what changed. Never drops the focus.
 */

import { tellChanged } from "./board.js";
import { rememberFocus } from "./focus.js";
import { applyNote, removeNote, takePostponed, takeVersion } from "./note_patches.js";
import { applyPart } from "./parts.js";
import { forReaders, mayEdit } from "./reading.js";
import { SOMEONE } from "./words.js";

/** @typedef {import("./words.js").Doer} Doer */

/** Markup from our server as inert nodes. @param {string} html @returns {DocumentFragment} */
export function fragmentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * Apply a row of patches and fire `board:changed`.
 * @param {string | DocumentFragment} patches
 * @param {{own?: boolean, held?: Set<string>, by?: Record<string, Doer>}} [options]  own: this
 *   person's doing; held: ids of notes with operations still to be sent, whose answers will say
 *   more than these patches; by: who else changed which note, by its id
 */
export function applyPatches(patches, { own = false, held = new Set(), by = {} } = {}) {
  const fragment = typeof patches === "string" ? fragmentOf(patches) : patches;
  if (!mayEdit()) forReaders(fragment);
  const restoreFocus = rememberFocus();
  /** @type {string[]} */
  const changed = [];
  /** @type {string[]} */
  const removed = [];
  for (const patch of /** @type {HTMLElement[]} */ ([...fragment.children])) {
    const present = document.getElementById(patch.id);
    if (held.has(idOf(patch))) {
      if (own && present) takeVersion(patch, present);
    } else if (patch.matches("del")) {
      if (!present || removeNote(patch, present, by[idOf(patch)] ?? SOMEONE)) removed.push(patch.id);
    } else if (patch.matches("li.note")) {
      applyNote(patch, present, { own, by: by[idOf(patch)] ?? SOMEONE });
      changed.push(patch.id);
    } else if (present && applyPart(patch, present)) {
      changed.push(patch.id);
    }
  }
  tellChanged({ changed, removed, own });
  restoreFocus();
}

/** The id of the note that a patch is about. @param {HTMLElement} patch */
const idOf = (patch) => patch.id.replace("note-", "");

/** Apply what was postponed while the note was edited. @param {HTMLElement} note */
export function settle(note) {
  const patch = takePostponed(note);
  if (!patch) return;
  const around = document.createDocumentFragment();
  around.append(patch);
  applyPatches(around);
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
