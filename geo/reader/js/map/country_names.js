// The names of countries: each stands in its country, or beside it where nothing but water is under it; where there
// is no room for that, one of the story stands at the name of a place in it.

/** @import { Box, Point } from "../types.js" */
/** @import { Basemap, BasemapData, Country } from "./basemap.js" */
/** @import { Lettering } from "./lettering.js" */
/** @import { StoryName } from "./labels.js" */
/** @import { Placing } from "./placing.js" */

import { svg } from "../dom.js";
import { byDistance, middleOf } from "./area_names.js";
import { inView } from "./in_view.js";
import { around, centred, EDGE } from "./placing.js";

const BESIDE = [7, 14, 21]; // px between a point of a country and a name beside it
const LED = [34, 48, 62]; // the same where a line leads from one to the other
const LONGEST = 50; // px of such a line beyond that sign
const STEP = 4; // px between points at which it is looked whether a line is free
const OWN_SIGN = 22; // px of it that the sign of a place in the country may cover
const PAST_SIGN = 9; // px further from the name of a place, where the sign of that place is in the way
const FINE = 16; // px from one point at which a country of the story is looked for to the next
const COARSE = 70; // the same of other countries
const MOST_POINTS = 160; // of a country at which it is looked for room

/** @typedef {{ text: string, own: Point | null, points: Point[] }} Seen a country in view: its own point, and some of all
 *   its points, in px */

export class CountryNames {
  /** @type {{ text: string, lon: number, lat: number, zoom: number }[] | null} */
  #all = null;

  /**
   * @param {L.Map} map
   * @param {() => BasemapData} read
   * @param {Basemap} basemap
   * @param {Lettering} lettering
   */
  constructor(map, read, basemap, lettering) {
    this.map = map;
    this.read = read;
    this.basemap = basemap;
    this.lettering = lettering;
  }

