/** Shows who else is here: faces in the bar, names in a menu, a number where there are many. */

import { oneself, others } from "./present.js";
import { facts, word } from "./words.js";

/** @typedef {import("./present.js").Person} Person */

const FACES = 4; // shown in the bar; the others are a number
const NAMES = 50; // shown in the menu; the others are a number

/** What a person is called. @param {Person} person */
export const nameOf = ({ name }) => name || word("guest");

/** A round mark in the person's colour; without a name, a figure. @param {Person} person */
export function faceOf(person) {
  const face = document.createElement("span");
  face.className = "face";
  face.dataset.colour = person.colour;
  face.translate = false;
  face.textContent = initials(person.name);
  return face;
}

/** The first letters of the first and the last word. @param {string} name */
function initials(name) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((one) => [...one][0] ?? "").join("").toLocaleUpperCase();
}

/** Draw the control of the bar. @param {HTMLElement} control */
function draw(control) {
  const all = others();
  control.hidden = !all.length;
  if (!all.length) return control.removeAttribute("open");
  const summary = /** @type {HTMLElement} */ (control.querySelector("summary"));
  const faces = all.slice(0, all.length > FACES ? FACES - 1 : FACES).map((person) => {
    const face = faceOf(person);
    face.title = nameOf(person);
    return face;
  });
  if (all.length > faces.length) faces.push(number(`+${all.length - faces.length}`));
  const count = number(String(all.length));
  count.classList.add("face--count");
  summary.replaceChildren(...summary.querySelectorAll(".people__icon"), ...faces, count);
  const names = all.slice(0, FACES).map(nameOf).join(", ");
  summary.ariaLabel = word(all.length === 1 ? "here_one" : "here_many", { count: all.length, names });
  control.querySelector(".people__list")?.replaceChildren(...rows(all));
  const unnamed = control.querySelector(".people__name");
  if (unnamed instanceof HTMLElement) unnamed.hidden = oneself()?.name !== "";
}

/** @param {string} text */
function number(text) {
  const made = document.createElement("span");
  made.className = "face face--number";
  made.textContent = text;
  return made;
}

/** One for each person, oneself last. @param {Person[]} all */
function rows(all) {
  const made = all.slice(0, NAMES).map((person) => row(person, nameOf(person), doing(person)));
  if (all.length > NAMES) made.push(line(word("and_more", { count: all.length - NAMES })));
  const me = oneself();
  if (me) made.push(row(me, word("you"), ""));
  return made;
}

/** @param {Person} person @param {string} name @param {string} at */
function row(person, name, at) {
  const item = line("");
  const words = document.createElement("bdi");
  words.translate = name !== person.name;
  words.textContent = name;
  const what = document.createElement("small");
  what.textContent = at;
  item.append(faceOf(person), words, what);
  return item;
}

/** @param {string} text */
function line(text) {
  const item = document.createElement("li");
  item.className = "people__one";
  item.textContent = text;
  return item;
}

/** What a person is at, in words. @param {Person} person */
function doing({ at }) {
  const kind = at.map((place) => /^box:(.+)$/.exec(place)?.[1]).find(Boolean);
  if (kind) return word("writes_in", { box: facts.boxes[kind] ?? "" });
  return at.length ? word("edits_a_note") : "";
}

/** Draw whenever someone comes, goes or does something. */
export function connect() {
  const control = document.getElementById("present");
  if (control) document.addEventListener("people:changed", () => draw(control));
}
