/**
 * Comments in the panel of a note. They go through the outbox like every write, and what is on its way
 * is shown at once. What others say comes with the rest of the panel; the field one writes in stays.
 */

import { announce } from "../page/announcer.js";
import { copyOf } from "../board/board.js";
import { verbs } from "../board/commands.js";
import { dialogWith } from "./dialogs.js";
import { show, shownNote } from "./panel.js";
import { drafts } from "../outbox/storage.js";
import { word } from "../page/words.js";

/** What is said when it is done, by the end of the address. @type {Record<string, string>} */
const DONE = { "comments/": "commented", "delete/": "comment_deleted", "resolve/": "comment_resolved" };

const field = () => /** @type {HTMLTextAreaElement | null} */ (document.getElementById("talk-text"));
const draftName = () => `comment:${shownNote()}`;

/** Show at once what is on its way. @param {Event} event */
function showPending(event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  const written = field();
  if (!written || !operation.path.endsWith("/comments/")) return;
  const waits = copyOf("talk-pending");
  waits.textContent = written.value;
  document.getElementById("talk-list")?.append(waits);
  waits.scrollIntoView({ block: "nearest" });
  written.value = "";
  drafts.set(draftName(), "");
}

/** @param {Event} event */
function tellDone(event) {
  const { path, fields } = /** @type {CustomEvent} */ (event).detail.operation;
  const said = DONE[/[^/]+\/$/.exec(path)?.[0] ?? ""];
  const isReopened = fields.some((/** @type {string[]} */ [name, value]) => name === "resolved" && value === "no");
  if (said) announce(word(isReopened ? "comment_reopened" : said));
}

/** Wire the panel. */
export function connect() {
  verbs.comment = (note) => show(note, "#talk");
  const dialog = dialogWith("panel");
  dialog.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === field();
    if (sends) field()?.form?.requestSubmit();
  });
  dialog.addEventListener("input", () => drafts.set(draftName(), field()?.value ?? ""));
  document.addEventListener("htmx:afterSwap", () => {
    const empty = field();
    if (empty && !empty.value) empty.value = drafts.get(draftName());
  });
  document.addEventListener("outbox:queued", showPending);
  document.addEventListener("outbox:done", tellDone);
}
