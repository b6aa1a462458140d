// The story as it comes from Python, made ready for the map.

/** @import { Story, Unit } from "./types.js" */

import { cutOf } from "./map/geodesy.js";
import { ROLE_NAMES } from "./words.js";

const MOST_STEPS = 1000; // with more, a story opens by months or years

/**
 * Give spots and events the fields that only the reader needs. All spots stand on one side of where the globe is
 * cut open. Where nobody travels, what is related is the news itself: an event.
 * @param {Story} story as Python writes it
 * @returns {Story} the same object
 */
export function takeIn(story) {
  const { events, home, passages, spots } = story;
  const tour = spots.filter(({ stops }) => stops.length);
  const west = cutOf((tour.length > 1 ? tour : spots).map(({ lon }) => lon));
  for (const spot of home ? [...spots, home] : spots) {
    const lng = spot.lon + 360 * Math.ceil((west - spot.lon) / 360);
    Object.assign(spot, { lng, short: spot.label.split(",")[0] });
  }
  const kinds = hasTour(story) ? ROLE_NAMES : { ...ROLE_NAMES, related: "Event" };
  for (const event of events) Object.assign(event, { kind: kinds[event.role], passages: [] });
  for (const passage of passages) events[passage.event].passages.push(passage);
  Object.assign(story, { days: story.steps, unit: "day" });
  for (const leg of story.legs) leg.day = leg.step;
  const units = /** @type {Unit[]} */ (["day", ...Object.keys(story.coarser)]);
  const few = units.find((unit) => stepsOf(story, unit).length <= MOST_STEPS);
  return stepBy(story, few ?? units[units.length - 1]);
}

/**
 * @param {Story} story
 * @param {Unit} unit
 */
function stepsOf({ coarser, days }, unit) {
  return coarser[unit] ?? days;
}

/**
 * Let one step of the slider stand for a day, a month or a year.
 * @param {Story} story
 * @param {Unit} unit
 * @returns {Story} the same object
 */
export function stepBy(story, unit) {
  if (story.unit === unit) return story;
  const { days, events, legs, start, steps } = story;
  const [first] = steps[start]?.events ?? [];
  story.steps = stepsOf(story, unit);
  story.unit = unit;
  story.steps.forEach((step, index) => {
    for (const event of step.events) events[event].step = index;
  });
  for (const leg of legs) leg.step = events[days[leg.day].events[0]].step ?? 0;
  story.start = (first === undefined ? null : events[first].step) ?? 0;
  return story;
}

/** @param {Story} story */
export const hasTour = ({ events }) => events.some(({ role }) => role === "stop");
