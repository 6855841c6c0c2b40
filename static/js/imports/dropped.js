/**
 * A file that is dropped on the page goes to the import, wherever it falls; a browser would open it in place of
 * the page. Texts that are dragged are left to the fields.
 */

import { token } from "../outbox/request.js";
import { isTooLarge } from "./file_size.js";
import { connect as connectWait } from "./wait.js";

const STILL = 700; // ms without a sign of a drag, which tells nobody that it has left the window
const SAID = 8000; // ms

/** Listen, on a page with the form for it. */
export function connect() {
  const form = document.getElementById("drop");
  if (!(form instanceof HTMLFormElement)) return;
  connectWait();
  /** @type {number | undefined} */
  let timer;
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (form.hidden = true), STILL);
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    form.hidden = true;
    take(form, event.dataTransfer);
  });
}

/** @param {DragEvent} event */
const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");

/** @param {HTMLFormElement} form @param {DataTransfer} dropped */
function take(form, { files, items }) {
  const isFolder = [...items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
  if (isFolder) return say(form.dataset.folder);
  if (files.length !== 1) return say(files.length ? form.dataset.several : "");
  const shown = document.getElementById("import-file");
  const field = shown ?? (document.getElementById("board") ? form.querySelector("[type=file]") : null);
  if (!(field instanceof HTMLInputElement)) return say(form.dataset.nowhere);
  field.files = files;
  const isRefused = isTooLarge(field);
  say(shown ? "" : field.validationMessage);
  if (shown) return field.focus();
  if (isRefused) return;
  // The page itself holds no token: packed, it would betray it.
  const key = Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: token() });
  form.querySelector("[name=csrfmiddlewaretoken]")?.remove();
  form.append(key);
  form.requestSubmit();
}

/** @type {number | undefined} */
let silence;

/** @param {string} [words] */
function say(words = "") {
  const place = document.getElementById("drop-said");
  if (!place) return;
  place.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => (place.textContent = ""), SAID);
}
