/** The pages of an import with scripts: choices about columns show their effect at once. */

import { connect as connectSorting } from "./sorting.js";

/** @param {HTMLFormElement} form */
export function connect(form) {
  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (field.id.startsWith("column-")) unique(form, /** @type {HTMLSelectElement} */ (field));
    if ("again" in field.dataset) readAgain(form, field.id || /** @type {HTMLInputElement} */ (field).name);
  });
  const drop = form.querySelector(".drop");
  for (const name of ["dragenter", "dragover"]) drop?.addEventListener(name, () => drop.classList.add("is-over"));
  for (const name of ["dragleave", "drop"]) drop?.addEventListener(name, () => drop.classList.remove("is-over"));
  if (form.querySelector(".pile")) connectSorting(form);
}

/** What one column holds now no other does, but texts for a box. @param {HTMLFormElement} form @param {HTMLSelectElement} chosen */
function unique(form, chosen) {
  if (chosen.selectedOptions[0]?.closest("optgroup:last-of-type")) return;
  for (const other of form.querySelectorAll("[name^=column-]")) {
    if (other instanceof HTMLSelectElement && other !== chosen && other.value === chosen.value) other.value = "";
  }
}

/** The latest of these, ended by the next one and when the form is sent. @type {AbortController | undefined} */
let reading;

/**
 * Fetch the step again as it is with these choices; the focus stays where it was.
 * @param {HTMLFormElement} form @param {string} focused  id or name of the field
 */
async function readAgain(form, focused) {
  reading?.abort();
  const { signal } = (reading = new AbortController());
  form.addEventListener("submit", () => reading?.abort(), { signal });
  const fields = new FormData(form);
  fields.set("go", "columns");
  const html = await fetch(location.href, { method: "POST", body: fields, signal })
    .then((answer) => answer.text()).catch(() => "");
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("import");
  if (!fresh || signal.aborted) return;
  const scroll = form.querySelector(".sheet")?.scrollLeft ?? 0;
  form.replaceChildren(...fresh.childNodes);
  form.querySelector(".sheet")?.scrollTo({ left: scroll });
  document.getElementById("refusal")?.remove();
  const refusal = page.getElementById("refusal");
  if (refusal) form.before(refusal);
  const field = document.getElementById(focused) ?? form.querySelector(`[name="${focused}"]`);
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
}
