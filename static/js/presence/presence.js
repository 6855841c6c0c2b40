/**
 * Who else is on the board, as the stream tells it. Fires `people:changed` on `document`. Without a
 * stream nobody is known to be there.
 */

/**
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name  "" where they have not said
 * @property {string} colour
 * @property {string[]} at  "box:<kind>" they write a new note in, "note:<id>" they edit
 */

const PATIENCE = 4000; // ms without a stream until those who were there are forgotten

/** @type {Map<string, Person>} everyone, by id */
const people = new Map();
let me = "";

/** Everyone but oneself, in the order they came. @returns {Person[]} */
export const others = () => [...people.values()].filter(({ id }) => id !== me);

/** @returns {Person | undefined} oneself */
export const oneself = () => people.get(me);

/** Whether this is one's own id; not known before the stream has said it. @param {string} id */
export const isMe = (id) => id === me;

/** Those others who are at something, by what it is. @returns {Map<string, Person[]>} */
export function othersAt() {
  /** @type {Map<string, Person[]>} */
  const found = new Map();
  for (const person of others()) {
    for (const place of person.at) found.set(place, [...(found.get(place) ?? []), person]);
  }
  return found;
}

/** @param {{all?: Person[], set?: Person[], gone?: string[]}} told */
function learn({ all, set = [], gone = [] }) {
  if (all) people.clear();
  for (const person of [...(all ?? []), ...set]) people.set(person.id, person);
  for (const id of gone) people.delete(id);
  changed();
}

const changed = () => document.dispatchEvent(new CustomEvent("people:changed"));

/** Listen to the stream. */
export function connect() {
  /** @type {number | undefined} */
  let timer;
  document.addEventListener("live:access", (event) => {
    me = /** @type {CustomEvent} */ (event).detail.me;
  });
  document.addEventListener("live:presence", (event) => {
    clearTimeout(timer);
    timer = undefined;
    learn(/** @type {CustomEvent} */ (event).detail);
  });
  // From the first end on: tries that fail are no news of anyone.
  document.addEventListener("live:closed", () => {
    timer ??= setTimeout(() => learn({ all: [] }), PATIENCE);
  });
}
