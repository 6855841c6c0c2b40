/** `[data-copy=ID]` buttons put the field's text on the clipboard. Without scripts one copies by hand.
 *  `[data-instead=ADDRESS]`: where the page is to be loaded again from. */

/** @param {Document} page */
export function connect(page) {
  for (const button of page.querySelectorAll("[data-copy]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  for (const field of page.querySelectorAll("[data-select]")) {
    field.addEventListener("focus", () => /** @type {HTMLInputElement} */ (field).select());
  }
  // What is shown only once is the answer to a form: loading it again would make another one.
  const fresh = page.querySelector("[data-instead]");
  if (fresh instanceof HTMLElement) history.replaceState(null, "", fresh.dataset.instead);
}

/** @param {HTMLElement} button */
async function copy(button) {
  const field = document.getElementById(button.dataset.copy ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  await copyFrom(field);
  button.textContent = button.dataset.said ?? "";
}

/** Put a field's text on the clipboard. @param {HTMLInputElement | HTMLTextAreaElement} field */
export async function copyFrom(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // the clipboard's own interface exists on HTTPS only
  }
}
