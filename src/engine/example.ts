// The examples of a form, run as the small agreements that they are.
import { Exact, equal, ratio, round, toDecimal } from "#kernel/exact";
import { isDecimal } from "#kernel/decimal";
import { yearOf, parseYearOrDate } from "#kernel/date";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { readAgreement } from "./agreement.ts";
import { isList, isMap, kindOf, overlay, own, type Datum, type DatumMap } from "./datum.ts";
import { readFacts } from "./facts.ts";
import type { Form } from "./form.ts";
import { isUndetermined, type Value } from "./graph/node.ts";
import type { Statement, StatementClause, StatementLine } from "./settle/statement.ts";
import { Settlement } from "./settle/settle.ts";
import { FACTS_INDEX } from "./schema/agreement-schema.ts";

const CLAUSE = "artikel";
const DEFAULT_YEAR = 2027;

/** An example that was settled, and what differs from what it expects. */
export interface ExampleRun {
  readonly name: string;
  readonly statement: Statement | undefined;
  readonly issues: readonly Issue[];
}

/** Runs every example of a form. `document` is the form as read, with examples. */
export function runExamples(form: Form, document: Datum): ExampleRun[] {
  return [...form.examples.keys()].map((name) => runExample(form, document, name));
}

/** Runs one example: settles it and holds each expected figure against the statement. */
export function runExample(form: Form, document: Datum, name: string): ExampleRun {
  const path = `examples.${name}`;
  const merged = mergedExample(document, name, []);
  if (merged === undefined)
    return { name, statement: undefined, issues: [issue("example-like-unknown", path, { name })] };
  const settled = settleExample(form, document, merged);
  if (settled.value === undefined)
    return {
      name,
      statement: undefined,
      issues: settled.issues.map((found) => ({ ...found, path: `${path} › ${found.path}` })),
    };
  const expected = own(merged, "expect");
  const years = isList(expected ?? null) ? (expected as readonly Datum[]) : [expected ?? {}];
  const issues = years.flatMap((year, index) =>
    isMap(year)
      ? differences(settled.value!, index, year, `${path}.expect${years.length > 1 ? `[${index}]` : ""}`)
      : [],
  );
  return { name, statement: settled.value, issues };
}

/** The example with what it takes from another: `with` and `facts` are merged, `expect` is its own. */
function mergedExample(document: Datum, name: string, above: readonly string[]): DatumMap | undefined {
  const examples = isMap(document) ? own(document, "examples") : undefined;
  const example = examples !== undefined && isMap(examples) ? own(examples, name) : undefined;
  if (example === undefined || !isMap(example) || above.includes(name)) return undefined;
  const like = own(example, "like");
  if (typeof like !== "string") return example;
  const base = mergedExample(document, like, [...above, name]);
  if (base === undefined) return undefined;
  const { expect: _expect, ...inherited } = base;
  return overlay(inherited, example) as DatumMap;
}

/** The agreement and facts that an example of a form stands for; undefined where there is no such example. */
export function exampleCase(
  form: Form,
  document: Datum,
  name: string,
): { readonly agreement: Datum; readonly facts: Datum } | undefined {
  const merged = mergedExample(document, name, []);
  return merged && exampleDocuments(form, document, merged);
}

function settleExample(form: Form, document: Datum, example: DatumMap): Outcome<Statement> {
  const { agreement, facts } = exampleDocuments(form, document, example);
  const read = readAgreement(agreement);
  if (read.value === undefined) return { value: undefined, issues: read.issues };
  const factsRead = readFacts(facts);
  if (factsRead.value === undefined) return { value: undefined, issues: factsRead.issues };
  return new Settlement(read.value).settle(factsRead.value);
}

