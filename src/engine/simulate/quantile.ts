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
 *
 * @example quantilesOf(Float64Array.of(1, 2, 3, 4), [0.5]) // [2.5]
 */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): number[] {
  const known = withoutMissing(values);
  const { length } = known;
  if (length === 0) return probabilities.map(() => Number.NaN);
  const ranks = wantedRanks(length, probabilities);
  const statistics = new Map<number, number>();
  select(known, 0, ranks, statistics, 0);
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

/** A quantile from the order statistics around it. */
export function interpolated(probability: number, length: number, statistic: (rank: number) => number): number {
  const place = (length - 1) * probability;
  const [below, above] = [statistic(Math.floor(place)), statistic(Math.ceil(place))];
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}

function withoutMissing(values: Float64Array): Float64Array {
  let missing = 0;
  for (let index = 0; index < values.length; index += 1) if (values[index] !== values[index]) missing += 1;
  return missing === 0 ? values : values.filter((value) => value === value);
}

/** Finds order statistics; `first` is the rank of the lowest of these values. */
function select(
  values: Float64Array,
  first: number,
  ranks: readonly number[],
  found: Map<number, number>,
  pass: number,
): void {
  if (ranks.length === 0) return;
  if (values.length <= FEW || pass === MOST_PASSES) {
    const sorted = values.slice().sort();
    for (const rank of ranks) found.set(rank, sorted[rank - first]!);
    return;
  }
  let [low, high] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) {
    for (const rank of ranks) found.set(rank, low);
    return;
  }
  const scale = BINS / (high - low);
  const counts = new Uint32Array(BINS + 1);
  for (let index = 0; index < values.length; index += 1) {
    const bin = ((values[index]! - low) * scale) | 0;
    counts[bin] = counts[bin]! + 1;
  }
  gather(values, { low, scale, counts, first }, ranks, found, pass);
}

interface Bins {
  readonly low: number;
  readonly scale: number;
  readonly counts: Uint32Array;
  readonly first: number;
}

/** Takes the values of every bin that holds a wanted rank, in one pass, and looks further in each. */
function gather(
  values: Float64Array,
  { low, scale, counts, first }: Bins,
  ranks: readonly number[],
  found: Map<number, number>,
  pass: number,
): void {
  const wanted: { readonly start: number; readonly ranks: number[]; readonly values: Float64Array; filled: number }[] =
    [];
  const which = new Int16Array(BINS + 1).fill(-1);
  let [start, next] = [first, 0];
  for (let bin = 0; bin <= BINS && next < ranks.length; bin += 1) {
    const end = start + counts[bin]!;
    if (ranks[next]! < end) {
      which[bin] = wanted.length;
      const inside: number[] = [];
      while (next < ranks.length && ranks[next]! < end) inside.push(ranks[next++]!);
      wanted.push({ start, ranks: inside, values: new Float64Array(counts[bin]!), filled: 0 });
    }
    start = end;
  }
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const at = which[((value - low) * scale) | 0]!;
    if (at < 0) continue;
    const bin = wanted[at]!;
    bin.values[bin.filled] = value;
    bin.filled += 1;
  }
  for (const bin of wanted) select(bin.values, bin.start, bin.ranks, found, pass + 1);
}