  get #countries() {
    return (this.#all ||= this.read().countries.objects.countries.geometries.map(({ properties }) => {
      const { name, label, zoom } = /** @type {Country} */ (properties);
      return { text: name, lon: label[0], lat: label[1], zoom };
    }));
  }

  /**
   * Those of the story first: in the country, else there in a smaller type, else beside it, else with a line that
   * leads to it, else at the name of a place in it; then the others, where there is room for them in the country.
   * @param {Placing} placing
   * @param {Set<string>} named that can be read already, to which they are added
   * @param {Map<string, StoryName[]>} story countries of the story, those that matter most first, with the places in each
   */
  place(placing, named, story) {
    /** @type {((one: Seen) => boolean | Point | null)[]} */
    const ways = [
      (one) => this.#inside(placing, one, "country"),
      (one) => this.#inside(placing, one, "small"),
      (one) => this.#beside(placing, one),
      (one) => this.#led(placing, one),
    ];
    const missing = new Set([...story.keys()].filter((name) => !named.has(name)));
    const order = [...story.keys()];
    const wanted = (missing.size ? this.#seen(placing, FINE, Infinity, missing) : []).sort(
      (a, b) => order.indexOf(a.text) - order.indexOf(b.text),
    );
    for (const way of ways)
      for (const one of wanted) if (!named.has(one.text) && way(one)) named.add(one.text);
    for (const [text, places] of story)
      if (!named.has(text) && places.some((place) => this.#atPlace(placing, text, place))) named.add(text);
    for (const one of this.#seen(placing, COARSE, this.map.getZoom()))
      if (!named.has(one.text) && this.#inside(placing, one, "country")) named.add(one.text);
  }

  /**
   * Countries in view, those with their own point there first.
   * @param {Placing} placing
   * @param {number} step px from one point that is looked at to the next
   * @param {number} zoom from which they are named
   * @param {Set<string>} [only] these, else any
   * @returns {Seen[]}
   */
  #seen(placing, step, zoom, only) {
    const isWanted = (/** @type {string} */ name) => !only || only.has(name);
    const parts = this.#parts(placing, step, only ? step / 2 : 100, isWanted);
    /** @type {Seen[]} */
    const seen = [];
    const due = this.#countries.filter(({ text }) => isWanted(text));
    for (const { text, lat, lon } of inView(this.map, due, zoom)) {
      const own = this.lettering.pointOf({ lat, lon });
      seen.push({ text, own, points: byDistance(parts.get(text) ?? [], own) });
      parts.delete(text);
    }
    for (const [text, points] of parts)
      if (only || points.length > 2)
        seen.push({ text, own: null, points: byDistance(points, middleOf(points)) });
    return seen;
  }

  /**
   * Points of the view by the country that they lie in.
   * @param {Placing} placing
   * @param {number} step px from one to the next
   * @param {number} edge px left out
   * @param {(country: string) => boolean} isWanted
   */
  #parts({ width, height }, step, edge, isWanted) {
    /** @type {Map<string, Point[]>} */
    const parts = new Map();
    for (const point of grid(width, height, step, edge)) {
      const name = this.#countryAt(point);
      if (name && isWanted(name)) parts.set(name, [...(parts.get(name) ?? []), point]);
    }
    return parts;
  }

  /**
   * With its middle in the country; at its own point, which may be at sea between islands.
   * @param {Placing} placing
   * @param {Seen} country
   * @param {"country" | "small"} kind
   */
  #inside(placing, { text, own, points }, kind) {
    const [width, height] = this.lettering.size(text, kind);
    const middles = [
      ...(own ? centred(own, width, height) : []),
      ...points.slice(0, MOST_POINTS).map(([x, y]) => /** @type {Point} */ ([x - width / 2, y - height / 2])),
    ];
    return this.#set(placing, text, kind, middles, ([left, top]) => {
      const middle = /** @type {Point} */ ([left + width / 2, top + height / 2]);
      const here = this.#countryAt(middle);
      return (
        here === text || (!here && own !== null && Math.hypot(middle[0] - own[0], middle[1] - own[1]) < 1)
      );
    });
  }

  /**
   * Close beside the country, on no other land.
   * @param {Placing} placing
   * @param {Seen} country
   */
  #beside(placing, country) {
    const [width, height] = this.lettering.size(country.text, "small");
    const places = someOf(country).flatMap((point) =>
      BESIDE.flatMap((gap) => around(point, gap, width, height)),
    );
    return this.#set(placing, country.text, "small", places, this.#onNoOther(country, width, height));
  }

  /**
   * Further off, on no other land, with a line that leads to the country.
   * @param {Placing} placing
   * @param {Seen} country
   */
  #led(placing, country) {
    const [width, height] = this.lettering.size(country.text, "small");
    const free = this.#onNoOther(country, width, height);
    return someOf(country).some((point) => {
      const places = LED.flatMap((gap) => around(point, gap, width, height));
      /** @param {Point} place */
      const line = (place) => alongLine(point, edgeOf(place, width, height, point));
      /** @param {Point} place */
      const clear = (place) =>
        free(place) && line(place).length * STEP < LONGEST && !line(place).some((box) => placing.hits(box));
      const at = this.#set(placing, country.text, "small", places, clear);
      if (!at) return false;
      line(at).forEach((box) => placing.take(box));
      this.#lead(point, edgeOf(at, width, height, point));
      return true;
    });
  }

  /**
   * Under or over the name of a place in it, aligned with it, else on the same line.
   * @param {Placing} placing
   * @param {string} text
   * @param {StoryName} place
   */
  #atPlace(placing, text, { box, sign }) {
    if (!box) return null;
    const [left, top, right, bottom] = box;
    const [x] = this.lettering.pointOf(sign);
    const [width, height] = this.lettering.size(text, "small");
    const aligned = x < left ? left : x > right ? right - width : (left + right - width) / 2;
    const start = Math.max(EDGE, Math.min(aligned, placing.width - EDGE - width));
    /** @type {Point[]} */
    const places = [
      [start, bottom],
      [start, top - height],
      [start, bottom + PAST_SIGN],
      [start, top - height - PAST_SIGN],
      [right, (top + bottom - height) / 2],
      [left - width, (top + bottom - height) / 2],
    ];
    return this.#set(placing, text, "small", places, () => true);
  }

  /**
   * Whether a name at a place has no land under it but the country itself.
   * @param {Seen} country
   * @param {number} width
   * @param {number} height
   * @returns {(place: Point) => boolean}
   */
  #onNoOther({ text }, width, height) {
    return ([left, top]) =>
      [0, 0.25, 0.5, 0.75, 1].every((along) =>
        [0.2, 0.8].every((down) => {
          const here = this.#countryAt([left + along * width, top + down * height]);
          return !here || here === text;
        }),
      );
  }

  /**
   * @param {Placing} placing
   * @param {string} text
   * @param {"country" | "small"} kind
   * @param {Point[]} places
   * @param {(place: Point) => boolean} allowed
   */
  #set(placing, text, kind, places, allowed) {
    const [width, height] = this.lettering.size(text, kind);
    const classes = kind === "small" ? "country small" : "country";
    return (
      this.lettering.set(placing, { text, kind: classes }, places, width, height, allowed)?.place ?? null
    );
  }

  /**
   * A line from a point of a country to its name.
   * @param {Point} from
   * @param {Point} to
   */
  #lead([x1, y1], [x2, y2]) {
    const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
    const line = svg("line", { x1: x1 - left, y1: y1 - top, x2: x2 - left, y2: y2 - top });
    const size = { width: Math.abs(x2 - x1) + 1, height: Math.abs(y2 - y1) + 1 };
    const node = svg("svg", { class: "leader", "aria-hidden": "true", ...size }, line);
    L.DomUtil.setPosition(/** @type {any} */ (node), this.map.containerPointToLayerPoint([left, top]));
    this.lettering.nodes.push(node);
  }

  /**
   * Name of the country at a point of the map, "" at sea.
   * @param {Point} point
   */
  #countryAt(point) {
    const { lat, lng } = this.map.containerPointToLatLng(point);
    return this.basemap.countryAt(lat, lng);
  }
}

