/**
 * Tells screen readers what others added, politely and in batches: "3 new notes in Pains", "1 new comment". Nothing
 * is shown: who sees the board sees the notes come.
 */

import { facts, word } from "./words.js";

const GATHER = 4000; // ms in which news are collected before they are told

/** @type {Map<string, number>} new notes by kind, not told yet */
const untold = new Map();

let comments = 0; // new ones, not told yet

/** @param {string[]} kinds  one for each note that somebody else added */
export function tellOfNotes(kinds) {
  if (!kinds.length) return;
  if (!comments && !untold.size) setTimeout(tell, GATHER);
  for (const kind of kinds) untold.set(kind, (untold.get(kind) ?? 0) + 1);
}

/** @param {number} count  how many comments somebody else made */
export function tellOfComments(count) {
  if (!comments && !untold.size) setTimeout(tell, GATHER);
  comments += count;
}

function tell() {
  const region = document.getElementById("news");
  const sentences = [...untold].map(([kind, count]) =>
    word(count === 1 ? "new_note" : "new_notes", { count, box: facts.boxes[kind] ?? "" }),
  );
  if (comments) sentences.push(word(comments === 1 ? "new_comment" : "new_comments", { count: comments }));
  untold.clear();
  comments = 0;
  if (region) region.textContent = sentences.join(" ");
}
