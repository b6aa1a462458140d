// How the report's text is laid out: paragraphs with the passages that touch them, cut where one starts or ends.

/** @import { Passage, Span } from "../types.js" */

/**
 * For each paragraph the passages that touch it, in the order of the text.
 * @param {Span[]} paragraphs in the order of the text
 * @param {Passage[]} passages
 * @returns {Passage[][]}
 */
export function passagesOf(paragraphs, passages) {
  const sorted = [...passages].sort((a, b) => a.start - b.start);
  let from = 0;
  return paragraphs.map(([start, end]) => {
    while (from < sorted.length && sorted[from].end <= start) from++;
    const own = [];
    for (let i = from; i < sorted.length && sorted[i].start < end; i++)
      if (sorted[i].end > start) own.push(sorted[i]);
    return own;
  });
}

/**
 * The pieces of a paragraph: cut wherever a passage or a mention starts or ends.
 * @param {Span} paragraph
 * @param {Passage[]} passages
 * @returns {Span[]}
 */
export function pieces([start, end], passages) {
  const cuts = new Set([start, end]);
  for (const passage of passages) {
    const edges = [passage.start, passage.end, ...(passage.place || []), ...(passage.date || [])];
    for (const at of edges) if (at > start && at < end) cuts.add(at);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((edge, i) => [edge, sorted[i + 1]]);
}

/**
 * A stretch of the text without the space around its words; null where it holds none.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function trimmed(text, start, end) {
  const cut = text.slice(start, end);
  const words = cut.trim();
  const from = start + cut.length - cut.trimStart().length;
  return words ? { start: from, end: from + words.length, text: words } : null;
}
