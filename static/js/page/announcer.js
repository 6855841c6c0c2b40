/**
 * Short messages about what one just did, seen as a toast and heard politely. The live regions are
 * in the page from the start: regions that are added later stay silent in some screen readers.
 */

import { copyOf } from "../board/board.js";

/** @typedef {{back: string, take: () => void}} Undo  `back`: the id of the element that it brings back */

const SHOWN_FOR = 8000; // ms; long enough to read and to reach the button

/** @type {number | undefined} */
let timer;

/** @type {Undo | undefined} what is offered now */
let offered;

let wanted = ""; // the id of what comes back by the button, which had the focus

let later = ""; // what is to be said then

const region = () => document.getElementById("announcer");

/**
 * @param {string} text
 * @param {Undo} [undo]  offered as a button, until what it brings back is on the page again, whoever has
 *   brought it there
 */
export function announce(text, undo) {
  const place = region();
  if (!place) return;
  const [words, button] = copyOf("announcement").children;
  words.textContent = text;
  button.addEventListener("click", () => {
    takeAway();
    undo?.take();
    wanted = undo?.back ?? "";
  });
  offered = undo;
  place.replaceChildren(words, ...(undo ? [button] : []));
  clearTimeout(timer);
  timer = setTimeout(hide, SHOWN_FOR);
}

/**
 * What someone else did. It waits until one's own message is over, as its button is a way back.
 * @param {string} text
 */
export function announceOthers(text) {
  if (offered) later = text;
  else announce(text);
}

/** For screen readers only: what everyone else sees anyway. @param {string} text */
export function whisper(text) {
  const quiet = document.getElementById("whisper");
  // The same words again count as news only if they differ.
  if (quiet) quiet.textContent = quiet.textContent === text ? `${text}\u00a0` : text;
}

// A restored snapshot, or someone in the bin: then there is nothing left for the button to do.
document.addEventListener("board:changed", () => {
  if (wanted && document.activeElement === document.body) document.getElementById(wanted)?.focus();
  if (wanted && document.getElementById(wanted)) wanted = "";
  if (offered && document.getElementById(offered.back)) hide();
});

/** Take the message away, but not from under the pointer or the focus. */
function hide() {
  clearTimeout(timer);
  if (region()?.matches(":hover, :focus-within")) timer = setTimeout(hide, SHOWN_FOR);
  else takeAway();
}

function takeAway() {
  offered = undefined;
  region()?.replaceChildren();
  if (later) announce(later);
  later = "";
}
