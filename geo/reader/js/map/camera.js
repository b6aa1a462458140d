// Where the map looks: the tour first, then each date's spots, near and clear of the card.

/** @import { Spot, Story } from "../types.js" */
/** @import { Basemap } from "./basemap.js" */

import { calm, narrow } from "../dom.js";
import { outline } from "./outlines.js";

/** @typedef {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number], maxZoom: number }} Fit */

export class Camera {
  /** Until a hand moves the map. */
  following = true;
  /** @type {Map<Spot, L.LatLngBounds>} */
  #extents = new Map();
  /** @type {Spot[]} */
  #spots = [];

  /**
   * @param {L.Map} map
   * @param {Basemap} basemap
   * @param {HTMLElement} card lies over the map's lower left corner
   */
  constructor(map, basemap, card) {
    this.map = map;
    this.basemap = basemap;
    this.card = card;
    const byHand = () => this.letGo();
    const frame = map.getContainer();
    map.on("dragstart", byHand);
    frame.addEventListener("wheel", byHand, { passive: true });
    frame.addEventListener("dblclick", byHand);
    frame.querySelector(".leaflet-control-zoom")?.addEventListener("click", byHand);
  }

  /** A hand moves the map: stay there. */
  letGo() {
    this.following = false;
  }

  /**
   * Take another story; the view stays.
   * @param {Story} story
   */
  load({ spots }) {
    this.#extents.clear();
    this.#spots = spots;
  }

  get #tour() {
    return this.#spots.filter(({ stops }) => stops.length);
  }

  /** Look at the tour, or at all spots where there is none. */
  home() {
    const tour = this.#tour;
    const spots = tour.length ? tour : this.#spots;
    const bounds = this.#bounds(spots);
    if (bounds.isValid()) this.#fly(bounds, this.#fit(bounds, spots), false);
    else this.map.setView([20, 10], 2);
  }

  /**
   * Look at these spots, with the whole tour where one of them is part of it.
   * @param {Spot[]} spots
   * @param {boolean} [animate]
   */
  frame(spots, animate = true) {
    const onTour = spots.some(({ stops }) => stops.length);
    const framed = onTour ? [...this.#tour, ...spots] : spots;
    const bounds = this.#bounds(framed, !onTour);
    if (!bounds.isValid()) return;
    this.#fly(bounds, this.#fit(bounds, framed), animate);
  }

  /**
   * Look at these points.
   * @param {L.LatLng[]} points
   */
  look(points) {
    this.letGo();
    this.#fly(L.latLngBounds(points), {
      paddingTopLeft: [60, 110],
      paddingBottomRight: [60, 60],
      maxZoom: 6,
    });
  }

  /**
   * @param {L.LatLngBounds} bounds
   * @param {Fit} fit
   * @param {boolean} [animate]
   */
  #fly(bounds, fit, animate = true) {
    if (animate && !calm()) this.map.flyToBounds(bounds, { ...fit, duration: 0.4 });
    else this.map.fitBounds(bounds, { ...fit, animate: false });
  }

  /**
   * The box around spots; of areas all of it, or only the middle where `whole` is false.
   * @param {Spot[]} spots
   * @param {boolean} [whole]
   */
  #bounds(spots, whole = true) {
    const box = L.latLngBounds([]);
    for (const spot of spots) {
      if (spot.area && whole) box.extend(this.#extent(spot));
      else box.extend([spot.lat, spot.lng]);
    }
    return box;
  }

  /**
   * The box of an area's largest part: far islands do not widen it.
   * @param {Spot} spot
   */
  #extent(spot) {
    const known = this.#extents.get(spot);
    if (known) return known;
    /** @param {L.LatLngBounds} box */
    const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
    const parts = outline(spot, this.basemap.country(spot.country)).map(([ring]) => L.latLngBounds(ring));
    const largest = parts.reduce((best, part) => (size(part) > size(best) ? part : best));
    this.#extents.set(spot, largest);
    return largest;
  }

  /**
   * Room to leave at the edges: of what lets the card cover none of the spots, that with the nearest view.
   * @param {L.LatLngBounds} bounds
   * @param {Spot[]} spots
   * @returns {Fit}
   */
  #fit(bounds, spots) {
    const size = this.map.getSize();
    const maxZoom = bounds.getNorthEast().equals(bounds.getSouthWest()) ? 5 : 6;
    const free = this.card.hidden || narrow();
    const [width, height] = free ? [0, 0] : [this.card.offsetWidth + 48, this.card.offsetHeight + 48];
    const [top, right] = narrow() ? [84, 40] : [64, 84];
    const rooms = [
      [44, 44],
      [Math.max(44, Math.min(width, size.x / 2)), 44],
      [44, Math.max(44, Math.min(height, size.y / 2))],
    ];
    /** @type {Fit[]} */
    const choices = rooms.map(([left, bottom]) => {
      return { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom], maxZoom };
    });
    const views = choices.map((fit) => ({ fit, ...this.#viewOf(bounds, fit) }));
    const clear = views.filter(({ center, zoom }) => {
      const origin = this.map.project(center, zoom).subtract(size.divideBy(2));
      return spots.every(({ lat, lng }) => {
        const { x, y } = this.map.project([lat, lng], zoom).subtract(origin);
        return x > width || y < size.y - height;
      });
    });
    const [nearest] = clear.sort((a, b) => b.zoom - a.zoom);
    return nearest?.fit || choices[2];
  }

  /**
   * The view that shows bounds with this room at the edges, as Leaflet's fitBounds sets it.
   * @param {L.LatLngBounds} bounds
   * @param {Fit} fit
   */
  #viewOf(bounds, { paddingTopLeft, paddingBottomRight, maxZoom }) {
    const [before, after] = [L.point(paddingTopLeft), L.point(paddingBottomRight)];
    const zoom = Math.min(maxZoom, this.map.getBoundsZoom(bounds, false, before.add(after)));
    const corners = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) =>
      this.map.project(corner, zoom),
    );
    const middle = corners[0].add(corners[1]).divideBy(2);
    const center = this.map.unproject(middle.add(after.subtract(before).divideBy(2)), zoom);
    return { center, zoom };
  }
}
