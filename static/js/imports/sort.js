/**
 * The pages of an import. A file that is dragged over its field is seen to fall there; texts are sorted
 * into boxes by dragging and by keys: the menu of each does the same.
 */

import { dragToPlace } from "../board/ghost.js";
import { onDrag } from "../board/pointer.js";
import { connect as connectDrops } from "./dropped.js";
import { choose, fieldsOf, remember, remembered, tell } from "./text_choices.js";
import { connect as connectMenu } from "./text_menu.js";

const sorted = document.getElementById("import");
if (sorted instanceof HTMLFormElement) connect(sorted);
connectDrops();

/** @param {HTMLFormElement} form */
function connect(form) {
  const drop = form.querySelector(".drop");
  for (const name of ["dragenter", "dragover"]) drop?.addEventListener(name, () => drop.classList.add("is-over"));
  for (const name of ["dragleave", "drop"]) drop?.addEventListener(name, () => drop.classList.remove("is-over"));
  form.classList.add("is-sorting");
  form.addEventListener("change", ({ target }) => {
    const text = target instanceof HTMLElement ? target.closest(".bring[data-key]") : null;
    if (!(text instanceof HTMLElement) || !text.querySelector(".bring__tools")) return;
    if (target instanceof HTMLSelectElement) settle(target, text);
    if (target instanceof HTMLTextAreaElement) remember(text, "text", target.value);
    tell(text);
  });
  connectMenu(form, moveOn, takes);
  addEventListener("pageshow", bringBack);
  form.addEventListener("htmx:beforeSwap", keepNewer);
  form.addEventListener("htmx:load", ({ target }) => {
    if (target instanceof HTMLElement && target.matches(".bring[data-key]")) lay(target, target.dataset.place ?? "");
  });
  form.addEventListener("keydown", onKey);
  onDrag(form, (target) => {
    const text = target.closest(".bring[data-key]");
    const taken = target.closest(".bring__tools, textarea");
    return text instanceof HTMLElement && !taken ? (x, y) => dragToPlace(text, x, y, "bring--ghost", "data-box", move) : null;
  });
}

/** What was chosen here before one left. */
function bringBack() {
  for (const [text, { box, text: words }] of remembered()) {
    if (box !== undefined) put(text, box || (text.dataset.own ?? ""));
    const button = text.querySelector("button.bring__text");
    if (words === undefined || !button) continue;
    button.textContent = words;
    choose(text, "text", words);
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const button = event.target;
  if (!(button instanceof HTMLElement) || !button.matches("button.bring__text")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const text = /** @type {HTMLElement} */ (button.closest(".bring"));
  const place = { 0: "skip", Backspace: "", Delete: "skip" }[event.key]
    ?? document.querySelector(`.bin[data-number="${CSS.escape(event.key)}"]`)?.getAttribute("data-box");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    const all = [...text.closest("ol")?.children ?? []];
    focusOn(all[all.indexOf(text) + step]);
  } else if (place === null || place === undefined) {
    return;
  } else {
    moveOn(text, place);
  }
  event.preventDefault();
}

/** The focus to what opens a text. @param {Element | null | undefined} text */
function focusOn(text) {
  const place = text?.querySelector("button.bring__text, select");
  if (place instanceof HTMLElement) place.focus();
}

/** The text that one sorts next. @param {Element} text */
const follower = (text) => text.nextElementSibling ?? text.previousElementSibling;

/** Move a text, and go on with the next. @param {HTMLElement} text @param {string} box */
function moveOn(text, box) {
  const after = follower(text);
  const before = text.parentElement;
  move(text, box);
  focusOn(text.parentElement === before ? text : after ?? text);
}

/** Move a text to where its select says. @param {HTMLSelectElement} select @param {HTMLElement} text */
function settle(select, text) {
  const hadFocus = document.activeElement === select;
  const after = follower(text);
  put(text, select.value || (text.dataset.own ?? ""));
  if (hadFocus) focusOn(after ?? text);
}

/** An answer is late where the text was changed again, or is being written. @param {Event} event */
function keepNewer(event) {
  const { target, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  if (!(target instanceof HTMLElement) || !target.matches(".bring[data-key]")) return;
  const sent = requestConfig.formData;
  const plain = (/** @type {unknown} */ value) => String(value).replaceAll("\r", "");
  const isNewer = fieldsOf(target).some((field) => plain(sent.get(field.name)) !== plain(field.value));
  if (isNewer || target.querySelector("textarea")?.matches(":focus")) {
    /** @type {CustomEvent} */ (event).detail.shouldSwap = false;
  }
}

/** Move a text and tell the server. @param {HTMLElement} text @param {string} box */
function move(text, box) {
  const before = text.parentElement;
  put(text, box);
  if (text.parentElement !== before) tell(text);
}

/** Whether a text may lie there. @param {HTMLElement} text @param {string} box  a box, "skip", or "" for not sorted */
function takes(text, box) {
  const { own = "", side = "" } = text.dataset;
  if (box === "") return own === "";
  const of = document.querySelector(`.bin[data-box="${box}"]`)?.getAttribute("data-side") ?? "";
  return !side || !of || side === of;
}

/** @param {HTMLElement} text @param {string} box  a box, "skip", or "" for not sorted */
function put(text, box) {
  if (!takes(text, box)) return;
  choose(text, "box", box === text.dataset.own ? "" : box);
  lay(text, box);
}

/** Show a text in the list of a box. @param {HTMLElement} text @param {string} box */
function lay(text, box) {
  const list = document.querySelector(`[data-box="${box}"] > ol`);
  if (!list || text.parentElement === list) return;
  list.append(text);
  for (const part of document.querySelectorAll("[data-box]")) {
    const count = part.querySelector(".bin__count, .pile__count");
    if (count) count.textContent = String(part.querySelector("ol")?.children.length ?? 0);
  }
}
