// What each event and each spot is to the date shown: hidden, still to come, past or current.

/** @import { Passes, Role, State, Story } from "./types.js" */

import { ROLES } from "./words.js";

// A spot counts by the highest rank of its events.
export const [HIDDEN, FUTURE, PAST, CURRENT] = [0, 1, 2, 3];
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
 * A function from an event's index to its rank; the chosen event is always current.
 * @param {Story} story
 * @param {State} state
 * @returns {(index: number) => number}
 */
export function ranker(story, state) {
  const { step, event: chosen, future } = state;
  const passes = filter(state);
  return (index) => {
    const event = story.events[index];
    if (!passes(event)) return HIDDEN;
    if (index === chosen || event.step === step) return CURRENT;
    if (event.step === null) return HIDDEN;
    if (event.step < step) return PAST;
    return future ? FUTURE : HIDDEN;
  };
}

/**
 * For each spot the highest rank of its events, and the role its sign takes from those.
 * @param {Story} story
 * @param {State} state
 * @returns {SpotRanks}
 */
export function spotRanks(story, state) {
  const rankOf = ranker(story, state);
  const ranks = new Uint8Array(story.spots.length);
  const roles = story.spots.map((spot, at) => {
    /** @type {Role} */
    let role = "background";
    for (const index of spot.events) {
      const rank = rankOf(index);
      if (rank < ranks[at] || rank === HIDDEN) continue;
      const own = story.events[index].role;
      const louder = ROLES.indexOf(own) < ROLES.indexOf(role);
      if (rank > ranks[at] || louder) role = own;
      ranks[at] = rank;
    }
    return role;
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
    spot.stops = [...new Set(stops.filter((stop) => stop !== null))];
  }
}
