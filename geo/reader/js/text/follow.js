// The map and the date follow what is read, where somebody wants that: a choice that is remembered.

/** @import { ReportText } from "./report.js" */

import { BY_HAND, el } from "../dom.js";

export class Follow {
  on = false;
  /** Whether it is a hand that scrolls, and not the reader. */
  #byHand = false;
  #waiting = false;

  /**
   * @param {ReportText} text
   * @param {object} actions
   * @param {(events: number[]) => void} actions.onRead the events that the sentence tells which is being read
   * @param {(on: boolean) => void} actions.onChoice
   */
  constructor(text, { onRead, onChoice }) {
    const title = "While you scroll the text, date and map follow what you read";
    this.button = el("button", { type: "button", title, text: "Map follows text", "aria-pressed": "false" });
    this.button.addEventListener("click", () => {
      this.turn(!this.on);
      onChoice(this.on);
      if (this.on) onRead(text.read);
    });
    for (const type of BY_HAND)
      text.box.addEventListener(type, () => (this.#byHand = true), { passive: true });
    text.onBring = () => (this.#byHand = false);
    text.box.addEventListener("scroll", () => {
      if (!this.on || !this.#byHand) return;
      if (this.#waiting) return;
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        onRead(text.read);
      });
    });
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
  }
}
