// A contract form: its document, checked for shape, with every expression parsed.
import { parseUnit, type Unit } from "#kernel/unit";
import { issue, type Issue, type Outcome, type Step } from "#kernel/issue";
import { Exact } from "#kernel/exact";
import { isMap, own, type Datum } from "./datum.ts";
import { parseExpression } from "./expression/parse.ts";
import type { Expression } from "./expression/syntax.ts";
import type { TextSort } from "./expression/type.ts";
import {
  formSchema,
  type ColumnDocument,
  type ExampleDocument,
  type FormDocument,
  type ParameterDocument,
} from "./schema/form-schema.ts";
import { parseWith, type Localized } from "./schema/part.ts";

/** What one value of a parameter or column may be. */
export type Sort =
  | { readonly kind: "number"; readonly unit: Unit | "indicator"; readonly of: string | undefined }
  | { readonly kind: "truth" }
  | {
      readonly kind: "text";
      readonly sort: TextSort;
      readonly unit: Unit | undefined;
      readonly choices: ReadonlyMap<string, Localized> | undefined;
    };

/** A default, a literal in an agreement, or `{ is: … }`: where a value comes from. */
export interface Field {
  readonly name: string;
  readonly label: Localized | undefined;
  readonly sort: Sort;
  /** Present when the value may be left out; `null` is a value too: empty. */
  readonly default: Datum | undefined;
  /** The default as an expression over the form's own scopes, where it is one. */
  readonly expression: Expression | undefined;
  readonly range: readonly [Exact, Exact] | undefined;
  readonly indexed: boolean;
  readonly display: "factor" | "percent" | undefined;
}

export interface TableParameter {
  readonly kind: "table";
  readonly name: string;
  readonly label: Localized | undefined;
  readonly columns: ReadonlyMap<string, Field>;
  readonly row: Localized | undefined;
  readonly default: Datum | undefined;
}

export type Parameter = ({ readonly kind: "field" } & Field) | TableParameter;

export type Line =
  | { readonly kind: "value"; readonly name: string; readonly expression: Expression }
  | {
      readonly kind: "table";
      readonly name: string;
      readonly per: Expression;
      readonly columns: ReadonlyMap<string, Expression>;
    };

/** A payment from one party to another: names, or expressions that name a party. */
export interface Transfer {
  readonly per: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly amount: Expression;
}

export interface Sentence {
  readonly when: Expression | undefined;
  readonly text: Localized;
}

export interface LineLabel {
  readonly label: Localized | undefined;
  readonly display: "factor" | "percent" | undefined;
  readonly hidden: boolean;
}

export interface Form {
  readonly id: string;
  readonly version: number;
  readonly title: Localized;
  readonly document: FormDocument;
  readonly scopes: ReadonlyMap<string, Localized>;
  readonly covers: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly labels: ReadonlyMap<string, LineLabel>;
  readonly transfers: readonly Transfer[];
  /** The line whose value a reader first looks for: what the form pays or gives. */
  readonly result: string;
  readonly pays: boolean;
  readonly requires: readonly { readonly that: Expression; readonly text: Localized }[];
  readonly signals: ReadonlyMap<
    string,
    { readonly when: Expression; readonly blocks: boolean; readonly text: Localized }
  >;
  readonly text: readonly Sentence[];
  readonly plain: readonly Sentence[];
  readonly examples: ReadonlyMap<string, ExampleDocument>;
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Words that FEEL or the language itself needs. */
export const RESERVED: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "if",
  "then",
  "else",
  "for",
  "in",
  "return",
  "some",
  "every",
  "satisfies",
  "between",
  "true",
  "false",
  "null",
  "function",
  "looptijd",
  "jaarnummer",
  "aantal_jaren",
  "instance",
  "of",
  "date",
  "time",
]);

