// What the signs mean, and from which chance on events are shown.

/** @import { Story } from "../types.js" */

import { el } from "../dom.js";
import { hasTour } from "../story.js";
import { percent } from "../words.js";
import { fullKey } from "./key.js";

export class Legend {
  /**
   * @param {object} actions
   * @param {(least: number) => void} actions.onLeast
   * @param {() => void} actions.onPicture
   * @param {() => void} actions.onTurn it was opened or closed
   */
  constructor({ onLeast, onPicture, onTurn }) {
    this.onTurn = onTurn;
    this.box = el("div", { class: "legend", hidden: true, id: "legend" });
    this.button = el("button", {
      type: "button",
      text: "Legend",
      "aria-expanded": "false",
      "aria-controls": this.box.id,
      on: { click: () => this.turn(this.box.hidden !== false) },
    });
    this.cross = el("button", {
      type: "button",
      class: "close",
      "aria-label": "Close the legend",
      text: "×",
      on: { click: () => this.close() },
    });
    this.least = el("select", {
      id: "least",
      title:
        "Hide events whose place and date are less likely to be right; what a person has checked always stays",
      on: { change: () => onLeast(Number(this.least.value)) },
    });
    this.picture = el("button", {
      type: "button",
      class: "save-picture",
      text: "Save this map as a picture (PNG)",
      on: { click: onPicture },
    });
    for (const value of [0, 50, 70, 90]) {
      this.least.append(el("option", { value, text: value ? `from ${percent(value)} chance` : "all" }));
    }
  }

  /** @param {boolean} open */
  turn(open) {
    if (this.box.hidden === !open) return;
    this.box.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.onTurn();
  }

  /**
   * Close it, the focus back on its button; tell whether it was open.
   * @returns {boolean}
   */
  close() {
    if (this.box.hidden) return false;
    const inside = this.box.contains(document.activeElement);
    this.turn(false);
    if (inside) this.button.focus();
    return true;
  }

  /**
   * Take another story: there is nothing to choose where no event has a chance.
   * @param {Story} story
   */
  load(story) {
    const some = story.events.some(({ chance }) => chance !== null);
    const choice = el(
      "p",
      { class: "show-from" },
      el("label", { for: "least", text: "Show events" }),
      this.least,
    );
    this.box.replaceChildren(
      this.cross,
      ...(some ? [choice] : []),
      this.picture,
      fullKey(hasTour(story)),
      bordersOf(story),
    );
  }
}

/** @param {Story} story */
function bordersOf({ borders }) {
  const view = borders === "un" ? "as the United Nations see them" : "as they are held (Natural Earth)";
  return el("p", { class: "borders", text: `Borders of the built-in map: ${view}` });
}
