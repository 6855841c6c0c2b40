/**
 * Moving notes within their box and to others, by keys, menu or dragging. A note that is laid where its
 * weight does not stand is weighed by that, and the message says so.
 */

import { announce } from "../page/announcer.js";
import { layInOrder, noteAddress, notesIn, tellChanged } from "./board.js";
import { rememberFocus } from "../swap/focus.js";
import { send } from "../outbox/outbox.js";
import { facts, kindsBeside, word } from "../page/words.js";
import { weightBetween } from "./weight.js";

/** @typedef {HTMLElement} Note */

/** The server lays a weighed note last among its equals. @param {Note} note */
export function layLast(note) {
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
  settle(note, word("moved", { place: index + 1, count: notes.length }));
}

/** Move a note into a box, under another note or on top. @param {Note} note @param {string} kind @param {Note | null} after */
export function place(note, kind, after) {
  const isAtHome = note.dataset.kind === kind;
  moveLocally(note, () => {
    become(note, kind);
    if (after) after.after(note);
    else document.getElementById(`notes-${kind}`)?.prepend(note);
  });
  const values = { kind, after: after?.dataset.id ?? "" };
  send(noteAddress(note, "place/"), values, `place:${note.dataset.id}`);
  const notes = notesIn(kind);
  const where = { place: notes.indexOf(note) + 1, count: notes.length };
  settle(note, isAtHome ? word("moved", where) : word("moved_to", { box: facts.boxes[kind] }));
}

/** Move a note to another box of its side as it is, last among its weight. @param {Note} note @param {string} kind */
export function move(note, kind) {
  moveLocally(note, () => {
    become(note, kind);
    layLast(note);
  });
  send(noteAddress(note, "place/"), { kind }, `place:${note.dataset.id}`);
  announce(word("moved_to", { box: facts.boxes[kind] }));
}

/** Move a note to the next or previous box of its side. @param {Note} note @param {1 | -1} by */
export function toBox(note, by) {
  const kinds = kindsBeside(note.dataset.kind ?? "");
  const kind = kinds[kinds.indexOf(note.dataset.kind ?? "") + by];
  if (kind) move(note, kind);
}

/** Make a note one of another kind. @param {Note} note @param {string} kind */
function become(note, kind) {
  note.dataset.kind = kind;
  for (const pair of Object.values(facts.pairs)) note.classList.remove(`note--${pair}`);
  note.classList.add(`note--${facts.pairs[kind]}`);
}

/** Say where a note was laid, and what it weighs where it had to be weighed to lie there. @param {Note} note @param {string} said */
function settle(note, said) {
  const notes = notesIn(note.dataset.kind ?? "");
  const index = notes.indexOf(note);
  const weight = weightBetween(note, notes[index - 1], notes[index + 1]);
  const isWeighed = weight !== note.dataset.weight;
  note.dataset.weight = weight;
  announce(isWeighed ? `${said} ${word("weighed_by_move", { weight })}` : said);
}

/** Show a move at once; the answer's patch puts it right if the server sees it otherwise. @param {Note} note @param {() => void} move */
export function moveLocally(note, move) {
  const restoreFocus = rememberFocus();
  move();
  restoreFocus();
  tellChanged({ changed: [note.id] });
  // At once: the patch that follows would end a sliding half-way.
  note.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}
