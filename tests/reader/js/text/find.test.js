import assert from "node:assert/strict";
import { test } from "node:test";

import { matches } from "../../../../geo/reader/js/text/find.js";

const found = (text, words) => matches(text, words).map((span) => text.slice(...span));

test("words are found whatever their case, spaces, dashes and quotation marks", () => {
  assert.deepEqual(found("He met Kim Jong-un; KIM\nJong–un left.", "kim jong-un"), [
    "Kim Jong-un",
    "KIM\nJong–un",
  ]);
  assert.deepEqual(found("“Mr. Kim’s train”", "kim's"), ["Kim’s"]);
});

test("what looks like a pattern is taken word for word", () => {
  assert.deepEqual(found("a.b axb (1)", "a.b"), ["a.b"]);
  assert.deepEqual(found("a.b axb (1)", "(1)"), ["(1)"]);
});

test("nothing is found of nothing", () => {
  assert.deepEqual(matches("some text", "  "), []);
});
