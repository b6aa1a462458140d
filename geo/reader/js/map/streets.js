// The online street map, a choice of the person reading. OpenStreetMap's servers answer only requests that
// name the page they come from. A sandboxed frame names none, so there the page around fetches the tiles;
// a file opened from a disk has no page to name, so there the choice is not offered.

/** @import { Basemap } from "./basemap.js" */

import { el, embedded } from "../dom.js";
import { tellPage } from "../page.js";

/** How long the page around is waited for, which in a notebook knows nothing of tiles. */
const PATIENCE_MS = 8000;

/** @typedef {{ tile: HTMLImageElement, done: L.DoneCallback }} Waiting */

export class Streets {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #count = 0;

  /**
   * @param {L.TileLayer} layer
   * @param {L.Control.Layers} control
   */
  constructor(layer, control) {
    this.layer = layer;
    if (embedded()) Object.assign(layer, { createTile: this.#borrowed.bind(this) });
    else if (!location.protocol.startsWith("http")) control.remove();
  }

  /**
   * A tile that the page around is asked for; it comes back as bytes (see `arrive`).
   * @param {L.Coords} coords
   * @param {L.DoneCallback} done
   */
  #borrowed(coords, done) {
    const tile = el("img", { alt: "", role: "presentation" });
    const key = (this.#count += 1);
    this.#waiting.set(key, { tile, done });
    tellPage({ type: "tile", key, url: this.layer.getTileUrl(coords) });
    setTimeout(() => this.arrive({ key, bytes: null }), PATIENCE_MS);
    return tile;
  }

  /** @param {{ key: number, bytes: ArrayBuffer | null }} answer */
  arrive({ key, bytes }) {
    const { tile, done } = this.#waiting.get(key) || {};
    this.#waiting.delete(key);
    if (!tile || !done) return;
    if (!bytes) return done(new Error("no tile"), tile);
    tile.onload = () => {
      URL.revokeObjectURL(tile.src);
      done(undefined, tile);
    };
    tile.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
  }

  /**
   * Say so where the street map cannot be loaded, with a way back.
   * @param {L.Map} map
   * @param {Basemap} basemap
   */
  offerWayBack(map, basemap) {
    if (!map.hasLayer(this.layer) || map.getContainer().querySelector(".offline")) return;
    const back = el("button", { type: "button", text: "Use the built-in map" });
    const note = el("div", { class: "offline", role: "status" }, "The street map cannot be loaded. ", back);
    back.addEventListener("click", () => {
      this.layer.remove();
      basemap.addTo(map);
      note.remove();
    });
    map.getContainer().append(note);
  }
}
