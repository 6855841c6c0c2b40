/**
 * Tells screen readers what others added, politely and in batches: "3 new notes in Pains". Nothing
 * is shown: who sees the board sees the notes come.
 */

import { facts, word } from "./words.js";

const GATHER = 4000; // ms in which news are collected before they are told

/** @type {Map<string, number>} new notes by kind, not told yet */
const untold = new Map();

/** @param {string[]} kinds  one for each note that somebody else added */
export function tellOfNotes(kinds) {
  if (!kinds.length) return;
  if (!untold.size) setTimeout(tell, GATHER);
  for (const kind of kinds) untold.set(kind, (untold.get(kind) ?? 0) + 1);
}

function tell() {
  const region = document.getElementById("news");
  const sentences = [...untold].map(([kind, count]) =>
    word(count === 1 ? "new_note" : "new_notes", { count, box: facts.boxes[kind] ?? "" }),
  );
  untold.clear();
  if (region) region.textContent = sentences.join(" ");
}
