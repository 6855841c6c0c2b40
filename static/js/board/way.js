/**
 * The strip that shows the way: the server says which steps are done; which one is looked at, which are
 * skipped, and whether the strip is hidden, this browser remembers. Links in it lead to where one writes.
 */

import { listOf, noteById, noteOf } from "./board.js";
import { verbs } from "./commands.js";
import { choose } from "./selection.js";
import { choices, here } from "../outbox/storage.js";

const SKIPPED = `way:${here()}`;
const strip = () => /** @type {HTMLElement} */ (document.getElementById("way"));
const steps = () => /** @type {HTMLElement[]} */ ([...strip().querySelectorAll(".way__step")]);
const skipped = () => new Set(choices.get(SKIPPED).split(" "));

let looked = ""; // a step that was chosen; it is left when it becomes done
let turned = 0; // how many questions further
let isListOpen = false;
let sent = ""; // the name of the field that was sent: what follows it is to have the focus when it comes

/** The step to show: the one chosen, or the first that is neither done nor skipped. */
function present() {
  const open = steps().filter((step) => !step.matches(".is-done"));
  return looked || (open.find((step) => !skipped().has(step.dataset.step ?? "")) ?? steps().at(-1))?.dataset.step || "";
}

/** Show one step, and mark it in the list. */
function show() {
  const now = present();
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (strip().querySelectorAll("[data-step]"))) {
    one.classList.toggle("is-present", one.dataset.step === now);
    const chip = one.querySelector(".way__chip");
    if (chip) chip.ariaCurrent = one.dataset.step === now ? "step" : null;
  }
  /** @type {HTMLElement} */ (strip().querySelector(".way__now")).textContent = strip().querySelector(".is-present .way__name")?.textContent ?? "";
  if (turned) ask();
}

/** Show the question that comes as many after the first as one asked for; all of them are in the help of its box. */
function ask() {
  const question = strip().querySelector(".is-present [data-question]");
  const box = question && boxOf(/** @type {HTMLAnchorElement} */ (question));
  const all = [...(box?.querySelectorAll(".guide__questions > li") ?? [])];
  if (!question || !all.length) return;
  const first = listOf(box?.dataset.kind ?? "")?.querySelectorAll(".note[data-id]").length ?? 0;
  question.textContent = all[(first + turned) % all.length].textContent;
}

/** @param {HTMLAnchorElement} link */
const placeOf = (link) => document.getElementById(link.hash.slice(1));
/** @param {HTMLAnchorElement} link */
const boxOf = (link) => /** @type {HTMLElement | null} */ (placeOf(link)?.closest(".box"));

/** @param {string} step  "" for the one that is open */
function look(step) {
  [looked, turned] = [step, 0];
  show();
}

/** @type {Record<string, () => void>} by the value of `data-way` */
const deeds = {
  hide: () => remember("hidden"),
  show: () => remember(""),
  another: () => void [turned += 1, ask()],
  next() {
    const now = present();
    const isDone = steps().find((step) => step.dataset.step === now)?.matches(".is-done");
    if (!isDone) choices.set(SKIPPED, [...skipped(), now].join(" ").trim());
    look("");
  },
  sentence() {
    const summary = /** @type {HTMLElement | null} */ (document.querySelector("#statement summary"));
    summary?.focus();
    if (!summary?.closest("details")?.open) summary?.click();
  },
};

/** @param {"" | "hidden"} choice */
function remember(choice) {
  choices.set("way", choice);
  document.documentElement.dataset.way = choice;
  /** @type {HTMLElement | null} */ (document.querySelector(choice ? ".menu:has([data-way]) > summary" : "#way a[aria-current]"))?.focus();
}

/** Go where a link of the strip leads. @param {MouseEvent} event @param {HTMLAnchorElement} link */
function follow(event, link) {
  const step = /** @type {HTMLElement} */ (link.closest("[data-step]")).dataset.step ?? "";
  if (link.matches(".way__chip")) {
    /** @type {any} */ (document.getElementById("way-steps"))?.hidePopover?.();
    look(step);
  }
  if (!link.hash || link.pathname !== location.pathname) return;
  event.preventDefault(); // no entry in the browser's history
  const place = placeOf(link);
  const note = noteOf(place);
  if (note) lead(note, step);
  else (place?.matches(".way__say") ? /** @type {HTMLElement | null} */ (place.querySelector("input, a, button")) : place)?.focus();
}

/** To a note; a finger weighs in its details. @param {HTMLElement} note @param {string} step */
function lead(note, step) {
  choose(note, { focus: true });
  if (step === "weigh" && matchMedia("(pointer: coarse)").matches) verbs.details(note);
}

/** What the strip shows to click or to fill in first. */
const asked = () => /** @type {HTMLInputElement | null} */ (strip().querySelector(".way__say.is-present :is(input, a, button)"));

/** Escape leads from a field in which nothing is written back to the strip. @param {KeyboardEvent} event */
function lookUp({ key, target }) {
  if (key !== "Escape" || !(target instanceof HTMLTextAreaElement)) return;
  if (target.matches(".add__text") && !target.value) asked()?.focus();
}

/** Listen. */
export function connect() {
  document.addEventListener("keydown", lookUp);
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest("#way a");
    if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey) follow(event, link);
    deeds[/** @type {HTMLElement | null} */ (target.closest("[data-way]"))?.dataset.way ?? ""]?.();
  });
  // What was typed is on its way: nothing that comes has to spare it.
  document.addEventListener("htmx:beforeRequest", ({ target }) => {
    if (!(target instanceof HTMLFormElement) || !target.matches(".way__form, .to-name")) return;
    const fields = target.querySelectorAll("input");
    for (const field of fields) field.defaultValue = field.value;
    if (target.matches(".to-name")) return void /** @type {HTMLElement} */ (target.closest(".menu")?.querySelector(".menu__item"))?.focus();
    sent = fields[0].name;
    if (target.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur(); // the button, too
  });
  document.addEventListener("toggle", (event) => {
    if (/** @type {Element} */ (event.target).id === "way-steps") isListOpen = /** @type {any} */ (event).newState === "open";
  }, true);
  document.addEventListener("board:changed", (event) => {
    if (!/** @type {CustomEvent} */ (event).detail.changed.includes("way")) return;
    if (looked && steps().find((step) => step.dataset.step === looked)?.matches(".is-done")) looked = "";
    turned = 0;
    show();
    if (isListOpen) /** @type {any} */ (document.getElementById("way-steps"))?.showPopover?.();
    const next = asked();
    if (!sent || !next || next.name === sent || document.activeElement?.matches("input, textarea")) return;
    sent = "";
    (next.matches("[data-question]") ? placeOf(/** @type {HTMLAnchorElement} */ (next)) : next)?.focus(); // who types on has it in the box
  });
  show();
}
