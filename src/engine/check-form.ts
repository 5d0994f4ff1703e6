// Checks a form by itself: every unit fits, every name exists, what it pays is money and what it gives a ratio.
import { EUR, RATIO, abstractUnit, printUnit, sameUnit, type Unit } from "#kernel/unit";
import { issue, type Issue } from "#kernel/issue";
import { inferType, type Naming } from "./expression/infer.ts";
import type { Expression } from "./expression/syntax.ts";
import { TRUTH, UNKNOWN, common, listOf, numberIn, printType, rowOf, type Type } from "./expression/type.ts";
import { RESERVED, type Field, type Form, type Line, type Parameter } from "./form.ts";
import { suggestion } from "./schema/part.ts";

/** The types of a form's names, for whoever must type an expression against them. */
export interface FormTypes {
  readonly parameters: ReadonlyMap<string, Type>;
  readonly lines: ReadonlyMap<string, Type>;
  readonly issues: readonly Issue[];
}

/** Types every line of a form. Issues have paths inside the form (`lines.recht`). */
export function checkForm(form: Form): FormTypes {
  const parameters = new Map([...form.parameters].map(([name, parameter]) => [name, parameterType(parameter)]));
  const scopes = new Map([...form.scopes.keys()].map((name): [string, Type] => [name, { kind: "scope" }]));
  const given = new Map([...scopes, ...parameters]);
  // First round: types of all lines, without issues, so that `vorig` may name a later line in the second.
  const first = typeLines(form, given, new Map(), []);
  const issues: Issue[] = [...checkNames(form)];
  const lines = typeLines(form, given, first, issues);
  const names = new Map([...given, ...lines]);
  checkResult(form, lines, names, issues);
  const expectTruth = (expression: Expression, path: string, among: ReadonlyMap<string, Type>): void => {
    const type = inferType(expression, { names: among, later: new Map(), path, issues });
    if (common(type, TRUTH) === undefined)
      issues.push(issue("expected-truth", path, { found: printType(type), expression: "" }));
  };
  form.requires.forEach((entry, index) => expectTruth(entry.that, `requires[${index}].that`, given));
  for (const [name, signal] of form.signals) expectTruth(signal.when, `signals.${name}.when`, names);
  for (const key of ["text", "plain"] as const) {
    form[key].forEach((sentence, index) => sentence.when && expectTruth(sentence.when, `${key}[${index}].when`, given));
  }
  checkDefaults(form, scopes, parameters, issues);
  checkTexts(form, issues);
  issues.push(...checkAsks(form));
  return { parameters, lines, issues };
}

/** The type of a parameter, as the lines of its form see it. */
function parameterType(parameter: Parameter): Type {
  if (parameter.kind === "field") return fieldType(parameter, parameter.name, undefined);
  const indicator = [...parameter.columns.values()].find(
    (column) => column.sort.kind === "text" && column.sort.sort === "indicator",
  )?.name;
  return listOf(
    rowOf(
      new Map(
        [...parameter.columns].map(([name, column]) => [
          name,
          fieldType(column, `${parameter.name}.${name}`, indicator && `${parameter.name}.${indicator}`),
        ]),
      ),
    ),
  );
}

function fieldType(field: Field, name: string, indicator: string | undefined): Type {
  const { sort } = field;
  if (sort.kind === "truth") return TRUTH;
  if (sort.kind === "number")
    return numberIn(sort.unit === "indicator" ? abstractUnit(sort.of ?? indicator ?? name) : sort.unit);
  const unit: Unit | undefined = sort.sort === "indicator" ? (sort.unit ?? abstractUnit(name)) : undefined;
  return { kind: "text", sort: sort.sort, unit, ...(sort.choices && { choices: [...sort.choices.keys()] }) };
}

