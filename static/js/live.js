/**
 * Other people's changes on this board, as they happen.
 *
 * The rule that makes each change show once and none go missing: numbers up to `last` are on the
 * page; the next one is applied; a gap is fetched. Everything is applied in turns, one at a time.
 * Where no stream gets through, the same changes are asked for every three seconds.
 */

import { address, board } from "./board.js";
import { apply } from "./frames.js";
import { resync } from "./resync.js";
import { tab } from "./storage.js";
import { follow } from "./stream.js";
import { inTurn } from "./turns.js";
import { asleep, pause, watch } from "./waking.js";

/** @typedef {import("./stream.js").Frame} Frame @typedef {import("./stream.js").Heard} Heard */

const SILENCE = 35_000; // ms: two heartbeats missed
const TIMEOUT = 15_000; // ms; all else waits for its turn meanwhile
const POLL = 3000; // ms between two questions where no stream gets through …
const POLLS = 20; // … and how many before the stream is tried again
const LONGEST_WAIT = 30_000; // ms between two tries to reach the server

let epoch = "";
let last = 0; // every number up to this one is on the page
let retry = 1000; // ms; the server says another
let failures = 0;
let stopped = false;
let amiss = false; // the board had to be fetched, and could not be

/** @type {AbortController | null} the open stream */
let line = null;

/** Listen from where the page stands. */
export function connect() {
  epoch = board().dataset.epoch ?? "";
  last = Number(board().dataset.seq);
  if (!epoch) return;
  watch(() => line?.abort());
  document.addEventListener("live:missed", (event) => {
    const { after } = /** @type {CustomEvent} */ (event).detail;
    inTurn(() => (after < last ? catchUp(after) : undefined));
  });
  run();
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
  let timer = setTimeout(() => line?.abort("silent"), SILENCE);
  const counted = epoch; // after a reload, what this line still brings may be of another count
  const path = address(`stream/?after=${epoch}:${last}&tab=${tab}`);
  const hear = (/** @type {Heard} */ heard) => {
    clearTimeout(timer);
    timer = setTimeout(() => line?.abort("silent"), SILENCE);
    failures = 0;
    retry = heard.retry || retry;
    for (const { name, told } of heard.asides) tell(name, told);
    if (heard.reset || amiss) inTurn(renew);
    if (heard.frames.length) {
      inTurn(() => (counted === epoch ? receive(heard.frames) : undefined));
    }
  };
  const { status, wait } = await follow(path, hear, line.signal);
  clearTimeout(timer);
  const silent = line.signal.reason === "silent";
  line = null;
  tell("closed");
  await inTurn(() => {});
  if (asleep() || stopped) return;
  if (silent || status >= 400) await poll(Math.max(1, Math.ceil((wait * 1000) / POLL)));
  else await pause(status ? retry : backOff());
}

function backOff() {
  const wait = Math.min(LONGEST_WAIT, retry * 2 ** failures++);
  return wait * (0.7 + 0.6 * Math.random()); // ± 30 %: a room must not come back all at once
}

/** Ask again and again. @param {number} least  how often at least */
async function poll(least) {
  for (let count = 0; count < Math.max(least, POLLS) && !asleep() && !stopped; count++) {
    await inTurn(() => (amiss ? renew() : catchUp(last)));
    await pause(POLL);
  }
}

/** @param {Frame[]} frames */
async function receive(frames) {
  const next = [];
  for (const frame of frames) {
    if (frame.again ? frame.seq === last : frame.seq === last + 1) next.push(frame);
    else if (frame.seq > last) break;
    last = Math.max(last, frame.seq);
  }
  apply(next, last);
  if ((frames.at(-1)?.seq ?? 0) > last) await catchUp(last);
}

/** Fetch and apply what came after a number. @param {number} after */
async function catchUp(after) {
  last = after; // where no answer comes, the next stream begins there
  try {
    const path = address(`changes/?after=${epoch}:${after}`);
    const response = await fetch(path, {
      cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT),
    });
    if ([401, 403, 404, 410].includes(response.status)) return stop();
    if (!response.ok) return line?.abort();
    tell("reached");
    const answer = await response.json();
    if (answer.reset) return await renew();
    tell("access", answer.access);
    last = Math.max(last, answer.frames.at(-1)?.seq ?? 0);
    apply(answer.frames, last);
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
  Object.assign(board().dataset, { epoch, seq: last });
}

function stop() {
  stopped = true;
  line?.abort();
  tell("gone");
}

/** Tell the page what came beside the frames: `live:` and presence, access, closed, reached or gone. */
function tell(/** @type {string} */ name, /** @type {unknown} */ told = null) {
  document.dispatchEvent(new CustomEvent(`live:${name}`, { detail: told }));
}
