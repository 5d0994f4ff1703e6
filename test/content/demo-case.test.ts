// The settlements of the demonstration case, to the cent.
import { describe, expect, test } from "vitest";
import { parseDecimal } from "#kernel/decimal";
import { toCents, type Cents } from "#kernel/money";
import { toDecimal, type Exact } from "#kernel/exact";
import { Settlement } from "#engine/settle/settle";
import type { Statement, StatementYear } from "#engine/settle/statement";
import { agreementAt, factsAt, fileText, VEENRIJK } from "../support/documents.ts";

type Figures = Record<string, string>;
const demo = JSON.parse(fileText("cases/good/demo-case.json")) as {
  PW_scenarios_2027: Record<string, Figures>;
  all_forms_expected_2027: Record<string, Figures>;
  three_year: Record<string, string[][]>;
  prices: Record<string, Record<string, Figures>>;
};

const cents = (amount: string): Cents => toCents(parseDecimal(amount)!)!;
const due = (year: StatementYear): number => year.clauses.reduce((sum, clause) => sum + clause.entitlement!, 0);
const settled = (year: StatementYear): number => year.clauses.reduce((sum, clause) => sum + clause.settlement!, 0);
const line = (year: StatementYear, name: string): string =>
  toDecimal(
    year.clauses.flatMap((clause) => clause.lines).find((candidate) => candidate.name === name)!.cell!.value as Exact,
  );

function settle(agreement: string, facts: string): Statement {
  const { value, issues } = new Settlement(agreementAt(`${VEENRIJK}agreements/${agreement}.yaml`)).settle(
    factsAt(`${VEENRIJK}facts/${facts}.yaml`),
  );
  expect(issues).toEqual([]);
  return value!;
}

const scenarios = {
  expected: "verwacht",
  "low (half effect)": "laag",
  "high (150%)": "hoog",
  "adverse (no effect, admissions +6%)": "tegen",
} as const;

describe.each(Object.entries(scenarios))("Polderwacht 2027, %s", (key, facts) => {
  const figures = demo.PW_scenarios_2027[key]!;
  test("F1 lump sum", () => {
    const [year] = settle("pw-f1", `pw-${facts}`).years;
    expect(due(year!)).toBe(cents(figures["E1"]!));
    expect(settled(year!)).toBe(cents(figures["S1"]!));
  });
  test("F2 ceiling with recalculation", () => {
    const [year] = settle("pw-f2", `pw-${facts}`).years;
    expect(due(year!)).toBe(cents(figures["E2"]!));
    expect(settled(year!)).toBe(cents(figures["S2"]!));
  });
  test("F3 shared savings", () => {
    const [year] = settle("pw-f3", `pw-${facts}`).years;
    expect(cents(line(year!, "normbedrag"))).toBe(cents(figures["BM"]!));
    expect(cents(line(year!, "besparing"))).toBe(cents(figures["GS"]!));
    // In 2027 the proposal is one-sided; the vector shows the two-sided rule of later years.
    const payout = facts === "tegen" ? 0 : cents(figures["pay"]!);
    expect(due(year!)).toBe(cents(figures["D"]!) + payout);
  });
});

describe.each(["PW", "KR", "VV"])("%s, expected, three years", (insurer) => {
  test.each(["F1", "F2", "F3"])("%s", (form) => {
    const statement = settle(`${insurer.toLowerCase()}-${form.toLowerCase()}`, `${insurer.toLowerCase()}-verwacht`);
    const expected = demo.three_year[`${insurer}_${form}`]!;
    expect(statement.years.slice(0, 3).map((year) => [String(year.year), due(year)])).toEqual(
      expected.map(([year, amount]) => [year, cents(amount!)]),
    );
  });
  test("prices of every year", () => {
    const statement = settle(`${insurer.toLowerCase()}-f2`, `${insurer.toLowerCase()}-verwacht`);
    for (const year of statement.years.slice(0, 3)) {
      for (const { product, price } of year.prices)
        expect(toCents(price), `${product} ${year.year}`).toBe(cents(demo.prices[year.year]![product]![insurer]!));
    }
  });
});

test("the impulse and the larger share of F4 are settled too", () => {
  const [year] = settle("pw-f4", "pw-verwacht").years;
  expect(year!.clauses.map((clause) => clause.id)).toEqual(["zorg", "besparing", "impuls"]);
  expect(year!.clauses[2]!.entitlement).toBe(cents("78000.00"));
});

test("shared decision-making: guarantee and reward of the second pathway", () => {
  const [year] = settle("samen-beslissen", "samen-beslissen").years;
  expect(due(year!)).toBe(cents("4290468.00"));
  expect(settled(year!)).toBe(cents("175468.00"));
});

test("a saving is distributed along the chain, and what one pays the other receives", () => {
  const statement = settle("besparing-met-verdeling", "besparing-met-verdeling");
  const net = Object.fromEntries(statement.net);
  expect(net).toEqual({
    verzekeraar: cents("-79641.82"),
    zorgaanbieder: cents("43803.00"),
    huisartsen: cents("15928.36"),
    thuiszorg: cents("19910.46"),
  });
});

test("the lump sum leaves expensive drugs apart", () => {
  const [year] = settle("aanneemsom-met-carve-out", "aanneemsom").years;
  expect(due(year!)).toBe(cents("26919308.00"));
  expect(settled(year!)).toBe(cents("734308.00"));
});
