/**
 * Keys of the big screen. A wall, or what came out of a vote, that does not fit is turned page by page:
 * a page is as many texts or rows as the window has room for, below the heading they belong to.
 * B blanks the screen. The console has keys of its own, in its own window.
 */

/** The page that is shown, and of which step. */
const shown = { page: 0, of: "" };
const KEYS = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };

/** What stands on pages: explained boxes, texts, also folded ones once they are unfolded, and rows below the one that names them. */
const ITEMS = ".wall > * > .wall__text, .wall__rest > summary, .wall__rest[open] .wall__text, .explained__box, tr:not(:has(> [scope=rowgroup]))";

/** Boxes, what is explained of them, or groups of rows. @param {HTMLElement} paged */
const partsOf = (paged) => /** @type {HTMLElement[]} */ ([...paged.querySelectorAll(".wall, .explained, tbody")]);

/** @param {HTMLElement} part */
const itemsOf = (part) => /** @type {HTMLElement[]} */ ([...part.querySelectorAll(ITEMS)]);

/** What fits together, in order. @param {HTMLElement} paged @returns {HTMLElement[][]} */
function pagesOf(paged) {
  const end = Number.parseFloat(getComputedStyle(paged).paddingBlockEnd);
  const begin = partsOf(paged)[0]?.getBoundingClientRect().top ?? 0;
  const room = paged.getBoundingClientRect().bottom - end - begin;
  /** @type {HTMLElement[][]} */
  const pages = [];
  let start = -Infinity;
  for (const part of partsOf(paged)) {
    const items = itemsOf(part);
    const head = (items[0]?.getBoundingClientRect().top ?? 0) - part.getBoundingClientRect().top;
    for (const item of items) {
      const { top, bottom } = item.getBoundingClientRect();
      if (!pages.length || bottom - start > room + 1) {
        pages.push([]);
        start = top - head;
      }
      pages.at(-1)?.push(item);
    }
  }
  return pages;
}

/** Turn to a page of what is shown, or to the nearest there is. @param {number} wanted */
function turn(wanted) {
  const paged = /** @type {HTMLElement | null} */ (document.querySelector("[data-pages]"));
  const words = document.getElementById("pages");
  if (!paged || !words) return;
  const parts = partsOf(paged);
  for (const one of [...parts, ...parts.flatMap(itemsOf)]) one.hidden = false;
  const pages = pagesOf(paged);
  const page = paged.dataset.pages === shown.of ? Math.max(0, Math.min(wanted, pages.length - 1)) : 0;
  Object.assign(shown, { page, of: paged.dataset.pages });
  const here = new Set(pages[page]);
  for (const part of parts) {
    const items = itemsOf(part);
    for (const item of items) item.hidden = !here.has(item);
    part.hidden = items.length > 0 && items.every((item) => item.hidden);
  }
  const said = (words.dataset.words ?? "").replace("{page}", String(page + 1)).replace("{all}", String(pages.length));
  words.textContent = pages.length > 1 ? said : "";
}

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, altKey, metaKey, repeat } = event;
  if (ctrlKey || altKey || metaKey || repeat) return;
  if (/^[b.]$/i.test(key)) document.body.classList.toggle("is-blank");
  const by = KEYS[/** @type {keyof typeof KEYS} */ (key)];
  if (!by) return;
  event.preventDefault();
  turn(shown.page + by);
});

for (const name of ["htmx:afterSettle", "htmx:oobAfterSwap"]) document.addEventListener(name, () => turn(shown.page));
document.addEventListener("toggle", () => turn(shown.page), true); // it does not bubble
addEventListener("resize", () => turn(shown.page));
document.fonts.ready.then(() => turn(shown.page));
