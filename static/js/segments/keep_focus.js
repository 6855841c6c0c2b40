/** Keeps the keyboard's place while answers replace what has the focus. */

import { rememberFocus } from "../swap/focus.js";

// htmx finds the same control again. Where it is gone, as a hint that was put aside, another has the focus.
// It is shown again where the answer moved it out of sight.
let refocus = () => {};
let wasSeen = false;
document.addEventListener("htmx:beforeSwap", () => {
  refocus = rememberFocus();
  wasSeen = isSeen(document.activeElement);
});
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement === document.body) refocus();
  const active = document.activeElement;
  if (wasSeen && active && !isSeen(active)) active.scrollIntoView({ block: "center" });
});

/** @param {Element | null} element */
function isSeen(element) {
  const { top, bottom } = element?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
  return top >= 0 && bottom <= innerHeight;
}
