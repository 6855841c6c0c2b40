/** When the board is laid out again for the fields in which one writes new notes. */

const DOUBLE_CLICK = 500; // ms within which a second click may follow

/**
 * The field one writes in needs more room than the one at rest. What is clicked on to leave it, once
 * or twice, must not move away from under the pointer.
 * @param {HTMLElement} shapes @param {(writes?: boolean) => void} again
 */
export function whileWriting(shapes, again) {
  let [isDown, waits] = [false, false];
  addEventListener("pointerdown", () => (isDown = true), { capture: true });
  for (const name of ["click", "pointercancel"]) {
    addEventListener(name, () => {
      isDown = false;
      if (waits) setTimeout(() => isDown || again(), DOUBLE_CLICK);
      waits = false;
    }, { capture: true });
  }
  for (const name of ["focusin", "focusout", "input"]) {
    shapes.addEventListener(name, ({ target }) => {
      if (!(target instanceof Element && target.matches(".add__text"))) return;
      if (name === "focusout" && isDown) waits = true;
      else again(name !== "focusout");
    });
  }
}
