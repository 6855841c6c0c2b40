/**
 * Dragging notes to reorder them and to move them between the boxes of a side, and dragging from a
 * note's handle to link it. Keys (keys.js) and the details panel do the same without a pointer.
 */

import { announce } from "../page/announcer.js";
import { brief, copyOf, noteOf, notesIn, textOf } from "./board.js";
import { liftGhost, present } from "./ghost.js";
import { choose } from "./selection.js";
import { link } from "./commands.js";
import { place } from "./moving.js";
import { spotAt } from "./drop_target.js";
import { ends, isLinking, strengthOf, start as startLinking } from "./link_mode.js";
import { onDrag } from "./pointer.js";
import { facts, word } from "../page/words.js";

/** @typedef {HTMLElement} Note @typedef {import("./pointer.js").Drag} Drag */

/** @param {HTMLElement} root */
export function connect(root) {
  onDrag(root, (target) => {
    const note = noteOf(target);
    const taken = target.closest("button, textarea, input, a, .kept, .is-editing");
    return note && !taken && !isLinking() ? (x, y) => dragNote(note, x, y) : null;
  });
  onDrag(root, (target) => {
    const handle = target.closest(".note__link");
    const note = noteOf(handle);
    return note && !isLinking() ? () => dragLink(note, /** @type {HTMLElement} */ (handle)) : null;
  }, { atOnce: true });
  root.addEventListener("click", (event) => {
    const handle = /** @type {Element} */ (event.target).closest(".note__link");
    const note = noteOf(handle);
    if (note) startLinking(note);
  });
}

/** @param {Note} note @param {number} startX @param {number} startY @returns {Drag} */
function dragNote(note, startX, startY) {
  const ghost = liftGhost(note, startX, startY, "note--ghost");
  const mark = copyOf("drop-mark");
  document.body.append(mark);
  choose(note);
  const aim = aimed(note);
  return {
    move(x, y) {
      ghost.move(x, y);
      const spot = spotAt(x, y, present(note));
      if (spot) aim.end(); // On its own side a note is moved, and linked on the other.
      else aim.at(x, y);
      mark.hidden = !spot;
      showBox(spot?.kind ?? "");
      if (!spot) return;
      for (const [name, value] of Object.entries(spot.mark)) mark.style.setProperty(name, `${value}px`);
    },
    drop(x, y) {
      if (aim.link()) return;
      const spot = spotAt(x, y, present(note));
      if (spot && !isWhereItIs(present(note), spot)) place(present(note), spot.kind, spot.after);
    },
    end() {
      aim.end();
      ghost.end();
      mark.remove();
      showBox("");
      present(note).focus({ preventScroll: true });
    },
  };
}

/** Mark the box in which the note would land. @param {string} kind */
function showBox(kind) {
  for (const box of document.querySelectorAll(".box")) box.classList.toggle("is-over", box.id === `box-${kind}`);
}

/** @param {Note} note @param {import("./drop_target.js").Spot} spot */
function isWhereItIs(note, { kind, after }) {
  if (note.dataset.kind !== kind) return false;
  const notes = notesIn(kind);
  return (notes[notes.indexOf(note) - 1] ?? null) === after;
}

/** @param {Note} note @param {HTMLElement} handle @returns {Drag} */
function dragLink(note, handle) {
  const middle = () => {
    const { left, top, width, height } = handle.getBoundingClientRect();
    return [left + width / 2 + scrollX, top + height / 2 + scrollY];
  };
  let [fromX, fromY] = middle();
  const line = copyOf("link-line");
  line.classList.add(`link-line--${facts.pairs[note.dataset.kind ?? ""]}`);
  document.body.append(line);
  choose(note);
  const aim = aimed(note);
  return {
    move(x, y) {
      if (handle.isConnected) [fromX, fromY] = middle(); // the board may scroll
      const [dx, dy] = [x + scrollX - fromX, y + scrollY - fromY];
      Object.assign(line.style, {
        left: `${fromX}px`,
        top: `${fromY}px`,
        width: `${Math.hypot(dx, dy)}px`,
        rotate: `${Math.atan2(dy, dx)}rad`,
      });
      aim.at(x, y);
    },
    drop: () => void aim.link(),
    end() {
      aim.end();
      line.remove();
    },
  };
}

/** The note under the pointer, as far as a link to it is allowed: it is marked, and a drop links it. @param {Note} note */
function aimed(note) {
  /** @type {Note | null} */
  let over = null;
  const aim = (/** @type {Note | null} */ next) => {
    over?.classList.remove("is-aimed");
    over = next && ends(present(note), next) ? next : null;
    over?.classList.add("is-aimed");
  };
  return {
    at: (/** @type {number} */ x, /** @type {number} */ y) => aim(noteOf(document.elementFromPoint(x, y))),
    link() {
      const pair = over && ends(present(note), present(over));
      if (!over || !pair) return false;
      if (!strengthOf(pair[0], pair[1])) link(pair[0], pair[1], "strong");
      announce(word("linked_strong", { text: brief(textOf(over)) }));
      return true;
    },
    end: () => aim(null),
  };
}
