/** How large square and circle are shown: so that they fit, or as large as the person likes (☰, the keys + and −). */

import { choices } from "../outbox/storage.js";
import { whisper } from "../page/announcer.js";

const SIZES = ["fit", "100", "150"];

const size = () => SIZES.find((one) => one === choices.get("size")) ?? SIZES[0];

/** The unit that is wished for, in px; none where everything is to fit. */
export const wishedUnit = () => (size() === SIZES[0] ? null : Number(size()) / 100);

/** One size up or down. @param {1 | -1} by */
export function resize(by) {
  const next = SIZES[SIZES.indexOf(size()) + by];
  if (next) take(next);
}

/** @param {string} next */
function take(next) {
  choices.set("size", next === SIZES[0] ? "" : next);
  show();
  document.dispatchEvent(new CustomEvent("board:size"));
  document.querySelector(".note.is-chosen")?.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
}

const buttons = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-size]"));

function show() {
  for (const button of buttons()) {
    const isIt = button.dataset.size === size();
    if (isIt && button.ariaPressed === "false") whisper(button.textContent ?? "");
    button.ariaPressed = String(isIt);
  }
}

export function connect() {
  for (const button of buttons()) button.addEventListener("click", () => take(button.dataset.size ?? ""));
  for (const button of buttons()) button.ariaPressed = String(button.dataset.size === size());
}
