// Where the map looks: the tour first, then each date's spots, near and clear of what lies over the map.

/** @import { Box, Spot, Story } from "../types.js" */
/** @import { Markers } from "./markers.js" */

import { calm, narrow } from "../dom.js";
import { boxesOver } from "./boxes.js";
import { distanceKm } from "./geodesy.js";
import { overlap } from "./placing.js";

const OVER = ".card, .legend, .locator"; // parts over the map that the camera looks past
const SIGN = 22; // px around a point that its sign takes
const NEAR = 1; // zoom steps that a place may cost the others; for one further off there is an arrow
const FAR = 2; // zoom steps that a stop of the tour may cost the others
const WORLD = 2.5; // zoom below which a whole continent is a heap of signs, and a stop may cost no more than NEAR
const MANY = 40; // stops: of a longer tour all are shown
const APART = 32; // px between two places of the story, so that their signs can be told apart
const NEAREST = 7.5; // zoom to which that may lead
const REGION_KM = 1500; // of places to choose from, those so near to the story are looked at together

/** @typedef {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number], maxZoom: number }} Fit */

export class Camera {
  /** Until a hand moves the map. */
  following = true;
  /** Stops of the tour too far off to be shown with the date's. @type {Spot[]} */
  leftOut = [];
  /** @type {Spot[]} */
  #spots = [];
  /** @type {WeakMap<Spot, number>} */
  #gaps = new WeakMap();
  /** Whether places to choose from have taken the view from a date that was followed. */
  #lent = false;

  /**
   * @param {L.Map} map
   * @param {Markers} markers
   */
  constructor(map, markers) {
    this.map = map;
    this.markers = markers;
    this.container = map.getContainer();
    const byHand = () => this.letGo();
    map.on("dragstart", byHand);
    this.container.addEventListener("wheel", byHand, { passive: true });
    this.container.addEventListener("dblclick", byHand);
    this.container.querySelector(".leaflet-control-zoom")?.addEventListener("click", byHand);
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
    this.#spots = spots;
  }

