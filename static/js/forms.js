/**
 * Sends the page's writing forms and buttons (whatever has `hx-post` and belongs to this canvas)
 * through the outbox instead of htmx, so that they too are kept, ordered and retried.
 */

import { announce } from "./announcer.js";
import { address, noteById, notesIn } from "./board.js";
import { discard, place } from "./commands.js";
import { send } from "./outbox.js";
import { word } from "./words.js";

/** Take over htmx's writes. */
export function connect() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { requestConfig, elt } = /** @type {CustomEvent} */ (event).detail;
    if (requestConfig.verb === "get" || !requestConfig.path.startsWith(address())) return;
    event.preventDefault();
    const fields = [...requestConfig.formData].filter(([name]) => !SERVER_ONLY.has(name));
    // htmx forgets the button when it loses the focus, as one does that closes its dialog.
    const { name, value } = requestConfig.triggeringEvent?.submitter ?? {};
    if (name && !fields.some(([known]) => known === name)) fields.push([name, value]);
    if (showsAtOnce(requestConfig.path, Object.fromEntries(fields))) return;
    send(requestConfig.path, /** @type {[string, string][]} */ (fields), originOf(elt, requestConfig.path));
    markSent(elt);
  });
  document.addEventListener("outbox:done", (event) => {
    const { operation } = /** @type {CustomEvent} */ (event).detail;
    const said = DONE[/[^/]+\/$/.exec(operation.path)?.[0] ?? ""];
    if (said) announce(word(said));
  });
}

/** Do what the board does by keys, too. @param {string} path @param {Record<string, string>} fields @returns {boolean} whether it did */
function showsAtOnce(path, { kind }) {
  const [, id, deed] = /\/notes\/([^/]+)\/(bin|place)\/$/.exec(path) ?? [];
  const note = noteById(id ?? "");
  if (!note || (deed === "place" && !kind)) return false;
  if (deed === "bin") discard(note);
  else place(note, kind, notesIn(kind).at(-1) ?? null);
  return true;
}

/** In the page for browsers without scripts. */
const SERVER_ONLY = new Set(["csrfmiddlewaretoken", "op_id"]);

/** What is said after some of them, by the end of the address. @type {Record<string, string>} */
const DONE = { "undo/": "undone", "redo/": "redone", "restore/": "restored" };

/** @param {HTMLElement} element @param {string} path */
function originOf(element, path) {
  return `form:${element.closest("[id]")?.id ?? path}`;
}

/** What was typed is in the outbox now: patches may replace the form. @param {HTMLElement} form */
function markSent(form) {
  for (const one of form.querySelectorAll("textarea, input")) {
    const field = /** @type {HTMLInputElement} */ (one);
    if (field.type !== "checkbox" && field.type !== "radio") field.defaultValue = field.value;
  }
  const disclosure = form.closest("details:not(dialog details)");
  if (!(disclosure instanceof HTMLDetailsElement)) return;
  disclosure.open = false;
  disclosure.querySelector("summary")?.focus();
}
