// Indicators as measured so far, against their norm, their bandwidth and the goal that they serve.
import { compare, divide, equal, subtract, type Exact } from "#kernel/exact";
import type { Unit } from "#kernel/unit";
import type { Agreement } from "../agreement.ts";
import { lookUp, type Facts } from "../facts.ts";
import type { Field } from "../form.ts";
import type { Localized } from "../schema/part.ts";

/**
 * `within`: inside the bandwidth, or without one the norm is met. `better` and `worse`: outside it, on the side that
 * the agreement calls better or worse; `outside` where it calls neither so. `measured`: there is nothing to hold it to.
 */
export type IndicatorState = "within" | "better" | "worse" | "outside" | "measured" | "missing";

export interface IndicatorWatch {
  readonly id: string;
  readonly label: Localized;
  readonly unit: Unit | undefined;
  readonly display: Field["display"];
  readonly value: Exact | undefined;
  readonly norm: Exact | undefined;
  readonly band: readonly [Exact, Exact] | undefined;
  readonly state: IndicatorState;
  /** The smart goal that it serves: where it started, what to reach, in which year, and the share of the way so far. */
  readonly goal:
    | {
        readonly from: Exact | undefined;
        readonly to: Exact;
        readonly by: number;
        readonly done: Exact | undefined;
      }
    | undefined;
  readonly owner: string | undefined;
  readonly gate: boolean;
}

/** All indicators of an agreement in a year. */
export function indicatorsIn(agreement: Agreement, facts: Facts, year: number): IndicatorWatch[] {
  const { indicators = {}, goals = {} } = agreement.document;
  return Object.entries(indicators).map(([id, indicator]) => {
    const value = lookUp(facts, { fact: "indicator", key: id, year, frame: "facts" }, undefined);
    const smart = Object.values(goals).find((goal) => goal.smart?.indicator === id)?.smart;
    return {
      id,
      label: { nl: indicator.nl ?? id, en: indicator.en },
      unit: agreement.indicatorUnits.get(id),
      display: indicator.display,
      value,
      norm: indicator.norm,
      band: indicator.band,
      state: stateOf(value, indicator),
      goal: smart && { from: smart.from, to: smart.to, by: Number(smart.by.n), done: doneOf(value, smart) },
      owner: indicator.owner,
      gate: indicator.gate === true,
    };
  });
}

/** How much of the way from start to goal lies behind; below zero it went the other way. */
function doneOf(
  value: Exact | undefined,
  { from, to }: { readonly from?: Exact | undefined; readonly to: Exact },
): Exact | undefined {
  if (value === undefined || from === undefined || equal(from, to)) return undefined;
  return divide(subtract(value, from), subtract(to, from));
}

function stateOf(
  value: Exact | undefined,
  { norm, band, better }: NonNullable<Agreement["document"]["indicators"]>[string],
): IndicatorState {
  if (value === undefined) return "missing";
  const bounds = band ?? (norm === undefined ? undefined : [norm, norm]);
  if (bounds === undefined) return "measured";
  const [low, high] = bounds as readonly [Exact, Exact];
  const side = compare(value, low) < 0 ? "lower" : compare(value, high) > 0 ? "higher" : undefined;
  if (side === undefined) return "within";
  if (better === undefined) return "outside";
  if (side !== better) return "worse";
  return band === undefined ? "within" : "better";
}
