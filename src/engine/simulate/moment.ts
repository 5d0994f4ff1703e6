// Moments of each block of paths: kept per block and added up in the order of blocks, so that workers change no bit.
import type { Range } from "./quantile.ts";

/** Figures kept per output and block: how many are determined, mean, squares, lowest, highest, and with the control. */
export const MOMENTS = 7;

/** What an output's paths come to; not-a-number where none is determined. `mean` leans on the control variate; its error is that of the estimate. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly meanError: number;
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Writes the moments of one output in a block. `control` is the column that it is held against, if any; it has a value
 * wherever the output has one.
 */
export function blockMoments(
  values: Float64Array,
  control: Float64Array | undefined,
  into: Float64Array,
  at: number,
): void {
  let first = 0;
  while (first < values.length && Number.isNaN(values[first]!)) first += 1;
  if (first === values.length) {
    into.set([0, 0, 0, Infinity, -Infinity, 0, 0], at);
    return;
  }
  // Distances from one of the values are small beside the values, so that their squares lose nothing that counts.
  const pivot = values[first]!;
  const controlPivot = control === undefined ? 0 : control[first]!;
  // Variables one by one: an engine keeps them in registers.
  let count = 0;
  let sum = 0;
  let squares = 0;
  let low = pivot;
  let high = pivot;
  let controls = 0;
  let together = 0;
  for (let path = first; path < values.length; path += 1) {
    const value = values[path]!;
    if (Number.isNaN(value)) continue;
    const beside = value - pivot;
    count += 1;
    sum += beside;
    squares += beside * beside;
    if (value < low) low = value;
    if (value > high) high = value;
    if (control === undefined) continue;
    const controlBeside = control[path]! - controlPivot;
    controls += controlBeside;
    together += beside * controlBeside;
  }
  const mean = sum / count;
  into[at] = count;
  into[at + 1] = pivot + mean;
  into[at + 2] = Math.max(0, squares - sum * mean);
  into[at + 3] = low;
  into[at + 4] = high;
  into[at + 5] = control === undefined ? 0 : controlPivot + controls / count;
  into[at + 6] = together - mean * controls;
}

/** The range of values whose moments these are; `all` counts those that are not determined too. */
export function rangeIn(blocks: Float64Array, all: number): Range {
  const { count, lowest, highest } = addedUp(blocks);
  return { low: lowest, high: highest, missing: all - count };
}

/** A control variate: the moments of its own column, and the mean that it is known to have. */
export interface Control {
  readonly blocks: Float64Array;
  readonly expected: number;
}

/**
 * Adds up blocks (Chan, Golub and LeVeque 1979). With a control, the mean moves by what the control's own mean came out
 * beside its expectation, times the slope of one on the other. `full` is how many blocks hold all their paths.
 */
export function momentsOf(
  blocks: Float64Array,
  control: Control | undefined,
  full: number = blocks.length / MOMENTS,
): Moments {
  const whole = addedUp(blocks);
  if (whole.count === 0) return { ...certainly(Number.NaN), meanError: Number.NaN, deviation: Number.NaN, count: 0 };
  if (whole.lowest === whole.highest) return { ...certainly(whole.lowest), count: whole.count };
  const other = control && addedUp(control.blocks);
  // A control that does not move along only adds noise.
  const slope =
    other === undefined || other.squares === 0 || whole.count !== other.count ? 0 : whole.together / other.squares;
  const mean = slope === 0 ? whole.mean : whole.mean - slope * (other!.mean - control!.expected);
  return {
    count: whole.count,
    mean,
    meanError: errorOf(blocks.subarray(0, full * MOMENTS), slope),
    deviation: whole.count > 1 ? Math.sqrt(whole.squares / (whole.count - 1)) : 0,
    lowest: whole.lowest,
    highest: whole.highest,
  };
}

/** What is the same on every path has no spread, whatever rounding left. */
const certainly = (value: number): Omit<Moments, "count"> => ({
  mean: value,
  meanError: 0,
  deviation: 0,
  lowest: value,
  highest: value,
});

function addedUp(blocks: Float64Array) {
  let [count, mean, squares, lowest, highest, controlMean, together] = [0, 0, 0, Infinity, -Infinity, 0, 0];
  for (let at = 0; at < blocks.length; at += MOMENTS) {
    const added = blocks[at]!;
    if (added === 0) continue;
    const all = count + added;
    const beside = blocks[at + 1]! - mean;
    const besideControl = blocks[at + 5]! - controlMean;
    const share = (count * added) / all;
    squares += blocks[at + 2]! + beside * beside * share;
    together += blocks[at + 6]! + beside * besideControl * share;
    mean += (beside * added) / all;
    controlMean += (besideControl * added) / all;
    lowest = Math.min(lowest, blocks[at + 3]!);
    highest = Math.max(highest, blocks[at + 4]!);
    count = all;
  }
  return { count, mean, squares, lowest, highest, controlMean, together };
}

/**
 * The standard error of the mean, from blocks that hold all their paths: paths inside a block mirror each other, blocks
 * do not. A block weighs by how many of its paths are determined: the mean is a ratio of two sums over blocks (Cochran
 * 1977, 6.4).
 */
function errorOf(blocks: Float64Array, slope: number): number {
  const means: { readonly count: number; readonly mean: number }[] = [];
  let [all, sum, filled] = [0, 0, 0];
  for (let at = 0; at < blocks.length; at += MOMENTS) {
    const [count, mean] = [blocks[at]!, blocks[at + 1]! - slope * blocks[at + 5]!];
    means.push({ count, mean });
    all += count;
    sum += count * mean;
    if (count > 0) filled += 1;
  }
  if (filled < 2) return Number.NaN;
  const squares = means.reduce(
    (total, { count, mean }) => total + (((count * means.length) / all) * (mean - sum / all)) ** 2,
    0,
  );
  return Math.sqrt(squares / (means.length - 1) / means.length);
}
