// The current date in short: each of its events a button.

/** @import { Story } from "../types.js" */
/** @import { Store } from "../state.js" */

import { el, NARROW, narrow } from "../dom.js";
import { signIcon } from "../map/signs.js";
import { eventsOf } from "../ranks.js";
import { newSince } from "../text/reports.js";
import { events as counted, percent, STATUS_NAMES } from "../words.js";

const MOST = 200; // events of one date that can be listed

export class StepCard {
  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} map the card lies over it where there is room, else below it
   * @param {(event: number) => void} onEvent
   */
  constructor(box, map, onEvent) {
    this.box = box;
    this.onEvent = onEvent;
    const seat = () => (narrow() ? document.body : map).append(box);
    matchMedia(NARROW).addEventListener("change", seat);
    seat();
  }

  /** @param {Store} store */
  show(store, most = narrow() ? 2 : 5) {
    const { state, story } = store;
    const events = eventsOf(story, state);
    const date = state.step < 0 ? "No dated events" : story.steps[state.step].words;
    const hidden = state.least ? eventsOf(story, { ...state, least: 0 }).length - events.length : 0;
    const rows = events.slice(0, most).map((index) => this.#row(story, index));
    /** @type {HTMLElement[]} */
    const parts = [el("h2", { class: "unseen", text: date })];
    if (rows.length) parts.push(el("ul", {}, ...rows));
    if (events.length > most) parts.push(this.#more(store, events.length - most));
    if (hidden) parts.push(note(`${counted(hidden)} hidden: chance below ${percent(state.least)}`));
    else if (!rows.length) parts.push(note("Nothing of the tour on this date"));
    this.box.replaceChildren(...parts);
  }

  /**
   * @param {Story} story
   * @param {number} index
   */
  #row(story, index) {
    const event = story.events[index];
    const { disagree, id, place, reports, reviewed, role, status, title } = event;
    const kind = status === "happened" ? "" : `${STATUS_NAMES[status]} · `;
    const where = place ? place.label || place.name : "no place given";
    const told = [
      `${kind}${where}${place?.inferred ? " (inferred)" : ""}`,
      reports.length > 1 ? `${reports.length} reports` : "",
      disagree.length ? "reports disagree" : "",
      newSince(story, event),
    ];
    const text = told.filter(Boolean).join(" · ");
    const mark = reviewed ? null : el("span", { text: " · not checked" }); // apart: it is never cut short
    const line = el("small", {}, el("span", { text }), mark);
    const words = el("span", {}, el("b", { text: title }), line);
    const click = () => this.onEvent(index);
    const button = { type: "button", class: role, "data-event": id, on: { click } };
    return el("li", {}, el("button", button, signIcon(role, status), words));
  }

  /**
   * @param {Store} store
   * @param {number} number
   */
  #more(store, number) {
    const click = () => this.show(store, MOST);
    const text = `and ${number} more on this date`;
    return el("p", { class: "more" }, el("button", { type: "button", text, on: { click } }));
  }
}

/** @param {string} text */
const note = (text) => el("p", { class: "more", text });
