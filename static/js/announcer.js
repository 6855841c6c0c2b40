/**
 * Short messages about what one just did, seen as a toast and heard politely. The live region is
 * in the page from the start: regions that are added later stay silent in some screen readers.
 */

import { word } from "./words.js";

const SHOWN_FOR = 8000; // ms; long enough to read and to reach the button

/** @type {number | undefined} */
let timer;

let later = ""; // what is to be said then

/**
 * @param {string} text
 * @param {{back: string, take: () => void}} [undo]  offered as a button, until the element with the
 *   id `back` is on the page again, whoever has brought it there
 */
export function announce(text, undo) {
  const region = document.getElementById("announcer");
  if (!region) return;
  const message = document.createElement("p");
  message.className = "announcer__text";
  message.textContent = text;
  region.replaceChildren(message);
  if (undo) region.append(undoButton(undo));
  region.classList.add("is-shown");
  clearTimeout(timer);
  timer = setTimeout(() => hide(region), SHOWN_FOR);
}

/**
 * What someone else did. It waits until one's own message is over, as its button is a way back.
 * @param {string} text
 */
export function announceOthers(text) {
  if (document.querySelector("#announcer .announcer__undo")) later = text;
  else announce(text);
}

/** For screen readers only: what everyone else sees anyway. @param {string} text */
export function whisper(text) {
  // The same words again count as news only if they differ.
  quiet.textContent = quiet.textContent === text ? `${text}\u00a0` : text;
}

const quiet = document.createElement("div");
quiet.id = "whisper";
quiet.className = "aside-only";
quiet.role = "status";
document.body.append(quiet);

/** @param {{back: string, take: () => void}} undo */
function undoButton({ back, take }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "announcer__undo";
  button.dataset.back = back;
  button.textContent = word("undo");
  button.addEventListener("click", () => {
    const region = document.getElementById("announcer");
    if (region) takeAway(region);
    take();
  });
  return button;
}

// A restored snapshot, or someone in the bin: then there is nothing left for the button to do.
document.addEventListener("board:changed", () => {
  const region = document.getElementById("announcer");
  const back = region?.querySelector("button")?.dataset.back;
  if (region && back && document.getElementById(back)) hide(region);
});

/** Take the message away, but not from under the pointer or the focus. @param {HTMLElement} region */
function hide(region) {
  clearTimeout(timer);
  if (region.matches(":hover, :focus-within")) {
    timer = setTimeout(() => hide(region), SHOWN_FOR);
    return;
  }
  takeAway(region);
}

/** @param {HTMLElement} region */
function takeAway(region) {
  region.classList.remove("is-shown");
  region.replaceChildren();
  if (later) announce(later);
  later = "";
}
