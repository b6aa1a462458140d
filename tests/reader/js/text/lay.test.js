import assert from "node:assert/strict";
import { test } from "node:test";

import { passagesOf, pieces, trimmed } from "../../../../geo/reader/js/text/lay.js";

const passage = (start, end, fields = {}) => ({ event: 0, start, end, place: null, date: null, ...fields });

test("a paragraph knows the passages that touch it, also those that run on from the one before", () => {
  const [first, across, second] = [passage(2, 8), passage(5, 15), passage(12, 18)];
  const paragraphs = [
    [0, 10],
    [12, 20],
    [22, 30],
  ];
  assert.deepEqual(passagesOf(paragraphs, [second, across, first]), [[first, across], [across, second], []]);
});

test("a long passage is found behind a short one that starts later", () => {
  const [long, short] = [passage(0, 30), passage(2, 4)];
  const paragraphs = [
    [0, 10],
    [12, 20],
    [22, 30],
  ];
  assert.deepEqual(passagesOf(paragraphs, [long, short]), [[long, short], [long], [long]]);
});

test("pieces start and end with sentences and mentions, and together are the paragraph", () => {
  const spans = pieces([10, 50], [passage(5, 30, { place: [12, 16], date: [20, 24] }), passage(30, 60)]);
  assert.deepEqual(spans, [
    [10, 12],
    [12, 16],
    [16, 20],
    [20, 24],
    [24, 30],
    [30, 50],
  ]);
  assert.deepEqual(pieces([3, 9], []), [[3, 9]]);
});

test("a stretch of the text is told without the space around it", () => {
  assert.deepEqual(trimmed("in  Riga \n on", 2, 10), { start: 4, end: 8, text: "Riga" });
  assert.equal(trimmed("in   Riga", 2, 5), null);
});
