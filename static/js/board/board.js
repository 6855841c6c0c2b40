/**
 * The board's parts, as the other modules ask for them: the markup is known here and in few
 * other places.
 */

import { counted } from "./weight.js";

/** @returns {HTMLElement} */
export const board = () => /** @type {HTMLElement} */ (document.getElementById("board"));

/** The address of something of this canvas. @param {string} [rest] e.g. "notes/" */
export const address = (rest = "") => board().dataset.url + rest;

/** The address of something of one note. @param {HTMLElement} note @param {string} [rest] */
export const noteAddress = (note, rest = "") => address(`notes/${note.dataset.id}/${rest}`);

/** A random id of 22 characters. Not randomUUID: that exists on HTTPS only, and rooms use HTTP. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/[/]/g, "_").slice(0, 22);
}

/** The saved note that `place` is in, if any. @param {EventTarget | null} place */
export function noteOf(place) {
  const note = place instanceof Element ? place.closest("#board .note[data-id]") : null;
  return /** @type {HTMLElement | null} */ (note);
}

/** @param {string} id @returns {HTMLElement | null} */
export const noteById = (id) => document.getElementById(`note-${id}`);

/** @param {string} kind @returns {HTMLElement | null} the list of a box */
export const listOf = (kind) => document.getElementById(`notes-${kind}`);

/** The saved notes of a box in order. @param {string} kind @returns {HTMLElement[]} */
export const notesIn = (kind) => notesAmong(listOf(kind)?.children ?? []);

/** @returns {HTMLElement[]} every saved note */
export const allNotes = () => notesAmong(board().querySelectorAll(".note[data-id]"));

/** @param {Iterable<Element>} elements @returns {HTMLElement[]} */
function notesAmong(elements) {
  return /** @type {HTMLElement[]} */ ([...elements].filter((one) => one.matches(".note[data-id]")));
}

/** @param {HTMLElement} note @returns {HTMLElement | null} where its text is shown */
const textIn = (note) => note.querySelector(".note__text");

/** What a note says, as it is stored: a translated page shows something else. @param {HTMLElement} note */
export const textOf = (note) => textIn(note)?.dataset.text ?? "";

/** @param {HTMLElement} note @param {string} text */
export function showText(note, text) {
  const shown = textIn(note);
  if (!shown) return;
  shown.textContent = text;
  shown.dataset.text = text;
}

/** A text short enough for a message. @param {string} text */
export const brief = (text) => (text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text);

/** A copy of what a `<template>` of the page holds. @param {string} id  see components/board/templates.html */
export function copyOf(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** The field in which one writes new notes of a kind. @param {string} kind */
export function addField(kind) {
  const field = document.querySelector(`#box-${kind} form.add [name=text]`);
  return /** @type {HTMLTextAreaElement | null} */ (field);
}

/** The links of a note to others: strength by id. @param {HTMLElement} note */
export function linksFrom(note) {
  const pairs = (note.dataset.to ?? "").split(" ").filter(Boolean);
  return new Map(pairs.map((pair) => /** @type {[string, string]} */ (pair.split(":"))));
}

/** Whether `one` stands above `other`: heavier first, then by position. Unsaved notes come last. */
function standsAbove(/** @type {HTMLElement} */ one, /** @type {HTMLElement} */ other) {
  const heavier = counted(one) - counted(other);
  if (heavier) return heavier > 0;
  return Number(one.dataset.position ?? Infinity) < Number(other.dataset.position ?? Infinity);
}

/** Put a note where its kind, weight and position say. @param {HTMLElement} note */
export function layInOrder(note) {
  const list = listOf(note.dataset.kind ?? "");
  if (!list) return;
  const others = /** @type {HTMLElement[]} */ ([...list.children]).filter(
    (other) => other !== note && other.matches(".note"),
  );
  const below = others.find((other) => standsAbove(note, other)) ?? null;
  if (note.parentElement === list && note.nextElementSibling === below) return;
  list.insertBefore(note, below);
}

/** Tell everyone that notes came, went or moved. @param {Partial<Changed>} [detail] */
export function tellChanged(detail = {}) {
  const whole = { changed: [], removed: [], own: true, ...detail };
  document.dispatchEvent(new CustomEvent("board:changed", { detail: whole }));
}

/**
 * @typedef {object} Changed  the detail of `board:changed`
 * @property {string[]} changed  ids of the elements that are new or different
 * @property {string[]} removed  ids of the elements that are gone
 * @property {boolean} own  whether this person did it
 */
