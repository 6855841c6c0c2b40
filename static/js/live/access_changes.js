/**
 * What one may do here can change while the board is open. Then the page is loaded again, unless
 * something is typed in it: that is kept, and the person is told what to do. Who may do nothing here
 * any more keeps the page to copy from, and is told so.
 */

import { announce, whisper } from "../page/announcer.js";
import { address } from "../board/board.js";
import { bringTellers } from "../dialogs/dialogs.js";
import { retryNow, waiting } from "../outbox/outbox.js";
import { mayEdit, seesHistory } from "../board/permissions.js";
import { session } from "../outbox/storage.js";
import { showStrip } from "../page/strip.js";
import { word } from "../page/words.js";

const ONCE = 10_000; // ms in which a page that did not become another one is not loaded again

/** Whether leaving the page would lose something. */
function isWriting() {
  if (waiting().length || document.querySelector(".kept, dialog[open]")) return true;
  return [...document.querySelectorAll("#board textarea, .title input")].some(
    (field) => field instanceof HTMLTextAreaElement && field.value.trim() && field.checkVisibility(),
  );
}

/** @param {{edits: boolean, history: boolean}} may */
function react({ edits, history }) {
  document.getElementById("rights")?.remove();
  if (edits === mayEdit() && history === seesHistory()) return;
  const seen = history ? "may_see" : "may_see_less";
  const words = edits === mayEdit() ? seen : edits ? "may_edit" : "may_look";
  if (isWriting() || !mayReload(words)) {
    return offer(words === "may_look" ? "may_look_keep" : words, "reload", () => location.reload());
  }
  location.reload();
}

/** Remember what the next page shall say. @param {string} words @returns {boolean} whether it was not just loaded for that */
function mayReload(words) {
  const [before, at] = session.get("rights:last").split(" ");
  session.set("rights", words);
  session.set("rights:last", `${words} ${Date.now()}`);
  return session.get("rights") === words && (before !== words || Date.now() - Number(at) > ONCE);
}

/** Say what has changed in a strip, and offer what to do. @param {string} words @param {string} label @param {() => void} act */
function offer(words, label, act) {
  showStrip("rights", word(words), word(label), act);
  bringTellers();
  whisper(word(words));
}

let isUnknown = false;

/** Nothing can be saved, and maybe nothing read: say so, how much waits, and how to go on. */
function becomeUnknown() {
  if (!isUnknown) whisper(word("unknown"));
  isUnknown = true;
  const count = waiting().length;
  const words = [word("unknown"), count ? `${word("unsaved", { count })}.` : "", word("unknown_way")].filter(Boolean).join(" ");
  if (document.querySelector("#rights > p")?.textContent === words) return; // the focus may be in it
  showStrip("rights", words, word("open_link"), () => window.open("/devices/"));
  bringTellers();
}

/** Whoever comes back from another window may have opened a link there. */
async function lookAgain() {
  if (!isUnknown || document.hidden) return;
  const answer = await fetch(address("changes/"), { cache: "no-store", credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  if (waiting().length) retryNow();
  else comeBack();
}

/** The key is back, and all that waited is saved: what others did meanwhile is not on this page. */
function comeBack() {
  if (!isUnknown || waiting().length) return;
  isUnknown = false;
  if (isWriting()) offer("known_again", "reload", () => location.reload());
  else location.reload();
}

/** Listen to the stream; say what has changed since the page before. */
export function connect() {
  document.addEventListener("live:access", (event) => react(/** @type {CustomEvent} */ (event).detail));
  document.addEventListener("live:gone", (event) => {
    if (!(/** @type {CustomEvent} */ (event).detail.isBinned)) becomeUnknown();
    else offer("gone_canvas", "to_home", () => location.assign("/"));
  });
  document.addEventListener("outbox:unknown", becomeUnknown);
  document.addEventListener("outbox:queued", () => isUnknown && becomeUnknown());
  document.addEventListener("visibilitychange", lookAgain);
  document.addEventListener("outbox:done", () => setTimeout(comeBack)); // when it has left the outbox
  const words = session.get("rights"); // what the page before wanted to be said
  session.set("rights", "");
  if (words) announce(word(words));
}
