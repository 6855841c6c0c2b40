/**
 * The one menu for all texts of an import: a box for the text that was pressed, leaving it out, and editing it.
 * The focus goes in as it opens, and the browser takes it back with Escape.
 */

import { choose, chosenBox, fieldsOf, tell } from "./text_choices.js";

const MARGIN = 8; // px to the edge of the window

/**
 * @param {HTMLElement} form
 * @param {(text: HTMLElement, box: string) => void} move  to a box, "skip", or "" for not sorted
 * @param {(text: HTMLElement, box: string) => boolean} takes  whether the text may go there
 */
export function connect(form, move, takes) {
  const menu = document.getElementById("text-menu");
  if (!menu) return;
  /** @type {HTMLElement | null} */
  let text = null;
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button.bring__text");
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    text = button.closest(".bring");
    if (text) open(menu, text, button, takes);
  });
  menu.addEventListener("click", (event) => {
    const item = /** @type {Element} */ (event.target).closest("[role^=menuitem]");
    if (!(item instanceof HTMLElement) || !text) return;
    menu.hidePopover();
    if ("edits" in item.dataset) edit(text);
    else move(text, item.dataset.to ?? "");
  });
  menu.addEventListener("keydown", (event) => onKey(menu, event));
}

/** @param {HTMLElement} menu @returns {HTMLElement[]} */
const itemsOf = (menu) => /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("[role^=menuitem]:not([hidden])")]);

/** @param {HTMLElement} menu @param {HTMLElement} text @param {HTMLElement} button @param {(text: HTMLElement, box: string) => boolean} takes */
function open(menu, text, button, takes) {
  const now = chosenBox(text) || text.dataset.own;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-to]"))) {
    item.hidden = !takes(text, item.dataset.to ?? "");
    item.ariaChecked = String(item.dataset.to === now);
  }
  button.focus({ preventScroll: true }); // where the browser brings it back to; Safari does not on a click
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  const items = itemsOf(menu);
  (items.find((item) => item.ariaChecked === "true") ?? items[0])?.focus({ preventScroll: true });
}

/** Below the text, or above it where there is more room. @param {HTMLElement} menu @param {DOMRect} at */
function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + height + MARGIN < innerHeight;
  const top = Math.max(MARGIN, Math.min(below ? at.bottom : at.top - height, innerHeight - height - MARGIN));
  const rtl = getComputedStyle(menu).direction === "rtl";
  const left = Math.max(MARGIN, Math.min(rtl ? at.right - width : at.left, innerWidth - width - MARGIN));
  menu.style.setProperty("--at-top", `${top}px`);
  menu.style.setProperty("--at-left", `${left}px`);
}

/** @param {HTMLElement} menu @param {KeyboardEvent} event */
function onKey(menu, event) {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Tab") return menu.hidePopover();
  if (to !== undefined) items.at(to % items.length)?.focus();
  else if (/^\d$/.test(event.key)) items.find((item) => item.querySelector("kbd")?.textContent === event.key)?.click();
  else return;
  event.preventDefault();
}

/** Open the field of a text; what is written there holds when the focus leaves it. @param {HTMLElement} text */
function edit(text) {
  const button = /** @type {HTMLElement} */ (text.querySelector("button.bring__text"));
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("text-field"));
  const field = /** @type {HTMLTextAreaElement} */ (template.content.cloneNode(true).firstChild);
  const before = button.textContent ?? "";
  const wording = fieldsOf(text).find(({ name }) => name.startsWith("text-"))?.value ?? before;
  const say = (/** @type {string} */ value) => {
    button.textContent = value;
    choose(text, "text", value);
  };
  field.value = wording;
  button.hidden = true;
  button.after(field);
  field.focus();
  field.addEventListener("input", () => say(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (field.value !== wording) say(wording);
    button.hidden = false;
    button.focus();
  });
  field.addEventListener("focusout", () => {
    button.hidden = false;
    field.remove();
    if (button.textContent !== before) tell(text);
  });
}
