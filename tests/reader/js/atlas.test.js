import assert from "node:assert/strict";
import test from "node:test";

/** @type {any[]} */
const told = [];
globalThis.parent = /** @type {any} */ ({ postMessage: (/** @type {any} */ message) => told.push(message) });
globalThis.window = /** @type {any} */ ({ parent: globalThis.parent });

const { Asking } = await import("../../../geo/reader/js/atlas/link.js");
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

test("a bar ends on the day before the next", () => {
  assert.equal(before("2024-03-01"), "2024-02-29");
  assert.equal(after("2023-12-31"), "2024-01-01");
});
