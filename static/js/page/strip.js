/** A strip below the bar, which stays: what there is to do, and a button for it. */

import { copyOf } from "../board/board.js";

/**
 * Show a strip in the place of the one with the same id, and of what can wait.
 * @param {string} id @param {string} words @param {string} label  of the button @param {() => void} act
 */
export function showStrip(id, words, label, act) {
  for (const old of [id, "second-way"]) document.getElementById(old)?.remove();
  const strip = copyOf("strip");
  const [text, button] = strip.children;
  strip.id = id;
  text.textContent = words;
  button.textContent = label;
  button.addEventListener("click", act);
  document.querySelector(".bar")?.after(strip);
}