function typeLines(
  form: Form,
  given: ReadonlyMap<string, Type>,
  all: ReadonlyMap<string, Type>,
  issues: Issue[],
): Map<string, Type> {
  const lines = new Map<string, Type>();
  for (const [name, line] of form.lines) {
    const later = new Map(
      [...form.lines.keys()].filter((other) => !lines.has(other)).map((other) => [other, all.get(other) ?? UNKNOWN]),
    );
    const naming: Naming = { names: new Map([...given, ...lines]), later, path: `lines.${name}`, issues };
    lines.set(name, lineType(line, naming, all.get(name)));
  }
  return lines;
}

function lineType(line: Line, naming: Naming, known: Type | undefined): Type {
  if (line.kind === "value") return inferType(line.expression, naming);
  const per = inferType(line.per, { ...naming, path: `${naming.path}.per` });
  if (per.kind !== "list" && per.kind !== "unknown")
    naming.issues.push(issue("expected-table", `${naming.path}.per`, { found: printType(per), expression: "" }));
  const columns = new Map(per.kind === "list" && per.of.kind === "row" ? per.of.columns : []);
  const whole = known?.kind === "list" && known.of.kind === "row" ? known.of.columns : new Map<string, Type>();
  for (const [name, expression] of line.columns) {
    if (columns.has(name)) naming.issues.push(issue("column-twice", `${naming.path}.${name}`, { name }));
    // Inside `vorig` a column may name itself and the columns after it: they are those of the year before.
    const later = new Map([
      ...naming.later,
      ...[...line.columns.keys()]
        .filter((other) => !columns.has(other))
        .map((other): [string, Type] => [other, whole.get(other) ?? UNKNOWN]),
    ]);
    columns.set(
      name,
      inferType(expression, {
        ...naming,
        names: new Map([...naming.names, ...columns]),
        later,
        path: `${naming.path}.${name}`,
      }),
    );
  }
  return per.kind === "unknown" ? UNKNOWN : listOf(rowOf(columns));
}

function checkResult(
  form: Form,
  lines: ReadonlyMap<string, Type>,
  names: ReadonlyMap<string, Type>,
  issues: Issue[],
): void {
  if (!form.pays) {
    const type = lines.get(form.result);
    if (type === undefined)
      issues.push(issue("unknown-line", "gives", { name: form.result, ...suggestion(form.result, lines.keys()) }));
    else if (common(type, numberIn(RATIO)) === undefined)
      issues.push(issue("gives-no-ratio", "gives", { name: form.result, found: printType(type) }));
    return;
  }
  form.transfers.forEach((transfer, index) => {
    const path = form.transfers.length > 1 ? `pays[${index}]` : "pays";
    const table = transfer.per === undefined ? undefined : lines.get(transfer.per);
    if (transfer.per !== undefined && table === undefined)
      issues.push(issue("unknown-line", path, { name: transfer.per, ...suggestion(transfer.per, lines.keys()) }));
    const columns = table?.kind === "list" && table.of.kind === "row" ? table.of.columns : new Map<string, Type>();
    const type = inferType(transfer.amount, { names: new Map([...names, ...columns]), later: new Map(), path, issues });
    if (type.kind !== "unknown" && !(type.kind === "number" && (type.unit === undefined || sameUnit(type.unit, EUR)))) {
      issues.push(
        issue("pays-no-money", path, {
          found: printType(type),
          hint: type.kind === "number" && type.unit ? printUnit(type.unit) : "",
        }),
      );
    }
  });
}

function checkDefaults(
  form: Form,
  scopes: ReadonlyMap<string, Type>,
  parameters: ReadonlyMap<string, Type>,
  issues: Issue[],
): void {
  for (const [name, parameter] of form.parameters) {
    const expression = parameter.kind === "field" ? parameter.expression : undefined;
    if (expression === undefined) continue;
    const path = `parameters.${name}.default`;
    const type = inferType(expression, { names: scopes, later: new Map(), path, issues });
    const expected = parameters.get(name)!;
    if (common(type, expected) === undefined)
      issues.push(
        issue("unit-mismatch", path, { expression: name, left: printType(expected), right: printType(type) }),
      );
  }
}

