// The outline of a place that is more than a point: its own, a country's, or where none is known the circle of its
// reach, cut to its country where the gazetteer names one. It lies on the copy of the world on which its name stands.

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
  const whole = spot.outline || (spot.precision === "country" ? country : []);
  if (whole.length) return whole.map((rings) => beside(spot.lng, rings).map(latLngs));
  const circle = circleAround(spot.lat, spot.lng, Math.max(1, spot.radius || 0));
  const inside = cut(country, circle);
  return inside.length ? inside.map((rings) => rings.map(latLngs)) : [[latLngs(circle)]];
}

/**
 * A polygon on the copy of the world that is nearest to a longitude: Chukotka beside the rest of Russia.
 * @param {number} lng
 * @param {Point[][]} rings
 */
function beside(lng, rings) {
  const shift = 360 * Math.round((lng - rings[0][0][0]) / 360);
  return shift ? rings.map((ring) => moved(ring, shift)) : rings;
}

/**
 * @param {Point[]} ring
 * @param {number} shift degrees eastwards
 */
function moved(ring, shift) {
  return ring.map(/** @returns {Point} */ ([lng, lat]) => [lng + shift, lat]);
}

/**
 * The parts of polygons inside a circle, which may reach over the date line.
 * @param {Point[][][]} polygons
 * @param {Point[]} circle
 */
function cut(polygons, circle) {
  return [-360, 0, 360].flatMap((shift) => {
    const parts = polygons.map((rings) => rings.map((ring) => clipRing(moved(ring, shift), circle)));
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
