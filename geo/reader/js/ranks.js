// What each event and each spot is to the date shown: hidden, still to come, past or current.

/** @import { Passes, Role, State, Story } from "./types.js" */

import { ROLES } from "./words.js";

// A spot counts by the highest rank of its events; but a stop to come is never hidden by what was there before.
export const [HIDDEN, FUTURE, PAST, CURRENT] = [0, 1, 2, 3];
const STOP = ROLES.indexOf("stop");
const NEVER = -2; // the step of an event without a date: -1 is shown where a story has no steps
export const RANK_NAMES = ["", "future", "past", "current"];

/**
 * @typedef {{ ranks: Uint8Array, roles: Role[] }} SpotRanks for each spot its rank and the role of its sign
 * @typedef {{ rank: string, role: Role, planned: boolean, claimed: boolean }} SignState what a sign shows
 */

/**
 * A function from an event to whether the filters let it through; one without a chance passes any `least`.
 * @param {Pick<State, "tourOnly" | "least">} state
 * @returns {Passes}
 */
export function filter({ tourOnly, least }) {
  return (event) => (!tourOnly || event.role === "stop") && (event.chance === null || event.chance >= least);
}

/**
 * What a step asks of each event and each spot, as arrays of numbers: stories have up to 100,000 events.
 * @typedef {object} Columns
 * @property {Int32Array} steps of each event, NEVER without one
 * @property {Uint8Array} roles of each event, by their place in ROLES
 * @property {Uint8Array} passing of each event, whether the filters let it through
 * @property {string} filters by which they do
 * @property {Int32Array} first for each spot where its events begin in `told`, and one more for the end
 * @property {Int32Array} told the events of all spots, one spot after the other
 */

/** By the steps shown, which are others when the story or the unit is another. @type {WeakMap<Story["steps"], Columns>} */
const known = new WeakMap();

/**
 * @param {Story} story
 * @param {State} state
 * @returns {Columns}
 */
function columnsOf({ events, spots, steps }, state) {
  const filters = `${state.tourOnly} ${state.least}`;
  const columns = known.get(steps) ?? {
    steps: Int32Array.from(events, ({ step }) => step ?? NEVER),
    roles: Uint8Array.from(events, ({ role }) => ROLES.indexOf(role)),
    passing: new Uint8Array(events.length),
    filters: "",
    first: new Int32Array(spots.length + 1),
    told: Int32Array.from(spots.flatMap((spot) => spot.events)),
  };
  if (columns.filters === filters) return columns;
  spots.forEach((spot, at) => (columns.first[at + 1] = columns.first[at] + spot.events.length));
  const passes = filter(state);
  events.forEach((event, index) => (columns.passing[index] = Number(passes(event))));
  columns.filters = filters;
  known.set(steps, columns);
  return columns;
}

/**
 * A function from an event's index to its rank; the chosen event is always current.
 * @param {Story} story
 * @param {State} state
 * @returns {(index: number) => number}
 */
export function ranker(story, state) {
  const { step: now, event: chosen } = state;
  const { passing, steps } = columnsOf(story, state);
  const later = state.future ? FUTURE : HIDDEN;
  return (index) => {
    if (!passing[index]) return HIDDEN;
    const step = steps[index];
    if (index === chosen || step === now) return CURRENT;
    if (step === NEVER) return HIDDEN;
    return step < now ? PAST : later;
  };
}

/**
 * How much an event says at its spot: a current one most, then a stop, past before to come.
 * @param {number} rank
 * @param {number} role by its place in ROLES
 * @returns {number}
 */
function weight(rank, role) {
  return rank === CURRENT ? CURRENT + 2 : rank + (role === STOP ? 2 : 0);
}

/**
 * For each spot the rank of the event that says most, and the role its sign takes from those of that rank.
 * @param {Story} story
 * @param {State} state
 * @returns {SpotRanks}
 */
export function spotRanks(story, state) {
  const rankOf = ranker(story, state);
  const { first, roles: own, told } = columnsOf(story, state);
  const ranks = new Uint8Array(story.spots.length);
  const roles = story.spots.map((_, at) => {
    let role = ROLES.length - 1;
    let most = 0;
    for (let i = first[at]; i < first[at + 1]; i++) {
      const rank = rankOf(told[i]);
      const says = rank === HIDDEN ? -1 : weight(rank, own[told[i]]);
      if (says < most) continue;
      if (says > most || own[told[i]] < role) role = own[told[i]];
      most = says;
      ranks[at] = rank;
    }
    return ROLES[role];
  });
  return { ranks, roles };
}

/**
 * What the sign of one spot shows.
 * @param {Story} story
 * @param {State} state
 * @param {number} at index of the spot
 * @param {SpotRanks} signs
 * @returns {SignState}
 */
export function spotState(story, state, at, { ranks, roles }) {
  const rankOf = ranker(story, state);
  const told = story.spots[at].events.filter((index) => rankOf(index) === ranks[at]);
  const ofRole = told.map((index) => story.events[index]).filter((event) => event.role === roles[at]);
  /** @param {string} status */
  const all = (status) => ofRole.every((event) => event.status === status);
  return { rank: RANK_NAMES[ranks[at]], role: roles[at], planned: all("planned"), claimed: all("claimed") };
}

/**
 * The events of the date shown, numbered stops first, then by role.
 * @param {Story} story
 * @param {State} state
 * @returns {number[]}
 */
export function eventsOf(story, state) {
  if (state.step < 0) return [];
  /** @param {number} index */
  const weight = (index) => {
    const event = story.events[index];
    const numbered = event.role === "stop" && event.spot !== null && story.spots[event.spot].stops.length;
    return numbered ? 0 : 1 + ROLES.indexOf(event.role);
  };
  const passes = filter(state);
  const shown = story.steps[state.step].events.filter((index) => passes(story.events[index]));
  return shown.sort((a, b) => weight(a) - weight(b));
}

/**
 * Give each spot the numbers of its stops whose event passes.
 * @param {Story} story
 * @param {Passes} passes
 */
export function numberStops({ spots, events }, passes) {
  for (const spot of spots) {
    const stops = spot.events
      .map((index) => events[index])
      .filter(passes)
      .map(({ stop }) => stop);
    spot.stops = [...new Set(stops.filter((stop) => stop !== null))].sort((a, b) => a - b);
  }
}
