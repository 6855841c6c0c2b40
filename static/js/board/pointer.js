/**
 * Telling a drag from a click, the same for mouse, pen and finger: a mouse drags after a few
 * pixels, a finger after a long press, so that swiping still scrolls.
 */

const SLACK = 5; // px a mouse may tremble in a click
const LONG_PRESS = 350; // ms
const EDGE = 56; // px from the window's edge where dragging scrolls
const SPEED = 14; // px a frame at the very edge

/**
 * @typedef {object} Drag
 * @property {(x: number, y: number) => void} move
 * @property {(x: number, y: number) => void} drop
 * @property {() => void} end  always called, after `drop` or instead of it
 */

/**
 * @param {HTMLElement} root
 * @param {(target: Element) => ((x: number, y: number) => Drag) | null} begin  what a press there
 *   would drag, if anything; called again when it becomes a drag
 * @param {{atOnce?: boolean}} [options]  atOnce: fingers need no long press
 */
export function onDrag(root, begin, { atOnce = false } = {}) {
  // Not passive, and there before the touch begins: once a note is lifted nothing may scroll.
  root.addEventListener("touchmove", (event) => lifted && event.preventDefault(), { passive: false });
  root.addEventListener("pointerdown", (down) => {
    if (down.button || !down.isPrimary) return;
    const start = begin(/** @type {Element} */ (down.target));
    if (start) watch(down, start, down.pointerType !== "mouse" && !atOnce);
  });
}

let lifted = false;

/** @param {PointerEvent} down @param {(x: number, y: number) => Drag} start @param {boolean} byPress */
function watch(down, start, byPress) {
  const listening = new AbortController();
  const { signal } = listening;
  /** @type {Drag | null} */
  let drag = null;
  let [x, y] = [down.clientX, down.clientY];
  let frame = 0;
  const timer = byPress ? setTimeout(take, LONG_PRESS) : undefined;

  function take() {
    drag = start(x, y);
    lifted = true;
    document.documentElement.classList.add("is-dragging");
    getSelection()?.removeAllRanges();
    frame = requestAnimationFrame(scroll);
  }
  function scroll() {
    if (scrollNear(x, y)) drag?.move(x, y);
    frame = requestAnimationFrame(scroll);
  }
  /** @param {boolean} drops */
  function finish(drops) {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    listening.abort();
    lifted = false;
    document.documentElement.classList.remove("is-dragging");
    if (!drag) return;
    swallowClick();
    if (drops) drag.drop(x, y);
    drag.end();
  }

  addEventListener("pointermove", (event) => {
    if (event.pointerId !== down.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    const far = Math.hypot(x - down.clientX, y - down.clientY) > SLACK;
    if (!drag && far && byPress) return finish(false); // a swipe
    if (!drag && far) take();
    drag?.move(x, y);
  }, { signal });
  addEventListener("pointerup", (event) => event.pointerId === down.pointerId && finish(true), { signal });
  addEventListener("pointercancel", () => finish(false), { signal });
  addEventListener("keydown", (event) => {
    if (!drag || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  }, { signal, capture: true });
  addEventListener("contextmenu", (event) => byPress && event.preventDefault(), { signal });
  addEventListener("selectstart", (event) => drag && event.preventDefault(), { signal });
  addEventListener("dragstart", (event) => event.preventDefault(), { signal });
}

/** The click that ends a drag is none. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => [event.preventDefault(), event.stopPropagation()];
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}

/** Scroll what is under a point, if that is near its edge. Returns whether anything scrolled. */
function scrollNear(/** @type {number} */ x, /** @type {number} */ y) {
  const near = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) =>
    SPEED * (at < from + EDGE ? (at - from - EDGE) / EDGE : at > to - EDGE ? (at - to + EDGE) / EDGE : 0);
  for (let one = document.elementFromPoint(x, y); one; one = one.parentElement) {
    const isPage = one === document.documentElement;
    if (!isPage && !/auto|scroll/.test(getComputedStyle(one).overflow)) continue;
    const area = isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : one.getBoundingClientRect();
    const [left, top] = [one.scrollLeft, one.scrollTop];
    const by = { left: near(x, area.left, area.right), top: near(y, area.top, area.bottom) };
    one.scrollBy({ ...by, behavior: "instant" });
    if (one.scrollLeft !== left || one.scrollTop !== top) return true;
  }
  return false;
}
