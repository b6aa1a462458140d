// A canvas that follows the map: Leaflet's own events move and scale it between paints.

import { afterPaint } from "../dom.js";

/**
 * @typedef {object} View what a paint has to know, in px of the world at this zoom
 * @property {number} width
 * @property {number} height
 * @property {number} ratio px of the screen to a px of the page
 * @property {number} world the world's width
 * @property {number} left
 * @property {number} top
 * @property {number} zoom
 */

export class CanvasLayer extends L.Layer {
  /** @type {View | null} */
  view = null;
  #bounds = L.bounds([]);
  #center = L.latLng(0, 0);
  #origin = L.point(0, 0);
  #zooming = false;
  #due = false;
  #waiting = false;
  #frame = 0;

  /**
   * @param {string} pane
   * @param {number} padding how much is painted beyond each edge, as a part of the map's size
   */
  constructor(pane, padding) {
    super();
    L.setOptions(this, { pane });
    this.padding = padding;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "dateline-canvas leaflet-zoom-animated";
    this.canvas.setAttribute("aria-hidden", "true");
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
  }

  /**
   * @param {CanvasRenderingContext2D} _context
   * @param {View} _view
   */
  paint(_context, _view) {}

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    this.getPane()?.append(this.canvas);
    this.#update();
    return this;
  }

  onRemove() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#due = this.#waiting = this.#zooming = false;
    this.canvas.remove();
    this.view = null;
    this.map = undefined;
    return this;
  }

  getEvents() {
    return {
      viewreset: () => {
        this.#update();
        this.#keepPlace();
      },
      zoom: () => this.#keepPlace(),
      zoomanim: /** @param {any} event */ ({ center, zoom }) => this.#follow(center, zoom),
      zoomstart: () => {
        this.#zooming = true;
      },
      moveend: () => {
        this.#zooming = false;
        this.#update();
      },
      // Dragged past the edge of what is painted: paint again without waiting for the drag to end.
      move: () => {
        if (!this.#zooming) this.#update();
      },
    };
  }

  /** However often the map asks, paint once a frame, and only where the view has left what is painted. */
  #update() {
    if (!this.#due) return this.#later();
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.map && !this.#painted(this.map)) this.#draw(this.map);
    });
  }

  /** The signs first: they are what a reader has come for. */
  #later() {
    if (this.#waiting) return;
    this.#waiting = true;
    afterPaint(() => {
      this.#due = true;
      this.#update();
    });
  }

  /** @param {L.Map} map */
  #painted(map) {
    if (!this.view || this.view.zoom !== map.getZoom()) return false;
    const seen = [L.point(0, 0), map.getSize()].map((corner) => map.containerPointToLayerPoint(corner));
    return this.#bounds.contains(L.bounds(seen)) && this.#origin.equals(map.getPixelOrigin());
  }

  /** @param {L.Map} map */
  #draw(map) {
    const { canvas, context, padding } = this;
    const whole = map.getSize();
    const corner = map.containerPointToLayerPoint(whole.multiplyBy(-padding)).round();
    const size = whole.multiplyBy(1 + 2 * padding).round();
    this.#bounds = L.bounds(corner, corner.add(size));
    this.#center = map.getCenter();
    this.#origin = map.getPixelOrigin();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(canvas, corner);
    canvas.width = ratio * size.x;
    canvas.height = ratio * size.y;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const zoom = map.getZoom();
    const { x: left, y: top } = this.#origin.add(corner);
    this.view = { width: size.x, height: size.y, ratio, world: 256 * 2 ** zoom, left, top, zoom };
    this.paint(context, this.view);
  }

  #keepPlace() {
    if (this.map) this.#follow(this.map.getCenter(), this.map.getZoom());
  }

  /**
   * Move and scale what is painted to where it lies in another view.
   * @param {L.LatLng} center
   * @param {number} zoom
   */
  #follow(center, zoom) {
    if (!this.map || !this.view) return;
    const map = this.map;
    const half = map.getSize().divideBy(2);
    const scale = map.getZoomScale(zoom, this.view.zoom);
    const shift = L.DomUtil.getPosition(map.getPane("mapPane") || this.canvas);
    const origin = map.project(center, zoom).subtract(half).add(shift).round();
    const corner = half.multiplyBy(-scale * (1 + 2 * this.padding)).add(map.project(this.#center, zoom));
    L.DomUtil.setTransform(this.canvas, corner.subtract(origin), scale);
  }

  /** Paint again where nothing but colours or contents has changed. */
  repaint() {
    if (!this.view) return;
    this.context.clearRect(0, 0, this.view.width, this.view.height);
    this.paint(this.context, this.view);
  }
}
