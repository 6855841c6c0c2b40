/** What a field for a note's text does while one types: it counts near the limit. */

import { facts, word } from "./words.js";

const NEAR = 40; // characters

/** Show or take away the count of a field; it stands right after it. @param {HTMLTextAreaElement} field */
export function showCount(field) {
  const left = facts.limits.text - [...field.value.trim()].length; // code points, as the server counts
  const next = field.nextElementSibling;
  const shown = next?.matches(".counter") ? next : null;
  field.toggleAttribute("aria-invalid", left < 0);
  if (left > NEAR) return void shown?.remove();
  const counter = shown ?? document.createElement("span");
  counter.className = "counter";
  counter.classList.toggle("is-over", left < 0);
  counter.textContent = left < 0 ? word("over", { count: -left }) : word("left", { count: left });
  if (!shown) field.after(counter);
}
