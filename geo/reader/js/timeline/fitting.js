// Which names of the slider fit beside each other.

/** A name may reach so far beyond the rail's end, in px. */
const OVERHANG = 14;

/**
 * For each name how far it is moved from its tick so that it stays inside, or null where it does not fit.
 * The heaviest names are set first.
 * @param {number[]} sizes widths of the names, in px
 * @param {number[]} weights
 * @param {number} width of the rail, in px
 * @param {number[]} [parts] where the ticks stand, as parts of the width; evenly where it is not said
 * @returns {(number | null)[]}
 */
export function fitNames(sizes, weights, width, parts) {
  const last = Math.max(1, sizes.length - 1);
  const order = sizes.map((_, index) => index).sort((a, b) => weights[b] - weights[a] || a - b);
  /** @type {[from: number, to: number][]} */
  const taken = [];
  /** @type {(number | null)[]} */
  const shifts = sizes.map(() => null);
  for (const index of order) {
    const half = sizes[index] / 2 + 4;
    const at = width * (parts?.[index] ?? index / last);
    const middle = Math.min(width + OVERHANG - half, Math.max(half - OVERHANG, at));
    if (taken.some(([from, to]) => middle + half > from && middle - half < to)) continue;
    taken.push([middle - half, middle + half]);
    shifts[index] = middle - at;
  }
  return shifts;
}
