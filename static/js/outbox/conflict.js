/**
 * Two people edited the same note: opens the dialog in which the server shows both texts, to choose
 * from. Until then what was typed is kept like any refused text.
 */

import { dialogWith, open } from "../dialogs/dialogs.js";
import { reload } from "../live/live.js";
import { fragmentOf } from "../swap/patch_swap.js";
import { keep, letGo, show } from "./refusals.js";

/** Answer conflicts. */
export function connect() {
  document.addEventListener("outbox:conflict", (event) => {
    const { operation, answer } = /** @type {CustomEvent} */ (event).detail;
    const dialog = fragmentOf(answer.html).querySelector("#conflict");
    if (dialog instanceof HTMLDialogElement) {
      ask(operation, dialog);
      reload();
    } else {
      // A conflict about a place or the bin, not about words: said like any refusal.
      document.dispatchEvent(new CustomEvent("outbox:refused", { detail: { operation, answer } }));
    }
  });
}

/** @param {import("./request.js").Operation} operation @param {HTMLDialogElement} dialog */
function ask(operation, dialog) {
  const words = dialog.querySelector("h2")?.textContent ?? "";
  let decided = false;
  keep(operation, words);
  dialogWith("panel").close(); // it shows, and is based on, what the note was
  document.getElementById(dialog.id)?.remove();
  document.body.append(dialog);
  globalThis.htmx?.process(dialog);
  dialog.addEventListener("submit", () => {
    decided = true;
    letGo(operation);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!decided) show(operation, words);
  }, { once: true });
  open(dialog);
}
