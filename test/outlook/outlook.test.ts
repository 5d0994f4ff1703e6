// An outlook: what is expected, what shifts move, and what care costs, by hand and exactly.
import { describe, expect, test } from "vitest";
import { toDecimal, type Exact } from "#kernel/exact";
import { Elaboration } from "#engine/graph/elaborate";
import { folding, type Observation } from "#engine/graph/node";
import { costIn, costsIn } from "#engine/outlook/cost";
import { expectedWorld, marginsOf, mayShow } from "#engine/outlook/expected";
import { checkOutlook, expectedOf, withoutShifts, type Outlook } from "#engine/outlook/outlook";
import { exactArithmetic } from "#engine/settle/arithmetic";
import { planOf } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { agreementFrom, datumOf, outlookOf } from "../support/documents.ts";

const agreement = agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2030-12-31 }
parties: { verzekeraar: { role: verzekeraar }, zorgaanbieder: { role: zorgaanbieder } }
scopes: { zorg: [A, B] }
prices: { A: 100, B: 10 }
clauses: { artikel: { form: pxq, scopes: { zorg: zorg } } }`);

const outlook = (text: string): Outlook => outlookOf(datumOf(`outlook: proef\nof: zorgaanbieder\n${text}`));
const volume = (product: string, year: number): Observation => ({ fact: "aantal", product, year, frame: "facts" });
const expected = (given: Outlook, product: string, year: number): string =>
  toDecimal(expectedOf(given, volume(product, year))!);

describe("what is expected", () => {
  test("the year's own figure; after the last year the last one grows with its trend", () => {
    const given = outlook(`
facts: { years: { 2027: { aantal: { A: 100, B: 40 } }, 2028: { aantal: { A: 110 } } } }
volumes: { A: { trend: 2% }, overig: { trend: 5% } }`);
    expect([2027, 2028, 2029, 2030].map((year) => expected(given, "A", year))).toEqual([
      "100",
      "110",
      "112.2",
      "114.444",
    ]);
    expect([2027, 2028].map((year) => expected(given, "B", year))).toEqual(["40", "42"]);
  });
  test("a shift per person: persons times uptake, fixed, by year or along an S-curve", () => {
    const shifted = (uptake: string): string[] => {
      const given = outlook(`
facts: { years: { 2027: { aantal: { A: 100, B: 0 } } } }
shifts: { thuis: { persons: { 2027: 50, 2028: 60 }, uptake: ${uptake}, per_person: { A: -0.5, B: 3 } } }`);
      return [2027, 2028].flatMap((year) => [expected(given, "A", year), expected(given, "B", year)]);
    };
    expect(shifted("1")).toEqual(["75", "150", "70", "180"]);
    expect(shifted("{ 2027: 20%, 2028: 50% }")).toEqual(["95", "30", "85", "90"]);
    // Half way in 2028: a half of the top; a year before by the logistic curve 1 ÷ (1 + e).
    expect(shifted("{ top: 80%, half_way: 2028, speed: 1 }")).toEqual(["94.62118", "32.27292", "88", "72"]);
  });
  test("no figure falls below zero, however much a shift takes away", () => {
    const given = outlook(`
facts: { years: { 2027: { aantal: { A: 10 } } } }
shifts: { thuis: { persons: 50, per_person: { A: -1 } } }`);
    expect(expected(given, "A", 2027)).toBe("0");
  });
  test("without shifts it is what they took the place of", () => {
    const given = outlook(`
facts: { years: { 2027: { aantal: { A: 80, B: 30 } } } }
shifts: { thuis: { instead_of: { years: { 2027: { aantal: { A: 100, B: 0 } } } } } }`);
    expect(["A", "B"].map((product) => expected(given, product, 2027))).toEqual(["80", "30"]);
    expect(["A", "B"].map((product) => expected(withoutShifts(given), product, 2027))).toEqual(["100", "0"]);
  });
});

describe("what care costs", () => {
  const given = outlook(`
