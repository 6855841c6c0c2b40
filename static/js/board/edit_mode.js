/**
 * A note is edited where it is (editor.js): Enter saves, Escape goes back, leaving saves. What was being
 * written before a reload is there again.
 */

import { announce } from "../page/announcer.js";
import { address, noteById, noteOf, randomId } from "./board.js";
import { chosen } from "./selection.js";
import { verbs } from "./commands.js";
import { onEnter } from "../page/composition.js";
import { edit, keepDraft, leave, save, showUnsent, written } from "./editor.js";
import { send, waiting } from "../outbox/outbox.js";
import { keep, show } from "../outbox/refusals.js";
import { drafts, tab } from "../outbox/storage.js";
import { word } from "../page/words.js";

/** The editor that an event is in. @param {Event} event */
function editorOf({ target }) {
  const field = target instanceof HTMLTextAreaElement && target.matches(".note__field") ? target : null;
  const note = noteOf(field);
  return field && note ? { field, note } : null;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const editor = editorOf(event);
  if (!editor || event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  leave(editor.note);
}

/** Some browsers take the focus away from a page that is left. What is written there is a draft then. */
let isUnloading = false;

/** @param {FocusEvent} event */
function onLeave(event) {
  const editor = editorOf(event);
  const next = event.relatedTarget;
  if (!editor?.note.classList.contains("is-editing")) return;
  if (next instanceof Node && editor.note.contains(next)) return;
  if (isUnloading || !document.hasFocus()) return; // another page or window: nothing is finished
  if (editor.field.value.trim()) save(editor.note);
  else leave(editor.note);
}

/** What others made of a note is taken; one's own text becomes a new note. @param {HTMLElement} note */
function keepAsNew(note) {
  const { kind = "", weight = "" } = note.dataset;
  const text = written(note);
  leave(note);
  if (!text) return;
  send(address("notes/"), { kind, text, weight }, `add:${kind}`);
  announce(word("kept_as_new"));
}

/** Put back what was not sent, and what was being written, before a reload. */
function restore() {
  for (const { origin, fields } of waiting()) {
    const note = origin.startsWith("edit:") && noteById(origin.slice("edit:".length));
    const text = fields.find(([name]) => name === "text")?.[1];
    if (note && text) showUnsent(note, text);
  }
  for (const name of drafts.names("edit:")) {
    const { version, text } = JSON.parse(drafts.get(name));
    reopen(name.slice("edit:".length), version, text);
  }
}

/** @param {string} id @param {string} version  the one the draft is based on @param {string} text */
function reopen(id, version, text) {
  const note = noteById(id);
  if (note) {
    edit(note, text);
    note.dataset.version = version;
    return;
  }
  // The note was deleted meanwhile; the words were not.
  drafts.set(`edit:${id}`, "");
  /** @type {[string, string][]} */
  const fields = [["version", version], ["text", text]];
  const operation = {
    op_id: randomId(), path: address(`notes/${id}/`), fields, origin: `edit:${id}`, order: "", tab,
  };
  keep(operation, word("gone"));
  show(operation, word("gone"));
}

/** @param {HTMLElement} root */
export function connect(root) {
  verbs.edit = (note) => edit(note);
  onEnter(root, ".note[data-id] .note__field", (field) => {
    const note = noteOf(field);
    if (note) save(note);
  });
  root.addEventListener("keydown", onKey);
  root.addEventListener("focusout", onLeave);
  addEventListener("beforeunload", () => (isUnloading = true));
  // Who goes on has stayed, or was only given a file.
  for (const name of ["keydown", "pointerdown"]) addEventListener(name, () => (isUnloading = false), true);
  root.addEventListener("input", (event) => {
    const editor = editorOf(event);
    if (editor) keepDraft(editor.note, editor.field);
  });
  // The first click chooses a note, the next one on its text edits it.
  let before = "";
  root.addEventListener("pointerdown", () => (before = chosen()?.dataset.id ?? ""));
  root.addEventListener("click", (event) => {
    const note = noteOf(event.target);
    const onText = /** @type {Element} */ (event.target).closest(".note__text");
    if (note && onText && note.dataset.id === before) edit(note);
  });
  root.addEventListener("dblclick", (event) => {
    const note = noteOf(event.target);
    if (note && !(/** @type {Element} */ (event.target).closest("button, a"))) edit(note);
  });
  root.addEventListener("stale:keep", ({ target }) => keepAsNew(/** @type {HTMLElement} */ (target)));
  for (const taken of ["stale:take", "stale:drop"]) {
    root.addEventListener(taken, ({ target }) => leave(/** @type {HTMLElement} */ (target)));
  }
  restore();
}
