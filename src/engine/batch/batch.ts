// The batch reading: one form over the rows of a table, each row a contract, held against what was published.
import { Exact, ZERO, add, compare, ratio } from "#kernel/exact";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { readAgreement, type Agreement } from "../agreement.ts";
import type { Datum, DatumMap } from "../datum.ts";
import type { Field, Form } from "../form.ts";
import { buildNode } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, isNode, isUndetermined, type Node, type Observation, type Value } from "../graph/node.ts";
import type { BatchDocument } from "../schema/batch-schema.ts";
import { FACT_KINDS } from "../schema/facts-schema.ts";
import { suggestion, unknownKey } from "../schema/part.ts";
import { exactArithmetic, undetermined } from "../settle/arithmetic.ts";
import { columnExpressions, type Cells, type ColumnExpression } from "./column.ts";
import { lineReport, type Comparison, type LineReport } from "./report.ts";
import { cellValue, columnName, type Table } from "./table.ts";

const CLAUSE = "artikel";
const YEAR = 2027;

export interface BatchReport {
  readonly name: string;
  readonly form: string;
  readonly rows: number;
  /** The line that the form pays or gives. */
  readonly result: string;
  readonly lines: readonly LineReport[];
  /** What the form pays or gives per row, in the order of the table. */
  readonly results: readonly { readonly key: string; readonly value: Value }[];
}

/** What a batch runs on. `progress` hears how many contracts are done. */
export interface BatchInput {
  readonly batch: BatchDocument;
  readonly form: Form;
  readonly formDatum: Datum;
  readonly table: Table;
  readonly progress?: (done: number, of: number) => void;
}

/** Settles every row of a table. Rows that share a key and name a product are one contract with many products. */
export function runBatch(input: BatchInput): Outcome<BatchReport> {
  const run = new BatchRun(input);
  const report = run.run();
  return run.issues.length > 0 ? { value: undefined, issues: run.issues } : { value: report, issues: [] };
}

interface Contract {
  readonly key: string;
  readonly rows: readonly (readonly string[])[];
}

interface Prepared {
  readonly elaboration: Elaboration;
  readonly lines: ReadonlyMap<string, Node>;
}

class BatchRun {
  readonly issues: Issue[] = [];
  readonly #input: BatchInput;
  readonly #position: ReadonlyMap<string, number>;
  readonly #percent: ReadonlySet<string>;
  readonly #prepared = new Map<string, Prepared | undefined>();
  readonly #cells = new Map<string, Value>();

  constructor(input: BatchInput) {
    this.#input = input;
    this.#position = new Map(input.table.columns.map((column, index) => [column, index]));
    this.#percent = new Set((input.batch.percent ?? []).map(columnName));
  }

  run(): BatchReport | undefined {
    const { batch, form, table, progress } = this.#input;
    this.#checkMap();
    const blank = this.#agreement({}, []);
    if (blank === undefined || this.issues.length > 0) return undefined;
    const expression = columnExpressions(blank, table.columns, this.issues);
    const each = (
      entries: Readonly<Record<string, string | Exact | boolean>> | undefined,
      path: string,
    ): [string, ColumnExpression][] =>
      Object.entries(entries ?? {}).map(([name, source]) => [name, expression(source, `${path}.${name}`)]);
    const parameters = each(batch.with, "with");
    const facts = each(batch.facts, "facts");
    const expected = each(batch.expect, "expect");
    const price = batch.prices === undefined ? undefined : expression(batch.prices, "prices");
    if (this.issues.length > 0) return undefined;

    const products = this.#products();
    const contracts = this.#contracts();
    const wanted = [...new Set([form.result, ...expected.map(([line]) => line)])];
    const found = new Map<string, Comparison[]>(expected.map(([line]) => [line, []]));
    const results: { key: string; value: Value }[] = [];
    contracts.forEach((contract, index) => {
      const first = this.#cellsOf(contract.rows[0]!);
      const values = new Map(parameters.map(([name, read]) => [name, read(first)]));
      this.#checkValues(values, contract.key);
      const prepared = this.#prepare(values, products, wanted);
      if (prepared === undefined) return;
      const read = this.#reading(prepared, contract, values, facts, price);
      results.push({ key: contract.key, value: read(prepared.lines.get(form.result)!) });
      for (const [line, published] of expected) {
        found.get(line)!.push({
          key: contract.key,
          computed: read(prepared.lines.get(line)!),
          published: this.#published(contract, published),
        });
      }
      progress?.(index + 1, contracts.length);
    });
    const lines = [...found].map(([line, comparisons]) => lineReport(line, comparisons, batch.reasons ?? {}));
    return { name: batch.batch, form: form.id, rows: contracts.length, result: form.result, lines, results };
  }

