/**
 * What the screens of a session gain from scripts: the clock runs between two answers of the server,
 * a lost connection is told, and keys lead the console. Everything else is htmx and forms.
 */

import "./focus.js";
import { choices } from "../outbox/storage.js";
import "./typed.js";

const byId = (/** @type {string} */ id) => document.getElementById(id);

/** The clock as the server sent it last, and when. @type {{clock: HTMLElement | null, since: number}} */
let seen = { clock: null, since: 0 };
/** Seconds that were shown last. */
let shown = -1;

/** When each number that counts down came from the server. @type {WeakMap<HTMLElement, number>} */
const came = new WeakMap();

setInterval(tick, 250);
tick();

/** Count down to the reveal. */
function countDown() {
  const count = byId("countdown");
  if (!count) return;
  if (!came.has(count)) came.set(count, performance.now());
  const passed = (performance.now() - (came.get(count) ?? 0)) / 1000;
  count.textContent = String(Math.max(0, Math.ceil(Number(count.dataset.left) - passed)));
}

/** Let the clock run. Nobody's own clock is asked what time it is. */
function tick() {
  countDown();
  const clock = byId("clock");
  if (!clock) return;
  if (clock !== seen.clock) seen = { clock, since: performance.now() };
  const passed = (performance.now() - seen.since) / 1000;
  const stands = clock.dataset.stands !== undefined;
  const left = Math.max(0, Math.ceil(Number(clock.dataset.left) - (stands ? 0 : passed)));
  const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  if (clock.textContent !== words) clock.textContent = words;
  clock.classList.toggle("clock--over", left === 0);
  for (const [limit, said] of /** @type {[number, string | undefined][]} */ ([[60, clock.dataset.minute], [10, clock.dataset.ten]])) {
    if (shown > limit && left <= limit && left > limit - 5) tell(said ?? "");
  }
  if (left > shown) tell(""); // The next step, or more time.
  shown = left;
}

/** Say something to screen readers. @param {string} words */
function tell(words) {
  const told = byId("told");
  if (told) told.textContent = words;
}

for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => trouble(true));
document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr } = /** @type {CustomEvent} */ (event).detail;
  if (xhr.status >= 500) trouble(true);
  else if (xhr.status) trouble(false);
});

/** @param {boolean} is */
function trouble(is) {
  const words = byId("trouble");
  if (words) words.hidden = !is;
}

/**
 * On the console, what somebody does goes before what the page asks for by itself: an answer to that
 * may take away the form whose own answer is still to come, and the words that it was refused with.
 */
document.addEventListener("htmx:beforeRequest", (event) => {
  const pulse = document.querySelector(".page-console #pulse");
  if (!pulse) return;
  const isPulse = event.target === pulse;
  if (isPulse && document.querySelector("#stage .htmx-request")) event.preventDefault();
  if (!isPulse) pulse.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: {} }));
});

/** Keys of the console, those of a clicker among them. Space does nothing. */
const KEYS = { n: "next", N: "next", ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", "+": "minute", p: "pause", P: "pause" };

/** Write down an action, from wherever one is on the console. */
function writeDown() {
  const what = byId("item-text");
  if (!what) return false;
  what.closest("details")?.setAttribute("open", "");
  what.focus();
  return true;
}

/** Names are hidden from whoever looks at a mirrored laptop; this browser remembers it. */
const names = byId("names");

/** @param {boolean} hidden */
function hideNames(hidden) {
  document.body.classList.toggle("has-no-names", hidden);
  names?.setAttribute("aria-pressed", String(hidden));
  choices.set("names", hidden ? "hidden" : "");
}

if (names) {
  names.hidden = false;
  hideNames(choices.get("names") === "hidden");
  names.addEventListener("click", () => hideNames(!choices.get("names")));
}

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
  const isTyping = target instanceof Element && target.closest("input, textarea, select");
  if (isTyping || ctrlKey || altKey || metaKey) return;
  if (/^h$/i.test(key)) names?.click();
  if (/^a$/i.test(key) && writeDown()) event.preventDefault();
  const id = KEYS[/** @type {keyof typeof KEYS} */ (key)];
  if (!id || repeat) return;
  const button = document.querySelector(`.console__foot #${id}`);
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  button.click();
});
