import assert from "node:assert/strict";
import test from "node:test";

import { leadOf, newSince, saidBy } from "../../../../geo/reader/js/text/reports.js";

/** @type {(report: number, start: number, place?: [number, number]) => any} */
const passage = (report, start, place) => ({ report, start, place: place ?? null, date: null });

const passages = [passage(0, 5), passage(0, 20, [21, 25]), passage(1, 90)];

test("the report that is read stays, where it tells the event", () => {
  assert.equal(leadOf(passages, 1).start, 90);
  assert.equal(leadOf(passages, 0).start, 20);
});

test("a sentence that says where and when comes before one that says either", () => {
  const whole = { ...passage(0, 30, [31, 35]), date: [36, 40] };
  assert.equal(leadOf([passage(0, 20, [21, 25]), whole, passage(0, 50, [51, 55])], 0).start, 30);
});

test("another report is opened where this one does not tell it", () => {
  assert.equal(leadOf(passages, 2).start, 20);
  assert.equal(leadOf([], 0), undefined);
});

/** @type {any} */
const story = { reports: [{ name: "North Wire" }, { name: "South Wire" }, { name: "East Wire" }], since: "" };

test("how many say so", () => {
  assert.equal(saidBy(story, { reports: [0, 2], beside: [] }), "2 reports say so");
  assert.equal(saidBy(story, { reports: [0, 2], beside: [4] }), "2 reports tell it, not all alike");
  assert.equal(saidBy(story, { reports: [1], beside: [] }), "Only South Wire says so");
  assert.equal(saidBy({ ...story, reports: [{ name: "Alone" }] }, { reports: [0], beside: [] }), "");
});

test("since when it is new", () => {
  assert.equal(newSince({ ...story, since: "12 May 2026" }, { fresh: true }), "New since 12 May 2026");
  assert.equal(newSince(story, { fresh: true }), "New in the last report");
  assert.equal(newSince(story, { fresh: false }), "");
});
