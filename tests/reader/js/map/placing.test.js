import assert from "node:assert/strict";
import { test } from "node:test";

import {
  apart,
  around,
  beside,
  centred,
  crosses,
  overlap,
  Placing,
} from "../../../../geo/reader/js/map/placing.js";

const [WIDTH, HEIGHT] = [40, 16];

test("the first place that is free and inside is taken", () => {
  const placing = new Placing(200, 100, [[0, 0, 60, 60]]);
  const places = [
    [10, 10],
    [180, 10],
    [100, 10],
  ];
  assert.deepEqual(placing.set(places, WIDTH, HEIGHT), [100, 10]);
});

test("a name stands where it may", () => {
  const places = [
    [10, 10],
    [100, 10],
  ];
  assert.deepEqual(
    new Placing(200, 100).set(places, WIDTH, HEIGHT, ([left]) => left > 50),
    [100, 10],
  );
});

test("what is taken is taken: a second name goes elsewhere or nowhere", () => {
  const placing = new Placing(200, 100);
  assert.deepEqual(placing.set([[20, 20]], WIDTH, HEIGHT), [20, 20]);
  assert.equal(placing.set([[50, 30]], WIDTH, HEIGHT), null);
  assert.deepEqual(placing.set([[60, 20]], WIDTH, HEIGHT), [60, 20], "side by side is free");
});

test("boxes that were given are left as they are", () => {
  const taken = [[0, 0, 5, 5]];
  new Placing(200, 100, taken).take([5, 5, 9, 9]);
  assert.equal(taken.length, 1);
});

test("no name is cut by an edge", () => {
  for (const place of [
    [-1, 50],
    [100, -1],
    [161, 50],
    [100, 85],
  ]) {
    assert.equal(new Placing(200, 100).set([place], WIDTH, HEIGHT), null);
  }
});

test("places around a sign never touch it, and beside it comes first", () => {
  const placing = new Placing(1000, 1000, [[83, 83, 117, 117]]); // a sign of 34 px at 100, 100
  const places = around([100, 100], 21, WIDTH, HEIGHT);
  assert.deepEqual(places[0], [121, 92]);
  for (const [left, top] of places) assert.ok(!placing.hits([left, top, left + WIDTH, top + HEIGHT]));
});

test("a country is named in its middle, a town beside its dot", () => {
  assert.deepEqual(centred([100, 100], WIDTH, HEIGHT)[0], [80, 92]);
  for (const [left] of beside([100, 100], WIDTH, HEIGHT)) assert.ok(left > 103 || left + WIDTH < 97);
});

test("boxes overlap only where they share more than an edge", () => {
  assert.ok(overlap([0, 0, 10, 10], [9, 9, 20, 20]));
  assert.ok(!overlap([0, 0, 10, 10], [10, 0, 20, 10]));
});

test("how far a name is from a sign is counted from its edge", () => {
  assert.equal(apart([100, 50], WIDTH, HEIGHT, [120, 58]), 0, "it lies on it");
  assert.equal(apart([100, 50], WIDTH, HEIGHT, [90, 58]), 10);
  assert.equal(apart([100, 50], WIDTH, HEIGHT, [143, 70]), 5, "from a corner");
});

test("a line crosses a box that it goes through, ends in or lies in, and none that it goes past", () => {
  const box = [10, 10, 30, 20];
  assert.ok(crosses(box, [0, 0], [40, 30]));
  assert.ok(crosses(box, [0, 15], [20, 15]));
  assert.ok(crosses(box, [12, 12], [14, 18]));
  assert.ok(!crosses(box, [0, 15], [5, 15]), "it ends before");
  assert.ok(!crosses(box, [0, 5], [40, 5]), "it goes past, level");
  assert.ok(!crosses(box, [0, 20], [20, 40]), "it goes past, aslant");
});
