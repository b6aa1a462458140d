// Names that belong to the map and not to the story: countries and towns, those of the story's places first.

/** @import { Box, Point, Spot } from "../types.js" */
/** @import { Basemap, BasemapData, Country } from "./basemap.js" */
/** @import { StoryName } from "./labels.js" */
/** @import { Lettering, Name } from "./lettering.js" */
/** @import { Placing } from "./placing.js" */

import { el } from "../dom.js";
import { byDistance, middleOf } from "./area_names.js";
import { around, beside, centred } from "./placing.js";

const CLOSE = 90; // px within which a town says where a stop is
const MOST = 160; // points of a country at which it is looked for room
const SAME = 24; // px within which the sign stands on the town

/** @typedef {Name & { zoom: number }} MapName from which zoom it is shown */

export class MapNames {
  /** @type {{ countries: MapName[], cities: MapName[] } | null} */
  #names = null;

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

  #decoded() {
    if (this.#names) return this.#names;
    const { countries, cities } = this.read();
    const ofCountries = countries.objects.countries.geometries.map(({ properties }) => {
      const { name, label, zoom } = /** @type {Country} */ (properties);
      return { text: name, lon: label[0], lat: label[1], zoom, kind: "country" };
    });
    const ofCities = cities.rows.map(([text, lon, lat, zoom, capital]) => {
      return { text, lon, lat, zoom, kind: capital ? "capital" : "city" };
    });
    return (this.#names = { countries: ofCountries, cities: ofCities });
  }

  /**
   * Countries, then towns, each once.
   * @param {Placing} placing
   * @param {Set<string>} named areas of the story that can be read: a country among them needs no other
   * @param {StoryName[]} places of the story
   * @param {Spot | null} home the country that the traveller comes from
   */
  place(placing, named, places, home) {
    const { countries, cities } = this.#decoded();
    const story = places.filter(({ kind }) => kind !== "quiet");
    const must = new Set(places.map((name) => this.#countryOf(name)));
    if (home) must.add(home.short);
    const isMissing = (/** @type {Name} */ { text }) => must.has(text) && !named.has(text);
    this.#setCountries(placing, this.#inView(countries.filter(isMissing), Infinity), named, must);
    const missing = new Set([...must].filter((name) => !named.has(name)));
    this.#setCountries(placing, this.#partlyInView(placing, 16, 1, missing), named, must);
    this.#setCountries(placing, this.#inView(countries, this.map.getZoom()), named);
    this.#setCountries(placing, this.#partlyInView(placing, 70, 3), named);
    const towns = [...this.#inView(cities, Infinity)];
    const known = places.map(({ text }) => text);
    for (const stop of story) this.#setTownOf(placing, stop, towns, known);
    const due = this.map.getZoom() + 0.01;
    for (const town of towns)
      if (town.zoom <= due && !known.includes(town.text)) this.#setTown(placing, town);
  }

  /**
   * The country of a place of the story: where it stands on the map, at a coast what its label says.
   * @param {StoryName} name
   */
  #countryOf({ lat, lon, label }) {
    return this.basemap.countryAt(lat, lon) || label.slice(label.lastIndexOf(",") + 1).trim();
  }

  /**
   * @param {Placing} placing
   * @param {Iterable<Name>} names some more than once, at other points
   * @param {Set<string>} named those that stand already, to which they are added
   * @param {Set<string>} [must] those that stand beside their point where that is taken
   */
  #setCountries(placing, names, named, must) {
    for (const name of names) {
      if (named.has(name.text)) continue;
      const [width, height] = this.lettering.size(name.text, "country");
      const point = this.lettering.pointOf(name);
      const places = centred(point, width, height);
      if (must?.has(name.text)) places.push(...this.#beside(placing, name.text, point, width, height));
      if (this.lettering.set(placing, name, places, width, height)) named.add(name.text);
    }
  }

  /**
   * Places for a country's name beside a point of it: close by, else further off in that country or on its coast.
   * @param {Placing} placing
   * @param {string} name
   * @param {Point} point
   * @param {number} width
   * @param {number} height
   * @returns {Point[]}
   */
  #beside(placing, name, point, width, height) {
    const [close, near, far] = [8, 22, 44].map((gap) => around(point, gap, width, height));
    /** @type {(place: Point) => boolean} */
    const isFree = ([left, top]) => !placing.hits([left, top, left + width, top + height]);
    const countries = (/** @type {Point} */ place) => this.#countriesUnder(place, width, height);
    /** @type {(under: string[]) => boolean} whether it has its middle in the country, or lies in no other */
    const isClear = (under) => under[1] === name || under.every((country) => !country || country === name);
    const beside = near.filter((place) => isFree(place) && isClear(countries(place)));
    const within = far.filter(isFree).filter((place) => {
      const under = countries(place);
      return under.includes(name) && isClear(under);
    });
    return [...close, ...beside, ...within];
  }

  /**
   * The countries under the start, the middle and the end of a name, "" at sea.
   * @param {Point} place
   * @param {number} width
   * @param {number} height
   */
  #countriesUnder([left, top], width, height) {
    return [0.1, 0.5, 0.9].map((part) => {
      const { lat, lng } = this.map.containerPointToLatLng([left + part * width, top + height / 2]);
      return this.basemap.countryAt(lat, lng);
    });
  }

  /**
   * The best-known town close to a stop, so that one sees where it is.
   * @param {Placing} placing
   * @param {Name} stop
   * @param {MapName[]} towns
   * @param {string[]} known names that stand already, to which it is added
   */
  #setTownOf(placing, stop, towns, known) {
    const [x, y] = this.lettering.pointOf(stop);
    const near = towns.filter((town) => {
      const [townX, townY] = this.lettering.pointOf(town);
      return Math.hypot(townX - x, townY - y) < CLOSE && !stop.text.includes(town.text);
    });
    const [best] = near.sort((a, b) => a.zoom - b.zoom);
    if (!best || known.includes(best.text)) return;
    const [width, height] = this.lettering.size(best.text, "town");
    const at = this.lettering.pointOf(best);
    const here = Math.hypot(at[0] - x, at[1] - y) < SAME;
    const places = [21, 26].flatMap((gap) => around([x, y], gap, width, height));
    const set = here
      ? this.lettering.set(placing, best, places, width, height)
      : this.#setTown(placing, best);
    if (set) known.push(best.text);
  }

