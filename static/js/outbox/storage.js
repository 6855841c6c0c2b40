/**
 * What this browser keeps for a canvas or a session: operations not yet sent, refused texts, drafts.
 *
 * Each thing lies under a key of its own, so that tabs never overwrite each other's lists. Where
 * storage is full or forbidden everything still works until the page is left.
 */

import { randomId } from "../board/board.js";
import { here } from "./place.js";

/** @typedef {"op" | "kept" | "tab" | "draft"} Shelf  draft: of a phone, which outlives its browser */

export { here };

/** @template T @param {() => T} act @param {T} otherwise  where storage is full or forbidden, or a text is no JSON @returns {T} */
function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/**
 * Short texts by name; "" is none, and forgets.
 * @param {() => Storage} storage @param {string} start  of the keys
 */
const texts = (storage, start) => ({
  get: (/** @type {string} */ name) => attempt(() => storage().getItem(start + name), null) ?? "",
  set: (/** @type {string} */ name, /** @type {string} */ text) =>
    attempt(() => (text ? storage().setItem(start + name, text) : storage().removeItem(start + name)), undefined),
  /** The names that begin so, in order. @param {string} [more] */
  names: (more = "") => attempt(() => Object.keys(storage()), [])
    .filter((key) => key.startsWith(start + more)).map((key) => key.slice(start.length)).sort(),
});

const browser = texts(() => localStorage, "cs:");

const keyOf = (/** @type {Shelf} */ shelf, /** @type {string} */ name, canvas = here()) => `${shelf}:${canvas}:${name}`;

/** @param {Shelf} shelf @param {string} name @param {unknown} value @param {string} [canvas] */
export const put = (shelf, name, value, canvas) => browser.set(keyOf(shelf, name, canvas), JSON.stringify(value));

/** @param {Shelf} shelf @param {string} name @param {string} [canvas] */
export const drop = (shelf, name, canvas) => browser.set(keyOf(shelf, name, canvas), "");

/** The canvases that have something on a shelf. @param {Shelf} shelf @returns {string[]} */
export const canvasesWith = (shelf) => [...new Set(browser.names(`${shelf}:`).map((name) => name.split(":")[1]))];

/** Everything on a shelf, by name, in the order of the names. @param {Shelf} shelf @param {string} [canvas] */
export function all(shelf, canvas) {
  const start = keyOf(shelf, "", canvas);
  const found = browser.names(start).map((name) =>
    /** @type {[string, any]} */ ([name.slice(start.length), attempt(() => JSON.parse(browser.get(name)), null)]));
  return found.filter(([, value]) => value !== null);
}

// Earlier releases ordered by the clock, in 15 digits that begin with two zeros: all of it comes first.
let number = 100_000_000_000_000;

/** A number higher than all before, in whatever tab and page of this browser, and whatever its clock says. */
export function nextNumber() {
  number = Math.max(number, Number(browser.get("number")) || 0) + 1;
  browser.set("number", String(number));
  return number;
}

/** A person's choices in this browser, for all canvases. */
export const choices = texts(() => localStorage, "cs:choice:");

/** What this tab keeps until it is closed, also when its page is loaded again. */
export const session = texts(() => sessionStorage, "cs:");

/** This tab's id. */
export const tab = session.get("tab") || randomId();
session.set("tab", tab);

/** Drafts are kept for a canvas and tab: two tabs may write in the same field. */
export const drafts = texts(() => sessionStorage, `cs:draft:${here()}:`);
