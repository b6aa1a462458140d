// The reader: its parts, and the order in which they show what the state says.

/** @import { How, State, Story, Unit } from "./types.js" */
/** @import { Basemap, BasemapData } from "./map/basemap.js" */
/** @import { Candidate, Heard } from "./page.js" */
/** @import { Streets } from "./map/streets.js" */

import { followAddress, writeAddress } from "./address.js";
import { Details } from "./card/details.js";
import { Help } from "./card/help.js";
import { Legend } from "./card/legend.js";
import { OffMap } from "./card/off_map.js";
import { StepCard } from "./card/step_card.js";
import { remember, remembered } from "./choices.js";
import { addressed, afterPaint, debounce, el, embedded, find } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { Arrows } from "./map/arrows.js";
import { Camera } from "./map/camera.js";
import { Candidates } from "./map/candidates.js";
import { Labels } from "./map/labels.js";
import { Legs } from "./map/legs.js";
import { Locator } from "./map/locator.js";
import { Markers } from "./map/markers.js";
import { savePicture } from "./map/picture.js";
import { Pick } from "./map/pick.js";
import { creditPlaces, prepareMap } from "./map/prepare.js";
import { Tools } from "./map/tools.js";
import { Navigation } from "./navigation.js";
import { hasSpoken, hearPage, tellPage } from "./page.js";
import { eventsOf, filter, numberStops } from "./ranks.js";
import { Store } from "./state.js";
import { stepBy, takeIn } from "./story.js";
import { Find } from "./text/find.js";
import { Follow } from "./text/follow.js";
import { Listing } from "./text/listing.js";
import { ReportText } from "./text/report.js";
import { listenToSelection } from "./text/selection.js";
import { newTheme, takeTheme } from "./theme.js";
import { Timeline } from "./timeline/timeline.js";

const SETTLED_MS = 400; // without a change, after which the position is told

export class Reader {
  #turn = 0;
  #first = true;
  /** Whether there was a leap since the position was told. */
  #leapt = false;

