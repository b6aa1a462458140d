// When: bars of how many events there are, two handles that choose a time, and the two days in writing.

/** @import { Filters as Asked } from "./link.js" */

import { el, svg } from "../dom.js";

const HEIGHT = 100; // of the bars, in units of the drawing
const BACKWARDS = "The time ends before it starts.";
const LABEL_PX = 72;
const MARGIN = 0.125; // of a time, that the bars show before and after it
/** @type {Intl.DateTimeFormatOptions} */
const UTC = { timeZone: "UTC" };
const DAY = new Intl.DateTimeFormat("en-GB", { ...UTC, day: "numeric", month: "short", year: "numeric" });
const DAY_OF_MONTH = new Intl.DateTimeFormat("en-GB", { ...UTC, day: "numeric", month: "short" });
const MONTH = new Intl.DateTimeFormat("en-GB", { ...UTC, month: "short", year: "numeric" });

export class Range {
  #since = "";
  #until = "";
  /** @type {[first: string, last: string] | null} the days that the bars show; null for all times */
  #part = null;
  /** @type {string[]} days at which bars begin, and the day after the last */
  #edges = [];
  #density = [0];

  /**
   * @param {HTMLElement} frame
   * @param {() => void} onChange
   */
  constructor(frame, onChange) {
    this.onChange = onChange;
    this.words = el("p", { class: "range-words", role: "status" });
    this.from = this.#dayField("From");
    this.to = this.#dayField("To");
    this.closer = button("Closer", "Show this time larger", () => this.#look(this.#closer()));
    this.whole = button("Wider", "Show all times on the bars", () => this.#look(null));
    this.all = button("All times", "Choose no time", () => {
      this.#part = null;
      this.#choose("", "");
    });
    this.bars = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.years = el("div", { class: "years", "aria-hidden": "true" });
    this.low = this.#handle("Start of the time", "low");
    this.high = this.#handle("End of the time", "high");
    const days = el("div", { class: "days" }, this.from.label, this.to.label);
    const buttons = el("div", { class: "range-buttons" }, this.closer, this.whole, this.all);
    frame.append(
      el("div", { class: "range-head" }, this.words, days, buttons),
      el("div", { class: "range-rail" }, this.bars, this.low, this.high, this.years),
    );
    new ResizeObserver(() => this.#label()).observe(this.years);
  }

  /** @param {Partial<Asked>} asked */
  load({ since = "", until = "", first_bar, last_bar }) {
    [this.#since, this.#until] = [since, until];
    this.#part = first_bar && last_bar ? [first_bar, last_bar] : null;
    this.#write();
  }

  /** What is chosen. */
  get asked() {
    const [first_bar, last_bar] = this.#part || ["", ""];
    return { since: this.#since, until: this.#until, first_bar, last_bar };
  }

  /**
   * @param {string[]} edges days at which bars begin, and the day after the last
   * @param {number[]} density how many events a bar stands for
   */
  show(edges, density) {
    this.#density = density;
    if (edges.join() === this.#edges.join()) return this.#draw();
    this.#edges = edges;
    for (const handle of [this.low, this.high]) handle.max = String(edges.length - 1);
    this.#write();
    this.#label();
  }

  /**
   * @param {string} since a day, "" for none
   * @param {string} until likewise
   */
  #choose(since, until) {
    [this.#since, this.#until] = [since, until];
    const [first, last] = this.#part || ["", ""];
    if (!within(since, first, last) || !within(until, first, last)) this.#part = null;
    this.#write();
    this.onChange();
  }

  /** @param {[first: string, last: string] | null} part */
  #look(part) {
    this.#part = part;
    this.#write();
    this.onChange();
  }

  /** The time that is chosen, and a little before and after it. */
  #closer() {
    const first = this.#since || this.#edges[0];
    const last = this.#until || before(this.#edges[this.#edges.length - 1]);
    const margin = Math.ceil(MARGIN * (1 + daysBetween(first, last)));
    return /** @type {[string, string]} */ ([moved(first, -margin), moved(last, margin)]);
  }

  /** @param {string} label */
  #dayField(label) {
    const field = el("input", { type: "date", min: "0001-01-01", max: "9999-12-31" });
    field.addEventListener("change", () => {
      const [since, until] = [this.from.field.value, this.to.field.value];
      const wrong = Boolean(since && until && since > until);
      if (!wrong) return this.#choose(since, until);
      field.setCustomValidity(BACKWARDS);
      this.words.textContent = `${BACKWARDS} Shown: ${sentence(this.#since, this.#until)}`;
    });
    return { field, label: el("label", { class: "day" }, el("span", { text: label }), field) };
  }

  /**
   * @param {string} label
   * @param {"low" | "high"} end
   */
  #handle(label, end) {
    return el("input", {
      type: "range",
      class: `handle ${end}`,
      min: 0,
      step: 1,
      "aria-label": label,
      on: { input: () => this.#dragged(end) },
    });
  }

  /**
   * A handle at its end is no bound where the bars show all times. It stops before the other one.
   * @param {"low" | "high"} end
   */
  #dragged(end) {
    const last = this.#edges.length - 1;
    const [low, high] = [Number(this.low.value), Number(this.high.value)];
    if (end === "low") {
      const at = Math.max(0, Math.min(low, high - 1));
      this.#since = at === 0 && !this.#part ? "" : this.#edges[at];
    } else {
      const at = Math.min(last, Math.max(high, low + 1));
      this.#until = at === last && !this.#part ? "" : before(this.#edges[at]);
    }
    this.#write();
    this.onChange();
  }

  #write() {
    const [since, until] = [this.#since, this.#until];
    this.low.value = String(since ? indexOf(this.#edges, since) : 0);
    this.high.value = String(until ? indexOf(this.#edges, after(until)) : this.#edges.length - 1);
    this.words.textContent = sentence(since, until);
    this.from.field.value = since;
    this.to.field.value = until;
    for (const { field } of [this.from, this.to]) field.setCustomValidity("");
    this.low.setAttribute("aria-valuetext", since ? written(since) : "no start");
    this.high.setAttribute("aria-valuetext", until ? written(until) : "no end");
    const chosen = Boolean(since || until);
    this.all.disabled = !chosen && !this.#part;
    this.closer.disabled = !chosen || String(this.#part) === String(this.#edges.length && this.#closer());
    this.whole.disabled = !this.#part;
    this.#draw();
  }

  #draw() {
    const [low, high] = [Number(this.low.value), Number(this.high.value)];
    const most = Math.max(...this.#density, 1e-9);
    this.bars.setAttribute("viewBox", `0 0 ${this.#density.length} ${HEIGHT}`);
    const bars = this.#density.map((count, x) => {
      // By the root, so that few events beside many are seen.
      const height = count ? Math.max(2, Math.sqrt(count / most) * HEIGHT) : 0;
      const chosen = x >= low && x < high ? "chosen" : "";
      return svg("rect", { x: x + 0.08, y: HEIGHT - height, width: 0.84, height, class: chosen });
    });
    this.bars.replaceChildren(...bars);
  }

  /** Years, months or days under the bars, as far as there is room. */
  #label() {
    const edges = this.#edges;
    const width = this.years.clientWidth;
    const last = Math.max(1, edges.length - 1);
    const nameOf = naming(daysBetween(edges[0], edges[1]));
    /** @type {HTMLElement[]} */
    const names = [];
    let free = 0;
    edges.slice(0, -1).forEach((edge, index) => {
      const name = nameOf(edge);
      const at = (width * index) / last;
      const isNew = index === 0 || name !== nameOf(edges[index - 1]);
      if (!isNew || at < free || at > width - LABEL_PX / 2) return;
      free = at + LABEL_PX;
      const node = el("span", { text: name });
      node.style.left = `${at}px`;
      names.push(node);
    });
    this.years.replaceChildren(...names);
  }
}

/**
 * A time in words.
 * @param {string} since
 * @param {string} until
 */
function sentence(since, until) {
  if (since && until) return `${written(since)} to ${written(until)}`;
  if (since) return `Since ${written(since)}`;
  return until ? `Until ${written(until)}` : "All times";
}

/**
 * How the beginning of a bar is named, by the length of a bar in days.
 * @param {number} length
 */
function naming(length) {
  if (length < 2) return (/** @type {string} */ day) => written(day, DAY_OF_MONTH);
  return length < 8 ? (/** @type {string} */ day) => written(day, MONTH) : year;
}

/**
 * @param {string} text
 * @param {string} title
 * @param {() => void} act
 */
const button = (text, title, act) => el("button", { type: "button", text, title, on: { click: act } });

/**
 * Whether a day, where there is one, lies in a part of the time; in all of it where that has no end.
 * @param {string} day
 * @param {string} first
 * @param {string} last
 */
const within = (day, first, last) => !day || !first || (day >= first && day <= last);

/**
 * The bar in which a day lies, as the place of its first day among the edges.
 * @param {string[]} edges in order
 * @param {string} day
 */
export function indexOf(edges, day) {
  const later = edges.findIndex((edge) => edge > day);
  return later < 0 ? edges.length - 1 : Math.max(0, later - 1);
}

/** @param {string} day */
const year = (day) => day.slice(0, day.indexOf("-", 1));

/** @param {string} day */
export const before = (day) => moved(day, -1);

/** @param {string} day */
export const after = (day) => moved(day, 1);

/**
 * @param {string} day
 * @param {number} days
 */
function moved(day, days) {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : new Date(time + 86_400_000 * days).toISOString().slice(0, 10);
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormat} [format]
 */
function written(day, format = DAY) {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : format.format(time);
}

/**
 * @param {string} first
 * @param {string} last
 */
function daysBetween(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) || 0;
}
