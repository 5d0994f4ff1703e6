// Corners of reading and settling that no whole case reaches: each with its nearest neighbour.
import { describe, expect, test } from "vitest";
import { exactArithmetic } from "#engine/settle/arithmetic";
import { Graph, folding, type Node, type Value } from "#engine/graph/node";
import { Settlement } from "#engine/settle/settle";
import { assemble } from "#engine/assemble";
import { baseYear, lookUp } from "#engine/facts";
import { runExample } from "#engine/example";
import { checkAgreement } from "#engine/check";
import { Exact, divide, ratio, round, toDecimal, ZERO, add, multiply } from "#kernel/exact";
import { earlierOf, laterOf, type IsoDate } from "#kernel/date";
import { nearest } from "#kernel/suggest";
import { issue } from "#kernel/issue";
import { ROOT, agreementFrom, datumOf, factsFrom, fileText, formAt, library } from "../support/documents.ts";

describe("arithmetic", () => {
  const graph = new Graph();
  const number = (value: number): Node => graph.make({ kind: "number", value: ratio(value) });
  const truth = (value: boolean): Node => graph.make({ kind: "truth", value });
  const unknown = graph.make({ kind: "undetermined", reason: issue("empty-cell", "x", { column: "k" }) });
  const read = (node: Node): Value => folding(0, exactArithmetic({ observe: () => ZERO }))(node);
  const shown = (node: Node): string => {
    const value = read(node);
    return value instanceof Exact
      ? toDecimal(value)
      : typeof value === "object"
        ? `?${value.reason.code}`
        : String(value);
  };
  const [one, two, three] = [number(1), number(2), number(3)];
  const [yes, no] = [truth(true), truth(false)];
  test.each([
    ["least", graph.make({ kind: "least", of: [three, one, two], when: [undefined, undefined, undefined] }), "1"],
    [
      "least of those that count",
      graph.make({ kind: "least", of: [three, one, two], when: [yes, no, undefined] }),
      "2",
    ],
    [
      "least with an unknown condition",
      graph.make({ kind: "least", of: [three, one], when: [unknown, yes] }),
      "?empty-cell",
    ],
    ["greatest of none", graph.make({ kind: "greatest", of: [three], when: [no] }), "?nothing-to-compare"],
    ["a truth where a number is meant", graph.make({ kind: "negate", of: yes }), "?not-a-number-here"],
    ["division by zero", graph.make({ kind: "divide", left: one, right: number(0), where: "x" }), "?division-by-zero"],
    ["and: false decides", graph.make({ kind: "and", of: [unknown, no] }), "false"],
    ["and: unknown stays", graph.make({ kind: "and", of: [unknown, yes] }), "?empty-cell"],
    ["or: true decides", graph.make({ kind: "or", of: [unknown, yes] }), "true"],
    ["or: unknown stays", graph.make({ kind: "or", of: [unknown, no] }), "?empty-cell"],
    ["or: none", graph.make({ kind: "or", of: [no, no] }), "false"],
    ["and: a number is no truth", graph.make({ kind: "and", of: [one, yes] }), "?not-a-truth"],
    ["not", graph.make({ kind: "not", of: yes }), "false"],
    ["not a number", graph.make({ kind: "not", of: one }), "?not-a-truth"],
    ["if is lazy", graph.make({ kind: "if", condition: yes, then: one, otherwise: unknown }), "1"],
    ["if needs a truth", graph.make({ kind: "if", condition: one, then: one, otherwise: two }), "?not-a-truth"],
    ["missing", graph.make({ kind: "missing", of: unknown }), "true"],
    ["not missing", graph.make({ kind: "missing", of: one }), "false"],
    ["otherwise", graph.make({ kind: "otherwise", of: unknown, instead: two }), "2"],
    [
      "text equals text",
      graph.make({
        kind: "compare",
        operator: "=",
        left: graph.make({ kind: "text", value: "a" }),
        right: graph.make({ kind: "text", value: "a" }),
      }),
      "true",
    ],
    [
      "text is no number",
      graph.make({ kind: "compare", operator: "=", left: graph.make({ kind: "text", value: "1" }), right: one }),
      "false",
    ],
    [
      "text differs from a number",
      graph.make({ kind: "compare", operator: "!=", left: graph.make({ kind: "text", value: "1" }), right: one }),
      "true",
    ],
    [
      "text has no order",
      graph.make({ kind: "compare", operator: "<", left: graph.make({ kind: "text", value: "a" }), right: one }),
      "?not-a-number-here",
    ],
    ["a negative amount", graph.make({ kind: "notNegative", of: number(-1), where: "schijven" }), "?negative-amount"],
    ["no negative amount", graph.make({ kind: "notNegative", of: number(0), where: "schijven" }), "0"],
    [
      "between points",
      graph.make({ kind: "interpolate", at: two, xs: [three, one], ys: [number(30), number(10)] }),
      "20",
    ],
    [
      "outside points",
      graph.make({ kind: "interpolate", at: number(9), xs: [one, three], ys: [number(10), number(30)] }),
      "30",
    ],
    [
      "before points",
      graph.make({ kind: "interpolate", at: number(0), xs: [one, three], ys: [number(10), number(30)] }),
      "10",
    ],
    ["no points", graph.make({ kind: "interpolate", at: one, xs: [], ys: [] }), "?nothing-to-compare"],
    ["an unknown point", graph.make({ kind: "interpolate", at: one, xs: [unknown], ys: [one] }), "?empty-cell"],
    [
      "a share that overflows",
      graph.make({ kind: "share", whole: three, keys: [{ share: one, first: undefined, most: two }], index: 0 }),
      "?distribution-overflows",
    ],
    [
      "a share of the unknown",
      graph.make({
        kind: "share",
        whole: unknown,
        keys: [{ share: one, first: undefined, most: undefined }],
        index: 0,
      }),
      "?empty-cell",
    ],
    [
      "an unknown share",
      graph.make({
        kind: "share",
        whole: three,
        keys: [{ share: unknown, first: undefined, most: undefined }],
        index: 0,
      }),
      "?empty-cell",
    ],
    [
      "an unknown franchise",
      graph.make({ kind: "share", whole: three, keys: [{ share: one, first: unknown, most: undefined }], index: 0 }),
      "?empty-cell",
    ],
    [
      "an unknown cap",
      graph.make({ kind: "share", whole: three, keys: [{ share: one, first: undefined, most: unknown }], index: 0 }),
      "?empty-cell",
    ],
  ] as const)("%s", (_name, node, expected) => expect(shown(node)).toBe(expected));

  test("numbers at the edge of what a double holds stay exact", () => {
    const most = ratio(Number.MAX_SAFE_INTEGER);
    expect(String(add(most, ratio(1)))).toBe("9007199254740992");
    expect(String(multiply(most, most))).toBe("81129638414606663681390495662081");
    expect(String(divide(multiply(most, most), most))).toBe("9007199254740991");
    expect(String(divide(ratio(1), multiply(most, ratio(-10))))).toBe("0");
    expect(() => divide(most, ZERO)).toThrow("division by zero");
    expect(String(round(ratio(5, 10n ** 17n), 16))).toBe("0");
    expect(round(ratio(5, 10n ** 17n), 16).n === 0).toBe(false);
  });
  test("dates and names", () => {
    const [a, b] = ["2027-01-01", "2027-01-02"] as [IsoDate, IsoDate];
    expect([earlierOf(a, b), earlierOf(b, a), laterOf(a, b), laterOf(b, a)]).toEqual([a, a, b, b]);
    expect(nearest("abc", ["abd"])).toBe("abd");
    expect(nearest("abc", ["add"])).toBeUndefined();
    expect(nearest("abcde", ["abcxy"])).toBe("abcxy");
    expect(nearest("abcde", ["abxyz"])).toBeUndefined();
    expect(nearest("abcdef", ["abcxyz"])).toBe("abcxyz");
    expect(nearest("abcdef", ["abwxyz"])).toBeUndefined();
  });
});

