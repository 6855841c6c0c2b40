/**
 * What pages of plain forms gain from scripts: a form sent twice has one effect, a form that opens
 * takes the focus, and times are told in the reader's own zone. They work without it.
 */

import { regroup, tell } from "./times.js";

/**
 * The name of the operation a form stands for, and what was sent under it.
 * @type {WeakMap<HTMLFormElement, {id: string, sent: string}>}
 */
let operations = new WeakMap();

/** Wire a page. @param {Document} page */
export function connect(page) {
  page.addEventListener("formdata", (event) => name(/** @type {FormDataEvent} */ (event)));
  page.addEventListener("submit", single);
  page.addEventListener("toggle", (event) => enter(/** @type {Element} */ (event.target)), true);
  for (const opened of page.querySelectorAll("details[open]")) enter(opened); // while this was on its way
  page.addEventListener("keydown", leave);
  // Whoever comes back by the browser's button and sends again means it.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) operations = new WeakMap();
  });
  page.addEventListener("click", dismiss);
  tellTimes(page);
  page.addEventListener("htmx:afterSwap", () => tellTimes(page));
}

/** A strip that can wait goes; without scripts its link loads the page again, which is free of it. @param {MouseEvent} event */
function dismiss(event) {
  const link = event.target instanceof Element && event.target.closest("[data-dismiss]");
  if (!link) return;
  event.preventDefault();
  link.closest(".strip")?.remove();
}

/** @param {Document} page */
function tellTimes(page) {
  for (const time of page.querySelectorAll("time[data-time]")) tell(/** @type {HTMLTimeElement} */ (time));
  const history = page.querySelector(".history");
  if (history instanceof HTMLElement) regroup(history);
}

const SENDING = 10_000; // ms in which a form that has no name for its operation is sent once only

/** @type {WeakSet<EventTarget>} */
const sending = new WeakSet();

/** Whatever is shown once only, as the address of a link, is made once only. @param {SubmitEvent} event */
function single(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("single" in form.dataset)) return;
  if (sending.has(form)) return event.preventDefault();
  sending.add(form);
  setTimeout(() => sending.delete(form), SENDING);
}

/** The same content sent again, as by a double click, is the same operation. @param {FormDataEvent} event */
function name({ target, formData }) {
  if (!(target instanceof HTMLFormElement) || !("once" in target.dataset)) return;
  const sent = JSON.stringify([...formData].filter(([field]) => field !== "csrfmiddlewaretoken"));
  let operation = operations.get(target);
  if (operation?.sent !== sent) {
    operation = { id: randomId(), sent };
    operations.set(target, operation);
  }
  formData.set("op_id", operation.id);
}

/** 128 random bits. crypto.randomUUID is missing where a page comes by plain HTTP. */
function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A form that was opened is there to be filled in. @param {Element} opened */
function enter(opened) {
  if (!(opened instanceof HTMLDetailsElement) || !opened.open || !opened.matches(".ask, .menu__ask")) return;
  if (document.activeElement !== opened.querySelector("summary")) return; // somebody is elsewhere already
  const field = opened.querySelector("input:not([type=hidden], [type=radio]), textarea");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Escape closes an opened form again. @param {KeyboardEvent} event */
function leave(event) {
  const asked = event.key === "Escape" && document.activeElement?.closest("details.ask[open]");
  if (!(asked instanceof HTMLDetailsElement) || document.querySelector("details.menu[open]")) return;
  asked.open = false;
  asked.querySelector("summary")?.focus();
}
