// The pattern of development: by which factor amounts grow from age to age, and how surely (Mack 1993).
import type { Triangle } from "./triangle.ts";

/**
 * One step of age. `factor` is volume weighted; `variance` is Mack's σ² in the unit of the amounts; `volume` is the sum
 * of the amounts that the factor was taken from.
 */
export interface DevelopmentStep {
  readonly factor: number;
  readonly variance: number;
  readonly volume: number;
}

/** The steps from the first age to the last column, and what comes after it: a factor taken as certain. */
export interface Pattern {
  readonly steps: readonly DevelopmentStep[];
  readonly tail: number;
}

/** An amount carried to the end: the expected amount, and the two parts of its error, in the unit of the amount. */
export interface Projection {
  readonly completed: number;
  readonly processError: number;
  readonly parameterError: number;
  readonly standardError: number;
}

/** The pattern of a triangle. Throws on a tail that is not above zero, which no caller should pass. */
export function patternOf(triangle: Triangle, tail = 1): Pattern {
  if (!(tail > 0 && tail < Infinity)) throw new RangeError("a tail factor that is not above zero");
  const steps: DevelopmentStep[] = [];
  for (let column = 0; column + 1 < triangle.columns; column++) {
    const pairs = triangle.rows
      .filter(({ cells }) => cells.length > column + 1)
      .map(({ cells }) => ({ from: cells[column]!, to: cells[column + 1]! }));
    const volume = sumOf(pairs.map(({ from }) => from));
    const factor = sumOf(pairs.map(({ to }) => to)) / volume;
    const squares = sumOf(pairs.map(({ from, to }) => from * (to / from - factor) ** 2));
    const variance = pairs.length > 1 ? squares / (pairs.length - 1) : extrapolate(steps);
    steps.push({ factor, variance, volume });
  }
  return { steps, tail };
}

/**
 * Mack's σ² for a step that one year alone has taken: min(s₋₁⁴ ÷ s₋₂², s₋₂², s₋₁²), so that it goes on falling as
 * before. With one step before it there is nothing to go on, and its σ² stands.
 */
function extrapolate(before: readonly DevelopmentStep[]): number {
  const last = before.at(-1)!.variance;
  const first = before.at(-2)?.variance ?? last;
  // Without spread before, none after; this also keeps a division by zero out.
  return first === 0 ? 0 : Math.min(last * (last / first), first, last);
}

/**
 * Carries an amount known at an age (counted from 1, at most the number of columns) to the end, with Mack's process and
 * parameter error. Throws on any other age.
 */
export function project(pattern: Pattern, amount: number, age: number): Projection {
  let reached = amount;
  let process = 0;
  for (const { factor, variance } of remainingSteps(pattern, age)) {
    process += variance / factor ** 2 / reached;
    reached *= factor;
  }
  const completed = reached * pattern.tail;
  const parameter = parameterVariance(pattern, age);
  return {
    completed,
    processError: completed * Math.sqrt(process),
    parameterError: completed * Math.sqrt(parameter),
    standardError: completed * Math.sqrt(process + parameter),
  };
}

/** The relative variance of the product of the factors from an age on: Σ σ² ÷ f² ÷ volume. */
export const parameterVariance = (pattern: Pattern, age: number): number =>
  sumOf(remainingSteps(pattern, age).map(({ factor, variance, volume }) => variance / factor ** 2 / volume));

/** The steps that a year of an age has still to take. Throws on an age that the pattern does not know. */
function remainingSteps({ steps }: Pattern, age: number): readonly DevelopmentStep[] {
  if (!Number.isInteger(age) || age < 1 || age > steps.length + 1) throw new RangeError("an age outside the triangle");
  return steps.slice(age - 1);
}

/** The sum of numbers, in their order. */
export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
