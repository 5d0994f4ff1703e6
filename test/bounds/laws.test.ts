// Laws of bounds, held against the settlement itself on facts, ranges and agreements made at random.
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Exact, add, multiply, ratio, subtract } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { boundsOf, factsReaching, type Bound, type Bounds } from "#engine/bounds/bounds";
import { factsWith, type Ranges } from "#engine/bounds/ranges";
import { isList, isMap, type Datum, type DatumMap } from "#engine/datum";
import { exampleCase } from "#engine/example";
import type { Facts } from "#engine/facts";
import { Settlement } from "#engine/settle/settle";
import type { StatementClause, StatementYear } from "#engine/settle/statement";
import {
  agreementAt,
  datumOf,
  fileText,
  formAt,
  rangesOf,
  ROOT,
  VEENRIJK,
  veenrijkYears,
  VOLUMES,
} from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void, times = runs(8, 1_000)): void =>
  fc.assert(fc.property(arbitrary, law), { numRuns: times });

const settlements = new WeakMap<Agreement, Settlement>();
function settle(agreement: Agreement, facts: Facts): readonly StatementYear[] {
  const settlement = settlements.get(agreement) ?? new Settlement(agreement);
  settlements.set(agreement, settlement);
  return settlement.settle(facts).value!.years;
}

/** What a party receives through a clause, claims included, as a statement has it; undefined where there is none. */
function received(agreement: Agreement, clause: StatementClause, party: string): number | undefined {
  if (clause.settlement === undefined) return undefined;
  const covers = agreement.clauses.get(clause.id)!.form.covers.length > 0;
  const flows = clause.flows.map((flow, index) => ({
    ...flow,
    cents: flow.cents + (covers && index === 0 ? clause.paid! : 0),
  }));
  return flows.reduce((sum, { from, to, cents }) => sum + (to === party ? cents : 0) - (from === party ? cents : 0), 0);
}

/** Every amount of a statement beside its bound. */
function pairs(bounds: Bounds, years: readonly StatementYear[]): { readonly bound: Bound; readonly amount: number }[] {
  return bounds.parties.flatMap(({ party, years: bounded, total }) => {
    const amounts = years.map((year) => year.clauses.map((clause) => received(bounds.agreement, clause, party)));
    const sums = amounts.map((list) =>
      list.reduce<number | undefined>((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0),
    );
    const clauses = bounded.flatMap((year, index) =>
      year.clauses.map(({ clause, bound }) => ({
        bound,
        amount: amounts[index]![years[index]!.clauses.findIndex((one) => one.id === clause)],
      })),
    );
    const all = [
      ...clauses,
      ...bounded.map((year, index) => ({ bound: year.bound, amount: sums[index] })),
      { bound: total, amount: sums.reduce((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0) },
    ];
    return all.flatMap(({ bound, amount }) => (amount === undefined ? [] : [{ bound, amount }]));
  });
}

const everyBound = (bounds: Bounds): Bound[] =>
  bounds.parties.flatMap((party) => [
    ...party.years.flatMap((year) => [year.bound, ...year.clauses.map((clause) => clause.bound)]),
    party.total,
  ]);

function holds(bounds: Bounds, facts: Facts): void {
  for (const { bound, amount } of pairs(bounds, settle(bounds.agreement, facts))) {
    if (bound.lowest.cents !== undefined) expect(amount).toBeGreaterThanOrEqual(bound.lowest.cents);
    if (bound.highest.cents !== undefined) expect(amount).toBeLessThanOrEqual(bound.highest.cents);
  }
}

/** Each end that was found is what its facts settle to; gives how many were held against a settlement. */
function reached(bounds: Bounds): number {
  let compared = 0;
  for (const bound of everyBound(bounds))
    for (const end of [bound.lowest, bound.highest]) {
      if (end.found === undefined) continue;
      if (end.attained) expect(end.found).toBe(end.cents);
      const settled = pairs(bounds, settle(bounds.agreement, factsReaching(bounds.ranges, end)));
      const own = settled.find((pair) => pair.bound === bound);
      if (own === undefined) continue;
      expect(own.amount).toBe(end.found);
      compared += 1;
    }
  return compared;
}

const bounded = (agreement: Agreement, ranges: Ranges): Bounds => {
  const { value, issues } = boundsOf(agreement, ranges);
  expect(issues).toEqual([]);
  return value!;
};

const between = (low: number, high: number) =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const exactly = ([a, b]: readonly [number, number], d = 1): Datum => [ratio(a, d), ratio(b, d)];

/** Ranges around the volumes of 2027 at which savings, thresholds and ceilings are met. */
const veenrijk = (rises: fc.Arbitrary<readonly [number, number]>) =>
  fc
    .record({
      volumes: fc.tuple(
        between(80, 130),
        between(40, 80),
        between(600, 850),
        between(950, 1100),
        between(100, 160),
        between(0, 400),
      ),
      patients: between(640, 700),
      rise: rises,
    })
    .map(({ volumes, patients, rise }) => ({
      ranges: "proef",
      years: veenrijkYears({
        volumes: volumes.map((range) => exactly(range)),
        patients: exactly(patients),
        wages: rise[0] === rise[1] ? ratio(rise[0], 10_000) : exactly(rise, 10_000),
      }),
    }));
const veenrijkRanges = veenrijk(fc.constant([341, 341] as const));
const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });

