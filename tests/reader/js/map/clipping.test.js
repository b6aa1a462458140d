import assert from "node:assert/strict";
import { test } from "node:test";

import { clipRing } from "../../../../geo/reader/js/map/clipping.js";

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

/** A rectangle, anticlockwise. */
const rectangle = (left, bottom, right, top) => [
  [left, bottom],
  [right, bottom],
  [right, top],
  [left, top],
];

function area(ring) {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

test("what lies inside stays whole, what lies outside goes", () => {
  assert.equal(area(clipRing(rectangle(1, 1, 3, 3), SQUARE)), 4);
  assert.deepEqual(clipRing(rectangle(5, 5, 7, 7), SQUARE), []);
});

test("what lies across the edge is cut at it", () => {
  const cut = clipRing(rectangle(2, 2, 6, 6), SQUARE);
  assert.equal(area(cut), 4);
  for (const [x, y] of cut) assert.ok(x >= 2 && x <= 4 && y >= 2 && y <= 4);
});

test("what holds the whole clip becomes it", () => {
  assert.equal(area(clipRing(rectangle(-9, -9, 9, 9), SQUARE)), 16);
});

test("a ring that runs the other way round is cut as well", () => {
  assert.equal(area(clipRing(rectangle(2, 2, 6, 6).reverse(), SQUARE)), 4);
});

test("a hollow shape keeps its area inside", () => {
  const horseshoe = [
    [-1, 1],
    [5, 1],
    [5, 3],
    [-1, 3],
    [-1, 2.5],
    [3, 2.5],
    [3, 1.5],
    [-1, 1.5],
  ];
  assert.ok(Math.abs(area(clipRing(horseshoe, SQUARE)) - (8 - 3)) < 1e-9);
});
