/**
 * A note is edited where it is: Enter saves, Escape goes back, leaving saves. What is being
 * written survives a reload, and other people's changes never take it away.
 */

import { announce } from "./announcer.js";
import { noteAddress, noteOf, showText, textOf } from "./board.js";
import { chosen } from "./choosing.js";
import { verbs } from "./commands.js";
import { onEnter } from "./composing.js";
import { grow, showCount } from "./fields.js";
import { send } from "./outbox.js";
import { settle } from "./patches.js";
import { clearOffer, tell } from "./stale.js";
import { drafts } from "./storage.js";
import { facts, word } from "./words.js";

/**
 * Open the editor of a note.
 * @param {HTMLElement} note @param {string} [text]  a draft; else the note's text
 */
export function edit(note, text = textOf(note)) {
  if (note.classList.contains("is-editing")) return;
  const shown = /** @type {HTMLElement} */ (note.querySelector(".note__text"));
  const field = document.createElement("textarea");
  field.className = "note__field";
  field.dir = "auto";
  field.rows = 1;
  field.value = text;
  field.ariaLabel = word("edit_note");
  note.classList.add("is-editing");
  shown.hidden = true;
  shown.after(field);
  grow(field);
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

/** Leave the editor without saving. @param {HTMLElement} note */
export function leave(note) {
  const hadFocus = note.contains(document.activeElement);
  drafts.set(`edit:${note.dataset.id}`, "");
  note.classList.remove("is-editing", "is-stale", "is-removed");
  clearOffer(note);
  const shown = /** @type {HTMLElement} */ (note.querySelector(".note__text"));
  shown.hidden = false;
  if (hadFocus) note.focus({ preventScroll: true });
  for (const extra of note.querySelectorAll(".note__field, .counter")) extra.remove();
}

/**
 * Save what is in the editor and leave it. A text that cannot be saved stays in the editor.
 * @param {HTMLElement} note @param {HTMLTextAreaElement} field
 */
function save(note, field) {
  const text = field.value.replace(/\s+/g, " ").trim();
  if (!text) return announce(word("needs_text"));
  if ([...text].length > facts.limits.text) return announce(word("too_long", { most: facts.limits.text }));
  const version = note.dataset.version ?? "";
  const differs = text !== textOf(note);
  if (note.classList.contains("is-removed")) return void tell(note, differs ? "keep" : "drop");
  leave(note);
  if (!differs) return settle(note);
  showText(note, text);
  note.classList.add("is-pending");
  send(noteAddress(note), { version, text }, `edit:${note.dataset.id}`);
}

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
  settle(editor.note);
}

/** @param {FocusEvent} event */
function onLeave(event) {
  const editor = editorOf(event);
  const next = event.relatedTarget;
  if (!editor?.note.classList.contains("is-editing")) return;
  if (next instanceof Node && editor.note.contains(next)) return;
  if (!document.hasFocus()) return; // another window: nothing is finished
  if (editor.field.value.trim()) save(editor.note, editor.field);
  else {
    leave(editor.note);
    settle(editor.note);
  }
}

/** @param {HTMLElement} root */
export function connect(root) {
  verbs.edit = (note) => edit(note);
  onEnter(root, ".note[data-id] .note__field", (field) => {
    const note = noteOf(field);
    if (note) save(note, field);
  });
  root.addEventListener("keydown", onKey);
  root.addEventListener("focusout", onLeave);
  root.addEventListener("input", (event) => {
    const editor = editorOf(event);
    if (!editor) return;
    const { note, field } = editor;
    drafts.set(`edit:${note.dataset.id}`, JSON.stringify({ version: note.dataset.version, text: field.value }));
    showCount(field);
    grow(field);
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
    if (note && !(/** @type {Element} */ (event.target).closest("button"))) edit(note);
  });
}
