/**
 * Wires the page. The server's HTML is complete without any of this; each module adds one thing
 * and finds its own place in the page. Order matters where modules listen to the same event.
 */

import { connect as connectComposing } from "./page/composition.js";
import { connect as connectCopying } from "./page/clipboard.js";
import { connect as connectDialogs } from "./dialogs/dialogs.js";
import { connect as connectDisclosures } from "./page/disclosures.js";
import "./outbox/outbox.js"; // htmx reads the page as soon as it is there, and must know the extensions then
import { connect as connectPopovers } from "./dialogs/popover.js";
import { canvasesWith, here } from "./outbox/storage.js";
import { connect as connectPages } from "./page/plain_forms.js";
import "./swap/patch_swap.js";
import { connect as connectRequests } from "./outbox/request.js";

connectRequests();
connectComposing();
connectDisclosures();
connectDialogs();
connectPopovers();
connectPages();
connectCopying();
addEventListener("online", sendLeftovers);
sendLeftovers();

const LONGEST_WAIT = 2000; // ms for type, which decides where notes stand

const board = document.getElementById("board");
if (board?.dataset.canvas) await connectBoard(board);
else if (location.search) (await import("./imports/brought.js")).connect();

/** Send what was written on other canvases, if anything was. */
async function sendLeftovers() {
  const waits = canvasesWith("op").some((canvas) => canvas && canvas !== here());
  if (waits) (await import("./outbox/other_canvases.js")).sendAll();
}

/** What only the board needs is loaded with the board only. @param {HTMLElement} board */
async function connectBoard(board) {
  const modules = await Promise.all(modulesFor(board.dataset.canEdit !== "0"));
  for (const { connect } of modules) connect(board);
  await Promise.race([document.fonts.ready, new Promise((done) => setTimeout(done, LONGEST_WAIT))]);
  document.documentElement.classList.add("is-ready");
}

/** In their order. The outbox gives those who may only look back what they wrote while they might. @param {boolean} edits */
function modulesFor(edits) {
  return [
    import("./outbox/refusals.js"),
    edits && import("./outbox/conflict.js"),
    edits && import("./outbox/save_status.js"),
    import("./outbox/outbox.js"),
    import("./board/selection.js"),
    edits && import("./board/commands.js"),
    edits && import("./imports/brought.js"),
    edits && import("./imports/dropped.js"),
    edits && import("./board/text_drop.js"),
    edits && import("./board/add_form.js"),
    edits && import("./board/edit_mode.js"),
    edits && import("./board/link_mode.js"),
    edits && import("./board/weight_dots.js"),
    edits && import("./board/drag.js"),
    import("./dialogs/panel.js"),
    import("./dialogs/comments.js"),
    import("./board/keys.js"),
    import("./presence/presence.js"),
    import("./presence/presence_bar.js"),
    import("./presence/presence_marks.js"),
    edits && import("./presence/presence_report.js"),
    edits && import("./swap/scroll_anchor.js"),
    import("./live/access_changes.js"),
    import("./live/connection_status.js"),
    import("./live/live.js"),
    import("./board/size.js"),
    import("./board/layout/layout.js"),
    import("./lines/lines.js"),
    import("./board/tabs.js"),
    import("./board/same_place.js"),
    import("./board/hint_marks.js"),
    edits && import("./board/way.js"),
    edits && import("./board/first_link.js"),
  ].filter(Boolean);
}