  /**
   * @param {object} drawn what folium's map and the document hand over
   * @param {L.Map} drawn.map
   * @param {Basemap} drawn.basemap
   * @param {Streets} drawn.streets
   * @param {() => BasemapData} drawn.readBasemap
   * @param {Story} story
   */
  constructor({ map, basemap, streets, readBasemap }, story) {
    this.map = map;
    this.basemap = basemap;
    this.streets = streets;
    this.store = new Store(story, (before, how) => this.#changed(before, how));
    /** @param {number} event */
    const onEvent = (event) => this.navigation.choose(event);
    /** @type {(event: number, start: number) => void} */
    const onQuote = (event, start) => this.navigation.readQuote(event, start);
    const frame = map.getContainer();
    const report = find(".report");
    this.card = find(".card");
    /** @type {number | null} the turn of the last event that the page asked to show */
    this.shown = null;

    const bar = el("div", { class: "bar" });
    this.text = new ReportText(report, bar, {
      onPlace: (events) => this.navigation.toPlace(events),
      onDate: (events) => this.navigation.toDate(events),
      onSentence: (events) => this.navigation.toSentence(events),
      onTurn: () => this.settled(),
    });
    this.find = new Find(this.text);
    this.follow = new Follow(this.text, {
      onRead: (events) => this.navigation.follow(events),
      onChoice: (on) => remember("follow", on ? "on" : ""),
    });
    this.follow.turn(remembered("follow") === "on");
    bar.append(this.find.box, this.follow.button);
    this.offMap = new OffMap(report, { onEvent, onQuote });
    this.listing = new Listing(report);
    this.markers = new Markers(map, basemap, (spot) => this.#openSign(spot));
    this.legs = new Legs(map);
    this.locator = new Locator(map, basemap);
    this.arrows = new Arrows(
      map,
      () => this.#outOfView(),
      (place) => ("events" in place ? this.camera.visit(place) : this.camera.look([place])),
    );
    this.labels = new Labels(map, readBasemap, basemap, this.markers, (spot) => this.#openSign(spot));
    this.timeline = new Timeline(
      find(".timeline"),
      (step, how) => this.navigation.go(step, how),
      (unit) => this.#stepBy(unit),
    );
    this.legend = new Legend({
      onLeast: (least) => this.#showFrom(least),
      onPicture: () => this.#savePicture(),
      onTurn: () => this.#lookAgain(),
    });
    this.tools = new Tools(frame, this.legend, this.store.state, {
      onChange: (change) => this.store.set(change),
      onCentre: () => this.#centre(),
    });
    this.pick = new Pick(map, (place) => tellPage({ type: "picked", ...place }));
    this.candidates = new Candidates(map, (index) => tellPage({ type: "candidate", index }));
    this.stepCard = new StepCard(this.card, frame, onEvent);
    this.camera = new Camera(map, this.markers);
    this.details = new Details(map, find(".sheet"), {
      onQuote,
      whereIs: (spot) => this.markers.standsAt(spot),
      onPopup: () => {
        this.card.hidden = true;
        this.arrows.show();
      },
      onSheet: () => this.legend.turn(false), // which would hide it
      onClose: () => this.navigation.close(),
    });
    this.navigation = new Navigation(this.store, this);
    this.settled = debounce(() => this.#tellPosition(), SETTLED_MS);

    for (const box of [this.tools.box, this.card]) {
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
    }
    prepareMap(map);
    this.#load(story);
    this.#listen();
    map.invalidateSize({ animate: false, pan: false }); // the timeline has taken its part of the height
    this.camera.home();
    this.#show({ scroll: false });
    if (embedded()) this.#greet();
    if (addressed()) followAddress(this.navigation);
    this.settled();
  }

  /** @param {Story} story */
  #load(story) {
    document.title = `${story.title} – Dateline`;
    numberStops(story, () => true);
    for (const part of [this.text, this.offMap, this.markers, this.legs]) part.load(story);
    for (const part of [this.timeline, this.legend, this.tools, this.camera]) part.load(story);
    creditPlaces(this.map, story);
    this.listing.show(story, () => true);
  }

  #listen() {
    const { basemap, camera, labels, map, streets } = this;
    map.on("moveend", () => labels.place());
    map.on("resize", () => this.#lookAgain());
    map.on("baselayerchange", ({ layer }) => {
      labels.builtIn = /** @type {L.Layer} */ (layer) === basemap;
      labels.place();
      this.legend.picture.disabled = !labels.builtIn; // tiles of another host cannot go into a picture
      if (!labels.builtIn) layer.once("tileerror", () => streets.offerWayBack(map, basemap));
    });
    listenToKeys(this.navigation, camera, { help: new Help(), legend: this.legend, field: this.find.field });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      newTheme();
      this.#repaint();
    });
  }

  // ---- what is shown ---------------------------------------------------------------------------

  /**
   * @param {State} before
   * @param {How} how
   */
  #changed(before, how) {
    this.#leapt ||= how.leap === true;
    if (before.least !== this.store.state.least) this.#keep();
    this.#show(how);
    this.settled();
  }

  /** Signs and slider at once; text, card, camera and labels after they are painted. */
  #show({ scroll = true, stay = false } = {}) {
    const { state, story } = this.store;
    this.markers.show(state);
    this.legs.show(state);
    this.timeline.show(state.step);
    const turn = (this.#turn += 1);
    afterPaint(() => {
      if (turn !== this.#turn) return; // a newer step is already on its way
      const events = eventsOf(story, state);
      const { event } = state;
      const lit = event === null ? events : [event, ...events.filter((index) => index !== event)];
      this.stepCard.show(this.store);
      this.card.hidden = this.details.overMap;
      this.text.show(lit, event, scroll); // after the card, which may leave it less room
      if (this.#first && !scroll) this.text.showHeadline();
      if (this.camera.following && !stay) this.#frame(!this.#first);
      this.#first = false;
      this.#label();
    });
  }

  #label() {
    this.markers.spread();
    this.arrows.show();
    this.labels.showStory([...this.legs.obstacles, ...this.candidates.obstacles], this.legs.lines);
  }

  /** Show only events that are likely enough. */
  #keep() {
    const { state, story } = this.store;
    const passes = filter({ least: state.least, tourOnly: false });
    numberStops(story, passes);
    for (const part of [this.markers, this.offMap, this.timeline]) part.keep(passes);
    this.legs.keep();
    this.listing.show(story, passes);
  }

