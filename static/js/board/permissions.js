/**
 * The board of someone who may look but not change. The server refuses whatever they send; here
 * nothing is offered: patches, which are the same for all, lose what only editors use.
 */

/** Whether this person may change the board. */
export const mayEdit = () => document.getElementById("board")?.dataset.canEdit !== "0";

/** Whether this person sees what was, and who is here. */
export const seesHistory = () => document.getElementById("board")?.dataset.seesHistory !== "0";

/** Take out of patches what a reader has no use for. @param {DocumentFragment} fragment */
export function forReaders(fragment) {
  for (const one of fragment.querySelectorAll(".note__link, .title__edit, .statement__edit, .statement__bench, #steps, #way, #to_name form")) one.remove();
  for (const dots of fragment.querySelectorAll("button.note__weight")) {
    const drawn = document.createElement("span");
    drawn.className = dots.className;
    drawn.role = "img";
    drawn.ariaLabel = dots.ariaLabel;
    dots.replaceWith(drawn);
  }
}
