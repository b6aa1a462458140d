// What is said about events: the card of the current date, the popup of a place, the list of what is on no map.

class Telling {
  constructor(story, { onEvent, onQuote, onMore }) {
    Object.assign(this, { story, onEvent, onQuote, onMore });
    this.passages = story.events.map(() => []);
    for (const passage of story.passages) this.passages[passage.event].push(passage);
  }

  /** "Planned · after 15 September 2023": what kind of event and when. */
  line(event) {
    const parts = [ROLE_NAMES[event.role]];
    if (event.status !== "happened") parts.push(STATUS_NAMES[event.status]);
    if (event.when) parts.push(event.when);
    return parts.join(" · ");
  }

  where(event) {
    if (!event.place) return "The report names no place";
    if (event.spot === null) return `“${event.place.name}” was not found on any map`;
    return event.place.inferred ? `${event.place.label} (inferred)` : event.place.label;
  }

  /** One event with its sentences, why this date and where the place comes from. */
  event(index) {
    const event = this.story.events[index];
    const article = el("article", { class: `event ${event.role}` },
      el("h3", {}, signIcon(event.role, event.status), el("span", { text: event.title })),
      el("p", { class: "line", text: this.line(event) }),
      event.reviewed ? null : el("p", { class: "machine", text: "Drawn by machine, checked by nobody" }));
    for (const passage of this.passages[index]) article.append(this.quote(passage));
    const facts = el("dl", {}, el("dt", { text: "Date" }), el("dd", { text: event.reason }), el("dt", { text: "Place" }), el("dd", { text: this.where(event) }));
    if (event.place) {
      facts.append(el("dt", { text: "Source" }), el("dd", { text: this.source(event.place) }));
      if (event.place.rejected) facts.append(el("dt", { text: "Not taken" }), el("dd", { text: event.place.rejected }));
    }
    article.append(facts, ...this.doubt(event));
    return article;
  }

  /** How sure the machine is, and what else it thought possible. */
  doubt({ chance, runnersUp }) {
    const said = [];
    if (chance !== null) said.push(`Chance that place and date are right: ${percent(chance)}`);
    if (runnersUp) said.push(`It might also be: ${runnersUp}`);
    return said.map((text) => el("p", { class: "machine", text }));
  }

  source({ name, geocoder, source_id, licence, precision }) {
    if (!precision) return `“${name}”: ${geocoder || "not asked for yet"}`;
    const record = [source_id, licence && `(${licence})`].filter(Boolean).join(" ");
    return `“${name}” found as a ${precision} by ${geocoder}${record && `: ${record}`}`;
  }

  /** The sentence word for word, its mentions marked; a click shows it in the report. */
  quote({ start, end, place, date, event }) {
    const text = this.story.text;
    const marks = [place, date].filter(Boolean).sort((a, b) => a[0] - b[0]);
    const quote = el("blockquote", { class: "quote", lang: this.story.language });
    const button = el("button", { type: "button", title: "Show this sentence in the report", on: { click: () => this.onQuote(event, start) } });
    let at = start;
    for (const [from, to] of marks) {
      if (from < at) continue;
      button.append(text.slice(at, from), el("mark", { text: text.slice(from, to) }));
      at = to;
    }
    button.append(text.slice(at, end));
    quote.append(button);
    return quote;
  }

  /** What is told at one spot and shown, the events of the current step first. */
  spot(index, step, shown) {
    const spot = this.story.spots[index];
    const order = spot.events.filter(shown).sort((a, b) => (this.story.events[b].step === step) - (this.story.events[a].step === step));
    return el("div", { class: "telling" }, el("h2", { text: spot.label }), ...order.slice(0, 30).map((event) => this.event(event)),
      order.length > 30 ? el("p", { text: `and ${order.length - 30} more events here` }) : null);
  }

  /** The current date in short: each event a button. */
  step(events, most = 5) {
    const list = events.slice(0, most).map((index) => {
      const event = this.story.events[index];
      const kind = event.status === "happened" ? "" : `${STATUS_NAMES[event.status]} · `;
      const place = event.place ? event.place.label || event.place.name : "no place given";
      return el("li", {}, el("button", { type: "button", class: event.role, "data-event": event.id, on: { click: () => this.onEvent(index) } },
        signIcon(event.role, event.status), el("span", {}, el("b", { text: event.title }), el("small", { text: `${kind}${place}${event.place?.inferred ? " (inferred)" : ""}${event.reviewed ? "" : " · not checked"}` }))));
    });
    return [el("ul", {}, ...list), events.length > most ? el("p", { class: "more" }, el("button", { type: "button", text: `and ${events.length - most} more on this date`, on: { click: () => this.onMore() } })) : null].filter(Boolean);
  }

  /** Events without a date or a place, beside the map and never dropped. */
  offMap() {
    const rows = this.story.events.map((event, index) => ({ event, index })).filter(({ event }) => event.step === null || event.spot === null);
    if (!rows.length) return null;
    this.off = rows;
    this.offBox = el("section", { class: "off-map", "aria-labelledby": "off-map-title" },
      el("h2", { id: "off-map-title", text: "Without a date or a place" }),
      el("p", { text: "The report tells these too, but not when, or not where." }),
      ...rows.map((row) => {
        const { event, index } = row;
        const article = (row.article = this.event(index));
        const missing = [event.step === null ? "no date" : "", event.spot === null ? "no place on the map" : ""].filter(Boolean).join(", ");
        article.querySelector(".line").append(` · ${missing}`);
        article.querySelector("h3").append(el("button", { type: "button", class: "show", text: "Show", "data-event": event.id, on: { click: () => this.onEvent(index) } }));
        return article;
      }));
    return this.offBox;
  }

  /** List beside the map only events that pass. */
  keep(passes) {
    for (const { event, article } of this.off || []) article.hidden = !passes(event);
    if (this.offBox) this.offBox.hidden = this.off.every(({ article }) => article.hidden);
  }

  legend() {
    const row = (picture, text) => el("li", {}, picture, el("span", { text }));
    const swatch = (kind) => el("i", { class: `swatch ${kind}`, "aria-hidden": "true" });
    return el("ul", {},
      row(signIcon("stop"), "Tour stop, numbered in order"),
      row(signIcon("related"), "Related event, same days"),
      row(signIcon("background"), "Background, other times"),
      row(signIcon("stop", "planned"), "Hollow and dashed: planned"),
      row(el("b", { class: "sample", text: "?", "aria-hidden": "true" }), "Claimed, not confirmed"),
      row(swatch("inferred"), "Dotted ring: place inferred"),
      row(swatch("region"), "Hatched: a region or country, no exact point"),
      row(swatch("line"), "Way of the tour, great-circle distance"));
  }
}
