import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, rowsOf } from "../../../../geo/reader/js/text/listing.js";
import { event } from "../stories.js";

test("each event is a row: what, kind and date, where, and whether somebody checked it", () => {
  const { rows, more } = rowsOf([
    event({
      title: "Ferry sinks",
      kind: "Background",
      when: "3 May 2024",
      place: { label: "Turku, Finland" },
      reviewed: true,
    }),
    event({ title: "Talks go on", kind: "Background", when: "", place: null, status: "planned" }),
  ]);
  assert.deepEqual(rows, [
    ["Ferry sinks", "Background · 3 May 2024", "Turku, Finland", "yes"],
    ["Talks go on", "Background · Planned · no date", "no place on the map", "by nobody"],
  ]);
  assert.equal(more, 0);
});

test("of a very long story the first are listed, and how many follow is known", () => {
  const { rows, more } = rowsOf(Array.from({ length: MOST + 5 }, () => event({ when: "" })));
  assert.equal(rows.length, MOST);
  assert.equal(more, 5);
});
