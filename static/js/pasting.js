/** Many pasted lines become one note each, after the person has seen which. */

import { address } from "./board.js";
import { dialogWith, openFrom } from "./dialogs.js";
import { send } from "./outbox.js";
import { drafts } from "./storage.js";

/**
 * Ask the server what the lines would become and show it; confirmed, they go to the outbox.
 * Whatever happens, the lines stay in the field until then.
 * @param {string} kind @param {string} text @param {HTMLTextAreaElement} field
 */
export async function previewPaste(kind, text, field) {
  field.value = text;
  drafts.set(`add:${kind}`, text);
  const dialog = await openFrom("paste", address("paste/"), [["kind", kind], ["text", text]]);
  dialog?.addEventListener("close", () => field.focus(), { once: true });
  const confirmation = dialog?.querySelector("button[type=submit]");
  if (confirmation instanceof HTMLElement) confirmation.focus();
}

/** Queue what is confirmed in the dialog. */
export function connect() {
  // Capture: before htmx, which would send the form itself.
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const dialog = dialogWith("paste");
    if (!dialog.contains(form) || !form.matches("[hx-post]")) return; // the way to an import is a page
    event.preventDefault();
    event.stopImmediatePropagation();
    confirm(form, event.submitter);
    dialog.close();
  }, true);
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
function confirm(form, submitter) {
  const values = Object.fromEntries(new FormData(form, submitter));
  const kind = String(values.kind);
  send(address("paste/"), { kind, text: String(values.text), confirmed: "1" }, `paste:${kind}`);
  drafts.set(`add:${kind}`, "");
  const field = document.querySelector(`#box-${kind} form.add [name=text]`);
  if (field instanceof HTMLTextAreaElement) {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
