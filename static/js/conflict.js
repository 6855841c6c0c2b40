/**
 * Two people edited the same note: shows both texts and lets the person choose theirs, their own,
 * or one put together from both. Until then what was typed is kept like any refused text.
 */

import { noteById } from "./board.js";
import { dialogWith, fill, open } from "./dialogs.js";
import { reload } from "./live.js";
import { send } from "./outbox.js";
import { fragmentOf } from "./patches.js";
import { keep, letGo, show, typed } from "./refusals.js";
import { word, wordOf } from "./words.js";

/** @typedef {import("./sending.js").Operation} Operation */

/** Answer conflicts. */
export function connect() {
  document.addEventListener("outbox:conflict", (event) => {
    const { operation, answer } = /** @type {CustomEvent} */ (event).detail;
    const section = fragmentOf(answer.html).querySelector("#conflict");
    if (section instanceof HTMLElement && typed(operation)) {
      ask(operation, section);
      reload();
    } else {
      // A conflict about a place or the bin, not about words: said like any refusal.
      document.dispatchEvent(new CustomEvent("outbox:refused", { detail: { operation, answer } }));
    }
  });
}

/** @param {Operation} operation @param {HTMLElement} section */
function ask(operation, section) {
  const [name, mine] = typed(operation) ?? ["text", ""];
  const theirs = section.querySelector(`[data-theirs="${name}"]`)?.textContent?.trim() ?? "";
  const version = section.dataset.version ?? "";
  const by = { name: section.dataset.by ?? "", self: section.dataset.self === "1" };
  const what = wordOf("conflict", by);
  keep(operation, what);
  dialogWith("panel").close(); // it shows, and is based on, what the note was
  const dialog = dialogWith("conflict-dialog");
  let decided = false;
  const decide = (/** @type {string | null} */ text) => () => {
    decided = true;
    letGo(operation);
    dialog.close();
    const note = noteById(section.dataset.note ?? "");
    if (text === null || (text === theirs && note)) return;
    const fields = operation.fields.map(([field, value]) => {
      if (field === "version") return /** @type {[string, string]} */ ([field, version]);
      return /** @type {[string, string]} */ ([field, field === name ? text : value]);
    });
    send(operation.path, fields, operation.origin);
  };
  const merged = /** @type {HTMLTextAreaElement} */ (make("textarea", "input"));
  merged.value = mine;
  merged.dir = "auto";
  merged.ariaLabel = word("merged");
  fill(
    dialog,
    head(dialog, what),
    body([
      make("p", "", word("conflict_why")),
      choice("theirs", by, theirs, decide(null)),
      choice("mine", by, mine, decide(mine)),
      choice("merged", by, merged, () => decide(merged.value)()),
    ]),
  );
  dialog.addEventListener("close", () => decided || show(operation, what), { once: true });
  open(dialog);
  merged.focus(); // a hasty Enter must not throw a text away
}

/** @param {HTMLDialogElement} dialog @param {string} what */
function head(dialog, what) {
  const title = make("h2", "", what);
  title.id = "conflict-title";
  dialog.setAttribute("aria-labelledby", title.id);
  return make("div", "dialog__head", title);
}

/** @param {Node[]} parts */
const body = (parts) => make("div", "dialog__body conflict", ...parts);

const ACTS = { theirs: "keep_theirs", mine: "keep_mine", merged: "save_merged" };

/**
 * One of the texts, named by whose it is, and the button that chooses it.
 * @param {keyof ACTS} key @param {import("./words.js").Doer} by @param {string | HTMLElement} text @param {() => void} act
 */
function choice(key, by, text, act) {
  const words = typeof text === "string" ? make("p", "conflict__text", text) : text;
  words.dir = "auto";
  words.translate = false;
  const button = /** @type {HTMLButtonElement} */ (make("button", "button", wordOf(ACTS[key], by)));
  button.type = "button";
  button.addEventListener("click", act);
  return make("section", `conflict__choice conflict__choice--${key}`, make("h3", "conflict__name", wordOf(key, by)), words, button);
}

/** @param {string} tag @param {string} name @param {(string | Node)[]} content */
function make(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}