  /** Every name in the map must exist: columns, parameters, kinds of fact, lines. */
  #checkMap(): void {
    const { batch, form, table } = this.#input;
    for (const [path, column] of [
      ["row", batch.row],
      ["product", batch.product],
      ...(batch.percent ?? []).map((name, index) => [`percent[${index}]`, name]),
    ] as const) {
      if (column !== undefined && !this.#position.has(columnName(column)))
        this.issues.push(
          issue("unknown-table-column", path!, { name: column, ...suggestion(columnName(column), table.columns) }),
        );
    }
    for (const name of Object.keys(batch.with ?? {})) {
      const parameter = form.parameters.get(name);
      if (parameter === undefined) this.issues.push(unknownKey(name, [...form.parameters.keys()], ["with"]));
      else if (parameter.kind === "table") this.issues.push(issue("table-in-batch", `with.${name}`, { name }));
    }
    for (const name of Object.keys(batch.facts ?? {}))
      if (!(FACT_KINDS as readonly string[]).includes(name)) this.issues.push(unknownKey(name, FACT_KINDS, ["facts"]));
    for (const name of Object.keys(batch.expect ?? {})) {
      const line = form.lines.get(name);
      if (line === undefined || line.kind === "table")
        this.issues.push(issue("unknown-line", `expect.${name}`, { name, ...suggestion(name, form.lines.keys()) }));
    }
    if (form.lines.get(form.result)?.kind !== "value")
      this.issues.push(issue("unknown-line", "form", { name: form.result }));
  }

