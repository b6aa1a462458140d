// What is told at one spot: a popup at its sign, or a sheet from below on a phone.

/** @import { Passes, Spot } from "../types.js" */
/** @import { Store } from "../state.js" */

import { calm, el, narrow } from "../dom.js";
import { boxesOver, boxOver } from "../map/boxes.js";
import { eventArticle } from "./event.js";

const MOST = 30; // events told at one spot
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 12, 12, 24]; // px that a popup keeps from the map's edges: beside the zoom's buttons
const FRAME = 34; // px that a popup is wider than what stands in it

/** @typedef {{ index: number, spot: Spot, content: HTMLElement }} Told what is told, and at which spot */

export class Details {
  #closing = false;
  #flying = false;
  /** @type {Told | null} */
  #told = null;

  /**
   * @param {L.Map} map
   * @param {HTMLElement} sheet
   * @param {object} actions
   * @param {(event: number, start: number) => void} actions.onQuote
   * @param {(spot: number) => L.LatLng} actions.whereIs the sign of a spot
   * @param {() => void} actions.onPopup one lies over the map, or lies elsewhere now
   * @param {() => void} actions.onSheet one comes up where there is little room
   * @param {() => void} actions.onClose closed by hand
   */
  constructor(map, sheet, { onQuote, whereIs, onPopup, onSheet, onClose }) {
    this.map = map;
    this.whereIs = whereIs;
    this.onPopup = onPopup;
    this.sheet = sheet;
    this.onQuote = onQuote;
    this.onSheet = onSheet;
    this.onClose = onClose;
    this.popup = L.popup({ className: "story-popup", autoPan: false, closeButton: true });
    map.on("zoomstart", () => (this.#flying = true));
    map.on("moveend", () => (this.#flying = false));
    map.on("popupclose", () => {
      if (!this.#closing) onClose();
    });
  }

  /** Whether something is told. */
  get open() {
    return this.popup.isOpen() || !this.sheet.hidden;
  }

  /** Whether a popup lies over the map. */
  get overMap() {
    return this.popup.isOpen() && !narrow();
  }

  /**
   * Tell what happens at a spot, the events of the current date first.
   * @param {Store} store
   * @param {number} index of the spot
   * @param {Passes} passes
   */
  show(store, index, passes) {
    const spot = store.story.spots[index];
    this.#tell({ index, spot, content: this.#content(store, spot, passes) });
  }

  /**
   * List places whose signs lie on each other, to choose one.
   * @param {Store} store
   * @param {number[]} spots
   * @param {(spot: number) => void} onChoose
   */
  list({ story }, spots, onChoose) {
    const rows = spots.map((index) => {
      const { events, label } = story.spots[index];
      const titles = events.map((event) => story.events[event].title);
      const button = { type: "button", on: { click: () => onChoose(index) } };
      return el(
        "li",
        {},
        el("button", button, el("b", { text: label }), el("small", { text: titles.join("; ") })),
      );
    });
    const heading = el("h2", { text: `${spots.length} places lie here` });
    const [index] = spots;
    const content = el("div", { class: "telling heap" }, heading, el("ul", {}, ...rows));
    this.#tell({ index, spot: story.spots[index], content });
  }

  /** Let what is told fit the window as it is now. */
  fit() {
    if (!this.open || !this.#told) return;
    if (narrow() && !this.sheet.hidden) return;
    const told = this.#told;
    this.close();
    this.#tell(told);
  }

  /** @param {Told} told */
  #tell(told) {
    const { index, spot, content } = told;
    this.#told = told;
    if (narrow()) return this.#openSheet(content);
    const { x, y } = this.map.getSize();
    const maxWidth = Math.min(340, x - LEFT - RIGHT - FRAME);
    const maxHeight = Math.max(180, Math.min(440, y - 190));
    const offset = L.point(0, spot.area ? -6 : -12);
    Object.assign(this.popup.options, { maxWidth, minWidth: Math.min(260, maxWidth), maxHeight, offset });
    this.#closing = true; // of a popup that is open already
    this.popup.setContent(content).setLatLng(this.whereIs(index)).openOn(this.map);
    this.#closing = false;
    this.onPopup();
    this.popup
      .getElement()
      ?.querySelector(".leaflet-popup-close-button")
      ?.setAttribute("aria-label", "Close");
    if (this.#flying) this.map.once("moveend", () => this.#keepInView(index));
    else this.#keepInView(index);
  }

  /**
   * @param {Store} store
   * @param {Spot} spot
   * @param {Passes} passes
   */
  #content({ state, story }, spot, passes) {
    const shown = spot.events.filter((index) => index === state.event || passes(story.events[index]));
    const now = (/** @type {number} */ index) => Number(story.events[index].step === state.step);
    const order = shown.sort((a, b) => now(b) - now(a));
    const articles = order.slice(0, MOST).map((index) => eventArticle(story, index, this.onQuote));
    const more = order.length > MOST ? `and ${order.length - MOST} more events here` : "";
    const last = more ? el("p", { text: more }) : null;
    return el("div", { class: "telling" }, el("h2", { text: spot.label }), ...articles, last);
  }

  /** @param {HTMLElement} content */
  #openSheet(content) {
    const click = () => this.onClose();
    const close = el("button", {
      type: "button",
      class: "close",
      "aria-label": "Close",
      text: "×",
      on: { click },
    });
    this.sheet.replaceChildren(close, content);
    this.sheet.hidden = false;
    this.sheet.scrollTop = 0;
    this.onSheet();
  }

  /**
   * Pan just enough that the popup and its sign are both in view, clear of the tools, the zoom buttons and the small
   * map of the world.
   * @param {number} index of the spot
   */
  #keepInView(index) {
    const node = this.popup.getElement();
    if (!node || !this.popup.isOpen()) return;
    this.popup.setLatLng(this.whereIs(index)); // which depends on the zoom
    const frame = this.map.getContainer();
    const { x, y } = this.map.getSize();
    const [low, top, high, bottom] = boxOver(frame, node);
    const sign = this.map.latLngToContainerPoint(this.whereIs(index));
    const upper = Math.max(0, ...boxesOver(frame, ".tools > button").map((box) => box[3])) + TOP;
    const left = beyond(low, high, LEFT, x - RIGHT);
    const [world] = boxesOver(frame, ".locator").filter((box) => high - left > box[0]);
    const lowest = Math.max(sign.y + 20, world ? bottom + y - BOTTOM - world[1] + TOP : 0);
    const up = beyond(top, lowest, upper, y - BOTTOM);
    if (left || up) this.map.panBy([left, up], { animate: !calm(), duration: 0.25 });
    this.onPopup();
  }

  close() {
    this.sheet.hidden = true;
    this.#closing = true;
    this.map.closePopup(this.popup);
    this.#closing = false;
  }
}

/**
 * How far a stretch reaches out of another: negative before its start, positive after its end.
 * @param {number} low
 * @param {number} high
 * @param {number} from
 * @param {number} to
 */
function beyond(low, high, from, to) {
  if (low < from) return low - from;
  return high > to ? high - to : 0;
}
