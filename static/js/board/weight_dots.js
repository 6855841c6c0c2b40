/** The five dots of a note: a click sets the weight by where it falls, arrow keys by one. A finger does neither. */

import { noteOf } from "./board.js";
import { weigh } from "./commands.js";
import { choose } from "./selection.js";

const MOST = 5;

/** @param {MouseEvent} event @param {HTMLElement} dots @returns {number} 1–5 */
function weightAt(event, dots) {
  const { left, width } = dots.getBoundingClientRect();
  const style = getComputedStyle(dots);
  const [start, end] = [parseFloat(style.paddingLeft), parseFloat(style.paddingRight)];
  const part = (event.clientX - left - start) / Math.max(1, width - start - end);
  const along = style.direction === "rtl" ? 1 - part : part;
  return Math.min(MOST, Math.max(1, Math.ceil(along * MOST)));
}

/** @param {HTMLElement} root */
export function connect(root) {
  root.addEventListener("click", (event) => {
    const dots = /** @type {Element} */ (event.target).closest(".note__weight");
    const note = noteOf(dots);
    if (!note || !(dots instanceof HTMLElement)) return;
    if (/** @type {PointerEvent} */ (event).pointerType === "touch") return choose(note, { focus: true });
    // Pressed by key or by a screen reader (no place): one more, after five again one.
    const next = (Number(note.dataset.weight) % MOST) + 1;
    weigh(note, event.detail ? weightAt(event, dots) : next);
  });
  root.addEventListener("keydown", (event) => {
    const dots = /** @type {Element} */ (event.target).closest(".note__weight");
    const note = noteOf(dots);
    if (!note || !dots || event.altKey || event.ctrlKey || event.metaKey) return;
    const ahead = getComputedStyle(dots).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = ahead === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const by = { [ahead]: 1, ArrowUp: 1, [back]: -1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (by < 0 && !note.dataset.weight) return;
    weigh(note, Math.min(MOST, Math.max(1, Number(note.dataset.weight) + by)));
  });
}
