/** A text that is dragged from elsewhere and dropped on a box goes into its field, many lines as if they were pasted. */

import { addField } from "./board.js";
import { preview } from "./add_form.js";

/** @param {HTMLElement} root */
export function connect(root) {
  root.addEventListener("dragover", (event) => {
    const field = fieldUnder(event);
    if (field && field !== event.target) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const field = fieldUnder(event);
    const text = event.dataTransfer?.getData("text/plain").trim() ?? "";
    if (!field || !text) return;
    const isInField = event.target === field;
    if (isInField && !/[\r\n]/.test(text)) return; // the browser knows at which letter
    event.preventDefault();
    const before = field.value.trim();
    const all = before ? `${before}\n${text}` : text;
    if (/[\r\n]/.test(all)) return preview(field, all);
    field.value = all;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

/** Where a dragged text would go. @param {DragEvent} event @returns {HTMLTextAreaElement | null} */
function fieldUnder({ target, dataTransfer }) {
  const { types = [] } = dataTransfer ?? {};
  if (!types.includes("text/plain") || types.includes("Files")) return null;
  const box = target instanceof Element ? target.closest(".box") : null;
  const other = target instanceof Element && target.closest("input, textarea:not(form.add textarea)");
  return box && !other ? addField(box.id.replace("box-", "")) : null;
}
