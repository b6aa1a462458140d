// A small map of the world in a corner: where in it the map looks.

/** @import { Basemap } from "./basemap.js" */

import { el } from "../dom.js";
import { token } from "../theme.js";
import { mercator } from "./projection.js";

const WORLD = 150; // px
const NORTH = 76; // degrees
const HEIGHT = 78; // px, down to about 57° S
const NEAR = 3.2; // zoom from which it is shown: further out the map itself shows the world

export class Locator {
  /**
   * @param {L.Map} map
   * @param {Basemap} basemap
   */
  constructor(map, basemap) {
    this.map = map;
    this.basemap = basemap;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const size = { width: WORLD * ratio, height: HEIGHT * ratio };
    this.canvas = el("canvas", { class: "locator keep-clear", "aria-hidden": "true", hidden: true, ...size });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.context.scale(ratio, ratio);
    map.getContainer().append(this.canvas);
    map.on("moveend", () => this.draw());
  }

  draw() {
    this.canvas.hidden = this.map.getZoom() < NEAR;
    if (this.canvas.hidden || !this.canvas.offsetWidth) return;
    const { lng } = this.map.getCenter();
    const left = mercator(lng, 0)[0] * WORLD - WORLD / 2;
    const top = mercator(0, NORTH)[1] * WORLD;
    const view = { width: WORLD, height: HEIGHT, ratio: 1, world: WORLD, left, top, zoom: 0 };
    this.basemap.paintLand(this.context, view);
    const bounds = this.map.getBounds();
    const [west, north] = mercator(bounds.getWest(), bounds.getNorth());
    const [east, south] = mercator(bounds.getEast(), bounds.getSouth());
    const [width, height] = [(east - west) * WORLD, (south - north) * WORLD].map((side) => Math.max(5, side));
    const [x, y] = [((west + east) / 2) * WORLD - left, ((north + south) / 2) * WORLD - top];
    this.context.strokeStyle = token("stop");
    this.context.lineWidth = 1.5;
    this.context.strokeRect(x - width / 2, y - height / 2, width, height);
  }
}
