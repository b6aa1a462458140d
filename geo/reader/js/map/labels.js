// Names on the map, set so that none covers another or a sign: story places first, then countries and cities.

/** @import { Box, Point } from "../types.js" */
/** @import { Basemap, BasemapData, Country } from "./basemap.js" */
/** @import { Markers } from "./markers.js" */

import { el } from "../dom.js";
import { boxesOver } from "./boxes.js";
import { around, beside, centred, clearOf, Placing } from "./placing.js";

const CLOSE = 90; // px within which a town says where a stop is
const SAME = 24; // px within which the sign stands on the town

const FONTS = { country: "600 11.5px", story: "700 13px", town: "12px" };

/**
 * @typedef {{ text: string, lat: number, lon: number, kind: string }} Name `kind` is its class
 * @typedef {Name & { zoom: number }} MapName from which zoom it is shown
 * @typedef {{ lat: number, lon: number, half: number, wide: number, leg?: HTMLElement }} Obstacle px around a
 *   point that stay clear; `leg` is the sign of a leg, which names of current places may displace
 * @typedef {Markers["shown"][number]} Shown
 */

export class Labels {
  /** Whether the built-in map is shown, whose names these are; the street map bears its own. */
  builtIn = true;
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, [width: number, height: number]>} */
  #sizes = new Map();
  /** @type {HTMLElement[]} */
  #nodes = [];
  /** @type {Obstacle[] | null} */
  #obstacles = null;
  /** @type {Name[]} */
  #names = [];
  /** @type {{ countries: MapName[], cities: MapName[] } | null} */
  #mapNames = null;

  /**
   * @param {L.Map} map
   * @param {() => BasemapData} read
   * @param {Basemap} basemap
   */
  constructor(map, read, basemap) {
    this.map = map;
    this.read = read;
    this.basemap = basemap;
    this.pane = /** @type {HTMLElement} */ (map.getPane("labels"));
    this.frame = map.getContainer();
    this.signs = /** @type {HTMLElement} */ (map.getPane("markerPane"));
    map.on("moveend zoomend resize", () => this.place());
    map.on("zoomstart", () => this.pane.classList.add("waiting"));
  }

  #decoded() {
    if (this.#mapNames) return this.#mapNames;
    const { countries, cities } = this.read();
    const ofCountries = countries.objects.countries.geometries.map(({ properties }) => {
      const { name, label, zoom } = /** @type {Country} */ (properties);
      return { text: name, lon: label[0], lat: label[1], zoom, kind: "country" };
    });
    const ofCities = cities.rows.map(([text, lon, lat, zoom, capital]) => {
      return { text, lon, lat, zoom, kind: capital ? "capital" : "city" };
    });
    return (this.#mapNames = { countries: ofCountries, cities: ofCities });
  }

  /**
   * Name the story's places, those of the current date first. Of many, none is named but by its sign.
   * @param {Markers} markers
   * @param {Obstacle[]} obstacles what must stay visible besides the signs
   */
  showStory(markers, obstacles) {
    const rank = (/** @type {Shown} */ { current, spot }) => (current ? 0 : spot.stops.length ? 1 : 2);
    const shown = markers.dots ? [] : markers.shown;
    const points = shown.filter(({ spot }) => !spot.area).sort((a, b) => rank(a) - rank(b));
    this.#names = points.map((sign) => {
      const { lat, lng, short } = sign.spot;
      return { text: short, lat, lon: lng, kind: ["current", "stop", "quiet"][rank(sign)] };
    });
    this.#obstacles = [...markers.obstacles, ...obstacles];
    this.place();
  }

  /** Set all names for the view as it is. */
  place() {
    if (!this.#obstacles) return;
    this.#nodes = [];
    this.#trimAreaNames();
    const { x, y } = this.map.getSize();
    const signs = this.#obstacles.filter(({ leg }) => !leg).map((obstacle) => this.#boxOf(obstacle));
    const placing = new Placing(x, y, [...this.#boxesOnPage(), ...signs]);
    const isCurrent = (/** @type {Name} */ { kind }) => kind === "current";
    for (const name of this.#names.filter(isCurrent)) this.#setStoryName(placing, name);
    this.#setLegSigns(placing);
    for (const name of this.#names.filter((name) => !isCurrent(name))) this.#setStoryName(placing, name);
    if (this.builtIn) this.#setMapNames(placing);
    this.pane.replaceChildren(...this.#nodes);
    this.pane.classList.remove("waiting");
  }

  /**
   * @param {Obstacle} obstacle
   * @param {number} [right]
   * @returns {Box}
   */
  #boxOf({ lat, lon, half, wide }, right = wide) {
    const [x, y] = this.#pointOf({ lat, lon });
    return [x - wide, y - half, x + right, y + half];
  }

  /**
   * @param {{ lat: number, lon: number }} place
   * @returns {Point}
   */
  #pointOf({ lat, lon }) {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  }

  /** A current area keeps its name in view; a quiet one that the edge would cut or that lies on a sign has none. */
  #trimAreaNames() {
    const frame = this.frame.getBoundingClientRect();
    const inner = [frame.left + 6, frame.top + 60, frame.right - 6, frame.bottom - 26];
    const signs = [...this.signs.querySelectorAll(".sign:not(.area)")].map((sign) =>
      sign.getBoundingClientRect(),
    );
    /** @type {(low: number, high: number, from: number, to: number) => number} */
    const into = (low, high, from, to) => Math.max(0, from - low) - Math.max(0, high - to);
    for (const name of this.#areaNames()) {
      name.style.translate = "";
      const { left, right, top, bottom } = name.getBoundingClientRect();
      const [dx, dy] = [into(left, right, inner[0], inner[2]), into(top, bottom, inner[1], inner[3])];
      const sign = /** @type {HTMLElement} */ (name.parentElement).classList;
      if (sign.contains("current")) {
        sign.remove("cut");
        const aside = clearOf(signs, [left + dx, top + dy, right + dx, bottom + dy], inner[1], inner[3]);
        if (dx || dy || aside) name.style.translate = `calc(-50% + ${dx}px) calc(-50% + ${dy + aside}px)`;
        signs.push(name.getBoundingClientRect());
        continue;
      }
      const on = signs.some(
        (box) => left < box.right && right > box.left && top < box.bottom && bottom > box.top,
      );
      sign.toggle("cut", Boolean(dx || dy || on));
    }
  }

  /** The names of areas, those of current ones first. */
  #areaNames() {
    const ofCurrent = this.signs.querySelectorAll(".sign.area.current .area-name");
    const ofQuiet = this.signs.querySelectorAll(".sign.area:not(.current) .area-name");
    return /** @type {HTMLElement[]} */ ([...ofCurrent, ...ofQuiet]);
  }

  /** The map's own controls, the card and the names of areas: no label may hide behind them. */
  #boxesOnPage() {
    return boxesOver(this.frame, ".keep-clear, .leaflet-control, .sign.area:not(.cut) .area-name");
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
      leg.classList.toggle("displaced", this.#nodes.length > 0 && placing.hits(box));
      placing.take(box);
    }
  }

  /**
   * Beside its sign, else over or under it, else at a corner; that of a current place else a little further out.
   * @param {Placing} placing
   * @param {Name} name
   */
  #setStoryName(placing, name) {
    const [x, y] = this.#pointOf(name);
    if (x < 0 || y < 0 || x > placing.width || y > placing.height) return;
    const [width, height] = this.#size(name.text, "story");
    const gaps = name.kind === "current" ? [21, 37, 57] : [21];
    const places = gaps.flatMap((gap) => around([x, y], gap, width, height));
    this.#set(placing, { ...name, kind: `story ${name.kind}` }, places, width, height);
  }

  /**
   * Countries, then towns, each once.
   * @param {Placing} placing
   */
  #setMapNames(placing) {
    const { countries, cities } = this.#decoded();
    const named = this.#areasInView(placing);
    const story = this.#names.filter(({ kind }) => kind !== "quiet");
    const must = new Set(story.map(({ lat, lon }) => this.basemap.countryAt(lat, lon)));
    this.#setCountries(placing, this.#inView(countries, this.map.getZoom()), named);
    this.#setCountries(placing, this.#partlyInView(placing, 70, 3), named);
    const missing = new Set([...must].filter((name) => !named.has(name)));
    this.#setCountries(placing, this.#partlyInView(placing, 32, 1, missing), named);
    const towns = [...this.#inView(cities, Infinity)];
    const known = this.#names.map(({ text }) => text);
    for (const stop of story) this.#setTownOf(placing, stop, towns, known);
    const due = this.map.getZoom() + 0.01;
    for (const town of towns)
      if (town.zoom <= due && !known.includes(town.text)) this.#setTown(placing, town);
  }

  /**
   * @param {Placing} placing
   * @param {Iterable<Name>} names some more than once, at other points
   * @param {Set<string | undefined>} named those that stand already, to which they are added
   */
  #setCountries(placing, names, named) {
    for (const name of names) {
      if (named.has(name.text)) continue;
      const [width, height] = this.#size(name.text, "country");
      const places = centred(this.#pointOf(name), width, height);
      if (this.#set(placing, name, places, width, height)) named.add(name.text);
    }
  }

  /**
   * Names of areas of the story that can be read: a country among them needs no other.
   * @param {Placing} placing
   */
  #areasInView({ width, height }) {
    const frame = this.frame.getBoundingClientRect();
    const names = this.#areaNames().filter((name) => {
      const { left, top, right, bottom } = name.getBoundingClientRect();
      const inside =
        right > frame.left && left < frame.left + width && bottom > frame.top && top < frame.top + height;
      return inside && !name.closest(".cut");
    });
    return new Set(names.map(({ dataset }) => dataset.name));
  }

  /**
   * The best-known town close to a stop, so that one sees where it is.
   * @param {Placing} placing
   * @param {Name} stop
   * @param {MapName[]} towns
   * @param {string[]} known names that stand already, to which it is added
   */
  #setTownOf(placing, stop, towns, known) {
    const [x, y] = this.#pointOf(stop);
    const near = towns.filter((town) => {
      const [townX, townY] = this.#pointOf(town);
      return Math.hypot(townX - x, townY - y) < CLOSE && !stop.text.includes(town.text);
    });
    const [best] = near.sort((a, b) => a.zoom - b.zoom);
    if (!best || known.includes(best.text)) return;
    const [width, height] = this.#size(best.text, "town");
    const at = this.#pointOf(best);
    const here = Math.hypot(at[0] - x, at[1] - y) < SAME;
    const places = [21, 26].flatMap((gap) => around([x, y], gap, width, height));
    const set = here ? this.#set(placing, best, places, width, height) : this.#setTown(placing, best);
    if (set) known.push(best.text);
  }

  /**
   * Whether there was room for it.
   * @param {Placing} placing
   * @param {Name} town
   */
  #setTown(placing, town) {
    const [x, y] = this.#pointOf(town);
    const [width, height] = this.#size(town.text, "town");
    /** @type {Box} */
    const dot = [x - 3, y - 3, x + 3, y + 3];
    if (placing.hits(dot) || !this.#set(placing, town, beside([x, y], width, height), width, height))
      return false;
    const mark = el("i", { class: `dot ${town.kind}` });
    L.DomUtil.setPosition(mark, this.map.containerPointToLayerPoint([x, y]));
    this.#nodes.push(mark);
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
    /** @type {Map<string, Point[]>} */
    const parts = new Map();
    for (let y = Math.min(1.5 * step, 100); y < height - step; y += step) {
      for (let x = Math.min(1.5 * step, 100); x < width - step; x += step) {
        const { lat, lng } = this.map.containerPointToLatLng([x, y]);
        const name = this.basemap.countryAt(lat, lng);
        if (name && (!only || only.has(name))) parts.set(name, [...(parts.get(name) || []), [x, y]]);
      }
    }
    for (const [text, points] of parts) {
      if (points.length < least) continue;
      for (const point of fromTheMiddle(points).slice(0, 40)) {
        const { lat, lng } = this.map.containerPointToLatLng(point);
        yield { text, lat, lon: lng, kind: "country" };
      }
    }
  }

  /**
   * Width and height of a name on the map, in px.
   * @param {string} text
   * @param {keyof typeof FONTS} kind
   */
  #size(text, kind) {
    const key = `${kind}|${text}`;
    const known = this.#sizes.get(key);
    if (known) return known;
    this.#pen.font = `${FONTS[kind]} system-ui, sans-serif`;
    const written = kind === "country" ? text.toUpperCase() : text;
    const spaced = kind === "country" ? text.length * 2.2 : 0;
    /** @type {[width: number, height: number]} */
    const size = [this.#pen.measureText(written).width + spaced + 6, kind === "story" ? 19 : 16];
    this.#sizes.set(key, size);
    return size;
  }

  /**
   * Write a name at the first of these places that is free; whether there was one.
   * @param {Placing} placing
   * @param {Name} name
   * @param {Point[]} places
   * @param {number} width
   * @param {number} height
   */
  #set(placing, name, places, width, height) {
    const place = placing.set(places, width, height);
    if (!place) return false;
    const node = el("span", { class: `label ${name.kind}`, text: name.text });
    L.DomUtil.setPosition(node, this.map.containerPointToLayerPoint(place));
    node.style.width = `${width}px`;
    this.#nodes.push(node);
    return true;
  }
}

/**
 * Points by their distance from the middle of all, the nearest first.
 * @param {Point[]} points
 */
function fromTheMiddle(points) {
  const sum = points.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  const [x, y] = [sum[0] / points.length, sum[1] / points.length];
  return [...points].sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}
