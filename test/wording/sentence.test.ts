// Findings in sentences: profit or loss by its sign, what is known and what is not, labels for names, plain Dutch.
import { describe, expect, test } from "vitest";
import { issue } from "#kernel/issue";
import { ZERO, ratio } from "#kernel/exact";
import { boundsOf, type Bound, type Bounds, type Extreme } from "#engine/bounds/bounds";
import { parseExpression } from "#engine/expression/parse";
import type { Incentive } from "#engine/incentives/incentives";
import type { Observable } from "#engine/incentives/observable";
import { planOf } from "#engine/simulate/plan";
import { watch } from "#engine/watch/watch";
import { labelledExpression } from "#wording/bound-text";
import { boundsLead, boundsTitle } from "#wording/bounds-text";
import { PROPOSAL } from "#wording/demo-findings";
import type { Expectation, Five, Shown } from "#wording/expectation";
import { wordSource } from "#wording/formula";
import { incentivesTitle } from "#wording/incentives-report";
import { pushSentence } from "#wording/incentives-sentence";
import { wordIssue } from "#wording/issue";
import type { Locale } from "#wording/locale";
import {
  comparisonChances,
  comparisonTitle,
  expectationText,
  shortTitles,
  simulationTitle,
} from "#wording/simulation-text";
import { capital, small, spanText } from "#wording/text";
import { chanceText, daysText, watchTitle } from "#wording/watch";
import { agreementAt, agreementFrom, factsFrom, formAt, outlookAt, rangesAt, VEENRIJK } from "../support/documents.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const proposal = (name: string) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const [savings, ceiling] = [proposal("pw-f3"), proposal("pw-f2")];

describe("a simulation", () => {
  const plan = planOf({
    agreements: [savings, ceiling],
    outlook: outlookAt(`${VEENRIJK}outlooks/zilverlinde-pw.yaml`),
    detail: "total",
  });
  const expected = (shown: Shown, low: number, mean: number, high: number, more: Partial<Expectation> = {}) => ({
    party: "zorgaanbieder",
    name: "X",
    series: "provider" as const,
    shown,
    afterCosts: false,
    years: [],
    total: [low, low, mean, high, high] as Five,
    lossChance: undefined,
    width: undefined,
    undetermined: 0,
    reason: undefined,
    ...more,
  });
  const said = (expectation: Expectation, locale: Locale): string =>
    plain(expectationText(expectation, savings, locale));

  test.each<[Shown, number, number, number, string, string]>([
    [
      "gain",
      -600,
      -400,
      -300,
      "X verliest gemiddeld € 400 over 2027 tot en met 2031, in negen van de tien gevallen tussen € 300 en € 600.",
      "X loses € 400 on average over 2027 through 2031, in nine cases out of ten between € 300 and € 600.",
    ],
    [
      "gain",
      -600,
      -400,
      100,
      "X verliest gemiddeld € 400 over 2027 tot en met 2031, in negen van de tien gevallen tussen € −600 en € +100 (verlies onder nul).",
      "X loses € 400 on average over 2027 through 2031, in nine cases out of ten between € −600 and € +100 (a loss below zero).",
    ],
    [
      "margin",
      1000,
      5000,
      9000,
      "X houdt over 2027 tot en met 2031 na kosten gemiddeld € 5.000 over, in negen van de tien gevallen tussen € 1.000 en € 9.000.",
      "X keeps € 5,000 after costs on average over 2027 through 2031, in nine cases out of ten between € 1,000 and € 9,000.",
    ],
    [
      "margin",
      -9000,
      -5000,
      -1000,
      "X komt over 2027 tot en met 2031 na kosten gemiddeld € 5.000 tekort, in negen van de tien gevallen tussen € 1.000 en € 9.000.",
      "X falls € 5,000 short after costs on average over 2027 through 2031, in nine cases out of ten between € 1,000 and € 9,000.",
    ],
    [
      "received",
      -9000,
      -5000,
      1000,
      "X betaalt over 2027 tot en met 2031 gemiddeld € 5.000, in negen van de tien gevallen tussen € −9.000 en € +1.000 (betaling onder nul).",
      "X pays € 5,000 on average over 2027 through 2031, in nine cases out of ten between € −9,000 and € +1,000 (a payment below zero).",
    ],
  ])("%s from %d by %d to %d follows its sign", (shown, low, mean, high, nl, en) => {
    const expectation = expected(shown, low, mean, high);
    expect([said(expectation, "nl"), said(expectation, "en")]).toEqual([nl, en]);
  });

  test.each<[Shown, number, string, string]>([
    ["margin", 5000, "X houdt na kosten gemiddeld € 5.000 over", "X keeps € 5,000 after costs on average"],
    ["margin", -5000, "X komt na kosten gemiddeld € 5.000 tekort", "X falls € 5,000 short after costs on average"],
    ["received", -5000, "X betaalt gemiddeld € 5.000", "X pays € 5,000 on average"],
  ])("the title of %s at %d", (shown, mean, nl, en) => {
    const set = [expected(shown, mean, mean, mean)];
    expect([plain(simulationTitle(set, plan, "nl")), plain(simulationTitle(set, plan, "en"))]).toEqual([nl, en]);
  });

  test("the verb stands beside its noun, in number", () => {
    const width = { with: 100, without: 200 };
    const spread = (more: Partial<Expectation>): string => said(expected("gain", 1, 2, 3, { width, ...more }), "nl");
    expect(spread({ afterCosts: true })).toContain(
      "ligt het resultaat binnen een band van € 100; zonder afspraak is die band € 200.",
    );
    expect(spread({ series: "insurer" })).toContain("liggen de uitgaven binnen een band");
    expect(spread({})).toContain("liggen de inkomsten binnen een band");
  });

  test.each<[Shown, number, number, string, string]>([
    [
      "margin",
      -900,
      -500,
      "Bij plafond met nacalculatie komt X gemiddeld het minst tekort: € 500",
      "In het slechtste twintigste deel van de gevallen komt X ten minste tekort: gedeelde besparing € 900 en plafond met nacalculatie € 500",
    ],
    [
      "received",
      -900,
      -500,
      "Bij plafond met nacalculatie betaalt X gemiddeld het minst: € 500",
      "In het slechtste twintigste deel van de gevallen betaalt X ten minste: gedeelde besparing € 900 en plafond met nacalculatie € 500",
    ],
    [
      "margin",
      900,
      500,
      "Gedeelde besparing laat X gemiddeld het meest over: € 900",
      "In het slechtste twintigste deel van de gevallen houdt X hoogstens over: gedeelde besparing € 900 en plafond met nacalculatie € 500",
    ],
  ])("a comparison of %s, %d beside %d", (shown, one, other, title, chances) => {
    const sets = [one, other].map((mean) => [expected(shown, mean, mean, mean)]);
    expect(plain(comparisonTitle(sets, plan, "nl"))).toBe(title);
    expect(plain(comparisonChances(sets, plan, "nl"))).toBe(chances);
  });
});

