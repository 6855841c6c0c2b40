/** One POST of one operation, and what its answer means for the outbox. */

import { isOpen } from "./stream.js";

const TIMEOUT = 15_000; // ms

/**
 * @typedef {object} Operation
 * @property {string} op_id  the server does the same id once only
 * @property {string} path
 * @property {[string, string][]} fields
 * @property {string} origin  where it arose, e.g. "add:pain", "edit:ID", "form:title"
 * @property {string} order  sorts operations as they were made; a number that only rises, not a time
 * @property {string} tab
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
 * Send an operation. Never throws: no network, a time-out and a busy server are "failed".
 * @param {Operation} operation
 * @returns {Promise<Answer>}
 */
export async function post(operation) {
  let answer = await attempt(operation);
  if (answer.status === 403) {
    // Most likely the token is of an older session: get the present one and try once more.
    await renewToken();
    answer = await attempt(operation);
  }
  const isShut = answer.status === 403 || answer.status === 404;
  return isShut && !(await isKnown(operation)) ? { ...answer, outcome: "unknown" } : answer;
}

/** Whether this browser still has access to the canvas of an operation. @param {Operation} operation */
async function isKnown({ path }) {
  try {
    const canvas = /^.*?\/c\/[^/]+\//.exec(path)?.[0];
    const { ok, status } = await fetch(`${canvas}changes/`, { cache: "no-store", credentials: "same-origin" });
    return ok || status === 410;
  } catch {
    return false;
  }
}

/** @param {Operation} operation @returns {Promise<Answer>} */
async function attempt({ op_id, path, fields }) {
  try {
    const response = await fetch(path, {
      method: "POST",
      body: new URLSearchParams([...fields, ["op_id", op_id]]),
      // What follows from all notes together need not be in the answer where a stream brings it.
      headers: { "X-CSRFToken": token(), "HX-Request": "true", ...(isOpen() ? { "X-Live": "1" } : {}) },
      credentials: "same-origin",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return {
      outcome: outcomeOf(response),
      status: response.status,
      html: await response.text(),
      seq: Number(response.headers.get("X-Seq") ?? 0),
      wait: Number(response.headers.get("Retry-After")) || 0,
    };
  } catch {
    return { outcome: "failed", status: 0, html: "", seq: 0, wait: 0 };
  }
}

/** @param {Response} response @returns {Answer["outcome"]} */
function outcomeOf({ ok, status }) {
  if (ok) return "done";
  if (status === 409) return "conflict";
  const passing = status >= 500 || status === 429 || status === 408 || status === 425;
  return passing ? "failed" : "refused";
}

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

/**
 * Read a fragment. Throws where none comes.
 * @param {string} path
 * @param {[string, string][]} [fields]  given: ask by POST
 * @returns {Promise<{ok: boolean, html: string}>}
 */
export async function read(path, fields) {
  const response = await fetch(path, {
    method: fields ? "POST" : "GET",
    body: fields && new URLSearchParams(fields),
    headers: { "HX-Request": "true", ...(fields ? { "X-CSRFToken": token() } : {}) },
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.status >= 500) throw new Error(`${response.status}`);
  return { ok: response.ok, html: await response.text() };
}
