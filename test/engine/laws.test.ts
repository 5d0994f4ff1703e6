// Laws that hold for every agreement and all facts, tried on many that were made at random.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Exact, ZERO, add, compare, equal, ratio, round, subtract, toDecimal } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { isMap, own, type Datum } from "#engine/datum";
import { jsonOf } from "#engine/settle/json";
import { Settlement } from "#engine/settle/settle";
import type { Statement, StatementClause } from "#engine/settle/statement";
import { distribute } from "#engine/settle/distribute";
import { word, type WordedFigure } from "#engine/word";
import {
  agreementAt,
  agreementFrom,
  agreementOf,
  datumOf,
  factsFrom,
  factsOf,
  fileText,
  library,
  ROOT,
  VEENRIJK,
  veenrijkYears,
} from "../support/documents.ts";
import { assemble } from "#engine/assemble";
import { runs } from "../support/runs.ts";

const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, law), { numRuns: runs(60, 3_000) });

const settle = (agreement: Agreement, facts: Datum): Statement =>
  new Settlement(agreement).settle(factsOf(facts)).value!;
const exact = (value: number, decimals = 0): Exact => ratio(value, 10 ** decimals);
const amount = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((cents) => exact(cents, 2));
const share = fc.integer({ min: 0, max: 1000 }).map((mille) => exact(mille, 3));

const veenrijkFacts = fc
  .record({
    volumes: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 6, maxLength: 6 }),
    patients: fc.integer({ min: 0, max: 2000 }),
    rise: fc.integer({ min: -200, max: 900 }),
  })
  .map(({ volumes, patients, rise }) => ({
    years: veenrijkYears({
      volumes: volumes.map((volume) => exact(volume)),
      patients: exact(patients),
      wages: exact(rise, 4),
    }),
  }));
