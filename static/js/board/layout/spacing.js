/**
 * How close notes stand, in units. Style sheets have the rest of it: laid_out.css, compact.css.
 * @typedef {object} Spacing
 * @property {number} gap  between notes
 * @property {number} pad  between a note and an edge
 * @property {number} under  a heading
 * @property {number} field  height of the button that adds a note
 * @property {number} widest  how many times its height a circle may be wide: two halves parted at the middle
 */

/** @type {Spacing} */
export const ROOMY = { gap: 5, pad: 9, under: 7, field: 30, widest: 1 };

/** Where only that makes everything whole. @type {Spacing} */
export const COMPACT = { gap: 4, pad: 7, under: 4, field: 28, widest: 1.15 };