describe("facts", () => {
  const facts = factsFrom(
    "years: { 2027: { aantal: { A: 3, kern: { B: 4, C: 5 } }, patienten: { jong: { maanden: 6 }, oud: 2 }, kosten: 9 } }",
  );
  const at = (fact: "aantal" | "patienten" | "kosten", scope?: string, product?: string, key?: string): string =>
    String(lookUp(facts, { fact, scope, product, key, year: 2027, frame: "facts" }, undefined) ?? "–");
  test.each([
    ["a product", at("aantal", undefined, "A"), "3"],
    ["the whole of a scope", at("aantal", "kern"), "9"],
    ["nothing of that name", at("aantal", undefined, "Z"), "–"],
    ["months are a part of a year", at("patienten", "zorg", undefined, "jong"), "0.5"],
    ["one number means the one thing it can", at("kosten", "zorg"), "9"],
    [
      "a year that is not there",
      String(lookUp(facts, { fact: "kosten", scope: "zorg", year: 2028, frame: "facts" }, undefined) ?? "–"),
      "–",
    ],
  ])("%s", (_name, found, expected) => expect(found).toBe(expected));

  test("one base year stands for every year, of several each for its own", () => {
    const one = factsFrom("years: { 2025: { kosten: 1 } }");
    const two = factsFrom("years: { 2025: { kosten: 1 }, 2026: { kosten: 2 } }");
    expect([baseYear(one, 2027), baseYear(one, 2025), baseYear(two, 2026), baseYear(two, 2027)]).toEqual([
      2025, 2025, 2026, 2027,
    ]);
  });
});

