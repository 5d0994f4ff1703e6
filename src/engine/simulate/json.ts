// A simulation as others may rely on it: amounts in cents, chances as decimal strings, null for what can't be determined.
import type { Agreement } from "../agreement.ts";
import type { Plan } from "./plan.ts";
import { REFERENCE } from "./plan.ts";
import type { Simulated, SimulatedOutput } from "./simulate.ts";

const cents = (amount: number): number | null => (Number.isFinite(amount) ? Math.round(amount * 100) || 0 : null);
const decimal = (value: number): string | null => (Number.isFinite(value) ? String(Number(value.toFixed(6))) : null);

/** On what share of paths a figure could not be determined, and where that is some, why. */
const determined = ({ undetermined, output }: SimulatedOutput): object => ({
  undetermined: decimal(undetermined),
  ...(undetermined > 0 && output.reason !== undefined ? { reason: output.reason } : {}),
});

function amountOf(found: SimulatedOutput): object {
  const { amount, output } = found;
  return {
    year: output.year ?? null,
    meanCents: cents(amount!.mean),
    meanErrorCents: cents(amount!.meanError),
    deviationCents: cents(amount!.deviation),
    lowestCents: cents(amount!.lowest),
    highestCents: cents(amount!.highest),
    quantilesCents: amount!.quantiles.map(cents),
    ...determined(found),
  };
}

const chanceOf = (found: SimulatedOutput): object => ({
  year: found.output.year ?? null,
  chance: decimal(found.chance!),
  ...determined(found),
});

/** The reading as plain data. */
export function simulationJson(simulated: Simulated, plan: Plan): object {
  const { scenario } = plan;
  const { agreements, reference, outlook } = scenario;
  return {
    outlook: outlook.document.outlook,
    of: outlook.of,
    seed: simulated.seed,
    paths: simulated.paths,
    probabilities: simulated.probabilities.map(decimal),
    agreements: agreements.map((agreement, index) =>
      agreementJson(
        agreement,
        simulated.outputs.filter(({ output }) => output.agreement === index),
      ),
    ),
    reference:
      reference === undefined
        ? null
        : agreementJson(
            reference,
            simulated.outputs.filter(({ output }) => output.agreement === REFERENCE),
          ),
  };
}

function agreementJson(agreement: Agreement, outputs: readonly SimulatedOutput[]): object {
  const amounts = (test: (measure: SimulatedOutput["output"]["measure"]) => boolean): object[] =>
    outputs.filter(({ output, amount }) => amount !== undefined && test(output.measure)).map(amountOf);
  const chances = (test: (measure: SimulatedOutput["output"]["measure"]) => boolean): object[] =>
    outputs.filter(({ output, chance }) => chance !== undefined && test(output.measure)).map(chanceOf);
  return {
    id: agreement.id,
    hash: agreement.hash,
    parties: [...agreement.parties.keys()].map((party) => ({
      id: party,
      received: amounts((measure) => measure.kind === "received" && measure.party === party),
      cost: amounts((measure) => measure.kind === "cost" && measure.party === party),
      margin: amounts((measure) => measure.kind === "margin" && measure.party === party),
      differences: (["received", "margin"] as const)
        .map((kind) => ({
          of: kind,
          amounts: amounts(
            (measure) => measure.kind === "difference" && measure.of.kind === kind && measure.of.party === party,
          ),
          better: chances(
            (measure) => measure.kind === "better" && measure.of.kind === kind && measure.of.party === party,
          ),
          worse: chances(
            (measure) => measure.kind === "worse" && measure.of.kind === kind && measure.of.party === party,
          ),
        }))
        .filter(({ amounts: found }) => found.length > 0),
    })),
    clauses: [...agreement.clauses.keys()].map((clause) => ({
      id: clause,
      entitlement: amounts((measure) => measure.kind === "entitlement" && measure.clause === clause),
    })),
    bounds: outputs.flatMap((found) => {
      const { measure } = found.output;
      return measure.kind === "bound"
        ? [
            {
              clause: measure.bound.clause,
              line: measure.bound.line,
              column: measure.bound.column ?? null,
              row: measure.bound.row ?? null,
              kind: measure.bound.kind,
              bound: measure.bound.expression,
              ...chanceOf(found),
            },
          ]
        : [];
    }),
    signals: outputs.flatMap((found) => {
      const { measure } = found.output;
      return measure.kind === "signal"
        ? [
            {
              clause: measure.clause,
              signal: measure.signal,
              blocks: measure.blocks,
              ...chanceOf(found),
            },
          ]
        : [];
    }),
  };
}
