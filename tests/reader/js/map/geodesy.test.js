import assert from "node:assert/strict";
import { test } from "node:test";

import {
  circleAround,
  cutOf,
  distanceKm,
  greatCircle,
  roundKm,
  windTo,
} from "../../../../geo/reader/js/map/geodesy.js";

const EARTH_KM = 6371;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Haversine distance, which the code under test does not use. */
function distance([lat1, lng1], [lat2, lng2]) {
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lng2 - lng1) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
}

const LONDON = { lat: 51.5, lng: -0.13 };
const TOKYO = { lat: 35.68, lng: 139.69 };

test("every point of a circle lies at its radius", () => {
  for (const [lat, lng, km] of [
    [0, 0, 1],
    [48, 11, 250],
    [-62, 179, 900],
    [20, -179.5, 2000],
  ]) {
    for (const [x, y] of circleAround(lat, lng, km)) {
      assert.ok(Math.abs(distance([lat, lng], [y, x]) - km) < km / 1e6 + 1e-6);
    }
  }
});

test("a circle runs anticlockwise, as clipping asks, and without a jump over the date line", () => {
  const ring = circleAround(10, 179, 800);
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  assert.ok(doubled > 0);
  for (let i = 1; i < ring.length; i++) assert.ok(Math.abs(ring[i][0] - ring[i - 1][0]) < 5);
});

test("a circle over a pole stays on the map", () => {
  for (const [, lat] of circleAround(89, 0, 1000)) assert.ok(Math.abs(lat) <= 85);
});

test("a great circle is the shortest way, in equal pieces, from end to end", () => {
  const points = greatCircle(LONDON, TOKYO, 12);
  assert.equal(points.length, 13);
  const whole = distance([LONDON.lat, LONDON.lng], [TOKYO.lat, TOKYO.lng]);
  for (let i = 1; i < points.length; i++) {
    assert.ok(Math.abs(distance(points[i - 1], points[i]) - whole / 12) < 0.01);
  }
  assert.ok(Math.max(...points.map(([lat]) => lat)) > 60, "it bends towards the pole");
  assert.ok(distance(points[0], [LONDON.lat, LONDON.lng]) < 1e-6);
  assert.ok(distance(points[12], [TOKYO.lat, TOKYO.lng]) < 1e-6);
});

test("a great circle over the date line does not jump", () => {
  const points = greatCircle({ lat: 43, lng: 132 }, { lat: 37.8, lng: 237.6 });
  for (let i = 1; i < points.length; i++) assert.ok(Math.abs(points[i][1] - points[i - 1][1]) < 20);
  assert.ok(Math.abs(points.at(-1)[1] - 237.6) < 1e-6);
});

test("between one place and itself or its antipode there is a line all the same", () => {
  for (const other of [LONDON, { lat: -LONDON.lat, lng: LONDON.lng + 180 }]) {
    const points = greatCircle(LONDON, other);
    assert.ok(points.length >= 2);
    assert.ok(points.flat().every(Number.isFinite));
  }
});

test("distances far off are told in two leading figures", () => {
  assert.deepEqual([6712, 949, 43.2, 7.4, 0].map(roundKm), [6700, 950, 43, 7, 0]);
  const km = distanceKm(LONDON, TOKYO);
  assert.ok(Math.abs(km - distance([LONDON.lat, LONDON.lng], [TOKYO.lat, TOKYO.lng])) < 0.01);
});

test("a direction is the one seen on the map, not the great circle's", () => {
  assert.equal(windTo({ lat: 50.6, lng: 137 }, { lat: 43.6, lng: 39.7 }), "west");
  assert.equal(windTo({ lat: 0, lng: 0 }, { lat: 10, lng: 0 }), "north");
  assert.equal(windTo({ lat: 0, lng: 0 }, { lat: -10, lng: 10 }), "south-east");
});

test("the globe is cut open where the widest stretch holds no place", () => {
  assert.equal(cutOf([]), -180);
  assert.equal(cutOf([-77, 37]), -180);
  assert.equal(cutOf([-150, 132, 178]), -9);
});
