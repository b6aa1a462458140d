// The lines above the headline: who wrote the report and when, on which terms, whether a person checked the map.

/** @import { Report, Story } from "../types.js" */

import { el } from "../dom.js";
import { events } from "../words.js";
import { newSince } from "./reports.js";

/**
 * @param {Story} story
 * @param {Report} report
 */
export function kickers(story, report) {
  const { publisher, byline, published, url, rights } = report;
  const all = story.events;
  const source = url
    ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: publisher || url })
    : publisher;
  const known = [source, byline, published].filter(Boolean);
  const by = known.flatMap((part, at) => (at ? [" · ", part] : [part]));
  const checked = all.filter(({ reviewed }) => reviewed).length;
  const drawn = checked
    ? `Map drawn by machine; ${checked} of ${events(all.length)} reviewed since`
    : "Map drawn by machine, checked by nobody";
  const lines = [el("p", { class: "kicker" }, ...by)];
  if (rights) lines.push(el("p", { class: "kicker", text: rights }));
  if (checked < all.length) lines.push(el("p", { class: "kicker unchecked", text: drawn }));
  const isNewest = report === story.reports.at(-1) && all.some(({ fresh }) => fresh);
  if (isNewest) {
    const text = newSince(story, { fresh: true });
    lines.push(el("p", { class: "kicker" }, el("span", { class: "fresh", text }), ": so marked"));
  }
  return lines;
}
