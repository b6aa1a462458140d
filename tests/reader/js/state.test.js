import assert from "node:assert/strict";
import { test } from "node:test";

import { carryOver, Store } from "../../../geo/reader/js/state.js";
import { event, state, story } from "./stories.js";

/** A story with one event a date, called by its date. */
function dated(...dates) {
  const told = story(dates.map((date, step) => event({ id: date, step })));
  told.steps.forEach((step, at) => (step.date = dates[at]));
  return { ...told, start: 0 };
}

const MARCH = dated("2024-03-01", "2024-03-02", "2024-03-03");

test("the same date stays, whatever its number is now", () => {
  const after = dated("1980", "2024-03-01", "2024-03-02");
  assert.equal(carryOver(MARCH, state({ step: 1 }), after).step, 2);
});

test("of a date that is gone, the last before it stays, else the first", () => {
  assert.equal(carryOver(MARCH, state({ step: 1 }), dated("2024-03-01", "2024-03-03")).step, 0);
  assert.equal(carryOver(MARCH, state({ step: 0 }), dated("2024-03-02", "2024-03-03")).step, 0);
});

test("a chosen event stays chosen and is followed to another date", () => {
  const after = dated("2024-03-01", "2024-03-02");
  after.events.unshift(event({ id: "2024-03-03", step: 1 }));
  const chosen = carryOver(MARCH, state({ step: 2, event: 2 }), after);
  assert.deepEqual([chosen.event, chosen.step], [0, 1]);
});

test("one that was chosen from another date does not move the date", () => {
  const chosen = carryOver(MARCH, state({ step: 1, event: 0 }), MARCH);
  assert.deepEqual([chosen.event, chosen.step], [0, 1]);
});

test("a chosen event that is gone is no longer chosen, and filters stay", () => {
  const shown = state({ step: 2, event: 2, least: 50, tourOnly: true });
  const after = carryOver(MARCH, shown, dated("2024-03-01"));
  assert.deepEqual(after, { ...shown, step: 0, event: null });
});

test("an event that reports tell alike is told by the id it was asked for, and followed by it", () => {
  const alike = event({ id: "one", ids: ["one", "two"] });
  const store = new Store({ ...story([alike]), start: 0 }, () => {});
  store.set({ event: 0, asked: "two" });
  assert.equal(store.position.event, "two");
  const parted = story([event({ id: "one" }), event({ id: "two", step: 1 })]);
  assert.equal(carryOver(store.story, store.state, parted).event, 1);
  store.set({ event: 0, asked: null });
  assert.equal(store.position.event, "one");
  store.set({ event: 0, asked: "another" });
  assert.equal(store.position.event, "one");
});

test("a story without dates has none to show; one that gets some opens where it starts", () => {
  const empty = story([], []);
  assert.equal(carryOver(MARCH, state({ step: 2 }), empty).step, -1);
  assert.equal(carryOver(empty, state({ step: -1 }), { ...MARCH, start: 1 }).step, 1);
});
