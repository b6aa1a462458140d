// The atlas: events of many stories on one map. The page around answers what is asked (link.js says how).

/** @import { Answer, Bounds, Heard, Start } from "./link.js" */
/** @import { BasemapData } from "../map/basemap.js" */

import { afterPaint, calm, find } from "../dom.js";
import { Basemap } from "../map/basemap.js";
import { Labels } from "../map/labels.js";
import { addPanes, prepareMap } from "../map/prepare.js";
import { mercator } from "../map/projection.js";
import { takeTheme } from "../theme.js";
import { Around } from "./around.js";
import { Clusters } from "./clusters.js";
import { Filters } from "./filters.js";
import { Asking, hear, tell } from "./link.js";
import { Listing } from "./listing.js";
import { Range } from "./range.js";

const FARTHEST = 85; // degrees north or south that the map shows

/** Names of the map's own alone. */
const NO_STORY = /** @type {Labels["markers"]} */ (
  /** @type {unknown} */ ({ dots: null, shown: [], obstacles: [] })
);

/** @type {BasemapData | null} */
let basemapData = null;

/** A megabyte, so read only when the first signs are painted. */
const readBasemap = () => (basemapData ||= JSON.parse(find("#basemap-data").textContent || ""));

class Atlas {
  #asking = new Asking();
  #nowhere = false;
  #started = false;
  #basemap = new Basemap(readBasemap);

  constructor() {
    this.map = L.map("map", {
      zoomSnap: 0.5,
      zoomDelta: 1,
      minZoom: 1,
      maxZoom: 17,
      maxBounds: [
        [-FARTHEST, -540],
        [FARTHEST, 540],
      ],
      maxBoundsViscosity: 1,
      zoomAnimation: !calm(),
    });
    this.map.setView([20, 10], 2);
    addPanes(this.map);
    prepareMap(this.map);
    const ask = () => this.#ask();
    this.map.on("moveend", ask);
    this.#basemap.addTo(this.map);
    this.labels = new Labels(this.map, readBasemap, this.#basemap, NO_STORY, () => {});
    this.clusters = new Clusters(this.map);
    this.around = new Around(this.map, ask);
    this.filters = new Filters(find(".asking"), this.around, ask);
    this.range = new Range(find(".range"), ask);
    this.listing = new Listing(find(".side"), {
      onOpen: ({ story, event, date }) => tell({ type: "open", row: { story, event, date } }),
      onMore: () => this.#ask(this.listing.length),
      onNowhere: (nowhere) => {
        this.#nowhere = nowhere;
        this.#ask();
      },
      onElsewhere: (bounds) => this.#fit(bounds),
    });
    hear((message) => this.#heed(message));
    tell({ type: "ready" });
  }

  /** @param {Heard} message */
  #heed(message) {
    if (message.type === "theme" && takeTheme(message.background)) this.#basemap.repaint();
    if (message.type === "start") this.#start(message.start);
    if (message.type === "answer") this.#answer(message);
  }

  /** @param {Start} start */
  #start({ publishers, bounds, asked }) {
    if (this.#started) return;
    this.filters.load(publishers, asked);
    this.range.load(asked);
    const { lat, lng, zoom } = asked;
    if (lat !== undefined && lng !== undefined) this.map.setView([lat, lng], zoom, { animate: false });
    else if (asked.place) this.around.fit();
    else if (bounds) this.#fit(bounds);
    this.#started = true;
    this.#ask();
  }

  /** @param {Bounds} bounds */
  #fit([south, west, north, east]) {
    this.map.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { padding: [40, 40], maxZoom: 6, animate: false },
    );
  }

  /** @param {number} [start] how many rows are there already */
  #ask(start = 0) {
    if (!this.#started) return;
    const { lat, lng } = this.map.getCenter();
    this.#asking.ask({
      ...this.filters.asked,
      ...this.#part(),
      ...this.range.asked,
      start,
      nowhere: this.#nowhere,
      lat,
      lng,
    });
    document.documentElement.dataset.settled = "false";
  }

  /** The part of the map in view. */
  #part() {
    const zoom = this.map.getZoom();
    const world = 256 * 2 ** zoom;
    const { x, y } = this.map.getSize();
    const { lat, lng } = this.map.getCenter();
    const [middleX, middleY] = mercator(lng, lat);
    const width = Math.min(1, x / world);
    return { left: middleX - width / 2, top: middleY - y / world / 2, width, height: y / world, zoom };
  }

  /** @param {Answer} answer */
  #answer({ turn, view, error }) {
    const asked = this.#asking.answered(turn);
    if (!asked) return;
    const further = asked.start > 0;
    if (!view) {
      this.listing.fail(error, further);
      if (!further) this.clusters.show([], this.map.getCenter().lng);
      this.around.show(null, asked);
    } else {
      this.listing.show(view, { further, nowhere: asked.nowhere });
      if (!further) {
        this.clusters.show(view.clusters, this.map.getCenter().lng);
        this.range.show(view.edges, view.density);
        this.around.show(view.around, asked); // which may move the map
      }
    }
    if (!further) afterPaint(() => this.#name());
    document.documentElement.dataset.settled = String(this.#asking.settled);
  }

  /** Names on the map come after the signs, and keep clear of them. */
  #name() {
    this.labels.showStory(this.clusters.obstacles);
  }
}

new Atlas();