/** Reads a form from its document. Units and references are checked later, by `checkForm`. */
export function readForm(datum: Datum): Outcome<Form> {
  const { value: document, issues } = parseWith(formSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const builder = new FormBuilder(document);
  const form = builder.build();
  return builder.issues.length > 0 ? { value: undefined, issues: builder.issues } : { value: form, issues: [] };
}

type Labelled = { readonly nl?: string | undefined; readonly en?: string | undefined };
const labelOf = (entry: Labelled): Localized | undefined =>
  entry.nl === undefined ? undefined : { nl: entry.nl, en: entry.en };

class FormBuilder {
  readonly issues: Issue[] = [];
  readonly #document: FormDocument;

  constructor(document: FormDocument) {
    this.#document = document;
  }

  build(): Form {
    const d = this.#document;
    if (d.pays === undefined && d.gives === undefined) this.#report("form-without-result", ["lines"], { form: d.form });
    if (d.pays !== undefined && d.gives !== undefined) this.#report("form-pays-and-gives", ["gives"], { form: d.form });
    const transfers = this.#transfers();
    return {
      id: d.form,
      version: d.version === undefined ? 1 : Number(d.version.n),
      title: d.title ?? { nl: d.form },
      document: d,
      scopes: new Map(Object.entries(d.scopes ?? {})),
      covers: d.covers ?? [],
      parameters: this.#mapOf(d.parameters, "parameters", (entry, name, path) => this.#parameter(entry, name, path)),
      lines: this.#mapOf(d.lines, "lines", (line, name, path) => this.#line(line, name, path)),
      labels: new Map(
        Object.entries(d.labels ?? {}).map(([name, entry]) => [
          name,
          { label: labelOf(entry), display: entry.display, hidden: entry.hidden ?? false },
        ]),
      ),
      transfers,
      result: d.gives ?? (typeof d.pays === "string" ? d.pays : (transfers[0]?.per ?? "")),
      pays: d.pays !== undefined,
      requires: (d.requires ?? []).map((entry, index) => ({
        that: this.#expression(entry.that, ["requires", index, "that"]),
        text: { nl: entry.nl, en: entry.en },
      })),
      signals: this.#mapOf(d.signals, "signals", (entry, _name, path) => ({
        when: this.#expression(entry.when, [...path, "when"]),
        blocks: entry.blocks ?? false,
        text: { nl: entry.nl, en: entry.en },
      })),
      text: this.#sentences("text"),
      plain: this.#sentences("plain"),
      examples: new Map(Object.entries(d.examples ?? {})),
    };
  }

  #report(code: string, path: readonly Step[], figures: Issue["figures"] = {}): void {
    this.issues.push(issue(code, path, figures));
  }

  #mapOf<From, To>(
    entries: Record<string, From> | undefined,
    key: string,
    make: (entry: From, name: string, path: readonly Step[]) => To,
  ): Map<string, To> {
    const map = new Map<string, To>();
    for (const [name, entry] of Object.entries(entries ?? {})) {
      this.#checkName(name, [key, name]);
      map.set(name, make(entry, name, [key, name]));
    }
    return map;
  }

  #checkName(name: string, path: readonly Step[]): void {
    if (!NAME.test(name))
      this.#report("name-not-allowed", path, { name, remedy: name.replace(/[^\p{L}\p{N}_]+/gu, "_") });
    else if (RESERVED.has(name)) this.#report("name-reserved", path, { name });
  }

  #expression(source: string | Exact | boolean, path: readonly Step[]): Expression {
    if (source instanceof Exact) return { kind: "number", value: source };
    if (typeof source === "boolean") return { kind: "truth", value: source };
    const { value, issues } = parseExpression(source, issue("", path).path);
    this.issues.push(...issues);
    return value ?? { kind: "truth", value: false };
  }

  #parameter(entry: ParameterDocument, name: string, path: readonly Step[]): Parameter {
    if (entry.columns === undefined) return { kind: "field", ...this.#field(entry, name, path) };
    const columns = new Map<string, Field>();
    for (const [column, document] of Object.entries(entry.columns)) {
      this.#checkName(column, [...path, "columns", column]);
      columns.set(column, this.#field(document, column, [...path, "columns", column]));
    }
    return { kind: "table", name, label: labelOf(entry), columns, row: entry.row, default: entry.default };
  }

  #field(entry: ColumnDocument, name: string, path: readonly Step[]): Field {
    return {
      name,
      label: labelOf(entry),
      sort: this.#sort(entry, path),
      default: entry.default,
      expression: this.#default(entry.default, [...path, "default"]),
      range: entry.range,
      indexed: entry.indexed ?? false,
      display: entry.display,
    };
  }

  #default(value: Datum | undefined, path: readonly Step[]): Expression | undefined {
    const source = value === undefined ? undefined : expressionOf(value);
    return source === undefined || (typeof source === "object" && !(source instanceof Exact))
      ? undefined
      : this.#expression(source as string, path);
  }

  #sort(entry: ColumnDocument, path: readonly Step[]): Sort {
    if (entry.choice !== undefined)
      return { kind: "text", sort: "choice", unit: undefined, choices: new Map(Object.entries(entry.choice)) };
    if (entry.kind === "bool") return { kind: "truth" };
    const unit =
      entry.unit === undefined || entry.unit === "indicator" ? undefined : this.#unit(entry.unit, [...path, "unit"]);
    if (entry.kind !== undefined) return { kind: "text", sort: entry.kind, unit, choices: undefined };
    if (entry.unit === "indicator") return { kind: "number", unit: "indicator", of: entry.of };
    if (unit === undefined) {
      if (entry.unit === undefined) this.#report("parameter-without-unit", path, { name: String(path.at(-1)) });
      return { kind: "number", unit: new Map(), of: undefined };
    }
    return { kind: "number", unit, of: undefined };
  }

  #unit(text: string, path: readonly Step[]): Unit | undefined {
    const unit = parseUnit(text);
    if (unit === undefined) this.#report("unknown-unit", path, { unit: text });
    return unit;
  }

  #line(line: FormDocument["lines"][string], name: string, path: readonly Step[]): Line {
    if (typeof line !== "object" || line instanceof Exact)
      return { kind: "value", name, expression: this.#expression(line, path) };
    const columns = new Map<string, Expression>();
    for (const [column, source] of Object.entries(line)) {
      if (column === "per") continue;
      this.#checkName(column, [...path, column]);
      columns.set(column, this.#expression(source as string, [...path, column]));
    }
    return { kind: "table", name, per: this.#expression(line.per, [...path, "per"]), columns };
  }

  #transfers(): Transfer[] {
    const pays = this.#document.pays;
    if (pays === undefined) return [];
    if (typeof pays === "string")
      return [{ per: undefined, from: "verzekeraar", to: "zorgaanbieder", amount: this.#expression(pays, ["pays"]) }];
    const list = Array.isArray(pays) ? pays : [pays];
    return list.map((entry, index) => ({
      per: entry.per,
      from: entry.from,
      to: entry.to,
      amount: this.#expression(entry.amount, Array.isArray(pays) ? ["pays", index, "amount"] : ["pays", "amount"]),
    }));
  }

  #sentences(key: "text" | "plain"): Sentence[] {
    return (this.#document[key] ?? []).map((entry, index) => {
      const when =
        "when" in entry && entry.when !== undefined ? this.#expression(entry.when, [key, index, "when"]) : undefined;
      return { when, text: { nl: entry.nl, en: "en" in entry ? entry.en : undefined } };
    });
  }
}

/** The expression of a value that is `{ is: … }`, else undefined. */
export function expressionOf(value: Datum): Datum | undefined {
  return isMap(value) && Object.keys(value).length === 1 ? own(value, "is") : undefined;
}
