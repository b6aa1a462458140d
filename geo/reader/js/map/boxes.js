// Where parts of the page lie over the map.

/** @import { Box } from "../types.js" */

/**
 * The box of a part of the map, in px from the map's upper left corner.
 * @param {HTMLElement} frame the map
 * @param {Element} node
 * @returns {Box}
 */
export function boxOver(frame, node) {
  const map = frame.getBoundingClientRect();
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [left - map.left, top - map.top, right - map.left, bottom - map.top];
}

/**
 * The boxes of all such parts that can be seen.
 * @param {HTMLElement} frame
 * @param {string} selector
 */
export function boxesOver(frame, selector) {
  const boxes = [...frame.querySelectorAll(selector)].map((node) => boxOver(frame, node));
  return boxes.filter(([left, , right]) => right > left);
}
