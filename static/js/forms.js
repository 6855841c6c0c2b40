/**
 * Sends the page's writing forms and buttons (whatever has `hx-post` and belongs to this canvas)
 * through the outbox instead of htmx, so that they too are kept, ordered and retried.
 */

import { announce } from "./announcer.js";
import { address, noteById } from "./board.js";
import { discard } from "./commands.js";
import { send } from "./outbox.js";
import { word } from "./words.js";

/** Take over htmx's writes. */
export function connect() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { requestConfig, elt } = /** @type {CustomEvent} */ (event).detail;
    if (requestConfig.verb === "get" || !requestConfig.path.startsWith(address())) return;
    event.preventDefault();
    const deleted = noteById(/\/notes\/([^/]+)\/bin\/$/.exec(requestConfig.path)?.[1] ?? "");
    if (deleted) return discard(deleted); // it shows at once and offers to take it back
    const fields = [...requestConfig.formData].filter(([name]) => !SERVER_ONLY.has(name));
    send(requestConfig.path, /** @type {[string, string][]} */ (fields), originOf(elt, requestConfig.path));
    markSent(elt);
  });
  document.addEventListener("outbox:done", (event) => {
    const { operation } = /** @type {CustomEvent} */ (event).detail;
    const said = DONE[/[^/]+\/$/.exec(operation.path)?.[0] ?? ""];
    if (said) announce(word(said));
  });
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
