/**
 * The pages of an import. A file that is dragged over its field is seen to fall there; texts are sorted
 * into boxes by dragging and by keys: each carries a select that does the same.
 */

import { onDrag } from "../board/pointer.js";

const sorted = document.getElementById("import");
if (sorted instanceof HTMLFormElement) connect(sorted);

/** @param {HTMLFormElement} form */
function connect(form) {
  const drop = form.querySelector(".drop");
  for (const name of ["dragenter", "dragover"]) drop?.addEventListener(name, () => drop.classList.add("is-over"));
  for (const name of ["dragleave", "drop"]) drop?.addEventListener(name, () => drop.classList.remove("is-over"));
  form.classList.add("is-sorting");
  form.addEventListener("change", (event) => {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.closest(".bring")) settle(field);
  });
  form.addEventListener("input", (event) => {
    const field = event.target;
    const shown = field instanceof HTMLTextAreaElement && field.closest(".bring")?.querySelector(".bring__text");
    if (shown) shown.textContent = field.value;
  });
  form.addEventListener("htmx:beforeSwap", keepNewer);
  form.addEventListener("htmx:load", ({ target }) => {
    if (target instanceof HTMLElement && target.matches(".bring[data-key]")) put(target, target.dataset.place ?? "");
  });
  form.addEventListener("keydown", onKey);
  onDrag(form, (target) => {
    const text = target.closest(".bring[data-key]");
    const taken = target.closest(".bring__tools, button");
    return text instanceof HTMLElement && !taken ? (x, y) => drag(text, x, y) : null;
  });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const text = event.target;
  if (!(text instanceof HTMLElement) || !text.matches(".bring[data-key]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const place = { 0: "skip", Backspace: "", Delete: "skip" }[event.key]
    ?? document.querySelector(`.bin[data-number="${CSS.escape(event.key)}"]`)?.getAttribute("data-box");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    const all = [...text.closest("ol")?.children ?? []];
    const next = all[all.indexOf(text) + step];
    if (next instanceof HTMLElement) next.focus();
  } else if (place === null || place === undefined) {
    return;
  } else {
    const after = follower(text);
    move(text, place);
    (after ?? text).focus();
  }
  event.preventDefault();
}

/** The text that one sorts next. @param {Element} text */
function follower(text) {
  const next = text.nextElementSibling ?? text.previousElementSibling;
  return next instanceof HTMLElement ? next : null;
}

/** Move a text to where its select says. @param {HTMLSelectElement} select */
function settle(select) {
  const text = select.closest(".bring");
  if (!(text instanceof HTMLElement)) return;
  const hadFocus = document.activeElement === select;
  const after = follower(text)?.querySelector("select");
  put(text, select.value || (text.dataset.own ?? ""));
  if (hadFocus) (after ?? select).focus();
}

/** An answer is late where the text was changed again, or is being written. @param {Event} event */
function keepNewer(event) {
  const { target, requestConfig } = /** @type {CustomEvent} */ (event).detail;
  if (!(target instanceof HTMLElement) || !target.matches(".bring[data-key]")) return;
  const sent = requestConfig.formData;
  const fields = /** @type {NodeListOf<HTMLSelectElement | HTMLTextAreaElement>} */ (target.querySelectorAll("select, textarea"));
  const plain = (/** @type {unknown} */ value) => String(value).replaceAll("\r", "");
  const isNewer = [...fields].some((field) => plain(sent.get(field.name)) !== plain(field.value));
  if (isNewer || document.activeElement === target.querySelector("textarea")) {
    /** @type {CustomEvent} */ (event).detail.shouldSwap = false;
  }
}

/** Move a text and tell the server. @param {HTMLElement} text @param {string} box */
function move(text, box) {
  const before = text.parentElement;
  put(text, box);
  if (text.parentElement !== before) text.querySelector("select")?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} text @param {string} box  a box, "skip", or "" for not sorted */
function put(text, box) {
  const list = document.querySelector(`[data-box="${box}"] > ol`);
  const select = text.querySelector("select");
  if (!list || !select) return;
  const value = box === text.dataset.own ? "" : box;
  if (![...select.options].some((option) => option.value === value)) return; // not for this text
  select.value = value;
  if (text.parentElement === list) return;
  list.append(text);
  for (const part of document.querySelectorAll("[data-box]")) {
    const count = part.querySelector(".bin__count, .pile__count");
    if (count) count.textContent = String(part.querySelector("ol")?.children.length ?? 0);
  }
}

/** @param {HTMLElement} text @param {number} startX @param {number} startY @returns {import("../board/pointer.js").Drag} */
function drag(text, startX, startY) {
  const { left, top, width } = text.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (text.cloneNode(true));
  ghost.ariaHidden = "true";
  ghost.className = "bring bring--ghost";
  ghost.querySelector(".bring__tools")?.remove();
  Object.assign(ghost.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  text.classList.add("is-dragged");
  const over = (/** @type {number} */ x, /** @type {number} */ y) =>
    document.elementFromPoint(x, y)?.closest("[data-box]") ?? null;
  const mark = (/** @type {Element | null} */ found) => {
    for (const part of document.querySelectorAll("[data-box]")) part.classList.toggle("is-over", part === found);
  };
  return {
    move(x, y) {
      ghost.style.translate = `${x - startX}px ${y - startY}px`;
      mark(over(x, y));
    },
    drop(x, y) {
      const box = over(x, y)?.getAttribute("data-box");
      if (box !== null && box !== undefined) move(text, box);
    },
    end() {
      ghost.remove();
      text.classList.remove("is-dragged");
      mark(null);
    },
  };
}
