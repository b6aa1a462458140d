import assert from "node:assert/strict";
import { test } from "node:test";

import {
  CURRENT,
  eventsOf,
  filter,
  FUTURE,
  HIDDEN,
  numberStops,
  PAST,
  ranker,
  spotRanks,
  spotState,
} from "../../../geo/reader/js/ranks.js";
import { event, spot, state, story } from "./stories.js";

test("an event is past, current or to come by its date", () => {
  const told = story([event({ step: 0 }), event({ step: 1 }), event({ step: 2 }), event({ step: null })]);
  const ranks = (fields) => told.events.map((_, index) => ranker(told, state(fields))(index));
  assert.deepEqual(ranks({ step: 1 }), [PAST, CURRENT, FUTURE, HIDDEN]);
  assert.deepEqual(ranks({ step: 1, future: false }), [PAST, CURRENT, HIDDEN, HIDDEN]);
});

test("a chosen event is current, whatever its date", () => {
  const told = story([event({ step: 0 }), event({ step: 2 }), event({ step: null })]);
  for (const chosen of [1, 2]) assert.equal(ranker(told, state({ event: chosen }))(chosen), CURRENT);
});

test("filters hide the unlikely and all but the tour; what has no chance stays", () => {
  const passes = filter({ tourOnly: false, least: 70 });
  assert.deepEqual(
    [69, 70, null].map((chance) => passes(event({ chance }))),
    [false, true, true],
  );
  const ofTour = filter({ tourOnly: true, least: 0 });
  assert.deepEqual(
    ["stop", "related"].map((role) => ofTour(event({ role }))),
    [true, false],
  );
});

test("a spot has the rank of its nearest event and the loudest role among those", () => {
  const told = story([
    event({ step: 0, role: "stop" }),
    event({ step: 1, role: "background" }),
    event({ step: 1, role: "related" }),
  ]);
  const signs = spotRanks(told, state({ step: 1 }));
  assert.deepEqual([...signs.ranks], [CURRENT]);
  assert.deepEqual(signs.roles, ["related"]);
  assert.equal(spotRanks(told, state({ step: 0 })).roles[0], "stop");
});

test("a stop to come is not hidden by what was at its place before", () => {
  const told = story([
    event({ step: 0, role: "background" }),
    event({ step: 2, role: "stop", status: "planned" }),
    event({ step: 3, role: "related" }),
  ]);
  const shown = state({ step: 1 });
  const sign = spotState(told, shown, 0, spotRanks(told, shown));
  assert.deepEqual(sign, { rank: "future", role: "stop", planned: true, claimed: false });
  const past = state({ step: 1, future: false });
  assert.equal(spotState(told, past, 0, spotRanks(told, past)).role, "background");
});

test("a sign is planned or claimed only where all it stands for is", () => {
  const told = story([
    event({ status: "planned" }),
    event({ status: "happened" }),
    event({ role: "stop", status: "claimed" }),
  ]);
  const shown = state();
  const sign = spotState(told, shown, 0, spotRanks(told, shown));
  assert.deepEqual(sign, { rank: "current", role: "stop", planned: false, claimed: true });
});

test("events of a date: numbered stops first, then by role", () => {
  const told = story([
    event({ id: "background" }),
    event({ id: "related", role: "related" }),
    event({ id: "unplaced stop", role: "stop", spot: null }),
    event({ id: "stop", role: "stop", stop: 1 }),
  ]);
  numberStops(told, () => true);
  const order = eventsOf(told, state()).map((index) => told.events[index].id);
  assert.deepEqual(order, ["stop", "unplaced stop", "related", "background"]);
  assert.deepEqual(eventsOf(told, state({ step: -1 })), []);
});

test("a spot bears the numbers of the stops that are shown, each once, as the tour goes", () => {
  const told = story(
    [
      event({ stop: 3, chance: 20 }),
      event({ stop: 1, chance: 90 }),
      event({ stop: 1, chance: 90 }),
      event({ spot: 1 }),
    ],
    [spot(), spot(1, 1)],
  );
  numberStops(told, () => true);
  assert.deepEqual(
    told.spots.map(({ stops }) => stops),
    [[1, 3], []],
  );
  numberStops(told, filter({ tourOnly: false, least: 50 }));
  assert.deepEqual(told.spots[0].stops, [1]);
});
