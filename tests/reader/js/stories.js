// Small stories for tests, as the reader takes them in.

import { takeIn } from "../../../geo/reader/js/story.js";

/** An event; of a place and a date unless told otherwise. */
export const event = (fields) => ({
  id: "e",
  title: "Something happens",
  role: "background",
  status: "happened",
  step: 0,
  spot: 0,
  place: null,
  stop: null,
  chance: null,
  ids: [fields?.id ?? "e"],
  ...fields,
});

/** A story of these events and spots; steps and events of spots follow from the events. */
export function story(events, spots = [spot()], fields = {}) {
  const last = Math.max(-1, ...events.map(({ step }) => step ?? -1));
  const at = (key, value) => events.flatMap((one, index) => (one[key] === value ? [index] : []));
  const steps = Array.from({ length: last + 1 }, (_, index) => ({ date: "", events: at("step", index) }));
  const placed = spots.map((one, index) => ({ ...one, events: at("spot", index) }));
  const empty = { text: "", passages: [], legs: [], start: 0, coarser: {} };
  return takeIn({ ...empty, events, spots: placed, steps, ...fields });
}

export const spot = (lat = 0, lon = 0, fields = {}) => ({
  lat,
  lon,
  radius: null,
  label: "Somewhere, Land",
  precision: "city",
  area: false,
  inferred: false,
  country: null,
  outline: null,
  soft: false,
  stops: [],
  ...fields,
});

/** What is shown at the start. */
export const state = (fields) => ({
  step: 0,
  event: null,
  asked: null,
  tourOnly: false,
  least: 0,
  future: true,
  ...fields,
});
