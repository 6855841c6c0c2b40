/** Shows who else is here: faces in the bar, names in a menu, a number where there are many. */

import { copyOf } from "../board/board.js";
import { oneself, others } from "./presence.js";
import { facts, word } from "../page/words.js";

/** @typedef {import("./presence.js").Person} Person */

const FACES = 4; // shown in the bar; the others are a number
const NAMES = 50; // shown in the menu; the others are a number

/** What a person is called. @param {Person} person */
export const nameOf = ({ name }) => name || word("guest");

/** The first letters of the first and the last word. @param {string} name */
function initials(name) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((one) => [...one][0] ?? "").join("").toLocaleUpperCase();
}

/** @param {HTMLElement} control  of the bar */
function draw(control) {
  const all = others();
  control.hidden = !all.length;
  if (!all.length) return control.removeAttribute("open");
  const [summary, list, more, count, unnamed] = ["summary", ".people__list", ".people__more", ".face--count", ".people__name"].map(
    (part) => /** @type {HTMLElement} */ (control.querySelector(part)),
  );
  const shown = all.slice(0, all.length > FACES ? FACES - 1 : FACES);
  for (const old of summary.querySelectorAll(".face:not(.face--number)")) old.remove();
  more.before(...shown.map((person) => rowOf(person).children[0]));
  more.hidden = shown.length === all.length;
  more.textContent = `+${all.length - shown.length}`;
  count.textContent = String(all.length);
  const names = all.slice(0, FACES).map(nameOf).join(", ");
  summary.ariaLabel = word(all.length === 1 ? "here_one" : "here_many", { count: all.length, names });
  list.replaceChildren(...rows(all));
  unnamed.hidden = oneself()?.name !== "";
}

/** One for each person, oneself last. @param {Person[]} all */
function rows(all) {
  const made = all.slice(0, NAMES).map((person) => rowOf(person, activityOf(person)));
  const me = oneself();
  if (all.length > NAMES) {
    const rest = copyOf("person");
    rest.textContent = word("and_more", { count: all.length - NAMES });
    made.push(rest);
  }
  if (me) made.push(rowOf({ ...me, title: word("you") }));
  return made;
}

/** @param {Person & {title?: string}} person @param {string} [activity] */
function rowOf(person, activity = "") {
  const row = copyOf("person");
  const [face, name, at] = /** @type {HTMLElement[]} */ ([...row.children]);
  face.dataset.colour = person.colour;
  face.textContent = initials(person.name);
  face.title = person.title ?? nameOf(person);
  name.textContent = face.title;
  name.translate = name.textContent !== person.name;
  at.textContent = activity;
  return row;
}

/** What a person is at, in words. @param {Person} person */
function activityOf({ at }) {
  const kind = at.map((place) => /^box:(.+)$/.exec(place)?.[1]).find(Boolean);
  if (kind) return word("writes_in", { box: facts.boxes[kind] ?? "" });
  return at.length ? word("edits_a_note") : "";
}

/** Draw whenever someone comes, goes or does something. */
export function connect() {
  const control = document.getElementById("present");
  if (control) document.addEventListener("people:changed", () => draw(control));
}
