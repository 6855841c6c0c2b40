/**
 * Every write waits here until the server has it: one in flight, in order, over reloads and
 * failures. The server does an operation's id once only, so sending again is always safe; what
 * must never happen is that a newer one overtakes an older one.
 *
 * As htmx's extension `outbox` it takes what the elements of this canvas, or of a phone in a session, are about to write, and has
 * htmx send it in its turn, with the target and swap that the element has. `hx-ext="ignore:outbox"`
 * is for what writes nothing.
 *
 * Tells the page by events on `document`: `outbox:changed` (the number waiting or the state
 * differs); `outbox:unknown` (this browser has no access, so that all waits); with the operation and its answer in `detail`: `outbox:queued`, `outbox:done`,
 * `outbox:refused`, `outbox:conflict`.
 */

import { board } from "../board/board.js";
import { beat, forget, keep, newOperation, orphans, rebased, writeIn } from "./operations.js";
import { address } from "./place.js";
import { post } from "./request.js";

/** @typedef {import("./request.js").Operation} Operation @typedef {import("./request.js").Answer} Answer */

const FIRST_WAIT = 1; // seconds; doubled with each failure …
const LONGEST_WAIT = 30; // … up to this
const ERRORS_BORNE = 6; // answers 500 to one operation before it is laid aside

/** @type {Operation[]} */
let queue = [];
let connected = false;
let inFlight = false;
let failures = 0;
/** @type {number | undefined} */
let timer;

/** The operations not yet saved, oldest first. */
export const waiting = () => [...queue];

/** How many tries in a row have failed. */
export const failing = () => failures;

/**
 * Put a write into the outbox. It is stored before this returns.
 * @param {string} path
 * @param {Record<string, string | number> | [string, string][]} fields
 * @param {string} origin  where it arose: see Operation
 * @param {{target?: string, swap?: string}} [place]  of the answer: else patches of the page
 * @returns {Operation}
 */
export function send(path, fields, origin, place = {}) {
  const operation = newOperation(path, fields, origin, place);
  queue.push(operation);
  tell("queued", { operation });
  tell("changed");
  pump();
  return operation;
}

/** Try again now, not when the wait is over. */
export function retryNow() {
  clearTimeout(timer);
  timer = undefined;
  pump();
}

/** @param {string} name @param {object} [detail] */
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`outbox:${name}`, { detail }));

async function pump() {
  if (!connected || inFlight || timer !== undefined || !queue.length) return;
  inFlight = true;
  const operation = queue[0];
  const answer = await post(operation, "#outbox", (done) => take(operation, done));
  inFlight = false;
  const errors = answer.status === 500 ? (borne.get(operation.op_id) ?? 0) + 1 : 0;
  borne.set(operation.op_id, errors);
  // Without access everything waits: the key may come back, by a link or from another window.
  if (answer.outcome === "unknown") tell("unknown");
  if (answer.outcome === "unknown" || (answer.outcome === "failed" && errors < ERRORS_BORNE)) {
    tryLater(answer.wait);
  } else {
    finish(operation, answer);
    pump();
  }
}
/** @type {Map<string, number>} */
const borne = new Map();

/** @param {number} atLeast  seconds */
function tryLater(atLeast) {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  failures += 1;
  const spread = 0.7 + 0.6 * Math.random(); // ± 30 %: a room must not come back all at once
  timer = setTimeout(retryNow, Math.max(atLeast, wait * spread) * 1000);
  tell("changed");
}

/** The server has done it; htmx puts the answer in its place next. @param {Operation} operation @param {Answer} answer */
function take(operation, answer) {
  remove(operation);
  for (const one of rebased(operation, answer.html, queue)) keep(one);
  tell("done", { operation, answer });
}

/** @param {Operation} operation @param {Answer} answer */
function finish(operation, answer) {
  if (answer.outcome === "done") {
    const { dataset } = board() ?? {}; // a phone has none
    if (dataset) dataset.seq = String(Math.max(Number(dataset.seq), answer.seq));
  } else {
    remove(operation);
    tell(answer.outcome === "conflict" ? "conflict" : "refused", { operation, answer });
  }
  tell("changed");
}

/** @param {Operation} operation */
function remove(operation) {
  failures = 0;
  queue = queue.filter((one) => one !== operation);
  forget(operation);
}

function adopt() {
  const known = new Set(queue.map((one) => one.op_id));
  queue.push(...orphans().filter((one) => !known.has(one.op_id)));
  queue.sort((a, b) => a.order.localeCompare(b.order));
  tell("changed");
  pump();
}

/** Load what waits and go on sending it. */
export function connect() {
  connected = true;
  adopt();
  beat(adopt);
  addEventListener("online", retryNow);
  document.addEventListener("live:access", () => failures && retryNow()); // there is a way again
}

globalThis.htmx?.defineExtension("outbox", {
  onEvent(/** @type {string} */ name, /** @type {any} */ { detail }) {
    if (name !== "htmx:beforeRequest") return true;
    const { verb, path } = detail.requestConfig;
    if (verb === "get" || !path.startsWith(address())) return true;
    send(...writeIn(detail));
    return false;
  },
});
