// The names of areas: each stands in the part of its area that is in view, and on no sign.

/** @import { Box, Point, Spot } from "../types.js" */
/** @import { Markers } from "./markers.js" */

import { boxesOver } from "./boxes.js";
import { Placing } from "./placing.js";
import { holds, mercator } from "./projection.js";

const FURNITURE = ".keep-clear, .leaflet-control";
const EDGE = 2; // px between a name and the edge of the map
const [ACROSS, DOWN] = [16, 12]; // points of a view at which it is looked whether an area lies there

/** @typedef {{ spot: Spot, node: HTMLElement, current: boolean }} Area */

export class AreaNames {
  /** @type {Area[]} */
  #areas = [];

  /**
   * @param {L.Map} map
   * @param {Markers} markers
   */
  constructor(map, markers) {
    this.map = map;
    this.markers = markers;
    this.frame = map.getContainer();
  }

  /** Take what is shown now, the areas of the current date first. */
  show() {
    const areas = this.markers.shown.filter(({ spot }) => spot.area);
    this.#areas = areas.sort((a, b) => Number(b.current) - Number(a.current));
  }

  /**
   * Place all names for the view as it is. That of a current area is always written; a quiet one only where it
   * is free at the area's own point.
   * @param {Box[]} signs what names must not lie on
   * @returns {{ boxes: Box[], names: Set<string> }} where they stand, and which can be read
   */
  place(signs) {
    if (!this.#areas.length) return { boxes: [], names: new Set() };
    const { x: width, y: height } = this.map.getSize();
    const placing = new Placing(width, height, [...signs, ...boxesOver(this.frame, FURNITURE)]);
    const boxes = this.#areas.flatMap((area) => this.#placeName(area, placing));
    const read = this.#areas.filter(({ node }) => !node.classList.contains("cut"));
    return { boxes, names: new Set(read.map(({ spot }) => spot.short)) };
  }

  /**
   * @param {Area} area
   * @param {Placing} placing
   * @returns {Box[]}
   */
  #placeName({ spot, node, current }, placing) {
    const name = /** @type {HTMLElement} */ (node.firstElementChild);
    const [width, height] = [name.offsetWidth, name.offsetHeight];
    const { x, y } = this.map.latLngToContainerPoint([spot.lat, spot.lng]);
    const rightmost = this.map.getSize().x - width - EDGE;
    /** @type {(left: number) => number} the name of a current area is never cut by the edge */
    const inside = (left) => (current ? Math.max(EDGE, Math.min(left, rightmost)) : left);
    /** @type {(point: Point) => Point} */
    const corner = ([left, top]) => [inside(left - width / 2), top - height / 2];
    const places = (current ? [...this.#pointsIn(spot, [x, y])] : [/** @type {Point} */ ([x, y])]).map(
      corner,
    );
    const at = placing.set(places, width, height) || (current ? places.at(0) : null);
    node.classList.toggle("cut", !at);
    if (!at) return [];
    const [dx, dy] = [at[0] + width / 2 - x, at[1] + height / 2 - y];
    name.style.translate = dx || dy ? `calc(-50% + ${dx}px) calc(-50% + ${dy}px)` : "";
    return [[at[0], at[1], at[0] + width, at[1] + height]];
  }

  /**
   * Where in view an area lies: its own point, then points of the part that is seen, from the middle of that
   * part; where it is too small for these, beside its own point.
   * @param {Spot} spot
   * @param {Point} own
   * @returns {Point[]}
   */
  #pointsIn(spot, own) {
    const { x: width, y: height } = this.map.getSize();
    const rings = this.markers.rings(spot);
    /** @type {Point[]} */
    const seen = [];
    for (let down = 0.5; down < DOWN; down++) {
      for (let across = 0.5; across < ACROSS; across++) {
        /** @type {Point} */
        const point = [(across * width) / ACROSS, (down * height) / DOWN];
        const { lat, lng } = this.map.containerPointToLatLng(point);
        if (rings.some((ring) => holds(ring, mercator(lng, lat)))) seen.push(point);
      }
    }
    const inView = own[0] > 0 && own[1] > 0 && own[0] < width && own[1] < height;
    const around = [26, -26, 48, -48].map((aside) => /** @type {Point} */ ([own[0], own[1] + aside]));
    return inView ? [own, ...byDistance(seen, own), ...around] : byDistance(seen, middleOf(seen));
  }
}

/** @param {Point[]} points */
export function middleOf(points) {
  const [x, y] = points.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return /** @type {Point} */ ([x / points.length, y / points.length]);
}

/**
 * Points by their distance from one, the nearest first.
 * @param {Point[]} points
 * @param {Point} from
 */
export function byDistance(points, [x, y]) {
  return [...points].sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}
