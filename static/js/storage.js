/**
 * What this browser keeps for a canvas: operations not yet sent, refused texts, drafts.
 *
 * Each thing lies under a key of its own, so that tabs never overwrite each other's lists. Where
 * storage is full or forbidden everything still works until the page is left.
 */

import { board, randomId } from "./board.js";

/** @typedef {"op" | "kept" | "tab"} Shelf */

/** The canvas of this page; "" on others. */
export const here = () => board()?.dataset.canvas ?? "";

const prefix = (/** @type {Shelf} */ shelf, canvas = here()) => `cs:${shelf}:${canvas}:`;

/** @param {Shelf} shelf @param {string} name @param {unknown} value @param {string} [canvas] */
export function put(shelf, name, value, canvas) {
  try {
    localStorage.setItem(prefix(shelf, canvas) + name, JSON.stringify(value));
  } catch {
    // Full or forbidden: what is in memory still gets sent.
  }
}

/** @param {Shelf} shelf @param {string} name @param {string} [canvas] */
export function drop(shelf, name, canvas) {
  try {
    localStorage.removeItem(prefix(shelf, canvas) + name);
  } catch {
    // Forbidden: then nothing is there either.
  }
}

/** The canvases that have something on a shelf. @param {Shelf} shelf @returns {string[]} */
export function canvasesWith(shelf) {
  try {
    const keys = Object.keys(localStorage).map((key) => key.split(":"));
    return [...new Set(keys.filter(([cs, name]) => cs === "cs" && name === shelf).map((parts) => parts[2]))];
  } catch {
    return [];
  }
}

/** Everything on a shelf, by name, in the order of the names. @param {Shelf} shelf @param {string} [canvas] */
export function all(shelf, canvas) {
  /** @type {[string, any][]} */
  const found = [];
  try {
    for (const key of Object.keys(localStorage).sort()) {
      if (!key.startsWith(prefix(shelf, canvas))) continue;
      const value = parsed(localStorage.getItem(key));
      if (value !== null) found.push([key.slice(prefix(shelf, canvas).length), value]);
    }
  } catch {
    return [];
  }
  return found;
}

// Earlier releases ordered by the clock, in 15 digits that begin with two zeros: all of it comes first.
let number = 100_000_000_000_000;

/** A number higher than all before, in whatever tab and page of this browser, and whatever its clock says. */
export function nextNumber() {
  try {
    number = Math.max(number, Number(localStorage.getItem("cs:number")) || 0) + 1;
    localStorage.setItem("cs:number", String(number));
  } catch {
    number += 1; // it holds until the page is left, like everything
  }
  return number;
}

/** @param {string | null} text @returns {any} null where the text is not JSON */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/**
 * Short texts by name; "" is none, and forgets. Where storage is full or forbidden they are not kept.
 * @param {() => Storage} storage @param {string} start  of the keys
 */
const texts = (storage, start) => ({
  /** @param {string} name @returns {string} */
  get(name) {
    try {
      return storage().getItem(start + name) ?? "";
    } catch {
      return "";
    }
  },
  /** @param {string} name @param {string} text */
  set(name, text) {
    try {
      if (text) storage().setItem(start + name, text);
      else storage().removeItem(start + name);
    } catch {
      // It holds until the page is left.
    }
  },
});

/** A person's choices in this browser, for all canvases. */
export const choices = texts(() => localStorage, "cs:choice:");

/** What this tab keeps until it is closed, also when its page is loaded again. */
export const session = texts(() => sessionStorage, "cs:");

/** This tab's id. */
export const tab = session.get("tab") || randomId();
session.set("tab", tab);

/** Drafts are kept for a canvas and tab: two tabs may write in the same field. */
export const drafts = {
  ...texts(() => sessionStorage, draftKey("")),
  /** The names that begin so. @param {string} start @returns {string[]} */
  names(start) {
    try {
      const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(draftKey(start)));
      return keys.map((key) => key.slice(draftKey("").length));
    } catch {
      return [];
    }
  },
};

/** @param {string} name */
function draftKey(name) {
  return `cs:draft:${here()}:${name}`;
}
