import assert from "node:assert/strict";
import { test } from "node:test";

import {
  crossings,
  deltas,
  holds,
  mercator,
  projected,
  reaches,
} from "../../../../geo/reader/js/map/projection.js";

const BAY = projected([
  [0, 0],
  [30, 0],
  [30, 30],
  [15, 5],
  [0, 30],
]);

test("the middle of the world is the middle of the square, and north is up", () => {
  assert.deepEqual(mercator(0, 0), [0.5, 0.5]);
  assert.deepEqual(mercator(-180, 0), [0, 0.5]);
  assert.ok(Math.abs(mercator(0, 85.0511)[1]) < 1e-4);
  assert.ok(mercator(0, 50)[1] < mercator(0, 10)[1]);
  assert.ok(Number.isFinite(mercator(0, 90)[1]));
});

test("a line knows the box it lies in", () => {
  const { points, box } = projected([
    [-90, 0],
    [90, 0],
  ]);
  assert.deepEqual([...points], [0.25, 0.5, 0.75, 0.5]);
  assert.deepEqual(box, [0.25, 0.5, 0.75, 0.5]);
});

test("a ring holds what is inside and not what is in its bay", () => {
  assert.ok(holds(BAY, mercator(15, 3)));
  assert.ok(!holds(BAY, mercator(15, 20)));
  assert.ok(!holds(BAY, mercator(-5, 3)));
});

test("a ring is crossed twice at a height, four times across its bay", () => {
  assert.equal(crossings(BAY, mercator(0, 3)[1]).length, 2);
  assert.equal(crossings(BAY, mercator(0, 20)[1]).length, 4);
  assert.deepEqual(crossings(BAY, mercator(0, -5)[1]), []);
});

test("a ring reaches a box with a point of it, or where it holds all of the box", () => {
  const ring = projected([
    [0, 0],
    [30, 0],
    [30, 30],
    [0, 30],
  ]);
  const box = (west, south, east, north) => [...mercator(west, north), ...mercator(east, south)];
  assert.ok(reaches(ring, box(-5, -5, 5, 5)));
  assert.ok(reaches(ring, box(10, 10, 20, 20)));
  assert.ok(!reaches(ring, box(40, 10, 50, 20)));
});

test("differences add up to points", () => {
  assert.deepEqual(deltas([1, 2, 3, -1, -4, 0]), [
    [1, 2],
    [4, 1],
    [0, 1],
  ]);
});