  /** The stops of the tour; areas only where no stop is a point. */
  get #tour() {
    const stops = this.#spots.filter(({ stops }) => stops.length);
    const points = stops.filter(({ area }) => !area);
    return points.length ? points : stops;
  }

  /** Look at the tour, or where most spots are. */
  home() {
    const tour = this.#tour;
    const spots = tour.length ? tour : this.#spots;
    if (spots.length) this.#look(tour.length ? tour : this.#crowd(spots), false, false);
    else this.map.setView([20, 10], 2);
  }

  /**
   * Look where most of these spots are; where one of them is part of the tour, at the tour and what is near it.
   * A chosen spot that this does not show is looked at alone.
   * @param {Spot[]} spots one for each event
   * @param {Spot | undefined} chosen
   * @param {boolean} [animate]
   */
  frame(spots, chosen, animate = true) {
    const onTour = spots.some(({ stops }) => stops.length);
    const shown = onTour ? this.#neighbourhood(spots) : this.#crowd(spots);
    this.leftOut = onTour ? this.#tour.filter((stop) => !shown.includes(stop)) : [];
    if (chosen && !shown.includes(chosen)) this.#look([chosen], true, animate);
    else if (shown.length) this.#look(shown, !onTour, animate);
  }

  /**
   * The tour and of these spots those near it.
   * @param {Spot[]} spots
   */
  #neighbourhood(spots) {
    const tour = this.#together(spots);
    const isNear = this.#near(tour);
    return [...tour, ...spots.filter((spot) => !tour.includes(spot) && isNear(spot))];
  }

  /**
   * Of these spots those close together at which more than half of the events are, and those near them; all of
   * them, where that brings them hardly closer.
   * @param {Spot[]} spots one for each event
   */
  #crowd(spots) {
    const all = [...new Set(spots)];
    if (all.length < 3 || all.length > MANY) return all;
    const around = all.map((spot) => byDistance(all, spot));
    const closest = around
      .map((near) =>
        near.slice(
          0,
          1 + near.findIndex((_, at) => 2 * countIn(spots, near.slice(0, at + 1)) > spots.length),
        ),
      )
      .reduce((best, one) => (this.#zoomOf(one) > this.#zoomOf(best) ? one : best));
    const zoom = this.#zoomOf(closest);
    if (zoom - this.#zoomOf(all) <= NEAR) return all;
    return byDistance(all, closest[0]).reduce((shown, spot) => {
      const more = shown.includes(spot) ? shown : [...shown, spot];
      return zoom - this.#zoomOf(more) <= NEAR ? more : shown;
    }, closest);
  }

  /**
   * The tour but for stops so far off that the others would lie in a heap, such as where it set out.
   * @param {Spot[]} current which stay
   */
  #together(current) {
    const zoomOf = (/** @type {Spot[]} */ spots) => this.#zoomOf(spots);
    let tour = this.#tour;
    const most = zoomOf(tour) < WORLD ? NEAR : FAR;
    while (tour.length <= MANY) {
      const without = tour
        .filter((stop) => !current.includes(stop))
        .map((stop) => tour.filter((other) => other !== stop))
        .sort((a, b) => zoomOf(b) - zoomOf(a))[0];
      if (!without || without.length < 2 || zoomOf(without) - zoomOf(tour) < most) return tour;
      tour = without;
    }
    return tour;
  }

  /**
   * The zoom of the nearest view that shows all these spots.
   * @param {Spot[]} spots
   */
  #zoomOf(spots) {
    return this.#viewOf(this.#bounds(spots, false), this.#fits(spots)[0]).zoom;
  }

  /**
   * Look at one place further off, until the next step.
   * @param {Spot} spot
   */
  visit(spot) {
    this.#look([spot], true, true);
  }

  /**
   * Whether a spot fits into the view of the tour without making it small.
   * @param {Spot[]} tour
   * @returns {(spot: Spot) => boolean} not for an area, which is seen in part, or there is an arrow
   */
  #near(tour) {
    const box = this.#bounds(tour, false);
    const [fit] = this.#fits(tour);
    const { zoom } = this.#viewOf(box, fit);
    /** @type {(spot: Spot) => L.LatLngBounds} */
    const wider = ({ lat, lng }) => L.latLngBounds(box.getSouthWest(), box.getNorthEast()).extend([lat, lng]);
    return (spot) => !spot.area && zoom - this.#viewOf(wider(spot), fit).zoom <= NEAR;
  }

  /**
   * @param {Spot[]} spots
   * @param {boolean} whole of areas all of it, or only the middle
   * @param {boolean} animate
   */
  #look(spots, whole, animate) {
    const bounds = this.#bounds(spots, whole);
    this.#fly(bounds, this.#fit(bounds, spots, whole), animate);
  }

  /**
   * Look at places to choose from, if they are not in view: those near the story, else the first and what is
   * near that. With none, follow the date again where it was followed before.
   * @param {L.LatLng[]} places the likeliest first
   */
  offer(places) {
    if (!places.length) {
      this.following ||= this.#lent;
      this.#lent = false;
      return;
    }
    const tour = this.#tour;
    const story = tour.length ? tour : this.#spots;
    /** @type {(around: L.LatLngLiteral[]) => L.LatLng[]} */
    const near = (around) =>
      places.filter((place) => around.some((one) => distanceKm(place, one) < REGION_KM));
    const likely = near(story);
    const shown = likely.length ? likely : near(places.slice(0, 1));
    const view = this.map.getBounds().pad(-0.05);
    if (shown.every((place) => view.contains(place))) return;
    this.look(shown);
  }

  /**
   * Look at these points, until there are no places to choose from.
   * @param {L.LatLngExpression[]} points
   */
  look(points) {
    this.#lent ||= this.following;
    this.letGo();
    this.#fly(L.latLngBounds(/** @type {L.LatLngLiteral[]} */ (points)), {
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
   * The box around spots.
   * @param {Spot[]} spots
   * @param {boolean} whole
   */
  #bounds(spots, whole) {
    const box = L.latLngBounds([]);
    for (const spot of spots) {
      if (spot.area && whole) box.extend(this.markers.extent(spot));
      else box.extend([spot.lat, spot.lng]);
    }
    return box;
  }

  /**
   * Room to leave at the edges: of what lets nothing cover the spots, that with the nearest view.
   * @param {L.LatLngBounds} bounds
   * @param {Spot[]} spots
   * @param {boolean} whole
   * @returns {Fit}
   */
  #fit(bounds, spots, whole) {
    const over = narrow() ? [] : boxesOver(this.container, OVER);
    const views = this.#fits(spots, over).map((fit) => ({ fit, ...this.#viewOf(bounds, fit) }));
    const clear = views.filter((view) => {
      const boxes = spots.map((spot) => this.#boxOf(spot, whole, view));
      return !over.some((part) => boxes.some((box) => overlap(box, part)));
    });
    const closest = (clear.length ? clear : views.slice(-1)).sort((a, b) => b.zoom - a.zoom);
    return closest[0].fit;
  }

  /**
   * Ways to leave room: little, or all that the parts over the map take on one side or two.
   * @param {Spot[]} spots
   * @param {Box[]} [over]
   * @returns {Fit[]}
   */
  #fits(spots, over = []) {
    const { x, y } = this.map.getSize();
    const [room, top, right] = narrow() ? [76, 84, 40] : [44, 64, 84]; // left: beside the zoom's buttons
    const rooms = [[room, top, right, 44]];
    for (const [l, t, r, b] of over) {
      const [wide, high] = [
        Math.min(24 + (l < x - r ? r : x - l), x / 2),
        Math.min(24 + (t < y - b ? b : y - t), y / 2),
      ];
      for (const [left, up, aside, down] of [...rooms]) {
        rooms.push(
          l < x - r ? [Math.max(left, wide), up, aside, down] : [left, up, Math.max(aside, wide), down],
        );
        rooms.push(
          t < y - b ? [left, Math.max(up, high), aside, down] : [left, up, aside, Math.max(down, high)],
        );
      }
    }
    const maxZoom = this.#nearest(spots);
    const possible = rooms.filter(([left, up, aside, down]) => left + aside < x - 60 && up + down < y - 60);
    return (possible.length ? possible : rooms.slice(0, 1)).map(([left, up, aside, down]) => {
      return { paddingTopLeft: [left, up], paddingBottomRight: [aside, down], maxZoom };
    });
  }

  /**
   * What a spot takes of the map in a view, in px.
   * @param {Spot} spot
   * @param {boolean} whole
   * @param {{ center: L.LatLng, zoom: number }} view
   * @returns {Box}
   */
  #boxOf(spot, whole, { center, zoom }) {
    const origin = this.map.project(center, zoom).subtract(this.map.getSize().divideBy(2));
    /** @param {L.LatLngExpression} place */
    const at = (place) => this.map.project(place, zoom).subtract(origin);
    if (spot.area && whole) {
      const extent = this.markers.extent(spot);
      const [upper, lower] = [at(extent.getNorthWest()), at(extent.getSouthEast())];
      return [upper.x, upper.y, lower.x, lower.y];
    }
    const { x, y } = at([spot.lat, spot.lng]);
    return [x - SIGN, y - SIGN, x + SIGN, y + SIGN];
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

  /**
   * The nearest zoom at which spots are looked at: a point alone shows what lies around it too, but not so much
   * that its sign and another of the story would lie on each other.
   * @param {Spot[]} spots
   */
  #nearest(spots) {
    const usual = spots.length > 1 || spots[0]?.area ? 6 : 5;
    const least = Math.min(...(this.markers.dots ? [] : spots).map((spot) => this.#gap(spot)));
    return Math.max(usual, Math.min(NEAREST, NEAREST + Math.log2(APART / least)));
  }

  /**
   * How far a spot is from the closest other that its sign can be told apart from, in px at the nearest zoom.
   * @param {Spot} spot
   */
  #gap(spot) {
    const known = this.#gaps.get(spot);
    if (known !== undefined) return known;
    const place = (/** @type {Spot} */ { lat, lng }) => this.map.project([lat, lng], NEAREST);
    const points = spot.area ? [] : this.#spots.filter(({ area }) => !area);
    const gaps = points.map((other) => place(spot).distanceTo(place(other)));
    const gap = Math.min(...gaps.filter((far) => far > APART / 2));
    this.#gaps.set(spot, gap);
    return gap;
  }
}

/**
 * Spots by their distance from one of them, the nearest first.
 * @param {Spot[]} spots
 * @param {Spot} from
 */
function byDistance(spots, from) {
  return [...spots].sort((a, b) => distanceKm(a, from) - distanceKm(b, from));
}

/**
 * How many of the spots are among these.
 * @param {Spot[]} spots
 * @param {Spot[]} among
 */
function countIn(spots, among) {
  return spots.filter((spot) => among.includes(spot)).length;
}
