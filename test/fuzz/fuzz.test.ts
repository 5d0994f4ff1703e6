// Hostile and random input: never a crash, never a hang, and what prints reads back the same.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratio } from "#kernel/exact";
import { assemble } from "#engine/assemble";
import { readTable } from "#engine/batch/table";
import { canonicalJson, documentJson } from "#engine/canonical";
import { readRanges } from "#engine/bounds/ranges";
import { checkAgreement } from "#engine/check";
import { checkForm } from "#engine/check-form";
import type { Datum } from "#engine/datum";
import { parseExpression } from "#engine/expression/parse";
import { printExpression } from "#engine/expression/print";
import type { Expression } from "#engine/expression/syntax";
import { readFacts } from "#engine/facts";
import { readDevelopment } from "#engine/forecast/development";
import { readForm } from "#engine/form";
import { readOutlook } from "#engine/outlook/outlook";
import { readDocument } from "#engine/read";
import { Settlement } from "#engine/settle/settle";
import { wordIssue } from "#wording/issue";
import { fileText, library, ROOT, VEENRIJK } from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, law), { numRuns: runs(300, 20_000) });
/** A hang, on the busiest machine: six readers look at every text. */
const SLOW = 15_000;

/** Reads text as every kind of document; each issue must have its sentence. */
function survive(text: string): void {
  const start = performance.now();
  const { value, issues } = readDocument(text);
  const found = [...issues];
  if (value !== undefined) {
    const form = readForm(value.datum);
    found.push(
      ...form.issues,
      ...(form.value === undefined ? [] : checkForm(form.value).issues),
      ...readFacts(value.datum).issues,
      ...readRanges(value.datum).issues,
      ...readOutlook(value.datum).issues,
      ...readDevelopment(value.datum).issues,
    );
    const assembled = assemble(value.datum, `${ROOT}${VEENRIJK}agreements/x.yaml`, library());
    found.push(...assembled.issues);
    if (assembled.value !== undefined) {
      const checked = checkAgreement(assembled.value);
      found.push(...checked.issues, ...checked.findings);
      if (checked.value !== undefined) new Settlement(checked.value).settle(facts);
    }
  }
  for (const one of found)
    for (const locale of ["nl", "en"] as const) expect(wordIssue(one, locale).length).toBeGreaterThan(5);
  expect(performance.now() - start).toBeLessThan(SLOW);
}

const facts = readFacts(readDocument(fileText(`${VEENRIJK}facts/pw-verwacht.yaml`)).value!.datum).value!;
const seeds = [
  `${VEENRIJK}agreements/pw-f1.yaml`,
  `${VEENRIJK}agreements/pw-f3.yaml`,
  `${VEENRIJK}agreements/samen-beslissen.yaml`,
  `${VEENRIJK}facts/pw-verwacht.yaml`,
  `${VEENRIJK}ranges/pw-2027.yaml`,
  "content/forms/omzetplafond.yaml",
  "content/forms/prestatiebeloning.yaml",
].map(fileText);

describe("documents", () => {
  test("random text", () => check(fc.string({ unit: "binary", maxLength: 300 }), survive));
  test("random text made of the signs of YAML", () =>
    check(fc.string({ unit: fc.constantFrom(..."{}[]:,-?&*!|>'\"%@`#\n\t 0a~<=."), maxLength: 200 }), survive));
  test("good documents with a piece cut out, doubled or replaced", () => {
    const piece = fc.record({
      seed: fc.nat({ max: seeds.length - 1 }),
      at: fc.nat({ max: 10_000 }),
      length: fc.nat({ max: 60 }),
      by: fc.oneof(
        fc.constant(""),
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.constantFrom(
          "null",
          "[]",
          "{}",
          "-1",
          "1e400",
          ".inf",
          "~",
          "\n",
          "  ",
          "99999999999999999999",
          "{ is: 1 / 0 }",
          "{ is: vorig(1, 2) }",
          "2%",
          '"x"',
        ),
      ),
    });
    check(piece, ({ seed, at, length, by }) => {
      const text = seeds[seed]!;
      const start = at % text.length;
      survive(text.slice(0, start) + by + text.slice(start + length));
    });
  });
  test.each([
    ["nested lists", "[".repeat(50_000)],
    ["nested maps", "{a: ".repeat(50_000)],
    ["nested blocks", Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["nested dashes", "- ".repeat(50_000)],
    ["nested question marks", "? ".repeat(50_000)],
    ["many anchors", `a: &a [1,1]\n${"b: &b [*a,*a]\n".repeat(5_000)}`],
    ["a long line", `a: ${"x".repeat(1_000_000)}`],
    ["many keys", Array.from({ length: 20_000 }, (_, index) => `k${index}: ${index}`).join("\n")],
    ["a prototype", '__proto__: { polluted: ja }\nconstructor: { prototype: 1 }\n"toString": 5'],
    ["control characters", "a: \u0000\u0007\u2028\ufffe"],
  ])("%s", (_name, text) => survive(text));
  test("nothing was put on every object", () => expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false));
});

