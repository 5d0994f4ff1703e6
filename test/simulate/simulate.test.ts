// Simulation: a certain world is settled, an uncertain one gives the same bits however it is run.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toFloat } from "#engine/outlook/outlook";
import { marginsOf } from "#engine/outlook/expected";
import { Settlement } from "#engine/settle/settle";
import { planOf, type Plan } from "#engine/simulate/plan";
import { simulate, type Simulated, type SimulationOptions } from "#engine/simulate/simulate";
import { agreementAt, datumOf, factsAt, fileText, outlookAt, outlookOf, VEENRIJK } from "../support/documents.ts";

const agreement = (name: string) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const PROPOSALS = ["pw-f1", "pw-f2", "pw-f3", "pw-f4"].map(agreement);
const outlook = outlookAt(`${VEENRIJK}outlooks/zilverlinde-pw.yaml`);

const run = (plan: Plan, options: Partial<SimulationOptions> = {}): Simulated =>
  simulate(plan, { seed: 1, paths: 4096, ...options })!;

const near = (found: number, wanted: number, relative: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));

describe("a certain world", () => {
  const certain = outlookOf({
    outlook: "zeker",
    of: "zorgaanbieder",
    facts: datumOf(fileText(`${VEENRIJK}facts/pw-verwacht.yaml`)),
  });
  test.each(PROPOSALS.map((each) => [each.id, each] as const))(
    "%s: every entitlement is that of settle",
    (_id, each) => {
      const simulated = run(planOf({ agreements: [each], outlook: certain }), { paths: 8 });
      const statement = new Settlement(each).settle(factsAt(`${VEENRIJK}facts/pw-verwacht.yaml`)).value!;
      let compared = 0;
      for (const { output, amount } of simulated.outputs) {
        if (output.measure.kind !== "entitlement" || output.year === undefined) continue;
        const { clause } = output.measure;
        const settled = statement.years
          .find((year) => year.year === output.year)!
          .clauses.find((one) => one.id === clause)!;
        near(amount!.mean, settled.entitlement! / 100, 1e-6);
        expect(amount!.deviation).toBe(0);
        expect(new Set(amount!.quantiles).size).toBe(1);
        compared += 1;
      }
      expect(compared).toBe(5 * each.clauses.size);
    },
  );
});

describe("an uncertain world", () => {
  const plan = planOf({ agreements: PROPOSALS, outlook });

  test("WebAssembly and the interpreter give the same bits", () => {
    const [fast, slow] = [run(plan, { paths: 3000 }), run(plan, { paths: 3000, interpreted: true })];
    expect(fast).toEqual(slow);
    expect(fast.outputs.some(({ amount }) => amount !== undefined && amount.deviation > 1000)).toBe(true);
  });
  test("values that pass by once give the same quantiles as values that are kept", () => {
    expect(run(plan, { paths: 200_000, kept: 0 })).toEqual(run(plan, { paths: 200_000 }));
  }, 60_000);
  test("another seed gives other paths, the same seed the same", () => {
    expect(run(plan)).toEqual(run(plan));
    expect(run(plan, { seed: 2 })).not.toEqual(run(plan));
  });
  test("margins turn out around what is expected", () => {
    const [first] = PROPOSALS;
    const expected = marginsOf(first!, "zorgaanbieder", { outlook });
    const simulated = run(plan, { paths: 100_000 });
    for (const { year, margin } of expected) {
      const found = simulated.outputs.find(
        ({ output }) => output.agreement === 0 && output.year === year && output.measure.kind === "margin",
      )!;
      // Shocks raise volumes a little above what is expected, and bounds bend the mean.
      near(found.amount!.mean, toFloat(margin!), 0.02);
    }
  });
  test("what the hospital receives the insurer pays, on average and at every quantile", () => {
    const simulated = run(plan);
    for (const [index] of PROPOSALS.entries()) {
      const of = (party: string) =>
        simulated.outputs.find(
          ({ output: { agreement: which, measure, year } }) =>
            which === index && year === undefined && measure.kind === "received" && measure.party === party,
        )!.amount!;
      near(of("zorgaanbieder").mean, -of("verzekeraar").mean, 1e-12);
      of("zorgaanbieder").quantiles.forEach((quantile, at) =>
        near(quantile, -of("verzekeraar").quantiles.at(-1 - at)!, 1e-12),
      );
    }
  });
  test("it can be cancelled", () => {
    expect(simulate(plan, { seed: 1, paths: 10_000, progress: (done) => done < 3 })).toBeUndefined();
  });
  test("quantiles and moments do not depend on how many agreements are simulated together", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.nat({ max: 3 }), (seed, index) => {
        const alone = run(planOf({ agreements: [PROPOSALS[index]!], outlook }), { seed, paths: 1500 });
        const together = run(plan, { seed, paths: 1500 });
        const own = together.outputs.filter(
          ({ output }) =>
            output.agreement === index && output.measure.kind !== "difference" && output.measure.kind !== "better",
        );
        expect(own.map(({ amount }) => amount?.quantiles)).toEqual(
          alone.outputs.map(({ amount }) => amount?.quantiles),
        );
        expect(own.map(({ chance }) => chance)).toEqual(alone.outputs.map(({ chance }) => chance));
      }),
      { numRuns: 5 },
    );
  });
});
