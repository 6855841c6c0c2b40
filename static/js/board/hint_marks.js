/**
 * Marks notes with the hints that there are on them, each a link to its hint. They follow from all notes
 * together, and come as a part of the page of their own: `#hints`.
 */

/** Show them, and again after each change. */
export function connect() {
  show();
  document.addEventListener("board:changed", show);
}

function show() {
  const links = [...document.querySelectorAll("#hints > a")];
  const due = new Map(links.map((link) => [link.hash.replace("#hint-", "note-"), link]));
  for (const mark of document.querySelectorAll(".note > .note__hint")) {
    const { id } = /** @type {HTMLElement} */ (mark.parentElement);
    if (due.get(id)?.isEqualNode(mark)) due.delete(id);
    else mark.remove();
  }
  for (const [id, link] of due) document.getElementById(id)?.append(link.cloneNode());
}
