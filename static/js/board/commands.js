/**
 * What one can do with a note, once: keys, menus, buttons and dragging all come here. Each shows
 * its effect at once and puts the write into the outbox.
 */

import { announce, whisper } from "../page/announcer.js";
import { address, brief, layInOrder, noteAddress, noteById, notesIn, tellChanged, textOf } from "./board.js";
import { choose, chosen } from "./selection.js";
import { rememberFocus } from "../swap/focus.js";
import { send } from "../outbox/outbox.js";
import { facts, kindsBeside, word } from "../page/words.js";

/** @typedef {HTMLElement} Note */

/** @param {Note} note @param {number} weight 1–5 */
export function weigh(note, weight) {
  if (Number(note.dataset.weight) === weight) return;
  note.dataset.weight = String(weight);
  moveLocally(note, () => layLast(note));
  send(noteAddress(note, "weight/"), { weight }, `weigh:${note.dataset.id}`);
  whisper(word("weighed", { weight }));
}

/** The server lays a weighed note last among its equals. @param {Note} note */
function layLast(note) {
  note.dataset.position = String(Number.MAX_SAFE_INTEGER);
  layInOrder(note);
}

/** Move a note one place up or down in its box. @param {Note} note @param {"up" | "down"} step */
export function step(note, step) {
  const notes = notesIn(note.dataset.kind ?? "");
  const index = notes.indexOf(note) + (step === "up" ? -1 : 1);
  if (!notes[index]) return;
  moveLocally(note, () => (step === "up" ? notes[index].before(note) : notes[index].after(note)));
  send(noteAddress(note, "place/"), { step }, `place:${note.dataset.id}`);
  announce(word("moved", { place: index + 1, count: notes.length }));
}

/** Move a note into a box, under another note or on top. @param {Note} note @param {string} kind @param {Note | null} after */
export function place(note, kind, after) {
  moveLocally(note, () => {
    note.dataset.kind = kind;
    for (const pair of Object.values(facts.pairs)) note.classList.remove(`note--${pair}`);
    note.classList.add(`note--${facts.pairs[kind]}`);
    if (after) after.after(note);
    else document.getElementById(`notes-${kind}`)?.prepend(note);
  });
  const values = { kind, after: after?.dataset.id ?? "" };
  send(noteAddress(note, "place/"), values, `place:${note.dataset.id}`);
  announce(word("moved_to", { box: facts.boxes[kind] }));
}

/** Move a note to the end of the next or previous box of its side. @param {Note} note @param {1 | -1} by */
export function toBox(note, by) {
  const kinds = kindsBeside(note.dataset.kind ?? "");
  const kind = kinds[kinds.indexOf(note.dataset.kind ?? "") + by];
  if (kind) place(note, kind, notesIn(kind).at(-1) ?? null);
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

/** Show a move at once; the answer's patch puts it right if the server sees it otherwise. */
function moveLocally(/** @type {Note} */ note, /** @type {() => void} */ move) {
  const restoreFocus = rememberFocus();
  move();
  restoreFocus();
  tellChanged({ changed: [note.id] });
  // At once: the patch that follows would end a sliding half-way.
  note.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

/** @type {Record<string, (note: Note, button?: HTMLButtonElement) => void>} by the value of `data-do` on buttons */
export const verbs = {
  to: (note, button) => button && place(note, button.value, notesIn(button.value).at(-1) ?? null),
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
    button.closest("dialog")?.close();
    choose(about);
    verb(about, /** @type {HTMLButtonElement} */ (button));
  });
  document.addEventListener("outbox:done", (event) => {
    const { path } = /** @type {CustomEvent} */ (event).detail.operation;
    const said = DONE[/[^/]+\/$/.exec(path)?.[0] ?? ""];
    if (said) announce(word(said));
  });
}
