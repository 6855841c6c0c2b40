/**
 * The field in which the text of a note is written, in the place of the text. What is being written
 * survives a reload, and other people's changes never take it away.
 */

import { announce } from "../page/announcer.js";
import { copyOf, noteAddress, showText, textOf } from "./board.js";
import { showCount } from "../page/field_counter.js";
import { send } from "../outbox/outbox.js";
import { settle } from "../swap/patch_swap.js";
import { clearOffer, tell } from "../swap/remote_changes.js";
import { drafts } from "../outbox/storage.js";
import { facts, word } from "../page/words.js";

const draftOf = (/** @type {HTMLElement} */ note) => `edit:${note.dataset.id}`;

/**
 * Open the editor of a note.
 * @param {HTMLElement} note @param {string} [text]  a draft; else the note's text
 */
export function edit(note, text = textOf(note)) {
  if (note.classList.contains("is-editing")) return;
  const field = /** @type {HTMLTextAreaElement} */ (copyOf("editor"));
  field.value = text;
  note.classList.add("is-editing");
  note.querySelector(".note__text")?.after(field);
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

/** Somebody typed. @param {HTMLElement} note @param {HTMLTextAreaElement} field */
export function keepDraft(note, field) {
  drafts.set(draftOf(note), JSON.stringify({ version: note.dataset.version, text: field.value }));
  showCount(field);
}

/** Leave the editor without saving; what came meanwhile is shown. @param {HTMLElement} note */
export function leave(note) {
  close(note);
  settle(note);
}

/** @param {HTMLElement} note */
function close(note) {
  const hadFocus = note.contains(document.activeElement);
  drafts.set(draftOf(note), "");
  note.classList.remove("is-editing", "is-stale", "is-removed");
  clearOffer(note);
  if (hadFocus) note.focus({ preventScroll: true });
  for (const extra of note.querySelectorAll(".note__field, .counter")) extra.remove();
}

/** What is written in the editor, as it would be saved. @param {HTMLElement} note */
export const written = (note) => note.querySelector("textarea")?.value.replace(/\s+/g, " ").trim() ?? "";

/**
 * Save what is in the editor and leave it. A text that cannot be saved stays in the editor.
 * @param {HTMLElement} note
 */
export function save(note) {
  const text = written(note);
  if (!text) return announce(word("needs_text"));
  if ([...text].length > facts.limits.text) return announce(word("too_long", { most: facts.limits.text }));
  const version = note.dataset.version ?? "";
  const differs = text !== textOf(note);
  if (note.classList.contains("is-removed")) return void tell(note, differs ? "keep" : "drop");
  if (!differs) return leave(note);
  close(note);
  showUnsent(note, text);
  send(noteAddress(note), { version, text }, `edit:${note.dataset.id}`);
}

/** Show a text that the server does not have yet. @param {HTMLElement} note @param {string} text */
export function showUnsent(note, text) {
  showText(note, text);
  note.classList.add("is-pending");
}
