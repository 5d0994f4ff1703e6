// The lines of a clause in a year: value, unit, formula with its figures, and tables as rows of cells.
import { printExpression } from "../expression/print.ts";
import type { Expression } from "../expression/syntax.ts";
import type { Type } from "../expression/type.ts";
import type { ClauseUse } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import type { Line } from "../form.ts";
import { asList, fixedValue, type Site } from "../graph/build.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import { isNode, type Node, type RowShape, type Value } from "../graph/node.ts";
import type { Unit } from "#kernel/unit";
import { fillIn, numberUnit, type Filling } from "./formula.ts";
import type { Cell, StatementColumn, StatementLine } from "./statement.ts";

interface Reading {
  readonly elaboration: Elaboration;
  readonly read: (node: Node) => Value;
  readonly facts: Facts | undefined;
}

/** All lines of a clause or index in one year, in the order of the form. */
export function statementLines(use: ClauseUse, year: number, reading: Reading): StatementLine[] {
  const site = reading.elaboration.site(use.id, year);
  return [...use.form.lines.values()].map((line) => new LineReading(use, line, site, reading).line());
}

/** The concrete unit of an abstract one: that of the indicator which a row or parameter names. */
export function concreteUnit(
  unit: Unit | undefined,
  indicatorOf: (name: string) => string | undefined,
  units: ReadonlyMap<string, Unit>,
): Unit | undefined {
  if (unit === undefined || ![...unit.keys()].some((name) => name.startsWith("'"))) return unit;
  const powers = new Map<string, number>();
  for (const [name, power] of unit) {
    const id = name.startsWith("'") ? indicatorOf(name.slice(1)) : undefined;
    const parts = name.startsWith("'")
      ? id === undefined
        ? new Map<string, number>()
        : (units.get(id) ?? new Map<string, number>())
      : new Map([[name, 1]]);
    for (const [base, exponent] of parts) powers.set(base, (powers.get(base) ?? 0) + exponent * power);
  }
  return new Map([...powers].filter(([, power]) => power !== 0));
}

class LineReading {
  readonly #use: ClauseUse;
  readonly #line: Line;
  readonly #site: Site;
  readonly #reading: Reading;

  constructor(use: ClauseUse, line: Line, site: Site, reading: Reading) {
    this.#use = use;
    this.#line = line;
    this.#site = site;
    this.#reading = reading;
  }

