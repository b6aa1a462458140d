// Places to choose from, as numbered marks that come and go.

/** @import { Candidate } from "../page.js" */

import { el, svg } from "../dom.js";

const [WIDTH, HEIGHT] = [30, 38];

export class Candidates {
  /** @type {Candidate[]} */
  #places = [];
  /** @type {L.Marker[]} */
  #marks = [];

  /**
   * @param {L.Map} map
   * @param {(index: number) => void} onChoose
   */
  constructor(map, onChoose) {
    this.map = map;
    this.onChoose = onChoose;
  }

  /**
   * Show these in place of those before.
   * @param {Candidate[]} places
   */
  show(places) {
    for (const mark of this.#marks) mark.remove();
    this.#places = places;
    this.#marks = places.map((place, index) => this.#mark(place, index));
  }

  /**
   * @param {Candidate} place
   * @param {number} index
   */
  #mark({ label, lat, lon }, index) {
    /** @type {{ iconSize: [number, number], iconAnchor: [number, number] }} */
    const size = { iconSize: [WIDTH, HEIGHT], iconAnchor: [WIDTH / 2, HEIGHT] };
    const icon = L.divIcon({ className: "candidate", ...size });
    const at = this.#near(lat, lon);
    const mark = L.marker(at, { icon, zIndexOffset: 3000, riseOnHover: true }).addTo(this.map);
    const node = /** @type {HTMLElement} */ (mark.getElement());
    const number = String(index + 1);
    node.setAttribute("aria-label", `${number}: ${label}`);
    node.append(pin(number), el("span", { class: "candidate-name", text: label }));
    mark.on("click", () => this.onChoose(index));
    node.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") this.onChoose(index);
    });
    return mark;
  }

  /**
   * The place on the copy of the world that is seen.
   * @param {number} lat
   * @param {number} lon
   */
  #near(lat, lon) {
    return L.latLng(lat, lon + 360 * Math.round((this.map.getCenter().lng - lon) / 360));
  }

  /** Those out of view, for arrows that lead there. */
  get beyond() {
    const view = this.map.getBounds();
    return this.#places
      .map(({ label }, index) => ({ ...latLng(this.#marks[index]), short: label, number: index + 1 }))
      .filter(({ lat, lng }) => !view.contains([lat, lng]));
  }

  get points() {
    return this.#marks.map((mark) => mark.getLatLng());
  }

  /** What labels have to keep clear of, in px around a point. */
  get obstacles() {
    return this.points.map(({ lat, lng }) => ({ lat, lon: lng, half: HEIGHT, wide: WIDTH / 2 }));
  }
}

/** @param {L.Marker} mark */
function latLng(mark) {
  const { lat, lng } = mark.getLatLng();
  return { lat, lng };
}

/**
 * A drop whose tip is the place.
 * @param {string} number
 */
function pin(number) {
  const text = svg("text", { x: 15, y: 19.5 });
  text.textContent = number;
  const path = svg("path", {
    d: "M15 37.5C12 30 1.5 25 1.5 14.5a13.5 13.5 0 0 1 27 0C28.5 25 18 30 15 37.5Z",
  });
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" };
  return svg("svg", box, path, text);
}
