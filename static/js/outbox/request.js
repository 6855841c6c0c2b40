/** One POST of one operation by htmx, and what its answer means for the outbox. */

import { board } from "../board/board.js";
import { isOpen } from "../live/stream.js";

const TIMEOUT = 15_000; // ms

/**
 * @typedef {object} Operation
 * @property {string} op_id  the server does the same id once only
 * @property {string} path
 * @property {[string, string][]} fields
 * @property {string} origin  where it arose, e.g. "add:pain", "edit:ID", "form:title"
 * @property {string} order  sorts operations as they were made; a number that only rises, not a time
 * @property {string} tab
 * @property {string} [target]  selector of where its answer goes; earlier releases stored none
 * @property {string} [swap]  and how
 *
 * @typedef {object} Answer
 * @property {"done" | "refused" | "conflict" | "failed" | "unknown"} outcome  unknown: this browser has
 *   no access any more, or not now; nothing is said about the operation
 * @property {number} status  0 where no answer came
 * @property {string} html
 * @property {number} seq  the workspace's number after it; 0 if not told
 * @property {number} wait  seconds the server asks to wait; 0 if it does not say
 */

/**
 * Send an operation and let htmx put the answer to what was done in its place. Never throws: no
 * network, a time-out and a busy server are "failed".
 * @param {Operation} operation
 * @param {string} source  of an element that sends nothing else at the same time
 * @param {(answer: Answer) => void} [onDone]  called before the answer is put in its place
 * @returns {Promise<Answer>}
 */
export async function post(operation, source, onDone = () => {}) {
  let answer = await attempt(operation, source, onDone);
  if (answer.status === 403) {
    // Most likely the token is of an older session: get the present one and try once more.
    await renewToken();
    answer = await attempt(operation, source, onDone);
  }
  const isShut = answer.status === 403 || answer.status === 404;
  return isShut && !(await isKnown(operation)) ? { ...answer, outcome: "unknown" } : answer;
}

/** Whether this browser still has access to the canvas, or the session, of an operation. @param {Operation} operation */
async function isKnown({ path }) {
  try {
    const [place, of] = /^.*?\/([cs])\/[^/]+\//.exec(path) ?? [];
    const { ok, status } = await fetch(`${place}${of === "s" ? "now" : "changes"}/`, { cache: "no-store", credentials: "same-origin" });
    return ok || status === 410;
  } catch {
    return false;
  }
}

/** @param {Operation} operation @param {string} source @param {(answer: Answer) => void} onDone @returns {Promise<Answer>} */
async function attempt({ op_id, path, fields, target = "body", swap = "patch" }, source, onDone) {
  /** @type {Answer} */
  let answer = { outcome: "failed", status: 0, html: "", seq: 0, wait: 0 };
  const hear = (/** @type {any} */ event) => {
    if (event.detail.requestConfig.parameters.op_id !== op_id) return;
    answer = answerIn(event.detail.xhr);
    if (answer.outcome === "done") onDone(answer);
    else event.preventDefault(); // it has no place in the page: refusals.js and others show it
  };
  const values = new FormData();
  for (const [name, value] of [...fields, ["op_id", op_id]]) values.append(name, value);
  // Its place may have gone while it waited; whatever has an id finds its own.
  const place = document.querySelector(target) ? { target, swap } : { target: "body", swap: board() ? "patch" : "none" };
  document.addEventListener("htmx:beforeOnLoad", hear);
  await globalThis.htmx.ajax("POST", path, { source, values, ...place }).catch(() => {});
  document.removeEventListener("htmx:beforeOnLoad", hear);
  return answer;
}

/** @param {XMLHttpRequest} xhr @returns {Answer} */
function answerIn(xhr) {
  return {
    outcome: outcomeOf(xhr.status),
    status: xhr.status,
    html: xhr.responseText,
    seq: Number(xhr.getResponseHeader("X-Seq")),
    wait: Number(xhr.getResponseHeader("Retry-After")) || 0,
  };
}

/** @param {number} status @returns {Answer["outcome"]} */
function outcomeOf(status) {
  if (status >= 200 && status < 300) return "done";
  if (status === 409) return "conflict";
  const passing = status >= 500 || status === 429 || status === 408 || status === 425;
  return passing ? "failed" : "refused";
}

/** Give every request of htmx what the server asks for. */
export function connect() {
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers } = /** @type {CustomEvent} */ (event).detail;
    headers["X-CSRFToken"] = token();
    // What follows from all notes together need not be in the answer where a stream brings it.
    if (isOpen()) headers["X-Live"] = "1";
  });
}

/** Markup from our server as inert nodes. @param {string} html @returns {DocumentFragment} */
export function fragmentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The server's own words in an answer, of why it did not do something; "" if it has none. @param {string} html */
export const wordsOf = (html) => fragmentOf(html).querySelector("#refusal, #conflict h2")?.textContent?.trim() ?? "";

/** Django's token, from its cookie: the page itself is cached for everyone. */
export function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return decodeURIComponent(cookie?.slice("csrftoken=".length) ?? "");
}

async function renewToken() {
  try {
    await fetch(location.pathname, { cache: "no-store", credentials: "same-origin" });
  } catch {
    // The attempt that follows will tell.
  }
}

/** Read a fragment. Throws where none comes. @param {string} path @returns {Promise<{ok: boolean, html: string}>} */
export async function read(path) {
  const response = await fetch(path, {
    headers: { "HX-Request": "true" },
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.status >= 500) throw new Error(`${response.status}`);
  return { ok: response.ok, html: await response.text() };
}
