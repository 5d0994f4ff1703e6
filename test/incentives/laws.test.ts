// Laws of incentives: the slope is what settlement does, payments are transfers, kinks have two sides.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Exact,
  ZERO,
  absolute,
  add,
  compare,
  divide,
  equal,
  multiply,
  negate,
  ratio,
  subtract,
  toDecimal,
} from "#kernel/exact";
import { exampleCase } from "#engine/example";
import type { Facts } from "#engine/facts";
import { readForm } from "#engine/form";
import { Elaboration } from "#engine/graph/elaborate";
import { receivedBy } from "#engine/graph/money";
import { incentivesOf, type Incentive, type Incentives } from "#engine/incentives/incentives";
import { oneMore } from "#engine/incentives/observable";
import { Point, germOf, numberOf, opposite } from "#engine/incentives/point";
import { Settlement } from "#engine/settle/settle";
import { worldOf } from "#engine/settle/world";
import { agreementAt, factsOf, library, VEENRIJK, veenrijkYears, VOLUMES } from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const RUNS = runs(20, 1_000);
/** A cent for each rounding on the way from a number to a payment. */
const SLACK = ratio(10, 100);

const isNear = (a: Exact, b: Exact, slack = SLACK): boolean => compare(absolute(subtract(a, b)), slack) <= 0;

const proposals = ["pw-f1", "pw-f2", "pw-f3", "pw-f4", "pw-zonder"].map((name) =>
  agreementAt(`${VEENRIJK}agreements/${name}.yaml`),
);
/** Around what the demonstration expects, so that every side of every bound is met. */
const figures = fc.record({
  proposal: fc.nat({ max: proposals.length - 1 }),
  year: fc.constantFrom(2027 as const, 2028 as const),
  volumes: fc.tuple(...Object.values(VOLUMES).map((mean) => fc.integer({ min: 1, max: 2 * mean }))),
  patients: fc.integer({ min: 400, max: 900 }),
});

const factsFor = (year: 2027 | 2028, volumes: readonly number[], patients: number): Facts =>
  factsOf({
    years: veenrijkYears({ year, volumes: volumes.map((volume) => ratio(volume)), patients: ratio(patients) }),
  });

/** Entitlement in EUR by a settlement of its own. */
function settled(index: number, facts: Facts, year: number): Exact {
  const statement = new Settlement(proposals[index]!).settle(facts).value!;
  const clauses = statement.years.find((other) => other.year === year)!.clauses;
  return clauses.reduce((sum, clause) => add(sum, ratio(clause.entitlement!, 100)), ZERO);
}

const providerOf = (incentives: Incentives, incentive: Incentive) =>
  incentive.rewards.find((reward) => reward.party === incentives.provider)!.received;

const read = (index: number, facts: Facts, year: number): { all: Incentives; products: readonly Incentive[] } => {
  const all = incentivesOf(proposals[index]!, { facts, costs: new Map() });
  const found = all.years.find((other) => other.year === year)!;
  return { all, products: found.incentives.filter(({ observable }) => observable.product !== undefined) };
};