facts: { years: { 2026: { aantal: { A: 90 } }, 2027: { aantal: { A: 100, B: 40 } }, 2028: { aantal: { A: 60, B: 45 } }, 2029: { aantal: { A: 60, B: 45 } } } }
shifts: { thuis: { persons: 0, per_person: { A: 1 } } }
costs:
  A: { variable: { 2027: 35%, 2029: 65% } }
  B: { each: 7 }
  gebouw: { fixed: { 2027: 1000, 2028: 900 } }
  bedden: { step: { of: [A], every: 25, costs: 500 } }
  later:  { step: { of: [zorg], every: 50, costs: 100 }, delay: 1 }
  invoering: { fixed: 300, with: thuis }`);
  const costs = (year: number, of = given): Record<string, string> => {
    const elaboration = new Elaboration(agreement);
    const read = folding(0, exactArithmetic(expectedWorld(agreement, of)));
    return Object.fromEntries(
      costsIn(elaboration, of.document, year).map(({ id, amount }) => [id, toDecimal(read(amount) as Exact)]),
    );
  };

  test("a share of the price, an amount each, a fixed amount, and steps that are begun", () => {
    expect(costs(2027)).toEqual({
      A: "3500",
      B: "280",
      gebouw: "1000",
      bedden: "2000",
      later: "300",
      invoering: "300",
    });
  });
  test("shares hold until they change, and a delay follows the year before", () => {
    // 2028: 60 of A and 45 of B; bedden 3 steps; `later` still follows the 140 of 2027. 2029: `later` follows 105.
    expect(costs(2028)).toEqual({ A: "2100", B: "315", gebouw: "900", bedden: "1500", later: "300", invoering: "300" });
    expect(costs(2029)).toMatchObject({ A: "3900", later: "300" });
  });
  test("what is only spent with a shift is not spent without it", () => {
    expect(Object.keys(costs(2027, withoutShifts(given)))).not.toContain("invoering");
  });
  test("received less all costs is the margin, and simulation without spread gives the same", () => {
    const margins = marginsOf(agreement, "zorgaanbieder", { outlook: given });
    expect(margins.slice(0, 3).map(({ margin }) => toDecimal(margin!))).toEqual(["3020", "1035", "-765"]);
    const plan = planOf({ agreements: [agreement], outlook: given });
    const simulated = simulate(plan, { seed: 1, paths: 16 })!;
    for (const { year, margin } of margins) {
      const found = simulated.outputs.find(({ output }) => output.year === year && output.measure.kind === "margin")!;
      if (margin === undefined) expect(found.undetermined).toBe(1);
      else expect(found.amount!.mean).toBeCloseTo(Number(toDecimal(margin)), 6);
    }
  });
  test("the sum of costs is one node", () => {
    const elaboration = new Elaboration(agreement);
    const read = folding(0, exactArithmetic(expectedWorld(agreement, given)));
    expect(toDecimal(read(costIn(elaboration, given.document, 2027)) as Exact)).toBe("7380");
  });
});

test("costs may be seen by their owner and by whom they were released to, and by nobody else", () => {
  const own = outlook("facts: { years: { 2027: { aantal: { A: 1 } } } }");
  const released = outlook("released: [verzekeraar]\nfacts: { years: { 2027: { aantal: { A: 1 } } } }");
  expect([mayShow(own, "zorgaanbieder"), mayShow(own, "verzekeraar"), mayShow(released, "verzekeraar")]).toEqual([
    true,
    false,
    true,
  ]);
});

test("everything that is not named may be meant, and a name that the agreement does not know may not", () => {
  const issues = (volumes: string): string[] =>
    checkOutlook(outlook(`facts: { years: { 2027: { aantal: { A: 1 } } } }\nvolumes: ${volumes}`), agreement).map(
      ({ code, path }) => `${code} ${path}`,
    );
  expect(issues("{ A: { spread: 1% }, overig: { spread: 3% } }")).toEqual([]);
  expect(issues("{ overige: { spread: 3% } }")).toEqual(["outlook-unknown-product volumes.overige"]);
});

describe("uncertainty around it", () => {
  const uncertain = (text: string) => {
    const given = outlook(`facts: { years: { 2027: { aantal: { A: 1000, B: 1000 } } } }\n${text}`);
    const plan = planOf({ agreements: [agreement], outlook: given });
    const simulated = simulate(plan, { seed: 5, paths: 100_000 })!;
    return simulated.outputs.find(
      ({ output }) =>
        output.measure.kind === "received" && output.measure.party === "zorgaanbieder" && output.year === 2027,
    )!.amount!;
  };
  test("a spread is the standard deviation as a share of what is expected", () => {
    const { mean, deviation } = uncertain("volumes: { A: { spread: 20% } }");
    expect(mean / 110_000).toBeCloseTo(1, 3);
    expect(deviation / 20_000).toBeCloseTo(1, 1);
  });
  test("figures that follow one cause move together", () => {
    // sd² = 20000² + 2000² + 2·ρ·20000·2000, with ρ near 1 where both follow the cause wholly.
    const apart = uncertain("volumes: { overig: { spread: 20% } }").deviation;
    const together = uncertain("volumes: { overig: { spread: 20%, follows: { seizoen: 1 } } }").deviation;
    expect(apart / Math.hypot(20_000, 2_000)).toBeCloseTo(1, 1);
    expect(together / 22_000).toBeCloseTo(1, 1);
  });
  test("what is named without a spread is certain, whatever the others spread", () => {
    const of = (volumes: string): number => uncertain(`volumes: ${volumes}`).deviation;
    expect(of("{ A: {}, overig: { spread: 20% } }") / 2_000).toBeCloseTo(1, 1);
    expect(of("{ A: { trend: 2% }, B: { spread: 0% }, overig: { spread: 20% } }")).toBe(0);
  });
  test("a shock happens as often as its chance says", () => {
    const { mean } = uncertain("shocks: { griep: { chance: 10%, volumes: { A: 50% } } }");
    expect(mean / (110_000 + 0.1 * 50_000)).toBeCloseTo(1, 2);
  });
  test("the mean leans on what is known: its error is far below that of as many plain paths", () => {
    const { meanError, deviation } = uncertain("volumes: { overig: { spread: 20% } }");
    expect(meanError).toBeLessThan((0.1 * deviation) / Math.sqrt(100_000));
  });
});
