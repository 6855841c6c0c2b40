/**
 * Small marks where others write: in the box they add to, on the note they edit. Soft hints: nothing
 * is locked.
 */

import { copyOf, noteById } from "../board/board.js";
import { nameOf } from "./presence_bar.js";
import { othersAt } from "./presence.js";
import { word } from "../page/words.js";

/** @typedef {import("./presence.js").Person} Person */

/** Bring all marks up to date. */
function draw() {
  const marks = new Set();
  for (const [place, people] of othersAt()) {
    const [sort, id] = place.split(":");
    const spot = sort === "note" ? noteById(id) : spotIn(id);
    if (!spot) continue;
    const mark = /** @type {HTMLElement} */ (spot.querySelector(":scope > .writers") ?? copyOf("writers"));
    const words = sentence(people, sort === "note" ? "editing" : "writing");
    if (mark.textContent !== words) mark.children[0].textContent = words;
    mark.dataset.colour = people[0].colour;
    if (!mark.isConnected) spot.append(mark);
    marks.add(mark);
  }
  for (const mark of document.querySelectorAll(".writers")) if (!marks.has(mark)) mark.remove();
}

/** Where a box says who writes: at its field, or beside its name. @param {string} kind */
const spotIn = (kind) =>
  document.querySelector(`#box-${kind} form.add`) ?? document.querySelector(`#box-${kind} .box__head`);

/** "Ana is writing". @param {Person[]} people @param {"writing" | "editing"} what */
function sentence(people, what) {
  const [one, two] = people.map(nameOf);
  if (people.length === 1) return word(`${what}_one`, { name: one });
  if (people.length === 2) return word(`${what}_two`, { name: one, other: two });
  return word(`${what}_many`, { count: people.length });
}

/** Draw whenever that changes, and when patches put new notes in the place of old ones. */
export function connect() {
  document.addEventListener("people:changed", draw);
  document.addEventListener("board:changed", draw);
}
