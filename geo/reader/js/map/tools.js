// The buttons over the map: what it shows, and the way back to it.

/** @import { State, Story } from "../types.js" */

import { el } from "../dom.js";

export class Tools {
  /**
   * @param {HTMLElement} frame the map
   * @param {{ button: HTMLElement, box: HTMLElement }} legend
   * @param {State} state as it is at the start
   * @param {{ onChange: (change: Partial<State>) => void, onCentre: () => void }} actions
   */
  constructor(frame, legend, state, { onChange, onCentre }) {
    this.tourOnly = toggle("Tour only", "Show only the stops of the tour", state.tourOnly, (tourOnly) =>
      onChange({ tourOnly }),
    );
    const centre = "Move the map to this date’s events and follow again";
    this.box = el(
      "div",
      { class: "tools keep-clear", role: "toolbar", "aria-label": "Map" },
      this.tourOnly,
      toggle("To come", "Show what is still to come, paler", state.future, (future) => onChange({ future })),
      el("button", {
        type: "button",
        class: "centre",
        text: "Centre",
        title: centre,
        on: { click: onCentre },
      }),
      legend.button,
      legend.box,
    );
    frame.append(this.box);
  }

  /**
   * Take another story: where nobody travels there is no tour to choose.
   * @param {Story} story
   */
  load({ events }) {
    this.tourOnly.hidden = !events.some(({ role }) => role === "stop");
  }
}

/**
 * A button that is on or off.
 * @param {string} text
 * @param {string} title
 * @param {boolean} pressed
 * @param {(on: boolean) => void} change
 */
function toggle(text, title, pressed, change) {
  const button = el("button", { type: "button", title, "aria-pressed": String(pressed), text });
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    change(on);
  });
  return button;
}
