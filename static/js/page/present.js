/**
 * Presents a canvas: keys, clicks, taps and swipes change the step in the address, and style sheets
 * show what belongs to it. Without this each step is a page of its own.
 */

import { choices } from "../outbox/storage.js";

const body = document.body;
const steps = () => /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#steps a")]);
const now = () => Math.max(0, steps().findIndex((step) => step.hasAttribute("aria-current")));
const control = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-act="${name}"]`));
const isRtl = getComputedStyle(body).direction === "rtl";

/** @param {number} to */
function show(to) {
  const all = steps();
  const at = Math.min(Math.max(to, 0), all.length - 1);
  for (const [number, step] of all.entries()) {
    if (number === at) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
  /** @type {HTMLElement} */ (document.getElementById("slide")).dataset.step = all[at].dataset.step;
  const words = /** @type {Element} */ (all[at].firstElementChild).cloneNode(true).childNodes;
  document.getElementById("step")?.replaceChildren(...words);
  control("back").setAttribute("aria-disabled", String(at === 0));
  control("next").setAttribute("aria-disabled", String(at === all.length - 1));
  history.replaceState(null, "", all[at].href);
}

const next = () => show(now() + 1);
const back = () => show(now() - 1);
const leave = () => control("leave").click();

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen();
}

function toggleDot() {
  const on = body.toggleAttribute("data-dot");
  control("dot").setAttribute("aria-pressed", String(on));
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: isRtl ? back : next, ArrowDown: next, PageDown: next, " ": next, Enter: next,
  ArrowLeft: isRtl ? next : back, ArrowUp: back, PageUp: back, "Shift+ ": back, Backspace: back,
  Home: () => show(0), End: () => show(Infinity),
  Escape: () => document.fullscreenElement || leave(),
};
/** Can be switched off on the board. @type {Record<string, () => void>} */
const SINGLE_KEYS = { f: toggleFull, l: toggleDot };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onControl = event.target instanceof Element && event.target.closest("a, button");
  if (onControl && (event.key === " " || event.key === "Enter")) return;
  const single = choices.get("single-keys") !== "off" && SINGLE_KEYS[event.key.toLowerCase()];
  const act = single || KEYS[(event.shiftKey ? "Shift+" : "") + event.key];
  if (!act || (single && event.repeat)) return;
  event.preventDefault();
  act();
});

/** @type {Record<string, (() => void)>} */
const ACTS = { back, next, dot: toggleDot, full: toggleFull };

document.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const act = ACTS[target.closest?.("[data-act]")?.dataset.act ?? ""];
  const step = steps().indexOf(target.closest("#steps a"));
  if (act || step >= 0) {
    event.preventDefault();
    if (act) act();
    else show(step);
  } else if (target.closest("#slide") && getSelection()?.isCollapsed !== false) {
    if (event.clientX < innerWidth / 2 !== isRtl) back();
    else next();
  }
});

/** Where one finger came down; nothing while the picture is enlarged. @type {Touch | null} */
let down = null;
document.addEventListener("touchstart", (event) => {
  const free = event.touches.length === 1 && !("dot" in body.dataset) && (visualViewport?.scale ?? 1) < 1.05;
  down = free ? event.touches[0] : null;
}, { passive: true });
document.addEventListener("touchend", (event) => {
  const up = event.changedTouches[0];
  const [x, y] = down ? [up.clientX - down.clientX, up.clientY - down.clientY] : [0, 0];
  down = null;
  if (Math.abs(x) < 40 || Math.abs(x) < 1.5 * Math.abs(y)) return;
  if (x < 0 !== isRtl) next();
  else back();
});

let idle = 0;
function stir() {
  delete body.dataset.idle;
  clearTimeout(idle);
  idle = setTimeout(() => { body.dataset.idle = ""; }, 3000);
}

document.addEventListener("pointermove", (event) => {
  const dot = /** @type {HTMLElement} */ (document.getElementById("dot"));
  dot.style.translate = `${event.clientX}px ${event.clientY}px`;
  stir();
});
document.addEventListener("fullscreenchange", () => {
  control("full").setAttribute("aria-pressed", String(!!document.fullscreenElement));
  stir();
});
document.addEventListener("htmx:afterSettle", () => show(now()));

control("dot").hidden = false;
control("full").hidden = !document.fullscreenEnabled;
show(document.getElementById("slide")?.dataset.step ? now() : 0);
