// A word or two beside what the mouse or the focus is on.

import { el } from "../dom.js";

export class Tip {
  constructor() {
    this.box = el("div", { class: "tip", id: "tip", role: "tooltip", hidden: true });
    document.body.append(this.box);
  }

  /**
   * @param {HTMLElement} node
   * @param {string} words
   */
  show(node, words) {
    this.box.textContent = words;
    this.box.hidden = false;
    node.setAttribute("aria-describedby", "tip");
    const { bottom, left, top } = node.getClientRects()[0];
    this.box.style.left = `${Math.max(8, Math.min(left, innerWidth - this.box.offsetWidth - 8))}px`;
    this.box.style.top = `${top > 44 ? top - this.box.offsetHeight - 6 : bottom + 6}px`;
  }

  /** @param {HTMLElement} node */
  hide(node) {
    this.box.hidden = true;
    node.removeAttribute("aria-describedby");
  }
}
