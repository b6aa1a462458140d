// The date slider: one position a step, spread evenly, with words where time jumps.

/** @import { Passes, Step, Story, Unit } from "../types.js" */

import { afterPaint, el, svg } from "../dom.js";
import { density } from "./density.js";
import { fitNames } from "./fitting.js";

const PLAY = "M7 4.5v15l12-7.5z";
const PAUSE = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
const PAUSE_MS = 2500; // between two steps while it plays
const TIGHT = 26; // px between ticks, below which the sign of a gap is a small one
const CLOSE = 14; // px between ticks, below which a hill of events stands in their place
const MOST = 400; // ticks; of a longer story some dates have none

/** @typedef {(step: number, how?: { playing: boolean }) => void} OnStep */

export class Timeline {
  step = -1;
  /** @type {HTMLElement[]} */
  #ticks = [];
  /** The step of each tick. @type {number[]} */
  #marked = [];
  /** @type {HTMLElement[]} */
  #names = [];
  /** @type {HTMLElement[]} */
  #gaps = [];
  /** Widths of the names in bold, in px. @type {number[]} */
  #sizes = [];
  /** @type {Passes} */
  #passes = () => true;
  #timer = 0;

  /**
   * @param {HTMLElement} box
   * @param {OnStep} onStep
   * @param {(unit: Unit) => void} onUnit
   */
  constructor(box, onStep, onUnit) {
    this.box = box;
    this.onStep = onStep;
    this.unit = el("select", {
      "aria-label": "Steps",
      on: { change: () => onUnit(/** @type {Unit} */ (this.unit.value)) },
    });
    this.date = el("output", { class: "when", for: "slider" });
    this.count = el("span");
    this.previous = button("previous", "Previous date", "M15.5 5 8.5 12l7 7", () => onStep(this.step - 1));
    this.next = button("next", "Next date", "M8.5 5l7 7-7 7", () => onStep(this.step + 1));
    this.playButton = button("play", "Play", PLAY, () => this.play(!this.#timer));
    this.slider = el("input", { id: "slider", type: "range", min: 0, step: 1, "aria-label": "Date" });
    this.slider.addEventListener("input", () => onStep(Number(this.slider.value)));
    this.rail = el("div", { class: "rail", "aria-hidden": "true" });
    this.track = el("div", { class: "track" }, this.rail, this.slider);
    new ResizeObserver(() => this.#arrange()).observe(this.track);
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--timeline", `${box.offsetHeight}px`); // sheets leave it in sight
    }).observe(box);
  }

  get #story() {
    return /** @type {Story} */ (this.story);
  }

