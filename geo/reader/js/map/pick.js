// Pointing at a place of the map: while it is on, a click anywhere on the map means that point.

import { el } from "../dom.js";

const STILL = 6; // px that a click may move; more is a drag of the map
const CONTROLS = ".tools, .card, .leaflet-control, .leaflet-popup, .candidate, .far";

export class Pick {
  on = false;
  /** Where the mouse or finger went down. */
  #down = L.point(0, 0);
  /** Shows the point that was meant, above the signs. */
  #mark = L.circleMarker([0, 0], { className: "picked", radius: 9, interactive: false, pane: "tooltipPane" });

  /**
   * @param {L.Map} map
   * @param {(place: { lat: number, lon: number }) => void} onPick in degrees
   */
  constructor(map, onPick) {
    this.map = map;
    this.onPick = onPick;
    this.frame = map.getContainer();
    const text = matchMedia("(pointer: coarse)").matches
      ? "Tap the place on the map"
      : "Click the place on the map, or move the map with the arrow keys and press Enter";
    this.note = el("div", { class: "pick-note keep-clear", role: "status", text });
    this.frame.addEventListener("pointerdown", ({ x, y }) => (this.#down = L.point(x, y)), true);
    this.frame.addEventListener("click", (event) => this.#clicked(event), true);
    this.frame.addEventListener("keydown", ({ key, target }) => {
      if (this.on && key === "Enter" && target === this.frame) this.#pick(map.getCenter());
    });
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    this.#mark.remove();
    this.frame.classList.toggle("picking", on);
    if (on) this.frame.append(this.note);
    else this.note.remove();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!this.on || /** @type {Element} */ (event.target).closest(CONTROLS)) return;
    event.stopPropagation(); // the sign that lies there is not meant
    if (this.#down.distanceTo(L.point(event.x, event.y)) <= STILL)
      this.#pick(this.map.mouseEventToLatLng(event));
  }

  /** @param {L.LatLng} point */
  #pick(point) {
    const { lat, lng } = point.wrap();
    this.#mark.setLatLng(point).addTo(this.map);
    this.onPick({ lat, lon: lng });
  }
}
