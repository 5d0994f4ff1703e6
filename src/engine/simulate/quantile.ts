// Exact quantiles without sorting everything: count into bins, then sort only the bins that hold a wanted rank.

/** Bins per pass; with a hundred thousand values a bin holds about fifty. */
const BINS = 2048;
/** Fewer than this are sorted at once. */
const FEW = 1024;
/** After so many refinements the values left are so near or so equal that sorting ends it. */
const MOST_PASSES = 6;

/**
 * The quantiles of values for probabilities between 0 and 1, rising, linear between order statistics (type 7 of
 * Hyndman and Fan 1996, which numpy uses too). Not-a-number is left out; not-a-number comes back where nothing is left.
 * Who knows the range of the values gives it, which saves a pass over them.
 *
 * @example quantilesOf(Float64Array.of(1, 2, 3, 4), [0.5]) // [2.5]
 */
export function quantilesOf(
  values: Float64Array,
  probabilities: readonly number[],
  range: Range = rangeOf(values),
): number[] {
  const known = range.missing === 0 ? values : values.filter((value) => !Number.isNaN(value));
  const { length } = known;
  if (length === 0) return probabilities.map(() => Number.NaN);
  const ranks = wantedRanks(length, probabilities);
  const statistics = new Map<number, number>();
  select({ values: known, first: 0, range, pass: 0 }, ranks, statistics);
  return probabilities.map((probability) => interpolated(probability, length, (rank) => statistics.get(rank)!));
}

/** The order statistics, counted from 0, that quantiles are made of; rising, each once. */
export const wantedRanks = (length: number, probabilities: readonly number[]): number[] => [
  ...new Set(
    probabilities
      .flatMap((probability) => [Math.floor((length - 1) * probability), Math.ceil((length - 1) * probability)])
      .sort((a, b) => a - b),
  ),
];

/** A quantile from the order statistics around it. Zero has no sign, for equal values stand in any order. */
export function interpolated(probability: number, length: number, statistic: (rank: number) => number): number {
  const place = (length - 1) * probability;
  const [below, above] = [statistic(Math.floor(place)), statistic(Math.ceil(place))];
  return (below === above ? below : below + (place - Math.floor(place)) * (above - below)) + 0;
}

/** The lowest and the highest of some values, and how many are not a number. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly missing: number;
}

function rangeOf(values: Float64Array): Range {
  // Variables one by one: an engine keeps them in registers.
  let low = Infinity;
  let high = -Infinity;
  let missing = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (value < low) low = value;
    if (value > high) high = value;
    if (Number.isNaN(value)) missing += 1;
  }
  return { low, high, missing };
}

/** Values in which order statistics are sought; `first` is the rank of the lowest of them. */
interface Sought {
  readonly values: Float64Array;
  readonly first: number;
  readonly range: Range;
  readonly pass: number;
}

function select(sought: Sought, ranks: readonly number[], found: Map<number, number>): void {
  const { values, first, range, pass } = sought;
  const scale = BINS / (range.high - range.low);
  if (range.low === range.high) for (const rank of ranks) found.set(rank, range.low);
  else if (values.length <= FEW || pass === MOST_PASSES || !(scale > 0 && Number.isFinite(scale))) {
    const sorted = values.slice().sort();
    for (const rank of ranks) found.set(rank, sorted[rank - first]!);
  } else {
    const counts = countsIn(values, range.low, scale);
    for (const bin of binsWith(ranks, counts, first, values, { low: range.low, scale }))
      select({ values: bin.values, first: bin.first, range: rangeOf(bin.values), pass: pass + 1 }, bin.ranks, found);
  }
}

function countsIn(values: Float64Array, low: number, scale: number): Uint32Array {
  const counts = new Uint32Array(BINS + 1);
  for (let index = 0; index < values.length; index += 1) {
    const bin = ((values[index]! - low) * scale) | 0;
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

interface Bin {
  readonly first: number;
  readonly ranks: readonly number[];
  readonly values: Float64Array;
}

/** The values of every bin that holds a wanted rank, taken in one pass. */
function binsWith(
  ranks: readonly number[],
  counts: Uint32Array,
  first: number,
  values: Float64Array,
  { low, scale }: { readonly low: number; readonly scale: number },
): Bin[] {
  const bins: Bin[] = [];
  const which = new Int16Array(BINS + 1).fill(-1);
  let start = first;
  let next = 0;
  for (let bin = 0; bin <= BINS && next < ranks.length; bin += 1) {
    const end = start + counts[bin]!;
    if (ranks[next]! < end) {
      which[bin] = bins.length;
      const inside: number[] = [];
      while (next < ranks.length && ranks[next]! < end) inside.push(ranks[next++]!);
      bins.push({ first: start, ranks: inside, values: new Float64Array(counts[bin]!) });
    }
    start = end;
  }
  const filled = new Uint32Array(bins.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const at = which[((value - low) * scale) | 0]!;
    if (at < 0) continue;
    bins[at]!.values[filled[at]!] = value;
    filled[at] = filled[at]! + 1;
  }
  return bins;
}
