/**
 * Keeps the open details of a note up to date with what others do, and with what one does beside
 * them. A field one is in, or has unsaved words in, stays as it is.
 */

import { announce } from "./announcer.js";
import { noteAddress, noteById } from "./board.js";
import { dialogWith } from "./dialogs.js";
import { waiting } from "./outbox.js";
import { fragmentOf } from "./patches.js";
import { read } from "./sending.js";
import { word } from "./words.js";

const GATHER = 300; // ms in which changes are collected

/** @type {number | undefined} */
let timer;

const panel = () => /** @type {HTMLDialogElement} */ (dialogWith("panel"));
const areas = (/** @type {Element} */ part) => /** @type {HTMLTextAreaElement[]} */ ([...part.querySelectorAll("textarea")]);

/** Whether someone is writing there. @param {Element} part */
const isBusy = (part) =>
  areas(part).some((field) => field === document.activeElement || field.value !== field.defaultValue);

/** Fetch the details anew and put in place what differs. */
async function refresh() {
  const id = panel().dataset.note ?? "";
  const note = noteById(id);
  if (!panel().open || !note || waiting().length) return; // the answers bring the next change
  try {
    const { ok, html } = await read(noteAddress(note));
    if (ok && panel().open && panel().dataset.note === id) put(fragmentOf(html));
  } catch {
    // No connection: the next change brings it.
  }
}

/** @param {DocumentFragment} fresh */
function put(fresh) {
  const back = rememberChoice();
  const written = areas(panel()).some((field) => field.value !== field.defaultValue && !field.closest("#talk"));
  for (const part of fresh.querySelectorAll(".dialog__head, .panel__fields > .field, .panel__part, .facts, .facts__text")) {
    const present = part.id === "talk" ? null : counterpart(part);
    if (!present || isBusy(present) || present.isEqualNode(part)) continue;
    for (const [index, one] of [...part.querySelectorAll("details")].entries()) {
      one.open = present.querySelectorAll("details")[index]?.open ?? one.open;
    }
    for (const field of areas(part)) field.removeAttribute("maxlength");
    present.replaceWith(part);
    globalThis.htmx?.process(part);
  }
  // What is saved next has seen what is shown; half-written words have not.
  const [now, then] = [panel(), fresh].map((one) => one.querySelector("[name=version]"));
  if (!written && now instanceof HTMLInputElement && then instanceof HTMLInputElement) now.value = then.value;
  back();
}

/** The part of the open panel that stands for the same. @param {Element} part */
function counterpart(part) {
  const name = part.querySelector("[name]")?.getAttribute("name");
  if (part.matches(".field")) return panel().querySelector(`.panel__fields [name="${name}"]`)?.closest(".field") ?? null;
  const label = part.getAttribute("aria-labelledby");
  return panel().querySelector(label ? `[aria-labelledby="${label}"]` : `.${part.classList[0]}`);
}

/** Bring the focus back to the same choice. @returns {() => void} */
function rememberChoice() {
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement) || !panel().contains(active)) return () => {};
  const keys = new URLSearchParams(/** @type {any} */ (new FormData(active.form ?? undefined)));
  const [source, target] = [keys.get("source"), keys.get("target")];
  return () => {
    if (active.isConnected) return;
    for (const other of /** @type {NodeListOf<HTMLInputElement>} */ (panel().querySelectorAll(`input[name="${active.name}"]`))) {
      const same = (/** @type {string} */ end, /** @type {string | null} */ id) =>
        !id || other.form?.querySelector(`[name=${end}][value="${id}"]`);
      if (other.value === active.value && same("source", source) && same("target", target)) return other.focus();
    }
  };
}

/** The note is gone. */
function close() {
  announce(word("removed"));
  if (!isBusy(panel())) return panel().close();
  const words = document.createElement("p");
  words.className = "note__refusal";
  words.role = "alert";
  words.textContent = word("removed_copy");
  panel().querySelector(".dialog__body")?.prepend(words);
}

/** Listen to what changes on the board. */
export function connect() {
  document.addEventListener("board:changed", (event) => {
    const { changed, removed, own } = /** @type {CustomEvent} */ (event).detail;
    if (!panel().open) return;
    if (removed.includes(`note-${panel().dataset.note}`)) return void (own || close());
    if (!changed.length && !removed.length) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, GATHER);
  });
}