  /**
   * Whether there was room for it.
   * @param {Placing} placing
   * @param {Name} town
   */
  #setTown(placing, town) {
    const [x, y] = this.lettering.pointOf(town);
    const [width, height] = this.lettering.size(town.text, "town");
    /** @type {Box} */
    const dot = [x - 3, y - 3, x + 3, y + 3];
    if (placing.hits(dot) || !this.lettering.set(placing, town, beside([x, y], width, height), width, height))
      return false;
    const mark = el("i", { class: `dot ${town.kind}` });
    L.DomUtil.setPosition(mark, this.map.containerPointToLayerPoint([x, y]));
    this.lettering.nodes.push(mark);
    placing.take(dot);
    return true;
  }

  /**
   * Names due at a zoom that lie in view, on whichever copy of the world is seen.
   * @param {MapName[]} names
   * @param {number} zoom
   */
  *#inView(names, zoom) {
    const view = this.map.getBounds().pad(0.05);
    const west = view.getWest();
    for (const name of names) {
      if (name.zoom > zoom + 0.01 || name.lat < view.getSouth() || name.lat > view.getNorth()) continue;
      const lon = name.lon + 360 * Math.ceil((west - name.lon) / 360);
      if (lon <= view.getEast()) yield { ...name, lon };
    }
  }

  /**
   * Countries that fill part of the view while their own label point lies outside: for each some points of that
   * part, its middle first.
   * @param {Placing} placing
   * @param {number} step px from one point looked at to the next
   * @param {number} least so many points must lie in a country
   * @param {Set<string>} [only] these countries, else any
   */
  *#partlyInView({ width, height }, step, least, only) {
    if (only && !only.size) return;
    const edge = only ? step / 2 : Math.min(1.5 * step, 100);
    /** @type {Map<string, Point[]>} */
    const parts = new Map();
    for (const point of grid(width, height, step, edge)) {
      const { lat, lng } = this.map.containerPointToLatLng(point);
      const name = this.basemap.countryAt(lat, lng);
      if (name && (!only || only.has(name))) parts.set(name, [...(parts.get(name) || []), point]);
    }
    for (const [text, points] of parts) {
      if (points.length < least) continue;
      for (const point of byDistance(points, middleOf(points)).slice(0, MOST)) {
        const { lat, lng } = this.map.containerPointToLatLng(point);
        yield { text, lat, lon: lng, kind: "country" };
      }
    }
  }
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
