/**
 * Keeps the keyboard's place while patches replace what has the focus: the same control in the new
 * element, else the note or part that follows, else the one before, else the field to add to the box.
 */

import { addField, noteOf } from "../board/board.js";

/** Remember where the focus is. @returns {() => void} puts it back if it was lost */
export function rememberFocus() {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return () => {};
  const note = noteOf(active);
  const ways = note ? waysBackToNote(active, note) : waysBackToPart(active);
  const caret = caretOf(active);
  return () => {
    if (document.activeElement === active) return;
    for (const way of ways) {
      const found = way();
      if (!(found instanceof HTMLElement) || found.matches(":disabled")) continue;
      found.focus({ preventScroll: true });
      if (document.activeElement !== found) continue;
      if (caret && "setSelectionRange" in found) found.setSelectionRange(...caret);
      return;
    }
  };
}

/** @param {HTMLElement} active @param {HTMLElement} note @returns {(() => unknown)[]} */
function waysBackToNote(active, note) {
  const inner = active === note ? "" : `.${active.classList[0] ?? "none"}`;
  const kind = note.dataset.kind ?? "";
  const others = [...followers(note, "nextElementSibling"), ...followers(note, "previousElementSibling")];
  return [
    () => inner && document.querySelector(`#${note.id} ${inner}`),
    ...[note.id, ...others].map((id) => () => document.getElementById(id)),
    () => addField(kind),
  ];
}

/** @param {HTMLElement} note @param {"nextElementSibling" | "previousElementSibling"} way */
function followers(note, way) {
  const ids = [];
  for (let one = note[way]; one; one = one[way]) if (one.matches(".note[data-id]")) ids.push(one.id);
  return ids;
}

/** The same control of a part such as `#steps` or `#fit`: by id, or by place; else what is around it. */
function waysBackToPart(/** @type {HTMLElement} */ active) {
  const part = active.parentElement?.closest("[id]");
  if (!part) return [];
  const controls = "button, a[href], input, textarea, select, summary";
  const place = [...part.querySelectorAll(controls)].indexOf(active);
  const again = () => document.getElementById(part.id)?.querySelectorAll(controls);
  const around = part.parentElement?.closest("[id][tabindex]")?.id ?? "";
  const fellows = fellowsOf(part);
  return [
    () => active.id && document.getElementById(active.id),
    () => again()?.[place],
    ...[...(again() ?? [])].map((_one, index) => () => again()?.[index]),
    ...fellows.map((id) => () => document.getElementById(id)?.querySelector(controls)),
    () => document.getElementById(around),
  ];
}

/** Parts of the same sort, such as the hints of a list: those below, then those above. @param {Element} part */
function fellowsOf(part) {
  const sort = part.classList[0];
  const all = sort ? [...document.querySelectorAll(`.${CSS.escape(sort)}[id]`)] : [];
  const at = all.indexOf(part);
  return [...all.slice(at + 1), ...all.slice(0, at).reverse()].map(({ id }) => id);
}

/** @param {HTMLElement} field @returns {[number, number] | null} */
function caretOf(field) {
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement)) return null;
  const { selectionStart, selectionEnd } = field;
  return selectionStart === null ? null : [selectionStart, selectionEnd ?? selectionStart];
}
