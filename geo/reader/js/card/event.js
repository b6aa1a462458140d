// One event in full: its sentences, why this date, and where the place comes from.

/** @import { Passage, Place, Story, StoryEvent } from "../types.js" */

import { el } from "../dom.js";
import { signIcon } from "../map/signs.js";
import { newSince, saidBy } from "../text/reports.js";
import { kindAndDate, percent } from "../words.js";

/**
 * @param {Story} story
 * @param {number} index
 * @param {(event: number, start: number) => void} onQuote
 */
export function eventArticle(story, index, onQuote) {
  const event = story.events[index];
  return el(
    "article",
    { class: `event ${event.role}` },
    el("h3", {}, signIcon(event.role, event.status), el("span", { text: event.title })),
    el("p", { class: "line", text: kindAndDate(event) }),
    event.reviewed
      ? null
      : el("p", { class: "machine unchecked", text: "Drawn by machine, checked by nobody" }),
    ...agreement(story, event, onQuote),
    ...quotes(story, event, onQuote),
    ...facts(event),
    ...doubts(event),
  );
}

/**
 * How many reports say so, what they differ in, and the other tellings; nothing in a story of one report.
 * @param {Story} story
 * @param {StoryEvent} event
 * @param {(event: number, start: number) => void} onQuote
 */
function agreement(story, event, onQuote) {
  const said = [saidBy(story, event), newSince(story, event)].filter(Boolean).join(" · ");
  if (!said) return [];
  const others = event.beside.map((index) => {
    const other = story.events[index];
    const text = `Told otherwise: ${kindAndDate(other)}${other.place ? `, ${other.place.label}` : ""}`;
    const click = () => onQuote(index, other.passages[0].start);
    return el("p", { class: "beside" }, el("button", { type: "button", text, on: { click } }));
  });
  const disagree = event.disagree.map((text) =>
    el("p", { class: "disagree" }, el("b", { text: "Reports disagree: " }), text),
  );
  const later = event.later.map((text) =>
    el("p", { class: "disagree" }, el("b", { text: "Updated: " }), text),
  );
  const whose = el("p", { class: `said${event.fresh ? " fresh" : ""}`, text: said });
  return [whose, ...disagree, ...later, ...others];
}

/**
 * Its sentences; of several reports each under its name.
 * @param {Story} story
 * @param {StoryEvent} event
 * @param {(event: number, start: number) => void} onQuote
 */
function quotes(story, event, onQuote) {
  const several = story.reports.length > 1;
  return [...new Set(event.passages.map(({ report }) => report))].flatMap((report) => {
    const own = bestFirst(event.passages.filter((passage) => passage.report === report));
    const { name, published } = story.reports[report];
    const told = own.map((passage) => quote(story, passage, onQuote));
    return several ? [el("p", { class: "whose", text: `${name}, ${published}` }), ...told] : told;
  });
}

/**
 * Why this date and where; how the place was found stands behind "More".
 * @param {StoryEvent} event
 */
function facts(event) {
  const { place, reason } = event;
  /** @type {[name: string, words: string][]} */
  const found = place ? [["Source", source(place)]] : [];
  if (place?.rejected) found.push(["Not taken", place.rejected]);
  const more = el("details", { class: "more" }, el("summary", { text: "More" }), list(found));
  const told = list([
    ["Date", reason],
    ["Place", where(event)],
  ]);
  return [told, ...(found.length ? [more] : [])];
}

/** @param {[name: string, words: string][]} rows */
function list(rows) {
  return el("dl", {}, ...rows.flatMap(([name, text]) => [el("dt", { text: name }), el("dd", { text })]));
}

/** @param {StoryEvent} event */
function where({ place, spot }) {
  if (!place) return "The report names no place";
  if (spot === null) return `“${place.name}” was not found on any map`;
  if (place.runnersUp.length) {
    const others = place.runnersUp.join(" or ");
    return `Put at ${place.label}; the report does not tell which “${place.name}” is meant, perhaps ${others}`;
  }
  return place.inferred ? `Put at ${place.label}; the report does not say exactly where` : place.label;
}

/**
 * Sentences that name the place and the date first: the others follow from them.
 * @param {Passage[]} passages
 */
function bestFirst(passages) {
  const weight = (/** @type {Passage} */ { place, date }) => Number(Boolean(place)) + Number(Boolean(date));
  return [...passages].sort((a, b) => weight(b) - weight(a));
}

/** @param {Place} place */
function source({ name, geocoder, source_id, licence, precision }) {
  if (!precision) return `“${name}”: ${geocoder || "not asked for yet"}`;
  const record = [source_id, licence && `(${licence})`].filter(Boolean).join(" ");
  return `“${name}” found as a ${precision} by ${geocoder}${record && `: ${record}`}`;
}

/**
 * How sure the machine is, and what else it thought possible.
 * @param {StoryEvent} event
 */
function doubts({ chance, placeChance, dateChance, runnersUp }) {
  const said = [];
  const apart =
    placeChance === null || dateChance === null
      ? ""
      : ` (the place ${percent(placeChance)}, the date ${percent(dateChance)})`;
  if (chance !== null) said.push(`Chance that place and date are right: ${percent(chance)}${apart}`);
  if (runnersUp) said.push(`It might also be: ${runnersUp}`);
  return said.map((text) => el("p", { class: "machine", text }));
}

/**
 * The sentence word for word, its mentions marked; a click shows it in the report.
 * @param {Story} story
 * @param {Passage} passage
 * @param {(event: number, start: number) => void} onQuote
 */
function quote({ text, language }, { start, end, place, date, event }, onQuote) {
  const title = "Show this sentence in the report";
  const button = el("button", { type: "button", title, on: { click: () => onQuote(event, start) } });
  let at = start;
  for (const span of [place, date].sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0))) {
    if (!span || span[0] < at) continue;
    button.append(text.slice(at, span[0]), el("mark", { text: text.slice(...span) }));
    at = span[1];
  }
  button.append(text.slice(at, end));
  return el("blockquote", { class: "quote", lang: language }, button);
}
