/**
 * What pages of plain forms gain from scripts: a form sent twice has one effect, and times are told in the
 * reader's own zone. They work without it.
 */

import { randomId } from "../board/board.js";
import { regroup, tell } from "./times.js";

/**
 * The name of the operation a form stands for, and what was sent under it.
 * @type {WeakMap<HTMLFormElement, {id: string, sent: string}>}
 */
let operations = new WeakMap();

/** Wire the page. */
export function connect() {
  document.addEventListener("formdata", (event) => name(/** @type {FormDataEvent} */ (event)));
  document.addEventListener("submit", single);
  // Whoever comes back by the browser's button and sends again means it.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) operations = new WeakMap();
  });
  document.addEventListener("click", dismiss);
  tellTimes();
  document.addEventListener("htmx:afterSwap", tellTimes);
}

/** A strip that can wait goes; without scripts its link loads the page again, which is free of it. @param {MouseEvent} event */
function dismiss(event) {
  const link = /** @type {Element} */ (event.target).closest("[data-dismiss]");
  if (!link) return;
  event.preventDefault();
  link.closest(".strip")?.remove();
}

function tellTimes() {
  for (const time of document.querySelectorAll("time[data-time]")) tell(/** @type {HTMLTimeElement} */ (time));
  const history = document.querySelector(".history");
  if (history instanceof HTMLElement) regroup(history);
}

const SENDING = 10_000; // ms in which a form that has no name for its operation is sent once only

/** @type {WeakSet<EventTarget>} */
const sending = new WeakSet();

/** Whatever is shown once only, as the address of a link, is made once only. @param {SubmitEvent} event */
function single(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!("single" in form.dataset)) return;
  if (sending.has(form)) return event.preventDefault();
  sending.add(form);
  setTimeout(() => sending.delete(form), SENDING);
}

/** The same content sent again, as by a double click, is the same operation. @param {FormDataEvent} event */
function name({ target, formData }) {
  if (!(target instanceof HTMLFormElement) || !("once" in target.dataset)) return;
  const sent = JSON.stringify([...formData].filter(([field]) => field !== "csrfmiddlewaretoken"));
  if (operations.get(target)?.sent !== sent) operations.set(target, { id: randomId(), sent });
  formData.set("op_id", operations.get(target)?.id ?? "");
}
