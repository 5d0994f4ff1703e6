// Moments of each block of paths: kept per block and added up in the order of blocks, so that workers change no bit.
import { BLOCK } from "./random.ts";

/** Figures kept per output and block: how many are determined, mean, squares, lowest, highest, and with the control. */
export const MOMENTS = 7;

/** What an output's paths come to. `mean` leans on the control variate; its error is that of the estimate. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly meanError: number;
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Writes the moments of one output in a block. `control` is the column that it is held against, if any. */
export function blockMoments(
  values: Float64Array,
  control: Float64Array | undefined,
  into: Float64Array,
  at: number,
): void {
  let [count, sum, low, high, controls] = [0, 0, Infinity, -Infinity, 0];
  for (let path = 0; path < values.length; path += 1) {
    const value = values[path]!;
    if (value !== value) continue;
    count += 1;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
    if (control !== undefined) controls += control[path]!;
  }
  const mean = count === 0 ? 0 : sum / count;
  const controlMean = count === 0 ? 0 : controls / count;
  let [squares, together] = [0, 0];
  for (let path = 0; path < values.length; path += 1) {
    const beside = values[path]! - mean;
    if (beside !== beside) continue;
    squares += beside * beside;
    if (control !== undefined) together += beside * (control[path]! - controlMean);
  }
  into.set([count, mean, squares, low, high, controlMean, together], at);
}

/** A control variate: the moments of its own column, and the mean that it is known to have. */
export interface Control {
  readonly blocks: Float64Array;
  readonly expected: number;
}

/**
 * Adds up blocks (Chan, Golub and LeVeque 1979). With a control, the mean moves by what the control's own mean came out
 * beside its expectation, times the slope of one on the other.
 */
export function momentsOf(blocks: Float64Array, control: Control | undefined): Moments {
  const whole = addedUp(blocks);
  if (whole.lowest === whole.highest) return { ...certainly(whole.lowest), count: whole.count };
  const other = control && addedUp(control.blocks);
  // A control that does not move along only adds noise.
  const slope =
    other === undefined || other.squares === 0 || whole.count !== other.count ? 0 : whole.together / other.squares;
  const mean = slope === 0 ? whole.mean : whole.mean - slope * (other!.mean - control!.expected);
  return {
    count: whole.count,
    mean,
    meanError: errorOf(blocks, slope),
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

/** The standard error of the mean, from whole blocks: paths inside a block mirror each other, blocks do not. */
function errorOf(blocks: Float64Array, slope: number): number {
  const means: number[] = [];
  for (let at = 0; at < blocks.length; at += MOMENTS)
    if (blocks[at] === BLOCK) means.push(blocks[at + 1]! - slope * blocks[at + 5]!);
  if (means.length < 2) return Number.NaN;
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (means.length - 1) / means.length);
}
