// The story's places on the map: a sign each, an outline for an area, a dotted ring for a place inferred.

/** @import { Box, Passes, Point, Spot, State, Story } from "../types.js" */
/** @import { SignState, SpotRanks } from "../ranks.js" */
/** @import { Basemap } from "./basemap.js" */
/** @import { Outline } from "./outlines.js" */
/** @import { Line } from "./projection.js" */

import { CURRENT, HIDDEN, spotRanks, spotState } from "../ranks.js";
import { FEW } from "../state.js";
import { boxesOver } from "./boxes.js";
import { Dots } from "./dots.js";
import { outline } from "./outlines.js";
import { mercator, projected, reaches } from "./projection.js";
import { areaName, sign, tether } from "./signs.js";
import { spread } from "./spreading.js";

/** Of many spots only those of the current date have a sign, up to this many; the others are dots. */
const MOST_SIGNS = 24;
const HEAP = 12; // px between signs that lie on each other
const ROOM = 37; // px that signs of the current date keep between their middles
const HALF = 19; // px from the middle of a sign to its edge, and a little more
const MOST_MOVED = 12; // signs of a date; of more, those that lie on each other are listed at a click
const HEIGHT = { current: 1000, past: 0, future: -400 }; // a stop, which has a number to be read, stands 500 higher

/** @typedef {{ marker: L.Marker, node: HTMLElement, spot: number, key: string }} Seat a sign and where it stands */

export class Markers {
  /** @type {Dots | null} */
  dots = null;
  /** @type {Map<number, Seat>} */
  #seats = new Map();
  /** @type {Map<number, L.Path>} */
  #areas = new Map();
  /** @type {WeakMap<Spot, Outline>} */
  #outlines = new WeakMap();
  /** @type {WeakMap<Spot, Line[]>} */
  #rings = new WeakMap();
  /** @type {WeakMap<Spot, L.LatLngBounds>} */
  #extents = new WeakMap();
  /** @type {Passes} */
  #passes = () => true;

  /**
   * @param {L.Map} map
   * @param {Basemap} basemap
   * @param {(spot: number) => void} onSelect
   */
  constructor(map, basemap, onSelect) {
    this.map = map;
    this.basemap = basemap;
    this.onSelect = onSelect;
    map.on("moveend zoomend resize", () => this.spread());
    map.on("click", ({ latlng }) => {
      const spot = this.dots ? this.dots.at(latlng) : -1;
      if (spot >= 0) onSelect(spot);
    });
  }