/**
 * Points of a country beside which its name may stand: its own, and some evenly over the others.
 * @param {Seen} country
 */
function someOf({ own, points }) {
  const every = Math.ceil(points.length / 8) || 1;
  return [...(own ? [own] : []), ...points.filter((_, at) => at % every === 0)];
}

/**
 * The point of a name's edge that is closest to a point.
 * @param {Point} place left and top
 * @param {number} width
 * @param {number} height
 * @param {Point} point
 * @returns {Point}
 */
function edgeOf([left, top], width, height, [x, y]) {
  return [Math.max(left, Math.min(x, left + width)), Math.max(top, Math.min(y, top + height))];
}

/**
 * What a line takes of the map beyond the sign that it may start from, as small boxes.
 * @param {Point} from
 * @param {Point} to
 * @returns {Box[]}
 */
function alongLine([x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const steps = Math.max(0, Math.ceil((length - OWN_SIGN) / STEP));
  return Array.from({ length: steps }, (_, at) => {
    const part = (OWN_SIGN + at * STEP) / length;
    const [x, y] = [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
    return [x - 1, y - 1, x + 1, y + 1];
  });
}

/**
 * Points evenly over a box.
 * @param {number} width
 * @param {number} height
 * @param {number} step from one to the next
 * @param {number} edge left out at the left and at the top
 * @returns {Point[]}
 */
function grid(width, height, step, edge) {
  /** @type {Point[]} */
  const points = [];
  for (let y = edge; y < height - step / 2; y += step)
    for (let x = edge; x < width - step / 2; x += step) points.push([x, y]);
  return points;
}
