// No further than so many km from a place: what is typed, which place is meant, and the circle on the map.

/** @import { Around as Shown, Filters as Asked } from "./link.js" */

import { el } from "../dom.js";
import { circleAround } from "../map/geodesy.js";

const USUAL_KM = 200;
const FARTHEST_KM = 20_000;
const CLOSEST_ZOOM = 12;

export class Around {
  #centre = "";
  #fit = false;
  #drawn = "";
  #layer = L.layerGroup();

  /**
   * @param {L.Map} map
   * @param {() => void} onChange
   */
  constructor(map, onChange) {
    this.map = map;
    this.onChange = onChange;
    this.#layer.addTo(map);
    this.place = el("input", {
      id: "place",
      type: "search",
      placeholder: "Odesa, or 46.48, 30.73",
      autocomplete: "off",
      on: { change: () => this.#change("") },
    });
    this.km = el("input", {
      id: "km",
      type: "number",
      min: 1,
      max: FARTHEST_KM,
      step: "any",
      value: USUAL_KM,
      on: { change: () => this.place.value && this.#change(this.#centre) },
    });
    this.choice = el("select", { id: "centre", on: { change: () => this.#change(this.choice.value) } });
    this.which = field("Which one", this.choice);
    this.which.hidden = true;
    this.fields = el(
      "div",
      { class: "around" },
      field("Near the place", this.place),
      field("Within km", this.km),
      this.which,
    );
  }

  /** @param {Partial<Asked>} asked */
  load({ place = "", centre = "", km = USUAL_KM }) {
    this.place.value = place;
    this.km.value = String(km);
    this.#centre = centre;
  }

  /** The next circle is looked at. */
  fit() {
    this.#fit = true;
  }

  /** What is typed and chosen. */
  get asked() {
    return { place: this.place.value.trim(), centre: this.#centre, km: Number(this.km.value) || USUAL_KM };
  }

  /** @param {string} centre which of the places, "" for the likeliest */
  #change(centre) {
    if (!this.km.reportValidity()) return;
    this.#centre = centre;
    this.#fit = true;
    this.onChange();
  }

  /**
   * @param {Shown | null} around
   * @param {Asked} asked what that answers: by now another place or distance may be typed
   */
  show(around, asked) {
    this.#choose(around);
    const drawn = around ? `${around.lat} ${around.lon} ${around.km}` : "";
    if (drawn !== this.#drawn) this.#draw(around);
    this.#drawn = drawn;
    if (!same(asked, this.asked)) return;
    if (around && this.#fit) this.map.fitBounds(bounds(around), { maxZoom: CLOSEST_ZOOM, animate: false });
    this.#fit = false;
  }

  /** @param {Shown | null} around */
  #choose(around) {
    const choices = around?.choices || [];
    this.which.hidden = choices.length < 2;
    if (this.which.hidden || !around) return;
    this.choice.replaceChildren(...choices.map(({ id, label }) => el("option", { value: id, text: label })));
    this.choice.value = around.centre;
  }

  /** @param {Shown | null} around */
  #draw(around) {
    this.#layer.clearLayers();
    if (!around) return;
    const { lat, lon, km } = around;
    const line = closed(circleAround(lat, lon, km));
    // On each copy of the world.
    for (const turn of [-360, 0, 360]) {
      const ring = line.map(([lng, lat]) => L.latLng(lat, lng + turn));
      this.#layer.addLayer(L.polyline(ring, { className: "distance", interactive: false, pane: "areas" }));
      const middle = L.latLng(lat, lon + turn);
      const dot = { className: "distance-middle", radius: 3, interactive: false, pane: "areas" };
      this.#layer.addLayer(L.circleMarker(middle, dot));
    }
  }
}

/**
 * A circle as a line that ends where it began, or a world further where it goes around a pole.
 * @param {[lng: number, lat: number][]} ring in degrees
 */
export function closed(ring) {
  let last = ring[0][0];
  return [...ring, ring[0]].map(
    /** @returns {[number, number]} */ ([lng, lat]) => {
      last = lng + 360 * Math.round((last - lng) / 360);
      return [last, lat];
    },
  );
}

/**
 * Whether the same distance from the same place is asked for.
 * @param {Pick<Asked, "place" | "centre" | "km">} one
 * @param {Pick<Asked, "place" | "centre" | "km">} other
 */
export function same(one, other) {
  return one.place === other.place && one.centre === other.centre && one.km === other.km;
}

/** @param {Shown} around */
function bounds({ lat, lon, km }) {
  return L.latLngBounds(closed(circleAround(lat, lon, km)).map(([lng, at]) => L.latLng(at, lng)));
}

/**
 * @param {string} text
 * @param {HTMLElement} input
 */
export const field = (text, input) =>
  el("div", { class: "field" }, el("label", { for: input.id, text }), input);
