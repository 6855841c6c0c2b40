/**
 * A file that is too large is told when it is chosen: sending it may take minutes. The field says how much it takes;
 * the server refuses more all the same.
 */

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.matches("[type=file][data-most]")) isTooLarge(target);
});

/** Whether the field has a file that is too large; then it says so, and its form is not sent. @param {HTMLInputElement} field */
export function isTooLarge(field) {
  const file = field.files?.[0];
  const is = file ? file.size > Number(field.dataset.most) : false;
  field.setCustomValidity(is ? (field.dataset.tooLarge ?? "").replace("{name}", file?.name ?? "") : "");
  field.setAttribute("aria-invalid", String(is));
  const said = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (said) said.textContent = field.validationMessage;
  return is;
}
