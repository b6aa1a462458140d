// What the map that folium writes still needs: layers to draw on, names for a screen reader, credits.

/** @import { Story } from "../types.js" */

import { calm, el, embedded } from "../dom.js";

/** From below to above. */
const PANES = { basemap: 200, areas: 350, dots: 400, legs: 450, labels: 460 };
const OSM = "© OpenStreetMap contributors";

/** @param {L.Map} map */
export function addPanes(map) {
  for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(order);
  /** @type {HTMLElement} */ (map.getPane("labels")).style.pointerEvents = "none";
}

/** @param {L.Map} map */
export function prepareMap(map) {
  const frame = map.getContainer();
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "Map");
  frame.querySelector(".leaflet-control-zoom-in")?.setAttribute("aria-label", "Zoom in");
  frame.querySelector(".leaflet-control-zoom-out")?.setAttribute("aria-label", "Zoom out");
  // Leaflet focuses the map at the first press of the mouse: the page around must not scroll away under it.
  frame.focus = () => HTMLElement.prototype.focus.call(frame, { preventScroll: true });
  map.attributionControl.setPrefix(false);
  map.options.inertia = !calm();
  if (embedded() && matchMedia("(pointer: coarse)").matches) leaveOneFinger(map);
  new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(frame);
}

/**
 * Inside another page one finger scrolls that page, and two move the map; who tries with one is told.
 * @param {L.Map} map
 */
function leaveOneFinger(map) {
  const frame = map.getContainer();
  const hint = el("p", { class: "two-fingers", text: "Move the map with two fingers", hidden: true });
  map.dragging.disable();
  frame.append(hint);
  frame.addEventListener("touchmove", ({ touches }) => (hint.hidden = touches.length > 1), { passive: true });
  for (const over of ["touchend", "touchcancel"])
    frame.addEventListener(over, () => (hint.hidden = true), { passive: true });
}

/**
 * Name OpenStreetMap where it found a place of the story.
 * @param {L.Map} map
 * @param {Story} story
 */
export function creditPlaces(map, { events }) {
  map.attributionControl.removeAttribution(OSM);
  const found = events.some(({ place }) => place?.source_id.startsWith("osm:"));
  if (found) map.attributionControl.addAttribution(OSM);
}
