/** The list of keys in a dialog, with the switch for those of one character (WCAG 2.1.4). */

import { dialogWith, open } from "./dialogs.js";
import { choices } from "./storage.js";
import { word } from "./words.js";

/** Whether keys of one character do anything. */
export let singleKeys = choices.get("single-keys") !== "off";

/** [keys, word] as listed by `?`. */
const LIST = [
  ["↑ ↓ ← →", "key_arrows"],
  ["Tab", "key_tab"],
  ["Enter", "key_enter"],
  ["1 – 5", "key_weigh"],
  ["L", "key_link"],
  ["M", "key_details"],
  ["C", "key_comment"],
  ["Delete", "key_delete"],
  ["Alt ↑ ↓", "key_step"],
  ["Alt ← →", "key_box"],
  ["Ctrl/⌘ Z", "key_undo"],
  ["Shift Ctrl/⌘ Z", "key_redo"],
  ["Esc", "key_escape"],
  ["?", "key_help"],
];

/** Show the list of keys, with the switch. */
export function help() {
  const dialog = dialogWith("keys");
  if (!dialog.childElementCount) dialog.append(...helpContent(dialog));
  open(dialog);
}

/** @param {HTMLDialogElement} dialog */
function helpContent(dialog) {
  const make = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {(string | Node)[]} */ ...content) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  };
  const title = make("h2", "", word("keys"));
  title.id = "keys-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const icon = document.querySelector("[data-do=close] > .icon");
  const close = make("button", "button button--quiet button--icon", icon?.cloneNode(true) ?? "✕");
  close.ariaLabel = word("close");
  close.dataset.do = "close";
  const list = make("dl", "keys");
  for (const [keys, key] of LIST) list.append(make("dt", "", make("kbd", "", keys)), make("dd", "", word(key)));
  const box = /** @type {HTMLInputElement} */ (make("input", ""));
  box.type = "checkbox";
  box.checked = singleKeys;
  box.addEventListener("change", () => {
    singleKeys = box.checked;
    choices.set("single-keys", singleKeys ? "on" : "off");
  });
  const setting = make("label", "tick", box, make("span", "", word("single_keys")));
  return [make("div", "dialog__head", title, close), make("div", "dialog__body", list, setting)];
}
