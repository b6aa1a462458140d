// All events as one table: the whole story for who listens to the page instead of looking at it.

/** @import { Passes, Story, StoryEvent } from "../types.js" */

import { el } from "../dom.js";
import { kindAndDate } from "../words.js";

export const MOST = 2000;

const HEADINGS = ["Event", "Kind and date", "Place", "Checked"];

export class Listing {
  /** @param {HTMLElement} report that it stands behind */
  constructor(report) {
    this.box = el("section", { class: "only-heard", "aria-label": "All events in a table" });
    report.after(this.box);
  }

  /**
   * Take another story, or keep only events that pass.
   * @param {Story} story
   * @param {Passes} passes
   */
  show(story, passes) {
    const { rows, more } = rowsOf(story.events.filter(passes));
    this.box.replaceChildren(
      el(
        "table",
        {},
        el("caption", { text: more ? `The first ${rows.length} events; ${more} more follow` : "All events" }),
        el("thead", {}, el("tr", {}, ...HEADINGS.map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, ...rows.map(row)),
      ),
    );
  }
}

/** @param {string[]} cells */
function row([title, ...others]) {
  return el("tr", {}, el("th", { scope: "row", text: title }), ...others.map((text) => el("td", { text })));
}

/**
 * The cells of each event, and how many events are left out.
 * @param {StoryEvent[]} events
 * @returns {{ rows: string[][], more: number }}
 */
export function rowsOf(events) {
  const rows = events.slice(0, MOST).map((event) => {
    const kind = event.when ? kindAndDate(event) : `${kindAndDate(event)} · no date`;
    return [
      event.title,
      kind,
      event.place?.label ?? "no place on the map",
      event.reviewed ? "yes" : "by nobody",
    ];
  });
  return { rows, more: events.length - rows.length };
}
