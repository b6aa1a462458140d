// The outline of a place that is more than a point: a country's own, a region as a circle of its reach,
// cut to its country where the gazetteer names one.

/** @import { Point, Spot } from "../types.js" */

import { clipRing } from "./clipping.js";
import { circleAround } from "./geodesy.js";

/** @typedef {[lat: number, lng: number][][][]} Outline polygons, rings, points, as Leaflet takes them */

/**
 * The outline of a spot whose precision is an area.
 * @param {Spot} spot
 * @param {Point[][][]} country polygons of its country, [lng, lat]; none where it is not known
 * @returns {Outline}
 */
export function outline(spot, country) {
  if (country.length && spot.precision === "country") return country.map((rings) => rings.map(latLngs));
  const circle = circleAround(spot.lat, spot.lng, Math.max(1, spot.radius || 0));
  const inside = cut(country, circle);
  return inside.length ? inside.map((rings) => rings.map(latLngs)) : [[latLngs(circle)]];
}

/**
 * The parts of polygons inside a circle, which may reach over the date line.
 * @param {Point[][][]} polygons
 * @param {Point[]} circle
 */
function cut(polygons, circle) {
  return [-360, 0, 360].flatMap((shift) => {
    /** @param {Point[]} ring */
    const shifted = (ring) => ring.map(/** @returns {Point} */ ([lng, lat]) => [lng + shift, lat]);
    const parts = polygons.map((rings) => rings.map((ring) => clipRing(shifted(ring), circle)));
    return parts.map((rings) => rings.filter((ring) => ring.length > 2)).filter((rings) => rings.length);
  });
}

/**
 * @param {Point[]} ring
 * @returns {[lat: number, lng: number][]}
 */
function latLngs(ring) {
  return ring.map(([lng, lat]) => [lat, lng]);
}
