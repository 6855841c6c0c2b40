/**
 * Adding notes as fast as one types: Enter adds and stays for the next. A note is on the board at
 * once, dashed until the server has it.
 */

import { announce, whisper } from "./announcer.js";
import { address, copyOf, layInOrder, listOf, showText } from "./board.js";
import { onEnter } from "./composing.js";
import { grow, showCount } from "./fields.js";
import { send, waiting } from "./outbox.js";
import { previewPaste } from "./pasting.js";
import { drafts } from "./storage.js";
import { facts, word } from "./words.js";

/** @typedef {import("./sending.js").Operation} Operation */

/** @param {HTMLElement} root */
export function connect(root) {
  for (const form of root.querySelectorAll("form.add")) restoreDraft(/** @type {HTMLFormElement} */ (form));
  const fields = /** @type {NodeListOf<HTMLTextAreaElement>} */ (root.querySelectorAll("form.add textarea"));
  for (const operation of waiting()) if (isAdding(operation)) showPending(operation);
  // Capture: before htmx, which would send the form itself.
  root.addEventListener("submit", onSubmit, true);
  onEnter(root, "form.add textarea", (field) => add(field, field.form?.dataset.kind ?? ""));
  root.addEventListener("input", onInput);
  root.addEventListener("paste", onPaste);
  document.addEventListener("outbox:queued", (event) => {
    const { operation } = /** @type {CustomEvent} */ (event).detail;
    if (!isAdding(operation)) return;
    // Lists that scroll may have their end far below.
    showPending(operation)?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
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
  if (field.placeholder === text) return;
  field.placeholder = text;
  grow(field);
}

/** The field and kind of an add form that an event is in. @param {Event} event */
function formOf(event) {
  const form = event.target instanceof Element ? event.target.closest("form.add") : null;
  if (!(form instanceof HTMLFormElement)) return null;
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  const kind = /** @type {HTMLInputElement} */ (form.elements.namedItem("kind")).value;
  return { form, field, kind };
}

/** @param {Event} event */
function onSubmit(event) {
  const found = formOf(event);
  if (!found) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  add(found.field, found.kind);
}

/** @param {HTMLTextAreaElement} field @param {string} kind */
function add(field, kind) {
  const text = field.value.trim();
  if (/[\r\n]/.test(text)) return void previewPaste(kind, text, field);
  if (!text) return void field.focus();
  if ([...text].length > facts.limits.text) {
    return void announce(word("too_long", { most: facts.limits.text }));
  }
  send(address("notes/"), { kind, text }, `add:${kind}`);
  clear(field, kind);
  field.focus();
}

/** @param {HTMLTextAreaElement} field @param {string} kind */
export function clear(field, kind) {
  field.value = "";
  drafts.set(`add:${kind}`, "");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Event} event */
function onInput(event) {
  const found = formOf(event);
  if (!found || event.target !== found.field) return;
  drafts.set(`add:${found.kind}`, found.field.value);
  showCount(found.field);
  grow(found.field);
}

/** @param {ClipboardEvent} event */
function onPaste(event) {
  const found = formOf(event);
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (!found || event.target !== found.field || !/[\r\n]/.test(pasted.trim())) return;
  event.preventDefault();
  const before = found.field.value.trim();
  previewPaste(found.kind, before ? `${before}\n${pasted}` : pasted, found.field);
}

/** @param {HTMLFormElement} form */
function restoreDraft(form) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  const kind = /** @type {HTMLInputElement} */ (form.elements.namedItem("kind")).value;
  field.value = drafts.get(`add:${kind}`) || field.value;
  field.removeAttribute("maxlength"); // it would cut what is pasted without a word
  grow(field);
}

const isAdding = (/** @type {Operation} */ operation) => operation.origin.startsWith("add:");

/** @param {Operation} operation @returns {HTMLElement | null} the dashed note, where it is seen */
function showPending(operation) {
  const { kind, text, weight } = Object.fromEntries(operation.fields);
  if (!listOf(kind)) return null;
  const note = copyOf(`pending-${kind}`);
  note.dataset.op = operation.op_id;
  if (weight) note.dataset.weight = weight;
  showText(note, text);
  layInOrder(note);
  return note;
}

/** The answer's patches, or the refusal's words, take the place of the dashed note. */
function onAnswered(/** @type {Event} */ event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  document.querySelector(`.note[data-op="${operation.op_id}"]`)?.remove();
  if (event.type === "outbox:done" && isAdding(operation)) {
    const kind = operation.origin.slice("add:".length);
    whisper(word("added", { box: facts.boxes[kind] }));
  }
}
