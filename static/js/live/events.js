/**
 * Applies frames to the board. One's own changes come back as frames, too, before or after their
 * answers: what is on the page already is left as it is.
 */

import { board } from "../board/board.js";
import { tellOf, tellOfMany } from "./news.js";
import { noteOfOperation } from "../outbox/operations.js";
import { waiting } from "../outbox/outbox.js";
import { applyPatches } from "../swap/patch_swap.js";
import { isMe } from "../presence/presence.js";
import { fragmentOf } from "../outbox/request.js";

/** @typedef {import("./stream.js").Frame} Frame @typedef {import("../page/words.js").Doer} Doer */

/** @type {Set<string>} operations of this tab */
const own = new Set();

/** The number before the first frame of which something was held back. */
let heldAfter = Infinity;

document.addEventListener("outbox:queued", (event) => {
  own.add(/** @type {CustomEvent} */ (event).detail.operation.op_id);
});
document.addEventListener("outbox:done", settle);
document.addEventListener("outbox:refused", settle);
document.addEventListener("outbox:conflict", settle);

/**
 * Apply frames in their order. Notes with operations of one's own still under way stay as they
 * are: their answers say more.
 * @param {Frame[]} frames @param {number} upTo  the number that the page has then
 */
export function apply(frames, upTo) {
  const held = new Set(waiting().map(noteOfOperation).filter(Boolean));
  for (const { op_id } of waiting()) own.add(op_id); // also those of before a reload
  for (const { op } of frames) {
    if (op) document.querySelector(`.note[data-op="${CSS.escape(op)}"]`)?.remove(); // dashed, until now
  }
  const swept = frames.filter((frame) => frame.by?.did && !isOwn(frame));
  if (swept.length) tellOfMany(swept.map((frame) => ({ ...doer(frame), did: frame.by?.did ?? "" })));
  for (const together of groups(frames)) {
    const { patches = "" } = together.at(-1) ?? {};
    if (!patches) continue;
    const fragment = fragmentOf(patches);
    if ([...fragment.children].some(({ id }) => held.has(noteIn(id)))) heldAfter = Math.min(heldAfter, together[0].seq - 1);
    if (!together.some((frame) => swept.includes(frame))) tellOf(othersIn(fragment, together));
    applyPatches(patches, { by: Object.assign({}, ...together.map(doers)) });
  }
  board().dataset.seq = String(Math.max(Number(board().dataset.seq), upTo));
}

/** The last of a group brings the patches of all. @param {Frame[]} frames @returns {Frame[][]} */
function groups(frames) {
  const ends = [...frames.keys()].filter((index) => !frames[index].more);
  return ends.map((end, number) => frames.slice((ends[number - 1] ?? -1) + 1, end + 1));
}

const isOwn = (/** @type {Frame} */ { op = "" }) => own.has(op);
const notesOf = (/** @type {Frame[]} */ frames) => new Set(frames.flatMap(({ by }) => by?.notes ?? []));
const noteIn = (/** @type {string} */ id) => id.slice("note-".length);

/** Those patches that are not all one's own doing. @param {DocumentFragment} fragment @param {Frame[]} together */
function othersIn(fragment, together) {
  const theirs = together.filter((frame) => !isOwn(frame));
  if (!theirs.length) return [];
  const [mine, also] = [notesOf(together.filter(isOwn)), notesOf(theirs)];
  return [...fragment.children].filter(({ id }) => !mine.has(noteIn(id)) || also.has(noteIn(id)));
}

/** Who changed which note, by its id. @param {Frame} frame @returns {Record<string, Doer>} */
const doers = (frame) => Object.fromEntries((frame.by?.notes ?? []).map((id) => [id, doer(frame)]));

/** @param {Frame} frame @returns {Doer} */
const doer = ({ by }) => ({ name: by?.name ?? "", self: isMe(by?.id ?? " ") });

/** An operation is over: ask again for what was held back, and for what is newer than its answer. */
function settle(/** @type {Event} */ event) {
  const { answer } = /** @type {CustomEvent} */ (event).detail;
  const isOld = answer.seq > 0 && answer.seq < Number(board().dataset.seq);
  const after = Math.min(heldAfter, isOld ? answer.seq : Infinity);
  heldAfter = Infinity;
  if (after === Infinity) return;
  // After the answer's own patches, which this event precedes.
  setTimeout(() => document.dispatchEvent(new CustomEvent("live:missed", { detail: { after } })));
}
