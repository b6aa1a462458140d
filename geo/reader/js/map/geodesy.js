// Circles and shortest ways on the globe, as a sphere.

/** @import { Point } from "../types.js" */

import { mercator, RADIANS } from "./projection.js";

const EARTH_KM = 6371;

/** @typedef {{ lat: number, lng: number }} LatLng in degrees */

/**
 * Points at `km` from a centre, as [lng, lat] in degrees on an unbroken run of longitudes, anticlockwise.
 * @param {number} lat
 * @param {number} lng
 * @param {number} km
 * @param {number} [pieces]
 * @returns {Point[]}
 */
export function circleAround(lat, lng, km, pieces = 120) {
  const [phi, angle] = [lat * RADIANS, km / EARTH_KM];
  return Array.from({ length: pieces }, (_, i) => {
    const bearing = (-2 * Math.PI * i) / pieces;
    const to = Math.asin(
      Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing),
    );
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
      Math.cos(angle) - Math.sin(phi) * Math.sin(to),
    );
    return [lng + turn / RADIANS, Math.min(85, Math.max(-85, to / RADIANS))];
  });
}

/**
 * The point of the unit sphere at a place.
 * @param {LatLng} place
 */
function vector({ lat, lng }) {
  const [phi, theta] = [lat * RADIANS, lng * RADIANS];
  return [Math.cos(phi) * Math.cos(theta), Math.cos(phi) * Math.sin(theta), Math.sin(phi)];
}

/**
 * The angle between two places, in radians.
 * @param {LatLng} a
 * @param {LatLng} b
 */
function angleBetween(a, b) {
  const [p, q] = [vector(a), vector(b)];
  return Math.acos(Math.min(1, Math.max(-1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
}

/**
 * Great-circle points from a to b as [lat, lng], by spherical interpolation; longitudes do not jump.
 * @param {LatLng} a
 * @param {LatLng} b
 * @param {number} [pieces]
 * @returns {[lat: number, lng: number][]}
 */
export function greatCircle(a, b, pieces = 24) {
  const angle = angleBetween(a, b);
  // The same place, or one opposite to the other, between which every way is as short.
  if (Math.sin(angle) < 1e-9)
    return [
      [a.lat, a.lng],
      [b.lat, b.lng],
    ];
  const [p, q] = [vector(a), vector(b)];
  let lastLng = a.lng;
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const f = Math.sin((1 - i / pieces) * angle) / Math.sin(angle);
    const g = Math.sin((i / pieces) * angle) / Math.sin(angle);
    const [x, y, z] = p.map((value, axis) => f * value + g * q[axis]);
    let lng = Math.atan2(y, x) / RADIANS;
    lng += 360 * Math.round((lastLng - lng) / 360);
    lastLng = lng;
    return [Math.atan2(z, Math.hypot(x, y)) / RADIANS, lng];
  });
}

/**
 * The distance between two places on the sphere.
 * @param {LatLng} a
 * @param {LatLng} b
 */
export function distanceKm(a, b) {
  return EARTH_KM * angleBetween(a, b);
}

/**
 * Where to cut the globe open so that places lie together: the date line, unless another cut, in the middle of the
 * widest stretch without a place, brings them closer. All longitudes from it to 360 degrees further make one map.
 * @param {number[]} lons in degrees
 */
export function cutOf(lons) {
  const sorted = [...lons].sort((a, b) => a - b);
  let [cut, widest] = [-180, 360 + (sorted[0] ?? 0) - (sorted.at(-1) ?? 0)];
  for (let i = 1; i < sorted.length; i++) {
    const empty = sorted[i] - sorted[i - 1];
    if (empty > widest) [cut, widest] = [sorted[i] - empty / 2, empty];
  }
  return cut;
}

/**
 * Two leading figures, as distances far off are told: 6,712 is 6,700.
 * @param {number} km
 */
export function roundKm(km) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, km))) - 1);
  return Math.round(km / unit) * unit;
}

const WINDS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

/**
 * The direction from a to b as it looks on the map (Mercator): one of eight winds.
 * @param {LatLng} a
 * @param {LatLng} b
 */
export function windTo(a, b) {
  const [[fromX, fromY], [toX, toY]] = [mercator(a.lng, a.lat), mercator(b.lng, b.lat)];
  return WINDS[Math.round(Math.atan2(toX - fromX, fromY - toY) / (Math.PI / 4) + 8) % 8];
}
