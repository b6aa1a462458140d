// Signs that would lie on each other, moved apart: each as little as it takes.

/** @import { Box, Point } from "../types.js" */

const ROUNDS = 100;
const GOLDEN = 2.4; // radians between the ways of points that lie on each other: no two are alike

/**
 * Where to draw points so that each two keep a distance. What is moved keeps clear of what is taken.
 * @param {Point[]} points in px
 * @param {number} distance in px
 * @param {Box[]} [taken]
 * @returns {Point[]} as many, in the same order
 */
export function spread(points, distance, taken = []) {
  const moved = points.map(([x, y], at) => {
    const same = points.slice(0, at).filter((other) => other[0] === x && other[1] === y).length;
    const [far, angle] = [Math.sqrt(same), same * GOLDEN];
    return /** @type {Point} */ ([x + far * Math.cos(angle), y + far * Math.sin(angle)]);
  });
  for (let round = 0; round < ROUNDS && pushAll(moved, distance); round++) {
    moved.forEach((point, at) => {
      if (point[0] !== points[at][0] || point[1] !== points[at][1]) leave(point, taken);
    });
  }
  return moved;
}

/**
 * Move a point out of boxes, each by the nearest way.
 * @param {Point} point
 * @param {Box[]} boxes
 */
function leave(point, boxes) {
  for (const [left, top, right, bottom] of boxes) {
    const [x, y] = point;
    if (x <= left || x >= right || y <= top || y >= bottom) continue;
    const out = Math.min(x - left, right - x, y - top, bottom - y);
    if (out === x - left) point[0] = left;
    else if (out === right - x) point[0] = right;
    else point[1] = out === y - top ? top : bottom;
  }
}

/**
 * Move each two that are too near to each other apart, half of the way each.
 * @param {Point[]} points
 * @param {number} distance
 * @returns {boolean} whether any were
 */
function pushAll(points, distance) {
  let any = false;
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const [one, other] = [points[a], points[b]];
      const [x, y] = [other[0] - one[0], other[1] - one[1]];
      const far = Math.hypot(x, y);
      if (far > distance - 0.5) continue;
      any = true;
      const part = (distance - far) / 2 / far;
      one[0] -= part * x;
      one[1] -= part * y;
      other[0] += part * x;
      other[1] += part * y;
    }
  }
  return any;
}
