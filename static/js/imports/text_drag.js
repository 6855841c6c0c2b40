/** A text of an import on its way to a box, under the pointer. */

/**
 * @param {HTMLElement} text @param {number} startX @param {number} startY
 * @param {(text: HTMLElement, box: string) => void} move
 * @returns {import("../board/pointer.js").Drag}
 */
export function drag(text, startX, startY, move) {
  const { left, top, width } = text.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (text.cloneNode(true));
  ghost.ariaHidden = "true";
  ghost.className = "bring bring--ghost";
  ghost.querySelector(".bring__tools")?.remove();
  Object.assign(ghost.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  text.classList.add("is-dragged");
  const over = (/** @type {number} */ x, /** @type {number} */ y) =>
    document.elementFromPoint(x, y)?.closest("[data-box]") ?? null;
  const mark = (/** @type {Element | null} */ found) => {
    for (const part of document.querySelectorAll("[data-box]")) part.classList.toggle("is-over", part === found);
  };
  return {
    move(x, y) {
      ghost.style.translate = `${x - startX}px ${y - startY}px`;
      mark(over(x, y));
    },
    drop(x, y) {
      const box = over(x, y)?.getAttribute("data-box");
      if (box !== null && box !== undefined) move(text, box);
    },
    end() {
      ghost.remove();
      text.classList.remove("is-dragged");
      mark(null);
    },
  };
}
