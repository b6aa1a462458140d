import assert from "node:assert/strict";
import { test } from "node:test";

import { spread } from "../../../../geo/reader/js/map/spreading.js";

const DISTANCE = 36;
const apart = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);
const nearest = (points) =>
  Math.min(...points.flatMap((one, at) => points.slice(at + 1).map((other) => apart(one, other))));

test("points with room stay where they are", () => {
  const points = [
    [0, 0],
    [40, 0],
    [0, 60],
  ];
  assert.deepEqual(spread(points, DISTANCE), points);
});

test("two that are too near move apart along their line, each half the way", () => {
  assert.deepEqual(
    spread(
      [
        [100, 50],
        [120, 50],
      ],
      DISTANCE,
    ),
    [
      [92, 50],
      [128, 50],
    ],
  );
});

for (const count of [2, 3, 7, 24]) {
  test(`${count} on one point all get room, close by`, () => {
    const moved = spread(Array(count).fill([200, 200]), DISTANCE);
    assert.ok(nearest(moved) > DISTANCE - 4, `${nearest(moved)}`);
    assert.ok(Math.max(...moved.map((one) => apart(one, [200, 200]))) < DISTANCE * Math.sqrt(count) + 5);
  });
}

test("what is moved keeps clear of what is taken, what has room does not", () => {
  const corner = [0, 0, 300, 100];
  const points = [
    [50, 110],
    [50, 110],
    [200, 90],
  ];
  const [one, other, still] = spread(points, DISTANCE, [corner]);
  for (const [, y] of [one, other]) assert.ok(y >= 100);
  assert.ok(nearest([one, other]) > DISTANCE - 4);
  assert.deepEqual(still, [200, 90]);
});

test("what was given is not changed", () => {
  const points = [
    [0, 0],
    [0, 0],
  ];
  spread(points, DISTANCE);
  assert.deepEqual(points, [
    [0, 0],
    [0, 0],
  ]);
});
