// The word reading: clause texts in which every figure is the one that settlement uses.
import { Exact, ZERO, equal } from "#kernel/exact";
import { startOfYear, touches, type IsoDate } from "#kernel/date";
import type { Unit } from "#kernel/unit";
import type { Agreement, ClauseUse } from "./agreement.ts";
import type { Binding } from "./binding.ts";
import { printExpression } from "./expression/print.ts";
import type { Facts } from "./facts.ts";
import type { Field, Sentence, TableParameter } from "./form.ts";
import { buildNode } from "./graph/build.ts";
import { Elaboration } from "./graph/elaborate.ts";
import { folding, isUndetermined, type Node, type Value } from "./graph/node.ts";
import type { Localized } from "./schema/part.ts";
import { exactArithmetic } from "./settle/arithmetic.ts";
import { concreteUnit } from "./settle/line.ts";
import { Settlement } from "./settle/settle.ts";
import type { StatementClause } from "./settle/statement.ts";
import { worldOf } from "./settle/world.ts";

/** A value as a sentence shows it. */
export type WordedValue =
  | {
      readonly kind: "figure";
      readonly value: Value;
      readonly unit: Unit | undefined;
      readonly display: Field["display"];
    }
  | { readonly kind: "label"; readonly label: Localized }
  /** A bound that is not there. */
  | { readonly kind: "open" }
  /** Known only with the facts: the formula by which it follows. */
  | { readonly kind: "formula"; readonly text: string };

/** A reference in a sentence, for the years in which it has this value; `from` is absent when it holds throughout. */
export interface WordedFigure {
  readonly kind: "reference";
  readonly name: string;
  readonly values: readonly { readonly from: IsoDate | undefined; readonly value: WordedValue }[];
  /** The index that the amount follows, and the year of its price level. */
  readonly index: string | undefined;
}

export interface WordedTable {
  readonly kind: "table";
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly label: Localized | undefined }[];
  readonly rows: readonly ReadonlyMap<string, WordedValue>[];
  readonly row: Localized | undefined;
}

export type WordedPart =
  | string
  | WordedFigure
  | WordedTable
  | { readonly kind: "scope"; readonly label: Localized; readonly scope: string };

export interface WordedSentence {
  readonly nl: readonly WordedPart[];
  readonly en: readonly WordedPart[];
}

export interface WordedClause {
  readonly id: string;
  readonly number: number;
  readonly form: string;
  readonly title: Localized;
  readonly purpose: Localized | undefined;
  readonly plain: readonly WordedSentence[];
  readonly text: readonly WordedSentence[];
  /** The clause settled, as a worked example: on facts that were given, or on the agreed base. */
  readonly example:
    | { readonly on: "facts" | "basis"; readonly year: number; readonly clause: StatementClause }
    | undefined;
}

export interface WordedAgreement {
  readonly agreement: Agreement;
  readonly clauses: readonly WordedClause[];
  readonly indices: readonly WordedClause[];
}

/** Words an agreement. With facts, each money clause carries a worked example that `settle` computed. */
export function word(agreement: Agreement, facts: Facts | undefined): WordedAgreement {
  const writer = new Writer(agreement, facts);
  return {
    agreement,
    clauses: [...agreement.clauses.values()].map((use, index) => writer.clause(use, index + 1)),
    indices: [...agreement.indices.values()].map((use, index) =>
      writer.clause(use, agreement.clauses.size + index + 1),
    ),
  };
}

class Writer {
  readonly #agreement: Agreement;
  readonly #elaboration: Elaboration;
  readonly #read: (node: Node) => Value;
  readonly #example:
    | { readonly on: "facts" | "basis"; readonly year: number; readonly clauses: readonly StatementClause[] }
    | undefined;

  constructor(agreement: Agreement, facts: Facts | undefined) {
    this.#agreement = agreement;
    this.#elaboration = new Elaboration(agreement);
    this.#read = folding(0, exactArithmetic(worldOf(agreement, facts)));
    this.#example = exampleOf(agreement, facts);
  }

  clause(use: ClauseUse, number: number): WordedClause {
    const example = this.#example;
    const clause = example?.clauses.find((candidate) => candidate.id === use.id);
    return {
      id: use.id,
      number,
      form: use.form.id,
      title: use.title,
      purpose: use.purpose,
      plain: this.#sentences(use, use.form.plain),
      text: this.#sentences(use, use.form.text),
      example:
        example === undefined || clause === undefined ? undefined : { on: example.on, year: example.year, clause },
    };
  }

