import assert from "node:assert/strict";
import { test } from "node:test";

import { event, spot, story } from "./stories.js";

test("a tour across the date line stands on one side of it", () => {
  const [pacific, london] = [[spot(43, 132), spot(61, -150), spot(-18, 178)], spot(51, 0)];
  for (const one of pacific) one.stops = [1];
  const lngs = (spots) => story([], spots).spots.map(({ lng }) => lng);
  assert.deepEqual(lngs([...pacific, london]), [132, 210, 178, 0]);
  assert.deepEqual(lngs([spot(43, 132), spot(38, 122), spot(35, -10)]), [132, 122, -10]);
});

test("a spot is called by its label up to the first comma", () => {
  assert.equal(story([], [spot(0, 0, { label: "Riga, Latvia" })]).spots[0].short, "Riga");
});

test("the country that the traveller comes from stands on the same side of the globe", () => {
  const pacific = [spot(43, 132, { stops: [1] }), spot(61, -150, { stops: [2] })];
  const home = spot(40, -100, { label: "United States" });
  assert.equal(story([], pacific, { home }).home.lng, 260);
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
