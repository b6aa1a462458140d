// The built-in map: Natural Earth's land, borders and waters on one canvas, sharp at any zoom.

/** @import { FeatureCollection, MultiPolygon, Polygon } from "geojson" */
/** @import { GeometryCollection, Topology } from "topojson-specification" */
/** @import { Point } from "../types.js" */
/** @import { Line } from "./projection.js" */
/** @import { View } from "./canvas_layer.js" */

import { token } from "../theme.js";
import { CanvasLayer } from "./canvas_layer.js";
import { crossings, deltas, holds, mercator, projected } from "./projection.js";

/** Travels inside the document, as Leaflet does. */
const { topojson } = /** @type {{ topojson: typeof import("topojson-client") }} */ (
  /** @type {unknown} */ (globalThis)
);

/**
 * @typedef {{ name: string, label: Point, zoom: number }} Country label: lon and lat; zoom: from which it is named
 * @typedef {Line & { name: string, crossings: number[] | null }} Part of a country's land, and what is known of a height
 * @typedef {object} BasemapData
 * @property {Topology<{ countries: GeometryCollection<Country> }> & { kinds: string }} countries
 * @property {{ rows: [name: string, lon: number, lat: number, zoom: number, capital: number][] }} cities
 * @property {{ unit: number, lakes: number[][][], rivers: number[][], provinces: number[][] }} water
 */

export class Basemap extends CanvasLayer {
  /** @type {(Line & { name: string })[]} */
  #land = [];
  /** @type {Record<"borders" | "coasts" | "disputed" | "lakes" | "rivers" | "provinces", Line[]> | null} */
  #lines = null;
  /** @type {Map<string, Point[][][]>} */
  #polygons = new Map();

  /** Of the height that was last asked for: points of the map are asked for row by row. */
  #row = { y: NaN, parts: /** @type {Part[]} */ ([]) };

  /** @param {() => BasemapData} read called when something is first drawn or asked for */
  constructor(read) {
    super("basemap", 0.5);
    this.read = read;
  }

  #decoded() {
    if (this.#lines) return this.#lines;
    const { countries, water } = this.read();
    const shapes = /** @type {FeatureCollection<Polygon | MultiPolygon, Country>} */ (
      topojson.feature(countries, countries.objects.countries)
    );
    for (const { id, geometry, properties } of shapes.features) {
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      this.#polygons.set(String(id), /** @type {Point[][][]} */ (polygons));
      const rings = polygons.flat().map(projected);
      this.#land.push(...rings.map((ring) => ({ ...ring, name: properties.name })));
    }
    const { scale, translate } = /** @type {{ scale: Point, translate: Point }} */ (countries.transform);
    const arcs = countries.arcs.map((arc) => {
      const points = deltas(arc.flat());
      return projected(points.map(([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]]));
    });
    /** @param {string} kind */
    const ofKind = (kind) => arcs.filter((_, index) => countries.kinds[index] === kind);
    /** @param {number[]} flat */
    const line = (flat) => projected(deltas(flat).map(([x, y]) => [x * water.unit, y * water.unit]));
    this.#lines = {
      borders: ofKind("b"),
      coasts: ofKind("c"),
      disputed: ofKind("d"),
      lakes: water.lakes.flat().map(line),
      rivers: water.rivers.map(line),
      provinces: water.provinces.map(line),
    };
    return this.#lines;
  }

  getAttribution() {
    return "Natural Earth, GeoNames";
  }

  /**
   * Polygons of a country as [lng, lat] in degrees; none where it is not known.
   * @param {string | null} id ISO 3166-1 numeric
   * @returns {Point[][][]}
   */
  country(id) {
    this.#decoded();
    return (id && this.#polygons.get(id)) || [];
  }

  /**
   * Name of the country at a point in degrees, "" at sea.
   * @param {number} lat
   * @param {number} lng
   */
  countryAt(lat, lng) {
    this.#decoded();
    const [x, y] = mercator(((((lng + 180) % 360) + 360) % 360) - 180, lat);
    const isIn = (/** @type {Part} */ part) =>
      x >= part.box[0] && x <= part.box[2] && holds(part, [x, y], (part.crossings ??= crossings(part, y)));
    return this.#rowAt(y).find(isIn)?.name || "";
  }

  /**
   * The land at a height; where each part of it begins and ends there is found when it is asked for.
   * @param {number} y
   */
  #rowAt(y) {
    if (this.#row.y === y) return this.#row.parts;
    const parts = this.#land
      .filter(({ box }) => box[1] <= y && y <= box[3])
      .map((ring) => ({ ...ring, crossings: null }));
    this.#row = { y, parts };
    return parts;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paint(context, view) {
    const { borders, coasts, disputed, lakes, provinces, rivers } = this.#decoded();
    const border = view.zoom < 4 ? 0.9 : 1.3;
    this.paintLand(context, view);
    if (view.zoom >= 3) stroke(context, view, rivers, "river", view.zoom < 4 ? 0.6 : 1.1);
    if (view.zoom >= 2.5) fill(context, view, lakes, "water");
    if (view.zoom >= 4) stroke(context, view, provinces, "province", 0.9, [5, 3]);
    stroke(context, view, coasts, "coast", 0.9);
    stroke(context, view, borders, "border", border);
    stroke(context, view, disputed, "border", border, [4, 3]);
  }

  /**
   * Land and water only.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paintLand(context, view) {
    this.#decoded();
    context.fillStyle = token("water");
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = "round";
    fill(context, view, this.#land, "land");
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Line[]} lines
 * @param {string} colour a token of the theme
 */
function fill(context, view, lines, colour) {
  trace(context, view, lines);
  context.fillStyle = token(colour);
  context.fill("evenodd");
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Line[]} lines
 * @param {string} colour a token of the theme
 * @param {number} width
 * @param {number[]} [dash]
 */
function stroke(context, view, lines, colour, width, dash = []) {
  trace(context, view, lines);
  context.setLineDash(dash);
  context.strokeStyle = token(colour);
  context.lineWidth = width;
  context.stroke();
}

/**
 * Build one path of all lines in view, on every copy of the world in view.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Line[]} lines
 */
function trace(context, view, lines) {
  const { width, height, world, left, top } = view;
  context.beginPath();
  const lastCopy = Math.floor((left + width) / world);
  for (let copy = Math.floor(left / world); copy <= lastCopy; copy++) {
    const shift = copy * world - left;
    for (const line of lines) {
      const [west, north, east, south] = line.box;
      if (east * world + shift < 0 || west * world + shift > width) continue;
      if (south * world - top < 0 || north * world - top > height) continue;
      draw(context, line.points, world, shift, top);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Float64Array} points
 * @param {number} world
 * @param {number} shift
 * @param {number} top
 */
function draw(context, points, world, shift, top) {
  let lastX = points[0] * world + shift;
  let lastY = points[1] * world - top;
  context.moveTo(lastX, lastY);
  for (let i = 2; i < points.length; i += 2) {
    const x = points[i] * world + shift;
    const y = points[i + 1] * world - top;
    // Points closer than a pixel's half add work and no detail.
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.6 && i < points.length - 2) continue;
    context.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}