  line(): StatementLine {
    const { name } = this.#line;
    const label = this.#use.form.labels.get(name);
    const shared = {
      name,
      label: label?.label ?? plainLabel(name),
      display: label?.display,
      hidden: label?.hidden ?? false,
    };
    const { elaboration } = this.#reading;
    const shape = elaboration.line(this.#use.id, name, this.#site.year, this.#site.frame);
    if (this.#line.kind === "value" && isNode(shape)) {
      const cell = this.#cell(shape, this.#line.expression, this.#unit(name, undefined, undefined), this.#site);
      return { ...shared, kind: "value", source: printExpression(this.#line.expression), cell, columns: [], rows: [] };
    }
    // A line may also be one row of a table, or a list: both show as rows.
    const rows = asList(shape).items.map(({ shape: item }): RowShape =>
      item.kind === "row" ? item : { kind: "row", columns: new Map([[name, item]]) },
    );
    const source = printExpression(this.#line.kind === "value" ? this.#line.expression : this.#line.per);
    return {
      ...shared,
      kind: "table",
      source,
      cell: undefined,
      columns: this.#columns(rows),
      rows: rows.map((row) => this.#row(row)),
    };
  }

  #columns(rows: readonly RowShape[]): StatementColumn[] {
    const { name: line } = this.#line;
    const computed = this.#computed();
    const names = rows[0] === undefined ? [...computed.keys()] : [...rows[0].columns.keys()];
    return names.map((column) => {
      const label = this.#use.form.labels.get(`${line}.${column}`);
      const field = this.#fieldOf(column);
      const expression = computed.get(column);
      return {
        name: column,
        label: label?.label ?? field?.label ?? plainLabel(column),
        display: label?.display ?? field?.display,
        hidden: label?.hidden ?? false,
        unit: this.#unit(line, column, rows[0]),
        source: expression === undefined ? "" : printExpression(expression),
      };
    });
  }

  /** The columns that the form computes; the others were filled in. */
  #computed(): ReadonlyMap<string, Expression> {
    return this.#line.kind === "table" ? this.#line.columns : new Map();
  }

  /** The parameter column behind a column of this table, where the table goes over a parameter. */
  #fieldOf(column: string) {
    for (const parameter of this.#use.form.parameters.values()) {
      if (parameter.kind === "table" && parameter.columns.has(column)) return parameter.columns.get(column);
    }
    return undefined;
  }

  #row(row: RowShape): ReadonlyMap<string, Cell> {
    const { name } = this.#line;
    const computed = this.#computed();
    const inside: Site = { ...this.#site, row: { line: name, shape: row } };
    return new Map(
      [...row.columns].map(([column, shape]) => [
        column,
        this.#cell(shape as Node, computed.get(column), this.#unit(name, column, row), inside),
      ]),
    );
  }

  #cell(node: Node, expression: Expression | undefined, unit: Unit | undefined, site: Site): Cell {
    return {
      value: this.#reading.read(node),
      unit,
      formula: expression === undefined ? [] : fillIn(expression, site, this.#filling(site)),
    };
  }

  #filling(site: Site): Filling {
    const { elaboration, read, facts } = this.#reading;
    return {
      elaboration,
      read,
      unitOf: (name, column) =>
        site.row?.shape.columns.has(name) && column === undefined
          ? this.#unit(site.row.line, name, site.row.shape)
          : this.#unit(name, column, site.row?.shape),
      displayOf: (name) => this.#displayOf(name, site.row?.line),
      source: (fact, year) =>
        fact === "basis" ? elaboration.agreement.basis?.document.source : sourceOf(facts, fact, year),
    };
  }

  /** How a name is shown: as its label or its parameter says. */
  #displayOf(name: string, table: string | undefined): StatementLine["display"] {
    const { parameters, labels } = this.#use.form;
    const parameter = parameters.get(name);
    return (
      labels.get(table === undefined ? name : `${table}.${name}`)?.display ??
      labels.get(name)?.display ??
      (parameter?.kind === "field" ? parameter.display : undefined)
    );
  }

  #unit(name: string, column: string | undefined, row: RowShape | undefined): Unit | undefined {
    const { types } = this.#use;
    const type = types.lines.get(name) ?? types.parameters.get(name);
    const unit = numberUnit(column === undefined ? type : columnType(type, column));
    const indicatorOf = (path: string): string | undefined => {
      const parts = path.split(".");
      const key =
        row?.columns.get(parts.at(-1)!) ??
        (parts.length === 1 && this.#use.form.parameters.has(path)
          ? this.#reading.elaboration.parameter(this.#use.id, path, this.#site.year)
          : undefined);
      const fixed = fixedValue(key);
      return typeof fixed === "string" ? fixed : undefined;
    };
    return concreteUnit(unit, indicatorOf, this.#reading.elaboration.agreement.indicatorUnits);
  }
}

const columnType = (type: Type | undefined, column: string): Type | undefined =>
  type?.kind === "list" && type.of.kind === "row"
    ? type.of.columns.get(column)
    : type?.kind === "row"
      ? type.columns.get(column)
      : undefined;

/** A name as words, where a form gives no label. */
const plainLabel = (name: string) => ({ nl: name.replaceAll("_", " ") });

function sourceOf(facts: Facts | undefined, fact: string, year: number): string | undefined {
  if (facts === undefined) return undefined;
  return facts.document.sources?.[fact] ?? facts.years.get(year)?.source ?? facts.document.source;
}
