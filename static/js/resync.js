/**
 * Fetches the board anew and patches what differs. For live.js, which does it in turn with frames:
 * a board that was fetched before a change and applied after it would take the change away.
 */

import { address, allNotes, board, tellChanged, textOf } from "./board.js";
import { rememberFocus } from "./focus.js";
import { noteOfOperation } from "./operations.js";
import { waiting } from "./outbox.js";
import { applyPatches } from "./patches.js";
import { read } from "./sending.js";

const TRIES = 3;
const PARTS = ["fit", "statement", "title", "steps"];

/**
 * Make the board what the server has. Without a connection nothing happens.
 * @returns {Promise<HTMLElement | null>} the board that was fetched, if one was
 */
export async function resync() {
  try {
    for (let number = 1; ; number++) {
      const { ok, html } = await read(address());
      if (!ok) return null;
      const page = new DOMParser().parseFromString(html, "text/html");
      const fresh = page.getElementById("board");
      if (fresh && number < TRIES && isBehind(fresh)) continue;
      if (fresh) patchFrom(page);
      return fresh;
    }
  } catch {
    return null; // the outbox is trying to reach the server; its answers bring patches
  }
}

/** Whether an answer to one's own write, which waits for no turn, has brought something newer. @param {HTMLElement} fresh */
function isBehind(fresh) {
  const { epoch, seq } = board().dataset;
  return fresh.dataset.epoch === epoch && Number(fresh.dataset.seq) < Number(seq);
}

/** @param {Document} page */
function patchFrom(page) {
  const lists = [...page.querySelectorAll("#board .notes")].map((list) => ({
    id: list.id,
    notes: [...list.querySelectorAll(".note[data-id]")].map((note) => note.id),
  }));
  const patches = document.createDocumentFragment();
  const there = new Set();
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("#board .note[data-id]"))) {
    there.add(note.id);
    const here = document.getElementById(note.id);
    if (!here || signature(here) !== signature(note)) patches.append(note);
  }
  for (const note of allNotes()) {
    if (there.has(note.id)) continue;
    const gone = document.createElement("del");
    gone.id = note.id;
    patches.append(gone);
  }
  for (const part of [...page.querySelectorAll(".count"), ...PARTS.map((id) => page.getElementById(id))]) {
    if (part) patches.append(part);
  }
  applyPatches(patches, { held: new Set(waiting().map(noteOfOperation).filter(Boolean)) });
  const restoreFocus = rememberFocus();
  for (const { id, notes } of lists) order(id, notes);
  restoreFocus();
  tellChanged();
}

/** Put the notes of a list into the order that the server has. @param {string} id @param {string[]} notes */
function order(id, notes) {
  const list = document.getElementById(id);
  const here = [...(list?.querySelectorAll(".note[data-id]") ?? [])].map((note) => note.id);
  if (here.join() === notes.join()) return;
  const elements = notes.map((note) => document.getElementById(note)).filter((note) => note !== null);
  list?.prepend(...elements);
}

/** @param {HTMLElement} note */
function signature(note) {
  const { kind, weight, position, version, to, talk } = note.dataset;
  const states = ["is-open", "is-idle", "is-pending"].map((name) => note.classList.contains(name));
  return JSON.stringify([kind, weight, position, version, to, talk, textOf(note), states]);
}
