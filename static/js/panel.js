/**
 * The details of a note in a dialog. Every field is put into the outbox when it changes, so
 * closing the panel, by whatever way, loses nothing.
 */

import { brief, noteAddress, noteById, noteOf, textOf } from "./board.js";
import { verbs } from "./commands.js";
import { dialogWith, openFrom } from "./dialogs.js";
import { send } from "./outbox.js";
import { word } from "./words.js";

/** Show the details of a note. @param {HTMLElement} note */
export async function show(note) {
  const dialog = await openFrom("panel", noteAddress(note));
  if (!dialog) return;
  dialog.dataset.note = note.dataset.id;
  dialog.ariaLabel = word("details_of", { text: brief(textOf(note)) });
  // It would cut what is pasted without a word; the server refuses what is too long, and it is kept.
  for (const field of dialog.querySelectorAll("textarea")) field.removeAttribute("maxlength");
}

/** The form of the note itself: it has a version. Others (moving, links) go their own way. */
function versionOf(/** @type {HTMLFormElement | null} */ form) {
  const field = form?.elements.namedItem("version");
  return field instanceof HTMLInputElement ? field : null;
}

/** Save one field. @param {HTMLInputElement} field */
function saveField(field) {
  const version = versionOf(field.form);
  const note = noteById(dialogWith("panel").dataset.note ?? "");
  if (!version || !note || !field.name || !field.form) return;
  /** @type {[string, string][]} */
  const fields = [["version", version.value]];
  const values = new FormData(field.form).getAll(field.name).map(String);
  for (const value of values) fields.push([field.name, value]);
  if (field.type === "checkbox") fields.push([`${field.name}_given`, "1"]);
  else if (!values.length) return;
  if (!field.matches("[type=checkbox], [type=radio], select")) field.defaultValue = field.value;
  send(noteAddress(note), fields, `panel:${note.dataset.id}`);
}

/** Keep the panel's version in step with one's own edits: later ones are based on them. */
function takeVersion(/** @type {Event} */ event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  const id = dialogWith("panel").dataset.note ?? "";
  if (!id || !operation.path.endsWith(`/notes/${id}/`)) return;
  const version = versionOf(dialogWith("panel").querySelector("form:has([name=version])"));
  document.addEventListener("board:changed", () => {
    if (version) version.value = noteById(id)?.dataset.version ?? version.value;
  }, { once: true });
}

/** @param {HTMLElement} root */
export function connect(root) {
  verbs.details = show;
  root.addEventListener("click", (event) => {
    const note = noteOf(/** @type {Element} */ (event.target).closest(".note__more"));
    if (note) show(note);
  });
  const dialog = dialogWith("panel");
  dialog.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    saveField(field);
  });
  // Escape closes without a `change` of the field one is in.
  dialog.addEventListener("cancel", () => {
    const active = document.activeElement;
    if (active instanceof HTMLTextAreaElement && active.value !== active.defaultValue) active.blur();
  });
  // Capture: before htmx. Each field is saved already; submitting only closes.
  dialog.addEventListener("submit", (event) => {
    if (!versionOf(/** @type {HTMLFormElement} */ (event.target))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    dialog.close();
  }, true);
  document.addEventListener("outbox:done", takeVersion);
}
