// Finding words in the report: how often they stand there, all of them lit, and one after the other in view.

/** @import { Span } from "../types.js" */
/** @import { ReportText } from "./report.js" */

import { debounce, el } from "../dom.js";

const MOST = 500; // that are lit at a time, around the one in view
const SIGNS = /[\\^$.*+?()[\]{}|/]/g;

export class Find {
  /** @type {Span[]} */
  #found = [];
  #now = 0;

  /** @param {ReportText} text */
  constructor(text) {
    this.text = text;
    const label = "Find in the report";
    this.field = el("input", {
      type: "search",
      "aria-label": label,
      placeholder: label,
      autocomplete: "off",
    });
    this.count = el("output", { class: "found", "aria-live": "polite" });
    this.moves = el(
      "span",
      { hidden: true },
      move("Previous match", "‹", () => this.#go(-1)),
      move("Next match", "›", () => this.#go(1)),
    );
    this.box = el("search", { class: "find" }, this.field, this.count, this.moves);
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.#press(event));
    text.paragraphs.onCut = debounce(() => this.#light(), 60);
  }

  /** Look for what the field says, from the start of the report. */
  look() {
    this.#found = matches(this.text.words, this.field.value);
    this.#now = 0;
    this.box.classList.toggle("on", this.field.value !== "");
    this.#show();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === "Enter") this.#go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      if (this.field.value) event.stopPropagation(); // what is told at a sign stays open
      this.field.value = "";
      this.look();
      this.field.blur(); // the arrows step again
    } else return;
    event.preventDefault();
  }

  /** @param {number} by */
  #go(by) {
    const { length } = this.#found;
    if (!length) return;
    this.#now = (this.#now + by + length) % length;
    this.#show();
  }

  #show() {
    const { length } = this.#found;
    const said = length ? `${this.#now + 1} of ${length}` : "not found";
    this.count.textContent = this.field.value.trim() ? said : "";
    this.moves.hidden = length < 2;
    if (length) this.text.bringSpan(this.#found[this.#now]);
    this.#light();
  }

  #light() {
    if (!globalThis.CSS?.highlights) return;
    const from = Math.max(0, this.#now - MOST / 2);
    /** @param {Span[]} spans */
    const light = (spans) => new Highlight(...spans.flatMap((span) => this.text.rangeOf(span) ?? []));
    CSS.highlights.set("found", light(this.#found.slice(from, from + MOST)));
    CSS.highlights.set("found-now", light(this.#found.slice(this.#now, this.#now + 1)));
  }
}

/**
 * Where words stand in a text, whatever their case and the kind of their quotation marks and spaces.
 * @param {string} text
 * @param {string} words
 * @returns {Span[]}
 */
export function matches(text, words) {
  const source = words
    .trim()
    .replace(SIGNS, "\\$&")
    .replace(/['’‘]/g, "['’‘]")
    .replace(/["“”]/g, '["“”]')
    .replace(/[-‐‑–—]/g, "[-‐‑–—]")
    .replace(/\s+/g, "\\s+");
  if (!source) return [];
  return Array.from(text.matchAll(new RegExp(source, "giu")), ({ 0: found, index }) => [
    index,
    index + found.length,
  ]);
}

/**
 * @param {string} label
 * @param {string} text
 * @param {() => void} click
 */
function move(label, text, click) {
  return el("button", { type: "button", "aria-label": label, title: label, text, on: { click } });
}
