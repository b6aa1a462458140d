import assert from "node:assert/strict";
import { test } from "node:test";

import { event, spot, story } from "./stories.js";

test("a stop across the date line gets a longitude that continues the way", () => {
  const legs = [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ];
  const told = story([], [spot(43, 132), spot(38, -122), spot(35, 140)], { legs });
  assert.deepEqual(
    told.spots.map(({ lng }) => lng),
    [132, 238, 140],
  );
});

test("a spot is called by its label up to the first comma", () => {
  assert.equal(story([], [spot(0, 0, { label: "Riga, Latvia" })]).spots[0].short, "Riga");
});

test("an event knows its passages", () => {
  const passages = [
    { event: 1, start: 0, end: 3 },
    { event: 0, start: 4, end: 9 },
  ];
  const told = story([event(), event()], undefined, { passages });
  assert.deepEqual(
    told.events.map(({ passages: own }) => own),
    [[passages[1]], [passages[0]]],
  );
});

test("where nobody travels, what is related is the news itself", () => {
  const kinds = (...roles) => story(roles.map((role) => event({ role }))).events.map(({ kind }) => kind);
  assert.deepEqual(kinds("stop", "related"), ["Tour stop", "Related event"]);
  assert.deepEqual(kinds("related", "background"), ["Event", "Background"]);
});
