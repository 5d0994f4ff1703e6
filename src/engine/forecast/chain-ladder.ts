// Chain ladder with Mack's standard error: what every year of a triangle will come to, and how sure that is.
import { parameterVariance, patternOf, project, sumOf, type Pattern, type Projection } from "./pattern.ts";
import type { Triangle } from "./triangle.ts";

/** What one year, or all years together, will come to. `reserve` is what is still to come. */
export interface Completion extends Projection {
  readonly latest: number;
  readonly reserve: number;
}

/** One year of origin: its age, counted from 1, and what it will come to. */
export interface OriginCompletion extends Completion {
  readonly origin: string;
  readonly age: number;
}

export interface ChainLadder {
  readonly pattern: Pattern;
  readonly origins: readonly OriginCompletion[];
  readonly total: Completion;
}

/**
 * Completes every year of a triangle. Source: T. Mack, "Distribution-free calculation of the standard error of chain
 * ladder reserve estimates", ASTIN Bulletin 23 (1993), 213–225. The total's error counts that all years lean on the
 * same factors. A tail factor (default 1) multiplies amounts and errors and adds no error of its own. All in the unit
 * of the triangle. Throws on a tail that is not above zero.
 *
 * @example chainLadder(triangle).total // { latest, completed, reserve, standardError, … }
 */
export function chainLadder(triangle: Triangle, tail = 1): ChainLadder {
  const pattern = patternOf(triangle, tail);
  const origins = triangle.rows.map(({ origin, cells }): OriginCompletion => {
    const latest = cells.at(-1)!;
    const projection = project(pattern, latest, cells.length);
    return { origin, age: cells.length, latest, reserve: projection.completed - latest, ...projection };
  });
  return { pattern, origins, total: totalOf(origins, pattern) };
}

function totalOf(origins: readonly OriginCompletion[], pattern: Pattern): Completion {
  const process = sumOf(origins.map(({ processError }) => processError ** 2));
  // Of two years, the older has fewer steps to take, and the younger takes those too: that much error they share.
  let parameter = 0;
  let younger = 0;
  for (const { age, completed, parameterError } of origins.toReversed()) {
    parameter += parameterError ** 2 + 2 * completed * younger * parameterVariance(pattern, age);
    younger += completed;
  }
  return {
    latest: sumOf(origins.map(({ latest }) => latest)),
    completed: sumOf(origins.map(({ completed }) => completed)),
    reserve: sumOf(origins.map(({ reserve }) => reserve)),
    processError: Math.sqrt(process),
    parameterError: Math.sqrt(parameter),
    standardError: Math.sqrt(process + parameter),
  };
}
