// Web Mercator, and lines as it draws them.

/** @import { Point } from "../types.js" */

export const RADIANS = Math.PI / 180;

/**
 * Web Mercator on the unit square: x and y from 0 (180° W, 85° N) to 1.
 * @param {number} lon
 * @param {number} lat
 * @returns {Point}
 */
export function mercator(lon, lat) {
  const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin(lat * RADIANS)));
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** @typedef {{ points: Float64Array, box: [number, number, number, number] }} Line x, y, x, y ...; west, north, east, south */

/**
 * A line or ring ([lon, lat] in degrees) as flat projected coordinates with its bounding box.
 * @param {number[][]} line
 * @returns {Line}
 */
export function projected(line) {
  const points = new Float64Array(line.length * 2);
  /** @type {Line["box"]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  line.forEach(([lon, lat], i) => {
    const [x, y] = mercator(lon, lat);
    points[2 * i] = x;
    points[2 * i + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  });
  return { points, box };
}

/**
 * Whether a projected ring holds a projected point: ray casting (even-odd).
 * @param {Line} ring
 * @param {Point} point
 * @param {number[]} [crossed] where the ring crosses the height of the point, if that is known
 */
export function holds(ring, [x, y], crossed) {
  const { box } = ring;
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  let odd = false;
  for (const at of crossed ?? crossings(ring, y)) if (x < at) odd = !odd;
  return odd;
}

/**
 * Where a projected ring crosses a height: all x, in no order.
 * @param {Line} ring
 * @param {number} y
 */
export function crossings({ points }, y) {
  const found = [];
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ay, by] = [points[i + 1], points[j + 1]];
    if (ay > y !== by > y) found.push(((points[j] - points[i]) * (y - ay)) / (by - ay) + points[i]);
  }
  return found;
}

/**
 * Whether a part of a projected ring lies in a box: one of its points, or all of the box in it.
 * @param {Line} ring
 * @param {Line["box"]} box
 */
export function reaches(ring, [west, north, east, south]) {
  const { points } = ring;
  for (let i = 0; i < points.length; i += 2)
    if (points[i] > west && points[i] < east && points[i + 1] > north && points[i + 1] < south) return true;
  return holds(ring, [(west + east) / 2, (north + south) / 2]);
}

/**
 * [x0, y0, dx1, dy1, ...] as points.
 * @param {number[]} flat
 * @returns {Point[]}
 */
export function deltas(flat) {
  /** @type {Point[]} */
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < flat.length; i += 2) points.push([(x += flat[i]), (y += flat[i + 1])]);
  return points;
}