/** The agreement and facts that an example stands for. */
function exampleDocuments(
  form: Form,
  document: Datum,
  example: DatumMap,
): { readonly agreement: Datum; readonly facts: Datum } {
  const given = own(example, "facts") ?? {};
  const facts = isList(given) ? given : [given];
  const from = own(example, "from");
  const start = typeof from === "string" ? parseYearOrDate(from) : undefined;
  const stated = own(example, "year");
  const year = start !== undefined ? yearOf(start) : stated instanceof Exact ? Number(stated.n) : DEFAULT_YEAR;
  const until = own(example, "to");
  const term = {
    from: start ?? `${year}-01-01`,
    to: typeof until === "string" ? until : `${year + facts.length - 1}-12-31`,
  };
  const filled = own(example, "with") ?? {};
  const scopes = own(example, "scopes") ?? Object.fromEntries([...form.scopes.keys()].map((scope) => [scope, [scope]]));
  const parties = Object.fromEntries(
    ["verzekeraar", "zorgaanbieder", ...partiesIn(form, filled)].map((id) => [id, {}]),
  );
  const indexed = [...form.parameters.values()].some((parameter) =>
    parameter.kind === "field" ? parameter.indexed : [...parameter.columns.values()].some((column) => column.indexed),
  );
  const use: Record<string, Datum> = { form: form.id, with: filled };
  const clause = {
    ...use,
    scopes: Object.fromEntries([...form.scopes.keys()].map((scope) => [scope, scope])),
    ...(indexed ? { index: FACTS_INDEX } : {}),
  };
  const optional = Object.fromEntries(
    ["prices", "products", "indicators"].flatMap((key) =>
      own(example, key) === undefined ? [] : [[key, own(example, key)!]],
    ),
  );
  const agreement: DatumMap = {
    agreement: form.id,
    term,
    parties: overlay(parties, own(example, "parties") ?? {}),
    scopes,
    ...optional,
    ...(form.pays
      ? { clauses: { [CLAUSE]: clause } }
      : { clauses: {}, indices: { [CLAUSE]: { ...use, from: ratio(year) } } }),
    forms: { [form.id]: document },
  };
  return {
    agreement,
    facts: { years: Object.fromEntries(facts.map((entry, index) => [String(year + index), entry ?? {}])) },
  };
}

/** The parties that an example's parameters name. */
function partiesIn(form: Form, filled: Datum): string[] {
  const names = new Set<string>();
  for (const [name, parameter] of form.parameters) {
    const value = isMap(filled) ? own(filled, name) : undefined;
    if (
      parameter.kind === "field" &&
      parameter.sort.kind === "text" &&
      parameter.sort.sort === "partij" &&
      typeof value === "string"
    )
      names.add(value);
    if (parameter.kind !== "table" || value === undefined || !isList(value)) continue;
    for (const [column, field] of parameter.columns) {
      if (field.sort.kind !== "text" || field.sort.sort !== "partij") continue;
      for (const row of value)
        if (isMap(row) && typeof own(row, column) === "string") names.add(own(row, column) as string);
    }
  }
  return [...names];
}

function differences(statement: Statement, index: number, expected: DatumMap, path: string): Issue[] {
  const year = statement.years[index];
  const clause = year?.clauses[0];
  const lines = clause?.lines ?? year?.indices[0]?.lines ?? [];
  return Object.entries(expected).flatMap(([name, value]) => {
    if (name === "signals") return signalDifferences(clause, value, `${path}.signals`);
    const line = lines.find((candidate) => candidate.name === name);
    return line === undefined
      ? [issue("unknown-line", `${path}.${name}`, { name })]
      : lineDifferences(line, value, `${path}.${name}`);
  });
}

function signalDifferences(clause: StatementClause | undefined, expected: Datum, path: string): Issue[] {
  const fired = (clause?.signals ?? []).filter((signal) => signal.fired === true).map((signal) => signal.name);
  const wanted = isList(expected) ? expected.map(String) : [];
  return fired.join() === wanted.join()
    ? []
    : [issue("example-differs", path, { expected: wanted.join(", "), found: fired.join(", ") })];
}

function lineDifferences(line: StatementLine, expected: Datum, path: string): Issue[] {
  if (line.kind === "value")
    return sameAs(line.cell!.value, expected) ? [] : [differs(line.cell!.value, expected, path)];
  if (!isMap(expected)) return [issue("wrong-type", path, { expected: "map", found: kindOf(expected), value: "" })];
  return Object.entries(expected).flatMap(([column, values]) => {
    const found = line.rows.map((row) => row.get(column)?.value);
    const wanted = isList(values) ? values : [values];
    if (found.length !== wanted.length)
      return [
        issue("example-differs", `${path}.${column}`, { expected: `${wanted.length}`, found: `${found.length}` }),
      ];
    return wanted.flatMap((value, index) =>
      found[index] !== undefined && sameAs(found[index], value)
        ? []
        : [differs(found[index], value, `${path}.${column}[${index}]`)],
    );
  });
}

const differs = (found: Value | undefined, expected: Datum, path: string): Issue =>
  issue("example-differs", path, { expected: text(expected), found: found === undefined ? "" : text(found) });

const text = (value: Datum | Value): string =>
  value instanceof Exact
    ? toDecimal(value)
    : typeof value === "object" && value !== null && "reason" in value
      ? "onbepaald"
      : String(value);

/** Whether a figure is what an example expects, at the precision in which it is written (at least whole cents). */
function sameAs(found: Value, expected: Datum): boolean {
  if (isUndetermined(found)) return expected === "onbepaald";
  if (!(found instanceof Exact) || !(expected instanceof Exact)) return found === expected;
  let decimals = 2;
  while (decimals < 20 && !isDecimal(expected, decimals)) decimals++;
  return equal(round(found, decimals), expected);
}
