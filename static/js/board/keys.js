/**
 * The keyboard: arrows choose, letters and digits do. Single letters can be switched off, because
 * speech input and slips of the hand press them unmeant (WCAG 2.1.4). `?` lists everything.
 */

import { noteOf } from "./board.js";
import { choose, chosen, neighbour } from "./selection.js";
import { discard, redo, undo, verbs, weigh } from "./commands.js";
import { step, toBox } from "./moving.js";
import { dialogWith, open } from "../dialogs/dialogs.js";
import { isLinking } from "./link_mode.js";
import { mayEdit } from "./permissions.js";
import { resize } from "./size.js";
import { choices } from "../outbox/storage.js";

/** @typedef {HTMLElement} Note */

/** The switch in the list of keys. */
const switched = /** @type {HTMLInputElement} */ (document.getElementById("single-keys"));
const help = () => open(dialogWith("keys"));

const towards = (/** @type {any} */ way) => (/** @type {Note} */ note) => {
  const next = neighbour(note, way);
  if (next) choose(next, { focus: true });
};
const rtl = () => getComputedStyle(document.body).direction === "rtl";

/** What a key does with the chosen note. @type {Record<string, (note: Note) => void>} */
const NOTE_KEYS = {
  ArrowUp: towards("up"),
  ArrowDown: towards("down"),
  ArrowLeft: towards("left"),
  ArrowRight: towards("right"),
  Home: towards("first"),
  End: towards("last"),
  Enter: (note) => verbs.edit(note),
  F2: (note) => verbs.edit(note),
  Delete: discard,
  Backspace: discard,
  ContextMenu: (note) => verbs.details(note),
  "Shift+F10": (note) => verbs.details(note),
  "Alt+ArrowUp": (note) => step(note, "up"),
  "Alt+ArrowDown": (note) => step(note, "down"),
  "Alt+ArrowLeft": (note) => toBox(note, rtl() ? 1 : -1),
  "Alt+ArrowRight": (note) => toBox(note, rtl() ? -1 : 1),
  Escape: () => {
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    choose(null);
  },
};

/** Those of one character, which can be switched off. @type {Record<string, (note: Note) => void>} */
const SINGLE_KEYS = {
  ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((n) => [String(n), (/** @type {Note} */ note) => weigh(note, n)])),
  m: (note) => verbs.details(note),
  l: (note) => verbs.link(note),
  c: (note) => verbs.comment(note),
};

/** @type {Record<string, 1 | -1>} */
const SIZE_KEYS = { "+": 1, "=": 1, "-": -1 };

/** Whether keys mean text there. @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (undoes(event)) return;
  if (event.key === "?" && switched.checked) return void [event.preventDefault(), help()];
  if (SIZE_KEYS[event.key] && switched.checked && !event.ctrlKey && !event.metaKey && !event.altKey) return resize(SIZE_KEYS[event.key]);
  const note = noteOf(event.target) ?? (event.target === document.body ? chosen() : null);
  const onButton = /** @type {Element} */ (event.target).closest("button, a, summary");
  if (!note || isLinking() || (onButton && /^(Enter| |Arrow.*)$/.test(event.key))) return;
  const act = actionOf(event);
  if (!act) return;
  event.preventDefault();
  if (event.target === document.body) note.focus({ preventScroll: true }); // where Tab goes on from
  act(note);
}

/** The keys of those who may only look. */
const READING = /^(Arrow.*|Home|End|Escape|ContextMenu|Shift\+F10|[cm])$/;

/** @param {KeyboardEvent} event */
function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  if (ctrlKey || metaKey) return null;
  const name = (altKey ? "Alt+" : "") + (shiftKey && key.length > 1 ? "Shift+" : "") + key;
  if (!mayEdit() && !READING.test(name)) return null;
  return NOTE_KEYS[name] ?? (switched.checked ? SINGLE_KEYS[name.toLowerCase()] : null);
}

/** Undo and redo, also where no note is chosen. @param {KeyboardEvent} event */
function undoes(event) {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || !(ctrlKey || metaKey) || !mayEdit()) return false;
  const letter = key.toLowerCase();
  if (letter !== "z" && letter !== "y") return false;
  event.preventDefault();
  if (letter === "y" || shiftKey) redo();
  else undo();
  return true;
}

/** Listen for keys; `[data-do=keys]` shows the list. */
export function connect() {
  switched.checked = choices.get("single-keys") !== "off";
  switched.addEventListener("change", () => choices.set("single-keys", switched.checked ? "on" : "off"));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-do=keys]")) help();
  });
}
