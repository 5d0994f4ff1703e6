// Without an agreement: what is known counts there too, less what shifts moved of it, and as good is no loss.
import { describe, expect, test } from "vitest";
import { planOf, REFERENCE } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { expectationsOf } from "#wording/expectation";
import { agreementFrom, datumOf, factsFrom, outlookOf } from "../support/documents.ts";

const agreement = agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: { role: verzekeraar }, zorgaanbieder: { role: zorgaanbieder } }
scopes: { zorg: [A] }
prices: { A: 100 }
clauses: { artikel: { form: pxq, scopes: { zorg: zorg } } }`);
const EXPECTED =
  "outlook: proef\nof: zorgaanbieder\nfacts: { years: { 2027: { aantal: { A: 1000 } } } }\nvolumes: { A: { spread: 20% } }\n";
const MOVED = `${EXPECTED}shifts: { thuis: { persons: 100, per_person: { A: -1 }, spread: 30%, range: [0, 2] } }\n`;

function simulated(outlook: string, facts?: string) {
  const plan = planOf({
    agreements: [agreement],
    reference: agreement,
    outlook: outlookOf(datumOf(outlook)),
    ...(facts === undefined ? {} : { facts: factsFrom(facts) }),
  });
  const found = simulate(plan, { seed: 3, paths: 20_000 })!;
  const amount = (which: number, kind: "received" | "difference") =>
    found.outputs.find(({ output: { agreement: of, measure, year } }) => {
      if (of !== which || year !== undefined || measure.kind !== kind) return false;
      const own = measure.kind === "difference" ? measure.of : measure;
      return "party" in own && own.party === "zorgaanbieder";
    })!.amount!;
  return { plan, found, amount };
}

describe("what is known", () => {
  const DONE = "years: { 2027: { aantal: { A: 800 } } }";
  const HALF = "years: { 2027: { voortgang: 0.5, aantal: { A: 400 } } }";

  test("a year that is over is as known without the agreement as with it", () => {
    const { amount } = simulated(EXPECTED, DONE);
    for (const of of [0, REFERENCE]) expect(amount(of, "received")).toMatchObject({ mean: 80_000, deviation: 0 });
  });
  test("what a shift moved of it is taken off again: as uncertain as the shift, and around what is expected", () => {
    const { amount } = simulated(MOVED, DONE);
    expect(amount(0, "received")).toMatchObject({ mean: 80_000, deviation: 0 });
    // 100 fewer at 100 euro; by 30 % more or less.
    expect(amount(REFERENCE, "received").mean / 90_000).toBeCloseTo(1, 2);
    expect(amount(0, "difference").deviation / 3000).toBeCloseTo(1, 1);
  });
  test("of a running year only the rest is drawn, and the shift counts once", () => {
    const [open, running] = [simulated(MOVED), simulated(MOVED, HALF)];
    // 400 so far and half of 900 yet to come; without the shift 450 and half of 1000.
    expect(running.amount(0, "received").mean / 85_000).toBeCloseTo(1, 2);
    expect(running.amount(REFERENCE, "received").mean / 95_000).toBeCloseTo(1, 2);
    expect(running.amount(REFERENCE, "received").deviation).toBeLessThan(
      0.6 * open.amount(REFERENCE, "received").deviation,
    );
  });
});

test("an agreement that changes nothing brings no loss, on no path", () => {
  const { plan, found } = simulated(EXPECTED);
  expect(expectationsOf(found, plan, 0, "nl").map(({ lossChance }) => lossChance)).toEqual([0, 0]);
  const chances = found.outputs.flatMap(({ output: { measure }, chance }) =>
    measure.kind === "better" || measure.kind === "worse" ? [chance] : [],
  );
  expect(new Set(chances)).toEqual(new Set([0]));
});
