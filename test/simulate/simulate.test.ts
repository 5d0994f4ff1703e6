// Simulation: a certain world is settled, an uncertain one gives the same bits however it is run.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toFloat } from "#engine/outlook/outlook";
import { marginsOf } from "#engine/outlook/expected";
import { Settlement } from "#engine/settle/settle";
import { planOf, type Plan } from "#engine/simulate/plan";
import { simulate, type Simulated, type SimulationOptions } from "#engine/simulate/simulate";
import {
  agreementAt,
  datumOf,
  factsAt,
  factsFrom,
  fileText,
  outlookAt,
  outlookOf,
  VEENRIJK,
} from "../support/documents.ts";
import { runs } from "../support/runs.ts";

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
    const totals = planOf({ agreements: PROPOSALS, outlook, detail: "total" });
    expect(run(totals, { paths: 200_000, kept: 0 })).toEqual(run(totals, { paths: 200_000 }));
  }, 60_000);
  test("another seed gives other paths, the same seed the same", () => {
    expect(run(plan)).toEqual(run(plan));
    expect(run(plan, { seed: 2 })).not.toEqual(run(plan));
  });
  test("margins turn out around what is expected", () => {
    const [first] = PROPOSALS;
    const expected = marginsOf(first!, "zorgaanbieder", { outlook });
    const simulated = run(planOf({ agreements: [first!], outlook }), { paths: 50_000 });
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
            output.agreement === index && !["difference", "better", "worse"].includes(output.measure.kind),
        );
        expect(own.map(({ amount }) => amount?.quantiles)).toEqual(
          alone.outputs.map(({ amount }) => amount?.quantiles),
        );
        expect(own.map(({ chance }) => chance)).toEqual(alone.outputs.map(({ chance }) => chance));
      }),
      { numRuns: runs(5, 100) },
    );
  });
});

describe("who may see what", () => {
  const [first] = PROPOSALS;
  const insurer = outlookAt(`${VEENRIJK}outlooks/polderwacht.yaml`);
  const parties = (plan: Plan) =>
    plan.outputs.flatMap(({ measure }) =>
      measure.kind === "cost" || measure.kind === "margin" ? [measure.party] : [],
    );

  test("a counterpart's costs stay out unless they were released", () => {
    expect(parties(planOf({ agreements: [first!], outlook, costs: [outlook, insurer] }))).not.toContain("verzekeraar");
    const released = { ...insurer, document: { ...insurer.document, released: ["zorgaanbieder"] } };
    expect(parties(planOf({ agreements: [first!], outlook, costs: [outlook, released] }))).toContain("verzekeraar");
  });
  test("not even their figures move anything", () => {
    const alone = run(planOf({ agreements: [first!], outlook }));
    expect(run(planOf({ agreements: [first!], outlook, costs: [outlook, insurer] }))).toEqual(alone);
  });
});

describe("against no agreement", () => {
  const reference = agreement("pw-zonder");
  test("without spread the difference is the published one, year by year", () => {
    const { volumes: _v, persons: _p, series: _s, shocks: _x, ...rest } = outlook.document;
    const shifts = { thuismonitoring: { ...rest.shifts!["thuismonitoring"]!, spread: undefined } };
    const certain = { ...outlook, document: { ...rest, shifts } };
    const simulated = run(planOf({ agreements: [PROPOSALS[0]!], reference, outlook: certain }), { paths: 8 });
    const gains = simulated.outputs.flatMap(({ output: { measure, year }, amount }) =>
      measure.kind === "difference" && measure.of.kind === "margin" && year !== undefined ? [amount!.mean] : [],
    );
    [-28497.13, -12318.1, 25306.72, 28027.68, 31552.56].forEach((published, index) => {
      expect(Math.abs(gains[index]! - published)).toBeLessThan(0.01);
    });
  });
  test("an agreement that is the reference differs only by what the shift changes", () => {
    const simulated = run(planOf({ agreements: [reference], reference, outlook }));
    const difference = simulated.outputs.find(({ output: { measure } }) => measure.kind === "difference")!;
    expect(difference.amount!.mean).not.toBe(0);
    const still = { ...outlook, document: { ...outlook.document, shifts: {} } };
    const same = run(planOf({ agreements: [reference], reference, outlook: still }));
    for (const { output, amount } of same.outputs)
      if (output.measure.kind === "difference" && output.measure.of.kind === "received")
        expect(amount!.deviation).toBe(0);
  });
});

describe("a running year", () => {
  test("what is known counts, and only the rest is drawn", () => {
    const [, ceiling] = PROPOSALS;
    const facts = factsFrom(
      "years: { 2026: { reeks: { loonprijs: 3.6% } }, 2027: { voortgang: 0.75, reeks: { loonprijs: 3.41% }, aantal: { HF1: 90, HF2: 50, HF3: 600, HF4: 800, HF5: 100, HF6: 200 } } }",
    );
    const of = (simulated: Simulated, year: number) =>
      simulated.outputs.find(({ output }) => output.measure.kind === "received" && output.year === year)!.amount!;
    const open = run(planOf({ agreements: [ceiling!], outlook }));
    const known = run(planOf({ agreements: [ceiling!], outlook, facts }));
    expect(of(known, 2027).deviation).toBeLessThan(0.5 * of(open, 2027).deviation);
    near(of(known, 2028).deviation, of(open, 2028).deviation, 0.2);
  });
});
