// The range around an estimate that can't fall below zero: where nine outcomes in ten lie, as far as the past tells.
import { exponential, logarithm } from "#kernel/exponential";

/** A range in the unit of the estimate. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A part of the error of an estimate: its variance, and from how many free observations that variance was taken. */
export interface ErrorPart {
  readonly variance: number;
  readonly freedom: number;
}

/**
 * Student's t that leaves one in twenty above it, by degrees of freedom. A variance taken from three years is itself
 * uncertain: with the normal distribution's 1.64 a range that says nine in ten would hold six.
 */
const STUDENT: readonly (readonly [freedom: number, t: number])[] = [
  [1, 6.313752],
  [2, 2.919986],
  [3, 2.353363],
  [4, 2.131847],
  [5, 2.015048],
  [10, 1.812461],
  [30, 1.697261],
  [Infinity, 1.644854],
];

/** Student's t for a freedom of one or more; between rows a straight line in 1 ÷ freedom, at most a little wide. */
function studentOf(freedom: number): number {
  const at = STUDENT.findIndex(([least]) => least >= freedom);
  const [above, t] = STUDENT[at]!;
  if (above === freedom || at === 0) return t;
  const [below, wider] = STUDENT[at - 1]!;
  return t + ((wider - t) * (1 / freedom - 1 / above)) / (1 / below - 1 / above);
}

/** The freedom of a sum of independent errors, after Satterthwaite (1946): (Σv)² ÷ Σ(v² ÷ freedom). Infinite without error. */
export function freedomOf(parts: readonly ErrorPart[]): number {
  let sum = 0;
  let squares = 0;
  const most = parts.reduce((largest, { variance }) => Math.max(largest, variance), 0);
  for (const { variance, freedom } of parts) {
    // Against the largest, so that no square is lost below or above what a double holds.
    const relative = most === 0 ? 0 : variance / most;
    sum += relative;
    squares += (relative * relative) / freedom;
  }
  return squares === 0 ? Infinity : Math.max(1, (sum * sum) / squares);
}

/**
 * Where nine outcomes in ten lie: the lognormal distribution with this mean (above zero) and standard error (zero or
 * more), as wide as Student's t makes it. An error too large for a double to tell says nothing: from zero to infinity.
 *
 * @example nineInTen({ mean: 100, standardError: 0, freedom: 4 }) // { low: 100, high: 100 }
 */
export function nineInTen(estimate: {
  readonly mean: number;
  readonly standardError: number;
  readonly freedom: number;
}): Range {
  const relative = estimate.standardError / estimate.mean;
  const ratio = 1 + relative * relative;
  if (!(ratio < Infinity)) return { low: 0, high: Infinity };
  const median = estimate.mean / Math.sqrt(ratio);
  const swing = exponential(studentOf(estimate.freedom) * Math.sqrt(logarithm(ratio)));
  return { low: median / swing, high: median * swing };
}