function* checkNames(form: Form): Iterable<Issue> {
  const outside = new Map<string, string>();
  for (const [section, entries] of [
    ["scopes", form.scopes],
    ["parameters", form.parameters],
    ["lines", form.lines],
  ] as const) {
    for (const name of entries.keys()) {
      if (outside.has(name)) yield issue("name-twice", `${section}.${name}`, { name, other: outside.get(name)! });
      if (RESERVED.has(name)) yield issue("name-reserved", `${section}.${name}`, { name });
      outside.set(name, `${section}.${name}`);
    }
  }
  for (const parameter of form.parameters.values()) {
    if (parameter.kind !== "table") continue;
    for (const column of parameter.columns.keys()) {
      // `tabel[kolom = kolom]` would compare the column with itself: always true.
      if (outside.has(column))
        yield issue("column-hides-name", `parameters.${parameter.name}.columns.${column}`, {
          name: column,
          other: outside.get(column)!,
        });
    }
  }
  for (const name of form.covers) {
    if (!form.scopes.has(name))
      yield issue("unknown-scope", "covers", { name, ...suggestion(name, form.scopes.keys()) });
  }
  for (const name of form.labels.keys()) {
    const [line = "", column] = name.split(".");
    if (!form.lines.has(line))
      yield issue("unknown-line", `labels.${name}`, { name: line, ...suggestion(line, form.lines.keys()) });
    else if (column !== undefined && form.lines.get(line)!.kind === "value")
      yield issue("unknown-column", `labels.${name}`, { name: column, of: line, known: [] });
  }
}

/** Names between braces in a sentence. */
export const referencesIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!.trim());

function checkTexts(form: Form, issues: Issue[]): void {
  const known = new Set([...form.parameters.keys(), ...form.scopes.keys()]);
  const lines = new Set([...known, ...form.lines.keys()]);
  const check = (text: string | undefined, path: string, names: ReadonlySet<string>): void => {
    for (const name of referencesIn(text ?? "")) {
      if (!names.has(name)) issues.push(issue("unknown-reference", path, { name, ...suggestion(name, names) }));
    }
  };
  for (const key of ["text", "plain"] as const) {
    form[key].forEach((sentence, index) => {
      check(sentence.text.nl, `${key}[${index}].nl`, known);
      check(sentence.text.en, `${key}[${index}].en`, known);
    });
  }
  for (const [name, signal] of form.signals) {
    check(signal.text.nl, `signals.${name}.nl`, lines);
    check(signal.text.en, `signals.${name}.en`, lines);
  }
  for (const parameter of form.parameters.values()) {
    if (parameter.kind !== "table" || parameter.row === undefined) continue;
    const columns = new Set([...parameter.columns.keys(), "onder", "boven"]);
    check(parameter.row.nl, `parameters.${parameter.name}.row.nl`, columns);
    check(parameter.row.en, `parameters.${parameter.name}.row.en`, columns);
  }
}

/** A counter-measure is held against parameters and scopes that the form has. */
function checkAsks(form: Form): Issue[] {
  return Object.entries(form.document.asks ?? {}).flatMap(([id, ask]) => {
    const unknown = (name: string, known: Iterable<string>, key: string): Issue =>
      issue("ask-unknown-name", `asks.${id}.${key}`, { name, ...suggestion(name, known) });
    const parameters = (ask.parameters ?? []).filter((name) => !hasParameter(form, name));
    return [
      ...parameters.map((name) => unknown(name, form.parameters.keys(), "parameters")),
      ...(ask.scope === undefined || form.scopes.has(ask.scope)
        ? []
        : [unknown(ask.scope, form.scopes.keys(), "scope")]),
    ];
  });
}

/** `staffel`, or a column of it: `staffel.tarief`. */
function hasParameter(form: Form, name: string): boolean {
  const [parameter = name, column] = name.split(".");
  const found = form.parameters.get(parameter);
  return column === undefined ? found !== undefined : found?.kind === "table" && found.columns.has(column);
}
