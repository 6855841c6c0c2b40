/**
 * What is chosen for single texts, their box and their wording: fields of the form, as it would be without
 * scripts; told to the server, which answers with the text; and kept for whoever comes back to the page.
 */

/** @typedef {"box" | "text"} Part */

/** What the browser brings back with the page, as it does with any field. */
const kept = () => /** @type {HTMLTextAreaElement | null} */ (document.getElementById("texts-changed"));

/** @param {HTMLElement} text */
const keyOf = (text) => text.dataset.key ?? "";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @param {HTMLElement} text @returns {Field[]} */
export const fieldsOf = (text) => [...text.querySelectorAll("[name^='box-'], [name^='text-']")].map((field) => /** @type {Field} */ (field));

/** The box that was chosen for a text, or "" for its own. @param {HTMLElement} text */
export const chosenBox = (text) => fieldsOf(text).find(({ name }) => name.startsWith("box-"))?.value ?? "";

/** Choose for a text. @param {HTMLElement} text @param {Part} part @param {string} value */
export function choose(text, part, value) {
  const name = `${part}-${keyOf(text)}`;
  let field = fieldsOf(text).find((one) => one.name === name);
  if (!field) {
    field = document.createElement("input");
    Object.assign(field, { type: "hidden", name });
    text.append(field);
  }
  field.value = value;
  remember(text, part, value);
}

/** @param {HTMLElement} text @param {Part} part @param {string} value */
export function remember(text, part, value) {
  const place = kept();
  if (!place) return;
  const all = JSON.parse(place.value || "{}");
  all[keyOf(text)] = { ...all[keyOf(text)], [part]: value };
  place.value = JSON.stringify(all);
}

/**
 * What was chosen before one left the page.
 * @returns {[HTMLElement, Partial<Record<Part, string>>][]}
 */
export function remembered() {
  const all = JSON.parse(kept()?.value || "{}");
  const texts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".bring[data-key]"));
  return [...texts].filter((text) => keyOf(text) in all).map((text) => [text, all[keyOf(text)]]);
}

/** Tell the server what is chosen for a text, where it keeps what was read. @param {HTMLElement} text */
export function tell(text) {
  const path = text.closest("[data-tells]")?.getAttribute("data-tells");
  if (!path) return;
  const key = keyOf(text);
  text.setAttribute("hx-params", `csrfmiddlewaretoken,kept,go,key,box-${key},text-${key}`);
  globalThis.htmx.ajax("POST", path, { source: text, target: text, swap: "outerHTML", values: { go: "text", key } }).catch(() => {});
}
