/**
 * Passages of an interview are marked where they stand: what one selects is offered as a quote, and joins those
 * that are chosen. Ticking a sentence does the same for all of it, and needs no script.
 */

const list = /** @type {HTMLElement | null} */ (document.querySelector(".quotes__list"));
const offer = /** @type {HTMLElement | null} */ (document.getElementById("mark"));
const marked = document.getElementById("marked");
const copy = /** @type {HTMLTemplateElement | null} */ (document.getElementById("marked-one"));

/** @type {Map<HTMLInputElement, Range[]>} where in the text each marked passage stands */
const places = new Map();

/** What is selected in the list, and nothing else. @returns {Range | undefined} */
function selected() {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  return list?.contains(range.commonAncestorContainer) ? range : undefined;
}

const words = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });

/** What of each sentence is selected, in whole words. @param {Range} range @returns {Range[]} */
function partsOf(range) {
  const sentences = [...list?.querySelectorAll("[data-sentence]") ?? []].filter((one) => range.intersectsNode(one));
  return sentences.map((sentence) => {
    const text = /** @type {Text} */ (sentence.firstChild);
    let start = range.startContainer === text ? range.startOffset : 0;
    let end = range.endContainer === text ? range.endOffset : text.length;
    for (const { index, segment, isWordLike } of words.segment(text.data)) {
      const after = index + segment.length;
      if (isWordLike && index < start && start < after) start = index;
      if (isWordLike && index < end && end < after) end = after;
    }
    const part = document.createRange();
    part.setStart(text, start);
    part.setEnd(text, end);
    return part;
  }).filter((part) => part.toString().trim());
}

function show() {
  const range = selected();
  const isText = range !== undefined && partsOf(range).length > 0;
  if (!list || !offer) return;
  offer.hidden = !isText;
  if (!range || !isText) return;
  const end = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  offer.style.translate = "";
  const { left, top } = offer.getBoundingClientRect();
  const x = Math.min(end.right - left, list.clientWidth - offer.offsetWidth);
  offer.style.translate = `${Math.max(0, x)}px ${end.bottom - top + 4}px`;
}

function mark() {
  const range = selected();
  const parts = range ? partsOf(range) : [];
  if (!parts.length) return;
  const passage = parts.map((part) => part.toString().trim()).join(" ");
  const sentence = parts[0].startContainer.parentElement;
  const tick = sentence?.parentElement?.querySelector("input");
  if (tick && passage === sentence?.textContent?.trim()) tick.checked = true;
  else places.set(added(passage), parts);
  document.getSelection()?.removeAllRanges();
  paint();
}

/** A passage among those that are chosen. @param {string} passage @returns {HTMLInputElement} */
function added(passage) {
  const one = /** @type {HTMLElement} */ (/** @type {Node} */ (copy?.content.firstElementChild).cloneNode(true));
  const input = /** @type {HTMLInputElement} */ (one.querySelector("input"));
  input.value = passage;
  /** @type {Element} */ (one.querySelector("span")).textContent = passage;
  marked?.append(one);
  return input;
}

/** Passages that are chosen look marked in the text, too. */
function paint() {
  const chosen = [...places].filter(([input]) => input.checked).flatMap(([, parts]) => parts);
  CSS.highlights?.set("quoted", new Highlight(...chosen));
}

if (list && offer) {
  document.addEventListener("selectionchange", show);
  show(); // for who was faster than the script
  // Pressing the button takes nothing from the selection.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("click", mark);
  marked?.addEventListener("change", paint);
  // Selecting within a sentence is no click on its box.
  list.addEventListener("click", (event) => {
    if (selected() && event.target !== offer) event.preventDefault();
  });
}
