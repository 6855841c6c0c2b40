/**
 * What was pasted on the board and taken to the import stays in its field until that is done, for who comes
 * back without; then the field is for the next text.
 */

import { here, session } from "../outbox/storage.js";

const MEMORY = "brought"; // the name of the draft that was taken along
const DONE = "#imported"; // the import leads to a board with this,
const DONE_ELSEWHERE = "?imported=1"; // or to another page with this

/** Before the fields take up their drafts. */
export function connect() {
  const isElsewhere = location.search === DONE_ELSEWHERE;
  if (isElsewhere || location.hash === DONE) {
    session.set(session.get(MEMORY) || MEMORY, "");
    history.replaceState(history.state, "", location.pathname + (isElsewhere ? location.hash : location.search));
  }
  session.set(MEMORY, "");
  addEventListener("pageshow", ({ persisted }) => persisted && session.set(MEMORY, ""));
  document.addEventListener("submit", ({ target }) => {
    const { brings = "" } = target instanceof HTMLFormElement ? target.dataset : {};
    if (brings) session.set(MEMORY, `draft:${here()}:add:${brings}`);
  });
}
