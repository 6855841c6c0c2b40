/**
 * Shows why the server did not do something, next to where it arose, and keeps what was typed
 * until the person has dealt with it, over reloads too.
 */

import { announce } from "../page/announcer.js";
import { board, copyOf, listOf, noteById } from "../board/board.js";
import { copyFrom } from "../page/clipboard.js";
import { dialogWith } from "../dialogs/dialogs.js";
import { reload } from "../live/live.js";
import { noteOfOperation } from "./operations.js";
import { send } from "./outbox.js";
import { wordsOf } from "./request.js";
import { shownNote } from "../dialogs/panel.js";
import { applyPatches, fragmentOf } from "../swap/patch_swap.js";
import { all, drop, put } from "./storage.js";
import { facts, word } from "../page/words.js";

/** @typedef {import("./request.js").Operation} Operation */

const TEXTS = ["text", "details", "title", "name"]; // the fields that hold what people wrote

/** Show refusals, those of before a reload first. */
export function connect() {
  for (const [, { operation, words }] of all("kept")) show(operation, words);
  document.addEventListener("outbox:refused", (event) => {
    const { operation, answer } = /** @type {CustomEvent} */ (event).detail;
    const words = wordsOf(answer.html) || word(answer.status === 404 ? "gone" : "refused");
    if (typed(operation)) {
      keep(operation, words);
      show(operation, words);
    }
    announce(words);
    // The answer to an undo says what can be undone instead; the page does not know that.
    const steps = fragmentOf(answer.html).querySelector("#steps");
    reload().then(() => steps && applyPatches(steps.outerHTML, { own: true }));
  });
}

/** Keep a refused operation over reloads. @param {Operation} operation @param {string} words */
export const keep = (operation, words) => put("kept", operation.op_id, { operation, words });

/** The person has dealt with it. @param {Operation} operation */
export function letGo(operation) {
  drop("kept", operation.op_id);
  document.querySelector(`[data-kept="${operation.op_id}"]`)?.remove();
}

/** What a person wrote in an operation: [field, text]. @param {Operation} operation */
export function typed(operation) {
  return operation.fields.find(([name, value]) => TEXTS.includes(name) && value);
}

/** @param {Operation} operation @param {string} words */
export function show(operation, words) {
  const [name, text] = typed(operation) ?? ["", ""];
  const { pair, lay } = spotFor(operation);
  const box = copyOf(pair ? "refused-note" : "refused-part");
  if (pair) box.classList.add(`note--${pair}`);
  box.dataset.kept = operation.op_id;
  const field = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  field.value = text;
  /** @type {HTMLElement} */ (box.querySelector(".note__refusal")).textContent = words;
  box.addEventListener("click", ({ target }) => {
    const chosen = target instanceof HTMLButtonElement ? target.name : "";
    if (chosen === "copy") copy(field);
    if (chosen === "retry" || chosen === "discard") letGo(operation);
    if (chosen === "retry") retry(operation, name, field.value);
  });
  lay(box);
}

/** @param {Operation} operation @param {string} name @param {string} text */
function retry(operation, name, text) {
  const version = noteById(noteOfOperation(operation))?.dataset.version;
  const fields = operation.fields.map(([field, value]) => {
    if (field === name) return /** @type {[string, string]} */ ([field, text]);
    return /** @type {[string, string]} */ ([field, field === "version" ? version ?? value : value]);
  });
  send(operation.path, fields, operation.origin);
}

/**
 * Next to where it arose; with the colours of a note where that is a box.
 * @param {Operation} operation @returns {{pair?: string, lay: (box: HTMLElement) => void}}
 */
function spotFor(operation) {
  const note = noteById(noteOfOperation(operation));
  const kind = note?.dataset.kind ?? operation.fields.find(([name]) => name === "kind")?.[1] ?? "";
  const list = listOf(kind);
  const part = document.getElementById(operation.origin.replace("form:", ""));
  const pair = facts.pairs[kind];
  if (note && shownNote() === note.dataset.id) return { lay: layInPanel };
  if (note) return { pair, lay: (box) => note.after(box) };
  if (list) return { pair, lay: (box) => list.append(box) };
  return { lay: (box) => (part ? part.after(box) : board().prepend(box)) };
}

/** In the open panel; when that closes, beside the note. @param {HTMLElement} box */
function layInPanel(box) {
  const panel = dialogWith("panel");
  panel.querySelector(".dialog__body")?.prepend(box);
  panel.addEventListener("close", () => {
    const still = all("kept").find(([id]) => id === box.dataset.kept)?.[1];
    box.remove();
    if (still) show(still.operation, still.words);
  }, { once: true });
}

/** @param {HTMLTextAreaElement} field */
async function copy(field) {
  await copyFrom(field);
  announce(word("copied"));
}
