// How much happens when: the events of a long story as a low hill over the slider.

import { svg } from "../dom.js";

const BAR = 3; // px
const HEIGHT = 20; // px

/**
 * @param {number[]} counts events of each step
 * @param {number} width of the rail, in px
 */
export function density(counts, width) {
  const bars = barsOf(counts, Math.max(1, Math.floor(width / BAR)));
  const path = bars.map(
    (height, at) => `M${at * BAR} ${HEIGHT}v${-Math.round(height * HEIGHT)}h${BAR - 1}V${HEIGHT}`,
  );
  const box = { class: "density", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` };
  return svg("svg", box, svg("path", { d: path.join("") }));
}

/**
 * How high each of so many bars is, as a part of the highest; by roots, so that quiet days are seen beside loud ones.
 * @param {number[]} counts events of each step, spread evenly over the bars
 * @param {number} bars
 */
export function barsOf(counts, bars) {
  /** @type {number[]} */
  const sums = new Array(bars).fill(0);
  const last = Math.max(1, counts.length - 1);
  counts.forEach((count, step) => (sums[Math.min(bars - 1, Math.floor((step / last) * bars))] += count));
  const most = Math.max(1, ...sums);
  return sums.map((sum) => Math.sqrt(sum / most));
}
