// How complete a running year is at its age, and what it will come to.
import { lognormalRange, type Range } from "./lognormal.ts";
import { patternOf, project, type Pattern } from "./pattern.ts";
import type { Triangle } from "./triangle.ts";

/** A running year, known so far at an age (counted from 1), and the triangle of the years before it. */
export interface RunningYear {
  readonly soFar: number;
  readonly age: number;
  readonly triangle: Triangle;
  readonly tail?: number;
}

/** The completed year with its 95% range; amounts in the unit of the triangle, `share` of 1. */
export interface CompletedYear extends Range {
  readonly completed: number;
  readonly standardError: number;
  readonly share: number;
}

/**
 * The share of the completed year that is known at age 1, 2, … up to the last column: 1 ÷ the product of the factors
 * to come, the tail among them. Above 1 where amounts fall with age.
 */
export function sharesComplete({ steps, tail }: Pattern): readonly number[] {
  const shares = [1 / tail];
  let product = tail;
  for (const { factor } of steps.toReversed()) {
    product *= factor;
    shares.push(1 / product);
  }
  return shares.reverse();
}

/**
 * What a running year will come to, with Mack's standard error and the lognormal range of ±1.96 standard errors. The
 * year need not be in the triangle. Throws on an age outside the triangle and on a tail that is not above zero.
 *
 * @example completedYear({ soFar: 344_014, age: 1, triangle }) // { completed, low, high, standardError, share }
 */
export function completedYear({ soFar, age, triangle, tail = 1 }: RunningYear): CompletedYear {
  const pattern = patternOf(triangle, tail);
  const { completed, standardError } = project(pattern, soFar, age);
  return {
    completed,
    standardError,
    ...lognormalRange(completed, standardError),
    share: sharesComplete(pattern)[age - 1]!,
  };
}
