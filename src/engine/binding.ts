// What an agreement fills in for a form's parameters: literals, empty cells, expressions, tables, values by date.
import { compare, Exact } from "#kernel/exact";
import { Percent, parseDecimal } from "#kernel/decimal";
import { parseYearOrDate, yearOf, type IsoDate, type Term } from "#kernel/date";
import { issue, joinPath, type Issue, type Step } from "#kernel/issue";
import { RATIO, printUnit, sameUnit } from "#kernel/unit";
import { isList, isMap, kindOf, type Datum } from "./datum.ts";
import { parseExpression } from "./expression/parse.ts";
import type { Expression } from "./expression/syntax.ts";
import { expressionOf, type Field, type Parameter, type TableParameter } from "./form.ts";
import { shown, suggestion, unknownKey } from "./schema/part.ts";

export type Binding =
  | { readonly kind: "literal"; readonly value: Exact | boolean | string }
  | { readonly kind: "empty" }
  /** In the agreement's names; a default is in the form's own scopes. */
  | { readonly kind: "expression"; readonly expression: Expression; readonly names: "agreement" | "form" }
  | { readonly kind: "dated"; readonly segments: readonly { readonly from: IsoDate; readonly value: Binding }[] }
  | { readonly kind: "table"; readonly rows: readonly ReadonlyMap<string, Binding>[] };

/** What a text value must be among, where that is known: parties, products, indicators. */
export interface Vocabulary {
  readonly partij: readonly string[] | undefined;
  readonly product: readonly string[] | undefined;
  readonly indicator: readonly string[] | undefined;
}

/** Where a value is read, and what it is held against. */
export interface BindingContext {
  readonly term: Term;
  readonly vocabulary: Vocabulary;
  readonly issues: Issue[];
}

/** Reads the value of one parameter; undefined where there is none and no default either. */
export function bind(
  parameter: Parameter,
  value: Datum | undefined,
  path: readonly Step[],
  context: BindingContext,
): Binding | undefined {
  const given = value === undefined ? parameter.default : value;
  if (given === undefined) {
    context.issues.push(
      issue("missing-parameter", path, { name: parameter.name, label: parameter.label?.nl ?? parameter.name }),
    );
    return undefined;
  }
  if (value === undefined && parameter.kind === "field" && parameter.expression !== undefined)
    return { kind: "expression", expression: parameter.expression, names: "form" };
  const read = (datum: Datum, at: readonly Step[]): Binding | undefined =>
    parameter.kind === "table" ? bindTable(parameter, datum, at, context) : bindField(parameter, datum, at, context);
  const segments = datedEntries(given);
  if (segments === undefined) return read(given, path);
  return bindDated(segments, path, context, perYear(parameter), read);
}

/** The value of a table cell or of an agreement's own term. */
function bindField(field: Field, value: Datum, path: readonly Step[], context: BindingContext): Binding | undefined {
  const source = expressionOf(value);
  if (source !== undefined) return bindExpression(source, path, context);
  if (value === null) return { kind: "empty" };
  const problem = problemOf(field, value, context.vocabulary);
  if (problem !== undefined) {
    context.issues.push(issue(problem.code, path, { name: field.name, ...problem.figures }));
    return undefined;
  }
  const isCode = field.sort.kind === "text" && value instanceof Exact;
  return { kind: "literal", value: isCode ? String(value.n) : (value as Exact | boolean | string) };
}

function bindExpression(source: Datum, path: readonly Step[], context: BindingContext): Binding | undefined {
  if (source instanceof Exact || typeof source === "boolean") return { kind: "literal", value: source };
  if (typeof source !== "string") {
    context.issues.push(
      issue("wrong-type", [...path, "is"], { expected: "expression", found: kindOf(source), value: "" }),
    );
    return undefined;
  }
  const { value: expression, issues } = parseExpression(source, joinPath([...path, "is"]));
  context.issues.push(...issues);
  return expression && { kind: "expression", expression, names: "agreement" };
}

interface Problem {
  readonly code: string;
  readonly figures: Issue["figures"];
}

const wrongType = (expected: string, value: Datum): Problem => ({
  code: "wrong-type",
  figures: { expected, found: kindOf(value), value: shown(value) },
});

function problemOf(field: Field, value: Datum, vocabulary: Vocabulary): Problem | undefined {
  const { sort } = field;
  if (sort.kind === "truth") return typeof value === "boolean" ? undefined : wrongType("truth", value);
  if (sort.kind === "number") {
    if (!(value instanceof Exact)) return typeof value === "string" ? numberProblem(value) : wrongType("number", value);
    if (value instanceof Percent && sort.unit !== "indicator" && !sameUnit(sort.unit, RATIO))
      return { code: "wrong-unit", figures: { expected: printUnit(sort.unit), found: "%" } };
    const [low, high] = field.range ?? [];
    if (low !== undefined && high !== undefined && (compare(value, low) < 0 || compare(value, high) > 0)) {
      return { code: "out-of-range", figures: { found: String(value), low: String(low), high: String(high) } };
    }
    return undefined;
  }
  if (typeof value !== "string" && !(value instanceof Exact && value.d === 1)) return wrongType("text", value);
  const text = typeof value === "string" ? value : String(value.n);
  const choices = sort.choices === undefined ? vocabulary[sort.sort as keyof Vocabulary] : [...sort.choices.keys()];
  if (choices === undefined || choices.includes(text)) return undefined;
  return {
    code: sort.choices === undefined ? `unknown-${sort.sort}` : "not-a-choice",
    figures: { found: text, name: text, choices, ...suggestion(text, choices) },
  };
}