describe("bounds", () => {
  const found = boundsOf(savings, rangesAt(`${VEENRIJK}ranges/pw-2027.yaml`), {}).value!;
  const changed = (change: (bound: Bound) => Bound): Bounds => ({
    ...found,
    parties: found.parties.map((party) => ({
      ...party,
      total: change(party.total),
      years: party.years.map((year) => ({ ...year, bound: change(year.bound) })),
    })),
  });
  const open: Extreme = { cents: undefined, found: undefined, attained: false, facts: [] };

  test("both reached is said only of bounds that are there", () => {
    expect(boundsLead(found, "nl")).toContain("Beide grenzen worden gehaald");
    const unbounded = changed((bound) => ({ ...bound, highest: open }));
    expect(boundsTitle(unbounded, "nl")).toContain("niet voor alle feiten te begrenzen");
    for (const [locale, wrong] of [
      ["nl", "gehaald"],
      ["en", "reached"],
    ] as const)
      expect(boundsLead(unbounded, locale)).not.toContain(wrong);
  });
  test("facts below are promised only where a year is open", () => {
    const still = changed((bound) => ({ ...bound, lowest: bound.highest }));
    expect(boundsLead(still, "nl")).toMatch(/buiten deze grenzen\.$/);
    expect(boundsLead(still, "en")).toMatch(/outside these bounds\.$/);
  });
});

describe("a running year", () => {
  const agreement = agreementFrom(
    "agreement: t\nterm: { from: 2027-01-01, to: 2027-12-31 }\nparties: { verzekeraar: { nl: V }, zorgaanbieder: { nl: Z } }\nprices: { A: 10 }\nscopes: { alles: [A] }\nclauses: { zorg: { form: pxq, scopes: { zorg: alles } } }\ntriggers: { t: { nl: Te veel, when: verzekerden(alles) > 2 * verzekerden(alles), then: heroverleg } }\n",
  );
  const titled = (facts: string, locale: Locale): string =>
    watchTitle(watch(agreement, factsFrom(`years: { 2027: { aantal: { A: 100 }, ${facts} } }`), {}).value!, locale);

  test("what can't be told is not called in order", () => {
    expect(titled("voortgang: 50%", "nl")).toBe("Of 2027 binnen de afspraken verloopt, is nog niet te bepalen");
    expect(titled("voortgang: 50%", "en")).toBe("Whether 2027 runs within what was agreed can't be told yet");
    expect(titled("voortgang: 100%", "nl")).toBe("Of 2027 binnen de afspraken bleef, is niet te bepalen");
    expect(titled("voortgang: 50%, verzekerden: { alles: 5 }", "nl")).toBe("2027 verloopt binnen de afspraken");
  });
  test("a chance is never rounded to certainty; one day away is tomorrow", () => {
    expect([0.999, 0.001, 1, undefined].map((chance) => plain(chanceText(chance)))).toEqual([
      "> 99 %",
      "< 1 %",
      "100 %",
      "",
    ]);
    expect([0, 1, 731].map((days) => daysText(days, "nl"))).toEqual(["vandaag", "morgen", "over 731 dagen"]);
    expect([0, 1, 731].map((days) => daysText(days, "en"))).toEqual(["today", "tomorrow", "in 731 days"]);
  });
});

