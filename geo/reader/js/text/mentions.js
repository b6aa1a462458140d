// Words of the report that name the place or the date of an event: what they mean, and where a click leads.

/** @import { StoryEvent } from "../types.js" */

import { Tip } from "./tip.js";

/** @typedef {{ places: number[], dates: number[] }} Mention the events whose place or date it names */

export class Mentions {
  /** @type {WeakMap<Element, Mention>} */
  #known = new WeakMap();
  #tip = new Tip();
  /** @type {StoryEvent[]} */
  events = [];

  /**
   * @param {HTMLElement} box that the report stands in
   * @param {object} actions each with the events that a mention belongs to
   * @param {(events: number[]) => void} actions.onPlace
   * @param {(events: number[]) => void} actions.onDate
   */
  constructor(box, { onPlace, onDate }) {
    this.box = box;
    /** @type {(mention: Mention, event: Event) => void} */
    const go = ({ places, dates }, event) => {
      event.preventDefault();
      if (places.length) onPlace(places);
      else onDate(dates);
    };
    this.#on(["click"], (_, mention, event) => go(mention, event));
    this.#on(["keydown"], (_, mention, event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Enter" || key === " ") go(mention, event);
    });
    this.#on(["mouseover", "focusin"], (node, mention) => this.#tip.show(node, this.#meaning(mention)));
    this.#on(["mouseout", "focusout"], (node) => this.#tip.hide(node));
  }

  /**
   * @param {HTMLElement} node
   * @param {Mention} mention
   */
  add(node, mention) {
    this.#known.set(node, mention);
  }

  /**
   * @param {string[]} types
   * @param {(node: HTMLElement, mention: Mention, event: Event) => void} act
   */
  #on(types, act) {
    for (const type of types) {
      this.box.addEventListener(type, (event) => {
        const node = /** @type {Element} */ (event.target).closest(".mention");
        const mention = node && this.#known.get(node);
        if (mention) act(/** @type {HTMLElement} */ (node), mention, event);
      });
    }
  }

  /**
   * What a mention resolved to, in words.
   * @param {Mention} mention
   */
  #meaning({ places, dates }) {
    const events = (places.length ? places : dates).map((index) => this.events[index]);
    const found = events.map(({ place, when }) => {
      if (!places.length) return when || "no date";
      return place?.label || `${place?.name}: not found`;
    });
    return [...new Set(found)].join(" · ");
  }
}