  /** The sentences whose condition holds in some year. */
  #sentences(use: ClauseUse, sentences: readonly Sentence[]): WordedSentence[] {
    return sentences
      .filter(
        (sentence) =>
          sentence.when === undefined ||
          this.#years(use).some(
            (year) =>
              this.#read(buildNode(sentence.when!, this.#elaboration.site(use.id, year), this.#elaboration)) === true,
          ),
      )
      .map((sentence) => ({
        nl: this.#parts(use, sentence.text.nl),
        en: this.#parts(use, sentence.text.en ?? sentence.text.nl),
      }));
  }

  #years(use: ClauseUse): readonly number[] {
    return this.#agreement.years.filter((year) => touches(use.term, year));
  }

  #parts(use: ClauseUse, text: string): WordedPart[] {
    return text
      .split(/(\{[^{}]*\})/)
      .filter((piece) => piece !== "")
      .map((piece) => (piece.startsWith("{") ? this.#reference(use, piece.slice(1, -1).trim()) : piece));
  }

  #reference(use: ClauseUse, name: string): WordedPart {
    const parameter = use.form.parameters.get(name);
    if (parameter?.kind === "field") return this.#figure(use, parameter);
    if (parameter?.kind === "table") return this.#table(use, parameter);
    const label = use.form.scopes.get(name);
    return label === undefined ? `{${name}}` : { kind: "scope", label, scope: use.scopes.get(name) ?? name };
  }

  #figure(use: ClauseUse, field: Field): WordedFigure {
    const binding = use.bindings.get(field.name)!;
    const index = field.indexed ? use.index : undefined;
    const values = this.#years(use).flatMap((year) => this.#segments(use, field, binding, year));
    const distinct = values.filter(
      (entry, position) => position === 0 || !sameWorded(entry.value, values[position - 1]!.value),
    );
    return {
      kind: "reference",
      name: field.name,
      values: distinct.length === 1 ? [{ from: undefined, value: distinct[0]!.value }] : distinct,
      index,
    };
  }

  /** The value of a year, or its values when it changes inside that year. */
  #segments(
    use: ClauseUse,
    field: Field,
    binding: Binding,
    year: number,
  ): { readonly from: IsoDate; readonly value: WordedValue }[] {
    if (binding.kind === "dated") {
      const inside = binding.segments.filter((segment) => segment.from.startsWith(String(year)));
      const before = binding.segments.filter((segment) => segment.from < startOfYear(year)).at(-1);
      const parts = [
        ...(before !== undefined && !inside.some((segment) => segment.from === startOfYear(year))
          ? [{ from: startOfYear(year), value: before.value }]
          : []),
        ...inside,
      ];
      return parts.map((part) => ({ from: part.from, value: this.#worded(use, field, part.value, year) }));
    }
    return [{ from: startOfYear(year), value: this.#worded(use, field, binding, year) }];
  }

  #worded(
    use: ClauseUse,
    field: Field,
    binding: Binding,
    year: number,
    row?: ReadonlyMap<string, Binding>,
  ): WordedValue {
    if (binding.kind === "empty") return { kind: "open" };
    if (binding.kind === "literal") return this.#valueOf(use, field, binding.value, row);
    if (binding.kind !== "expression") return { kind: "open" };
    const node = buildNode(
      binding.expression,
      this.#elaboration.site(binding.names === "form" ? use.id : undefined, year),
      this.#elaboration,
    );
    const value = this.#read(node);
    return isUndetermined(value)
      ? { kind: "formula", text: printExpression(binding.expression) }
      : this.#valueOf(use, field, value, row);
  }

  #valueOf(use: ClauseUse, field: Field, value: Value, row?: ReadonlyMap<string, Binding>): WordedValue {
    const { sort } = field;
    if (sort.kind !== "text" || typeof value !== "string")
      return { kind: "figure", value, unit: this.#unitOf(use, field, row), display: field.display };
    return { kind: "label", label: sort.choices?.get(value) ?? this.#nameOf(sort.sort, value) };
  }

  #nameOf(sort: string, id: string): Localized {
    const { parties, products, document } = this.#agreement;
    if (sort === "partij") return parties.get(id)?.name ?? { nl: id };
    if (sort === "product") return products.get(id)?.label ?? { nl: id };
    const indicator = sort === "indicator" ? document.indicators?.[id] : undefined;
    return indicator?.nl === undefined ? { nl: id.replaceAll("_", " ") } : { nl: indicator.nl, en: indicator.en };
  }

  #unitOf(use: ClauseUse, field: Field, row: ReadonlyMap<string, Binding> | undefined): Unit | undefined {
    if (field.sort.kind !== "number") return undefined;
    if (field.sort.unit !== "indicator") return field.sort.unit;
    const literal = (binding: Binding | undefined): string | undefined =>
      binding?.kind === "literal" && typeof binding.value === "string" ? binding.value : undefined;
    const inRow = [...(row?.values() ?? [])]
      .map(literal)
      .find((id) => id !== undefined && this.#agreement.indicatorUnits.has(id));
    const named = field.sort.of === undefined ? undefined : literal(use.bindings.get(field.sort.of));
    return concreteUnit(new Map([["'x", 1]]), () => inRow ?? named, this.#agreement.indicatorUnits) ?? new Map();
  }

  #table(use: ClauseUse, table: TableParameter): WordedTable {
    const binding = use.bindings.get(table.name)!;
    const shown = binding.kind === "dated" ? binding.segments[0]!.value : binding;
    const [year] = this.#years(use);
    let below: WordedValue = { kind: "figure", value: ZERO, unit: new Map(), display: undefined };
    const rows = (shown.kind === "table" ? shown.rows : []).map((row) => {
      const cells = new Map<string, WordedValue>(
        [...table.columns].map(([name, field]) => [name, this.#worded(use, field, row.get(name)!, year!, row)]),
      );
      const bound = cells.get("tot");
      if (bound !== undefined) {
        cells.set("onder", below).set("boven", bound);
        below = bound;
      }
      return cells;
    });
    return {
      kind: "table",
      name: table.name,
      columns: [...table.columns].map(([name, field]) => ({ name, label: field.label })),
      rows,
      row: table.row,
    };
  }
}

function exampleOf(agreement: Agreement, facts: Facts | undefined) {
  const on = facts !== undefined ? "facts" : "basis";
  const used = facts ?? agreement.basis;
  const settled = used && new Settlement(agreement).settle(used).value;
  const [year] = settled?.years ?? [];
  return year && ({ on, year: year.year, clauses: year.clauses } as const);
}

function sameWorded(a: WordedValue, b: WordedValue): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "figure" && b.kind === "figure")
    return a.value instanceof Exact && b.value instanceof Exact ? equal(a.value, b.value) : a.value === b.value;
  return JSON.stringify(a) === JSON.stringify(b);
}