const proposals = ["pw-f1", "pw-f2", "pw-f3", "pw-f4"].map((name) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`));
// By number, so that a failure prints short.
const proposal = fc.nat({ max: proposals.length - 1 });

describe("money is conserved", () => {
  test("what one party pays another receives", () => {
    check(fc.tuple(proposal, veenrijkFacts), ([index, facts]) => {
      const agreement = proposals[index]!;
      const statement = settle(agreement, facts);
      const net = [...statement.net.values()];
      if (net.every((cents) => cents !== undefined)) expect(net.reduce<number>((sum, cents) => sum + cents, 0)).toBe(0);
    });
  });

  test("entitlement is paid plus settlement, in every clause", () => {
    check(fc.tuple(proposal, veenrijkFacts), ([index, facts]) => {
      const agreement = proposals[index]!;
      for (const clause of settle(agreement, facts).years.flatMap((year) => year.clauses)) {
        if (clause.settlement !== undefined) expect(clause.paid! + clause.settlement).toBe(clause.entitlement);
      }
    });
  });

  test("a distribution adds up to the whole, keeps to every cap, and mirrors a loss", () => {
    const portion = fc.record({ share, first: amount(2000), most: fc.option(amount(9000), { nil: undefined }) });
    check(
      fc.tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.array(portion, { minLength: 1, maxLength: 6 })),
      ([cents, portions]) => {
        const whole = exact(cents, 2);
        const parts = distribute(whole, portions);
        if (parts === undefined) {
          // Something is left only when nobody can take more.
          const open = portions.filter((entry) => entry.most === undefined && entry.share.n !== 0);
          expect(open).toEqual([]);
          return;
        }
        expect(equal(parts.reduce(add, ZERO), whole)).toBe(true);
        const [, ...rest] = parts.map((part, index) => ({ part, most: portions[index]!.most }));
        for (const { part, most } of rest)
          if (most !== undefined && cents > 0) expect(compare(part, round(most, 2))).toBeLessThanOrEqual(0);
        expect(distribute(exact(-cents, 2), portions)!.map(String)).toEqual(
          parts.map((part) => String(subtract(ZERO, part))),
        );
      },
    );
  });
});

describe("order does not matter", () => {
  const shuffled = (datum: Datum): Datum =>
    isMap(datum)
      ? Object.fromEntries(
          Object.entries(datum)
            .reverse()
            .map(([key, value]) => [key, shuffled(value)]),
        )
      : datum;

  test("keys of facts may come in any order", () => {
    check(fc.tuple(proposal, veenrijkFacts), ([index, facts]) => {
      expect(settle(proposals[index]!, shuffled(facts)).hash).toBe(settle(proposals[index]!, facts).hash);
    });
  });

  test("rows of a table of indicators may come in any order", () => {
    const text = fileText(`${VEENRIJK}agreements/samen-beslissen.yaml`);
    const rows = text.split("\n").filter((line) => line.includes("indicator_id"));
    const observed = own(
      own(datumOf(fileText(`${VEENRIJK}facts/samen-beslissen.yaml`)) as Record<string, Datum>, "years") as Record<
        string,
        Datum
      >,
      "2027",
    )!;
    check(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
      const reordered = text.replace(rows.join("\n"), order.join("\n"));
      const statement = settle(agreementFrom(reordered), { years: { 2027: observed } });
      expect(statement.years[0]!.clauses[1]!.entitlement).toBe(9_046_800);
    });
  });
});

describe("readings agree", () => {
  test("a re-run gives the same statement, to the hash", () => {
    check(fc.tuple(proposal, veenrijkFacts), ([index, facts]) => {
      const agreement = proposals[index]!;
      const settlement = new Settlement(agreement);
      const read = factsOf(facts);
      const first = settlement.settle(read).value!;
      expect(settlement.settle(read).value!.hash).toBe(first.hash);
      expect(JSON.stringify(jsonOf(settle(agreement, facts)))).toBe(JSON.stringify(jsonOf(first)));
    });
  });

  test("the text shows exactly the numbers that the sum uses", () => {
    check(fc.tuple(amount(50_000_000), share, veenrijkFacts), ([ceiling, floor, facts]) => {
      const agreement = withCeiling(ceiling, floor);
      const statement = settle(agreement, facts);
      const worded = word(agreement, undefined);
      const said = new Map(
        worded.clauses[0]!.text.flatMap((sentence) =>
          sentence.nl.filter((part): part is WordedFigure => typeof part === "object" && part.kind === "reference"),
        ).map((part) => [part.name, part.values[0]!.value]),
      );
      const used = statement.years[0]!.clauses[0]!.lines.flatMap((line) => line.cell?.formula ?? []).filter(
        (part) => typeof part === "object",
      );
      for (const name of ["plafond", "bodem"]) {
        const figure = said.get(name);
        const value = figure?.kind === "figure" && figure.value instanceof Exact ? toDecimal(figure.value) : undefined;
        // A floor of zero writes no promise, so it stands in no sentence.
        if (name === "bodem" && floor.n === 0) expect(value).toBeUndefined();
        else
          for (const part of used.filter((candidate) => candidate.name === name))
            expect(toDecimal(part.value as Exact)).toBe(value);
      }
    });
  });

  function withCeiling(ceiling: Exact, floor: Exact): Agreement {
    return agreementFrom(`
agreement: plafond
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { hartfalen: [HF1, HF2, HF3, HF4, HF5, HF6] }
prices: { HF1: 5150, HF2: 2480, HF3: 612, HF4: 238, HF5: 295, HF6: 160 }
clauses: { plafond: { form: omzetplafond, scopes: { zorg: hartfalen }, with: { plafond: ${toDecimal(ceiling)}, bodem: ${toDecimal(floor)} } } }`);
  }
});

/** One clause of a form on one scope, with claims as the only fact. */
function claimed(
  form: string,
  filled: string,
  scopes = ["zorg"],
  extra = "",
): (claims: readonly Exact[]) => StatementClause {
  const agreement = agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { ${scopes.map((scope) => `${scope}_x: [${scope}_y]`).join(", ")} }
clauses: { artikel: { form: ${form}, scopes: { ${scopes.map((scope) => `${scope}: ${scope}_x`).join(", ")} }, with: ${filled} } }
${extra}`);
  const settlement = new Settlement(agreement);
  return (claims) =>
    settlement.settle(
      factsOf({
        years: {
          2027: { gedeclareerd: Object.fromEntries(scopes.map((scope, index) => [`${scope}_x`, claims[index]!])) },
        },
      }),
    ).value!.years[0]!.clauses[0]!;
}

