// The way of the tour: a great circle from stop to stop, with an arrow and its length.

/** @import { Leg, State, Story } from "../types.js" */

import { el, svg } from "../dom.js";
import { FEW } from "../state.js";
import { token } from "../theme.js";
import { greatCircle } from "./geodesy.js";
import { RADIANS } from "./projection.js";

/**
 * @typedef {Leg & { line: L.Polyline, label: L.Marker, node: HTMLElement, arrow: SVGElement,
 *   points: [lat: number, lng: number][] }} DrawnLeg
 */

export class Legs {
  /** @type {DrawnLeg[]} */
  #legs = [];
  /** A long itinerary is one line without signs. @type {L.Polyline | null} */
  #line = null;
  /** @type {(leg: number) => boolean} */
  #joined = () => true;

  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    map.on("zoomend", () => this.#turnArrows());
  }

  /**
   * Take another story.
   * @param {Story} story
   */
  load(story) {
    for (const { line, label } of this.#legs) {
      line.remove();
      label.remove();
    }
    this.#line?.remove();
    this.story = story;
    const many = story.spots.length > FEW;
    this.#legs = many ? [] : story.legs.map((leg) => this.#leg(story, leg));
    this.#line = many && story.legs.length ? this.#longLine() : null;
    this.keep();
  }

  /** Join the stops that are numbered now. A leg whose stop is hidden goes; none is made up. */
  keep() {
    const { spots } = /** @type {Story} */ (this.story);
    const shown = new Set(spots.flatMap(({ stops }) => stops));
    this.#joined = (leg) => shown.has(leg + 1) && shown.has(leg + 2); // leg 0 leads from stop 1 to stop 2
    this.#line?.setLatLngs(this.#runs());
  }

  /**
   * @param {Story} story
   * @param {Leg} leg
   * @returns {DrawnLeg}
   */
  #leg(story, leg) {
    const points = greatCircle(story.spots[leg.from], story.spots[leg.to]);
    const options = { pane: "legs", interactive: false };
    const line = L.polyline(onBothSides(points, story.spots[leg.to]), { className: "leg", ...options });
    line.addTo(this.map);
    const icon = L.divIcon({ className: "leg-sign", iconSize: [0, 0] });
    const middle = points[Math.floor(points.length / 2)];
    const label = L.marker(middle, { icon, keyboard: false, ...options }).addTo(this.map);
    const box = { viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" };
    const arrow = svg("svg", box, svg("path", { d: "M-5-5.5 6 0-5 5.5-2 0Z" }));
    const node = /** @type {HTMLElement} */ (label.getElement());
    node.append(arrow, el("span", { text: `${leg.km.toLocaleString("en")} km` }));
    return { ...leg, line, label, node, arrow, points };
  }

  #longLine() {
    const renderer = L.canvas({ pane: "legs" });
    const look = { color: token("stop"), weight: 1, opacity: 0.4 };
    const options = { className: "leg many", pane: "legs", interactive: false, renderer, ...look };
    return L.polyline(this.#runs(), options).addTo(this.map);
  }

  /** The points of legs that follow one another without a gap, as one line each. */
  #runs() {
    const { legs, spots } = /** @type {Story} */ (this.story);
    /** @type {[lat: number, lng: number][][]} */
    const runs = [];
    legs.forEach(({ from, to }, index) => {
      if (!this.#joined(index)) return;
      if (!index || !this.#joined(index - 1)) runs.push([[spots[from].lat, spots[from].lng]]);
      runs[runs.length - 1].push([spots[to].lat, spots[to].lng]);
    });
    return runs;
  }

  /** @param {State} state */
  show({ step, future }) {
    this.#legs.forEach((leg, index) => {
      const later = future ? "future" : "hidden";
      const rank = leg.step === step ? "current" : leg.step < step ? "past" : later;
      const classes = `${this.#joined(index) ? rank : "hidden"} ${leg.planned ? "planned" : ""}`;
      leg.line.getElement()?.setAttribute("class", `leg ${classes}`);
      // All classes anew: labels may displace it again.
      leg.node.className = `leaflet-marker-icon leaflet-zoom-animated leg-sign ${classes}`;
    });
    this.#turnArrows();
  }

  /** Turn each arrow along its line as it lies on the screen; hide the sign where the leg is too short for it. */
  #turnArrows() {
    for (const { arrow, node, points } of this.#legs) {
      const places = points.map((point) => this.map.latLngToLayerPoint(point));
      const middle = Math.floor(points.length / 2);
      const [before, after] = [places[middle - 1], places[Math.min(middle + 1, points.length - 1)]];
      arrow.style.transform = `rotate(${Math.atan2(after.y - before.y, after.x - before.x) / RADIANS}deg)`;
      const length = places[0].distanceTo(places[places.length - 1]);
      node.classList.toggle("short", length < 64);
      node.classList.toggle("sign-only", length < 130);
    }
  }

  /** The lines that are shown, of which names keep clear where they can. */
  get lines() {
    return this.#legs.filter(({ node }) => !node.classList.contains("hidden")).map(({ points }) => points);
  }

  /** What labels have to keep clear of: the signs of legs, which labels may displace. */
  get obstacles() {
    const seen = this.#legs.filter(({ node }) => !node.classList.contains("hidden"));
    return seen.map(({ node, label }) => {
      const { lat, lng } = label.getLatLng();
      return { lat, lon: lng, half: 10, wide: 8, leg: node };
    });
  }
}

/**
 * The way once more where it leaves the map at one side and comes back at the other.
 * @param {[lat: number, lng: number][]} points
 * @param {{ lng: number }} to
 */
function onBothSides(points, to) {
  const beyond = points[points.length - 1][1] - to.lng;
  if (Math.abs(beyond) < 180) return [points];
  const turns = 360 * Math.round(beyond / 360);
  return [points, points.map(/** @returns {[number, number]} */ ([lat, lng]) => [lat, lng - turns])];
}
