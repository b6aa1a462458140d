import assert from "node:assert/strict";
import test from "node:test";

/** @type {any[]} */
const told = [];
globalThis.parent = /** @type {any} */ ({ postMessage: (/** @type {any} */ message) => told.push(message) });
globalThis.window = /** @type {any} */ ({ parent: globalThis.parent });

const { Asking } = await import("../../../geo/reader/js/atlas/link.js");
const { closed, same } = await import("../../../geo/reader/js/atlas/around.js");
const { circleAround } = await import("../../../geo/reader/js/map/geodesy.js");
const { after, before, indexOf } = await import("../../../geo/reader/js/atlas/range.js");

const question = (/** @type {string} */ words) => /** @type {any} */ ({ words });

test("one question is asked at a time, and of those that come meanwhile only the newest", () => {
  const asking = new Asking();
  for (const words of ["g", "gr", "grain"]) asking.ask(question(words));
  assert.deepEqual(
    told.map(({ turn, question }) => [turn, question.words]),
    [[1, "g"]],
  );
  assert.equal(asking.settled, false);
  assert.equal(asking.answered(1)?.words, "g");
  assert.deepEqual(
    told.slice(1).map(({ turn, question }) => [turn, question.words]),
    [[2, "grain"]],
  );
  assert.equal(asking.answered(2)?.words, "grain");
  assert.equal(asking.settled, true);
});

test("an answer that comes late is to nothing", () => {
  const asking = new Asking();
  asking.ask(question("a"));
  assert.equal(asking.answered(7), null);
  assert.equal(asking.settled, false);
});

test("a day lies in the bar that begins on it or before", () => {
  const edges = ["2024-01-01", "2024-02-01", "2024-03-01"];
  assert.equal(indexOf(edges, "2024-01-31"), 0);
  assert.equal(indexOf(edges, "2024-02-01"), 1);
  assert.equal(indexOf(edges, "1980-01-01"), 0);
  assert.equal(indexOf(edges, "2030-01-01"), 2);
});

test("a circle is looked at once the answer to what is typed now is there", () => {
  const typed = { place: "Odesa", centre: "", km: 900 };
  assert.equal(same(typed, { ...typed, km: 200 }), false);
  assert.equal(same(typed, { ...typed, place: "" }), false);
  assert.equal(same(typed, { ...typed }), true);
});

test("a bar ends on the day before the next", () => {
  assert.equal(before("2024-03-01"), "2024-02-29");
  assert.equal(after("2023-12-31"), "2024-01-01");
});

test("a circle is a line without jumps, which ends where it began or a world further around a pole", () => {
  for (const [lat, lng, km, turns] of [
    [46, 30, 200, 0],
    [-17, 179.9, 500, 0],
    [80, 20, 3000, 1],
    [-85, 20, 3000, -1],
    [0, 0, 19_000, 0],
  ]) {
    const line = closed(circleAround(lat, lng, km));
    for (let i = 1; i < line.length; i++) assert.ok(Math.abs(line[i][0] - line[i - 1][0]) < 180);
    const [first, last] = [line[0][0], line[line.length - 1][0]];
    assert.ok(Math.abs(last - first - 360 * turns) < 1e-6, `${lat} ${km}: ${last - first}`);
  }
});
