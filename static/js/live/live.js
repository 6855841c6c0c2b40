/**
 * Other people's changes on this board, as they happen.
 *
 * The rule that makes each change show once and none go missing: numbers up to `last` are on the
 * page; the next one is applied; a gap is fetched. Everything is applied in turns, one at a time.
 * Where no stream speaks in time, the same changes are asked for every three seconds.
 */

import { address, board } from "../board/board.js";
import { apply } from "./events.js";
import { resync } from "./resync.js";
import { tab } from "../outbox/storage.js";
import { follow, isOpen } from "./stream.js";
import { inTurn } from "./task_queue.js";
import { asleep, pause, watch } from "./visibility.js";

/** @typedef {import("./stream.js").BoardEvent} BoardEvent @typedef {import("./stream.js").Heard} Heard */

const TIMEOUT = 15_000; // ms; all else waits for its turn meanwhile
const POLL = 3000; // ms between two questions where no stream speaks …
const LATER = 60_000; // ms … and until one that did not get through is tried again
const LONGEST_WAIT = 30_000; // ms between two tries to reach the server

let epoch = "";
let last = 0; // every number up to this one is on the page
let retry = 1000; // ms; the server says another
let failures = 0;
let stopped = false;
let asks = false; // no stream speaks, but the server may be reached
let amiss = false; // the board had to be fetched, and could not be

/** @type {AbortController | null} the open stream */
let line = null;

/** Listen from where the page stands. */
export function connect() {
  epoch = board().dataset.epoch ?? "";
  last = Number(board().dataset.seq);
  if (!epoch) return;
  watch(() => line?.abort());
  document.addEventListener("live:doubted", () => (asks = true));
  document.addEventListener("live:missed", (event) => {
    const { after } = /** @type {CustomEvent} */ (event).detail;
    inTurn(() => (after < last ? catchUp(after) : undefined));
  });
  run();
  askOn();
}

async function run() {
  while (!stopped) {
    if (asleep()) await pause(Infinity);
    else await listen();
  }
}

/** One stream from its beginning to its end, and the wait before the next. */
async function listen() {
  line = new AbortController();
  const counted = epoch; // after a reload, what this line still brings may be of another count
  const path = address(`stream/?after=${epoch}:${last}&tab=${tab}`);
  const hear = (/** @type {Heard} */ heard) => {
    failures = 0;
    if (isOpen()) asks = false;
    retry = heard.retry || retry;
    for (const { name, told } of heard.asides) tell(name, told);
    if (heard.reset || amiss) inTurn(renew);
    if (heard.events.length) {
      inTurn(() => (counted === epoch ? receive(heard.events) : undefined));
    }
  };
  const { status, wait } = await follow(path, hear, () => tell("doubted"), line);
  const silent = line.signal.reason === "silent";
  line = null;
  tell("closed");
  await inTurn(() => {});
  if (asleep() || stopped) return;
  if (!silent && status < 400) return await pause(status ? retry : backOff());
  asks = true;
  await pause(Math.max(LATER, wait * 1000));
}

/** ± 30 %: a room must not come back all at once. */
const backOff = () => Math.min(LONGEST_WAIT, retry * 2 ** failures++) * (0.7 + 0.6 * Math.random());

/** Ask again and again while no stream speaks, also while one is tried. */
async function askOn() {
  while (!stopped) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(POLL, failures && backOff())));
    if (asks && !isOpen() && !asleep()) await inTurn(async () => (amiss && (await renew())) || catchUp(last));
  }
}

/** @param {BoardEvent[]} events */
async function receive(events) {
  const next = [];
  for (const event of events) {
    if (event.again ? event.seq === last : event.seq === last + 1) next.push(event);
    else if (event.seq > last) break;
    last = Math.max(last, event.seq);
  }
  apply(next, last);
  if ((events.at(-1)?.seq ?? 0) > last) await catchUp(last);
}

/** Fetch and apply what came after a number. @param {number} after */
async function catchUp(after) {
  last = after; // where no answer comes, the next stream begins there
  try {
    const path = address(`changes/?after=${epoch}:${after}`);
    const response = await fetch(path, {
      cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT),
    });
    if ([401, 403, 404, 410].includes(response.status)) return stop(response.status === 410);
    if (!response.ok) return line?.abort();
    failures = 0;
    tell("reached");
    const answer = await response.json();
    if (answer.reset) return await renew();
    tell("access", answer.access);
    last = Math.max(last, answer.events.at(-1)?.seq ?? 0);
    apply(answer.events, last);
  } catch {
    line?.abort();
  }
}

/** Make the page what the server has, for when it may show what the server refused. */
export const reload = () => inTurn(renew);

async function renew() {
  const fresh = await resync();
  amiss = !fresh;
  if (!fresh?.dataset.epoch) return;
  epoch = fresh.dataset.epoch;
  last = Number(fresh.dataset.seq);
  return Object.assign(board().dataset, { epoch, seq: last });
}

/** @param {boolean} isBinned  else one has no access any more */
function stop(isBinned) {
  stopped = true;
  line?.abort();
  tell("gone", { isBinned });
}

/** Tell the page what came beside the events: `live:` and presence, access, doubted, closed, reached or gone. */
function tell(/** @type {string} */ name, /** @type {unknown} */ told = null) {
  document.dispatchEvent(new CustomEvent(`live:${name}`, { detail: told }));
}
