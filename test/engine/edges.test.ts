// Edges that whole agreements seldom reach: each says what is wrong, where, and nothing more.
import { describe, expect, test } from "vitest";
import { parseUnit } from "#kernel/unit";
import { ratio } from "#kernel/exact";
import type { Issue } from "#kernel/issue";
import { assemble } from "#engine/assemble";
import { checkAgreement } from "#engine/check";
import { checkForm } from "#engine/check-form";
import { runExample } from "#engine/example";
import { ANY_NUMBER, RATIO_NUMBER, TRUTH, listOf, numberIn, printType } from "#engine/expression/type";
import { isShare, readFacts } from "#engine/facts";
import { readForm } from "#engine/form";
import { LIMITS, readDocument } from "#engine/read";
import { Settlement } from "#engine/settle/settle";
import { agreementFrom, datumOf, factsFrom, library, ROOT } from "../support/documents.ts";

const told = (issues: readonly Issue[]): string[] =>
  issues.map(({ code, path, figures }) => `${code} ${path} ${JSON.stringify(figures)}`);

function checked(clause: string, rest = ""): string[] {
  const text = `
agreement: proef
term: { from: 2027-01-01, to: 2028-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: [A, B] }
prices: { A: 100, B: 50 }
clauses: { artikel: ${clause} }
${rest}`;
  const assembled = assemble(datumOf(text), ROOT, library());
  return told(assembled.value === undefined ? assembled.issues : checkAgreement(assembled.value).issues);
}

const CEILING = "{ form: omzetplafond, scopes: { zorg: zorg }, with: { plafond: 100 } }";

function formIssues(line: string, parameters = "{}"): string[] {
  const { value, issues } = readForm(
    datumOf(`
form: proef
title: { nl: Proef }
scopes: { zorg: { nl: de zorg } }
covers: [zorg]
parameters: ${parameters}
lines: { recht: '${line}' }
pays: recht
text: [ { nl: "{zorg}" } ]`),
  );
  return told(value === undefined ? issues : checkForm(value).issues);
}

describe("types in few words", () => {
  test.each([
    [ANY_NUMBER, "0"],
    [RATIO_NUMBER, "ratio"],
    [numberIn(parseUnit("EUR/jaar")!), "EUR/jaar"],
    [TRUTH, "truth"],
    [{ kind: "text", sort: "groep" } as const, "groep"],
    [listOf(TRUTH), "list"],
  ])("%j", (type, words) => expect(printType(type)).toBe(words));
});

describe("formulas", () => {
  test.each([
    ["prijs(zorg)", "expected-kind", '"expected":"product","found":"scope"'],
    ["indicator(zorg)", "expected-kind", '"expected":"indicator","found":"scope"'],
    ["aantal(zorg, zorg)", "expected-kind", '"expected":"product","found":"scope"'],
    ["sum(rij(zorg, 1).tarief)", "expected-table", '"found":"scope"'],
    ["sum(rij([1, 2], 1).tarief)", "expected-table", '"found":"list"'],
    ["(gedeclareerd(zorg))(zorg)", "expression-unreadable", '"near"'],
  ])("%s", (line, code, figures) => {
    const [first] = formIssues(line);
    expect(first).toContain(`${code} lines.recht`);
    expect(first).toContain(figures);
  });
});

describe("values of parameters", () => {
  test("text is text, or a whole number that stands for it", () => {
    const menu = (choice: string, option: string): string[] =>
      checked(
        `{ form: prijsmenu, scopes: { zorg: zorg }, with: { keuze: ${choice}, menu: [ { optie: ${option}, tarief: 94% } ] } }`,
      );
    expect(menu("een", "een")).toEqual([]);
    expect(menu("7", "7")).toEqual([]);
    expect(menu("0.5", "een")).toEqual([
      'wrong-type clauses.artikel.with.keuze {"name":"keuze","expected":"text","found":"number","value":"0.5"}',
    ]);
    expect(menu("ja", "een")[0]).toContain(
      'wrong-type clauses.artikel.with.keuze {"name":"keuze","expected":"text","found":"truth"',
    );
  });
  test("a value by date needs dates", () => {
    expect(
      checked("{ form: omzetplafond, scopes: { zorg: zorg }, with: { plafond: { 2027: 5, straks: 6 } } }")[0],
    ).toContain('not-a-date clauses.artikel.with.plafond.straks {"found":"straks"}');
  });
  test("a cell in the unit of an indicator takes a formula of any unit, another only its own", () => {
    const rewards = (threshold: string, weight: string): string[] =>
      checked(
        `{ form: prestatiebeloning, funding: verrekening, with: { beloning: 100, kpi: [ { indicator_id: W, gewicht: ${weight}, drempel: ${threshold}, doel: 9 } ] } }`,
        "terms: { euro: { unit: EUR, value: 4 } }\nindicators: { W: { nl: Wachttijd, unit: ratio } }",
      );
    expect(rewards("{ is: euro }", "100%")).toEqual([]);
    expect(rewards("1", "{ is: euro }")[0]).toContain("wrong-unit clauses.artikel.with.kpi[0].gewicht");
  });
});

