/** Operations as this browser stores them until the server has them, whatever tab made them. */

import { randomId } from "../board/board.js";
import { fragmentOf } from "./request.js";
import { all, drop, nextNumber, put, tab } from "./storage.js";

/** @typedef {import("./request.js").Operation} Operation */

const HEARTBEAT = 5000; // ms; a tab that is silent for four of them is taken for closed

const LONG_GONE = 24 * 3600 * 1000; // ms; tabs that crashed leave their names behind

/**
 * A new operation, stored.
 * @param {string} path @param {Record<string, string | number> | [string, string][]} fields
 * @param {string} origin @param {{target?: string, swap?: string}} place  of the answer
 * @returns {Operation}
 */
export function newOperation(path, fields, origin, place) {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  const operation = {
    op_id: randomId(),
    path,
    fields: pairs.map(([name, value]) => /** @type {[string, string]} */ ([name, String(value)])),
    origin,
    order: String(nextNumber()),
    tab,
    ...place,
  };
  keep(operation);
  return operation;
}

/** In the page for browsers without scripts. */
const SERVER_ONLY = new Set(["csrfmiddlewaretoken", "op_id"]);

/**
 * What htmx is about to write: path, fields, origin and place of the answer.
 * @param {any} detail  of `htmx:beforeRequest`
 * @returns {[string, [string, string][], string, {target: string, swap: string}]}
 */
export function writeIn({ elt, target, requestConfig: { path, formData, triggeringEvent } }) {
  const fields = [...formData].filter(([name]) => !SERVER_ONLY.has(name));
  // htmx forgets the button when it loses the focus, as one does that closes its dialog.
  const { name, value } = triggeringEvent?.submitter ?? {};
  if (name && !fields.some(([known]) => known === name)) fields.push([name, value]);
  if (target !== document.body) target.id ||= randomId(); // a selector has to find it
  return [path, fields, `form:${elt.closest("[id]")?.id ?? path}`, {
    target: target === document.body ? "body" : `#${CSS.escape(target.id)}`,
    swap: elt.closest("[hx-swap]").getAttribute("hx-swap"),
  }];
}

const nameOf = (/** @type {Operation} */ operation) => `${operation.order}-${operation.op_id}`;

/** Store an operation as it is now. @param {Operation} operation @param {string} [canvas] */
export const keep = (operation, canvas) => put("op", nameOf(operation), operation, canvas);

/** The server has it, or refused it. @param {Operation} operation @param {string} [canvas] */
export const forget = (operation, canvas) => drop("op", nameOf(operation), canvas);

/**
 * What this tab left before a reload, and what closed tabs left, oldest first.
 * @param {string} [canvas]  another than this page's @returns {Operation[]}
 */
export function orphans(canvas) {
  const beats = new Map(all("tab", canvas));
  for (const [name, at] of beats) if (Date.now() - at > LONG_GONE) drop("tab", name, canvas);
  // A clock that was set back makes nobody alive for hours.
  const isAlive = (/** @type {string} */ other) => Math.abs(Date.now() - (beats.get(other) ?? 0)) < 4 * HEARTBEAT;
  return all("op", canvas)
    .map(([, operation]) => operation)
    .filter((operation) => operation.tab === tab || !isAlive(operation.tab));
}

/** Let other tabs know that this one lives, and call `then` now and again. @param {() => void} then */
export function beat(then) {
  const tell = () => put("tab", tab, Date.now());
  tell();
  setInterval(() => [tell(), then()], HEARTBEAT);
  addEventListener("pagehide", () => drop("tab", tab));
  addEventListener("pageshow", tell);
}

/**
 * Give those of `others` that edit the same note as `done` the version that its answer tells: they
 * were written on top of it.
 * @param {Operation} done @param {string} answer @param {Operation[]} others
 * @returns {Operation[]} the ones that differ now
 */
export function rebased(done, answer, others) {
  const version = /** @type {HTMLElement | null} */ (fragmentOf(answer).querySelector(`#note-${noteOfOperation(done)}`))?.dataset.version;
  if (!version || !noteOfOperation(done)) return [];
  const followers = others.filter((one) => one.path === done.path && one.fields.some(([name]) => name === "version"));
  for (const one of followers) one.fields = one.fields.map(([name, value]) => [name, name === "version" ? version : value]);
  return followers;
}

/** The id of the note that an operation is about, or "". @param {Operation} operation */
export const noteOfOperation = ({ path }) => /\/notes\/([^/]+)\//.exec(path)?.[1] ?? "";