/** Text where a number should stand: most often a number in Dutch writing, or one with its unit behind it. */
function numberProblem(text: string): Problem {
  const bare = text
    .replace(/^(€|EUR)\s*/i, "")
    .replace(/\s*(EUR|euro|per jaar|\/jaar|stuks?).*$/i, "")
    .trim();
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)
    ? bare.replaceAll(".", "").replace(",", ".")
    : bare.replace(",", ".");
  if (parseDecimal(plain) === undefined) return wrongType("number", text);
  return { code: plain === bare ? "number-with-unit" : "number-dutch", figures: { found: text, remedy: plain } };
}

function bindTable(
  parameter: TableParameter,
  value: Datum,
  path: readonly Step[],
  context: BindingContext,
): Binding | undefined {
  if (!isList(value)) {
    context.issues.push(issue("wrong-type", path, { expected: "list", found: kindOf(value), value: shown(value) }));
    return undefined;
  }
  if (value.length === 0) {
    context.issues.push(issue("table-empty", path, { name: parameter.name }));
    return undefined;
  }
  const rows = value.map((row, index) => bindRow(parameter, row, [...path, index], context));
  checkKeys(parameter, value, path, context);
  return rows.every((row) => row !== undefined) ? { kind: "table", rows } : undefined;
}

function bindRow(
  parameter: TableParameter,
  row: Datum,
  path: readonly Step[],
  context: BindingContext,
): ReadonlyMap<string, Binding> | undefined {
  if (!isMap(row)) {
    context.issues.push(
      issue(row === null ? "row-empty" : "wrong-type", path, {
        expected: "map",
        found: kindOf(row),
        value: shown(row),
        name: parameter.name,
      }),
    );
    return undefined;
  }
  const known = [...parameter.columns.keys()];
  for (const key of Object.keys(row))
    if (!parameter.columns.has(key)) context.issues.push(unknownKey(key, known, path));
  const cells = new Map<string, Binding>();
  for (const [name, column] of parameter.columns) {
    const given = Object.hasOwn(row, name) ? row[name]! : column.default;
    if (given === undefined)
      context.issues.push(issue("missing-cell", [...path, name], { column: name, name: parameter.name }));
    else {
      const binding = bindField(column, given, [...path, name], context);
      if (binding !== undefined) cells.set(name, binding);
    }
  }
  return cells.size === known.length ? cells : undefined;
}

/** Two rows with the same name in the first column can't both be meant. */
function checkKeys(
  parameter: TableParameter,
  rows: readonly Datum[],
  path: readonly Step[],
  context: BindingContext,
): void {
  const [first] = parameter.columns.values();
  if (first === undefined || first.sort.kind === "truth") return;
  const seen = new Map<string, number>();
  rows.forEach((row, index) => {
    const key = isMap(row) && Object.hasOwn(row, first.name) ? row[first.name] : undefined;
    if (key === undefined || key === null || isMap(key)) return;
    const before = seen.get(String(key));
    if (before !== undefined)
      context.issues.push(
        issue("duplicate-row", [...path, index], {
          name: parameter.name,
          key: String(key),
          first: before + 1,
          second: index + 1,
        }),
      );
    seen.set(String(key), index);
  });
}

/** The entries of a map by year or date, in order of time; undefined for anything else. */
function datedEntries(
  value: Datum,
): readonly { readonly key: string; readonly from: IsoDate | undefined; readonly value: Datum }[] | undefined {
  if (!isMap(value) || expressionOf(value) !== undefined) return undefined;
  const entries = Object.entries(value).map(([key, entry]) => ({ key, from: parseYearOrDate(key), value: entry }));
  if (entries.length === 0 || !entries.some((entry) => /^\d{4}/.test(entry.key))) return undefined;
  return entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function bindDated(
  entries: NonNullable<ReturnType<typeof datedEntries>>,
  path: readonly Step[],
  context: BindingContext,
  insideYear: boolean,
  read: (datum: Datum, path: readonly Step[]) => Binding | undefined,
): Binding | undefined {
  const segments: { from: IsoDate; value: Binding }[] = [];
  for (const { key, from, value } of entries) {
    const at = [...path, key];
    if (from === undefined) context.issues.push(issue("not-a-date", at, { found: key }));
    else if (yearOf(from) < yearOf(context.term.from) || from > context.term.to)
      context.issues.push(issue("date-outside-term", at, { found: key, from: context.term.from, to: context.term.to }));
    else if (!insideYear && !from.endsWith("-01-01") && from !== context.term.from)
      context.issues.push(issue("change-inside-year", at, { found: key }));
    const binding = read(value, at);
    if (from !== undefined && binding !== undefined) segments.push({ from, value: binding });
  }
  return segments.length === entries.length ? { kind: "dated", segments } : undefined;
}

/** Only a yearly amount can change inside a year: it then counts by the day. */
function perYear(parameter: Parameter): boolean {
  return (
    parameter.kind === "field" &&
    parameter.sort.kind === "number" &&
    parameter.sort.unit !== "indicator" &&
    parameter.sort.unit.get("jaar") === -1
  );
}

/** The expressions in a binding, with the path of each below the parameter. */
export function* expressionsIn(
  binding: Binding,
  path: string,
): Iterable<{ readonly expression: Expression; readonly path: string; readonly names: "agreement" | "form" }> {
  if (binding.kind === "expression") yield { expression: binding.expression, path, names: binding.names };
  if (binding.kind === "dated")
    for (const segment of binding.segments) yield* expressionsIn(segment.value, `${path}.${segment.from}`);
  if (binding.kind === "table") {
    for (const [index, row] of binding.rows.entries())
      for (const [column, cell] of row) yield* expressionsIn(cell, `${path}[${index}].${column}`);
  }
}
