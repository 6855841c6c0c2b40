/**
 * The page's words and facts: texts for people (translated by the server) and the vocabulary of
 * the method, read once from the inert JSON island `#words` (templates/components/board/words.html).
 */

/**
 * @typedef {object} Facts
 * @property {Record<string, string>} words  texts by key; `{name}` marks a place for a value
 * @property {Record<string, string>} boxes  the name of the box of each kind
 * @property {Record<string, string>} pairs  the colour family of each kind
 * @property {string[][]} sides  the kinds of each side, in order
 * @property {Record<string, string[]>} targets  the kinds that a kind may be linked to
 * @property {Record<string, string>} answers  the need that a kind answers
 * @property {{text: number}} limits  longest text of a note, in characters
 * @property {number} counts_as  the weight of a note that nobody has weighed
 */

const NOTHING = { words: {}, boxes: {}, pairs: {}, sides: [], targets: {}, answers: {}, limits: { text: 280 }, counts_as: 3 };

/** @type {Facts} */
export const facts = JSON.parse(document.getElementById("words")?.textContent || "null") ?? NOTHING;

/**
 * The text with this key, its `{places}` filled. An unknown key comes back as it is.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const word = (key, values = {}) => filled(facts.words[key] ?? key, values);

/** A text with its `{places}` filled. @param {string} text @param {Record<string, string | number>} values */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * Who did something: somebody by name, "" where it is not known; or oneself, in another window.
 * @typedef {{name: string, self: boolean}} Doer
 */

/**
 * Let an element and those in it say who did something: their words are for someone who is not known,
 * in `data-by` for one with a name, in `data-self` for oneself.
 * @param {HTMLElement} element @param {Doer} doer
 */
export function sayWho(element, { name, self }) {
  for (const one of [element, .../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("*"))]) {
    const words = self ? one.dataset.self : name && one.dataset.by;
    if (words) one.textContent = filled(words, { name });
  }
}

/** Someone who is not known. @type {Doer} */
export const SOMEONE = { name: "", self: false };

/** The kinds on the same side as `kind`, in order. @param {string} kind @returns {string[]} */
export function kindsBeside(kind) {
  return facts.sides.find((kinds) => kinds.includes(kind)) ?? [];
}

/**
 * Which way a link between two kinds points: "to", "from", or "" where there is none.
 * @param {string} kind @param {string} other
 */
export function linkDirection(kind, other) {
  if (facts.targets[kind]?.includes(other)) return "to";
  return facts.targets[other]?.includes(kind) ? "from" : "";
}

/** Whether one of two kinds answers the other. @param {string} kind @param {string} other */
export const isAnswer = (kind, other) => facts.answers[kind] === other || facts.answers[other] === kind;
