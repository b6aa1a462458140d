// Names that belong to the map and not to the story: countries and towns, those of the story's places first.

/** @import { Box, Spot } from "../types.js" */
/** @import { Basemap, BasemapData } from "./basemap.js" */
/** @import { StoryName } from "./labels.js" */
/** @import { Lettering, Name } from "./lettering.js" */
/** @import { Placing } from "./placing.js" */

import { el } from "../dom.js";
import { CountryNames } from "./country_names.js";
import { inView } from "./in_view.js";
import { around, beside } from "./placing.js";

const CLOSE = 90; // px within which a town says where a stop is
const SAME = 24; // px within which the sign stands on the town

/** @typedef {Name & { zoom: number }} MapName from which zoom it is shown */

export class MapNames {
  /** @type {MapName[] | null} */
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
    this.countries = new CountryNames(map, read, basemap, lettering);
  }

  get #cities() {
    return (this.#all ||= this.read().cities.rows.map(([text, lon, lat, zoom, capital]) => {
      return { text, lon, lat, zoom, kind: capital ? "capital" : "city" };
    }));
  }

  /**
   * Countries, then towns, each once.
   * @param {Placing} placing
   * @param {Set<string>} named areas of the story that can be read: a country among them needs no other
   * @param {StoryName[]} places of the story
   * @param {Spot | null} home the country that the traveller comes from
   */
  place(placing, named, places, home) {
    const story = places.filter(({ kind }) => kind !== "quiet");
    /** @type {Map<string, StoryName[]>} */
    const countries = new Map(home ? [[home.short, []]] : []);
    for (const name of places) {
      const country = this.#countryOf(name);
      countries.set(country, [...(countries.get(country) ?? []), name]);
    }
    this.countries.place(placing, named, countries);
    const towns = [...inView(this.map, this.#cities, Infinity)];
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
}
