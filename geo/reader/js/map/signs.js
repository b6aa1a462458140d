// The pictures of events: a circle for a stop of the tour, a diamond for a related event, a square for
// background. Shape says the role, filling the status.

/** @import { Role, Spot } from "../types.js" */
/** @import { SignState } from "../ranks.js" */

import { el, svg } from "../dom.js";

/**
 * The sign of a point, drawn as SVG so that it stays sharp.
 * @param {Spot} spot
 * @param {SignState} state
 */
export function sign(spot, { role, claimed, rank }) {
  const picture = svg("svg", { viewBox: "-18 -18 36 36", width: 36, height: 36, "aria-hidden": "true" });
  const { stops } = spot;
  const stop = role === "stop";
  if (rank === "current") picture.append(svg("circle", { r: stop ? 16.5 : 14.5, class: "ring" }));
  if (spot.inferred) picture.append(svg("circle", { r: stop ? 16 : 13, class: "halo" }));
  picture.append(shape(role));
  if (stop && stops.length) {
    picture.append(letter("number", 0, 4.5, stops.length > 2 ? `${stops[0]}…` : stops.join("·")));
  }
  if (claimed) picture.append(letter("mark", stop ? 12 : 0, stop ? -8 : 4, "?"));
  return picture;
}

/**
 * A line from a sign to the place that it was moved from.
 * @param {{ x: number, y: number }} place in px from the sign's middle
 */
export function tether({ x, y }) {
  const dot = svg("circle", { cx: x, cy: y, r: 2.5 });
  return svg("g", { class: "tether" }, svg("line", { x2: x, y2: y }), dot);
}

/** @param {Role} role */
function shape(role) {
  if (role === "stop") return svg("circle", { r: 12.5, class: "shape" });
  if (role === "related") return svg("path", { d: "M0-11 11 0 0 11-11 0Z", class: "shape" });
  return svg("rect", { x: -7.5, y: -7.5, width: 15, height: 15, class: "shape" });
}

/**
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {string} text
 */
function letter(kind, x, y, text) {
  const node = svg("text", { x, y, class: kind });
  node.textContent = text;
  return node;
}

/**
 * The name of an area, which stands in the place of a sign.
 * @param {Spot} spot
 * @param {SignState} state
 */
export function areaName(spot, { role, claimed, planned, rank }) {
  const name = el("span", { text: spot.short + (claimed ? " ?" : "") });
  const kind = planned ? "planned" : rank === "current" ? "happened" : rank;
  return el("span", { class: "area-name" }, signIcon(role, kind), name);
}

/**
 * The small sign of a role beside words.
 * @param {Role} role
 * @param {string} [kind] a status; or what a sign on the map is besides: current, past, future, inferred
 */
export function signIcon(role, kind = "happened") {
  const shapes = {
    stop: () => svg("circle", { r: 5.5 }),
    related: () => svg("path", { d: "M0-7 7 0 0 7-7 0Z" }),
    background: () => svg("rect", { x: -5, y: -5, width: 10, height: 10 }),
  };
  const box = { viewBox: "-8 -8 16 16", width: 14, height: 14 };
  const icon = svg("svg", { ...box, class: `icon ${role} ${kind}`, "aria-hidden": "true" }, shapes[role]());
  if (kind === "current") icon.append(svg("circle", { r: 9.5, class: "ring" }));
  if (kind === "inferred") icon.append(svg("circle", { r: 9.5, class: "halo" }));
  if (kind === "claimed") icon.append(letter("mark", 0, 4.5, "?"));
  return icon;
}
