/** Blocks that may stand side by side, with what is asked of them again and again while rows are packed. */

/**
 * @typedef {import("./rows.js").Block} Block
 *
 * @typedef {object} Run
 * @property {Block[]} blocks
 * @property {number[]} least  width of each @property {number[]} wish  and that it has use for
 * @property {number[]} order  of them, from the one that wishes the least
 * @property {number} atLeast @property {number} natural  of all together, without gaps
 * @property {number} lowest  no row of them is lower
 */

const LEAST = 104; // width of a note
const MOST = 330;
const MOST_IN_ROW = 4;

/** @type {WeakMap<Block[], Run[][]>} */
const known = new WeakMap();

/** Those that begin with each block: of it alone, of it and the next, … @param {Block[]} blocks @returns {Run[][]} */
export function runsOf(blocks) {
  const runs = known.get(blocks) ?? blocks.map((_block, first) =>
    Array.from({ length: Math.min(MOST_IN_ROW, blocks.length - first) }, (_one, more) => runOf(blocks.slice(first, first + more + 1))));
  known.set(blocks, runs);
  return runs;
}

/** @param {Block[]} blocks @returns {Run} */
function runOf(blocks) {
  const least = blocks.map((block) => block.least ?? LEAST);
  const wish = blocks.map((block, index) => Math.min(MOST, Math.max(least[index], block.natural)));
  const order = [...wish.keys()].sort((one, other) => wish[one] - wish[other]);
  return { blocks, least, wish, order, atLeast: sum(least), natural: sum(blocks.map((block) => block.natural)), lowest: Math.max(...blocks.map((block) => block.height(MOST))) };
}

export const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, one) => total + one, 0);
