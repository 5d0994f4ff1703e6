// The world that a settlement reads: the facts of the parties and the agreed base, with a reason for what is missing.
import type { Exact } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { lookUp, type Facts } from "../facts.ts";
import type { Observation, Undetermined } from "../graph/node.ts";
import { undetermined, type World } from "./arithmetic.ts";

/** Reads from facts and, inside `basis`, from the agreement's base. */
export function worldOf(agreement: Agreement, facts: Facts | undefined): World {
  return {
    observe(observation, bound) {
      const from = observation.frame === "basis" ? agreement.basis : facts;
      const value = from && lookUp(from, observation, bound);
      if (value === undefined) return missing(observation, bound);
      return value;
    },
  };
}

/** Where a figure would stand in a facts file. */
const pathOf = ({ year, fact, scope, product, key }: Observation): string =>
  ["years", year, fact, scope, product, key].filter((step) => step !== undefined).join(".");

function missing(observation: Observation, bound: Exact | undefined): Undetermined {
  const { fact, scope, product, key, year, frame } = observation;
  return undetermined(frame === "basis" ? "basis-missing" : "fact-missing", pathOf(observation), {
    fact,
    what: key ?? product ?? scope ?? "",
    year,
    ...(bound === undefined ? {} : { bound: String(bound) }),
  });
}
