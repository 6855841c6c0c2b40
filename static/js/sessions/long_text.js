/**
 * A text that is too long stays whole in its field, and is not sent: the browser says by how much, at once
 * where it was pasted, and again where one sends it. A `maxlength` would cut it without a word.
 */

/** @param {Event} event */
function check({ target, type }) {
  if (!(target instanceof HTMLTextAreaElement) || !target.dataset.tooLong) return;
  const [length, most] = [[...target.value.trim()].length, Number(target.dataset.most)];
  const was = target.validity.customError;
  target.setCustomValidity(length > most ? target.dataset.tooLong.replace("{length}", String(length)) : "");
  if (!was && type === "input") target.reportValidity();
}

for (const name of ["input", "focusin"]) document.addEventListener(name, check);
