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

export class Dots extends CanvasLayer {
  #key = "";
  /** @type {Partial<Record<Role, HTMLCanvasElement>>} */
  #sprites = {};

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
    const before = this.ranks;
    [this.ranks, this.roles] = [ranks, roles];
    if (!this.view) return;
    const turned = [];
    for (let i = 0; i < ranks.length; i++) {
      if (ranks[i] === before[i]) continue;
      if (before[i]) return this.repaint(); // something has to go
      turned.push(i);
    }
    this.#stamp(this.context, this.view, turned); // one step on, dots only come: no need to paint all
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paint(context, view) {
    /** @type {number[][]} */
    const all = [[], [], [], []];
    for (let i = 0; i < this.ranks.length; i++) all[this.ranks[i]].push(i);
    for (const rank of [FUTURE, PAST, CURRENT]) this.#stamp(context, view, all[rank]);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {number[]} indices
   */
  #stamp(context, { width, height, ratio, world, left, top }, indices) {
    const sprites = this.#pictures(ratio);
    const half = (DOT * ratio) / 2;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0); // sprites are of the screen's own pixels: copied, never scaled
    for (const index of indices) {
      const x = this.points[2 * index] * world - left;
      const y = this.points[2 * index + 1] * world - top;
      const sprite = sprites[this.roles[index]];
      if (!sprite || x < -DOT || y < -DOT || x > width + DOT || y > height + DOT) continue;
      context.globalAlpha = FAINT[this.ranks[index]];
      context.drawImage(sprite, Math.round(x * ratio - half), Math.round(y * ratio - half));
    }
    context.restore();
  }

  /**
   * One small picture a role, in the theme's colours.
   * @param {number} ratio
   */
  #pictures(ratio) {
    const key = `${token("stop")} ${ratio}`;
    if (this.#key !== key) {
      this.#key = key;
      this.#sprites = Object.fromEntries(ROLES.map((role) => [role, sprite(role, ratio)]));
    }
    return this.#sprites;
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
 * A circle, a diamond or a square.
 * @param {Role} role
 * @param {number} ratio
 */
function sprite(role, ratio) {
  const canvas = el("canvas", { width: DOT * ratio, height: DOT * ratio });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale((DOT * ratio) / 20, (DOT * ratio) / 20);
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
  return canvas;
}
