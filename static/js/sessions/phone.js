/**
 * What a phone keeps. A half-typed text stays on it per session, step and box, whatever becomes of the
 * page, and is there again with its field. A text that was sent waits in the outbox; one that the
 * server did not take is shown, with its words, until the person has dealt with it.
 */

import { copyOf } from "../board/board.js";
import { connect as connectComposing, onEnter } from "../page/composition.js";
import { copyFrom } from "../page/clipboard.js";
import { connect as connectOutbox, failing, send, waiting } from "../outbox/outbox.js";
import { connect as connectRequests, fragmentOf, wordsOf } from "../outbox/request.js";
import { watch as watchStatus } from "../outbox/save_status.js";
import { all, drop, put } from "../outbox/storage.js";
import { word } from "../page/words.js";

/** @typedef {import("../outbox/request.js").Operation} Operation */

const fields = () => /** @type {NodeListOf<HTMLTextAreaElement>} */ (document.querySelectorAll("[data-draft]"));

const valueOf = (/** @type {Operation} */ operation, /** @type {string} */ field) =>
  operation.fields.find(([name]) => name === field)?.[1] ?? "";

/** Whether something new was written, not changed. @param {string} path */
const isNew = (path) => /\/(texts|sentences)\/$/.test(path);

/** Keep what is typed, and forget it where the field says no more than the server does. */
function keepDraft(/** @type {Event} */ { target }) {
  if (!(target instanceof HTMLTextAreaElement) || !target.dataset.draft) return;
  if (target.value.trim() && target.value !== target.defaultValue) {
    put("draft", target.dataset.draft, { text: target.value, box: target.dataset.box });
  } else drop("draft", target.dataset.draft);
}

/** Put drafts into their fields, and show what has none. */
function restore() {
  const drafts = new Map(all("draft"));
  for (const field of fields()) {
    const draft = drafts.get(field.dataset.draft ?? "");
    drafts.delete(field.dataset.draft ?? "");
    if (!draft || field.value === draft.text) continue;
    field.value = draft.text;
    field.closest("details")?.setAttribute("open", "");
  }
  showKept(drafts);
  showWaiting();
  tellSaved();
}

/** @param {Map<string, {text: string, box: string}>} drafts  without a field */
function showKept(drafts) {
  const place = document.getElementById("kept");
  if (!place) return;
  const refused = all("kept").map(([id, { operation, words, box }]) => {
    const again = () => send(operation.path, operation.fields, operation.origin, operation);
    const said = isAsked(operation, place) ? words : `${box ? `${box}: ` : ""}${place.dataset.late}`;
    return keptText(valueOf(operation, "text"), said, () => drop("kept", id), isAsked(operation, place) ? again : undefined);
  });
  const unsent = [...drafts].map(([name, { text, box }]) =>
    keptText(text, `${box}: ${place.dataset.unsent}`, () => drop("draft", name)));
  place.replaceChildren(...refused, ...unsent);
}

/** The form that it came from, where the page has it. @param {Operation} operation */
const formOf = ({ origin }) => document.getElementById(origin.replace("form:", ""));

/** Whether the page asks for what was refused, now or again. @param {Operation} operation @param {HTMLElement} place */
function isAsked(operation, place) {
  const at = valueOf(operation, "at");
  return Boolean(formOf(operation)) && (!at || at === place.dataset.step);
}

/** @param {string} text @param {string} words @param {() => void} forget @param {() => void} [again] */
function keptText(text, words, forget, again) {
  const box = copyOf("kept-text");
  const field = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  field.textContent = text;
  /** @type {HTMLElement} */ (box.querySelector(".kept__words")).textContent = words;
  const [resend, copy, discard] = box.querySelectorAll("button");
  resend.hidden = !again;
  copy.addEventListener("click", () => copyFrom(field).then(() => { copy.textContent = copy.dataset.said ?? ""; }));
  for (const [button, act] of /** @type {[HTMLElement, (() => void) | undefined][]} */ ([[resend, again], [discard, () => {}]])) {
    button.addEventListener("click", () => [forget(), act?.(), restore()]);
  }
  return box;
}

/** Texts that are not with the server yet, among one's own. */
function showWaiting() {
  const texts = waiting().filter(({ path }) => isNew(path)).map((operation) => {
    const row = copyOf("waiting-text");
    /** @type {HTMLElement} */ (row.querySelector("[dir]")).textContent = valueOf(operation, "text");
    return row;
  });
  document.getElementById("waiting")?.replaceChildren(...texts);
}

/** It is in the outbox now, and its field is free for the next one. */
function clear(/** @type {Event} */ event) {
  const { operation } = /** @type {CustomEvent<{operation: Operation}>} */ (event).detail;
  const form = [...document.forms].find(({ id }) => id && operation.origin === `form:${id}`);
  const field = /** @type {HTMLTextAreaElement | null | undefined} */ (form?.querySelector("[data-draft]"));
  if (!field?.dataset.draft || !valueOf(operation, "text")) return;
  drop("draft", field.dataset.draft);
  if (isNew(operation.path)) field.value = "";
}

/** What the phone says of itself, at once where the last of what waited is sent. */
function tellWaiting() {
  const form = document.getElementById("here");
  const field = /** @type {HTMLInputElement | null | undefined} */ (form?.querySelector("[name=waiting]"));
  if (!form || !field) return;
  const number = failing() ? String(waiting().length) : "0";
  if (field.value === number) return;
  field.value = number;
  globalThis.htmx.trigger(form, "waiting");
}

function refuse(/** @type {Event} */ event) {
  const { operation, answer } = /** @type {CustomEvent} */ (event).detail;
  const words = wordsOf(answer.html) || document.getElementById("kept")?.dataset.refused;
  const field = /** @type {HTMLElement | null | undefined} */ (formOf(operation)?.querySelector("[data-box]"));
  if (valueOf(operation, "text")) put("kept", operation.op_id, { operation, words, box: field?.dataset.box });
  else showRefused(answer.html);
  restore();
}

/** What is not written but pressed says why it was refused where it was pressed. @param {string} html */
function showRefused(html) {
  const place = document.getElementById("ballots");
  if (place && fragmentOf(html).querySelector("#ballots .refusal")) {
    globalThis.htmx.swap(place, html, { swapStyle: "outerHTML" }, { select: "#ballots" });
  }
}

connectRequests();
connectComposing();
document.addEventListener("input", keepDraft);
document.addEventListener("outbox:queued", clear);
document.addEventListener("outbox:changed", restore);
document.addEventListener("outbox:changed", tellWaiting);
for (const name of ["outbox:refused", "outbox:conflict"]) document.addEventListener(name, refuse);
document.addEventListener("htmx:afterSettle", restore);
onEnter(document.body, ".phone__field, [data-draft]", (field) => field.form?.requestSubmit());
const tellSaved = watchStatus(() => (all("kept").length ? word("refused") : ""));
connectOutbox();
restore();
