// Values of an agreement as a change shows them: in their units, with the names that people know.
import { Exact, ZERO, equal } from "#kernel/exact";
import { startOfYear, yearOf } from "#kernel/date";
import { RATIO, type Unit } from "#kernel/unit";
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Binding } from "../binding.ts";
import { printExpression } from "../expression/print.ts";
import type { Facts } from "../facts.ts";
import type { Field, TableParameter } from "../form.ts";
import { buildNode } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, isUndetermined, type Node, type Value } from "../graph/node.ts";
import type { Localized } from "../schema/part.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";
import type { WordedTable, WordedValue } from "../word.ts";
import type { ChangeValue } from "./change.ts";

type Row = ReadonlyMap<string, Binding>;

/** Shows the values of one agreement; facts tell what a formula gives. */
export class Viewer {
  readonly agreement: Agreement;
  readonly #elaboration: Elaboration;
  readonly #read: (node: Node) => Value;

  constructor(agreement: Agreement, facts?: Facts) {
    this.agreement = agreement;
    this.#elaboration = new Elaboration(agreement);
    this.#read = folding(0, exactArithmetic(worldOf(agreement, facts)));
  }

  /** The value of a parameter, or of a term of the agreement's own (no clause). */
  value(field: Field, binding: Binding, use?: ClauseUse, row?: Row): ChangeValue {
    switch (binding.kind) {
      case "empty":
      case "table":
        return { kind: "open" };
      case "literal":
        return this.#literal(field, binding.value, use, row);
      case "expression":
        return this.#computed(field, binding, use, row);
      case "dated":
        return {
          kind: "dated",
          segments: binding.segments.map(({ from, value }) => ({ from, value: this.value(field, value, use, row) })),
        };
    }
  }

  /** A table, row by row; the first of a dated one. */
  table(parameter: TableParameter, binding: Binding, use: ClauseUse): WordedTable {
    const shown = binding.kind === "dated" ? binding.segments[0]!.value : binding;
    let below: WordedValue = { kind: "figure", value: ZERO, unit: RATIO, display: undefined };
    const rows = (shown.kind === "table" ? shown.rows : []).map((row) => {
      const cells = new Map<string, WordedValue>(
        [...parameter.columns].map(([name, field]) => [name, plainly(this.value(field, row.get(name)!, use, row))]),
      );
      const bound = cells.get("tot");
      if (bound !== undefined) {
        cells.set("onder", below).set("boven", bound);
        below = bound;
      }
      return cells;
    });
    const columns = [...parameter.columns].map(([name, field]) => ({ name, label: field.label }));
    return { kind: "table", name: parameter.name, columns, rows, row: parameter.row };
  }

  #computed(
    field: Field,
    binding: Extract<Binding, { kind: "expression" }>,
    use: ClauseUse | undefined,
    row: Row | undefined,
  ): ChangeValue {
    const text = printExpression(binding.expression);
    const year = use === undefined || use.path.startsWith("indices") ? yearOf(this.agreement.term.from) : use.firstYear;
    const site = this.#elaboration.site(binding.names === "form" ? use?.id : undefined, year);
    const value = this.#read(buildNode(binding.expression, site, this.#elaboration));
    if (isUndetermined(value)) return { kind: "formula", text };
    const shown = this.#literal(field, value, use, row);
    return shown.kind === "figure" ? { kind: "computed", formula: text, year, value: shown } : shown;
  }

  #literal(
    field: Field,
    value: Exact | boolean | string,
    use: ClauseUse | undefined,
    row: Row | undefined,
  ): WordedValue {
    const { sort } = field;
    if (sort.kind === "text" && typeof value === "string")
      return { kind: "label", label: sort.choices?.get(value) ?? this.#nameOf(sort.sort, value) };
    const measured =
      sort.kind === "number" && sort.unit === "indicator" ? this.#indicatorOf(sort.of, use, row) : undefined;
    if (measured !== undefined)
      return {
        kind: "figure",
        value,
        unit: this.agreement.indicatorUnits.get(measured),
        display: this.agreement.document.indicators?.[measured]?.display,
      };
    const unit = sort.kind !== "number" ? undefined : sort.unit === "indicator" ? RATIO : sort.unit;
    return { kind: "figure", value, unit, display: field.display };
  }

  #nameOf(sort: string, id: string): Localized {
    const { parties, products, document } = this.agreement;
    if (sort === "partij") return parties.get(id)?.name ?? { nl: id };
    if (sort === "product") return products.get(id)?.label ?? { nl: id };
    const indicator = sort === "indicator" ? document.indicators?.[id] : undefined;
    return indicator?.nl === undefined ? { nl: id.replaceAll("_", " ") } : { nl: indicator.nl, en: indicator.en };
  }

  /** The indicator that gives a value its unit: the row names it, or another parameter does. */
  #indicatorOf(of: string | undefined, use: ClauseUse | undefined, row: Row | undefined): string | undefined {
    return [...(row?.values() ?? []), of === undefined ? undefined : use?.bindings.get(of)]
      .flatMap((binding) => (binding?.kind === "literal" && typeof binding.value === "string" ? [binding.value] : []))
      .find((text) => this.agreement.indicatorUnits.has(text));
  }
}

/** Without the figure behind a formula. */
const plainly = (value: ChangeValue): WordedValue => {
  if (value.kind === "computed") return value.value;
  return value.kind === "figure" || value.kind === "label" || value.kind === "formula" ? value : { kind: "open" };
};

/** A figure in a unit. */
export const figure = (value: Value, unit: Unit | undefined, display?: Field["display"]): ChangeValue => ({
  kind: "figure",
  value,
  unit,
  display,
});

/** Text that is what it says. */
export const words = (label: Localized | string): ChangeValue => ({
  kind: "label",
  label: typeof label === "string" ? { nl: label } : label,
});

/** Whether two bindings give the same value in every year; a dated value that never changes is a plain one. */
export function sameBinding(a: Binding | undefined, b: Binding | undefined, termStart: string): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [left, right] = [settled(a, termStart), settled(b, termStart)];
  if (left.kind === "literal" && right.kind === "literal")
    return left.value instanceof Exact && right.value instanceof Exact
      ? equal(left.value, right.value)
      : left.value === right.value;
  if (left.kind === "expression" && right.kind === "expression")
    return left.names === right.names && printExpression(left.expression) === printExpression(right.expression);
  if (left.kind === "dated" && right.kind === "dated")
    return (
      left.segments.length === right.segments.length &&
      left.segments.every((segment, index) => {
        const other = right.segments[index]!;
        return segment.from === other.from && sameBinding(segment.value, other.value, termStart);
      })
    );
  if (left.kind === "table" && right.kind === "table")
    return (
      left.rows.length === right.rows.length &&
      left.rows.every((row, index) => sameRow(row, right.rows[index]!, termStart))
    );
  return left.kind === "empty" && right.kind === "empty";
}

/** Whether two rows hold the same in every column. */
export const sameRow = (a: Row, b: Row, termStart: string): boolean =>
  a.size === b.size && [...a].every(([column, cell]) => sameBinding(cell, b.get(column), termStart));

function settled(binding: Binding, termStart: string): Binding {
  if (binding.kind !== "dated") return binding;
  const segments = binding.segments.filter(
    (segment, index, all) => index === 0 || !sameBinding(segment.value, all[index - 1]!.value, termStart),
  );
  const [only] = segments;
  const start = startOfYear(Number(termStart.slice(0, 4)));
  return segments.length === 1 && (only!.from <= termStart || only!.from === start)
    ? only!.value
    : { kind: "dated", segments };
}
