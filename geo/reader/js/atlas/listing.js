// The sentences beside the map: the first events that it shows, in order of their days.

/** @import { Around, Bounds, Row, View } from "./link.js" */

import { el } from "../dom.js";
import { percent, STATUS_NAMES } from "../words.js";

const NUMBER = new Intl.NumberFormat("en");
/** @param {number} number */
const events = (number) => (number === 1 ? "1 event" : `${NUMBER.format(number)} events`);

export class Listing {
  /**
   * @param {HTMLElement} frame
   * @param {{ onOpen: (row: Row) => void, onMore: () => void, onNowhere: (nowhere: boolean) => void,
   *   onElsewhere: (bounds: Bounds) => void }} actions
   */
  constructor(frame, { onOpen, onMore, onNowhere, onElsewhere }) {
    this.onOpen = onOpen;
    this.summary = el("p", { class: "summary", role: "status" });
    this.nowhere = el("button", {
      type: "button",
      class: "nowhere",
      "aria-pressed": "false",
      hidden: true,
      on: { click: () => onNowhere(this.nowhere.getAttribute("aria-pressed") !== "true") },
    });
    /** @type {Bounds | null} of what lies in other parts of the map */
    this.bounds = null;
    this.elsewhere = el("button", {
      type: "button",
      class: "elsewhere",
      hidden: true,
      on: { click: () => this.bounds && onElsewhere(this.bounds) },
    });
    this.error = el("p", { class: "error", role: "alert", hidden: true });
    this.list = el("ol", { class: "events", "aria-label": "Events" });
    this.more = el("button", {
      type: "button",
      class: "more",
      text: "Show more",
      hidden: true,
      on: { click: onMore },
    });
    frame.append(this.summary, this.elsewhere, this.nowhere, this.error, this.list, this.more);
  }

  /** How many rows are listed. */
  get length() {
    return this.list.childElementCount;
  }

  /**
   * @param {View} view
   * @param {{ further: boolean, nowhere: boolean }} how further: its rows come after those that are there
   */
  show(view, { further, nowhere }) {
    this.error.hidden = true;
    this.summary.textContent = said(view, nowhere);
    const elsewhere = nowhere ? null : view.elsewhere;
    this.bounds = elsewhere && elsewhere.bounds;
    this.elsewhere.hidden = !elsewhere;
    this.elsewhere.textContent = elsewhere && (elsewhere.count === 1 ? "Show it" : "Show them");
    this.nowhere.hidden = !view.nowhere && !nowhere;
    this.nowhere.textContent = nowhere
      ? "Back to the map’s events"
      : `${events(view.nowhere)} without a place`;
    this.nowhere.setAttribute("aria-pressed", String(nowhere));
    const rows = view.rows.map((row) => this.#row(row));
    if (further) this.list.append(...rows);
    else {
      // Before the rows are others: afterwards the browser would have to lay them out first.
      /** @type {HTMLElement} */ (this.list.parentElement).scrollTop = 0;
      this.list.replaceChildren(...rows);
    }
    this.more.hidden = !view.more;
    if (further) rows[0]?.querySelector("a")?.focus();
  }

  /**
   * What was said to an earlier question goes; its rows stay where only further ones were asked for.
   * @param {string} message
   * @param {boolean} further
   */
  fail(message, further) {
    this.error.textContent = message;
    if (!further) {
      this.summary.textContent = "";
      this.elsewhere.hidden = this.nowhere.hidden = this.more.hidden = true;
      this.list.replaceChildren();
    }
    this.error.hidden = false;
  }

  /** @param {Row} row */
  #row(row) {
    const line = [row.when || "No date", row.place || "No place", row.status !== "happened" && status(row)];
    const source = [row.report, row.publisher, row.published].filter(Boolean).join(" · ");
    const link = el("a", { href: row.address, target: "_blank", text: row.title, class: "open" });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.onOpen(row);
    });
    return el(
      "li",
      { class: row.reviewed ? "event" : "event unchecked" },
      el("h2", {}, link),
      el("p", { class: "line", text: line.filter(Boolean).join(" · ") }),
      ...row.sentences.split("\n").map((text) => el("p", { class: "sentence", text })),
      el("p", { class: "machine", text: answeredFor(row) }),
      el("p", { class: "source", text: source }),
    );
  }
}

/** @param {Row} row */
const status = (row) => STATUS_NAMES[/** @type {keyof typeof STATUS_NAMES} */ (row.status)] || row.status;

/**
 * Who answers for an event: a person, or the engine with a chance.
 * @param {Row} row
 */
function answeredFor({ reviewed, by, chance }) {
  if (reviewed) return by ? `Checked by ${by}` : "Checked";
  const likely = chance === null ? "" : ` · ${percent(chance)} likely to be right`;
  return `Drawn by machine, not checked${likely}`;
}

/**
 * @param {View} view
 * @param {boolean} nowhere
 */
function said({ found, reviewed, nowhere: without, elsewhere, around }, nowhere) {
  if (nowhere) return `${events(without)} without a place`;
  const near = around ? ` within ${NUMBER.format(around.km)} km of ${nameOf(around)}` : "";
  if (elsewhere) return `No events here${near}; ${NUMBER.format(elsewhere.count)} elsewhere.`;
  if (!found) return `No events here${near}. Move the map, or ask for less.`;
  const open = found - reviewed;
  const here = `${events(found)} on this map${near}`;
  if (!open) return `${here}, all checked`;
  const drawn = open === found ? "all" : NUMBER.format(open);
  return `${here}, ${drawn} drawn by machine and checked by nobody`;
}

/** @param {Around} around */
const nameOf = ({ centre, choices }) => choices.find(({ id }) => id === centre)?.label || "";
