// Events without a date or a place: listed under the report and never dropped.

/** @import { Passes, Story, StoryEvent } from "../types.js" */

import { el } from "../dom.js";
import { eventArticle } from "./event.js";

export class OffMap {
  /** @type {{ event: StoryEvent, article: HTMLElement }[]} */
  #rows = [];

  /**
   * @param {HTMLElement} report
   * @param {{ onEvent: (event: number) => void, onQuote: (event: number, start: number) => void }} actions
   */
  constructor(report, { onEvent, onQuote }) {
    this.report = report;
    this.onEvent = onEvent;
    this.onQuote = onQuote;
    this.box = el("section", { class: "off-map", "aria-labelledby": "off-map-title" });
  }

  /**
   * Take another story.
   * @param {Story} story
   */
  load(story) {
    const rows = story.events.map((event, index) => ({ event, index }));
    const off = rows.filter(({ event }) => event.step === null || event.spot === null);
    this.#rows = off.map(({ event, index }) => ({ event, article: this.#article(story, event, index) }));
    this.box.replaceChildren(
      el("h2", { id: "off-map-title", text: "Without a date or a place" }),
      el("p", { text: "The report tells these too, but not when, or not where." }),
      ...this.#rows.map(({ article }) => article),
    );
    this.box.hidden = false;
    if (off.length) this.report.append(this.box);
    else this.box.remove();
  }

  /**
   * @param {Story} story
   * @param {StoryEvent} event
   * @param {number} index
   */
  #article(story, event, index) {
    const article = eventArticle(story, index, this.onQuote);
    const missing = [event.step === null ? "no date" : "", event.spot === null ? "no place on the map" : ""];
    article.querySelector(".line")?.append(` · ${missing.filter(Boolean).join(", ")}`);
    const click = () => this.onEvent(index);
    const show = { type: "button", class: "show", text: "Show", "data-event": event.id, on: { click } };
    article.querySelector("h3")?.append(el("button", show));
    return article;
  }

  /**
   * List only events that pass.
   * @param {Passes} passes
   */
  keep(passes) {
    for (const { event, article } of this.#rows) article.hidden = !passes(event);
    this.box.hidden = this.#rows.every(({ article }) => article.hidden);
  }
}
