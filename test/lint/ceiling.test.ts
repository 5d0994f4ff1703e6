// Lint of care, prices, goals and a ceiling, each finding beside the nearest agreement that has it not.
import { describe, expect, test } from "vitest";
import { BASE, changed, linted, type Change } from "./careful.ts";

const CARE: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  ["care in no clause", [["zorg: alles", "zorg: deel"]], ["attention care-in-no-clause clauses"]],
  [
    "a clause that stops early",
    [["    index: lonen\n    scopes", "    index: lonen\n    to: 2027-12-31\n    scopes"]],
    ["attention care-open-in-some-years clauses"],
  ],
  ["prices without an index", [["peil: 2027, index: lonen", "peil: 2027"]], ["attention prices-without-index prices"]],
  [
    "prices by year",
    [["peil: 2027, index: lonen, P: 10, Q: 20", "P: { 2027: 10, 2028: 11 }, Q: { 2027: 20, 2028: 21 }"]],
    [],
  ],
  ["an amount without an index", [["omzetplafond\n    index: lonen", "omzetplafond"]], ["error no-index clauses.zorg"]],
  [
    "an amount with a first year only",
    [
      ["omzetplafond\n    index: lonen", "omzetplafond"],
      ["plafond: 1000", "plafond: { 2027: 1000 }"],
    ],
    ["attention amount-stands-still clauses.zorg.with.plafond"],
  ],
  [
    "an amount by year",
    [
      ["omzetplafond\n    index: lonen", "omzetplafond"],
      ["plafond: 1000", "plafond: { 2027: 1000, 2028: 1030 }"],
    ],
    [],
  ],
  ["a payment without a ground", [["    funding: verrekening\n", ""]], ["error no-funding clauses.beloning"]],
  [
    "a product without a code",
    [
      ["Q: { nl: Q, code: 1002 }", "Q: { nl: Q, kind: dbc }"],
      ['["10*"]', "[P, Q]"],
    ],
    ["error product-without-code products"],
  ],
];

const GOALS: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  [
    "no goals",
    [
      [/goals:\n.*\n.*\n/.exec(BASE)![0], ""],
      [", norm: 5", ", norm: 5, gate: ja"],
    ],
    ["attention no-goals goals", "attention gate-drives-nothing indicators.E"],
  ],
  ["a goal after the end", [["by: 2028", "by: 2030"]], ["attention goal-after-term goals.korter"]],
  [
    "an indicator without a routine",
    [["frequency: jaar, owner: verzekeraar", "owner: verzekeraar"]],
    ["tip indicator-incomplete indicators.E"],
  ],
  [
    "a measured thing without a norm or goal",
    [
      ["indicator: E", "indicator: W"],
      [", norm: 5", ""],
    ],
    ["tip indicator-without-goal indicators.E", "tip indicator-without-norm indicators.E"],
  ],
  [
    "a gate that nothing reads",
    [['poort: { is: indicator("G") <= 1 }, ', ""]],
    ["attention counter-measure-missing clauses.beloning veiligheid", "attention gate-drives-nothing indicators.G"],
  ],
  [
    "no start known",
    [
      ["from: 3, ", ""],
      [", baseline: 3", ""],
    ],
    ["attention goal-not-smart goals.korter", "tip counter-measure-missing clauses.beloning nulmeting"],
  ],
  [
    "few observations count",
    [["beloning: 20,", "beloning: 20, minimum: 10,"]],
    ["attention denominator-too-small clauses.beloning"],
  ],
  ["enough observations count", [["beloning: 20,", "beloning: 20, minimum: 30,"]], []],
  [
    "a payment on a bare measurement",
    [
      [
        "  beloning:\n    form: prestatiebeloning",
        '  extra: { form: vast-bedrag, funding: verrekening, with: { bedrag: { is: 5 * looptijd * terug * indicator("W") } } }\n  beloning:\n    form: prestatiebeloning',
      ],
      ["free:", "terms: { terug: { unit: EUR/jaar, value: 1 } }\nfree:"],
    ],
    ["attention no-minimum-denominator clauses.extra"],
  ],
  [
    "no ladder of payment when a measurement is missing",
    [["missing: nul, ", ""]],
    ["attention indicator-without-missing-rule indicators.W"],
  ],
];

const BOUNDS: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  [
    "all tranches at the same rate",
    [["tarief: 20%", "tarief: 100%"]],
    ["attention tranche-without-effect clauses.zorg.with.staffel"],
  ],
  [
    "a hard limit",
    [[", staffel: [ { tot: 1, tarief: 1 }, { tot: , tarief: 20% } ]", ""]],
    ["attention counter-measure-missing clauses.zorg staffel"],
  ],
  [
    "no duty to keep delivering",
    [[", doorleveren: De zorgaanbieder blijft verzekerden behandelen.", ""]],
    ["attention counter-measure-missing clauses.zorg doorleveren"],
  ],
  ["no bound to the rise", [["hoogste: 5%, ", ""]], ["tip counter-measure-missing indices.lonen grenzen"]],
];

describe("care and prices", () =>
  test.each(CARE)("%s", (_, changes, expected) => expect(linted(changed(BASE, changes))).toEqual(expected)));
describe("goals and indicators", () =>
  test.each(GOALS)("%s", (_, changes, expected) =>
    expect([...linted(changed(BASE, changes))].sort()).toEqual([...expected].sort()),
  ));
describe("bounds", () =>
  test.each(BOUNDS)("%s", (_, changes, expected) => expect(linted(changed(BASE, changes))).toEqual(expected)));