  get #last() {
    return this.#story.steps.length - 1;
  }

  /**
   * Take another story; one without dates has no timeline.
   * @param {Story} story
   */
  load(story) {
    this.play(false);
    this.story = story;
    this.step = -1;
    this.#sizes = [];
    this.#passes = () => true;
    this.#marked = spread(story.steps.length);
    this.#ticks = this.#marked.map((index) => this.#tick(story.steps[index], index));
    this.#names = this.#ticks.map((tick) => /** @type {HTMLElement} */ (tick.lastChild));
    const all = this.#marked.length === story.steps.length;
    this.#gaps = all ? story.steps.map(({ gap }) => el("span", { class: "gap", text: gap })) : [];
    this.slider.max = String(Math.max(0, this.#last));
    this.#spread();
    this.rail.replaceChildren(...this.#gaps, ...this.#ticks);
    this.#offerUnits();
    if (!story.steps.length) return this.box.replaceChildren();
    if (this.track.isConnected) return;
    const buttons = el("div", { class: "buttons" }, this.previous, this.playButton, this.next);
    const count = el("span", { class: "count" }, this.count, this.unit);
    this.box.replaceChildren(el("div", { class: "now" }, this.date, count), buttons, this.track);
  }

  /** Days, months or years, where the story has more than one of them. */
  #offerUnits() {
    const { coarser, unit } = this.#story;
    const units = /** @type {Unit[]} */ (["day", ...Object.keys(coarser)]);
    this.unit.hidden = units.length < 2;
    this.unit.replaceChildren(...units.map((value) => el("option", { value, text: `by ${value}` })));
    this.unit.value = unit;
  }

  /**
   * @param {Step} step
   * @param {number} index
   */
  #tick({ planned, stop, tick, year }, index) {
    const kind = `tick ${stop ? "stop" : ""} ${planned ? "planned" : ""}`;
    const name = el(
      "span",
      { class: "name" },
      el("span", { text: tick }),
      year ? el("small", { text: year }) : null,
    );
    return el("span", { class: kind, on: { click: () => this.onStep(index) } }, el("i"), name);
  }

  /** Spread ticks and gaps evenly, in percent of the rail: nothing to do again on resize. */
  #spread() {
    const part = 100 / Math.max(1, this.#last);
    this.#ticks.forEach((tick, at) => (tick.style.left = `${this.#marked[at] * part}%`));
    this.#gaps.forEach((gap, index) => (gap.style.left = `${(index - 0.5) * part}%`));
  }

  /** Show the names that fit: the current one, then the tour's, then the ends, then the rest. */
  #arrange() {
    if (!this.#ticks.length) return;
    const width = this.rail.clientWidth;
    const weights = this.#marked.map((index) => {
      const end = index === 0 || index === this.#last;
      return (index === this.step ? 8 : 0) + (this.#story.steps[index].stop ? 4 : 0) + (end ? 2 : 0);
    });
    const parts = this.#marked.map((index) => index / Math.max(1, this.#last));
    fitNames(this.#measured(), weights, width, parts).forEach((shift, index) => {
      const name = this.#names[index];
      name.hidden = shift === null;
      if (shift !== null) name.style.transform = `translateX(calc(-50% + ${shift}px))`;
    });
    this.#nameYears();
    this.#showDensity(width);
    const space = width / Math.max(1, this.#last);
    this.#gaps.forEach((gap, index) => {
      const words = gap.textContent || "";
      const beside = this.#saysYear(index - 1) || this.#saysYear(index) ? 42 : 26;
      gap.hidden = !words || space < CLOSE;
      gap.classList.toggle("tight", space < TIGHT);
      gap.classList.toggle("short", words.length * 6 + beside > space); // the sign alone
    });
  }

  /**
   * Where ticks would run into each other, how much happens when.
   * @param {number} width of the rail, in px
   */
  #showDensity(width) {
    const dense = width / Math.max(1, this.#last) < CLOSE;
    this.rail.classList.toggle("dense", dense);
    this.rail.querySelector(".density")?.remove();
    const counts = dense ? this.#story.steps.map(({ events }) => events.length) : [];
    if (dense) this.rail.prepend(density(counts, width));
  }

  /** A year stands under the first name that shows of those that do not say it themselves. */
  #nameYears() {
    let said = "";
    this.#marked.forEach((step, index) => {
      const { tick, year } = this.#story.steps[step];
      const name = this.#names[index];
      if (name.hidden) return;
      const small = /** @type {HTMLElement | null} */ (name.querySelector("small"));
      if (small) small.hidden = year === said;
      said = year || tick;
    });
  }

  /**
   * Whether a year stands under a tick, on the line of the gaps' lengths.
   * @param {number} index
   */
  #saysYear(index) {
    const small = /** @type {HTMLElement | null | undefined} */ (this.#names[index]?.querySelector("small"));
    return Boolean(small && !small.hidden && !this.#names[index].hidden);
  }

  /** Measured together once: one layout instead of one a name. */
  #measured() {
    if (!this.#sizes.some(Boolean)) {
      for (const name of this.#names) name.hidden = false;
      this.box.classList.add("measuring");
      this.#sizes = this.#names.map((name) => name.offsetWidth);
      this.box.classList.remove("measuring");
    }
    return this.#sizes;
  }

  /**
   * From now on tell only of events that pass; dates without one keep their place, but quieter.
   * @param {Passes} passes
   */
  keep(passes) {
    this.#passes = passes;
    this.#ticks.forEach((tick, at) => tick.classList.toggle("empty", !this.#told(this.#marked[at]).length));
  }

  /** @param {number} step */
  #told(step) {
    const { events, steps } = this.#story;
    return steps[step].events.map((index) => events[index]).filter(this.#passes);
  }

  /** @param {number} step */
  show(step) {
    if (step < 0) return;
    const before = this.step;
    this.step = step;
    const { words, planned } = this.#story.steps[step];
    const place = `date ${step + 1} of ${this.#last + 1}`;
    const titles = this.#told(step)
      .slice(0, 3)
      .map(({ title }) => title);
    if (Number(this.slider.value) !== step) this.slider.value = String(step);
    this.slider.setAttribute("aria-valuetext", `${words}, ${place}: ${titles.join("; ") || "nothing shown"}`);
    this.date.textContent = words.charAt(0).toUpperCase() + words.slice(1);
    this.count.textContent = place;
    this.box.classList.toggle("planned", planned);
    const [was, is] = [this.#marked.indexOf(before), this.#marked.indexOf(step)];
    this.#ticks[was]?.classList.remove("current");
    this.#ticks[is]?.classList.add("current");
    this.previous.disabled = step === 0;
    this.next.disabled = step === this.#last;
    if (before < 0 || this.#names[is]?.hidden) afterPaint(() => this.#arrange());
  }

  /**
   * Step on by itself, from the start again if the end is reached; any other move stops it.
   * @param {boolean} on
   */
  play(on) {
    clearInterval(this.#timer);
    this.#timer = 0;
    const advance = () => {
      if (this.step < this.#last) this.onStep(this.step + 1, { playing: true });
      if (this.step >= this.#last) this.play(false);
    };
    if (on) {
      this.#timer = window.setInterval(advance, PAUSE_MS);
      if (this.step >= this.#last) this.onStep(0, { playing: true });
      else advance();
    }
    const label = this.#timer ? "Pause" : "Play";
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
    this.playButton.querySelector("path")?.setAttribute("d", this.#timer ? PAUSE : PLAY);
  }
}

/**
 * The steps that have a tick: all, or of many some, spread evenly, the first and the last among them.
 * @param {number} length
 */
function spread(length) {
  const ticks = Math.min(length, MOST);
  return Array.from({ length: ticks }, (_, at) => Math.round((at * (length - 1)) / Math.max(1, ticks - 1)));
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} path
 * @param {() => void} click
 */
function button(name, label, path, click) {
  const picture = svg(
    "svg",
    { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" },
    svg("path", { d: path }),
  );
  return el(
    "button",
    { type: "button", class: name, "aria-label": label, title: label, on: { click } },
    picture,
  );
}