describe("an agreement", () => {
  const CORNERS = "cases/good/corners/";
  test("refuses a price above the maximum tariff of the year when it is settled", () => {
    const text = fileText(`${CORNERS}agreement.yaml`).replace("2028: 62.32", "2028: 62.31");
    const { value } = assemble(datumOf(text), `${ROOT}${CORNERS}agreement.yaml`, library());
    const { value: agreement } = checkAgreement(value!);
    const { issues } = new Settlement(agreement!).settle(factsFrom(fileText(`${CORNERS}facts.yaml`)));
    expect(issues.map(({ code, path, figures }) => ({ code, path, figures }))).toEqual([
      { code: "price-above-maximum", path: "prices.B.2028", figures: { product: "B", found: "62.32", most: "62.31" } },
    ]);
  });
  test.each([
    ["form.yaml", []],
    ["form.yml", ["file-not-found clauses.hoeken.form"]],
    ["form.json", ["file-not-found clauses.hoeken.form"]],
    ["form.yamlx", ["unknown-form clauses.hoeken.form"]],
  ])("takes a form from %s", (file, expected) => {
    const text = fileText(`${CORNERS}agreement.yaml`).replace("form: form.yaml", `form: ${file}`);
    const { issues } = assemble(datumOf(text), `${ROOT}${CORNERS}agreement.yaml`, library());
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });
  test("what was paid stands in the facts, or is what was claimed", () => {
    const agreement = agreementFrom(`
agreement: a
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: ["1"] }
clauses: { z: { form: pxq, scopes: { zorg: zorg } } }`);
    const paid = (facts: string): unknown =>
      new Settlement(agreement).settle(factsFrom(`years: { 2027: { ${facts} } }`)).value!.years[0]!.clauses[0]!.paid;
    expect(paid("gedeclareerd: 100, betaald: 60")).toBe(6000);
    expect(paid("gedeclareerd: 100")).toBe(10_000);
  });
  test("money moves only when nothing blocks", () => {
    const agreement = agreementFrom(`
agreement: a
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: ["1"] }
clauses: { z: { form: aanneemsom, scopes: { zorg: zorg }, with: { aanneemsom: 100 } } }`);
    const clause = (claimed: number) =>
      new Settlement(agreement).settle(factsFrom(`years: { 2027: { gedeclareerd: ${claimed} } }`)).value!.years[0]!
        .clauses[0]!;
    expect(clause(100).flows).toEqual([{ from: "verzekeraar", to: "zorgaanbieder", cents: 0 }]);
    expect(clause(10).flows).toEqual([]);
    expect(clause(10).settlement).toBeUndefined();
    expect(clause(10).reason).toMatchObject({
      code: "blocked-by-signal",
      path: "clauses.z",
      figures: { signal: "heronderhandelen" },
    });
  });
  test("terms lie in a circle", () => {
    const circle = (korting: string): string[] => {
      const { value } = assemble(
        datumOf(`
agreement: a
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: ["1"] }
terms: { a: { unit: ratio, value: { is: b } }, b: { unit: ratio, value: ${korting} } }
clauses: { z: { form: pxq, scopes: { zorg: zorg } } }`),
        ROOT,
        library(),
      );
      return checkAgreement(value!).issues.map(({ code }) => code);
    };
    expect(circle("1")).toEqual([]);
    expect(circle("{ is: a }")).toContain("circle");
  });
});

describe("an example of a form", () => {
  const { form, datum } = formAt("content/forms/aanneemsom.yaml");
  test("says what differs, and what can't be read", () => {
    const changed = (from: string, to: string): string[] => {
      const text = fileText("content/forms/aanneemsom.yaml").replace(from, to);
      return runExample(form, datumOf(text), "A1_aanneemsom").issues.map(({ code }) => code);
    };
    expect(runExample(form, datum, "A1_aanneemsom").issues).toEqual([]);
    expect(changed("som: 24694308.00", "som: 24694308.01")).toEqual(["example-differs"]);
    expect(
      changed("facts:  { index: 1.0341, gedeclareerd: 24310000 }", "facts:  { index: 1.0341, gedeclareerd: -1 }"),
    ).toEqual(["negative-total"]);
    expect(changed("with:   { aanneemsom: 24000000,", "with:   { aanneemsomme: 24000000,")).toContain("unknown-key");
  });
});
