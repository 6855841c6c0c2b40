/**
 * The pages of an import with scripts: choices about columns show their effect at once, and texts
 * are sorted into boxes by dragging and by keys. Each text carries a select that does the same.
 */

import { onDrag } from "./pointer.js";

/** @param {HTMLFormElement} form */
export function connect(form) {
  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (field.id.startsWith("column-")) unique(form, /** @type {HTMLSelectElement} */ (field));
    if ("again" in field.dataset) readAgain(form, field.id || /** @type {HTMLInputElement} */ (field).name);
    if (field.matches(".bring__box")) settle(/** @type {HTMLSelectElement} */ (field));
  });
  const drop = form.querySelector(".drop");
  for (const name of ["dragenter", "dragover"]) drop?.addEventListener(name, () => drop.classList.add("is-over"));
  for (const name of ["dragleave", "drop"]) drop?.addEventListener(name, () => drop.classList.remove("is-over"));
  if (!form.querySelector(".pile")) return;
  form.classList.add("is-sorting");
  form.addEventListener("keydown", onKey);
  onDrag(form, (target) => {
    const text = target.closest(".bring[data-key]");
    const taken = target.closest("select, option, button");
    return text instanceof HTMLElement && !taken ? (x, y) => drag(text, x, y) : null;
  });
}

/** What one column holds now no other does, but texts for a box. @param {HTMLFormElement} form @param {HTMLSelectElement} chosen */
function unique(form, chosen) {
  if (chosen.selectedOptions[0]?.closest("optgroup:last-of-type")) return;
  for (const other of form.querySelectorAll("[name^=column-]")) {
    if (other instanceof HTMLSelectElement && other !== chosen && other.value === chosen.value) other.value = "";
  }
}

/** The latest of these, ended by the next one and when the form is sent. @type {AbortController | undefined} */
let reading;

/**
 * Fetch the step again as it is with these choices; the focus stays where it was.
 * @param {HTMLFormElement} form @param {string} focused  id or name of the field
 */
async function readAgain(form, focused) {
  reading?.abort();
  const { signal } = (reading = new AbortController());
  form.addEventListener("submit", () => reading?.abort(), { signal });
  const fields = new FormData(form);
  fields.set("go", "columns");
  const html = await fetch(location.href, { method: "POST", body: fields, signal })
    .then((answer) => answer.text()).catch(() => "");
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.getElementById("import");
  if (!fresh || signal.aborted) return;
  const scroll = form.querySelector(".sheet")?.scrollLeft ?? 0;
  form.replaceChildren(...fresh.childNodes);
  form.querySelector(".sheet")?.scrollTo({ left: scroll });
  document.getElementById("refusal")?.remove();
  const refusal = page.getElementById("refusal");
  if (refusal) form.before(refusal);
  const field = document.getElementById(focused) ?? form.querySelector(`[name="${focused}"]`);
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
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
    put(text, place);
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
  put(text, select.value);
  if (hadFocus) (after ?? select).focus();
}

/** @param {HTMLElement} text @param {string} box  a box, "skip", or "" for not sorted */
function put(text, box) {
  const list = document.querySelector(`[data-box="${box}"] > ol`);
  const select = text.querySelector("select");
  if (!list || !select) return;
  select.value = box;
  if (text.parentElement === list) return;
  list.append(text);
  for (const part of document.querySelectorAll("[data-box]")) {
    const count = part.querySelector(".bin__count, .pile__count");
    if (count) count.textContent = String(part.querySelector("ol")?.children.length ?? 0);
  }
  const left = document.querySelectorAll('[data-box=""] .bring').length;
  const waiting = document.getElementById("waiting");
  if (waiting) waiting.hidden = !left;
}

/** @param {HTMLElement} text @param {number} startX @param {number} startY @returns {import("./pointer.js").Drag} */
function drag(text, startX, startY) {
  const { left, top, width } = text.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (text.cloneNode(true));
  ghost.ariaHidden = "true";
  ghost.className = "bring bring--ghost";
  ghost.querySelector("select")?.remove();
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
      if (box !== null && box !== undefined) put(text, box);
    },
    end() {
      ghost.remove();
      text.classList.remove("is-dragged");
      mark(null);
    },
  };
}
