/** A strip below the bar, which stays: what there is to do, and a button for it. */

import { copyOf } from "../board/board.js";

/**
 * Show a strip in the place of the one with the same id. Where it is no card over the board, also in the place of what
 * can wait.
 * @param {string} id @param {string} words @param {string} label  of the button @param {() => void} act
 */
export function showStrip(id, words, label, act) {
  document.getElementById(id)?.remove();
  const strip = copyOf("strip");
  const [text, button] = strip.children;
  strip.id = id;
  text.textContent = words;
  button.textContent = label;
  button.addEventListener("click", act);
  document.querySelector(".bar")?.after(strip);
  if (getComputedStyle(strip).position !== "fixed") document.getElementById("second-way")?.remove();
}
