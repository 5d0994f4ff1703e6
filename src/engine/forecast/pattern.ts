// The pattern of development: by which factor amounts grow from age to age, and how surely (Mack 1993).
import { freedomOf, nineInTen, type ErrorPart, type Range } from "./range.ts";
import type { Triangle } from "./triangle.ts";

/**
 * One step of age. `factor` is volume weighted; `variance` is Mack's σ² in the unit of the amounts; `volume` is the sum
 * of the amounts that the factor was taken from, and `years` the number of years. `toEnd` is the product of this factor
 * and those after it: 1 ÷ the share of a year that is known before this step.
 */
export interface DevelopmentStep {
  readonly factor: number;
  readonly variance: number;
  readonly volume: number;
  readonly years: number;
  readonly toEnd: number;
}

/** The steps from the first age to the last column, where a year is taken to be complete. */
export interface Pattern {
  readonly steps: readonly DevelopmentStep[];
  readonly columns: number;
  /** No year fell at any step: what is known now is then the least that a year can come to. */
  readonly neverFell: boolean;
}

/** An amount of a year, known at an age (counted from 1). */
export interface Known {
  readonly amount: number;
  readonly age: number;
}

/**
 * What one or more amounts come to. `processError` is how years vary, `parameterError` how unsure the factors are, and
 * `standardError` both; `range` holds nine outcomes in ten. All in the unit of the amounts.
 */
export interface Projection {
  readonly completed: number;
  readonly processError: number;
  readonly parameterError: number;
  readonly standardError: number;
  readonly range: Range;
}

/** The pattern of a triangle. */
export function patternOf({ rows, columns }: Triangle): Pattern {
  const steps: Omit<DevelopmentStep, "toEnd">[] = [];
  for (let column = 0; column + 1 < columns; column++) {
    const pairs = rows
      .filter(({ cells }) => cells.length > column + 1)
      .map(({ cells }) => ({ from: cells[column]!, to: cells[column + 1]! }));
    const volume = sumOf(pairs.map(({ from }) => from));
    const factor = sumOf(pairs.map(({ to }) => to)) / volume;
    const squares = sumOf(pairs.map(({ from, to }) => from * square(to / from - factor)));
    const variance = pairs.length > 1 ? squares / (pairs.length - 1) : extrapolate(steps);
    steps.push({ factor, variance, volume, years: pairs.length });
  }
  let toEnd = 1;
  const back = steps.toReversed().map((step): DevelopmentStep => ({ ...step, toEnd: (toEnd *= step.factor) }));
  const neverFell = rows.every(({ cells }) => cells.every((cell, index) => index === 0 || cell >= cells[index - 1]!));
  return { steps: back.reverse(), columns, neverFell };
}

/**
 * Mack's σ² for a step that one year alone has taken: min(s₋₁⁴ ÷ s₋₂², s₋₂², s₋₁²), so that it goes on falling as
 * before. With one step before it there is nothing to go on, and its σ² stands.
 */
function extrapolate(before: readonly { readonly variance: number }[]): number {
  const last = before.at(-1)!.variance;
  const first = before.at(-2)?.variance ?? last;
  // Without spread before, none after; this also keeps a division by zero out.
  return first === 0 ? 0 : Math.min(last * (last / first), first, last);
}

/** By what factor an amount known at an age still grows. Throws on an age that the pattern does not know. */
export function factorToEnd({ steps, columns }: Pattern, age: number): number {
  if (!Number.isInteger(age) || age < 1 || age > columns) throw new RangeError("an age outside the triangle");
  return steps[age - 1]?.toEnd ?? 1;
}

/**
 * Mack's error of the sum of years that come to `completed` each, step by step. A step adds, with U the sum of the
 * years that have it to take, σ² ÷ f² × (U × the factor to the end + U² ÷ volume): what each year does by itself, and
 * what all of them share because they lean on one factor. For one year that is his formula for a year, for all years
 * his formula for the total.
 */
export function errorsOf(
  { steps }: Pattern,
  years: readonly { readonly completed: number; readonly age: number }[],
): readonly (ErrorPart & { readonly process: number; readonly parameter: number })[] {
  return steps.map(({ factor, variance, volume, years: observed, toEnd }, index) => {
    const taking = sumOf(years.filter(({ age }) => age <= index + 1).map(({ completed }) => completed));
    const relative = variance / factor / factor;
    const process = relative * taking * toEnd;
    const parameter = relative * taking * (taking / volume);
    return { process, parameter, variance: process + parameter, freedom: Math.max(1, observed - 1) };
  });
}

/** What amounts known at their ages come to together. Throws on an age that the pattern does not know. */
export function project(pattern: Pattern, known: readonly Known[]): Projection {
  const years = known.map(({ amount, age }) => ({ completed: amount * factorToEnd(pattern, age), age }));
  const errors = errorsOf(pattern, years);
  const process = sumOf(errors.map((part) => part.process));
  const parameter = sumOf(errors.map((part) => part.parameter));
  const estimate = { completed: sumOf(years.map(({ completed }) => completed)), errors };
  return {
    completed: estimate.completed,
    processError: Math.sqrt(process),
    parameterError: Math.sqrt(parameter),
    standardError: Math.sqrt(process + parameter),
    range: rangeOf(estimate, pattern.neverFell ? sumOf(known.map(({ amount }) => amount)) : 0),
  };
}

/** The range of an estimate with its errors, from `least` up. */
export function rangeOf(
  { completed, errors }: { readonly completed: number; readonly errors: readonly ErrorPart[] },
  least: number,
): Range {
  const standardError = Math.sqrt(sumOf(errors.map(({ variance }) => variance)));
  const { low, high } = nineInTen({ mean: completed, standardError, freedom: freedomOf(errors) });
  return { low: Math.max(low, least), high: Math.max(high, least) };
}

/** The sum of numbers, in their order. */
export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** `x ** 2` may differ in its last bit from one machine to the next; a product may not. */
export const square = (x: number): number => x * x;
