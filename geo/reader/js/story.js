// The story as it comes from Python, made ready for the map.

/** @import { Story } from "./types.js" */

import { ROLE_NAMES } from "./words.js";

/**
 * Give spots and events the fields that only the reader needs. Legs take the short way round: a stop across the
 * date line gets a longitude beyond 180. Where nobody travels, what is related is the news itself: an event.
 * @param {Story} story as Python writes it
 * @returns {Story} the same object
 */
export function takeIn(story) {
  const { events, legs, passages, spots } = story;
  for (const spot of spots) Object.assign(spot, { lng: spot.lon, short: spot.label.split(",")[0] });
  for (const { from, to } of legs) spots[to].lng += 360 * Math.round((spots[from].lng - spots[to].lng) / 360);
  const kinds = hasTour(story) ? ROLE_NAMES : { ...ROLE_NAMES, related: "Event" };
  for (const event of events) Object.assign(event, { kind: kinds[event.role], passages: [] });
  for (const passage of passages) events[passage.event].passages.push(passage);
  return story;
}

/** @param {Story} story */
export const hasTour = ({ events }) => events.some(({ role }) => role === "stop");
