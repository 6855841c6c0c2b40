/**
 * Sends what was written on other canvases and did not reach the server before their pages were left.
 * What the server refuses is kept for the canvas it belongs to, where the person deals with it.
 */

import { forget, keep, orphans, rebased } from "./operations.js";
import { post, wordsOf } from "./request.js";
import { canvasesWith, here, put } from "./storage.js";

/** @typedef {import("./request.js").Operation} Operation */

const AGAIN = 15_000; // ms until what could not be sent is tried again

/** Canvases to which this browser has no access: what waits for them is kept, and not told everywhere. @type {Set<string>} */
const shut = new Set();

/** Send everything, and say on the page how it stands. */
export async function sendAll() {
  let saved = 0;
  for (const canvas of canvasesWith("op").filter((one) => one && one !== here() && !shut.has(one))) saved += await sendOf(canvas);
  const waiting = canvasesWith("op").filter((one) => one !== here() && !shut.has(one) && orphans(one).length);
  show(saved, waiting);
  if (waiting.length) setTimeout(sendAll, AGAIN);
}

/** In their order, up to the first that does not get through. @param {string} canvas @returns {Promise<number>} how many were saved */
async function sendOf(canvas) {
  const queue = orphans(canvas);
  for (let count = 0; ; count++) {
    const operation = queue.shift();
    if (!operation) return count;
    const answer = await post({ ...operation, target: "body", swap: "none" }, "body");
    if (answer.outcome === "unknown") shut.add(canvas);
    if (answer.outcome === "failed" || answer.outcome === "unknown") return count;
    forget(operation, canvas);
    if (answer.outcome === "done") {
      for (const one of rebased(operation, answer.html, queue)) keep(one, canvas);
      continue;
    }
    count--;
    put("kept", operation.op_id, { operation, words: wordsOf(answer.html) }, canvas);
  }
}

/** Where the page has room for it. @param {number} saved @param {string[]} waiting */
function show(saved, waiting) {
  const place = document.getElementById("leftovers");
  if (!place) return;
  place.hidden = !saved && !waiting.length;
  if (place.hidden) return;
  const text = document.createElement("span");
  text.textContent = (waiting.length ? place.dataset.waiting : place.dataset.saved) ?? "";
  const links = waiting.map((canvas) => {
    const link = document.createElement("a");
    link.className = "button button--link";
    link.href = `${orphans(canvas)[0]?.path.split(canvas)[0]}${canvas}/`;
    link.textContent = place.dataset.open ?? "";
    return link;
  });
  place.replaceChildren(text, " ", ...links);
}
