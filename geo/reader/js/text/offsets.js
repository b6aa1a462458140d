// From offsets of the report's text to points of the document, and back.

/** @import { Span } from "../types.js" */

import { trimmed } from "./lay.js";

/** @typedef {{ node: HTMLElement, span: Span }} Shown a paragraph of the text and where it is shown */

/**
 * A stretch of the text in the document, at most to the end of the paragraph it starts in; null where none is.
 * @param {Shown[]} paragraphs in the order of the text
 * @param {Span} span
 */
export function rangeOf(paragraphs, [start, end]) {
  const paragraph = paragraphs[firstWhere(paragraphs, ({ span }) => span[1] > start)];
  if (!paragraph || paragraph.span[0] > start) return null;
  const [from, to] = [start, Math.min(end, paragraph.span[1])].map((at) => pointIn(paragraph, at));
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/**
 * The words of the text in a range of the document, without the space around them; null where there are none.
 * @param {Shown[]} paragraphs in the order of the text
 * @param {string} text
 * @param {Range} range
 */
export function wordsIn(paragraphs, text, range) {
  const touched = paragraphs.filter(({ node }) => range.intersectsNode(node));
  const last = touched.at(-1);
  if (range.collapsed || !last) return null;
  const from = offsetIn(touched[0], range.startContainer, range.startOffset, 0);
  const to = offsetIn(last, range.endContainer, range.endOffset, last.span[1] - last.span[0]);
  return trimmed(text, touched[0].span[0] + from, last.span[0] + to);
}

/**
 * The index of the first of these for which a test holds; it holds for all that follow.
 * @template One
 * @param {One[]} all
 * @param {(one: One) => boolean} holds
 */
export function firstWhere(all, holds) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The text node of a paragraph that holds an offset of the report, and where in it.
 * @param {Shown} paragraph
 * @param {number} at
 * @returns {[node: Node, offset: number]}
 */
function pointIn({ node, span }, at) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let left = at - span[0];
  let text = walker.nextNode();
  while (text && left > (text.textContent?.length ?? 0)) {
    left -= text.textContent?.length ?? 0;
    text = walker.nextNode();
  }
  return [text ?? node, text ? left : 0];
}

/**
 * How many characters of a paragraph stand before a point of the document; `outside` where it is not in it.
 * @param {Shown} paragraph
 * @param {Node} container
 * @param {number} offset
 * @param {number} outside
 */
function offsetIn({ node }, container, offset, outside) {
  if (!node.contains(container)) return outside;
  const before = document.createRange();
  before.setStart(node, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}
