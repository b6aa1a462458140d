// What is shown: the date, the chosen event and the filters. Parts read it; only `set` changes it.

/** @import { How, State, Story } from "./types.js" */

/** Up to so many spots each has a sign of its own all the time. */
export const FEW = 300;

export class Store {
  /**
   * @param {Story} story
   * @param {(before: State, how: How) => void} onChange called after each change
   */
  constructor(story, onChange) {
    this.story = story;
    this.onChange = onChange;
    /** @type {State} */
    this.state = {
      step: story.steps.length ? story.start : -1,
      event: null,
      asked: null,
      tourOnly: false,
      least: 0,
      future: story.spots.length <= FEW,
    };
  }

  /**
   * @param {Partial<State>} change
   * @param {How} [how]
   */
  set(change, how = {}) {
    const before = this.state;
    this.state = { ...before, ...change };
    this.onChange(before, how);
  }

  /**
   * Take another version of the story; where it is shown stays (see `carryOver`).
   * @param {Story} story
   */
  load(story) {
    this.state = carryOver(this.story, this.state, story);
    this.story = story;
  }

  /** The date shown (EDTF) and the chosen event's id. */
  get position() {
    const { step } = this.state;
    return {
      date: step < 0 ? null : this.story.steps[step].date,
      event: chosenId(this.story, this.state),
    };
  }
}

/**
 * The id by which the chosen event was asked for, where it is one of those that are shown as this event; else the
 * first of them.
 * @param {Story} story
 * @param {State} state
 */
function chosenId({ events }, { event, asked }) {
  if (event === null) return null;
  const { id, ids } = events[event];
  return asked && ids.includes(asked) ? asked : id;
}

/**
 * The state for another version of a story: the same event if it is still there, the same date or the last
 * before it that is still there. A chosen event that has moved to another date is followed.
 * @param {Story} before
 * @param {State} state
 * @param {Story} after
 * @returns {State}
 */
export function carryOver(before, state, after) {
  const chosen = state.event === null ? null : before.events[state.event];
  const id = chosenId(before, state);
  const event = after.events.findIndex(({ ids }) => ids.includes(id ?? ""));
  const moved = chosen?.step === state.step ? after.events[event]?.step : null;
  const kept = event < 0 ? null : event;
  return { ...state, event: kept, step: moved ?? sameDate(before, state.step, after) };
}

/**
 * @param {Story} before
 * @param {number} step
 * @param {Story} after
 */
function sameDate(before, step, after) {
  if (!after.steps.length) return -1;
  if (step < 0) return after.start;
  for (let at = step; at >= 0; at--) {
    const same = after.steps.findIndex(({ date }) => date === before.steps[at].date);
    if (same >= 0) return same;
  }
  return 0;
}
