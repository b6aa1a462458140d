import assert from "node:assert/strict";
import { test } from "node:test";

import { fitNames } from "../../../../geo/reader/js/timeline/fitting.js";

test("where there is room, all names stand, and those at the ends stay inside", () => {
  const shifts = fitNames([80, 80, 80], [0, 0, 0], 500);
  assert.equal(shifts[1], 0);
  assert.ok(shifts[0] > 0 && shifts[2] < 0);
});

test("where there is none, the heavier name stands", () => {
  assert.deepEqual(
    fitNames([80, 80, 80], [0, 9, 0], 100).map((shift) => shift !== null),
    [false, true, false],
  );
});

test("of equal weight the earlier stands, and no two overlap", () => {
  const sizes = Array.from({ length: 40 }, (_, i) => 30 + ((i * 7) % 25));
  const shifts = fitNames(
    sizes,
    sizes.map(() => 0),
    600,
  );
  assert.notEqual(shifts[0], null);
  const stretches = shifts.flatMap((shift, i) => {
    const middle = (600 * i) / 39 + (shift ?? 0);
    return shift === null ? [] : [[middle - sizes[i] / 2, middle + sizes[i] / 2]];
  });
  for (let i = 1; i < stretches.length; i++) assert.ok(stretches[i][0] >= stretches[i - 1][1]);
});

test("a slider of one date names it", () => {
  assert.deepEqual(fitNames([80], [0], 300).length, 1);
  assert.notEqual(fitNames([80], [0], 300)[0], null);
});
