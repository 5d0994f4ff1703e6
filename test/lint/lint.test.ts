// Lint as a whole: nothing where nothing is to be said, what figures add, and every finding complete in two languages.
import { describe, expect, test } from "vitest";
import { lintPage } from "#documents/lint-page";
import { ISSUES } from "#wording/issue";
import { SOURCES } from "#wording/source";
import { countsOf, lint } from "#engine/lint/lint";
import { WEIGHTS } from "#engine/lint/rule";
import { findingText } from "#wording/lint-text";
import { golden, handslag, printed, veenrijk } from "../support/command.ts";
import { ROOT, agreementFrom } from "../support/documents.ts";
import { BASE, LUMP_SUM, WITH_SAVINGS, changed, linted } from "./careful.ts";

test.each([
  ["a ceiling with a reward", BASE],
  ["shared savings both ways", WITH_SAVINGS],
  ["a lump sum with a corridor", LUMP_SUM],
])("a careful agreement has none: %s", (_name, yaml) => expect(linted(yaml)).toEqual([]));

/** What facts add to the lint of an agreement by itself. */
const added = (yaml: string, ...years: readonly string[]): string[] => {
  const text = years.map((figures, index) => `${2027 + index}: { ${figures}, reeks: { lonen: 2% } }`).join(", ");
  const alone = linted(yaml);
  return linted(yaml, `{ years: { ${text} } }`).filter((line) => !alone.includes(line));
};

describe("with facts", () => {
  test("a ceiling that claims stay below", () =>
    expect(added(BASE, "gedeclareerd: 900")).toEqual(["tip bound-not-reached clauses.zorg"]));
  test("a ceiling that claims pass", () => expect(added(BASE, "gedeclareerd: 1100")).toEqual([]));
  test("a ceiling that claims pass in one of two years", () =>
    expect(added(BASE, "gedeclareerd: 1100", "gedeclareerd: 900")).toEqual([]));
  const BUDGET = changed(BASE, [
    ["form: omzetplafond", "form: plafond-nacalculatie"],
    ["scopes: { zorg: alles }", "scopes: { regulier: deel, uitzondering: rest }"],
    ["deel: [P]", "deel: [P], rest: [Q]"],
    [
      "plafond: 1000, staffel: [ { tot: 1, tarief: 1 }, { tot: , tarief: 20% } ]",
      "plafond: 1000, budget: 500, deel_boven: 70%, deel_onder: 70%",
    ],
    ["free: {", "free: { criteria: Spoed met bewijs telt als uitzondering.,"],
  ]);
  test("a hard ceiling that is passed every year", () =>
    expect(added(BUDGET, "gedeclareerd: { deel: 1100, rest: 400 }", "gedeclareerd: { deel: 1200, rest: 400 }")).toEqual(
      ["attention ceiling-always-passed clauses.zorg.with.plafond"],
    ));
  test("a hard ceiling that is passed in one year", () =>
    expect(added(BUDGET, "gedeclareerd: { deel: 1100, rest: 400 }", "gedeclareerd: { deel: 800, rest: 400 }")).toEqual(
      [],
    ));
  test("a reward below one percent of the claims", () =>
    expect(added(changed(BASE, [["beloning: 20", "beloning: 10"]]), "gedeclareerd: 1100")).toEqual([
      "tip reward-too-small clauses.beloning",
    ]));
  test("a reward of one percent", () =>
    expect(added(changed(BASE, [["beloning: 20", "beloning: 11"]]), "gedeclareerd: 1100")).toEqual([]));
  const threshold = "attention threshold-too-low clauses.besparing.with.drempel omvang";
  test("a threshold of two percent asks for 60,000 persons", () => {
    expect(added(WITH_SAVINGS, "patienten: 59999, kosten: 6000000")).toContain(threshold);
    expect(added(WITH_SAVINGS, "patienten: 60000, kosten: 6000000")).not.toContain(threshold);
  });
  test("a price that outgrows its maximum tariff", () => {
    const most = (amount: string): string =>
      changed(BASE, [["code: 1001", `code: 1001, maximum: { 2028: ${amount} }`]]);
    expect(added(most("10.19"), "gedeclareerd: 1100", "gedeclareerd: 1100")).toEqual([
      "error price-outgrows-maximum prices.P",
    ]);
    expect(added(most("10.20"), "gedeclareerd: 1100", "gedeclareerd: 1100")).toEqual([]);
  });
});

test("every finding is complete in both languages", () => {
  const agreement = agreementFrom(
    changed(BASE, [
      ["interest: wettelijk, ", ""],
      [/triggers: .*/.exec(BASE)![0], ""],
      ["hoogste: 5%, ", ""],
    ]),
  );
  const findings = lint(agreement);
  expect(countsOf(findings)).toEqual({ error: 0, attention: 2, tip: 1 });
  for (const finding of findings) {
    for (const locale of ["nl", "en"] as const) {
      const { what, why, remedy, source, place } = findingText(finding, agreement, locale);
      for (const part of [what, why, remedy, source, place]) expect(part).toMatch(/^.{4,}$/);
    }
  }
});

test("every weight has its wording and its source", () => {
  for (const [code, { source }] of Object.entries(WEIGHTS)) {
    expect(ISSUES, code).toHaveProperty(code);
    expect(SOURCES).toHaveProperty(source);
  }
});

test("the exit code is 1 with an error, 0 with advice only, 2 when not understood", () => {
  expect(handslag("lint", `${ROOT}cases/good/corners/agreement.yaml`).code).toBe(1);
  expect(handslag("lint", veenrijk("agreements", "pw-f1")).code).toBe(0);
  expect(handslag("lint").code).toBe(2);
});

test("a page is self-contained, and escapes what parties wrote", () => {
  const yaml = changed(BASE, [["free: {", 'free: { prijs: "<b>De laagste prijs</b> telt.",']]);
  const agreement = agreementFrom(yaml);
  const page = lintPage({ findings: lint(agreement), agreement, against: "feiten: <i>" }, "nl");
  expect(page).toContain("1 punt om over te besluiten");
  expect(page).toContain("feiten: &lt;i&gt;");
  expect(page).not.toMatch(/<b>|<i>|https?:/);
});

test("without findings a page is one line", () => {
  const agreement = agreementFrom(BASE);
  const page = lintPage({ findings: lint(agreement), agreement, against: "" }, "en");
  expect(page).toContain("<h1>Nothing to remark</h1>");
  expect(page).not.toContain("<h2>");
});

describe("golden", () => {
  const lintOf = (name: string, ...given: readonly string[]): string =>
    printed("lint", veenrijk("agreements", name), ...given);
  test.each(["pw-f1", "pw-f2", "pw-f3", "samen-beslissen"])("%s", async (name) =>
    expect(lintOf(name) + lintOf(name, "--locale", "en") + lintOf(name, "--json")).toMatchFileSnapshot(
      golden(`lint-${name}`),
    ),
  );
  test("pw-f3 on what Polderwacht expects", async () =>
    expect(lintOf("pw-f3", "--outlook", veenrijk("outlooks", "polderwacht"))).toMatchFileSnapshot(
      golden("lint-pw-f3-polderwacht"),
    ));
});
