// What is asked for besides time: words, a distance from a place, status, whether checked, publisher, chance.

/** @import { Filters as Asked } from "./link.js" */
/** @import { Around } from "./around.js" */

import { debounce, el, narrow } from "../dom.js";
import { percent, STATUS_NAMES } from "../words.js";
import { field } from "./around.js";

const TYPING_MS = 250; // of a pause in typing, after which it is asked

export class Filters {
  /**
   * @param {HTMLElement} frame
   * @param {Around} around
   * @param {() => void} onChange
   */
  constructor(frame, around, onChange) {
    this.around = around;
    this.words = el("input", {
      type: "search",
      id: "words",
      placeholder: "grain, \u201Ctwo words\u201D, harv*",
      autocomplete: "off",
      on: { input: debounce(onChange, TYPING_MS) },
    });
    this.status = choice("status", onChange, { "": "any status", ...STATUS_NAMES });
    this.reviewed = choice("reviewed", onChange, { "": "checked or not", yes: "checked", no: "not checked" });
    this.chance = choice("chance", onChange, {
      0: "any chance",
      50: `from ${percent(50)} chance`,
      70: `from ${percent(70)} chance`,
      90: `from ${percent(90)} chance`,
    });
    this.names = el("datalist", { id: "publishers" });
    this.publisher = el("input", {
      id: "publisher",
      list: "publishers",
      placeholder: "any publisher",
      autocomplete: "off",
      on: { change: onChange },
    });
    const more = el(
      "details",
      { class: "more-filters" },
      el("summary", { text: "Filters" }),
      around.fields,
      el(
        "div",
        { class: "choices" },
        field("Status", this.status),
        field("Checked", this.reviewed),
        field("Chance of what is not checked", this.chance),
        field("Publisher", this.publisher),
        this.names,
      ),
    );
    more.open = !narrow();
    const form = el("form", { class: "filters", role: "search" }, field("Words", this.words), more);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onChange();
    });
    frame.append(form);
  }

  /**
   * @param {string[]} publishers
   * @param {Partial<Asked>} asked
   */
  load(publishers, asked) {
    this.names.replaceChildren(...publishers.map((value) => el("option", { value })));
    for (const name of /** @type {const} */ (["words", "status", "reviewed", "publisher"]))
      this[name].value = asked[name] || "";
    this.chance.value = String(asked.chance || 0);
    this.around.load(asked);
  }

  /** What is chosen. */
  get asked() {
    return {
      ...this.around.asked,
      words: this.words.value,
      status: this.status.value,
      reviewed: this.reviewed.value,
      publisher: this.publisher.value,
      chance: Number(this.chance.value),
    };
  }
}

/**
 * @param {string} id
 * @param {() => void} onChange
 * @param {Record<string, string>} options
 */
function choice(id, onChange, options) {
  const rows = Object.entries(options).map(([value, text]) => el("option", { value, text }));
  return el("select", { id, on: { change: onChange } }, ...rows);
}
