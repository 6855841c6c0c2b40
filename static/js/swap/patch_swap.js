/**
 * htmx's swap `patch`: each element of an answer takes the place of the one with the same id, inside
 * the target. Answers to one's own writes come so, other people's changes, and what is fetched anew.
 *
 * Never takes away what someone is writing: a note that is being edited and a field with unsent
 * text stay, are marked `.is-stale`, and offer to show what changed. Never drops the focus.
 */

import { listOf, tellChanged } from "../board/board.js";
import { rememberFocus } from "./focus.js";
import { applyNote, removeNote, takePostponed, takeVersion } from "./note_patches.js";
import { noteOfOperation } from "../outbox/operations.js";
import { waiting } from "../outbox/outbox.js";
import { applyPart, isSame } from "./part_patches.js";
import { forReaders, mayEdit } from "../board/permissions.js";
import { SOMEONE } from "../page/words.js";

/** @typedef {import("../page/words.js").Doer} Doer */

export { fragmentOf } from "../outbox/request.js";

/** @typedef {object} Doing  @property {boolean} own  this person's doing @property {Record<string, Doer>} by  who else changed which note, by its id */

/** What is known of the patches that come next. @type {Doing} */
let doing = { own: true, by: {} };

/**
 * Have htmx put patches in the page that are no answer to a request of its own.
 * @param {string} html @param {Partial<Doing>} [about]
 */
export function applyPatches(html, about = {}) {
  const before = doing;
  doing = { own: false, by: {}, ...about };
  try {
    globalThis.htmx.swap("body", html, { swapStyle: "patch" }, { contextElement: document.body });
  } finally {
    doing = before;
  }
}

/**
 * Put patches in place and fire `board:changed`. Notes with operations still to be sent stay: the
 * answers to those will say more.
 * @param {DocumentFragment} fragment @param {Element} target @returns {Element[]} the new elements
 */
function put(fragment, target) {
  if (!mayEdit()) forReaders(fragment);
  const { own, by } = doing;
  const held = new Set(waiting().map(noteOfOperation).filter(Boolean));
  const patches = /** @type {HTMLElement[]} */ ([...fragment.children]);
  const restoreFocus = rememberFocus();
  /** @type {string[]} */
  const changed = [];
  /** @type {string[]} */
  const removed = [];
  for (const patch of patches) {
    const id = patch.id.replace("note-", "");
    const present = document.getElementById(patch.id);
    const place = present ?? listOf(patch.dataset.kind ?? "");
    if (place && !target.contains(place)) continue;
    if (held.has(id)) {
      if (own && present) takeVersion(patch, present);
    } else if (patch.matches("del")) {
      if (!present || removeNote(patch, present, by[id] ?? SOMEONE)) removed.push(patch.id);
    } else if (patch.matches("li.note")) {
      if (applyNote(patch, present, { own, by: by[id] ?? SOMEONE })) changed.push(patch.id);
    } else if (present && !isSame(patch, present) && applyPart(patch, present)) {
      changed.push(patch.id);
    }
  }
  if (!target.closest("dialog")) tellChanged({ changed, removed, own }); // that shows, and is not, the board
  restoreFocus();
  return patches.filter(({ isConnected }) => isConnected);
}

/** Apply what was postponed while the note was edited. @param {HTMLElement} note */
export function settle(note) {
  const patch = takePostponed(note);
  if (patch) applyPatches(patch.outerHTML);
}

globalThis.htmx?.defineExtension("patch", {
  onEvent(/** @type {string} */ name, /** @type {any} */ { detail }) {
    const isLost = name === "htmx:beforeSwap" && detail.shouldSwap && detail.target === document.body
      && !detail.requestConfig.elt.isConnected;
    // Another patch took away what asked; htmx finds no swap by it then, and would empty the whole page.
    if (isLost) applyPatches(detail.serverResponse, { own: true });
    return !isLost;
  },
  isInlineSwap: (/** @type {string} */ style) => style === "patch",
  handleSwap(/** @type {string} */ style, /** @type {Element} */ target, /** @type {DocumentFragment} */ fragment) {
    if (style !== "patch") return false;
    try {
      return put(fragment, target);
    } catch (error) {
      reportError(error); // htmx would put the patches in the place of the whole target
      return [];
    }
  },
});
