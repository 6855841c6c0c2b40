/**
 * Whatever takes the place of a part of a console leaves alone what somebody is in the middle of:
 * half-typed words, ticks, what is unfolded, and how far one has scrolled. What was just sent is no
 * longer in the middle of anything.
 */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** What was on the page before an answer was put there. @type {{fields: {field: Field, form: string}[], open: HTMLDetailsElement[], step: string, scrolled: [string, number][]}} */
let before = { fields: [], open: [], step: "", scrolled: [] };

const SCROLLS = [".console__main", ".console__side", ".console__pulse"];

const step = () => document.querySelector(".console__now")?.textContent ?? "";

/** Whether somebody made it another one than the server did. @param {Field} field */
function isTouched(field) {
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field.type === "checkbox") return /** @type {HTMLInputElement} */ (field).checked !== /** @type {HTMLInputElement} */ (field).defaultChecked;
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

/** Whether it is a tick that was sent, if by the outbox in place of its form. @param {Field} field @param {FormData} [went] */
const isTicked = (field, went) => field.type === "checkbox" && Boolean(went?.getAll(field.name).includes(field.value));

/** The same field of the new page: by its id, or by its form, name and value. @param {Field} field @param {string} form @returns {Element | null} */
function again(field, form) {
  if (field.id) return document.getElementById(field.id);
  return form ? document.querySelector(`[form="${form}"][name="${field.name}"][value="${CSS.escape(field.value)}"]`) : null;
}

/** @param {Event} event */
function remember(event) {
  const { requestConfig, xhr } = /** @type {CustomEvent} */ (event).detail;
  const asked = /** @type {HTMLElement | undefined} */ (requestConfig?.elt);
  const isSent = xhr.status < 400 && requestConfig?.verb === "post";
  const sent = isSent ? asked?.closest("form") ?? /** @type {HTMLButtonElement} */ (asked)?.form : null;
  const went = /** @type {FormData | undefined} */ (isSent ? requestConfig.formData : undefined);
  const fields = /** @type {NodeListOf<Field>} */ (document.querySelectorAll("#stage :is(input, textarea, select)"));
  before = {
    fields: [...fields].filter((field) => field.form !== sent && !isTicked(field, went) && isTouched(field)).map((field) => ({ field, form: field.getAttribute("form") ?? "" })),
    open: [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("#stage details[id][open]"))],
    step: step(),
    scrolled: SCROLLS.map((one) => [one, document.querySelector(one)?.scrollTop ?? 0]),
  };
}

function restore() {
  for (const { field, form } of before.fields) {
    const now = field.isConnected ? null : again(field, form);
    if (!now || isTouched(/** @type {Field} */ (now))) continue;
    if (field.type === "checkbox") /** @type {HTMLInputElement} */ (now).checked = /** @type {HTMLInputElement} */ (field).checked;
    else /** @type {Field} */ (now).value = field.value;
  }
  for (const one of before.open) if (!one.isConnected) document.getElementById(one.id)?.setAttribute("open", "");
  for (const [one, top] of before.scrolled) {
    const place = document.querySelector(one);
    if (place && !place.scrollTop && step() === before.step) place.scrollTop = top;
  }
}

document.addEventListener("htmx:beforeSwap", remember);
document.addEventListener("htmx:afterSwap", restore);
