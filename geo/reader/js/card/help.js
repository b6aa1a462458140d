// The keys, listed in a box of their own.

import { el } from "../dom.js";

/** @type {[keys: string, words: string][]} */
const KEYS = [
  ["← →", "the date before, the next date"],
  ["Home End", "the first date, the last date"],
  ["Tab", "to buttons, signs on the map and words of the report"],
  ["Enter", "what is told at a sign or a word"],
  ["/", "find words in the report; Enter and Shift Enter go from match to match"],
  ["Esc", "close what is told"],
  ["+ − ← → ↑ ↓", "zoom and move the map, when it has the focus"],
  ["?", "this list"],
];

export class Help {
  constructor() {
    const rows = KEYS.map(([keys, words]) => [el("dt", { text: keys }), el("dd", { text: words })]);
    const close = el("button", { type: "button", text: "Close", on: { click: () => this.box.close() } });
    const title = el("h2", { id: "keys-title", text: "Keys" });
    this.box = el("dialog", { class: "keys", "aria-labelledby": "keys-title" }, title);
    this.box.append(el("dl", {}, ...rows.flat()), close);
    document.body.append(this.box);
  }

  open() {
    if (!this.box.open) this.box.showModal();
  }
}
