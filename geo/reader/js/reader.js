// The reader: holds the state (step, chosen event, filters) and tells every part what to show.

const MOST_LISTED = 200; // events of one date in the card

class Reader {
  constructor(map, basemap, streets, story) {
    Object.assign(this, { map, basemap, streets, story });
    const { lng } = this.unwrap(story);
    story.spots.forEach((spot, index) => Object.assign(spot, { lng: lng[index], short: spot.label.split(",")[0] }));
    this.state = { step: story.steps.length ? story.start : -1, event: null, tourOnly: false, least: 0, future: story.spots.length <= FEW };
    this.embedded = window.parent !== window;
    document.title = `${story.title} – Dateline`;
    document.documentElement.lang = "en";

    this.telling = new Telling(story, { onEvent: (event) => this.choose(event), onQuote: (event, start) => this.readQuote(event, start), onMore: () => this.showCard(eventsOf(this.story, this.state), MOST_LISTED) });
    this.text = new ReportText(document.querySelector(".report"), story, (events) => this.fromText(events), (events) => this.toDate(events));
    this.markers = new Markers(map, story, basemap, (spot) => this.open(spot));
    this.labels = new Labels(map, basemapData, basemap);
    this.timeline = story.steps.length ? new Timeline(document.querySelector(".timeline"), story, (step, how) => this.go(step, how)) : null;
    this.furniture();
    this.listen();
    map.invalidateSize({ animate: false, pan: false }); // the timeline has taken its part of the height
    this.first = true;
    this.camera.home();
    this.apply();
    this.tell = debounce(() => this.report(), 400);
    if (this.embedded) parent.postMessage({ dateline: "ready" }, "*");
    else this.fromAddress();
  }

  /** Legs take the short way round: a stop across the date line gets a longitude beyond 180. */
  unwrap({ spots, legs }) {
    const lng = spots.map((spot) => spot.lon);
    for (const { from, to } of legs) lng[to] += 360 * Math.round((lng[from] - lng[to]) / 360);
    return { lng };
  }

