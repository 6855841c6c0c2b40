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

/** Write one time as its `data-time` asks: ago, clock, day or full. @param {HTMLTimeElement} time */
export function tell(time) {
  const at = new Date(time.dateTime);
  if (time.dataset.time === "ago") {
    time.textContent = ago(at);
    time.title = format.full.format(at);
  } else if (time.dataset.time === "clock") {
    const recent = Date.now() - at.getTime() < 86_400_000;
    time.textContent = recent ? `${format.clock.format(at)} · ${ago(at)}` : format.clock.format(at);
    time.title = format.full.format(at);
  } else if (time.dataset.time === "full") {
    time.textContent = format.full.format(at);
  }
}

/** Put the events of a history under the reader's own days. @param {HTMLElement} history */
export function regroup(history) {
  const shown = [...history.querySelectorAll(".day")];
  const model = shown[0];
  if (!model) return;
  const place = document.createElement("div");
  shown[0]?.before(place);
  /** @type {string} */
  let current = "";
  /** @type {Element | undefined} */
  let section;
  for (const event of history.querySelectorAll(".event")) {
    const at = new Date(event.querySelector("time")?.dateTime ?? "");
    if (at.toDateString() !== current) {
      current = at.toDateString();
      section = daySection(model, at);
      place.append(section);
    }
    section?.querySelector("ol")?.append(event);
  }
  for (const day of shown) day.remove();
  place.replaceWith(...place.childNodes);
}

/** An empty section for a day. @param {Element} model @param {Date} at */
function daySection(model, at) {
  const section = /** @type {Element} */ (model.cloneNode(true));
  section.querySelector("ol")?.replaceChildren();
  const time = section.querySelector("time");
  if (time) {
    const midnight = new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0);
    const days = Math.round(midnight / 86_400_000);
    const date = format.day.format(at);
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
