/**
 * What the page of a segment gains from scripts beyond htmx: a section in which one writes is not
 * replaced by what others did there before one leaves it, what could not be saved stays and is tried
 * again, and links to a section open it. Everything works without.
 */

import "./event_source.js";
import "./keep_focus.js";
import { wordsOf } from "../outbox/request.js";
import { onEnter } from "../page/composition.js";

/** What is fetched anew after a change by others, unless one writes there. */
const LIVE = "details.section, .flows-live";
const TEXTS = "textarea, input:not([type=hidden], [type=radio], [type=checkbox])";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const saving = document.getElementById("saving");

/** Sections that are to be fetched anew when nobody writes there any more. @type {Set<string>} */
const stale = new Set();

/** @param {Element} within @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
const textsIn = (within) => [...within.querySelectorAll(TEXTS)].map((one) => /** @type {HTMLInputElement} */ (one));

/** Whether someone writes there, has opened a menu, something is on its way or was refused. @param {Element} section */
function isBusy(section) {
  return section.querySelector(".htmx-request, .refusal, .is-dragged, details[open]") !== null || textsIn(section).some(
    (field) => field === document.activeElement || field.value !== field.defaultValue,
  );
}

/** Whether a request changes something, and does not only look at what it would do. @param {Event} event */
function writes(event) {
  const { elt, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  return requestConfig.verb !== "get" && !elt.matches("[data-look]");
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt } = /** @type {CustomEvent} */ (event).detail;
  if (writes(event)) return tell("saving");
  if (!elt.matches(LIVE) || !isBusy(elt)) return;
  event.preventDefault();
  stale.add(elt.id);
});

/** Fetch what was put off, where nobody writes any more. */
function catchUp() {
  for (const id of stale) {
    const section = document.getElementById(id);
    if (section && isBusy(section)) continue;
    stale.delete(id);
    if (section) globalThis.htmx.trigger(section, "refresh");
  }
}

for (const name of ["focusout", "pointerup", "pointercancel", "keyup"]) {
  document.addEventListener(name, () => setTimeout(catchUp));
}
document.addEventListener("toggle", () => setTimeout(catchUp), true);

document.addEventListener("htmx:afterRequest", (event) => {
  const { successful } = /** @type {CustomEvent} */ (event).detail;
  if (writes(event)) tell(successful ? "saved" : "unsaved");
  setTimeout(catchUp);
});

/** @param {"saving" | "saved" | "unsaved"} state */
function tell(state) {
  if (saving) saving.textContent = saving.dataset[state] ?? "";
}

// A field is not replaced while one types on, nor by an answer that has nothing for it.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  const { target, xhr, requestConfig } = detail;
  if (requestConfig.verb === "get" && target.matches(LIVE) && isBusy(target)) {
    detail.shouldSwap = false;
    stale.add(target.id);
    return;
  }
  const field = target.matches(".field") && textsIn(target)[0];
  const typedOn = field && field.value !== requestConfig.formData.get(field.name);
  const hasNothing = xhr.status >= 400 && !xhr.responseText.includes(`id="${target.id}"`);
  if (typedOn || hasNothing) detail.shouldSwap = false;
  if (hasNothing) refuse(target, wordsOf(xhr.responseText));
});

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    const { elt, target, xhr, requestConfig } = /** @type {CustomEvent} */ (event).detail;
    const isAnswered = xhr.status >= 400 && xhr.status < 500;
    const again = () => globalThis.htmx.trigger(elt, requestConfig.triggeringEvent?.type ?? "submit");
    if (writes(event) && !isAnswered) refuse(target, main.dataset.unsent ?? "", again);
  });
}

/** Say why something was not done, where it arose. @param {Element} place @param {string} words @param {() => void} [again] */
function refuse(place, words, again) {
  place.querySelector(".refusal--here")?.remove();
  const said = document.createElement("p");
  said.className = "refusal refusal--here";
  said.role = "alert";
  said.textContent = words;
  if (again) said.append(" ", tryAgain(again));
  place.append(said);
}

/** @param {() => void} send */
function tryAgain(send) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = main.dataset.again ?? "";
  button.addEventListener("click", send);
  return button;
}

// Fields of one line that stand on several, so that nothing of them is cut: Enter sends them, as in any other.
onEnter(main, "[data-line]", (field) => {
  if (field.value !== field.defaultValue) field.form?.requestSubmit();
});

/** The form with which one leaves the page. @type {EventTarget | null} */
let leaving = null;
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) leaving = event.target;
});

addEventListener("beforeunload", (event) => {
  const isUnsent = textsIn(main).some((one) => one.value !== one.defaultValue && one.form !== leaving && !one.closest(".htmx-request"));
  if (isUnsent) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-opens]");
  if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const section = document.getElementById(link.dataset.opens ?? "");
  if (!(section instanceof HTMLDetailsElement)) return;
  event.preventDefault();
  section.open = true;
  section.scrollIntoView();
  section.querySelector("summary")?.focus({ preventScroll: true });
});