/** Facts within ranges: each figure so many thousandths of its way up; every other time a whole number. */
function within(ranges: Ranges, thousandths: readonly number[]): Facts {
  return factsWith(
    ranges,
    ranges.figures.map(({ low, high }, index) => {
      const share = thousandths[index % thousandths.length]!;
      return add(low, multiply(subtract(high, low), ratio(share, 1000)));
    }),
  );
}

const proposals = ["pw-f1", "pw-f2", "pw-f3", "pw-f4"].map((name) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`));
/** Whether a payment may jump: below the minimum savings rate nothing is shared, at it a share of everything is. */
const JUMPS = [false, false, true, true];
const proposal = fc.nat({ max: proposals.length - 1 });

describe("the proposals of the demonstration", () => {
  test("no facts within the ranges settle outside the bounds", () => {
    check(fc.tuple(proposal, veenrijkRanges, shares, shares), ([index, datum, ...points]) => {
      const ranges = rangesOf(datum as Datum);
      const bounds = bounded(proposals[index]!, ranges);
      for (const point of points) holds(bounds, within(ranges, point));
      for (const end of [0, 1000]) holds(bounds, within(ranges, [end]));
    });
  });

  test("nor where the index moves too", () => {
    check(
      fc.tuple(proposal, veenrijk(between(250, 420)), shares, shares),
      ([index, datum, ...points]) => {
        const ranges = rangesOf(datum as Datum);
        const bounds = bounded(proposals[index]!, ranges);
        expect(reached(bounds)).toBeGreaterThan(0);
        for (const point of points) holds(bounds, within(ranges, point));
        for (const end of [0, 1000]) holds(bounds, within(ranges, [end]));
      },
      runs(2, 200),
    );
  });

  test("the facts returned settle to the amounts returned; every end is attained, or nearly so where a payment jumps", () => {
    check(fc.tuple(proposal, veenrijkRanges), ([index, datum]) => {
      const bounds = bounded(proposals[index]!, rangesOf(datum as Datum));
      expect(reached(bounds)).toBeGreaterThan(0);
      for (const bound of everyBound(bounds))
        for (const end of [bound.lowest, bound.highest]) {
          if (end.attained) continue;
          // Where a payment jumps, as at a minimum savings rate, the search may stop just short of the jump, and says so.
          expect(JUMPS[index]).toBe(true);
          expect(Math.abs(end.found! - end.cents!)).toBeLessThan(Math.abs(end.cents!) / 1000);
        }
    });
  });

  test("ranges of one point give what settlement gives", () => {
    check(fc.tuple(proposal, veenrijkRanges, shares), ([index, datum, point]) => {
      const ranges = rangesOf(datum as Datum);
      const facts = within(ranges, point);
      const bounds = bounded(proposals[index]!, rangesOf({ ranges: "punt", years: facts.document.years as Datum }));
      const all = pairs(bounds, settle(bounds.agreement, facts));
      expect(all.length).toBeGreaterThan(0);
      for (const { bound, amount } of all) expect([bound.lowest.cents, bound.highest.cents]).toEqual([amount, amount]);
    });
  });

  test("wider ranges never give narrower bounds", () => {
    check(fc.tuple(proposal, veenrijkRanges, fc.integer({ min: 0, max: 40 })), ([index, datum, more]) => {
      const narrow = everyBound(bounded(proposals[index]!, rangesOf(datum as Datum)));
      const wide = everyBound(bounded(proposals[index]!, rangesOf(widened(datum as Datum, ratio(more, 100)))));
      for (const [at, bound] of narrow.entries()) {
        expect(wide[at]!.lowest.cents!).toBeLessThanOrEqual(bound.lowest.cents!);
        expect(wide[at]!.highest.cents!).toBeGreaterThanOrEqual(bound.highest.cents!);
      }
    });
  });

  test("what one party receives at most the other pays at most", () => {
    check(fc.tuple(proposal, veenrijkRanges), ([index, datum]) => {
      const { parties } = bounded(proposals[index]!, rangesOf(datum as Datum));
      expect(parties.length).toBe(2);
      const [insurer, provider] = parties;
      expect(insurer!.total.lowest.cents! + provider!.total.highest.cents!).toBe(0);
      expect(insurer!.total.highest.cents! + provider!.total.lowest.cents!).toBe(0);
    });
  });
});

/** Every number of facts as a range, and every range wider, by a share of itself. */
function widened(datum: Datum, by: Exact): Datum {
  const around = (low: Exact, high: Exact): Datum => [
    subtract(low, multiply(low.n < 0 ? subtract(ratio(0), low) : low, by)),
    add(high, multiply(high.n < 0 ? subtract(ratio(0), high) : high, by)),
  ];
  const visit = (value: Datum, path: readonly string[]): Datum => {
    if (["grens", "source", "status", "index"].includes(path.at(-1) ?? "")) return value;
    if (value instanceof Exact) return path.includes("years") ? around(value, value) : value;
    if (isList(value))
      return value.length === 2 && value.every((end) => end instanceof Exact)
        ? around(value[0] as Exact, value[1] as Exact)
        : value.map((part) => visit(part, path));
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part, [...path, key])]));
  };
  return visit(datum, []);
}

describe("at the threshold of shared savings", () => {
  // Whole facts next to the threshold, tried one by one: none may pass the bound.
  test("no facts settle higher than the bound", () => {
    const agreement = proposals[2]!;
    const around = between(0, 6);
    const products = Object.keys(VOLUMES);
    check(fc.tuple(fc.tuple(around, around, around, around, around), shares, shares, shares), ([widths, ...points]) => {
      const middle = [104, 58, 740, 1036, 128];
      const volumes = widths.map(([a, b], index) => [ratio(middle[index]! - b), ratio(middle[index]! + a)]);
      const ranges = rangesOf({
        ranges: "drempel",
        around: datumOf(fileText(`${VEENRIJK}facts/pw-verwacht.yaml`)),
        years: { 2027: { aantal: Object.fromEntries(volumes.map((range, index) => [products[index]!, range])) } },
      });
      const bounds = bounded(agreement, ranges);
      expect(reached(bounds)).toBeGreaterThan(0);
      for (const point of points) holds(bounds, within(ranges, point));
      const { bound } = bounds.parties[1]!.years[0]!;
      expect([bound.lowest.attained, bound.highest.attained]).toEqual([true, true]);
    });
  });
});

/** The years of facts as they stood in their document. */
const yearsIn = (facts: Facts): Datum => Object.fromEntries(facts.years) as unknown as Datum;

describe("every payment form, on its own examples", () => {
  const cases = readdirSync(`${ROOT}content/forms`)
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => {
      const { form, datum } = formAt(`content/forms/${file}`);
      if (!form.pays) return [];
      return [...form.examples.keys()].map((name) => {
        const { agreement, facts } = exampleCase(form, datum, name)!;
        return { name: `${form.id} ${name}`, agreement, facts };
      });
    });

  test("there are many", () => expect(cases.length).toBeGreaterThan(80));

  test.each(cases.map((one) => [one.name, one] as const))(
    "%s: no facts settle outside the bounds, and the facts of an end settle to it",
    (_name, { agreement, facts }) => {
      /** What is compared with ranges so many percent wide on either side. */
      const compared = (percent: number, points: readonly (readonly number[])[]): number => {
        const ranges = rangesOf(widened({ ranges: "proef", years: yearsIn(facts) }, ratio(percent, 100)));
        const bounds = bounded(agreement, ranges);
        for (const point of [...points, [0], [500], [1000]]) holds(bounds, within(ranges, point));
        const ends = reached(bounds);
        // Without a halt every amount has its ends; wide ranges may hold facts that stop a settlement.
        if (isDetermined && bounds.halts.length === 0) expect(ends).toBeGreaterThan(0);
        return ends;
      };
      const isDetermined = settle(agreement, facts).some((year) =>
        year.clauses.some((clause) => clause.settlement !== undefined),
      );
      expect(compared(1, []) > 0).toBe(isDetermined);
      check(
        fc.tuple(fc.constantFrom(1, 5, 30), shares, shares),
        ([percent, ...points]) => void compared(percent, points),
        runs(2, 125),
      );
    },
  );
});

describe("agreements of several parties and indicators", () => {
  const others = [
    ["samen-beslissen", "samen-beslissen"],
    ["besparing-met-verdeling", "besparing-met-verdeling"],
    ["aanneemsom-met-carve-out", "aanneemsom"],
  ] as const;
  test.each(others)("%s", (name, file) => {
    const agreement = agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
    const facts = datumOf(fileText(`${VEENRIJK}facts/${file}.yaml`)) as DatumMap;
    check(fc.tuple(fc.integer({ min: 0, max: 25 }), shares, shares), ([percent, ...points]) => {
      const ranges = rangesOf(widened({ ranges: "proef", years: facts["years"]! }, ratio(percent, 100)));
      const bounds = bounded(agreement, ranges);
      expect(reached(bounds)).toBeGreaterThan(0);
      for (const point of points) holds(bounds, within(ranges, point));
      const each = (end: "lowest" | "highest"): number =>
        bounds.parties.reduce((sum, party) => sum + party.total[end].cents!, 0);
      expect(each("lowest")).toBeLessThanOrEqual(0);
      expect(each("highest")).toBeGreaterThanOrEqual(0);
    });
  });
});
