/**
 * Keys that belong to an input method, as for Chinese, Japanese and Korean: Enter takes the word it
 * offers, Escape lets go of it. They mean nothing else, so no other part of the program sees them.
 */

/** Whether the latest Enter took a word: a line break that follows is of the same key. */
let tookWord = false;

/** Keep every key of a composition from whoever listens to keys. */
export function connect() {
  addEventListener("keydown", (event) => {
    // Safari has ended the composition before it tells the key; only the code still says what it was for.
    const isOurs = !event.isComposing && event.keyCode !== 229;
    tookWord = !isOurs && event.key === "Enter";
    if (isOurs) return;
    event.stopImmediatePropagation();
    if (event.key === "Escape") event.preventDefault(); // the dialog around it would close
  }, true);
}

/**
 * Call `act` with each field in which someone presses Enter. With Shift nothing happens: these
 * fields have no second line.
 * @param {HTMLElement} root @param {string} selector  which fields
 * @param {(field: HTMLTextAreaElement) => void} act
 */
export function onEnter(root, selector, act) {
  const take = (/** @type {Event} */ event, isMeant = true) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !field.matches(selector)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isMeant) act(field);
  };
  root.addEventListener("keydown", (event) => event.key === "Enter" && take(event, !event.shiftKey));
  // Keyboards on a screen may name no key and give each the code 229: what it is about to do tells.
  root.addEventListener("beforeinput", (event) => {
    if (!event.isComposing && /^insert(LineBreak|Paragraph)$/.test(event.inputType)) take(event, !tookWord);
  });
}
