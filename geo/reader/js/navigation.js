// Where to go: from a click, a key or a link to a date and an event.

/** @import { Store } from "./state.js" */
/** @import { Details } from "./card/details.js" */
/** @import { ReportText } from "./text/report.js" */
/** @import { Timeline } from "./timeline/timeline.js" */

import { afterPaint, narrow } from "./dom.js";
import { filter } from "./ranks.js";

export class Navigation {
  /**
   * @param {Store} store
   * @param {{ details: Details, text: ReportText, timeline: Timeline }} parts
   */
  constructor(store, { details, text, timeline }) {
    this.store = store;
    this.details = details;
    this.text = text;
    this.timeline = timeline;
  }

  /**
   * To a date; one before the first or after the last is the first or the last.
   * @param {number} step
   * @param {{ playing?: boolean, leap?: boolean }} [how]
   */
  go(step, { playing = false, leap = false } = {}) {
    const { state, story } = this.store;
    if (!story.steps.length) return;
    if (!playing) this.timeline.play(false);
    const to = Math.max(0, Math.min(story.steps.length - 1, step));
    if (to === state.step && state.event === null) return;
    this.details.close();
    this.store.set({ step: to, event: null }, { leap });
  }

  /**
   * To one event: its date, its place with what is told there, its sentences.
   * @param {number} index
   * @param {boolean} [scroll] bring its sentences into view
   * @param {string | null} [asked] the id by which it was asked for
   */
  choose(index, scroll = true, asked = null) {
    const { step, spot } = this.store.story.events[index];
    this.timeline.play(false);
    this.store.set({ event: index, asked, ...(step === null ? {} : { step }) }, { scroll });
    if (spot !== null) afterPaint(() => this.details.show(this.store, spot, filter(this.store.state)));
  }

  /**
   * To a place: of its events take one of this date, else the one next to it in time.
   * @param {number} spot
   */
  open(spot) {
    const { state, story } = this.store;
    const passes = filter(state);
    /** @param {number} index */
    const distance = (index) => {
      const at = story.events[index].step;
      return at === null ? Infinity : Math.abs(at - state.step);
    };
    const events = story.spots[spot].events.filter((index) => passes(story.events[index]));
    this.choose(events.reduce((best, index) => (distance(index) < distance(best) ? index : best)));
  }

  /**
   * From a place named in the text.
   * @param {number[]} events that it belongs to
   */
  toPlace(events) {
    this.choose(this.#nearest(events), false);
  }

  /**
   * From a date named in the text.
   * @param {number[]} events that it belongs to
   */
  toDate(events) {
    const index = this.#nearest(events);
    const { step } = this.store.story.events[index];
    if (step === null) this.choose(index, false);
    else this.go(step, { leap: true });
  }

  /**
   * From a lit sentence of the text: what it tells, one after the other where it tells more.
   * @param {number[]} events
   */
  toSentence(events) {
    if (!events.length) return;
    const at = events.indexOf(this.store.state.event ?? -1);
    this.choose(events[(at + 1) % events.length], false);
  }

  /**
   * To the date of what is being read, if it is not shown already.
   * @param {number[]} events that the sentence tells
   */
  follow(events) {
    const { state, story } = this.store;
    const passes = filter(state);
    const dated = events
      .map((index) => story.events[index])
      .filter((one) => passes(one) && one.step !== null);
    if (!dated.length || dated.some(({ step }) => step === state.step)) return;
    this.timeline.play(false);
    this.details.close();
    this.store.set({ step: dated[0].step ?? state.step, event: null }, { scroll: false });
  }

  /** @param {number[]} events */
  #nearest(events) {
    const { state, story } = this.store;
    return events.find((index) => story.events[index].step === state.step) ?? events[0];
  }

  /**
   * To a sentence of the report.
   * @param {number} event
   * @param {number} start
   */
  readQuote(event, start) {
    if (narrow()) this.details.close();
    this.store.set({ event }, { scroll: false, stay: true });
    afterPaint(() => this.text.bring(event, start));
  }

  /** Close what is told and choose no event. */
  close() {
    this.details.close();
    if (this.store.state.event !== null) this.store.set({ event: null }, { scroll: false });
  }

  /**
   * Where a link points; a report, date or event that is no longer there is passed over.
   * @param {import("./page.js").Where} where
   */
  visit({ date, event: id, report }) {
    if (report) this.text.open(Number(report) - 1);
    if (!date && !id) return this.close();
    const { coarser, days, events } = this.store.story;
    const event = events.findIndex((candidate) => candidate.ids.includes(id ?? ""));
    if (event >= 0) return this.choose(event, true, id);
    const steps = [days, ...Object.values(coarser)].flat();
    const step = steps.find((candidate) => candidate.date === date);
    if (step) this.go(events[step.events[0]].step ?? 0);
  }
}
