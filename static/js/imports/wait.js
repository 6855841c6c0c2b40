/**
 * What is brought is on its way to the server, and is read there: after a moment the page says so, and offers to stop,
 * which changes nothing. The page itself stays until the answer is there, with all that was chosen and typed.
 */

const PATIENCE = 800; // ms
const FORMS = "#import, #drop";

/** @type {number | undefined} */
let timer;
let isSent = false;

/** Listen, on a page with a place for it. */
export function connect() {
  const place = document.getElementById("wait");
  if (!place) return;
  document.addEventListener("submit", (event) => onSubmit(event, place));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && isSent && stop(place));
  place.querySelector("button")?.addEventListener("click", () => stop(place));
  addEventListener("pageshow", () => end(place));
}

/** Pressed again while the first is under way, it would only be read twice. @param {SubmitEvent} event @param {HTMLElement} place */
function onSubmit(event, place) {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches(FORMS)) return;
  if (writes(form, event.submitter)) return;
  if (isSent) return event.preventDefault();
  isSent = true;
  timer = setTimeout(() => (place.hidden = false), PATIENCE);
}

/** Whether sending it may change something, so that stopping might come too late. @param {HTMLFormElement} form @param {HTMLElement | null} button */
function writes(form, button) {
  const file = form.querySelector("[type=file]");
  const isArchive = file instanceof HTMLInputElement && file.files?.[0]?.name.endsWith(".zip");
  return Boolean(isArchive) || button?.getAttribute("value") === "import";
}

/** @param {HTMLElement} place */
function stop(place) {
  globalThis.stop();
  end(place);
}

/** @param {HTMLElement} place */
function end(place) {
  isSent = false;
  clearTimeout(timer);
  place.hidden = true;
}
