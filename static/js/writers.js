/**
 * Small marks where others write: in the box they add to, on the note they edit. Soft hints: nothing
 * is locked.
 */

import { noteById } from "./board.js";
import { nameOf } from "./faces.js";
import { othersAt } from "./present.js";
import { word } from "./words.js";

/** @typedef {import("./present.js").Person} Person */

/** Bring all marks up to date. */
function draw() {
  const places = othersAt();
  for (const mark of document.querySelectorAll(".writers")) {
    const note = mark.closest(".note");
    const place = note instanceof HTMLElement ? `note:${note.dataset.id}` : `box:${kindAt(mark)}`;
    if (places.has(place)) continue;
    note?.classList.remove("is-shared");
    mark.remove();
  }
  for (const [place, people] of places) {
    const [sort, id] = place.split(":");
    if (sort === "note") markNote(noteById(id), people);
    else markIn(spotIn(id), people, "writing");
  }
}

/** @param {HTMLElement | null} note @param {Person[]} people */
function markNote(note, people) {
  if (!note) return;
  note.classList.add("is-shared");
  markIn(note, people, "editing");
}

/** @param {Element} mark */
const kindAt = (mark) => /** @type {HTMLElement} */ (mark.closest(".box"))?.dataset.kind;

/** Where a box says who writes: at its field, or beside its name. @param {string} kind */
function spotIn(kind) {
  return document.querySelector(`#box-${kind} form.add`) ?? document.querySelector(`#box-${kind} .box__head`);
}

/** @param {Element | null} spot @param {Person[]} people @param {"writing" | "editing"} what */
function markIn(spot, people, what) {
  if (!spot) return;
  const text = sentence(people, what);
  const known = /** @type {HTMLElement | null} */ (spot.querySelector(":scope > .writers"));
  if (known?.textContent === text && known.dataset.colour === people[0].colour) return;
  const mark = document.createElement("span");
  mark.className = "writers";
  mark.dataset.colour = people[0].colour;
  const words = document.createElement("span");
  words.className = "writers__words";
  words.dir = "auto";
  words.textContent = text;
  mark.append(words);
  known?.remove();
  spot.append(mark);
}

/** "Ana is writing". @param {Person[]} people @param {string} what */
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
