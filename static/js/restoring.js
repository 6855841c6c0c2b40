/** After a reload: texts of notes that are still to be sent, and those that were being written. */

import { address, noteById, randomId, showText } from "./board.js";
import { edit } from "./editing.js";
import { waiting } from "./outbox.js";
import { keep, show } from "./refusals.js";
import { drafts, tab } from "./storage.js";
import { word } from "./words.js";

/** Put them back into the page. */
export function connect() {
  for (const operation of waiting()) {
    if (operation.origin.startsWith("edit:")) showUnsent(operation);
  }
  for (const name of drafts.names("edit:")) {
    const { version, text } = JSON.parse(drafts.get(name));
    reopen(name.slice("edit:".length), version, text);
  }
}

/** @param {import("./sending.js").Operation} operation */
function showUnsent({ origin, fields }) {
  const note = noteById(origin.slice("edit:".length));
  const text = fields.find(([name]) => name === "text")?.[1];
  if (!note || !text) return;
  showText(note, text);
  note.classList.add("is-pending");
}

/** @param {string} id @param {string} version  the one the draft is based on @param {string} text */
function reopen(id, version, text) {
  const note = noteById(id);
  if (note) {
    edit(note, text);
    note.dataset.version = version;
    return;
  }
  // The note was deleted meanwhile; the words were not.
  drafts.set(`edit:${id}`, "");
  /** @type {[string, string][]} */
  const fields = [["version", version], ["text", text]];
  const operation = {
    op_id: randomId(), path: address(`notes/${id}/`), fields, origin: `edit:${id}`, order: "", tab,
  };
  keep(operation, word("gone"));
  show(operation, word("gone"));
}
