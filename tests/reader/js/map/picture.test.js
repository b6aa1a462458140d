import assert from "node:assert/strict";
import { test } from "node:test";

import { letter } from "../../../../geo/reader/js/map/picture.js";

test("signs without a name are lettered, and letters do not run out", () => {
  assert.deepEqual([0, 1, 25, 26, 27, 52, 701, 702].map(letter), [
    "a",
    "b",
    "z",
    "aa",
    "ab",
    "ba",
    "zz",
    "aaa",
  ]);
});
