/**
 * Adding notes as fast as one types: Enter adds and stays for the next. A note is on the board at
 * once, dashed until the server has it.
 */

import { announce, whisper } from "../page/announcer.js";
import { addField, address, copyOf, layInOrder, listOf, showText } from "./board.js";
import { onEnter } from "../page/composition.js";
import { showCount } from "../page/field_counter.js";
import { waiting } from "../outbox/outbox.js";
import { drafts } from "../outbox/storage.js";
import { facts, word } from "../page/words.js";

/** @typedef {import("../outbox/request.js").Operation} Operation */

/** @param {HTMLElement} root */
export function connect(root) {
  for (const form of root.querySelectorAll("form.add")) restoreDraft(/** @type {HTMLFormElement} */ (form));
  const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (root.querySelectorAll("form.add textarea"));
  for (const operation of waiting()) if (isAdding(operation)) showPending(operation);
  onEnter(root, "form.add textarea", (field) => field.form?.requestSubmit());
  root.addEventListener("htmx:confirm", (event) => mayBeSent(event) || event.preventDefault());
  root.addEventListener("htmx:beforeRequest", onSent);
  root.addEventListener("input", onInput);
  root.addEventListener("paste", onPaste);
  document.addEventListener("outbox:queued", (event) => {
    const { operation } = /** @type {CustomEvent} */ (event).detail;
    if (operation.path.endsWith("/paste/")) empty(addField(Object.fromEntries(operation.fields).kind));
    if (!isAdding(operation)) return;
    const note = showPending(operation);
    // Lists that scroll may have their end far below; on a board that is laid out it has no place yet.
    const show = () => note?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    if (root.matches(".is-laid-out")) document.addEventListener("board:laid-out", show, { once: true });
    else show();
  });
  document.addEventListener("board:changed", () => fields.forEach(invite));
  document.addEventListener("outbox:done", onAnswered);
  document.addEventListener("outbox:refused", onAnswered);
  document.addEventListener("outbox:conflict", onAnswered);
}

/** An example stands in the field of an empty box only, whoever fills it. @param {HTMLTextAreaElement} field */
function invite(field) {
  const { example = "", more = "" } = field.dataset;
  const text = field.closest(".box")?.querySelector(".note") ? more : example;
  if (field.placeholder !== text) field.placeholder = text;
}

/** The field and kind of an add form that an event is in. @param {Event} event */
function formOf({ target }) {
  const form = target instanceof Element ? target.closest("form.add") : null;
  return form instanceof HTMLFormElement ? partsOf(form) : null;
}

/** @param {HTMLFormElement} form */
const partsOf = (form) => ({
  field: /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text")),
  kind: form.dataset.kind ?? "",
});

/** Whether what is in the field can become a note as it is. @param {Event} event */
function mayBeSent(event) {
  const found = event.target instanceof HTMLFormElement ? formOf(event) : null;
  if (!found) return true;
  const { field } = found;
  const text = field.value.trim();
  if (/[\r\n]/.test(text)) preview(field, text);
  else if (!text) field.focus();
  else if ([...text].length > facts.limits.text) announce(word("too_long", { most: facts.limits.text }));
  else return true;
  return false;
}

/** The text is on its way: the field is for the next one. @param {Event} event */
function onSent(event) {
  const found = event.target instanceof HTMLFormElement ? formOf(event) : null;
  empty(found?.field);
  found?.field.focus();
}

/** @param {HTMLTextAreaElement | null | undefined} field */
function empty(field) {
  if (!field) return;
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Event} event */
function onInput(event) {
  const found = formOf(event);
  if (!found || event.target !== found.field) return;
  drafts.set(`add:${found.kind}`, found.field.value);
  showCount(found.field);
}

/** @param {ClipboardEvent} event */
function onPaste(event) {
  const found = formOf(event);
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (!found || event.target !== found.field || !/[\r\n]/.test(pasted.trim())) return;
  event.preventDefault();
  const before = found.field.value.trim();
  preview(found.field, before ? `${before}\n${pasted}` : pasted);
}

/** Show what many lines would become; they stay here until that is confirmed. @param {HTMLTextAreaElement} field @param {string} text */
export function preview(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  /** @type {HTMLElement | null | undefined} */ (field.form?.querySelector(".add__lines"))?.click();
}

/** @param {HTMLFormElement} form */
function restoreDraft(form) {
  const { field, kind } = partsOf(form);
  field.value = drafts.get(`add:${kind}`) || field.value;
  field.removeAttribute("maxlength"); // it would cut what is pasted without a word
}

const isAdding = (/** @type {Operation} */ { path }) => path === address("notes/");

/** @param {Operation} operation @returns {HTMLElement | null} the dashed note, where it is seen */
function showPending(operation) {
  const { kind, text, weight } = Object.fromEntries(operation.fields);
  if (!listOf(kind)) return null;
  const note = copyOf(`pending-${kind}`);
  note.dataset.op = operation.op_id;
  if (weight) note.dataset.weight = weight;
  showText(note, text.trim());
  layInOrder(note);
  return note;
}

/** The answer's patches, or the refusal's words, take the place of the dashed note. */
function onAnswered(/** @type {Event} */ event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  document.querySelector(`.note[data-op="${operation.op_id}"]`)?.remove();
  if (event.type !== "outbox:done" || !isAdding(operation)) return;
  whisper(word("added", { box: facts.boxes[Object.fromEntries(operation.fields).kind] }));
}
