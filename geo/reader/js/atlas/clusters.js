// Events on the map: a sign for those that lie close together, with their number.

/** @import { Cluster } from "./link.js" */

import { el } from "../dom.js";

const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 2 });
const LONG = new Intl.NumberFormat("en");
const CLOSER = 2; // zoom levels that a click goes in
const PLACE_ZOOM = 10; // at which a place of its own is looked at

export class Clusters {
  #layer = L.layerGroup();
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    this.#layer.addTo(map);
    map.getContainer().append(legend());
  }

  /** @type {{ lat: number, lon: number, half: number, wide: number }[]} what names keep clear of, as Labels takes it */
  obstacles = [];

  /**
   * @param {Cluster[]} clusters
   * @param {number} middle of the map, in degrees east: signs stand on the copy of the world that is seen
   */
  show(clusters, middle) {
    const kept = document.activeElement?.getAttribute("data-at");
    const shown = clusters.map((one) => ({
      ...one,
      lon: one.lon + 360 * Math.round((middle - one.lon) / 360),
    }));
    this.#layer.clearLayers();
    for (const cluster of shown) this.#layer.addLayer(this.#sign(cluster));
    this.obstacles = shown.map(({ lat, lon, radius }) => ({ lat, lon, half: radius, wide: radius }));
    // Whoever has just gone to a sign by keyboard stays there.
    if (kept) /** @type {HTMLElement | null} */ (document.querySelector(`[data-at="${kept}"]`))?.focus();
  }

  /** @param {Cluster} cluster */
  #sign(cluster) {
    const { lat, lon, count, reviewed, area, radius } = cluster;
    const size = Math.max(24, 2 * radius); // what a finger can hit
    const shape = el("span", {
      class: "shape",
      text: count > 1 ? SHORT.format(count) : "",
    });
    shape.style.minWidth = shape.style.height = `${2 * radius}px`;
    shape.style.setProperty("--checked", `${(100 * reviewed) / count}%`);
    const icon = L.divIcon({
      html: shape,
      className: ["cluster", area && "area", checkedness(cluster)].filter(Boolean).join(" "),
      iconSize: [size, size],
    });
    const title = name(cluster);
    const marker = L.marker([lat, lon], { icon, title, alt: title, riseOnHover: true, keyboard: true });
    marker.on("add", () => {
      const node = marker.getElement();
      node?.setAttribute("aria-label", title);
      node?.setAttribute("data-at", `${lat} ${lon}`);
      node?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.#closer(cluster);
      });
    });
    marker.on("click", () => this.#closer(cluster));
    return marker;
  }

  /** @param {Cluster} cluster */
  #closer({ lat, lon, one }) {
    const zoom = this.map.getZoom() + CLOSER;
    this.map.setView([lat, lon], one ? Math.max(zoom, PLACE_ZOOM) : zoom);
  }
}

/** @param {Cluster} cluster */
const checkedness = ({ reviewed, count }) => (!reviewed ? "unchecked" : reviewed === count ? "all" : "");

/** What the signs say. */
function legend() {
  const rows = [
    ["all", "checked"],
    ["unchecked", "drawn by machine, not checked"],
    ["area unchecked", "told of a region or country"],
  ].map(([kind, text]) => el("li", {}, el("i", { class: `sample ${kind}` }), el("span", { text })));
  return el("section", { class: "key keep-clear", "aria-label": "Legend" }, el("ul", {}, ...rows));
}

/**
 * What a sign stands for, in words.
 * @param {Cluster} cluster
 */
export function name({ count, reviewed, area, one, place }) {
  const many = count === 1 ? "1 event" : `${LONG.format(count)} events`;
  const where = area
    ? one
      ? `told of all ${place}`
      : `told of regions and countries such as ${place}`
    : null;
  const checked =
    reviewed === count ? "checked" : reviewed ? `${LONG.format(reviewed)} checked` : "not checked";
  return `${many} ${where || `${one ? "at" : "near"} ${place}`}, ${checked}`;
}
