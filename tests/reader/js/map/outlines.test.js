import assert from "node:assert/strict";
import { test } from "node:test";

import { outline } from "../../../../geo/reader/js/map/outlines.js";
import { spot } from "../stories.js";

const BOX = [
  [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ],
  ],
];
const area = (precision, fields) => ({ ...spot(5, 9), lng: 9, radius: 300, precision, ...fields });

test("a country has its own outline, as latitude and longitude", () => {
  assert.deepEqual(outline(area("country"), BOX)[0][0][1], [0, 10]);
});

test("a region with an outline is drawn by it, whatever its country", () => {
  const own = [
    [
      [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
    ],
  ];
  const drawn = outline(area("region", { outline: own }), BOX);
  assert.deepEqual(drawn[0][0][2], [2, 2]);
});

test("a part across the date line lies beside the name", () => {
  const west = BOX[0].map((ring) => ring.map(([lng, lat]) => [lng - 180, lat]));
  const parts = outline(area("country", { lng: 170 }), [BOX[0], west]);
  assert.ok(parts[1][0].every(([, lng]) => lng >= 180 && lng <= 190));
});

test("a region without one is a circle of its reach, cut to its country", () => {
  const [[ring]] = outline(area("region"), BOX);
  assert.ok(ring.every(([, lng]) => lng <= 10 + 1e-9));
  assert.ok(Math.min(...ring.map(([, lng]) => lng)) > 5.5);
});

test("where the country is not known, or elsewhere, the circle is whole", () => {
  for (const country of [
    [],
    [
      [
        [
          [50, 50],
          [60, 50],
          [60, 60],
        ],
      ],
    ],
  ]) {
    const [[ring]] = outline(area("region"), country);
    assert.ok(Math.max(...ring.map(([, lng]) => lng)) > 11);
  }
});

test("a region over the date line finds its country on both sides of it", () => {
  const east = [
    [
      [
        [170, -10],
        [180, -10],
        [180, 10],
        [170, 10],
      ],
    ],
    [
      [
        [-180, -10],
        [-170, -10],
        [-170, 10],
        [-180, 10],
      ],
    ],
  ];
  const parts = outline(area("region", { lat: 0, lng: 180, radius: 500 }), east);
  const lngs = parts.flat(2).map(([, lng]) => lng);
  assert.ok(Math.min(...lngs) < 177 && Math.max(...lngs) > 183);
});
