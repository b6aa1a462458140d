// What is told at one spot: a popup at its sign, or a sheet from below on a phone.

/** @import { Passes, Spot } from "../types.js" */
/** @import { Store } from "../state.js" */

import { calm, el, narrow } from "../dom.js";
import { eventArticle } from "./event.js";

const MOST = 30; // events told at one spot

export class Details {
  #closing = false;
  #flying = false;

  /**
   * @param {L.Map} map
   * @param {HTMLElement} sheet
   * @param {object} actions
   * @param {(event: number, start: number) => void} actions.onQuote
   * @param {(spot: number) => L.LatLng} actions.whereIs the sign of a spot
   * @param {() => void} actions.onPopup
   * @param {() => void} actions.onClose closed by hand
   */
  constructor(map, sheet, { onQuote, whereIs, onPopup, onClose }) {
    this.map = map;
    this.whereIs = whereIs;
    this.onPopup = onPopup;
    this.sheet = sheet;
    this.onQuote = onQuote;
    this.onClose = onClose;
    const size = { maxWidth: 340, minWidth: 260, maxHeight: 440 };
    this.popup = L.popup({ className: "story-popup", autoPan: false, closeButton: true, ...size });
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
    this.#tell(index, spot, this.#content(store, spot, passes));
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
    const [first] = spots;
    this.#tell(
      first,
      story.spots[first],
      el("div", { class: "telling heap" }, heading, el("ul", {}, ...rows)),
    );
  }

  /**
   * @param {number} index
   * @param {Spot} spot
   * @param {HTMLElement} content
   */
  #tell(index, spot, content) {
    if (narrow()) return this.#openSheet(content);
    this.popup.options.maxHeight = Math.max(180, Math.min(440, this.map.getSize().y - 190));
    this.popup.options.offset = L.point(0, spot.area ? -6 : -12);
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
  }

  /**
   * Pan just enough that the popup and its sign are both in view, clear of the tools and the zoom buttons.
   * @param {number} index of the spot
   */
  #keepInView(index) {
    const node = this.popup.getElement();
    if (!node || !this.popup.isOpen()) return;
    this.popup.setLatLng(this.whereIs(index)); // which depends on the zoom
    const frame = this.map.getContainer().getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const sign = this.map.latLngToContainerPoint(this.whereIs(index));
    const left = beyond(box.left, box.right, frame.left + 56, frame.right - 12);
    const up = beyond(box.top, sign.y + frame.top + 20, frame.top + 56, frame.bottom - 24);
    if (left || up) this.map.panBy([left, up], { animate: !calm(), duration: 0.25 });
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