describe("agreements", () => {
  test("a clause may not end before it begins", () => {
    expect(checked(CEILING.replace("}", "}, from: 2028-06-01, to: 2027-06-01"))).toContain(
      'term-reversed clauses.artikel {"from":"2028-06-01","to":"2027-06-01"}',
    );
  });
  test("a circle names every clause in it, and no other", () => {
    const found = checked(
      "{ form: vast-bedrag, funding: subsidie, with: { bedrag: { is: b.recht } } }, b: { form: vast-bedrag, funding: subsidie, with: { bedrag: { is: c.recht } } }, c: { form: vast-bedrag, funding: subsidie, with: { bedrag: { is: b.recht } } }",
    );
    expect(found).toEqual(['circle clauses.b {"names":["b","c","b"]}']);
  });
  test("a trigger is told by its own place", () => {
    expect(checked(CEILING, "triggers: { meer: { when: aantal(zorgg) > 1, then: heroverleg } }")[0]).toContain(
      "triggers.meer.when",
    );
  });
});

describe("facts", () => {
  test("a year has four digits", () => {
    for (const year of ["27", "20270", "x2027"]) {
      const { issues } = readFacts(datumOf(`years: { ${year}: { gedeclareerd: 1 } }`));
      expect(told(issues)).toEqual([`not-a-year years.${year} {"found":"${year}"}`]);
    }
  });
  test("a figure that is wrong is told by its own place", () => {
    const { issues } = readFacts(datumOf("years: { 2027: { aantal: { A: -1, B: x } } }"));
    expect(issues.map(({ path }) => path)).toEqual(["years.2027.aantal.A", "years.2027.aantal.B"]);
  });
  test("a share lies above nothing and goes to one", () => {
    expect([ratio(0), ratio(1, 2), ratio(1), ratio(3, 2), ratio(-1, 2)].map(isShare)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
  test.each(["0", "1.2", "-0.1"])("progress of %s is no part of a year", (progress) => {
    const { issues } = readFacts(datumOf(`years: { 2027: { voortgang: ${progress}, gedeclareerd: 10 } }`));
    expect(told(issues)).toEqual([`progress-out-of-range years.2027.voortgang {"found":"${progress}"}`]);
  });
  test("facts of other years settle nothing", () => {
    const agreement = agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
clauses: { vast: { form: vast-bedrag, funding: subsidie, with: { bedrag: 5 } } }`);
    const { value, issues } = new Settlement(agreement).settle(factsFrom("years: { 2030: {} }"));
    expect(value).toBeUndefined();
    expect(issues[0]).toMatchObject({ code: "facts-outside-term", figures: { found: ["2030"] } });
  });
});

test("what divides is named where it is nothing, in that division only", () => {
  const agreement = agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: [A] }
terms: { nul: { unit: ratio, value: 0 }, heel: { unit: EUR, value: 8 } }
clauses: { vast: { form: vast-bedrag, funding: subsidie, with: { bedrag: { is: heel / nul } } } }`);
  const clause = new Settlement(agreement).settle(factsFrom("years: { 2027: {} }")).value!.years[0]!.clauses[0]!;
  expect(clause.reason).toMatchObject({ code: "division-by-zero", figures: { divisor: "nul" } });
});

test("brackets that open on and on are refused, brackets beside each other are not", () => {
  const nested = (bracket: string, close: string, count: number): string =>
    `a: ${bracket.repeat(count)}${close.repeat(count)}`;
  expect(told(readDocument(nested("[", "]", LIMITS.depth + 5)).issues)[0]).toContain("too-deep");
  expect(readDocument(`a: [${"[1],".repeat(LIMITS.depth * 3)} 1]`).issues).toEqual([]);
});

test("an example that is like no other says so", () => {
  const datum = library().form("pxq")!;
  expect(told(runExample(readForm(datum).value!, datum, "bestaat_niet").issues)).toEqual([
    'example-like-unknown examples.bestaat_niet {"name":"bestaat_niet"}',
  ]);
});
