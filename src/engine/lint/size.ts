// How large a saving must be before it is more than chance, by the number of persons it is measured on.
import { type Exact, add, compare, divide, multiply, ratio, subtract } from "#kernel/exact";

/**
 * The sliding scale of the Medicare Shared Savings Program (42 CFR 425.605): persons, and the minimum savings rate in
 * tenths of a percent. Between two points it falls evenly.
 */
const SCALE: readonly (readonly [number, number])[] = [
  [500, 122],
  [1000, 87],
  [3000, 50],
  [5000, 39],
  [6000, 36],
  [7000, 34],
  [8000, 32],
  [9000, 31],
  [10_000, 30],
  [15_000, 27],
  [20_000, 25],
  [50_000, 22],
  [60_000, 20],
];

/**
 * The minimum savings rate that the scale asks for.
 *
 * @example thresholdFor(ratio(5000)) // 39/1000
 */
export function thresholdFor(persons: Exact): Exact {
  for (const [index, [from, rate]] of SCALE.entries()) {
    const next = SCALE[index + 1];
    if (compare(persons, ratio(from)) < 0 || next === undefined) return ratio(rate, 1000);
    if (compare(persons, ratio(next[0])) >= 0) continue;
    const part = divide(subtract(persons, ratio(from)), ratio(next[0] - from));
    return add(ratio(rate, 1000), multiply(part, ratio(next[1] - rate, 1000)));
  }
  return ratio(SCALE.at(-1)![1], 1000);
}
