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

  /** The date shown (EDTF) and the chosen event's id. */
  get position() {
    const { step, event } = this.state;
    return {
      date: step < 0 ? null : this.story.steps[step].date,
      event: event === null ? null : this.story.events[event].id,
    };
  }
}
