/**
 * Wires the page. The server's HTML is complete without any of this; each module adds one thing
 * and finds its own place in the page. Order matters where modules listen to the same event.
 */

import { connect as connectComposing } from "./composing.js";
import { connect as connectCopying } from "./copying.js";
import { connect as connectDialogs } from "./dialogs.js";
import { connect as connectDisclosures } from "./disclosures.js";
import { connect as connectLeftovers } from "./leftovers.js";
import "./outbox.js"; // htmx reads the page as soon as it is there, and must know the extensions then
import { connect as connectPages } from "./pages.js";
import "./patches.js";
import { connect as connectRequests } from "./sending.js";

connectRequests();
connectComposing();
connectDisclosures();
connectDialogs();
connectPages();
connectCopying();
connectLeftovers();

const importing = document.getElementById("import");
if (importing instanceof HTMLFormElement) (await import("./sorting.js")).connect(importing);

const board = document.getElementById("board");
if (board?.dataset.canvas) await connectBoard(board);

/** What only the board needs is loaded with the board only. @param {HTMLElement} board */
async function connectBoard(board) {
  const modules = await Promise.all(board.dataset.canEdit === "0" ? toRead() : toEdit());
  for (const { connect } of modules) connect(board);
  document.documentElement.classList.add("is-ready");
}

/** For those who may only look. The outbox gives them back what they wrote while they might. */
function toRead() {
  return [
    import("./refusals.js"),
    import("./outbox.js"),
    import("./choosing.js"),
    import("./panel.js"),
    import("./comments.js"),
    import("./keys.js"),
    import("./present.js"),
    import("./faces.js"),
    import("./writers.js"),
    import("./rights.js"),
    import("./contact.js"),
    import("./live.js"),
    import("./circle.js"),
    import("./lines.js"),
    import("./tabs.js"),
  ];
}

function toEdit() {
  return [
    import("./refusals.js"),
    import("./conflict.js"),
    import("./saved.js"),
    import("./outbox.js"),
    import("./choosing.js"),
    import("./commands.js"),
    import("./adding.js"),
    import("./editing.js"),
    import("./linking.js"),
    import("./weighing.js"),
    import("./dragging.js"),
    import("./panel.js"),
    import("./comments.js"),
    import("./keys.js"),
    import("./present.js"),
    import("./faces.js"),
    import("./writers.js"),
    import("./doing.js"),
    import("./steady.js"),
    import("./rights.js"),
    import("./contact.js"),
    import("./live.js"),
    import("./circle.js"),
    import("./lines.js"),
    import("./tabs.js"),
  ];
}
