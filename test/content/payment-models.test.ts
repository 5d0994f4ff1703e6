// Every worked figure of the payment models, held against the line of the form that yields it.
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDecimal } from "#kernel/decimal";
import { Exact, ONE, ZERO, multiply, ratio, round, subtract, toDecimal } from "#kernel/exact";
import { runExample } from "#engine/example";
import { fileText, formAt } from "../support/documents.ts";

type Line = readonly [form: string, example: string, line: string, year?: number];
type Target = Line | { readonly of: Line; readonly minus?: number; readonly times?: number } | string;

const vectors = JSON.parse(fileText("cases/good/payment-models.json")) as Record<string, Record<string, unknown>>;
const map = parse(fileText("cases/good/payment-models.map.yaml")) as Record<string, Record<string, Target>>;

function valueOf([form, example, line, year = 0]: Line): Exact {
  const { form: read, datum } = formAt(`content/forms/${form}.yaml`);
  const { statement, issues } = runExample(read, datum, example);
  expect(issues).toEqual([]);
  const settled = statement!.years[year]!;
  const lines = settled.clauses[0]?.lines ?? settled.indices[0]!.lines;
  const value = lines.find((candidate) => candidate.name === line)?.cell?.value;
  expect(value, `${form}.${line}`).toBeInstanceOf(Exact);
  return value as Exact;
}

function computed(target: Exclude<Target, string>): Exact {
  if (Array.isArray(target)) return valueOf(target as unknown as Line);
  const { of, minus, times } = target as Exclude<Target, string | Line>;
  return multiply(
    subtract(valueOf(of), minus === undefined ? ZERO : ratio(minus)),
    times === undefined ? ONE : ratio(times),
  );
}

test("every worked figure has its form", () => {
  expect(Object.keys(vectors).filter((key) => !Object.hasOwn(map, key))).toEqual([]);
  expect(Object.keys(map).filter((key) => !Object.hasOwn(vectors, key))).toEqual([]);
});

const cases = Object.entries(map).flatMap(([key, figures]) =>
  Object.entries(figures).flatMap(([name, target]) =>
    typeof target === "string" ? [] : [[key, name, target] as const],
  ),
);

describe("worked figures", () => {
  test.each(cases)("%s %s", (key, name, target) => {
    const published = String(vectors[key]![name]);
    const expected = parseDecimal(published)!;
    const decimals = Math.min(30, published.split(".")[1]?.length ?? 2);
    expect(toDecimal(round(computed(target), Math.max(decimals, 2)), 40)).toBe(
      toDecimal(round(expected, Math.max(decimals, 2)), 40),
    );
  });
});

describe("distributions, party by party", () => {
  const parts = (key: string, field: string): string[] =>
    (vectors[key]![field] as [string, string][]).map(([, amount]) => toDecimal(parseDecimal(amount)!));
  test.each([
    ["F10_distribution", "parts"],
    ["G2_split", "parts"],
    ["J1_loss", "alloc"],
  ])("%s", (key, field) => {
    const { form, datum } = formAt("content/forms/verdeling.yaml");
    const { statement } = runExample(form, datum, key);
    const rows = statement!.years[0]!.clauses[0]!.lines[0]!.rows.map((row) =>
      toDecimal(row.get("bedrag")!.value as Exact),
    );
    expect(rows).toEqual(parts(key, field));
  });
});
