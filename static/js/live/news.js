/**
 * Tells screen readers what others did, politely and in batches by box: "3 new notes in Pains",
 * "1 new comment". Nothing is shown: who sees the board sees the notes come and go. Where many
 * change at once, everyone is told why, and nobody is told each box.
 */

import { announceOthers } from "../page/announcer.js";
import { noteById, textOf } from "../board/board.js";
import { facts, word } from "../page/words.js";

/** @typedef {import("../page/words.js").Doer} Doer */
/** @typedef {"new_note" | "removed_note" | "moved_note" | "changed_note"} News */

const GATHER = 4000; // ms in which news are collected before they are told
const MOST = 2; // sentences about many notes; who was away is not read a history
const SORTS = /** @type {const} */ (["new_note", "moved_note", "changed_note", "removed_note"]);

/** @type {Map<string, Map<News, Set<string>>>} ids of notes by box and by what happened, not told yet */
const untold = new Map();

let comments = 0; // new ones, not told yet

/** Take note of patches that others made, before they are applied. @param {Element[]} patches */
export function tellOf(patches) {
  for (const patch of /** @type {HTMLElement[]} */ (patches)) {
    const id = patch.id.replace("note-", "");
    const present = noteById(id);
    const kind = patch.dataset.kind ?? present?.dataset.kind;
    const news = newsOf(patch, present);
    if (kind && news) remember(kind, news, id);
    if (present) tellOfComments(openComments(patch) - openComments(present));
  }
}

/** What a patch makes different for someone who listens. @returns {News | null} */
function newsOf(/** @type {HTMLElement} */ patch, /** @type {HTMLElement | null} */ present) {
  if (patch.matches("del")) return present && "removed_note";
  if (!patch.matches("li.note")) return null;
  if (!present) return "new_note";
  if (patch.dataset.kind !== present.dataset.kind) return "moved_note";
  return textOf(patch) === textOf(present) ? null : "changed_note";
}

/** @param {string} kind @param {News} news @param {string} id */
function remember(kind, news, id) {
  if (!comments && !untold.size) setTimeout(tell, GATHER);
  const box = untold.get(kind) ?? new Map();
  untold.set(kind, box);
  if (news === "changed_note" && box.get("new_note")?.has(id)) return; // it is all new
  if (news === "removed_note" && box.get("new_note")?.delete(id)) return; // it came and went
  box.set(news, (box.get(news) ?? new Set()).add(id));
}

/** Say what changed many notes at once. @param {(Doer & {did: string})[]} doings  in their order */
export function tellOfMany(doings) {
  const sentences = doings.map(({ name, self, did }) =>
    word(self ? "did_self" : "did", { name: name || word("guest"), did }));
  announceOthers(sentences.slice(-MOST).join(" "));
}

/** @param {HTMLElement} note */
const openComments = (note) => Number(note.querySelector(".note__talk")?.textContent ?? 0);

/** @param {number} count  how many comments somebody else made */
function tellOfComments(count) {
  if (count <= 0) return;
  if (!comments && !untold.size) setTimeout(tell, GATHER);
  comments += count;
}

function tell() {
  const region = document.getElementById("news");
  const sentences = [];
  for (const [kind, box] of untold) {
    for (const sort of SORTS) {
      const count = box.get(sort)?.size ?? 0;
      const values = { count, box: facts.boxes[kind] ?? "" };
      if (count) sentences.push(word(count === 1 ? sort : `${sort}s`, values));
    }
  }
  if (comments) sentences.push(word(comments === 1 ? "new_comment" : "new_comments", { count: comments }));
  untold.clear();
  comments = 0;
  if (region && sentences.length) region.textContent = sentences.join(" ");
}
