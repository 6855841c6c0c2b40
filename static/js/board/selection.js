/**
 * One note is chosen at a time: by click, by focus, by arrow keys. Tab goes from box to box, the
 * arrows from note to note (a roving tabindex), so that 300 notes are not 300 stops.
 */

import { allNotes, board, linksFrom, listOf, noteById, noteOf, notesIn } from "./board.js";
import { facts } from "../page/words.js";

/** @type {string} */
let chosenId = "";

/** @returns {HTMLElement | null} the chosen note */
export const chosen = () => (chosenId ? noteById(chosenId) : null);

/**
 * Choose a note, or none. Fires `board:chosen` (detail: {id}) where that is a change.
 * @param {HTMLElement | null} note @param {{focus?: boolean}} [options]
 */
export function choose(note, { focus = false } = {}) {
  const id = note?.dataset.id ?? "";
  if (id !== chosenId) {
    chosenId = id;
    refresh();
    document.dispatchEvent(new CustomEvent("board:chosen", { detail: { id } }));
  }
  if (!note || !focus) return;
  note.focus();
  note.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Bring marks and tab stops up to date with the notes that are there. Asks the document for what
 * is to change instead of going through hundreds of notes: this runs at every patch.
 */
export function refresh() {
  const note = chosen();
  if (!note) chosenId = "";
  for (const one of board().querySelectorAll(".note.is-chosen, .note[aria-current]")) {
    if (one === note) continue;
    one.classList.remove("is-chosen");
    one.removeAttribute("aria-current");
  }
  note?.classList.add("is-chosen");
  note?.setAttribute("aria-current", "true");
  const linked = note ? linkedTo(note) : new Set();
  for (const one of board().querySelectorAll(".note.is-linked")) {
    if (!linked.has(one)) one.classList.remove("is-linked");
  }
  for (const one of linked) one.classList.add("is-linked");
  for (const button of board().querySelectorAll('.note :is(button, a):not([tabindex="-1"], .note__tick, .note__weak)')) {
    if (!note?.contains(button)) button.setAttribute("tabindex", "-1");
  }
  for (const button of note?.querySelectorAll("button, a") ?? []) button.tabIndex = 0;
  for (const kind of Object.keys(facts.boxes)) setTabStop(kind);
}

/** The notes that a note is linked to, in either direction. @param {HTMLElement} note @returns {Set<Element>} */
function linkedTo(note) {
  const targets = [...linksFrom(note).keys()].map(noteById).filter((one) => one !== null);
  const sources = board().querySelectorAll(`.note[data-to*="${note.dataset.id}:"]`);
  return new Set([...targets, ...sources]);
}

/** One stop for Tab in a box: the chosen note, else where the focus was last, else the first. @param {string} kind */
function setTabStop(kind) {
  const list = listOf(kind);
  const stops = /** @type {HTMLElement[]} */ ([...(list?.querySelectorAll('.note[tabindex="0"]') ?? [])]);
  const stop = stops.find((one) => one.dataset.id === chosenId)
    ?? (chosen()?.dataset.kind === kind ? chosen() : null)
    ?? stops[0]
    ?? /** @type {HTMLElement | null} */ (list?.querySelector(".note[data-id]"));
  for (const other of stops) if (other !== stop) other.tabIndex = -1;
  if (stop && stop.tabIndex !== 0) stop.tabIndex = 0;
}

/**
 * The note that an arrow leads to: the one before or after in the box, or the nearest one of a box
 * at that side, as the eye sees it.
 * @param {HTMLElement} note @param {"up" | "down" | "left" | "right" | "first" | "last"} way
 */
export function neighbour(note, way) {
  const notes = notesIn(note.dataset.kind ?? "");
  const index = notes.indexOf(note);
  if (way === "up") return notes[index - 1] ?? null;
  if (way === "down") return notes[index + 1] ?? null;
  if (way === "first") return notes[0];
  if (way === "last") return notes.at(-1) ?? null;
  return nearestAt(note, way);
}

/**
 * Within its own box only what stands level with the note counts: a row further down may reach out
 * at either side, and that is where the other arrows lead.
 * @param {HTMLElement} note @param {"left" | "right"} side @returns {HTMLElement | null}
 */
function nearestAt(note, side) {
  const here = centre(note);
  const sign = side === "left" ? -1 : 1;
  let nearest = null;
  let least = Infinity;
  for (const other of allNotes()) {
    const there = centre(other);
    const along = (there.x - here.x) * sign;
    if (other === note || !there.seen || along < there.width / 2) continue;
    const apart = Math.abs(there.y - here.y);
    if (other.dataset.kind === note.dataset.kind && apart > here.height / 2) continue;
    const distance = along + 3 * apart; // level first, then near
    if (distance < least) [nearest, least] = [other, distance];
  }
  return nearest;
}

/** @param {HTMLElement} note */
function centre(note) {
  const { left, top, width, height } = note.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, width, height, seen: width > 0 };
}

/** @param {HTMLElement} root */
export function connect(root) {
  root.addEventListener("focusin", (event) => {
    const note = noteOf(event.target);
    const isLinking = root.classList.contains("is-linking"); // then the focus goes to others' ticks
    if (note && !isLinking) choose(note);
  });
  root.addEventListener("click", (event) => {
    const note = noteOf(event.target);
    const target = /** @type {Element} */ (event.target);
    if (note && target.closest("button, textarea, .kept") === null) choose(note, { focus: true });
    else if (!note && !target.closest("button, a, input, textarea, summary, .kept")) choose(null);
  });
  // Links to a note, as in the fit, choose it.
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#note-"]');
    const note = link && document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (!note) return;
    event.preventDefault();
    choose(note, { focus: true });
  });
  document.addEventListener("board:changed", refresh);
  refresh();
  // So does the address: who comes from a segment's page sees where the note stands.
  const aimed = location.hash.startsWith("#note-") && document.getElementById(location.hash.slice(1));
  if (aimed) choose(aimed, { focus: true });
}
