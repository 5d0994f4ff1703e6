// Chain ladder with Mack's standard error: what every year of a triangle will come to, and how sure that is.
import { patternOf, project, sumOf, type Pattern, type Projection } from "./pattern.ts";
import type { Triangle } from "./triangle.ts";

/** What one year, or all years together, will come to. `toCome` is what is not known yet: the reserve of an insurer. */
export interface Completion extends Projection {
  readonly latest: number;
  readonly toCome: number;
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
 * same factors. All in the unit of the triangle.
 *
 * @example chainLadder(triangle).total // { latest, completed, toCome, standardError, range, … }
 */
export function chainLadder(triangle: Triangle): ChainLadder {
  const pattern = patternOf(triangle);
  const known = triangle.rows.map(({ origin, cells }) => ({ origin, amount: cells.at(-1)!, age: cells.length }));
  const origins = known.map((one): OriginCompletion => {
    const projection = project(pattern, [one]);
    const { origin, age, amount: latest } = one;
    return { origin, age, latest, toCome: projection.completed - latest, ...projection };
  });
  const latest = sumOf(known.map(({ amount }) => amount));
  const toCome = sumOf(origins.map((one) => one.toCome));
  return { pattern, origins, total: { latest, toCome, ...project(pattern, known) } };
}
