/** Where this page writes: on the canvas of a board, or as a participant in a session. */

const place = () => document.getElementById("board") ?? document.getElementById("outbox");

/** The id of what it writes to; "" on other pages. */
export const here = () => place()?.dataset.canvas ?? place()?.dataset.session ?? "";

/** The address of what it writes to. */
export const address = () => place()?.dataset.url ?? "";
