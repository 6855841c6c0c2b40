/**
 * Pauses that end early when it helps: when the network is back, when the tab is looked at again.
 * A tab that nobody has seen for a minute sleeps; browsers allow few connections to a server.
 */

const HIDDEN = 60_000; // ms

let sleeping = false;
let hurry = () => {};

/** Whether nobody has seen the tab for a while. */
export const asleep = () => sleeping;

/** @param {number} ms  Infinity: until something happens */
export const pause = (ms) =>
  new Promise((resolve) => {
    hurry = () => resolve(undefined);
    if (ms < Infinity) setTimeout(resolve, ms);
  });

/** Begin to watch. @param {() => void} onSleep */
export function watch(onSleep) {
  /** @type {number | undefined} */
  let timer;
  addEventListener("online", () => hurry());
  // What was saved after a while without contact says that there is a way.
  document.addEventListener("contact:changed", (event) => {
    if (!(/** @type {CustomEvent} */ (event).detail.cut)) hurry();
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        sleeping = true;
        onSleep();
        hurry();
      }, HIDDEN);
    } else if (sleeping) {
      sleeping = false;
      hurry();
    }
  });
}