  furniture() {
    const { story } = this;
    const head = document.querySelector(".report");
    const by = [story.publisher, story.byline, story.publishedWords].filter(Boolean).join(" · ");
    const checked = story.events.filter((event) => event.reviewed).length;
    const all = story.events.length;
    const who = !all || checked === all ? "" : checked ? `Map drawn by machine; ${checked} of ${all} events reviewed since` : "Map drawn by machine, checked by nobody";
    head.prepend(el("p", { class: "kicker", text: by }), ...(who ? [el("p", { class: "kicker unchecked", text: who })] : []));
    head.append(...[this.telling.offMap()].filter(Boolean));
    const toggle = (text, title, pressed, change) => {
      const button = el("button", { type: "button", title, "aria-pressed": String(pressed), text });
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        change(on);
      });
      return button;
    };
    const legend = el("div", { class: "legend", hidden: true, id: "legend" }, this.chances(), this.telling.legend());
    const legendButton = el("button", { type: "button", text: "Legend", "aria-expanded": "false", "aria-controls": "legend" });
    legendButton.addEventListener("click", () => {
      legend.hidden = !legend.hidden;
      legendButton.setAttribute("aria-expanded", String(!legend.hidden));
      this.labels.place();
    });
    const centre = el("button", { type: "button", class: "centre", text: "Centre", title: "Move the map to this date’s events and follow again", on: { click: () => this.centre() } });
    const bar = el("div", { class: "tools keep-clear", role: "toolbar", "aria-label": "Map" },
      toggle("Tour only", "Show only the stops of the tour", false, (on) => this.set({ tourOnly: on })),
      toggle("To come", "Show what is still to come, in outline", this.state.future, (on) => this.set({ future: on })),
      centre, legendButton, legend);
    this.card = document.querySelector(".card");
    this.camera = new Camera(this.map, this.basemap, story, this.card);
    this.sheet = document.querySelector(".sheet");
    this.map.getContainer().append(bar);
    const seat = () => (narrow() ? document.body : this.map.getContainer()).append(this.card);
    matchMedia("(max-width: 760px)").addEventListener("change", seat);
    seat();
    for (const node of [bar, this.card]) {
      L.DomEvent.disableClickPropagation(node);
      L.DomEvent.disableScrollPropagation(node);
    }
    this.popup = L.popup({ className: "story-popup", maxWidth: 340, minWidth: 260, autoPan: false, closeButton: true });
    this.map.attributionControl.setPrefix(false);
    this.map.options.inertia = !calm();
    if (story.events.some(({ place }) => place?.source_id.startsWith("osm:"))) this.map.attributionControl.addAttribution("© OpenStreetMap contributors");
    const container = this.map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map");
    for (const [name, title] of [["in", "Zoom in"], ["out", "Zoom out"]]) this.map.getContainer().querySelector(`.leaflet-control-zoom-${name}`)?.setAttribute("aria-label", title);
  }

  /** How likely an event must be right to be shown; nothing where no event has a chance. */
  chances() {
    if (this.story.events.every(({ chance }) => chance === null)) return null;
    const options = [0, 50, 70, 90].map((least) => el("option", { value: least, text: least ? `from ${percent(least)} chance` : "all" }));
    const title = "Hide events whose place and date are less likely to be right; what a person has checked always stays";
    const choice = el("select", { id: "least", title, on: { change: () => this.showFrom(Number(choice.value)) } }, ...options);
    return el("p", { class: "show-from" }, el("label", { for: "least", text: "Show events" }), choice);
  }

  listen() {
    const { map } = this;
    const byHand = () => { this.camera.following = false; };
    map.on("dragstart", byHand);
    map.getContainer().addEventListener("wheel", byHand, { passive: true });
    map.getContainer().addEventListener("dblclick", byHand);
    map.getContainer().querySelector(".leaflet-control-zoom")?.addEventListener("click", byHand);
    map.on("popupclose", () => { if (!this.moving && this.state.event !== null) this.set({ event: null }); });
    map.on("baselayerchange", ({ layer }) => {
      this.labels.builtIn = layer === this.basemap;
      this.labels.place();
      document.querySelector(".offline")?.remove();
      if (layer !== this.basemap) layer.once("tileerror", () => this.noTiles(layer));
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(map.getContainer());
    map.on("resize", () => { if (this.camera.following) this.frame(false); });
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("message", (event) => { if (event.source === parent && this.embedded) this.heed(event.data || {}); });
    addEventListener("hashchange", () => { if (!this.embedded) this.fromAddress(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.timeline) return;
    if (event.key === "Escape") return void this.close();
    if (event.target.closest("input, textarea, select, .folium-map .leaflet-control-layers")) return;
    if (event.target === this.map.getContainer()) {
      this.camera.following = false; // there the arrows pan
      return;
    }
    const moves = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (!(event.key in moves)) return;
    if ((event.key === "Home" || event.key === "End") && event.target.closest(".report")) return;
    event.preventDefault();
    this.go(this.state.step + moves[event.key]);
  }

  // ---- what is shown -------------------------------------------------------------------------

  go(step, { playing = false } = {}) {
    if (!playing) this.timeline.play(false);
    const to = Math.max(0, Math.min(this.story.steps.length - 1, step));
    if (to === this.state.step && this.state.event === null) return;
    this.close(false);
    this.set({ step: to, event: null });
  }

  /** Show one event: its date, its place with the popup, its sentences. */
  choose(index, { scroll = true } = {}) {
    const event = this.story.events[index];
    this.timeline?.play(false);
    this.set({ event: index, ...(event.step === null ? {} : { step: event.step }) }, { scroll });
    if (event.spot !== null) afterPaint(() => this.tellSpot(event.spot));
  }

  /** A marker was clicked: of its events take one of this step, else the one next to it in time. */
  open(spot) {
    const { step } = this.state;
    const distance = (index) => {
      const at = this.story.events[index].step;
      return at === null ? Infinity : Math.abs(at - step);
    };
    const events = this.story.spots[spot].events.filter((index) => this.shown(index));
    this.choose(events.reduce((best, index) => (distance(index) < distance(best) ? index : best)));
  }

  fromText(events) {
    this.choose(this.nearest(events), { scroll: false });
  }

  toDate(events) {
    const event = this.story.events[this.nearest(events)];
    if (event.step === null) this.choose(this.story.events.indexOf(event), { scroll: false });
    else this.go(event.step);
  }

  nearest(events) {
    return events.find((index) => this.story.events[index].step === this.state.step) ?? events[0];
  }

  shown(index) {
    return filter(this.state)(this.story.events[index]);
  }

  /** Hide events whose chance is less than so many percent. */
  showFrom(least) {
    const passes = filter({ least });
    for (const part of [this.markers, this.telling, this.timeline]) part?.keep(passes);
    this.close(false);
    this.set({ least, event: null });
  }

  set(change, how = {}) {
    const before = this.state;
    this.state = { ...before, ...change };
    this.apply(how);
    this.tell?.();
  }

  /** The markers and the slider at once; text, card and camera after they are painted. */
  apply({ scroll = true, stay = false } = {}) {
    const { step, future } = this.state;
    const signs = spotRanks(this.story, this.state);
    this.markers.show(signs.ranks, signs.roles, (index) => spotState(this.story, this.state, index, signs), step, future);
    this.timeline?.show(step);
    const turn = (this.turn = (this.turn || 0) + 1);
    afterPaint(() => {
      if (turn !== this.turn) return; // a newer step is already on its way
      const events = eventsOf(this.story, this.state);
      const { event } = this.state;
      const lit = event === null ? events : [event, ...events.filter((index) => index !== event)];
      this.text.show(lit, event ?? undefined, scroll);
      this.showCard(events);
      if (this.camera.following && !stay) this.frame(!this.first);
      this.first = false;
      this.showLabels();
    });
  }

  /** The camera to this date's spots, or to the chosen event's where that is none of them. */
  frame(animate = true) {
    const { event } = this.state;
    const spotOf = (index) => this.story.spots[this.story.events[index].spot];
    const spots = eventsOf(this.story, this.state).map(spotOf).filter(Boolean);
    const chosen = event === null ? undefined : spotOf(event);
    this.moving = true;
    this.camera.frame(chosen && !spots.includes(chosen) ? [chosen] : spots, animate);
    this.moving = false;
  }

  centre() {
    this.camera.following = true;
    this.frame();
  }

  showCard(events, most = narrow() ? 2 : 5) {
    this.card.hidden = this.popup.isOpen() && !narrow();
    const date = this.state.step < 0 ? "No dated events" : this.story.steps[this.state.step].words;
    const hidden = this.unlikely();
    const parts = events.length ? this.telling.step(events, most) : [];
    if (hidden) parts.push(el("p", { class: "more", text: `${hidden === 1 ? "1 event" : `${hidden} events`} hidden: chance below ${percent(this.state.least)}` }));
    else if (!events.length) parts.push(el("p", { class: "more", text: "Nothing of the tour on this date" }));
    this.card.replaceChildren(el("h2", { class: "unseen", text: date }), ...parts);
  }

  /** How many events of this date are hidden only because of their chance. */
  unlikely() {
    if (!this.state.least) return 0;
    return eventsOf(this.story, { ...this.state, least: 0 }).length - eventsOf(this.story, this.state).length;
  }

  showLabels() {
    if (this.markers.many) return this.labels.show(this.markers.obstacles(), []);
    const seen = [...this.markers.markers.keys()].map((index) => this.story.spots[index]);
    const names = seen.filter((spot) => !spot.area);
    const rank = (spot) => (this.markers.markers.get(this.story.spots.indexOf(spot)).key.startsWith("current") ? 0 : spot.stops.length ? 1 : 2);
    names.sort((a, b) => rank(a) - rank(b));
    this.labels.show(this.markers.obstacles(), names.map((spot) => ({ text: spot.short, lat: spot.lat, lon: spot.lng, half: 17, kind: ["current", "stop", "quiet"][rank(spot)] })), seen.filter((spot) => spot.area).map((spot) => spot.short));
  }

  // ---- popup and sheet -----------------------------------------------------------------------

  tellSpot(index) {
    const spot = this.story.spots[index];
    const content = this.telling.spot(index, this.state.step, (one) => one === this.state.event || this.shown(one));
    if (narrow()) return this.openSheet(content);
    this.moving = true;
    this.popup.options.maxHeight = Math.max(180, Math.min(440, this.map.getSize().y - 190));
    this.popup.options.offset = L.point(0, spot.area ? -6 : -12);
    this.popup.setContent(content).setLatLng([spot.lat, spot.lng]).openOn(this.map);
    this.moving = false;
    this.card.hidden = true;
    const see = () => this.keepPopupInView(spot);
    if (this.map._flyToFrame || this.map._animatingZoom) this.map.once("moveend", see);
    else see();
  }

  /** Pan just enough that the popup and its marker are both in view, clear of the tools and the zoom buttons. */
  keepPopupInView(spot) {
    const node = this.popup.getElement();
    if (!node || !this.popup.isOpen()) return;
    node.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Close");
    const frame = this.map.getContainer().getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const marker = this.map.latLngToContainerPoint([spot.lat, spot.lng]);
    const over = (low, high, from, to) => (low < from ? low - from : high > to ? high - to : 0);
    const left = over(box.left, box.right, frame.left + 56, frame.right - 12);
    const up = over(box.top, marker.y + frame.top + 20, frame.top + 56, frame.bottom - 24);
    if (left || up) this.map.panBy([left, up], { animate: !calm(), duration: 0.25 });
  }

  openSheet(content) {
    const close = el("button", { type: "button", class: "close", "aria-label": "Close", text: "×", on: { click: () => this.close() } });
    this.sheet.replaceChildren(close, content);
    this.sheet.hidden = false;
    this.sheet.scrollTop = 0;
  }

  close(update = true) {
    this.sheet.hidden = true;
    this.moving = true;
    this.map.closePopup(this.popup);
    this.moving = false;
    if (update && this.state.event !== null) this.set({ event: null }, { scroll: false });
  }

  readQuote(event, start) {
    if (narrow()) this.close(false);
    const passage = this.story.passages.find((candidate) => candidate.event === event && candidate.start === start);
    this.set({ event }, { scroll: false, stay: true });
    afterPaint(() => this.text.bringPassage(passage));
  }

  noTiles(layer) {
    if (!this.map.hasLayer(layer) || document.querySelector(".offline")) return;
    const back = el("button", { type: "button", text: "Use the built-in map" });
    const note = el("div", { class: "offline", role: "status" }, "The street map cannot be loaded. ", back);
    back.addEventListener("click", () => {
      layer.remove();
      this.basemap.addTo(this.map);
      note.remove();
      this.labels.builtIn = true;
      this.labels.place();
    });
    this.map.getContainer().append(note);
  }

  // ---- the world outside ---------------------------------------------------------------------

  repaint() {
    newTheme();
    this.basemap.repaint();
    this.markers.dots?.repaint();
  }

  /** Settled: into the address of a saved file, or to the page around the reader. */
  report() {
    const { step, event } = this.state;
    const date = step < 0 ? null : this.story.steps[step].date;
    const id = event === null ? null : this.story.events[event].id;
    if (this.embedded) return parent.postMessage({ dateline: "state", date, event: id }, "*");
    const query = new URLSearchParams(Object.entries({ date, event: id }).filter(([, value]) => value));
    history.replaceState(null, "", `#${query}`);
  }

  fromAddress() {
    const query = new URLSearchParams(location.hash.slice(1) || location.search);
    this.visit(query.get("date"), query.get("event"));
  }

  /** Go where a link points; a date or event that is no longer there is passed over. */
  visit(date, id) {
    const event = this.story.events.findIndex((candidate) => candidate.id === id);
    if (event >= 0) return this.choose(event);
    const step = this.story.steps.findIndex((candidate) => candidate.date === date);
    if (step >= 0) this.go(step);
  }

  heed({ dateline, date, event, dark, ...rest }) {
    if (dateline === "tile") this.streets.arrive(rest);
    if (dateline === "go") this.visit(date, event);
    if (dateline === "theme") {
      document.documentElement.dataset.theme = dark ? "dark" : "light";
      this.repaint();
    }
  }
}
