/**
 * Comments in the panel of a note. They go through the outbox like every write; what others say
 * appears while one reads. The list is fetched anew, the field one writes in is never touched.
 */

import { announce } from "./announcer.js";
import { allNotes, noteAddress, noteById, noteOf } from "./board.js";
import { choose } from "./choosing.js";
import { verbs } from "./commands.js";
import { dialogWith } from "./dialogs.js";
import { tellOfComments } from "./news.js";
import { noteOfOperation } from "./operations.js";
import { send } from "./outbox.js";
import { show } from "./panel.js";
import { fragmentOf } from "./patches.js";
import { read } from "./sending.js";
import { tell } from "./times.js";
import { word } from "./words.js";

/** @type {Map<string, string>} what one was writing about a note when its panel closed */
const drafts = new Map();

/** @type {Map<string, number>} the number of open comments by note, as on the page before */
let counts = new Map();

/** The note of my last comment: its echo is no news. */
let mine = "";

const WORDS = { "comments/": "commented", "delete/": "comment_deleted" };

const field = () => /** @type {HTMLTextAreaElement | null} */ (dialogWith("panel").querySelector(".talk__text"));
const shown = () => (dialogWith("panel").open ? dialogWith("panel").dataset.note ?? "" : "");
const openIn = (/** @type {HTMLElement} */ note) => Number(note.querySelector(".note__talk")?.textContent ?? 0);

/** Show what was said about a note, ready to answer. @param {HTMLElement} note */
async function talk(note) {
  await show(note);
  document.getElementById("talk")?.scrollIntoView({ block: "nearest" });
  (field() ?? document.getElementById("talk-list"))?.focus();
}

/** Take a form of the talk over from the browser. @param {SubmitEvent} event */
function submit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.closest("#talk")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)].filter(([name]) => name === "text" || name === "resolved"));
  mine = shown();
  send(new URL(form.action).pathname, fields, `comment:${mine}`);
  const text = form.querySelector("textarea");
  if (!text) return;
  showPending(text.value);
  text.value = "";
  drafts.delete(mine);
}

/** Show at once what is on its way. @param {string} text */
function showPending(text) {
  const list = document.getElementById("talk-list");
  const waits = document.createElement("p");
  waits.className = "comment comment__text is-pending";
  waits.dir = "auto";
  waits.translate = false;
  waits.textContent = text;
  waits.title = word("comment_sending");
  list?.querySelector(".talk__none")?.remove();
  list?.append(waits);
  waits.scrollIntoView({ block: "nearest" });
}

/** Fetch the list of the note whose panel is open. */
async function refresh() {
  const note = noteById(shown());
  const present = document.getElementById("talk-list");
  if (!note || !present) return;
  try {
    const { ok, html } = await read(noteAddress(note, "comments/"));
    const fresh = fragmentOf(html).querySelector("#talk-list");
    if (!ok || !fresh || noteById(shown()) !== note) return;
    put(/** @type {HTMLElement} */ (fresh), present);
  } catch {
    // No connection: the next change, or opening the panel again, brings it.
  }
}

/** @param {HTMLElement} fresh @param {HTMLElement} present */
function put(fresh, present) {
  for (const details of fresh.querySelectorAll("details")) details.open = Boolean(present.querySelector("details[open]"));
  for (const time of fresh.querySelectorAll("time[data-time]")) tell(/** @type {HTMLTimeElement} */ (time));
  const within = present.contains(document.activeElement);
  const item = document.activeElement?.closest(".comment")?.id ?? "";
  present.replaceWith(fresh);
  if (within) (document.getElementById(item)?.querySelector("button") ?? fresh).focus();
}

/** The answer to something one did. @param {Event} event */
function done(event) {
  const { operation } = /** @type {CustomEvent} */ (event).detail;
  if (!operation.origin.startsWith("comment:")) return;
  const end = /[^/]+\/$/.exec(operation.path)?.[0] ?? "";
  const reopened = operation.fields.some((/** @type {string[]} */ [, value]) => value === "no");
  announce(word(WORDS[/** @type {keyof typeof WORDS} */ (end)] ?? (reopened ? "comment_reopened" : "comment_resolved")));
  if (noteOfOperation(operation) === shown()) refresh();
}

/** Others may have said something. @param {Event} event */
function changed(event) {
  const { changed: ids, own } = /** @type {CustomEvent} */ (event).detail;
  let news = 0;
  for (const id of /** @type {string[]} */ (ids)) {
    const note = document.getElementById(id);
    if (!note?.matches(".note")) continue;
    const count = openIn(note);
    if (!own && note.dataset.id !== mine) news += Math.max(0, count - (counts.get(id) ?? 0));
    counts.set(id, count);
    if (!own && note.dataset.id === shown() && note.dataset.talk) refresh();
  }
  if (news) tellOfComments(news);
}

/** Wire the panel. @param {HTMLElement} root */
export function connect(root) {
  counts = new Map(allNotes().map((note) => [note.id, openIn(note)]));
  verbs.comment = talk;
  root.addEventListener("click", (event) => {
    const note = noteOf(/** @type {Element} */ (event.target).closest(".note__talk"));
    if (!note) return;
    choose(note);
    talk(note);
  });
  const dialog = dialogWith("panel");
  dialog.addEventListener("submit", submit, true);
  dialog.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === field();
    if (sends) field()?.form?.requestSubmit();
  });
  dialog.addEventListener("input", () => drafts.set(shown(), field()?.value ?? ""));
  new MutationObserver(() => {
    const empty = field();
    for (const time of dialog.querySelectorAll("time[data-time]:not([data-told])")) tell(/** @type {HTMLTimeElement} */ (time));
    if (empty && !empty.value && shown()) empty.value = drafts.get(shown()) ?? "";
  }).observe(dialog, { attributes: true, attributeFilter: ["data-note"] });
  document.addEventListener("outbox:done", done);
  document.addEventListener("board:changed", changed);
}
