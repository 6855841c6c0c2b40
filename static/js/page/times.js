/** Points in time in the reader's zone and language; the server's words stand until then. */

const page = document.documentElement.lang || "en";
/** The page's language as the reader writes it: days before months, or months before days. */
const language = navigator.languages.find((one) => one.split("-")[0] === page.split("-")[0]) ?? page;
const format = {
  full: new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }),
  clock: new Intl.DateTimeFormat(language, { timeStyle: "short" }),
  day: new Intl.DateTimeFormat(language, { dateStyle: "full" }),
  ago: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
};

/** Seconds of each unit, longest first. @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Write one time as its `data-time` asks: ago, clock or full. @param {HTMLTimeElement} time */
export function tell(time) {
  const at = new Date(time.dateTime);
  const [clock, full] = [format.clock.format(at), format.full.format(at)];
  const isRecent = Date.now() - at.getTime() < 86_400_000;
  const words = { ago: ago(at), clock: isRecent ? `${clock} · ${ago(at)}` : clock, full }[time.dataset.time ?? ""];
  if (!words) return;
  time.textContent = words;
  if (words !== full) time.title = full;
}

/** Put the events of a history under the reader's own days. @param {HTMLElement} history */
export function regroup(history) {
  const shown = [...history.querySelectorAll(".day")];
  const dayOf = (/** @type {Element} */ event) => new Date(event.querySelector("time")?.dateTime ?? "").toDateString();
  const days = Map.groupBy(history.querySelectorAll(".event"), dayOf);
  shown[0]?.before(...[...days].map(([day, events]) => daySection(shown[0], new Date(day), events)));
  for (const day of shown) day.remove();
}

/** @param {Element} model @param {Date} day @param {Element[]} events */
function daySection(model, day, events) {
  const section = /** @type {Element} */ (model.cloneNode(true));
  section.querySelector("ol")?.replaceChildren(...events);
  const time = section.querySelector("time");
  if (time) {
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - day.getTime()) / 86_400_000);
    const date = format.day.format(day);
    time.textContent = days < 2 ? `${format.ago.format(-days, "day")}, ${date}` : date;
    time.removeAttribute("datetime");
  }
  return section;
}

/** "3 hours ago", "yesterday". @param {Date} at */
function ago(at) {
  const seconds = Math.max(0, (Date.now() - at.getTime()) / 1000);
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? ["second", 1];
  return unit === "second" ? format.ago.format(0, "second") : format.ago.format(-Math.floor(seconds / length), unit);
}
