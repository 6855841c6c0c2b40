/**
 * Linking mode: the notes that the chosen one may be linked to get tick boxes. Ticking goes from
 * no link to a strong one, a weak one, and none again. Escape or Done ends.
 */

import { announce } from "../page/announcer.js";
import { allNotes, board, brief, copyOf, linksFrom, noteById, noteOf, textOf } from "./board.js";
import { choose } from "./selection.js";
import { link, verbs } from "./commands.js";
import { showStrip } from "../page/strip.js";
import { facts, filled, isAnswer, linkDirection, word } from "../page/words.js";

/** @typedef {HTMLElement} Note */

const NEXT = /** @type {const} */ ({ "": "strong", strong: "weak", weak: "" });

let linkingId = "";

export const isLinking = () => Boolean(linkingId);

/** Start linking a note. @param {Note} note */
export function start(note) {
  const kind = note.dataset.kind ?? "";
  const partners = Object.keys(facts.boxes).filter((other) => linkDirection(kind, other));
  choose(note);
  linkingId = note.dataset.id ?? "";
  board().classList.add("is-linking");
  mark();
  showStrip("linking", word("linking", { text: brief(textOf(note)) }), word("done"), stop);
  const targets = allNotes().filter((one) => one.matches(".is-target"));
  const first = targets.find((one) => isAnswer(kind, one.dataset.kind ?? "")) ?? targets[0];
  if (first) tickOf(first)?.focus();
  else announce(word("nothing_to_link", { boxes: partners.map((one) => facts.boxes[one]).join(", ") }));
}

/** End linking; the note that was linked has the focus again. */
export function stop() {
  const note = noteById(linkingId);
  linkingId = "";
  board().classList.remove("is-linking");
  document.getElementById("linking")?.remove();
  mark();
  note?.focus();
}

/** Which of two notes a link starts from: [source, target], or null where none is allowed. */
export function ends(/** @type {Note} */ note, /** @type {Note} */ other) {
  const way = linkDirection(note.dataset.kind ?? "", other.dataset.kind ?? "");
  if (!way || note === other) return null;
  return way === "to" ? [note, other] : [other, note];
}

/** How two notes are linked. @returns {"strong" | "weak" | ""} */
export function strengthOf(/** @type {Note} */ source, /** @type {Note} */ target) {
  return /** @type {any} */ (linksFrom(source).get(target.dataset.id ?? "") ?? "");
}

/** @param {Note} other */
function toggle(other) {
  const note = noteById(linkingId);
  const pair = note && ends(note, other);
  if (!pair) return;
  const strength = NEXT[strengthOf(pair[0], pair[1])];
  link(pair[0], pair[1], strength);
  announce(word(strength ? `linked_${strength}` : "unlinked", { text: brief(textOf(other)) }));
}

/** Give every note the marks of the mode, or take them away. */
function mark() {
  const note = noteById(linkingId);
  if (linkingId && !note) return stop(); // someone deleted it
  for (const other of allNotes()) {
    const pair = note && ends(note, other);
    const strength = pair ? strengthOf(pair[0], pair[1]) : "";
    other.classList.toggle("is-linking", other === note);
    other.classList.toggle("is-target", Boolean(pair));
    other.classList.toggle("is-ticked", Boolean(strength));
    other.classList.toggle("is-weak", strength === "weak");
    if (pair) showTick(other, strength);
    else tickOf(other)?.remove();
  }
}

/** @param {Note} note @returns {HTMLButtonElement | null} */
const tickOf = (note) => note.querySelector(".note__tick");

/** @param {Note} note @param {string} strength */
function showTick(note, strength) {
  if (!tickOf(note)) note.prepend(copyOf("tick"));
  const tick = /** @type {HTMLElement} */ (tickOf(note));
  const to = /** @type {HTMLElement} */ (tick.querySelector(".tick__to"));
  tick.ariaChecked = String(Boolean(strength));
  to.textContent = filled(to.dataset.words ?? "", { text: textOf(note) });
}

/** Arrows go through the tick boxes. @param {KeyboardEvent} event */
function onKey(event) {
  if (!linkingId || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return void [event.preventDefault(), stop()];
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const ticks = [...document.querySelectorAll(".note__tick")];
  const at = ticks.indexOf(/** @type {Element} */ (document.activeElement));
  if (!by || at < 0) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (ticks[(at + by + ticks.length) % ticks.length]).focus();
}

/** @param {HTMLElement} root */
export function connect(root) {
  verbs.link = start;
  document.addEventListener("keydown", onKey);
  // Capture: a click on a target ticks it, and does nothing else.
  root.addEventListener("click", (event) => {
    const note = linkingId ? noteOf(event.target) : null;
    if (!note) return;
    event.preventDefault();
    event.stopPropagation();
    if (note.dataset.id === linkingId) stop();
    else toggle(note);
  }, true);
  document.addEventListener("board:changed", () => linkingId && mark());
}
