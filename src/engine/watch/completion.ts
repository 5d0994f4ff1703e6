// The completed year: facts so far, grown to a whole year, and how sure that is.
import { fromNumber } from "#kernel/decimal";
import { Exact, ONE, ZERO, divide, multiply } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { isShare, lookUp, type Facts } from "../facts.ts";
import type { CompletedYear } from "../forecast/completion.ts";
import { RUNNING_TOTALS } from "../schema/facts-schema.ts";
import type { World } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";

/**
 * How a year so far becomes a whole one: figures that run with the year times `factor`. The standard error is that of
 * the factor, in the same unit; without it nothing is said about chances.
 */
export interface Completion {
  readonly factor: Exact;
  readonly standardError?: Exact;
}

/** The completion that the facts themselves give, as `prognose` does: 1 ÷ `voortgang`; 1 where they cover the year. */
export function completionOf(facts: Facts, year: number): Completion {
  const progress = progressOf(facts, year);
  return { factor: progress === undefined ? ONE : divide(ONE, progress) };
}

/** The completion that a forecast gives, of figures that develop as the facts do. */
export const completionFrom = ({ factor, completed, standardError }: CompletedYear): Completion => ({
  factor: exactFrom(factor),
  ...(standardError === undefined ? {} : { standardError: exactFrom((factor * standardError) / completed) }),
});

/** The share of a year that the facts cover, where they say so. */
export function progressOf(facts: Facts, year: number): Exact | undefined {
  const progress = lookUp(facts, { fact: "voortgang", year, frame: "facts" }, undefined);
  return progress !== undefined && isShare(progress) ? progress : undefined;
}

/** The world in which every year is complete; `prognose` then has nothing left to add. */
export function completedWorld(agreement: Agreement, facts: Facts, factors: ReadonlyMap<number, Exact>): World {
  const known = worldOf(agreement, facts);
  return {
    observe(observation, bound) {
      const factor = observation.frame === "facts" ? factors.get(observation.year) : undefined;
      if (factor === undefined) return known.observe(observation, bound);
      if (observation.fact === "voortgang") return ONE;
      const value = known.observe(observation, bound);
      return value instanceof Exact && RUNNING_TOTALS.has(observation.fact) ? multiply(value, factor) : value;
    },
  };
}

/** The world in which nothing happened: what is nothing here builds up over the year. */
export function emptyWorld(agreement: Agreement, facts: Facts): World {
  const factors = new Map([...facts.years.keys()].map((year) => [year, ZERO]));
  return completedWorld(agreement, facts, factors);
}

/** An estimate above zero as an exact number; nine decimals are more than it can tell. */
export const exactFrom = (value: number): Exact => fromNumber(value, 9)!;
