// What the signs of the map mean: all of them for the legend, those that occur for a picture.

import { el } from "../dom.js";
import { signIcon } from "../map/signs.js";

/** @typedef {{ seen: string, picture: Element, text: string }} Meaning `seen` finds the sign on the map */

/**
 * @param {boolean} tour whether somebody travels
 * @returns {Meaning[]}
 */
function meanings(tour) {
  const lead = tour ? "stop" : "related";
  /** @param {string} kind */
  const swatch = (kind) => el("i", { class: `swatch ${kind}`, "aria-hidden": "true" });
  /** @type {[seen: string, picture: Element, text: string][]} */
  const onTour = [
    [".sign.stop", signIcon("stop"), "Tour stop, numbered in order"],
    [".leg:not(.hidden, .planned)", swatch("line"), "Route, straight-line distance"],
    [".leg.planned:not(.hidden)", swatch("dotted line"), "Dotted route: planned"],
  ];
  /** @type {[seen: string, picture: Element, text: string][]} */
  const rest = [
    [".sign.related", signIcon("related"), tour ? "Related event, same days" : "Event of these days"],
    [".sign.background", signIcon("background"), "Background, other times"],
    [".sign.current:not(.area)", signIcon(lead, "current"), "In a ring: of the date shown"],
    [".sign.past:not(.planned)", signIcon(lead, "past"), "Paler: of an earlier date"],
    [".sign.future:not(.planned)", signIcon(lead, "future"), "Palest, with an edge: of a later date"],
    [".sign.planned", signIcon(lead, "planned"), "Hollow and dashed: planned"],
    [".sign.claimed", signIcon(lead, "claimed"), "Claimed, not confirmed"],
    [".sign.inferred", signIcon(lead, "inferred"), "Dotted ring: place inferred"],
    [".reach.area.current", swatch("region"), "Hatched: a region or country, no exact point"],
    [".sign.area:not(.current)", swatch("frame"), "Name in a frame: a region or country, of another date"],
    [".tether", swatch("aside"), "Line to a dot: the place of a sign that stands aside"],
    [".dot", swatch("town"), "Small circle: a town; full: a capital"],
  ];
  return (tour ? [...onTour, ...rest] : rest).map(([seen, picture, text]) => ({ seen, picture, text }));
}

/**
 * A line of a key.
 * @param {Element} picture
 * @param {string} text
 */
const row = (picture, text) => el("li", {}, picture, el("span", { text }));

/**
 * All signs.
 * @param {boolean} tour
 */
export function fullKey(tour) {
  const disputed = el("i", { class: "swatch disputed", "aria-hidden": "true" });
  const rows = meanings(tour).map(({ picture, text }) => row(picture, text));
  return el("ul", { class: "key" }, ...rows, row(disputed, "Dashed border: disputed"));
}

/**
 * The signs in view on a map, and what the numbers and letters there stand for.
 * @param {HTMLElement} frame the map
 * @param {boolean} tour
 * @param {[mark: string, name: string][]} named
 */
export function keyOf(frame, tour, named) {
  const { bottom, left, right, top } = frame.getBoundingClientRect();
  /** @param {Element} node */
  const inView = (node) => {
    const drawn = node.querySelector(".shape, .area-name") ?? node;
    const box = drawn.getBoundingClientRect();
    const meets = box.right > left && box.left < right && box.bottom > top && box.top < bottom;
    return meets && getComputedStyle(drawn).visibility === "visible";
  };
  const seen = meanings(tour).filter((meaning) => [...frame.querySelectorAll(meaning.seen)].some(inView));
  const names = named.map(([mark, name]) => row(el("b", { text: mark }), name));
  return el(
    "ul",
    { class: "key of-picture" },
    ...seen.map(({ picture, text }) => row(picture, text)),
    ...names,
  );
}
