// Places of the current date, or to choose from, that lie out of view: an arrow each at the map's edge, which
// leads there.

/** @import { Point, Spot } from "../types.js" */

/** @typedef {Spot | { lat: number, lng: number, short: string, number: number }} Far a place out of view */

import { el, svg } from "../dom.js";
import { distanceKm, roundKm, windTo } from "./geodesy.js";
import { Placing } from "./placing.js";
import { boxesOver } from "./boxes.js";

const MOST = 4;
const EDGE = 10; // px
const FURNITURE = ".card, .tools, .locator, .leaflet-control, .story-popup";
const CURRENT = ".sign.current:not(.area) svg, .sign.area.current .area-name";
const SIGNS = ".sign:not(.area) svg";

export class Arrows {
  /** @type {HTMLElement[]} */
  #nodes = [];

  /**
   * @param {L.Map} map
   * @param {() => { beyond: Far[], here?: L.LatLngLiteral }} look what is out of view now, and what the way
   *   there is counted from, else the middle of the map
   * @param {(place: Far) => void} onVisit
   */
  constructor(map, look, onVisit) {
    this.map = map;
    this.look = look;
    this.onVisit = onVisit;
    map.on("moveend", () => this.show());
  }

  show() {
    for (const node of this.#nodes) node.remove();
    const { x: width, y: height } = this.map.getSize();
    const { beyond, here } = this.look();
    const frame = this.map.getContainer();
    const must = new Placing(width, height, boxesOver(frame, `${FURNITURE}, ${CURRENT}`));
    const better = new Placing(width, height, [...must.taken, ...boxesOver(frame, SIGNS)]);
    this.#nodes = beyond.slice(0, MOST).map((place) => this.#arrow(place, here));
    frame.append(...this.#nodes);
    this.#nodes.forEach((node, index) => this.#place(node, beyond[index], [better, must]));
  }

  /**
   * @param {Far} place
   * @param {L.LatLngLiteral | undefined} here
   */
  #arrow(place, here) {
    const from = here || this.map.getCenter();
    const far = `${roundKm(distanceKm(from, place)).toLocaleString("en")} km ${windTo(from, place)}`;
    const arrow = svg("path", { d: "M-6-5 7 0-6 5-3 0Z" });
    const picture = svg(
      "svg",
      { viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true" },
      arrow,
    );
    const name = `${"number" in place ? `${place.number} ` : ""}${place.short}`;
    const words = el("span", {}, el("b", { text: name }), `, ${far}`);
    const title = "Out of view: go there";
    const click = () => this.onVisit(place);
    return el("button", { type: "button", class: "far keep-clear", title, on: { click } }, picture, words);
  }

  /**
   * At the edge where the way leads out, or beside that where something stands there.
   * @param {HTMLElement} node
   * @param {Far} far
   * @param {Placing[]} placings clear of all signs, else of those that matter now
   */
  #place(node, far, placings) {
    const [placing] = placings;
    const { x, y } = this.map.latLngToContainerPoint([far.lat, far.lng]);
    const [width, height] = [node.offsetWidth, node.offsetHeight];
    const [dx, dy] = [x - placing.width / 2, y - placing.height / 2];
    const reach = [placing.width / 2 - EDGE - width / 2, placing.height / 2 - EDGE - height / 2];
    const part = Math.min(reach[0] / Math.abs(dx), reach[1] / Math.abs(dy));
    const [middleX, middleY] = [placing.width / 2 + dx * part, placing.height / 2 + dy * part];
    const along = Math.abs(dx) * reach[1] > Math.abs(dy) * reach[0] ? [0, 1] : [1, 0];
    const steps = Array.from({ length: 40 }, (_, i) => (i % 2 ? -1 : 1) * Math.ceil(i / 2) * 18);
    /** @type {Point[]} */
    const places = steps.map((step) => [
      middleX - width / 2 + along[0] * step,
      middleY - height / 2 + along[1] * step,
    ]);
    const place = placings.reduce(
      (found, one) => found || one.set(places, width, height),
      /** @type {Point | null} */ (null),
    );
    node.hidden = !place;
    if (!place) return;
    for (const one of placings) one.take([place[0], place[1], place[0] + width, place[1] + height]);
    node.style.left = `${place[0]}px`;
    node.style.top = `${place[1]}px`;
    const turn = Math.atan2(y - place[1] - height / 2, x - place[0] - width / 2);
    /** @type {SVGElement} */ (node.firstChild).style.transform = `rotate(${turn}rad)`;
  }
}
