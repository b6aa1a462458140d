import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOf } from "../../../../geo/reader/js/timeline/density.js";

test("each bar is as high as the events of its steps, the highest is whole", () => {
  assert.deepEqual(barsOf([1, 0, 4, 0], 4), [0.5, 0, 1, 0]);
  assert.deepEqual(barsOf([2, 2, 0, 1], 2).map(Math.sign), [1, 1]);
});

test("no event is left out, however many steps share a bar", () => {
  const bars = barsOf(
    Array.from({ length: 1000 }, (_, at) => Number(at === 999)),
    10,
  );
  assert.deepEqual(bars.at(-1), 1);
});
