/**
 * Linking mode: the notes that the chosen one may be linked to get tick boxes. A tick is
 * a strong link; a button beside it makes it a weak one, and strong again. Escape or Done ends.
 */

import { announce } from "../page/announcer.js";
import { allNotes, board, brief, copyOf, linksFrom, noteById, noteOf, textOf } from "./board.js";
import { choose } from "./selection.js";
import { link, verbs } from "./commands.js";
import { showStrip } from "../page/strip.js";
import { facts, filled, isAnswer, linkDirection, word } from "../page/words.js";

/** @typedef {HTMLElement} Note */

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

/** @param {Note} other @param {boolean} isWeight  whether the link stays and only its strength is another */
function toggle(other, isWeight) {
  const note = noteById(linkingId);
  const pair = note && ends(note, other);
  if (!pair) return;
  const before = strengthOf(pair[0], pair[1]);
  const strength = isWeight ? (before === "weak" ? "strong" : "weak") : before ? "" : "strong";
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
    else other.querySelectorAll(".note__tick, .note__weak").forEach((mark) => mark.remove());
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
  showWeak(note, tick, strength);
}

/** @param {Note} note @param {HTMLElement} tick @param {string} strength */
function showWeak(note, tick, strength) {
  const there = note.querySelector(".note__weak");
  if (!strength) return there?.remove();
  const weak = there ?? copyOf("weak");
  const to = /** @type {HTMLElement} */ (weak.querySelector("[data-words]"));
  if (!there) tick.after(weak);
  weak.ariaPressed = String(strength === "weak");
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
    else toggle(note, Boolean(/** @type {Element} */ (event.target).closest(".note__weak")));
  }, true);
  document.addEventListener("board:changed", () => linkingId && mark());
}
