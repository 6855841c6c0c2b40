/**
 * Keeps the circle large enough for its notes. The server has estimated the size, so on an ordinary
 * board there is nothing to do; when notes come or grow, the circle grows in steps. It does not
 * shrink under one's hands: that waits for the next visit.
 */

const STEP = 40; // px, as in sizes.css
const COMPACT_ABOVE = 760; // px, as in canvases/queries/room.py
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
  document.fonts?.ready.then(ask);
  ask();
}

/** Whether something stands below the end of its sector. @param {Element} circle */
function isOver(circle) {
  if (getComputedStyle(circle).display === "contents") return false; // one box at a time
  return [...circle.querySelectorAll(".box")].some((box) => {
    const { bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll(".note, .add")].some((one) => one.getBoundingClientRect().bottom > bottom - CLEAR);
  });
}

/** @param {HTMLElement} root @param {Element} circle */
function grow(root, circle) {
  const now = parseFloat(getComputedStyle(root).getPropertyValue("--need")) || COMPACT_ABOVE;
  let need = Math.max(now, Math.floor(circle.getBoundingClientRect().width / STEP) * STEP);
  while (need < LARGEST && isOver(circle)) {
    need += STEP * (1 + Math.floor(need / 2000)); // far out, in larger steps
    if (need > COMPACT_ABOVE && !root.classList.contains("is-compact")) root.classList.add("is-compact");
    root.style.setProperty("--need", `${need}px`);
  }
}
