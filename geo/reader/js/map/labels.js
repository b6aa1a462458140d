// Names on the map, set so that none covers another or a sign: story places first, then countries and cities.

/** @import { Box, Point } from "../types.js" */
/** @import { Basemap, BasemapData } from "./basemap.js" */
/** @import { Name } from "./lettering.js" */
/** @import { Markers } from "./markers.js" */

import { AreaNames } from "./area_names.js";
import { boxesOver } from "./boxes.js";
import { Lettering } from "./lettering.js";
import { MapNames } from "./map_names.js";
import { apart, around, crosses, Placing } from "./placing.js";

const LETTERS = 3; // px from the edge of a name's box to its letters
const NEARER = 8; // px by which a name may be nearer to another sign than to its own

/**
 * @typedef {Name & { spot: number, label: string, sign: { lat: number, lon: number },
 *   box?: Box | null }} StoryName of a place of the story, and its
 *   label in full; `sign` is where its sign stands, which may be beside the place, `box` where its name does
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
  /** @type {[lat: number, lng: number][][]} */
  #lines = [];

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
   * @param {[lat: number, lng: number][][]} [lines] that names had better not lie on
   */
  showStory(obstacles, lines = []) {
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
    this.#lines = lines;
    this.areaNames.show();
    this.place();
  }

  /** The signs of points in view that bear no name. */
  get unnamed() {
    const named = new Set(this.#names.filter(({ box }) => box).map(({ spot }) => spot));
    const view = this.map.getBounds();
    return this.markers.shown.filter(
      ({ spot, index, at }) => !spot.area && !named.has(index) && view.contains(at),
    );
  }

  /** Set all names for the view as it is. */
  place() {
    if (!this.#obstacles) return;
    this.lettering.nodes = [];
    const { x, y } = this.map.getSize();
    const standing = this.#obstacles.filter(({ leg }) => !leg);
    const signs = standing.map((obstacle) => this.#boxOf(obstacle));
    const points = standing.map((obstacle) => this.lettering.pointOf(obstacle));
    const lines = this.#lines.map((line) => line.map(([lat, lon]) => this.lettering.pointOf({ lat, lon })));
    const furniture = boxesOver(this.frame, ".keep-clear, .leaflet-control");
    const placing = new Placing(x, y, [...furniture, ...signs]);
    const isCurrent = (/** @type {Name} */ { kind }) => kind === "current";
    for (const name of this.#names.filter(isCurrent)) this.#setStoryName(placing, name, points, lines);
    const areas = this.areaNames.place(placing.taken); // which find room in many places
    areas.boxes.forEach((box) => placing.take(box));
    this.#setLegSigns(placing);
    for (const name of this.#names.filter((name) => !isCurrent(name)))
      this.#setStoryName(placing, name, points, lines);
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
   * @param {Placing} placing
   * @param {StoryName} name
   * @param {Point[]} signs where all stand
   * @param {Point[][]} lines
   */
  #setStoryName(placing, name, signs, lines) {
    name.box = null;
    const sign = this.lettering.pointOf(name.sign);
    if (sign[0] < 0 || sign[1] < 0 || sign[0] > placing.width || sign[1] > placing.height) return;
    const [width, height] = this.lettering.size(name.text, "story");
    const gaps = name.kind === "current" ? [21, 37, 57] : [21]; // that of a current place a little further out
    /** @type {(place: Point) => boolean} whether it is not far nearer to another sign, which it would seem to name */
    const isOwn = (place) => {
      const gap = apart(place, width, height, sign);
      return signs.every((other) => apart(place, width, height, other) > gap - NEARER);
    };
    /** @type {(place: Point) => boolean} */
    const isCrossed = ([left, top]) => {
      /** @type {Box} */
      const box = [left + LETTERS, top + LETTERS, left + width - LETTERS, top + height - LETTERS];
      return lines.some((line) => line.some((point, at) => at > 0 && crosses(box, line[at - 1], point)));
    };
    const places = gaps.flatMap((gap) => {
      const at = around(sign, gap, width, height);
      return [...at.filter((place) => !isCrossed(place)), ...at.filter(isCrossed)];
    });
    const own = places.filter(isOwn);
    const written = { ...name, kind: `story ${name.kind}` };
    const order = name.kind === "quiet" ? own : [...own, ...places];
    const set = this.lettering.set(placing, written, order, width, height);
    if (set) name.box = [set.place[0], set.place[1], set.place[0] + width, set.place[1] + height];
    set?.node.addEventListener("click", (event) => {
      event.stopPropagation(); // the map would close what is told
      const dragging = /** @type {L.Handler & { moved: () => boolean }} */ (this.map.dragging);
      if (!dragging.moved()) this.onSelect(name.spot);
    });
  }
}
