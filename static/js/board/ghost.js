/** What is dragged stays where it is, pale, and a copy of it follows the pointer. */

/**
 * @param {HTMLElement} original @param {number} startX @param {number} startY
 * @param {string} name  class of the copy
 */
export function liftGhost(original, startX, startY, name) {
  const { left, top, width } = original.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (original.cloneNode(true));
  ghost.removeAttribute("id");
  for (const control of ghost.querySelectorAll("form, .bring__tools")) control.remove();
  ghost.ariaHidden = "true";
  ghost.classList.add(name);
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  original.classList.add("is-dragged");
  return {
    move(/** @type {number} */ x, /** @type {number} */ y) {
      ghost.style.translate = `${x - startX}px ${y - startY}px`;
    },
    end() {
      ghost.remove();
      present(original).classList.remove("is-dragged");
    },
  };
}

/** It as it is now: an answer may have replaced it meanwhile. @param {HTMLElement} original */
export const present = (original) => document.getElementById(original.id) ?? original;

/**
 * Drag something to one of the places that have an attribute, whose value says where it falls.
 * @param {HTMLElement} original @param {number} startX @param {number} startY @param {string} name  class of the copy
 * @param {string} attribute @param {(dropped: HTMLElement, place: string) => void} drop
 * @returns {import("./pointer.js").Drag}
 */
export function dragToPlace(original, startX, startY, name, attribute, drop) {
  const ghost = liftGhost(original, startX, startY, name);
  /** @type {string | null} */
  let over = null; // where it would fall: places that show for the time of a drag are gone when it drops
  const mark = () => {
    for (const place of document.querySelectorAll(`[${attribute}]`)) {
      place.classList.toggle("is-over", place.getAttribute(attribute) === over);
    }
  };
  return {
    move(x, y) {
      ghost.move(x, y);
      const places = document.elementsFromPoint(x, y).map((one) => one.closest(`[${attribute}]`));
      over = places.find(Boolean)?.getAttribute(attribute) ?? null;
      mark();
    },
    drop() {
      if (over !== null) drop(present(original), over);
    },
    end() {
      ghost.end();
      over = null;
      mark();
    },
  };
}
