/** What changes the board by what the server tells is done one after the other. */

let turns = Promise.resolve();

/**
 * Do something when all that was asked for before is done. Not to be awaited in a turn.
 * @param {() => void | Promise<void>} act @returns {Promise<void>}
 */
export function inTurn(act) {
  turns = turns.then(act).catch((error) => console.error(error));
  return turns;
}
