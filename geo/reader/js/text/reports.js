// Whose text is on the left: a tab for each report of the story, where it has several.

/** @import { Passage, Story } from "../types.js" */

import { el } from "../dom.js";

/** @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export class Reports {
  /** @type {HTMLElement[]} */
  #tabs = [];
  /** The report shown. */
  current = 0;

  /** @param {(report: number) => void} onChoose */
  constructor(onChoose) {
    this.onChoose = onChoose;
    const on = { keydown: (/** @type {KeyboardEvent} */ event) => this.#move(event) };
    this.box = el("div", { class: "reports", role: "tablist", "aria-label": "Whose text is shown", on });
  }

  /**
   * Take another story; the report shown stays where there is one in its place. Of the first story it is the newest.
   * @param {Story} story
   */
  load({ reports, since }) {
    const newest = reports.length - 1;
    this.current = Math.min(this.#tabs.length ? this.current : newest, newest);
    this.#tabs = reports.map(({ day, name, title, toll }, report) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: tabId(report),
          title,
          on: { click: () => this.onChoose(report) },
        },
        el("b", { text: name }),
        el("small", {
          text: [day, report === newest && since && "newest", toll].filter(Boolean).join(" · "),
        }),
      ),
    );
    this.box.replaceChildren(...this.#tabs);
    this.box.hidden = !newest;
    this.show(this.current);
  }

  /** @param {number} report */
  show(report) {
    this.current = report;
    this.#tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === report));
      tab.tabIndex = at === report ? 0 : -1;
    });
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const to = MOVES[event.key]?.(this.current, this.#tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // elsewhere these keys step through the dates
    this.onChoose(to);
    this.#tabs[to].focus();
  }
}

/** @param {number} report */
export const tabId = (report) => `report-tab-${report}`;

/**
 * The sentence of an event to bring into view: of the report shown where it tells the event, else of the first
 * that does; one with mentions of its place and its date before one with either, and that before others.
 * @param {Passage[]} passages of the event
 * @param {number} current the report shown
 */
export function leadOf(passages, current) {
  const own = passages.filter(({ report }) => report === current);
  const told = own.length ? own : passages;
  const says = (/** @type {Passage} */ { place, date }) => Number(Boolean(place)) + Number(Boolean(date));
  return told.reduce((best, one) => (says(one) > says(best) ? one : best), told[0]);
}

/**
 * How many reports tell an event, in words; "" in a story of one report.
 * @param {Story} story
 * @param {{ reports: number[], beside: number[] }} event
 */
export function saidBy({ reports: all }, { reports, beside }) {
  if (all.length < 2) return "";
  if (reports.length === 1) return `Only ${all[reports[0]].name} says so`;
  return `${reports.length} reports ${beside.length ? "tell it, not all alike" : "say so"}`;
}

/**
 * Since when an event is new, in words; "" where it is not.
 * @param {Story} story
 * @param {{ fresh: boolean }} event
 */
export function newSince({ since }, { fresh }) {
  if (!fresh) return "";
  return since ? `New since ${since}` : "New in the last report";
}
