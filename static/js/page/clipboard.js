/** `[data-copy=ID]` buttons put the field's text on the clipboard. Without scripts one copies by hand.
 *  `[data-instead=ADDRESS]`: where the page is to be loaded again from. */

/** Wire the page. */
export function connect() {
  document.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-copy]");
    if (button instanceof HTMLElement) copy(button);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && "select" in target.dataset) target.select();
  });
  // What is shown only once is the answer to a form: loading it again would make another one.
  const fresh = document.querySelector("[data-instead]");
  if (fresh instanceof HTMLElement) history.replaceState(null, "", fresh.dataset.instead);
}

/** @param {HTMLElement} button */
async function copy(button) {
  await copyFrom(/** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? "")));
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
