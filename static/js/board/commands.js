/**
 * What one can do with a note, once: keys, menus, buttons and dragging all come here. Each shows
 * its effect at once and puts the write into the outbox.
 */

import { announce, whisper } from "../page/announcer.js";
import { address, brief, noteAddress, noteById, tellChanged, textOf } from "./board.js";
import { layLast, move, moveLocally } from "./moving.js";
import { choose, chosen } from "./selection.js";
import { rememberFocus } from "../swap/focus.js";
import { send } from "../outbox/outbox.js";
import { word } from "../page/words.js";

/** @typedef {HTMLElement} Note */

/** @param {Note} note @param {number} weight 1–5, or 0 for not weighed */
export function weigh(note, weight) {
  if (Number(note.dataset.weight) === weight) return;
  note.dataset.weight = String(weight || "");
  moveLocally(note, () => layLast(note));
  send(noteAddress(note, "weight/"), { weight: weight || "" }, `weigh:${note.dataset.id}`);
  whisper(weight ? word("weighed", { weight }) : word("unweighed"));
}

/** Delete a note into the bin; the message offers to take it back. @param {Note} note */
export function discard(note) {
  const text = brief(textOf(note));
  const path = noteAddress(note, "restore/");
  const restoreFocus = rememberFocus();
  send(noteAddress(note, "bin/"), {}, `bin:${note.dataset.id}`);
  note.remove();
  tellChanged({ removed: [note.id] });
  restoreFocus();
  const take = () => send(path, {}, `restore:${note.dataset.id}`);
  announce(word("deleted", { text }), { back: note.id, take });
}

/** @param {Note} source @param {Note} target @param {"strong" | "weak" | ""} strength */
export function link(source, target, strength) {
  const pairs = (source.dataset.to ?? "").split(" ").filter((pair) => pair && !pair.startsWith(`${target.dataset.id}:`));
  if (strength) pairs.push(`${target.dataset.id}:${strength}`);
  source.dataset.to = pairs.join(" ");
  const values = { source: source.dataset.id ?? "", target: target.dataset.id ?? "", strength };
  send(address("links/"), values, `link:${source.dataset.id}`);
  tellChanged({ changed: [source.id] });
}

/** Undo; the server has said what to pass over because others changed it since. */
export function undo() {
  const past = document.getElementById("steps")?.dataset.past;
  send(address("undo/"), past ? { past } : {}, "form:steps");
}

export const redo = () => void send(address("redo/"), {}, "form:steps");

/** @type {Record<string, (note: Note, button?: HTMLButtonElement) => void>} by the value of `data-do` on buttons */
export const verbs = {
  to: (note, button) => button && move(note, button.value),
  bin: discard,
};

/** What is said when they are done, by the end of the address. @type {Record<string, string>} */
const DONE = { "undo/": "undone", "redo/": "redone", "restore/": "restored" };

/** Let every `[data-do]` button do its verb to its note, or that of its dialog, or the chosen one. */
export function connect() {
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-do]");
    const verb = verbs[/** @type {HTMLElement} */ (button)?.dataset.do ?? ""];
    if (!button || !verb) return;
    const id = button.closest("[data-note], .note[data-id]");
    const about = id instanceof HTMLElement ? noteById(id.dataset.note ?? id.dataset.id ?? "") : chosen();
    if (!about) return;
    event.preventDefault(); // the form around it is for browsers without scripts
    const act = () => void [choose(about), verb(about, /** @type {HTMLButtonElement} */ (button))];
    const dialog = button.closest("dialog");
    if (!dialog) return act();
    dialog.addEventListener("close", act, { once: true }); // which gives the focus back first
    dialog.close();
  });
  document.addEventListener("outbox:done", (event) => {
    const { path } = /** @type {CustomEvent} */ (event).detail.operation;
    const said = DONE[/[^/]+\/$/.exec(path)?.[0] ?? ""];
    if (said) announce(word(said));
  });
}
