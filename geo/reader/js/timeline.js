// The date slider: one position a step, spread evenly, with words where time jumps.

class Timeline {
  constructor(box, story, onStep) {
    Object.assign(this, { box, story, onStep });
    this.passes = () => true;
    const last = story.steps.length - 1;
    const button = (name, label, path, on) => {
      const picture = svg("svg", { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" }, svg("path", { d: path }));
      return el("button", { type: "button", class: name, "aria-label": label, title: label, on: { click: on } }, picture);
    };
    this.date = el("output", { class: "when", for: "slider" });
    this.count = el("span", { class: "count" });
    this.previous = button("previous", "Previous date", "M15.5 5 8.5 12l7 7", () => this.onStep(this.step - 1));
    this.next = button("next", "Next date", "M8.5 5l7 7-7 7", () => this.onStep(this.step + 1));
    this.playButton = button("play", "Play", "M7 4.5v15l12-7.5z", () => this.play(!this.timer));
    this.slider = el("input", { id: "slider", type: "range", min: 0, max: last, step: 1, value: 0, "aria-label": "Date", on: { input: () => this.onStep(Number(this.slider.value)) } });
    this.ticks = story.steps.map((step, index) => this.tick(step, index));
    this.names = this.ticks.map((tick) => tick.lastChild);
    this.gaps = story.steps.map((step) => el("span", { class: "gap", text: step.gap }));
    const track = el("div", { class: "track" }, el("div", { class: "rail", "aria-hidden": "true" }, ...this.gaps, ...this.ticks), this.slider);
    box.append(el("div", { class: "now" }, this.date, this.count), el("div", { class: "buttons" }, this.previous, this.playButton, this.next), track);
    this.place();
    new ResizeObserver(() => this.arrange()).observe(track);
  }

  tick(step, index) {
    const kind = `tick ${step.stop ? "stop" : ""} ${step.planned ? "planned" : ""}`;
    const name = el("span", { class: "name" }, el("span", { text: step.tick }), step.year ? el("small", { text: step.year }) : null);
    return el("span", { class: kind, on: { click: () => this.onStep(index) } }, el("i"), name);
  }

  /** Spread ticks and gaps evenly, in percent of the rail: nothing to do again on resize. */
  place() {
    const last = Math.max(1, this.ticks.length - 1);
    this.ticks.forEach((tick, index) => { tick.style.left = `${(100 * index) / last}%`; });
    this.gaps.forEach((gap, index) => { gap.style.left = `${(100 * (index - 0.5)) / last}%`; });
  }

  /** Show the names that fit: the current one, then the tour's, then the ends, then the rest. */
  arrange() {
    const width = this.box.querySelector(".rail").clientWidth;
    const last = Math.max(1, this.ticks.length - 1);
    const weight = (step, index) => (index === this.step ? 8 : 0) + (step.stop ? 4 : 0) + (index === 0 || index === last ? 2 : 0);
    const order = this.story.steps.map((step, index) => [weight(step, index), index]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const taken = [];
    for (const [, index] of order) {
      const half = this.widths()[index] / 2 + 4;
      const at = (width * index) / last;
      const middle = Math.min(width + 14 - half, Math.max(half - 14, at));
      const free = taken.every(([from, to]) => middle + half <= from || middle - half >= to);
      if (free) taken.push([middle - half, middle + half]);
      this.names[index].hidden = !free;
      if (free) this.names[index].style.transform = `translateX(calc(-50% + ${middle - at}px))`;
    }
    const space = width / last;
    for (const gap of this.gaps) gap.hidden = !gap.textContent || gap.textContent.length * 6 + 26 > space;
  }

  /** Widths of the names in bold, measured together once: one layout instead of one a name. */
  widths() {
    if (!this.measured?.some(Boolean)) {
      for (const name of this.names) name.hidden = false;
      this.box.classList.add("measuring");
      this.measured = this.names.map((name) => name.offsetWidth);
      this.box.classList.remove("measuring");
    }
    return this.measured;
  }

  /** From now on tell only of events that pass; dates without one keep their place, but quieter. */
  keep(passes) {
    this.passes = passes;
    this.ticks.forEach((tick, step) => tick.classList.toggle("empty", !this.told(step).length));
  }

  told(step) {
    return this.story.steps[step].events.map((index) => this.story.events[index]).filter(this.passes);
  }

  show(step) {
    const before = this.step;
    this.step = step;
    const { words } = this.story.steps[step];
    const last = this.story.steps.length - 1;
    if (Number(this.slider.value) !== step) this.slider.value = step;
    this.slider.setAttribute("aria-valuetext", `${words}, ${step + 1} of ${last + 1}: ${this.told(step).slice(0, 3).map(({ title }) => title).join("; ") || "nothing shown"}`);
    this.date.textContent = words.charAt(0).toUpperCase() + words.slice(1);
    this.count.textContent = `${step + 1} of ${last + 1}`;
    this.box.classList.toggle("planned", this.story.steps[step].planned);
    if (before !== undefined) this.ticks[before].classList.remove("current");
    this.ticks[step].classList.add("current");
    this.previous.disabled = step === 0;
    this.next.disabled = step === last;
    if (before === undefined || this.names[step].hidden) afterPaint(() => this.arrange());
  }

  /** Step on every 2.5 seconds, from the start again if the end is reached; any other move stops it. */
  play(on) {
    clearInterval(this.timer);
    this.timer = 0;
    const last = this.story.steps.length - 1;
    if (on) {
      const advance = () => {
        if (this.step >= last) return this.play(false);
        this.onStep(this.step + 1, { playing: true });
        if (this.step >= last) this.play(false);
      };
      this.timer = setInterval(advance, 2500);
      if (this.step >= last) this.onStep(0, { playing: true });
      else advance();
    }
    const label = this.timer ? "Pause" : "Play";
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
    this.playButton.querySelector("path").setAttribute("d", this.timer ? "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z" : "M7 4.5v15l12-7.5z");
  }
}
