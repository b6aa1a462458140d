// Writing names on the map: how large they are, and each at the first of its places that is free.

/** @import { Point } from "../types.js" */
/** @import { Placing } from "./placing.js" */

import { el } from "../dom.js";

const FONTS = { country: "600 11.5px", small: "600 9.5px", story: "700 13px", town: "12px" };

/** @typedef {{ text: string, lat: number, lon: number, kind: string }} Name `kind` is its class */
/** @typedef {{ node: HTMLElement, place: Point }} Written */

export class Lettering {
  /** What is written. @type {Element[]} */
  nodes = [];
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, [width: number, height: number]>} */
  #sizes = new Map();

  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
  }

  /**
   * A place on the map, in px from its upper left corner.
   * @param {{ lat: number, lon: number }} place
   * @returns {Point}
   */
  pointOf({ lat, lon }) {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  }

  /**
   * Width and height of a name on the map, in px.
   * @param {string} text
   * @param {keyof typeof FONTS} kind
   */
  size(text, kind) {
    const key = `${kind}|${text}`;
    const known = this.#sizes.get(key);
    if (known) return known;
    this.#pen.font = `${FONTS[kind]} system-ui, sans-serif`;
    const spacing = { country: 2.2, small: 1.2, story: 0, town: 0 }[kind];
    const written = spacing ? text.toUpperCase() : text;
    const spaced = text.length * spacing;
    /** @type {[width: number, height: number]} */
    const size = [
      this.#pen.measureText(written).width + spaced + 6,
      { country: 16, small: 13, story: 19, town: 16 }[kind],
    ];
    this.#sizes.set(key, size);
    return size;
  }

  /**
   * Write a name at the first of these places that is free and allowed; null where there is none.
   * @param {Placing} placing
   * @param {{ text: string, kind: string }} name
   * @param {Point[]} places
   * @param {number} width
   * @param {number} height
   * @param {(place: Point) => boolean} [allowed]
   * @returns {Written | null}
   */
  set(placing, name, places, width, height, allowed) {
    const place = placing.set(places, width, height, allowed);
    if (!place) return null;
    const node = el("span", { class: `label ${name.kind}`, text: name.text });
    L.DomUtil.setPosition(node, this.map.containerPointToLayerPoint(place));
    node.style.width = `${width}px`;
    this.nodes.push(node);
    return { node, place };
  }
}
