// What a simulation says of each party, ready to be worded: the measure that tells most, its spread, its chance of loss.
import type { Issue } from "#kernel/issue";
import type { Agreement } from "#engine/agreement";
import { mayShow } from "#engine/outlook/expected";
import { REFERENCE, type Output, type PartyMeasure, type Plan } from "#engine/simulate/plan";
import type { Simulated, SimulatedOutput } from "#engine/simulate/simulate";
import type { Locale } from "./locale.ts";
import { partyName } from "./names.ts";

/** What is shown of a party: what it gains beside no agreement, what is left after costs, or what it receives. */
export type Shown = "gain" | "margin" | "received";

/** Lowest of nine in ten, lowest of half, expected, highest of half, highest of nine in ten; in EUR, not-a-number where undetermined. */
export type Five = readonly [number, number, number, number, number];

export interface Expectation {
  readonly party: string;
  readonly name: string;
  readonly series: "provider" | "insurer" | "neutral";
  readonly shown: Shown;
  /** Whether costs are in it. */
  readonly afterCosts: boolean;
  readonly years: readonly { readonly year: number; readonly five: Five }[];
  readonly total: Five;
  /** On what share of the paths the total can't be determined, and where that is some, why. */
  readonly undetermined: number;
  readonly reason: Issue | undefined;
  /** The chance that the party is worse off than without the agreement; undefined without a reference, or undetermined. */
  readonly lossChance: number | undefined;
  /** How wide nine in ten paths lie over the term with the agreement, and without it. */
  readonly width: { readonly with: number; readonly without: number } | undefined;
}

function seriesOf(agreement: Agreement, party: string): Expectation["series"] {
  const role = agreement.document.parties[party]?.role ?? party;
  return role === "verzekeraar" ? "insurer" : role === "zorgaanbieder" ? "provider" : "neutral";
}

/** The parties whose costs a reader may see: its own, and those that were released to it. */
function costsShown({ scenario }: Plan): readonly string[] {
  const { costs = [scenario.outlook], outlook } = scenario;
  return costs.filter((each) => each.document.costs !== undefined && mayShow(each, outlook.of)).map((each) => each.of);
}

/** What an agreement of a plan means for each party. */
export function expectationsOf(simulated: Simulated, plan: Plan, index: number, locale: Locale): Expectation[] {
  const agreement = plan.scenario.agreements[index]!;
  const withCosts = costsShown(plan);
  const compared = plan.scenario.reference !== undefined;
  const chair = plan.scenario.outlook.of;
  // The reader's own organisation comes first.
  const parties = [...agreement.parties.keys()].sort((a, b) => Number(b === chair) - Number(a === chair));
  return parties.flatMap((party) => {
    const afterCosts = withCosts.includes(party);
    const of: PartyMeasure = { kind: afterCosts ? "margin" : "received", party };
    const find = (kind: "difference" | "worse" | "own", year: number | undefined): SimulatedOutput | undefined =>
      simulated.outputs.find(
        ({ output }) => output.agreement === index && output.year === year && isMeasure(output, of, kind),
      );
    const kind = compared ? "difference" : "own";
    const total = find(kind, undefined);
    if (total?.amount === undefined) return [];
    const years = agreement.years.flatMap((year) => {
      const found = find(kind, year);
      return found?.amount === undefined ? [] : [{ year, five: fiveOf(found, simulated) }];
    });
    const own = find("own", undefined);
    const before = simulated.outputs.find(
      ({ output }) => output.agreement === REFERENCE && output.year === undefined && isMeasure(output, of, "own"),
    );
    const worse = compared ? find("worse", undefined)?.chance : undefined;
    const known = [own, before].every((each) => each?.amount !== undefined && each.undetermined < 1);
    return [
      {
        party,
        name: partyName(agreement, party, locale),
        series: seriesOf(agreement, party),
        shown: compared ? "gain" : afterCosts ? "margin" : "received",
        afterCosts,
        years,
        total: fiveOf(total, simulated),
        undetermined: total.undetermined,
        reason: total.undetermined > 0 ? total.output.reason : undefined,
        lossChance: worse === undefined || Number.isNaN(worse) ? undefined : worse,
        width: known ? { with: widthOf(own!, simulated), without: widthOf(before!, simulated) } : undefined,
      },
    ];
  });
}

function isMeasure({ measure }: Output, of: PartyMeasure, kind: "difference" | "worse" | "own"): boolean {
  if (kind === "own") return measure.kind === of.kind && "party" in measure && measure.party === of.party;
  return measure.kind === kind && measure.of.kind === of.kind && measure.of.party === of.party;
}

function widthOf(found: SimulatedOutput, simulated: Simulated): number {
  const [low, , , , high] = fiveOf(found, simulated);
  return high - low;
}

function fiveOf({ amount }: SimulatedOutput, { probabilities }: Simulated): Five {
  const at = (probability: number): number => amount!.quantiles[probabilities.indexOf(probability)]!;
  return [at(0.05), at(0.25), amount!.mean, at(0.75), at(0.95)];
}