describe("payment models", () => {
  const pair = fc.tuple(amount(40_000_000), amount(5_000_000));
  const models: readonly (readonly [string, (claims: readonly Exact[]) => StatementClause, number])[] = [
    [
      "A lump sum",
      claimed(
        "aanneemsom",
        "{ aanneemsom: 20000000, band_boven: 4%, band_onder: 4%, deel_boven: 40%, deel_onder: 50% }",
      ),
      1,
    ],
    [
      "B ceiling",
      claimed(
        "omzetplafond",
        "{ plafond: 18500000, staffel: [ { tot: 1, tarief: 100% }, { tot: 1.03, tarief: 60% }, { tot: , tarief: 25% } ] }",
      ),
      1,
    ],
    ["C fee-for-service", claimed("pxq", "{}"), 1],
    [
      "C volume discount",
      claimed(
        "volumekorting",
        "{ ijkomzet: 18000000, staffel: [ { tot: 1, prijsdeel: 100% }, { tot: , prijsdeel: 70% } ] }",
      ),
      1,
    ],
    [
      "D ceiling and recalculation",
      claimed("plafond-nacalculatie", "{ plafond: 15750000, budget: 3000000, deel_boven: 70%, deel_onder: 70% }", [
        "regulier",
        "uitzondering",
      ]),
      2,
    ],
    ["D budget", claimed("nacalculatie", "{ budget: 3000000, deel_boven: 70%, deel_onder: 80% }"), 1],
  ];
  test.each(models)("%s: more claims never pay less", (_name, settled, scopes) => {
    check(pair, ([claims, more]) => {
      const low = settled(Array.from({ length: scopes }, () => claims));
      const high = settled(Array.from({ length: scopes }, () => add(claims, more)));
      expect(high.entitlement!).toBeGreaterThanOrEqual(low.entitlement!);
    });
  });

  test("B: without a floor a ceiling never pays more than was claimed, and all of it up to the ceiling", () => {
    const settled = models[1]![1];
    check(amount(40_000_000), (claims) => {
      const { entitlement, paid } = settled([claims]);
      expect(entitlement!).toBeLessThanOrEqual(paid!);
      if (compare(claims, ratio(18_500_000)) <= 0) expect(entitlement).toBe(paid);
    });
  });

  test("splitting a year in two half-years gives the same lump sum and ceiling within a cent", () => {
    const dated = (form: string, parameter: string, from: string, to: string, line: string) => {
      const agreement = agreementFrom(`
agreement: half
term: { from: ${from}, to: ${to} }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: [zorg] }
clauses: { artikel: { form: ${form}, scopes: { zorg: zorg }, with: { ${parameter} } } }`);
      const statement = settle(agreement, { years: { 2027: { gedeclareerd: ZERO } } });
      return statement.years[0]!.clauses[0]!.lines.find((candidate) => candidate.name === line)!.cell!.value as Exact;
    };
    check(amount(90_000_000), (yearly) => {
      for (const [form, name, line] of [
        ["aanneemsom", "aanneemsom", "som"],
        ["omzetplafond", "plafond", "jaarplafond"],
      ] as const) {
        const filled = `${name}: ${toDecimal(yearly)}`;
        const whole = dated(form, filled, "2027-01-01", "2027-12-31", line);
        const halves = add(
          dated(form, filled, "2027-01-01", "2027-06-30", line),
          dated(form, filled, "2027-07-01", "2027-12-31", line),
        );
        const difference = subtract(whole, halves);
        expect(Math.abs(Number(difference.n) / Number(difference.d))).toBeLessThanOrEqual(0.0100001);
      }
    });
  });

  test("E: a better indicator never lowers the reward", () => {
    const agreement = agreementAt(`${VEENRIJK}agreements/samen-beslissen.yaml`);
    const settlement = new Settlement(agreement);
    const reward = (k1: number, k4: number): number =>
      settlement.settle(
        factsFrom(
          `years: { 2027: { gedeclareerd: 4115000, indicator: { K1: ${k1}, K2: 80, K3: 60, K4: ${k4}, sterfte_30d: 0.04 }, noemer: { K1: 420, K2: 420, K3: 310, K4: 420 } } }`,
        ),
      ).value!.years[0]!.clauses[1]!.entitlement!;
    check(
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 })),
      ([k1, better, k4]) => {
        expect(reward(Math.min(100, k1 + better), k4)).toBeGreaterThanOrEqual(reward(k1, k4));
        // For the fourth indicator lower is better.
        expect(reward(k1, k4)).toBeGreaterThanOrEqual(reward(k1, k4 + better));
      },
    );
  });

  test("payments are transfers: what hospital and insurer gain together does not depend on the form", () => {
    const figures = (
      JSON.parse(fileText("cases/good/demo-case.json")) as { PW_scenarios_2027: Record<string, Record<string, string>> }
    ).PW_scenarios_2027;
    for (const [scenario, facts] of [
      ["expected", "verwacht"],
      ["low (half effect)", "laag"],
      ["high (150%)", "hoog"],
      ["adverse (no effect, admissions +6%)", "tegen"],
    ] as const) {
      const variable = Math.round(Number(figures[scenario]!["varcost"]) * 100);
      const joint = ["pw-f1", "pw-f2", "pw-f3"].map((name) => {
        const due = settle(
          agreementAt(`${VEENRIJK}agreements/${name}.yaml`),
          datumOf(fileText(`${VEENRIJK}facts/pw-${facts}.yaml`)),
        ).years[0]!.clauses.reduce((sum, clause) => sum + clause.entitlement!, 0);
        const margin = due - variable - 84_485_331;
        const spend = due - 159_488_967;
        return margin - spend;
      });
      expect(new Set(joint).size).toBe(1);
    }
  });
});

test("an agreement stands by itself: assembled once, it settles without the library", () => {
  const assembled = assemble(
    datumOf(fileText(`${VEENRIJK}agreements/pw-f3.yaml`)),
    `${ROOT}${VEENRIJK}agreements/pw-f3.yaml`,
    library(),
  ).value!;
  const alone = agreementOf(assembled);
  expect(alone.hash).toBe(agreementAt(`${VEENRIJK}agreements/pw-f3.yaml`).hash);
});
