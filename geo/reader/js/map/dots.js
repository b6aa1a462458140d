// Many places: beyond a few hundred, a marker each would be slow, so the quiet ones are dots on one canvas.

/** @import { Role, Spot } from "../types.js" */
/** @import { View } from "./canvas_layer.js" */

import { el } from "../dom.js";
import { CURRENT, FUTURE, PAST } from "../ranks.js";
import { token } from "../theme.js";
import { ROLES } from "../words.js";
import { CanvasLayer } from "./canvas_layer.js";
import { mercator } from "./projection.js";

const DOT = 10; // px across
const FAINT = [0, 0.25, 0.55, 1]; // by rank
const OPAQUE = 250; // of 255: what lies under a pixel so opaque is not seen

/** @typedef {{ colour: number, offsets: number[], opacities: number[] }} Sprite a picture's pixels, by rank */

export class Dots extends CanvasLayer {
  /** @param {Spot[]} spots */
  constructor(spots) {
    super("dots", 0.1);
    this.points = Float64Array.from(spots.flatMap((spot) => mercator(spot.lng, spot.lat)));
    /** @type {Uint8Array} */
    this.ranks = new Uint8Array(spots.length);
    /** @type {Role[]} */
    this.roles = [];
  }

  /**
   * @param {Uint8Array} ranks the rank of each spot, 0 where it has no dot
   * @param {Role[]} roles the sign of each spot
   */
  show(ranks, roles) {
    [this.ranks, this.roles] = [ranks, roles];
    this.repaint();
  }

  /**
   * Pixel by pixel into one picture: many times faster than a `drawImage` for each dot. From the uppermost dot
   * down, so that one with others over its middle can be left out.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paint(context, { ratio, world, left, top }) {
    const { width, height } = context.canvas;
    const picture = context.createImageData(width, height);
    const pixels = new Uint32Array(picture.data.buffer);
    const size = DOT * ratio;
    const middle = Math.floor(size / 2) * (width + 1);
    for (const rank of [CURRENT, PAST, FUTURE]) {
      const sprites = Object.fromEntries(ROLES.map((role) => [role, sprite(role, size, width, FAINT[rank])]));
      for (let index = this.ranks.length - 1; index >= 0; index--) {
        if (this.ranks[index] !== rank) continue;
        const x = Math.round((this.points[2 * index] * world - left) * ratio - size / 2);
        const y = Math.round((this.points[2 * index + 1] * world - top) * ratio - size / 2);
        if (x < 0 || y < 0 || x + size > width || y + size > height) continue;
        const at = y * width + x;
        if (pixels[at + middle] >>> 24 < OPAQUE) stamp(pixels, at, sprites[this.roles[index]]);
      }
    }
    context.putImageData(picture, 0, 0);
  }

  /**
   * The spot drawn nearest to a point of the map, within 10 px; -1 where there is none.
   * @param {L.LatLng} latlng
   */
  at(latlng) {
    if (!this.view) return -1;
    const [x, y] = mercator(latlng.lng, latlng.lat);
    let best = -1;
    let reach = DOT / this.view.world;
    this.ranks.forEach((rank, index) => {
      const distance = Math.hypot(this.points[2 * index] - x, this.points[2 * index + 1] - y);
      if (rank && distance < reach) [best, reach] = [index, distance];
    });
    return best;
  }
}

/**
 * Paint a dot under what is there: one under the other lets less through, in the colour of the upper.
 * @param {Uint32Array} pixels
 * @param {number} at the upper left pixel of the dot
 * @param {Sprite} sprite
 */
function stamp(pixels, at, { colour, offsets, opacities }) {
  for (let i = 0; i < offsets.length; i++) {
    const over = pixels[at + offsets[i]];
    const opacity = over >>> 24;
    if (opacity >= OPAQUE) continue;
    const both = opacity + (((255 - opacity) * opacities[i] * 257) >>> 16);
    pixels[at + offsets[i]] = (over ? over & 0xffffff : colour) | (both << 24);
  }
}

/**
 * A circle, a diamond or a square, in the theme's colours.
 * @param {Role} role
 * @param {number} size in px
 * @param {number} row px in a row of the picture that it goes into
 * @param {number} faint from 0 to 1
 * @returns {Sprite}
 */
function sprite(role, size, row, faint) {
  const canvas = el("canvas", { width: size, height: size });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(size / 20, size / 20);
  pen.fillStyle = token(role);
  pen.beginPath();
  if (role === "stop") pen.arc(10, 10, 8, 0, 7);
  else if (role === "background") pen.rect(4, 4, 12, 12);
  else
    for (const [x, y] of [
      [10, 1],
      [19, 10],
      [10, 19],
      [1, 10],
    ])
      pen.lineTo(x, y);
  pen.fill();
  const pixels = new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer);
  const drawn = [...pixels.keys()].filter((at) => pixels[at] >>> 24);
  return {
    colour: pixels[(size / 2) * size + size / 2] & 0xffffff,
    offsets: drawn.map((at) => Math.floor(at / size) * row + (at % size)),
    opacities: drawn.map((at) => Math.round(faint * (pixels[at] >>> 24))),
  };
}