  #products(): string[] {
    const { batch, table } = this.#input;
    if (batch.product === undefined) return [];
    const column = this.#position.get(columnName(batch.product))!;
    return [...new Set(table.rows.map((row) => row[column]!.trim()))];
  }

  /** One contract per row, or, with products, one per key. */
  #contracts(): Contract[] {
    const { batch, table } = this.#input;
    const column = this.#position.get(columnName(batch.row))!;
    const byKey = new Map<string, (readonly string[])[]>();
    table.rows.forEach((row, index) => {
      const key = row[column]!.trim();
      const known = byKey.get(key);
      if (known !== undefined && batch.product === undefined)
        this.issues.push(issue("duplicate-key-in-table", `${columnName(batch.row)}`, { key, line: index + 2 }));
      if (known === undefined) byKey.set(key, [row]);
      else known.push(row);
    });
    return [...byKey].map(([key, rows]) => ({ key, rows }));
  }

  #cellsOf(row: readonly string[]): Cells {
    return (column) => {
      const cell = row[this.#position.get(column)!]!;
      const percent = this.#percent.has(column);
      const slot = `${percent ? "%" : ""}${cell}`;
      const known = this.#cells.get(slot);
      if (known !== undefined) return known;
      const value = cellValue(cell, percent);
      if (this.#cells.size < 50_000) this.#cells.set(slot, value);
      return value;
    };
  }

  /** A value outside its range, or of the wrong sort, is named with its row. */
  #checkValues(values: ReadonlyMap<string, Value>, key: string): void {
    for (const [name, value] of values) {
      const field = this.#input.form.parameters.get(name) as Field;
      const [low, high] = field.range ?? [];
      if (
        value instanceof Exact &&
        low !== undefined &&
        high !== undefined &&
        (compare(value, low) < 0 || compare(value, high) > 0)
      ) {
        this.issues.push(
          issue("row-out-of-range", `with.${name}`, {
            key,
            name,
            found: String(value),
            low: String(low),
            high: String(high),
          }),
        );
      }
      if (!isUndetermined(value) && field.sort.kind === "number" && !(value instanceof Exact))
        this.issues.push(issue("row-wrong-type", `with.${name}`, { key, name, found: String(value) }));
    }
  }

  /** The graph of the form for the texts of this row: numbers and conditions stay open, texts choose rows of tables. */
  #prepare(
    values: ReadonlyMap<string, Value>,
    products: readonly string[],
    wanted: readonly string[],
  ): Prepared | undefined {
    const texts = [...values]
      .filter(([name]) => (this.#input.form.parameters.get(name) as Field).sort.kind === "text")
      .map(([name, value]) => [name, textOf(value)] as const);
    const signature = JSON.stringify(texts);
    if (this.#prepared.has(signature)) return this.#prepared.get(signature);
    const agreement = this.#agreement(Object.fromEntries(texts), products);
    const prepared = agreement && prepare(agreement, wanted);
    this.#prepared.set(signature, prepared);
    return prepared;
  }

  /** An agreement with placeholders where each row brings its own figure. */
  #agreement(texts: Readonly<Record<string, string>>, products: readonly string[]): Agreement | undefined {
    const { form, formDatum, batch } = this.#input;
    const filled: Record<string, Datum> = {};
    for (const name of Object.keys(batch.with ?? {})) {
      const field = form.parameters.get(name);
      if (field === undefined || field.kind === "table") continue;
      const choices = field.sort.kind === "text" ? [...(field.sort.choices?.keys() ?? [])] : [];
      filled[name] =
        field.sort.kind === "truth"
          ? false
          : field.sort.kind === "number"
            ? (field.range?.[0] ?? ZERO)
            : (texts[name] ?? choices[0] ?? "?");
    }
    const scopes = [...form.scopes.keys()];
    const year = batch.year === undefined ? YEAR : Number(batch.year.n);
    const use: DatumMap = { form: form.id, with: filled };
    const { value, issues } = readAgreement({
      agreement: batch.batch,
      term: { from: `${year}-01-01`, to: `${year}-12-31` },
      parties: { verzekeraar: {}, zorgaanbieder: {} },
      ...(products.length > 0
        ? {
            products: Object.fromEntries(products.map((product) => [product, {}])),
            prices: Object.fromEntries(products.map((product) => [product, ZERO])),
          }
        : {}),
      scopes: Object.fromEntries(scopes.map((scope) => [scope, products.length > 0 ? ["*"] : [scope]])),
      ...(form.pays
        ? { clauses: { [CLAUSE]: { ...use, scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])) } } }
        : { clauses: {}, indices: { [CLAUSE]: { ...use, from: ratio(year) } } }),
      forms: { [form.id]: formDatum },
    });
    this.issues.push(...issues);
    return value;
  }

  #reading(
    prepared: Prepared,
    contract: Contract,
    values: ReadonlyMap<string, Value>,
    facts: readonly [string, ColumnExpression][],
    price: ColumnExpression | undefined,
  ): (node: Node) => Value {
    const { batch, form } = this.#input;
    const slots = new Map(
      [...values].map(([name, value]) => [`${form.pays ? "clauses" : "indices"}.${CLAUSE}.with.${name}`, value]),
    );
    const byProduct = new Map<string, Cells>();
    if (batch.product !== undefined) {
      const column = this.#position.get(columnName(batch.product))!;
      for (const row of contract.rows) byProduct.set(row[column]!.trim(), this.#cellsOf(row));
      for (const [product, cells] of byProduct) if (price !== undefined) slots.set(`prices.${product}`, price(cells));
    }
    const first = this.#cellsOf(contract.rows[0]!);
    const figures = new Map(facts);
    const observe = ({ fact, product }: Observation): Exact | ReturnType<typeof undetermined> => {
      const expression = figures.get(fact);
      if (expression === undefined) return undetermined("fact-missing", "", { fact, what: product ?? "", year: 0 });
      // A product that this contract does not name was not delivered under it.
      const cells = product === undefined ? first : byProduct.get(product);
      const value = cells === undefined ? ZERO : expression(cells);
      return value instanceof Exact || isUndetermined(value)
        ? value
        : undetermined("not-a-number-here", "", { found: String(value) });
    };
    return folding(
      prepared.elaboration.graph.nodes.length,
      exactArithmetic({ observe, parameter: (slot, agreed) => slots.get(slot) ?? agreed }),
    );
  }

  #published(contract: Contract, published: ColumnExpression): Value {
    let total = ZERO;
    for (const row of contract.rows) {
      const value = published(this.#cellsOf(row));
      if (!(value instanceof Exact)) return value;
      total = add(total, value);
    }
    return total;
  }
}

const textOf = (value: Value): string =>
  isUndetermined(value) ? "?" : value instanceof Exact ? String(value) : String(value);

function prepare(agreement: Agreement, wanted: readonly string[]): Prepared {
  const elaboration = new Elaboration(agreement);
  const [year] = agreement.years;
  const use = elaboration.use(CLAUSE);
  const site = elaboration.site(CLAUSE, year!);
  const lines = new Map<string, Node>();
  for (const name of wanted) {
    const line = elaboration.line(CLAUSE, name, year!, "facts");
    const [transfer] = use.form.transfers;
    // What is paid is rounded to the cent once, as in any settlement.
    const paid =
      name === use.form.result && transfer !== undefined
        ? elaboration.graph.make({ kind: "cent", of: buildNode(transfer.amount, site, elaboration) })
        : line;
    if (isNode(paid)) lines.set(name, paid);
  }
  return { elaboration, lines };
}
