/**
 * Keeps the circle large enough for its notes. The server has estimated the size, so on an ordinary
 * board there is nothing to do; when notes come or grow, the circle grows in steps. When many have
 * gone it shrinks again, but not under one's hands: not while one writes or drags.
 */

const STEP = 40; // px, as in sizes.css
const SMALLEST = 560; // px, as in sizes.css
const WORTH = 3; // steps by which it shrinks at least: a little is not worth the movement
const QUIET = 1500; // ms without changes before it shrinks
const COMPACT_ABOVE = 760; // px, as in canvases/queries/circle_size.py
const LARGEST = 16000;
const CLEAR = 14; // px between the last line and the end of its sector

/** @param {HTMLElement} root */
export function connect(root) {
  const circle = root.querySelector(".side--circle");
  if (!circle) return;
  let asked = 0;
  const ask = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (isOver(circle)) grow(root, circle);
    });
  };
  const changes = new MutationObserver(ask);
  changes.observe(circle, { subtree: true, childList: true, characterData: true });
  circle.addEventListener("input", ask);
  addEventListener("resize", ask);
  shrinkWhenQuiet(root, circle);
  document.fonts?.ready.then(ask);
  ask();
}

/** @param {HTMLElement} root @param {Element} circle */
function shrinkWhenQuiet(root, circle) {
  /** @type {number | undefined} */
  let timer;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (isBusy() ? ask() : shrink(root, circle)), QUIET);
  };
  document.addEventListener("board:changed", (event) => {
    const { changed, removed } = /** @type {CustomEvent} */ (event).detail;
    if (changed.length || removed.length) ask();
  });
}

const isBusy = () =>
  document.querySelector(".is-dragging, .is-editing, dialog[open]") !== null ||
  Boolean(document.activeElement?.matches("#board textarea") && /** @type {any} */ (document.activeElement).value);

/** Try from the smallest size up to the present one. @param {HTMLElement} root @param {Element} circle */
function shrink(root, circle) {
  const now = needed(root);
  if (now <= SMALLEST || getComputedStyle(circle).display === "contents") return;
  const [before, wasCompact] = [root.style.getPropertyValue("--need"), root.classList.contains("is-compact")];
  root.classList.toggle("is-compact", /\bwide-/.test(root.className));
  if (now - enlarge(root, circle, SMALLEST, now) >= WORTH * STEP) return;
  root.style.setProperty("--need", before);
  root.classList.toggle("is-compact", wasCompact);
}

/** @param {HTMLElement} root @param {Element} circle */
function grow(root, circle) {
  const width = Math.floor(circle.getBoundingClientRect().width / STEP) * STEP;
  enlarge(root, circle, Math.max(needed(root), width), LARGEST);
}

/**
 * Ask for the smallest size in which nothing is over. Far out the steps are larger.
 * @param {HTMLElement} root @param {Element} circle @param {number} need @param {number} most
 * @returns {number} that size
 */
function enlarge(root, circle, need, most) {
  for (;; need += STEP * (1 + Math.floor(need / 2000))) {
    root.style.setProperty("--need", `${need}px`);
    if (need > COMPACT_ABOVE) root.classList.add("is-compact");
    if (need >= most || !isOver(circle)) return need;
  }
}

/** The size that is asked for now, in px. @param {HTMLElement} root */
const needed = (root) => parseFloat(getComputedStyle(root).getPropertyValue("--need")) || COMPACT_ABOVE;

/** Whether something stands below the end of its sector. @param {Element} circle */
function isOver(circle) {
  if (getComputedStyle(circle).display === "contents") return false; // one box at a time
  return [...circle.querySelectorAll(".box")].some((box) => {
    const { bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll(".note, .add")].some((one) => one.getBoundingClientRect().bottom > bottom - CLEAR);
  });
}