  /**
   * Take another story.
   * @param {Story} story
   */
  load(story) {
    for (const { marker } of this.#seats.values()) marker.remove();
    for (const area of this.#areas.values()) area.remove();
    this.#seats.clear();
    this.#areas.clear();
    this.dots?.remove();
    this.story = story;
    this.dots = story.spots.length > FEW ? new Dots(story.spots).addTo(this.map) : null;
    this.keep(() => true);
  }

  /** @param {number} index */
  #spot(index) {
    return /** @type {Story} */ (this.story).spots[index];
  }

  /** The country that the traveller comes from. */
  get home() {
    return this.story?.home ?? null;
  }

  /** Spots that have a sign now. */
  get shown() {
    return [...this.#seats.values()].map(({ marker, spot, node, key }) => ({
      spot: this.#spot(spot),
      index: spot,
      at: marker.getLatLng(),
      node,
      current: key.startsWith("current"),
    }));
  }

  /**
   * From now on tell only of events that pass, in names and numbers.
   * @param {Passes} passes
   */
  keep(passes) {
    this.#passes = passes;
    for (const seat of this.#seats.values()) {
      seat.key = "";
      this.#name(seat);
    }
  }

  /** @param {State} state */
  show(state) {
    const story = /** @type {Story} */ (this.story);
    const signs = spotRanks(story, state);
    const wanted = this.#wanted(signs.ranks);
    const free = this.#unseat(wanted);
    for (const index of this.#inOrder(wanted)) {
      const seat = this.#seats.get(index) || this.#seat(index, free);
      this.#paint(seat, spotState(story, state, index, signs));
    }
    for (const { marker } of free) marker.remove();
    const { ranks, roles } = signs;
    for (const index of wanted) ranks[index] = HIDDEN;
    this.dots?.show(ranks, roles);
  }

  /** Move signs of the current date that would lie on each other apart. */
  spread() {
    const points = [...this.#seats.values()].filter(({ spot }) => !this.#spot(spot).area);
    const current = points.filter(({ key }) => key.startsWith("current"));
    const own = current.map(({ spot }) => this.map.latLngToContainerPoint(this.#place(spot)));
    const apart = current.length > MOST_MOVED ? own : this.#apart(own);
    for (const seat of points) {
      seat.node.querySelector(".tether")?.remove();
      const at = current.indexOf(seat);
      const moved = at >= 0 && !apart[at].equals(own[at]);
      seat.marker.setLatLng(moved ? this.map.containerPointToLatLng(apart[at]) : this.#place(seat.spot));
      if (moved) seat.node.firstElementChild?.prepend(tether(own[at].subtract(apart[at])));
    }
  }

  /**
   * Points of the map as far apart as signs need, in view and clear of what lies over the map.
   * @param {L.Point[]} points
   */
  #apart(points) {
    const { x: width, y: height } = this.map.getSize();
    const seen = points.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    const near = seen.some((one, at) => seen.slice(0, at).some((other) => one.distanceTo(other) < ROOM));
    if (!near) return points;
    /** @type {Box[]} */
    const taken = [
      ...boxesOver(this.map.getContainer(), ".keep-clear, .leaflet-control"),
      [-Infinity, -Infinity, 0, Infinity], // and what is out of view
      [-Infinity, -Infinity, Infinity, 0],
      [width, -Infinity, Infinity, Infinity],
      [-Infinity, height, Infinity, Infinity],
    ];
    /** @type {(box: Box) => Box} */
    const wider = ([left, top, right, bottom]) => [left - HALF, top - HALF, right + HALF, bottom + HALF];
    const own = seen.map(({ x, y }) => /** @type {Point} */ ([x, y]));
    const apart = spread(own, ROOM, taken.map(wider));
    return points.map((point) => (seen.includes(point) ? L.point(apart[seen.indexOf(point)]) : point));
  }

  /**
   * Where a spot lies.
   * @param {number} index
   */
  #place(index) {
    const { lat, lng } = this.#spot(index);
    return L.latLng(lat, lng);
  }

  /**
   * Where the sign of a spot stands, at the spot or beside it.
   * @param {number} index
   */
  standsAt(index) {
    return this.#seats.get(index)?.marker.getLatLng() ?? this.#place(index);
  }

  /** @param {SpotRanks["ranks"]} ranks */
  #wanted(ranks) {
    /** @type {Set<number>} */
    const wanted = new Set();
    for (let i = 0; i < ranks.length; i++) {
      const own = this.dots ? ranks[i] === CURRENT && wanted.size < MOST_SIGNS : ranks[i] !== HIDDEN;
      if (own) wanted.add(i);
    }
    return wanted;
  }

  /**
   * The stops of the tour first, so that the Tab key goes along it.
   * @param {Set<number>} wanted
   */
  #inOrder(wanted) {
    const stop = (/** @type {number} */ index) => this.#spot(index).stops[0] ?? Infinity;
    return [...wanted].sort((a, b) => (stop(a) === stop(b) ? a - b : stop(a) - stop(b)));
  }

  /**
   * Take away what is not wanted. Signs of points are kept, to be seated elsewhere: cheaper than new ones.
   * @param {Set<number>} wanted
   */
  #unseat(wanted) {
    const free = [];
    for (const [index, seat] of this.#seats) {
      if (wanted.has(index)) continue;
      this.#seats.delete(index);
      this.#areas.get(index)?.remove();
      this.#areas.delete(index);
      if (this.#spot(index).area) seat.marker.remove();
      else free.push(seat);
    }
    return free;
  }

  /**
   * A sign at a spot: one that is free, else a new one.
   * @param {number} index
   * @param {Seat[]} free
   */
  #seat(index, free) {
    const spot = this.#spot(index);
    const seat = (!spot.area && free.pop()) || this.#add(spot);
    seat.spot = index;
    seat.key = "";
    seat.marker.setLatLng(this.#place(index));
    this.#name(seat);
    this.#seats.set(index, seat);
    return seat;
  }

  /**
   * @param {Spot} spot
   * @returns {Seat}
   */
  #add({ lat, lng, area }) {
    const icon = L.divIcon({ className: "sign", iconSize: area ? [0, 0] : [36, 36] });
    const marker = L.marker([lat, lng], { icon, riseOnHover: true, autoPanOnFocus: false }).addTo(this.map);
    const seat = { marker, node: /** @type {HTMLElement} */ (marker.getElement()), spot: -1, key: "" };
    marker.on("click", () => this.onSelect(seat.spot));
    seat.node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.onSelect(seat.spot);
    });
    return seat;
  }

  /** @param {Seat} seat */
  #name({ node, spot: index }) {
    const { events } = /** @type {Story} */ (this.story);
    const spot = this.#spot(index);
    const titles = spot.events
      .map((at) => events[at])
      .filter(this.#passes)
      .map(({ title }) => title);
    const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
    node.title = `${spot.label}: ${titles.slice(0, 3).join("; ")}${more}`;
    const stop = spot.stops.length ? `; stop ${spot.stops.join("·")}` : ""; // as its sign says
    node.setAttribute("aria-label", `${node.title}${stop}`);
  }

  /**
   * @param {Seat} seat
   * @param {SignState} state
   */
  #paint(seat, state) {
    const key = `${state.rank} ${state.role} ${state.planned} ${state.claimed}`;
    if (seat.key === key) return;
    seat.key = key;
    const spot = this.#spot(seat.spot);
    const height =
      HEIGHT[/** @type {keyof typeof HEIGHT} */ (state.rank)] + (state.role === "stop" ? 500 : 0);
    seat.marker.setZIndexOffset(height - (spot.area ? 700 : 0));
    const flags = [
      state.planned && "planned",
      state.claimed && "claimed",
      spot.area && "area",
      spot.inferred && "inferred",
    ];
    const leaflets = "leaflet-marker-icon leaflet-zoom-animated leaflet-interactive";
    seat.node.className = [leaflets, "sign", state.rank, state.role, ...flags].filter(Boolean).join(" ");
    seat.node.replaceChildren(spot.area ? areaName(spot, state) : sign(spot, state));
    if (spot.area || spot.inferred) this.#paintArea(seat.spot, spot, state);
  }

  /**
   * A region or country as an outline with a light hatch; the reach of an inferred point as a dotted ring.
   * @param {number} index
   * @param {Spot} spot
   * @param {SignState} state
   */
  #paintArea(index, spot, state) {
    let shape = this.#areas.get(index);
    if (!shape) {
      const options = {
        className: "reach",
        pane: "areas",
        interactive: spot.area,
        bubblingMouseEvents: false,
      };
      shape = spot.area
        ? L.polygon(this.outline(spot), options)
        : L.circle([spot.lat, spot.lng], { ...options, radius: Math.max(1, spot.radius || 0) * 1000 });
      shape.on("click", () => this.onSelect(index)).addTo(this.map);
      this.#areas.set(index, shape);
    }
    const classes = [state.rank, state.role, spot.area ? "area" : "halo"];
    if (spot.soft) classes.push("soft");
    if (state.planned) classes.push("planned");
    if (spot.inferred) classes.push("inferred");
    shape.getElement()?.setAttribute("class", `leaflet-interactive reach ${classes.join(" ")}`);
  }

  /**
   * Whether a spot, or a part of an area, lies in view.
   * @param {Spot} spot
   */
  inView(spot) {
    const view = this.map.getBounds();
    if (!spot.area) return view.pad(-0.01).contains([spot.lat, spot.lng]);
    if (!view.intersects(this.extent(spot))) return false;
    const inner = view.pad(-0.05); // a mere edge is not seen
    const [west, north] = mercator(inner.getWest(), inner.getNorth());
    const [east, south] = mercator(inner.getEast(), inner.getSouth());
    return this.rings(spot).some((ring) => reaches(ring, [west, north, east, south]));
  }

  /**
   * The outline of an area.
   * @param {Spot} spot
   */
  outline(spot) {
    const known = this.#outlines.get(spot);
    if (known) return known;
    const drawn = outline(spot, this.basemap.country(spot.country));
    this.#outlines.set(spot, drawn);
    return drawn;
  }

  /**
   * The outer rings of an area as the map projects them.
   * @param {Spot} spot
   */
  rings(spot) {
    const known = this.#rings.get(spot);
    if (known) return known;
    const rings = this.outline(spot).map(([ring]) => projected(ring.map(([lat, lng]) => [lng, lat])));
    this.#rings.set(spot, rings);
    return rings;
  }

  /**
   * The box of an area's largest part: far islands do not widen it.
   * @param {Spot} spot
   */
  extent(spot) {
    const known = this.#extents.get(spot);
    if (known) return known;
    /** @param {L.LatLngBounds} box */
    const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
    const parts = this.outline(spot).map(([ring]) => L.latLngBounds(ring));
    const largest = parts.reduce((best, part) => (size(part) > size(best) ? part : best));
    this.#extents.set(spot, largest);
    return largest;
  }

  /**
   * The spots whose signs lie on that of a spot, itself among them.
   * @param {number} index
   */
  heapAt(index) {
    const at = (/** @type {number} */ spot) => this.map.latLngToContainerPoint(this.standsAt(spot));
    const points = [...this.#seats.keys()].filter((spot) => !this.#spot(spot).area);
    return points.includes(index) ? points.filter((spot) => at(spot).distanceTo(at(index)) < HEAP) : [index];
  }

  /** What labels have to keep clear of, in px around a point (areas' names are found on the page). */
  get obstacles() {
    const points = this.shown.filter(({ spot }) => !spot.area);
    return points.map(({ at }) => ({ lat: at.lat, lon: at.lng, half: 17, wide: 17 }));
  }
}
