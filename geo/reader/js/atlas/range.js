// When: bars of how many events there are, two handles that choose a time, and the two days in writing.

import { el, svg } from "../dom.js";

const HEIGHT = 100; // of the bars, in units of the drawing
const LABEL_PX = 56;
const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export class Range {
  since = "";
  until = "";
  /** @type {string[]} */
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
    this.all = el("button", {
      type: "button",
      text: "All times",
      on: { click: () => this.set("", "", true) },
    });
    this.bars = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.years = el("div", { class: "years", "aria-hidden": "true" });
    this.low = this.#handle("Start of the time");
    this.high = this.#handle("End of the time");
    frame.append(
      el("div", { class: "range-head" }, this.words, this.from.label, this.to.label, this.all),
      el("div", { class: "range-rail" }, this.bars, this.low, this.high, this.years),
    );
    new ResizeObserver(() => this.#label()).observe(this.years);
  }

  /**
   * @param {string[]} edges days at which bars begin, and the day after the last
   * @param {string} since
   * @param {string} until
   */
  load(edges, since, until) {
    this.#edges = edges;
    for (const handle of [this.low, this.high]) handle.max = String(edges.length - 1);
    this.set(since, until, false);
  }

  /** @param {number[]} density how many events a bar stands for */
  show(density) {
    this.#density = density;
    this.#draw();
  }

  /**
   * @param {string} since a day, "" for none
   * @param {string} until likewise
   * @param {boolean} tell whether this is a change of the person's
   */
  set(since, until, tell) {
    this.since = since;
    this.until = until;
    this.low.value = String(since ? indexOf(this.#edges, since) : 0);
    this.high.value = String(until ? indexOf(this.#edges, after(until)) : this.#edges.length - 1);
    this.#write();
    if (tell) this.onChange();
  }

  /** @param {string} label */
  #dayField(label) {
    const field = el("input", { type: "date", min: "0001-01-01", max: "9999-12-31" });
    field.addEventListener("change", () => {
      const [since, until] = [this.from.field.value, this.to.field.value];
      const wrong = Boolean(since && until && since > until);
      field.setCustomValidity(wrong ? "The time ends before it starts." : "");
      if (wrong) field.reportValidity();
      else this.set(since, until, true);
    });
    return { field, label: el("label", { class: "day" }, el("span", { text: label }), field) };
  }

  /** @param {string} label */
  #handle(label) {
    return el("input", {
      type: "range",
      class: "handle",
      min: 0,
      step: 1,
      "aria-label": label,
      on: { input: () => this.#dragged() },
    });
  }

  /** A handle at its end is no bound at all. */
  #dragged() {
    const last = this.#edges.length - 1;
    let [low, high] = [Number(this.low.value), Number(this.high.value)];
    if (low >= high) {
      // The handle that is moved stops before the other one.
      if (document.activeElement === this.high) high = Math.min(low + 1, last);
      else low = Math.max(high - 1, 0);
      [this.low.value, this.high.value] = [String(low), String(high)];
    }
    this.since = low === 0 ? "" : this.#edges[low];
    this.until = high === last ? "" : before(this.#edges[high]);
    this.#write();
    this.onChange();
  }

  #write() {
    const [since, until] = [written(this.since), written(this.until)];
    this.words.textContent =
      since && until
        ? `${since} to ${until}`
        : since
          ? `Since ${since}`
          : until
            ? `Until ${until}`
            : "All times";
    this.from.field.value = this.since;
    this.to.field.value = this.until;
    this.low.setAttribute("aria-valuetext", since || "no start");
    this.high.setAttribute("aria-valuetext", until || "no end");
    this.all.disabled = !since && !until;
    this.#draw();
  }

  #draw() {
    const [low, high] = [Number(this.low.value), Number(this.high.value)];
    const most = Math.max(...this.#density, 1);
    this.bars.setAttribute("viewBox", `0 0 ${this.#density.length} ${HEIGHT}`);
    const bars = this.#density.map((count, x) => {
      // By the root, so that few events beside many are seen.
      const height = count ? Math.max(2, Math.sqrt(count / most) * HEIGHT) : 0;
      const chosen = x >= low && x < high ? "chosen" : "";
      return svg("rect", { x: x + 0.08, y: HEIGHT - height, width: 0.84, height, class: chosen });
    });
    this.bars.replaceChildren(...bars);
    this.#label();
  }

  /** Years under the bars, as far as there is room. */
  #label() {
    const width = this.years.clientWidth;
    const last = Math.max(1, this.#edges.length - 1);
    /** @type {HTMLElement[]} */
    const names = [];
    let free = 0;
    this.#edges.slice(0, -1).forEach((edge, index) => {
      const name = year(edge);
      const at = (width * index) / last;
      const isNew = index === 0 || name !== year(this.#edges[index - 1]);
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

/** @param {string} day */
function written(day) {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : DAY.format(time);
}
