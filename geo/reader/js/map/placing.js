// Where names may stand: in the window, and on nothing that stands there already.

/** @import { Box, Point } from "../types.js" */

export const EDGE = 2; // px that a name keeps from the edge

/**
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

export class Placing {
  /**
   * @param {number} width of the window, in px
   * @param {number} height
   * @param {Box[]} taken what names have to keep clear of
   */
  constructor(width, height, taken = []) {
    this.width = width;
    this.height = height;
    this.taken = [...taken];
  }

  /** @param {Box} box */
  hits(box) {
    return this.taken.some((other) => overlap(box, other));
  }

  /** @param {Box} box */
  take(box) {
    this.taken.push(box);
  }

  /**
   * Take the first of these places (left and top) where a name of this size stands free and may stand.
   * @param {Point[]} places
   * @param {number} width
   * @param {number} height
   * @param {(place: Point) => boolean} [allowed]
   * @returns {Point | null} the place taken
   */
  set(places, width, height, allowed = () => true) {
    const found = places.find(([left, top]) => {
      const [right, bottom] = [left + width, top + height];
      const inside =
        left >= EDGE && top >= EDGE && right <= this.width - EDGE && bottom <= this.height - EDGE;
      return inside && !this.hits([left, top, right, bottom]) && allowed([left, top]);
    });
    if (!found) return null;
    this.take([found[0], found[1], found[0] + width, found[1] + height]);
    return found;
  }
}

/**
 * Whether a line from one point to another crosses a box (Liang and Barsky).
 * @param {Box} box
 * @param {Point} from
 * @param {Point} to
 */
export function crosses([left, top, right, bottom], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [enters, leaves] = [0, 1]; // as parts of the line
  for (const [step, room] of [
    [-dx, x1 - left],
    [dx, right - x1],
    [-dy, y1 - top],
    [dy, bottom - y1],
  ]) {
    if (!step && room < 0) return false;
    if (step < 0) enters = Math.max(enters, room / step);
    if (step > 0) leaves = Math.min(leaves, room / step);
  }
  return enters < leaves;
}

/**
 * How far a name is from a point, in px; 0 where it lies on it.
 * @param {Point} place of its upper left corner
 * @param {number} width
 * @param {number} height
 * @param {Point} point
 */
export function apart([left, top], width, height, [x, y]) {
  return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
}

/**
 * Places for a name around a sign, best first: beside it, under or over it, at a corner.
 * @param {Point} sign its middle
 * @param {number} gap between the sign's middle and the name
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
export function around([x, y], gap, width, height) {
  const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
  const [over, level, under] = [y - gap - height, y - height / 2, y + gap];
  return [
    [right, level],
    [left, level],
    [middle, under],
    [middle, over],
    [right, over + 12],
    [left, over + 12],
    [right, under - 12],
    [left, under - 12],
  ];
}

/**
 * Places for a name that stands in the middle of what it names.
 * @param {Point} middle
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
export function centred([x, y], width, height) {
  return [0, -height, height].map((down) => [x - width / 2, y - height / 2 + down]);
}

/**
 * Places for a name beside the dot of a town.
 * @param {Point} dot
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
export function beside([x, y], width, height) {
  return [x + 6, x - 6 - width].map((left) => [left, y - height / 2]);
}
