/** Steps of an agenda that are to come are dragged to where they belong, behind the one that runs.
    Each has buttons that do the same. */

import { onDrag } from "../board/pointer.js";

const agenda = document.getElementById("agenda");
const rows = () => /** @type {HTMLElement[]} */ ([...agenda?.children ?? []]);

if (agenda) {
  onDrag(agenda, (target) => {
    const row = target.closest(".agenda__step:has(.agenda__tools)");
    const isTaken = target.closest("button, .agenda__form, .agenda__script");
    return row instanceof HTMLElement && !isTaken ? (_x, y) => drag(row, y) : null;
  });
}

/** @param {HTMLElement} row @param {number} startY @returns {import("../board/pointer.js").Drag} */
function drag(row, startY) {
  const start = rows().indexOf(row);
  let to = start;
  row.classList.add("is-dragged");
  return {
    move(_x, y) {
      row.style.translate = `0 ${y - startY}px`;
      const others = rows().filter((one) => one !== row);
      const first = others.findIndex((one) => one.matches("[aria-current]")) + 1;
      to = Math.max(others.filter((one) => middle(one) < y).length, first);
      for (const [place, one] of others.entries()) {
        one.classList.toggle("is-before", to !== start && place === to);
        one.classList.toggle("is-after", to !== start && place === to - 1 && to === rows().length - 1);
      }
    },
    drop() {
      if (to !== start) put(row, to);
    },
    end() {
      row.style.translate = "";
      for (const one of rows()) one.classList.remove("is-dragged", "is-before", "is-after");
    },
  };
}

/** @param {HTMLElement} row */
function middle(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** Move a step by its own form. @param {HTMLElement} row @param {number} to */
function put(row, to) {
  const form = /** @type {HTMLFormElement | null} */ (row.querySelector(".agenda__tools form"));
  if (!form) return;
  const place = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: String(to) });
  form.append(place);
  form.submit();
}
