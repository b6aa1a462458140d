// Names on the map, set so that none covers another or a sign: story places first, then countries and cities.

/** @import { Box } from "../types.js" */
/** @import { Basemap, BasemapData } from "./basemap.js" */
/** @import { Name } from "./lettering.js" */
/** @import { Markers } from "./markers.js" */

import { AreaNames } from "./area_names.js";
import { boxesOver } from "./boxes.js";
import { Lettering } from "./lettering.js";
import { MapNames } from "./map_names.js";
import { around, Placing } from "./placing.js";

/**
 * @typedef {Name & { spot: number, label: string, sign: { lat: number, lon: number } }} StoryName of a place of the story, and its
 *   label in full; `sign` is where its sign stands, which may be beside the place
 * @typedef {{ lat: number, lon: number, half: number, wide: number, leg?: HTMLElement }} Obstacle px around a
 *   point that stay clear; `leg` is the sign of a leg, which names of current places may displace
 * @typedef {Markers["shown"][number]} Shown
 */

export class Labels {
  /** Whether the built-in map is shown, whose names these are; the street map bears its own. */
  builtIn = true;
  /** @type {Obstacle[] | null} */
  #obstacles = null;
  /** @type {StoryName[]} */
  #names = [];

  /**
   * @param {L.Map} map
   * @param {() => BasemapData} read
   * @param {Basemap} basemap
   * @param {Markers} markers
   * @param {(spot: number) => void} onSelect
   */
  constructor(map, read, basemap, markers, onSelect) {
    this.map = map;
    this.markers = markers;
    this.onSelect = onSelect;
    this.areaNames = new AreaNames(map, markers);
    this.lettering = new Lettering(map);
    this.mapNames = new MapNames(map, read, basemap, this.lettering);
    this.pane = /** @type {HTMLElement} */ (map.getPane("labels"));
    this.frame = map.getContainer();
    map.on("zoomstart", () => this.pane.classList.add("waiting"));
  }

  /**
   * Name the story's places, those of the current date first. Of many, none is named but by its sign.
   * @param {Obstacle[]} obstacles what must stay visible besides the signs
   */
  showStory(obstacles) {
    const { markers } = this;
    const rank = (/** @type {Shown} */ { current, spot }) => (current ? 0 : spot.stops.length ? 1 : 2);
    const shown = markers.dots ? [] : markers.shown;
    const points = shown.filter(({ spot }) => !spot.area).sort((a, b) => rank(a) - rank(b));
    this.#names = points.map((sign) => {
      const { label, lat, lng, short } = sign.spot;
      const stands = { lat: sign.at.lat, lon: sign.at.lng };
      const kind = ["current", "stop", "quiet"][rank(sign)];
      return { text: short, label, lat, lon: lng, kind, spot: sign.index, sign: stands };
    });
    this.#obstacles = [...markers.obstacles, ...obstacles];
    this.areaNames.show();
    this.place();
  }

  /** Set all names for the view as it is. */
  place() {
    if (!this.#obstacles) return;
    this.lettering.nodes = [];
    const { x, y } = this.map.getSize();
    const signs = this.#obstacles.filter(({ leg }) => !leg).map((obstacle) => this.#boxOf(obstacle));
    const furniture = boxesOver(this.frame, ".keep-clear, .leaflet-control");
    const placing = new Placing(x, y, [...furniture, ...signs]);
    const isCurrent = (/** @type {Name} */ { kind }) => kind === "current";
    for (const name of this.#names.filter(isCurrent)) this.#setStoryName(placing, name);
    const areas = this.areaNames.place(placing.taken); // which find room in many places
    areas.boxes.forEach((box) => placing.take(box));
    this.#setLegSigns(placing);
    for (const name of this.#names.filter((name) => !isCurrent(name))) this.#setStoryName(placing, name);
    if (this.builtIn) this.mapNames.place(placing, areas.names, this.#names, this.markers.home);
    this.pane.replaceChildren(...this.lettering.nodes);
    this.pane.classList.remove("waiting");
  }

  /**
   * @param {Obstacle} obstacle
   * @param {number} [right]
   * @returns {Box}
   */
  #boxOf({ lat, lon, half, wide }, right = wide) {
    const [x, y] = this.lettering.pointOf({ lat, lon });
    return [x - wide, y - half, x + right, y + half];
  }

  /**
   * A leg's sign gives way to the name of a current place. How much of it shows depends on the zoom.
   * @param {Placing} placing
   */
  #setLegSigns(placing) {
    for (const obstacle of this.#obstacles || []) {
      const { leg } = obstacle;
      leg?.classList.remove("displaced");
      if (!leg || leg.classList.contains("short")) continue;
      const words = /** @type {HTMLElement} */ (leg.lastChild);
      const box = this.#boxOf(obstacle, 12 + words.offsetWidth);
      leg.classList.toggle("displaced", placing.hits(box));
      placing.take(box);
    }
  }

  /**
   * Beside its sign, else over or under it, else at a corner; that of a current place else a little further out.
   * @param {Placing} placing
   * @param {StoryName} name
   */
  #setStoryName(placing, name) {
    const [x, y] = this.lettering.pointOf(name.sign);
    if (x < 0 || y < 0 || x > placing.width || y > placing.height) return;
    const [width, height] = this.lettering.size(name.text, "story");
    const gaps = name.kind === "current" ? [21, 37, 57] : [21];
    const places = gaps.flatMap((gap) => around([x, y], gap, width, height));
    const written = { ...name, kind: `story ${name.kind}` };
    const node = this.lettering.set(placing, written, places, width, height);
    node?.addEventListener("click", (event) => {
      event.stopPropagation(); // the map would close what is told
      const dragging = /** @type {L.Handler & { moved: () => boolean }} */ (this.map.dragging);
      if (!dragging.moved()) this.onSelect(name.spot);
    });
  }
}