describe("expressions", () => {
  test("random text never crashes the parser", () =>
    check(
      fc.string({ unit: fc.constantFrom(...'abcifthenlsfor()[]{}.,+-*/<>=! "0123456789%_&|éü\n'), maxLength: 120 }),
      (text) => void parseExpression(text, ""),
    ));
  test.each([
    ["brackets", "(".repeat(10_000)],
    ["minus signs", "-".repeat(10_000) + "1"],
    ["ifs", "if a then ".repeat(5_000)],
    ["sums", "1+".repeat(9_000) + "1"],
    ["filters", "a[".repeat(5_000)],
  ])("%s end in an issue, not in a hang", (_name, text) => {
    const start = performance.now();
    parseExpression(text, "");
    expect(performance.now() - start).toBeLessThan(SLOW);
  });

  const name = fc.constantFrom("plafond", "staffel", "deel", "x1", "één");
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.record({
        kind: fc.constant("number" as const),
        value: fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom(1, 10, 1000)).map(([n, d]) => ratio(n, d)),
      }),
      fc.record({
        kind: fc.constant("text" as const),
        value: fc.string({ unit: fc.constantFrom(..."abc é-_"), maxLength: 6 }),
      }),
      fc.record({ kind: fc.constant("truth" as const), value: fc.boolean() }),
      fc.record({ kind: fc.constant("name" as const), name }),
      fc.record({
        kind: fc.constant("member" as const),
        of: fc.record({ kind: fc.constant("name" as const), name }),
        name,
      }),
      fc.record({
        kind: fc.constant("filter" as const),
        of: fc.record({ kind: fc.constant("name" as const), name }),
        condition: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("call" as const),
        function: fc.constantFrom("min", "max", "cent", "begrens"),
        arguments: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("negate" as const), of: fc.record({ kind: fc.constant("name" as const), name }) }),
      fc.record({
        kind: fc.constant("arithmetic" as const),
        operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("compare" as const),
        operator: fc.constantFrom(
          "=" as const,
          "!=" as const,
          "<" as const,
          "<=" as const,
          ">" as const,
          ">=" as const,
        ),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("within" as const),
        of: fc.record({ kind: fc.constant("name" as const), name }),
        low: fc.record({ kind: fc.constant("name" as const), name }),
        high: fc.record({ kind: fc.constant("name" as const), name }),
        openLow: fc.boolean(),
        openHigh: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant("logic" as const),
        operator: fc.constantFrom("and" as const, "or" as const),
        left: tie("expression"),
        right: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("if" as const),
        condition: tie("expression"),
        then: tie("expression"),
        otherwise: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("list" as const),
        items: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant("for" as const),
        variable: fc.constantFrom("r", "k"),
        in: fc.record({ kind: fc.constant("name" as const), name }),
        result: tie("expression"),
      }),
      fc.record({
        kind: fc.constant("quantify" as const),
        quantifier: fc.constantFrom("some" as const, "every" as const),
        variable: fc.constantFrom("r", "k"),
        in: fc.record({ kind: fc.constant("name" as const), name }),
        condition: tie("expression"),
      }),
    ),
  }));
  test("parse ∘ print is the identity", () => {
    check(expression, (made) => {
      const printed = printExpression(made);
      const { value, issues } = parseExpression(printed, "");
      expect(issues, printed).toEqual([]);
      expect(value, printed).toEqual(made);
    });
  });
});

describe("canonical JSON", () => {
  const datum: fc.Arbitrary<Datum> = fc.letrec<{ datum: Datum }>((tie) => ({
    datum: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.string(),
      fc.integer().map((n) => ratio(n, 100)),
      fc.array(tie("datum"), { maxLength: 4 }),
      fc
        .dictionary(fc.string(), tie("datum"), { maxKeys: 4, noNullPrototype: true })
        .filter((map) => !Object.hasOwn(map, "__proto__")),
    ),
  })).datum;
  test("reads back as JSON, and the order of keys does not matter", () => {
    check(datum, (made) => {
      const text = canonicalJson(made);
      expect(() => JSON.parse(text) as unknown).not.toThrow();
      const turned = (value: Datum): Datum =>
        typeof value === "object" && value !== null && !Array.isArray(value) && !("d" in value && "n" in value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, entry]) => [key, turned(entry as Datum)]),
            )
          : value;
      expect(canonicalJson(turned(made))).toBe(text);
    });
  });
  test("a document reads back as it was printed", () => {
    const document = fc.dictionary(
      fc.string({ minLength: 1, unit: "grapheme" }).filter((key) => key !== "<<" && key !== "__proto__"),
      datum,
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    );
    check(document, (made) => {
      const printed = documentJson(made);
      const { value, issues } = readDocument(printed);
      // A map that repeats a key in another composition of its letters is no document.
      if (issues.some((found) => ["duplicate-key", "key-not-allowed"].includes(found.code))) return;
      expect(issues, printed).toEqual([]);
      expect(documentJson(value!.datum)).toBe(printed);
    });
  });
  test("keys by code unit, text in NFC, whole numbers bare, others as text", () => {
    expect(canonicalJson({ é: 1, a: ratio(5), Z: ratio(1, 8), "e\u0301": null } as unknown)).toBe(
      `{"Z":"0.125","a":5,"é":null,"é":1}`.normalize("NFC"),
    );
    expect(canonicalJson({ b: undefined, a: [true, "e\u0301", ratio(10n ** 20n)] })).toBe(
      '{"a":[true,"é","100000000000000000000.0"]}',
    );
  });
});

test("tables of random cells never crash the reader", () =>
  check(
    fc.string({ unit: fc.constantFrom(...'a1,;\t"\n\r %$()-.'), maxLength: 200 }),
    (text) => void readTable(text, ""),
  ));
