/**
 * Fetches the board anew and patches what differs. For live.js, which does it in turn with events:
 * a board that was fetched before a change and applied after it would take the change away.
 */

import { address, allNotes, board } from "../board/board.js";
import { applyPatches } from "../swap/patch_swap.js";
import { read } from "../outbox/request.js";

const TRIES = 3;
const NAMES = "#title, #segment_name, #profile_name, #segment, #profile, #switch, #shared";
const PARTS = `#board .note[data-id], .count, #fit, #way, #statement, #hints, #steps, ${NAMES}`;

/**
 * Make the board what the server has. Without a connection nothing happens.
 * @returns {Promise<HTMLElement | null>} the board that was fetched, if one was
 */
export async function resync() {
  try {
    for (let number = 1; ; number++) {
      const { ok, html } = await read(address());
      if (!ok) return null;
      const page = new DOMParser().parseFromString(html, "text/html");
      const fresh = page.getElementById("board");
      if (fresh && number < TRIES && isBehind(fresh)) continue;
      if (fresh) patchFrom(page);
      return fresh;
    }
  } catch {
    return null; // the outbox is trying to reach the server; its answers bring patches
  }
}

/** Whether an answer to one's own write, which waits for no turn, has brought something newer. @param {HTMLElement} fresh */
function isBehind(fresh) {
  const { epoch, seq } = board().dataset;
  return fresh.dataset.epoch === epoch && Number(fresh.dataset.seq) < Number(seq);
}

/** In the order of the page, which the notes take. @param {Document} page */
function patchFrom(page) {
  const there = [...page.querySelectorAll(PARTS)].map(({ outerHTML }) => outerHTML);
  const gone = allNotes().filter(({ id }) => !page.getElementById(id)).map(({ id }) => `<del id="${id}"></del>`);
  applyPatches([...there, ...gone].join(""));
}