  /**
   * Step by days, months or years; what is shown stays.
   * @param {Unit} unit
   */
  #stepBy(unit) {
    const { state, story } = this.store;
    const [first] = story.steps[state.step].events;
    stepBy(story, unit);
    for (const part of [this.timeline, this.legs]) part.load(story);
    this.#keep();
    this.store.set({ step: story.events[first].step ?? 0 }, { scroll: false });
  }

  /** @param {number} least in percent */
  #showFrom(least) {
    this.details.close();
    this.store.set({ least, event: null });
  }

  /**
   * The camera to this date's spots and the chosen event's.
   * @param {boolean} [animate]
   */
  #frame(animate = true) {
    const { state, story } = this.store;
    /** @param {number} index */
    const spotOf = (index) => {
      const { spot } = story.events[index];
      return spot === null ? [] : [story.spots[spot]];
    };
    const spots = eventsOf(story, state).flatMap(spotOf);
    const [chosen] = state.event === null ? [] : spotOf(state.event);
    this.camera.frame(spots, chosen, animate);
  }

  /** What lies over the map has changed. */
  #lookAgain() {
    if (this.camera.following) this.#frame(false);
    this.details.fit();
    this.card.hidden = this.details.overMap;
    this.#label();
  }

  /**
   * Tell what happens at a sign; where several lie on each other, which they are.
   * @param {number} spot
   */
  #openSign(spot) {
    const heap = this.markers.heapAt(spot);
    if (heap.length > 1) this.details.list(this.store, heap, (chosen) => this.navigation.open(chosen));
    else this.navigation.open(spot);
  }

  #centre() {
    this.camera.following = true;
    this.#frame();
  }

  #savePicture() {
    const { state, story } = this.store;
    const date = story.steps[state.step]?.words ?? "";
    this.legend.close(); // the picture is of the map as it is without it
    return savePicture(this.map.getContainer(), story, date, this.labels.unnamed);
  }

  #repaint() {
    this.basemap.repaint();
    this.markers.dots?.repaint();
    this.locator.draw();
  }

  // ---- the world outside -----------------------------------------------------------------------

  #tellPosition() {
    const position = { ...this.store.position, report: this.text.number };
    const leap = this.#leapt;
    this.#leapt = false;
    if (embedded()) tellPage({ type: "position", ...position, shown: this.shown, leap });
    if (addressed() && !hasSpoken()) writeAddress(position, leap); // else the page around keeps it in its own
  }

  #greet() {
    hearPage((message) => this.#heed(message));
    listenToSelection(this.text, (words) => tellPage({ type: "words", ...words }));
    tellPage({ type: "ready" });
  }

  /** @param {Heard} message */
  #heed(message) {
    if (message.type === "story") this.#take(takeIn(message.view));
    if (message.type === "go") this.navigation.visit(message);
    if (message.type === "show") {
      this.shown = message.turn ?? null;
      this.navigation.visit({ event: message.event });
    }
    if (message.type === "pick") this.pick.turn(message.on !== false);
    if (message.type === "candidates") this.#offer(message.places);
    if (message.type === "desk") document.documentElement.toggleAttribute("data-desk", message.on !== false);
    if (message.type === "choice") this.follow.turn(message.value === "on");
    if (message.type === "tile") this.streets.arrive(message);
    if (message.type === "theme" && takeTheme(message.background)) this.#repaint();
  }

  /**
   * Another version of the story: map, text and lists are drawn anew, and what is looked at stays.
   * @param {Story} story
   */
  #take(story) {
    const { open } = this.details;
    this.store.load(stepBy(story, this.store.story.unit));
    this.#load(story);
    this.#keep();
    this.#show({ scroll: false, stay: true });
    const { event } = this.store.state;
    const spot = event === null ? null : story.events[event].spot;
    if (open && spot !== null) this.details.show(this.store, spot, filter(this.store.state));
    else this.details.close();
    this.settled();
  }

  /**
   * The places that arrows lead to: those to choose from, else those of the date; beside the tour, also its stops
   * far off and the country that the traveller comes from.
   */
  #outOfView() {
    if (this.candidates.points.length) return { beyond: this.candidates.beyond };
    const current = this.markers.shown.filter(({ current }) => current).map(({ spot }) => spot);
    const { home } = this.markers;
    const from = home && current.some(({ stops }) => stops.length) ? [home] : [];
    const beyond = [...current, ...this.camera.leftOut, ...from].filter((spot) => !this.markers.inView(spot));
    return { beyond, here: current.find((spot) => !beyond.includes(spot)) };
  }

  /** @param {Candidate[]} places */
  #offer(places) {
    const { following } = this.camera;
    this.candidates.show(places);
    this.camera.offer(this.candidates.points);
    if (this.camera.following && !following) this.#frame();
    this.#label();
  }
}