describe("on the proposals of the demonstration", () => {
  test("between bounds, one more and one fewer pay what settlement says", () => {
    let compared = 0;
    fc.assert(
      fc.property(figures, fc.nat({ max: 5 }), ({ proposal, year, volumes, patients }, which) => {
        const change = (by: number) => volumes.map((volume, index) => (index === which ? volume + by : volume));
        const here = factsFor(year, volumes, patients);
        const at = settled(proposal, here, year);
        const { all, products } = read(proposal, here, year);
        const push = providerOf(all, products[which]!);
        for (const by of [1, -1]) {
          const there = factsFor(year, change(by), patients);
          const slope = by === 1 ? push.more : push.fewer;
          const jump = by === 1 ? push.jumpMore : push.jumpFewer;
          const beyond = read(proposal, there, year);
          const back = providerOf(beyond.all, beyond.products[which]!)[by === 1 ? "fewer" : "more"];
          // A volume of nothing has no way back; a bound in between bends the way.
          if (slope === undefined || back === undefined || !equal(negate(back), slope) || jump !== undefined) continue;
          const difference = subtract(settled(proposal, there, year), at);
          if (!isNear(difference, slope)) {
            // Only a jump in between may part them, and then the reading says so.
            const [reward] = products[which]!.rewards.filter(({ party }) => party === all.provider);
            expect(reward!.unit).toBeDefined();
            continue;
          }
          compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS / 2);
  });

  test("payments are transfers: what one party gains by one more, others lose", () => {
    fc.assert(
      fc.property(figures, ({ proposal, year, volumes, patients }) => {
        const { products } = read(proposal, factsFor(year, volumes, patients), year);
        for (const { rewards } of products)
          for (const way of ["more", "fewer"] as const) {
            const amounts = rewards.map((reward) => reward.received[way]);
            if (amounts.every((amount) => amount !== undefined))
              expect(toDecimal(amounts.reduce<Exact>((sum, amount) => add(sum, amount!), ZERO))).toBe("0");
          }
      }),
      { numRuns: RUNS },
    );
  });

  test("clauses add up to the whole", () => {
    fc.assert(
      fc.property(figures, ({ proposal, year, volumes, patients }) => {
        const { products } = read(proposal, factsFor(year, volumes, patients), year);
        for (const { rewards } of products)
          for (const reward of rewards) {
            const sum = [...reward.clauses.values()].reduce((total, push) => add(total, push.more!), ZERO);
            expect(equal(sum, reward.received.more!)).toBe(true);
          }
      }),
      { numRuns: RUNS },
    );
  });
});

const MONEY = new Set(["gedeclareerd", "betaald", "kosten", "kosten_boven"]);

const EXAMPLES = library().formIds.flatMap((id) => {
  const datum = library().form(id)!;
  const form = readForm(datum).value!;
  return form.pays ? [...form.examples.keys()].map((name) => ({ id, name, form, datum })) : [];
});

describe("every form of the library, in its own examples", () => {
  test.each(EXAMPLES)("$id, $name: slopes are difference quotients, both ways", ({ form, datum, name }) => {
    const { agreement, facts } = exampleCase(form, datum, name)!;
    const incentives = incentivesOf(agreement, { facts, costs: new Map() });
    const elaboration = new Elaboration(agreement);
    const point = new Point(elaboration, worldOf(agreement, facts));
    for (const { year, incentives: found } of incentives.years) {
      const received = receivedBy(elaboration, incentives.provider, year);
      for (const { observable } of found) {
        const size = MONEY.has(observable.fact)
          ? ratio(50)
          : observable.fact === "indicator"
            ? ratio(1, 100)
            : ratio(1, 2);
        for (const way of [oneMore(observable), opposite(oneMore(observable))]) {
          if (way !== undefined && compare(observable.value, size) <= 0) continue;
          const there = point.moved(way, size);
          const slope = germOf(point.beside(way)(received));
          const back = germOf(there.beside(opposite(way))(received));
          const [at, off] = [numberOf(point.at(received)), numberOf(there.at(received))];
          if (slope === undefined || back === undefined || at === undefined || off === undefined) continue;
          // Straight in between: the same slope on both ends, and no jump at either.
          if (!equal(slope.slope, negate(back.slope)) || !isNear(slope.value, at) || !isNear(back.value, off)) continue;
          expect(
            isNear(subtract(off, at), multiply(slope.slope, size)),
            `${observable.fact} ${toDecimal(slope.slope)}`,
          ).toBe(true);
        }
      }
    }
  });

  test("has something to read in nearly every example", () => {
    const some = EXAMPLES.filter(({ form, datum, name }) => {
      const { agreement, facts } = exampleCase(form, datum, name)!;
      const read = incentivesOf(agreement, { facts, costs: new Map() });
      return read.years.some((year) => year.incentives.length > 0);
    });
    expect(Number(toDecimal(divide(ratio(some.length), ratio(EXAMPLES.length))))).toBeGreaterThan(0.8);
  });
});