describe("a bound in words", () => {
  const { form } = formAt("content/forms/gedeelde-besparing.yaml");
  const worded = (source: string): string => labelledExpression(form, parseExpression(source, "").value!, "nl");
  test("labels stand for names, with a minus for a hyphen", () => {
    expect(worded("besparing < drempel * normbedrag")).toBe("besparing < minimale besparing × norm voor de hele groep");
    expect(worded("-besparing")).toBe("−besparing");
    expect(worded("if x and -besparing > 0 then 1 else 0")).toBe("als x en −besparing > 0 dan 1 anders 0");
  });
  test("quoted text stands in the same marks as everywhere", () =>
    expect(wordSource('over = "boven_drempel"', "nl")).toBe("over = “boven drempel”"));
});

describe("incentives", () => {
  const observable = (fact: Observable["fact"], more: Partial<Observable> = {}): Observable => ({
    fact,
    year: 2027,
    scope: undefined,
    product: undefined,
    key: undefined,
    value: ratio(10),
    ...more,
  });
  const jumps = (of: Observable, locale: Locale = "nl"): string => {
    const incentive: Incentive = { observable: of, price: undefined, rewards: [] };
    const received = { more: ZERO, fewer: ZERO, jumpMore: ratio(5), jumpFewer: ratio(-7) };
    const reward = { party: "zorgaanbieder", received, clauses: new Map(), cost: undefined, unit: undefined };
    const sentence = plain(pushSentence(savings, incentive, reward, locale));
    return sentence.slice(sentence.indexOf(". ") + 2);
  };
  test("what happens at once is said of the figure that moves", () => {
    expect(jumps(observable("aantal", { product: "HF1" }))).toBe(
      "Zodra het er iets meer worden, komt er meteen € 5,00 bij. Zodra het er iets minder worden, valt meteen € 7,00 weg.",
    );
    expect(jumps(observable("kosten"))).toContain("Zodra het iets meer wordt, komt er meteen € 5,00 bij.");
    expect(jumps(observable("indicator", { key: "I5" }))).toBe(
      "Zodra “Teamscore werkplezier” iets stijgt, komt er meteen € 5,00 bij. Zodra “Teamscore werkplezier” iets daalt, valt meteen € 7,00 weg.",
    );
    expect(jumps(observable("aantal", { product: "HF1" }), "en")).toBe(
      "As soon as there are any more, € 5.00 is gained at once. As soon as there are any fewer, € 7.00 is lost at once.",
    );
  });
  test("one product is the only product", () => {
    const one = { agreement: savings, provider: "zorgaanbieder", payer: "verzekeraar", years: [] };
    const report = {
      all: [one, one],
      together: [{ kind: "opposite" as const, year: 2027, products: ["HF1"], ways: [1, -1] as const }],
      guidance: () => undefined,
    };
    expect(incentivesTitle(report, "nl")).toBe("Deze voorstellen belonen bij het enige product het tegenovergestelde");
    expect(incentivesTitle(report, "en")).toBe("These proposals reward the opposite for the only product");
  });
});

test("figures of lint come from lint", () => {
  const few = issue("no-minimum-denominator", "", { clause: "c", indicators: ["I"], least: 25 });
  expect(wordIssue(few, "nl")).toContain("vanaf 25 waarnemingen, met `noemer(…) >= 25`");
  expect(wordIssue(few, "en")).toContain("from 25 observations on");
});

test("letters and spans fit their place", () => {
  expect([capital("ijkomzet"), small("IJkomzet"), capital("dbc"), small("DBC"), small("NZa")]).toEqual([
    "IJkomzet",
    "ijkomzet",
    "Dbc",
    "DBC",
    "NZa",
  ]);
  expect([spanText(2027, 2031, "nl"), spanText(2027, 2031, "en"), spanText(2027, 2027, "nl")]).toEqual([
    "2027 tot en met 2031",
    "2027 through 2031",
    "2027",
  ]);
});

/** The agreements say what a proposal is called; its short name on screen may not say anything else. */
test.each(Object.keys(PROPOSAL))("proposal %s is called as its agreements are", (id) => {
  for (const locale of ["nl", "en"] as const) {
    const [titled] = shortTitles([proposal(`pw-${id}`), savings], locale);
    expect(PROPOSAL[id]![locale]).toBe(`${capital(id)} ${small(titled!)}`);
  }
});
