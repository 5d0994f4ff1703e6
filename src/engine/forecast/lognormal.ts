// The range around an estimate that can't fall below zero, from its mean and standard error.

/** A range in the unit of the estimate. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The bounds of the middle 95% of a normal distribution, in standard deviations. */
const BOUND = 1.96;

/**
 * The middle 95% of the lognormal distribution with this mean (above zero) and standard error (zero or more), both in
 * one unit. An error too large for a double to tell says nothing: the range is then from zero to infinity.
 *
 * @example lognormalRange(100, 0) // { low: 100, high: 100 }
 */
export function lognormalRange(mean: number, standardError: number): Range {
  const ratio = 1 + (standardError / mean) ** 2;
  if (!(ratio < Infinity)) return { low: 0, high: Infinity };
  const median = mean / Math.sqrt(ratio);
  const swing = exponential(BOUND * Math.sqrt(logarithm(ratio)));
  return { low: median / swing, high: median * swing };
}

// `Math.exp` and `Math.log` may differ in their last bits from one machine to the next; +, ×, ÷ and the square root
// may not. Every machine has to give the same range.

/** e^x for x of zero or more: the series of a small part of x, squared back. */
function exponential(x: number): number {
  if (x > 0.5) return exponential(x / 2) ** 2;
  let sum = 1;
  for (let term = x, step = 2; sum + term !== sum; step++) {
    sum += term;
    term *= x / step;
  }
  return sum;
}

/** ln x for x of one or more: the series of 2·artanh((x − 1) ÷ (x + 1)), after roots that bring x near one. */
function logarithm(x: number): number {
  if (x > 1.5) return 2 * logarithm(Math.sqrt(x));
  const part = (x - 1) / (x + 1);
  let sum = 0;
  for (let power = part, step = 1; sum + power / step !== sum; step += 2) {
    sum += power / step;
    power *= part * part;
  }
  return 2 * sum;
}
