/**
 * Applies events to the board. One's own changes come back as events, too, before or after their
 * answers: what is on the page already is left as it is.
 */

import { board } from "../board/board.js";
import { tellOf, tellOfMany } from "./news.js";
import { noteOfOperation } from "../outbox/operations.js";
import { waiting } from "../outbox/outbox.js";
import { applyPatches } from "../swap/patch_swap.js";
import { isMe } from "../presence/presence.js";
import { fragmentOf } from "../outbox/request.js";

/** @typedef {import("./stream.js").BoardEvent} BoardEvent @typedef {import("../page/words.js").Doer} Doer */

/** @type {Set<string>} operations of this tab */
const own = new Set();

/** The number before the first event of which something was held back. */
let heldAfter = Infinity;

document.addEventListener("outbox:queued", (event) => {
  own.add(/** @type {CustomEvent} */ (event).detail.operation.op_id);
});
document.addEventListener("outbox:done", settle);
document.addEventListener("outbox:refused", settle);
document.addEventListener("outbox:conflict", settle);

/**
 * Apply events in their order. Notes with operations of one's own still under way stay as they
 * are: their answers say more.
 * @param {BoardEvent[]} events @param {number} upTo  the number that the page has then
 */
export function apply(events, upTo) {
  const held = new Set(waiting().map(noteOfOperation).filter(Boolean));
  for (const { op_id } of waiting()) own.add(op_id); // also those of before a reload
  for (const { op } of events) {
    if (op) document.querySelector(`.note[data-op="${CSS.escape(op)}"]`)?.remove(); // dashed, until now
  }
  const swept = events.filter((event) => event.by?.did && !isOwn(event));
  if (swept.length) tellOfMany(swept.map((event) => ({ ...doer(event), did: event.by?.did ?? "" })));
  for (const together of groups(events)) {
    const { patches = "" } = together.at(-1) ?? {};
    if (!patches) continue;
    const fragment = fragmentOf(patches);
    if ([...fragment.children].some(({ id }) => held.has(noteIn(id)))) heldAfter = Math.min(heldAfter, together[0].seq - 1);
    if (!together.some((event) => swept.includes(event))) tellOf(othersIn(fragment, together));
    applyPatches(patches, { by: Object.assign({}, ...together.map(doers)) });
  }
  board().dataset.seq = String(Math.max(Number(board().dataset.seq), upTo));
}

/** The last of a group brings the patches of all. @param {BoardEvent[]} events @returns {BoardEvent[][]} */
function groups(events) {
  const ends = [...events.keys()].filter((index) => !events[index].more);
  return ends.map((end, number) => events.slice((ends[number - 1] ?? -1) + 1, end + 1));
}

const isOwn = (/** @type {BoardEvent} */ { op = "" }) => own.has(op);
const notesOf = (/** @type {BoardEvent[]} */ events) => new Set(events.flatMap(({ by }) => by?.notes ?? []));
const noteIn = (/** @type {string} */ id) => id.slice("note-".length);

/** Those patches that are not all one's own doing. @param {DocumentFragment} fragment @param {BoardEvent[]} together */
function othersIn(fragment, together) {
  const theirs = together.filter((event) => !isOwn(event));
  if (!theirs.length) return [];
  const [mine, also] = [notesOf(together.filter(isOwn)), notesOf(theirs)];
  return [...fragment.children].filter(({ id }) => !mine.has(noteIn(id)) || also.has(noteIn(id)));
}

/** Who changed which note, by its id. @param {BoardEvent} event @returns {Record<string, Doer>} */
const doers = (event) => Object.fromEntries((event.by?.notes ?? []).map((id) => [id, doer(event)]));

/** @param {BoardEvent} event @returns {Doer} */
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
