// Cutting one shape by another.

/** @import { Point } from "../types.js" */

/**
 * The part of a ring inside a convex one, which runs anticlockwise (Sutherland and Hodgman 1974).
 * @param {Point[]} ring
 * @param {Point[]} convex
 * @returns {Point[]}
 */
export function clipRing(ring, convex) {
  let rest = ring;
  for (let i = 0; i < convex.length && rest.length; i++) {
    rest = clipBySide(rest, convex[i], convex[(i + 1) % convex.length]);
  }
  return rest;
}

/**
 * The part of a ring to the left of the line from a to b.
 * @param {Point[]} ring
 * @param {Point} a
 * @param {Point} b
 */
function clipBySide(ring, a, b) {
  /** @param {Point} point */
  const side = ([x, y]) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
  /** @type {Point[]} */
  const kept = [];
  ring.forEach((point, at) => {
    const before = ring[(at + ring.length - 1) % ring.length];
    const [here, there] = [side(point), side(before)];
    if (here >= 0 !== there >= 0) {
      const part = there / (there - here);
      kept.push([before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])]);
    }
    if (here >= 0) kept.push(point);
  });
  return kept;
}
