// At a bound one more and one fewer differ: each way has its own slope, and a gate its jump.
import { describe, expect, test } from "vitest";
import { toFixed, type Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { incentivesOf, type Reward } from "#engine/incentives/incentives";
import { Settlement } from "#engine/settle/settle";
import { agreementFrom, datumOf, factsFrom, outlookOf } from "../support/documents.ts";

const HEAD = `
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
products: { A: { nl: opname, code: 111111111, kind: dbc }, B: { nl: consult, code: 222222222, kind: dbc } }
scopes: { zorg: [A, B] }
prices: { A: 1000, B: 100 }
`;
const agreed = (clauses: string): Agreement => agreementFrom(`${HEAD}clauses:\n${clauses}`);
const facts = (text: string) => factsFrom(`years: { 2027: ${text} }`);

const text = (value: Exact | undefined): string => (value === undefined ? "-" : toFixed(value, 2));
/** Payment with one more, one fewer, and jumps, to the provider. */
function pushOf(agreement: Agreement, given: string, fact: string, key?: string) {
  const all = incentivesOf(agreement, { facts: facts(given), costs: new Map() });
  const found = all.years[0]!.incentives.find(
    ({ observable }) =>
      observable.fact === fact && (key === undefined || (observable.product ?? observable.key) === key),
  )!;
  const { received } = found.rewards.find((reward: Reward) => reward.party === "zorgaanbieder")!;
  return [received.more, received.fewer, received.jumpMore, received.jumpFewer].map(text);
}
const dueOf = (agreement: Agreement, given: string): number =>
  new Settlement(agreement)
    .settle(facts(given))
    .value!.years[0]!.clauses.reduce((sum, clause) => sum + clause.entitlement!, 0);

describe("claims exactly at the ceiling", () => {
  const ceiling = agreed(
    "  plafond: { form: omzetplafond, scopes: { zorg: zorg }, with: { plafond: 110000, staffel: [ { tot: 1, tarief: 1 }, { tot: , tarief: 20% } ] } }",
  );
  const at = (a: number): string => `{ aantal: { A: ${a}, B: 100 } }`;
  test("one more brings the tariff of the next tranche, one fewer loses its price", () => {
    expect(pushOf(ceiling, at(100), "aantal", "A")).toEqual(["200.00", "-1000.00", "-", "-"]);
    expect(dueOf(ceiling, at(101)) - dueOf(ceiling, at(100))).toBe(20_000);
    expect(dueOf(ceiling, at(99)) - dueOf(ceiling, at(100))).toBe(-100_000);
  });
  test("a step before and after, both ways are the same again", () => {
    expect(pushOf(ceiling, at(99), "aantal", "A")).toEqual(["1000.00", "-1000.00", "-", "-"]);
    expect(pushOf(ceiling, at(101), "aantal", "A")).toEqual(["200.00", "-200.00", "-", "-"]);
  });
});

describe("a saving exactly at the minimum savings rate", () => {
  const savings = agreed(
    "  besparing: { form: gedeelde-besparing, funding: verrekening, scopes: { populatie: zorg }, with: { norm: 1000, drempel: 2%, deel: 50%, kosten_groep: { is: gedeclareerd(zorg) } } }",
  );
  // Benchmark 100,000; claims 98,000 save 2 % exactly.
  const at = (a: number, b: number): string => `{ patienten: 100, aantal: { A: ${a}, B: ${b} } }`;
  test("qualifies; the least more loses the whole payout, the least fewer adds to it", () => {
    expect(pushOf(savings, at(90, 80), "aantal", "A")).toEqual(["0.00", "500.00", "-1000.00", "-"]);
    expect(dueOf(savings, at(90, 80))).toBe(100_000);
    expect(dueOf(savings, at(90, 81))).toBe(0);
    expect(dueOf(savings, at(90, 79)) - dueOf(savings, at(90, 80))).toBe(5_000);
  });
  test("the cliff stands where we are", () => {
    const [cliff] = incentivesOf(savings, { facts: facts(at(90, 80)), costs: new Map() }).years[0]!.cliffs;
    expect([cliff!.kind, cliff!.way, cliff!.whole, text(cliff!.steps), text(cliff!.jump)]).toEqual([
      "gate",
      "up",
      1,
      "0.00",
      "-1000.00",
    ]);
  });
});

describe("claims exactly at the edge of a corridor", () => {
  const sum = agreed(
    "  som: { form: aanneemsom, scopes: { zorg: zorg }, with: { aanneemsom: 100000, band_boven: 10%, band_onder: 10%, deel_boven: 40%, deel_onder: 50% } }",
  );
  const at = (a: number): string => `{ aantal: { A: ${a}, B: 0 } }`;
  test("above: one more is shared, one fewer changes nothing", () => {
    expect(pushOf(sum, at(110), "aantal", "A")).toEqual(["400.00", "0.00", "-", "-"]);
    expect(dueOf(sum, at(111)) - dueOf(sum, at(110))).toBe(40_000);
  });
  test("below: one fewer is shared, one more changes nothing", () => {
    expect(pushOf(sum, at(90), "aantal", "A")).toEqual(["0.00", "-500.00", "-", "-"]);
    expect(dueOf(sum, at(89)) - dueOf(sum, at(90))).toBe(-50_000);
  });
  test("of nothing there is no fewer", () => {
    expect(pushOf(sum, at(110), "aantal", "B")).toEqual(["40.00", "-", "-", "-"]);
  });
});

test("an indicator at its threshold only rewards the better side", () => {
  const reward = agreementFrom(`${HEAD}
indicators: { K: { nl: kwaliteit, unit: ratio, display: factor, better: higher, missing: nul } }
clauses:
  beloning: { form: prestatiebeloning, funding: verrekening, with: { beloning: 1000, kpi: [ { indicator_id: K, gewicht: 100%, drempel: 60, doel: 80 } ] } }`);
  expect(pushOf(reward, "{ indicator: { K: 60 }, noemer: { K: 100 } }", "indicator", "K")).toEqual([
    "50.00",
    "0.00",
    "-",
    "-",
  ]);
  expect(pushOf(reward, "{ indicator: { K: 80 }, noemer: { K: 100 } }", "indicator", "K")).toEqual([
    "0.00",
    "-50.00",
    "-",
    "-",
  ]);
});

test("a party at its cap gets nothing more of a distribution, and loses its share of less", () => {
  const shared = agreementFrom(`
agreement: keten
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {}, huisartsen: {} }
scopes: { zorg: [zorg] }
clauses:
  werk: { form: pxq, scopes: { zorg: zorg } }
  keten: { form: verdeling, funding: verrekening, with: { bedrag_totaal: { is: werk.recht }, houder: zorgaanbieder, sleutel: [ { partij: zorgaanbieder, aandeel: 60% }, { partij: huisartsen, aandeel: 40%, hoogstens: 40 } ] } }`);
  const all = incentivesOf(shared, { facts: facts("{ gedeclareerd: 100 }"), costs: new Map() });
  const [incentive] = all.years[0]!.incentives;
  const gp = incentive!.rewards.find((reward) => reward.party === "huisartsen")!.received;
  expect([text(gp.more), text(gp.fewer)]).toEqual(["0.00", "-0.40"]);
});

test("cost in steps is the real difference that one makes, and says so", () => {
  const outlook = outlookOf(
    datumOf(`
outlook: proef
of: zorgaanbieder
facts: { years: { 2027: { aantal: { A: 100, B: 100 } } } }
costs: { bedden: { step: { of: [A], every: 50, costs: 7000 } }, B: { each: 30 } }`),
  );
  const agreement = agreed("  werk: { form: pxq, scopes: { zorg: zorg } }");
  const all = incentivesOf(agreement, { outlook, costs: new Map([["zorgaanbieder", outlook.document]]) });
  const costs = all.years[0]!.incentives.map(
    ({ rewards }) => rewards.find((reward) => reward.party === "zorgaanbieder")!.cost!,
  );
  expect(costs.map(({ more, fewer, by }) => [text(more), text(fewer), by])).toEqual([
    ["7000.00", "0.00", "unit"],
    ["30.00", "-30.00", "slope"],
  ]);
});

test("two clauses that cancel each other out are found", () => {
  const both = agreed(`  werk: { form: pxq, scopes: { zorg: zorg } }
  besparing: { form: gedeelde-besparing, funding: verrekening, scopes: { populatie: zorg }, with: { norm: 2000, drempel: 0, deel: 95%, kosten_groep: { is: gedeclareerd(zorg) } } }`);
  const [year] = incentivesOf(both, {
    facts: facts("{ patienten: 100, aantal: { A: 90, B: 80 } }"),
    costs: new Map(),
  }).years;
  expect(
    year!.cancelling.map(({ observable, clauses, pushes }) => [observable.product, ...clauses, ...pushes.map(text)]),
  ).toEqual([
    ["A", "werk", "besparing", "1000.00", "-950.00"],
    ["B", "werk", "besparing", "100.00", "-95.00"],
  ]);
});

test("a risk factor or amounts by severity take away the incentive to select", () => {
  const kinds = (risk: string): string[] => {
    const savings = agreed(
      `  besparing: { form: gedeelde-besparing, funding: verrekening, scopes: { populatie: zorg }, with: { norm: 2000, ${risk} deel: 50%, kosten_groep: { is: gedeclareerd(zorg) } } }`,
    );
    const [year] = incentivesOf(savings, {
      facts: facts("{ patienten: 100, aantal: { A: 90, B: 80 } }"),
      costs: new Map(),
    }).years;
    return year!.risks.map((risk_) => risk_.kind).filter((kind) => kind === "patient-selection");
  };
  expect(kinds("")).toEqual(["patient-selection"]);
  expect(kinds("risicofactor: 1.015,")).toEqual([]);
});

test("what can't be settled is a reason, not a figure", () => {
  const sum = agreed("  som: { form: pxq, scopes: { zorg: zorg } }");
  const [year] = incentivesOf(sum, { facts: facts("{ aantal: { A: 1 } }"), costs: new Map() }).years;
  expect([year!.reason!.code, year!.incentives]).toEqual(["fact-missing", []]);
});

test("whose incentives these are does not follow the order of clauses", () => {
  const chain = `
agreement: keten
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {}, huisartsen: { role: keten } }
products: { A: { nl: opname, code: 111111111, kind: dbc } }
scopes: { alles: [A] }
prices: { A: 1000 }
clauses:
`;
  const care = "  zorg: { form: pxq, scopes: { zorg: alles } }\n";
  const share =
    "  keten: { form: verdeling, funding: verrekening, with: { bedrag_totaal: 900, houder: zorgaanbieder, sleutel: [ { partij: huisartsen, aandeel: 45% }, { partij: zorgaanbieder, aandeel: 55% } ] } }\n";
  const read = (clauses: string) =>
    incentivesOf(agreementFrom(chain + clauses), { facts: facts("{ aantal: { A: 100 } }"), costs: new Map() });
  const [one, other] = [read(care + share), read(share + care)];
  expect([other.provider, other.payer]).toEqual(["zorgaanbieder", "verzekeraar"]);
  expect(other.years[0]!.risks).toEqual(one.years[0]!.risks);
  expect(one.years[0]!.risks.length).toBeGreaterThan(0);
});
