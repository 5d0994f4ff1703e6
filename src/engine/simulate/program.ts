// A program: the draws of an outlook in their fixed order, what is summed while they are drawn, and what follows from the sums.
import type { Binary, Operation, Unary } from "./operation.ts";

/** One uncertain figure: a factor, one on average, exp(σ·w − σ²/2) with w the common causes and its own normal. */
export interface Cell {
  readonly sigma: number;
  /** The part of w that is its own. */
  readonly own: number;
  /** Common causes by their position among the factors of the year. */
  readonly loadings: readonly { readonly factor: number; readonly weight: number }[];
}

/** Everything that is drawn for one year, in this order. */
export interface YearDraws {
  readonly factors: number;
  readonly cells: readonly Cell[];
  readonly normals: number;
  readonly uniforms: number;
}

/** The draws of an outlook. They depend on nothing else, so that every agreement meets the same chances. */
export interface Layout {
  /** Normals that hold for the whole term. */
  readonly once: number;
  readonly years: readonly YearDraws[];
}

/** What a step of a term computes from: the factor of the cell, a constant of the cell, or an earlier step. */
export type TermStep =
  | { readonly op: "factor" }
  | { readonly op: "constant"; readonly index: number }
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number };

/** A figure per cell that is summed over a run of cells, into one or more columns. */
export interface Term {
  readonly steps: readonly TermStep[];
  /** The slots of the program's constants, per cell of the run; undefined where the cell has no part in this term. */
  readonly slots: readonly (readonly number[] | undefined)[];
  readonly columns: readonly number[];
}

/** Cells that follow each other in pairs and are treated alike. `start` is even. */
export interface Run {
  readonly start: number;
  readonly cells: readonly Cell[];
  /** Whether all cells follow the same causes equally, so that their common part is computed once. */
  readonly alike: boolean;
  readonly terms: readonly Term[];
}

export type Stage =
  | { readonly kind: "normals"; readonly columns: readonly number[] }
  | { readonly kind: "factors"; readonly count: number }
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "uniforms"; readonly columns: readonly number[] };

/** What follows from the columns: operations in order, each over earlier ones. */
export type Step =
  | { readonly op: "column"; readonly column: number }
  | { readonly op: "constant"; readonly slot: number }
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number }
  | { readonly op: "sum"; readonly of: readonly number[] };

/** Plain data: it can be sent to a worker. */
export interface Program {
  readonly stages: readonly Stage[];
  readonly columns: number;
  readonly steps: readonly Step[];
  /** The step whose value is each output. */
  readonly outputs: readonly number[];
  readonly constants: readonly number[];
}

/** A program from operations: what hangs on one cell alone is summed while the cell is drawn. */
export function programOf(
  operations: readonly Operation[],
  constants: readonly number[],
  outputs: readonly number[],
  layout: Layout,
): Program {
  return new Lowering(operations, constants, outputs, layout).program();
}

/** No cell, or several. */
const NONE = -1;
const MANY = -2;

class Lowering {
  readonly #operations: readonly Operation[];
  readonly #constants: readonly number[];
  readonly #outputs: readonly number[];
  readonly #layout: Layout;
  readonly #cellOf: number[];
  readonly #steps: Step[] = [];
  readonly #stepOf = new Map<number, number>();
  /** Column by what is summed in it. */
  readonly #columns = new Map<string, number>();
  /** For each cell, the operations that are summed, each with its columns. */
  readonly #summed = new Map<number, Map<number, number[]>>();
  readonly #drawn = new Map<string, number>();

  constructor(
    operations: readonly Operation[],
    constants: readonly number[],
    outputs: readonly number[],
    layout: Layout,
  ) {
    this.#operations = operations;
    this.#constants = constants;
    this.#outputs = outputs;
    this.#layout = layout;
    this.#cellOf = cellsOf(operations);
  }

  program(): Program {
    const outputs = this.#outputs.map((at) => this.#step(at));
    return {
      stages: this.#stages(),
      columns: this.#columns.size,
      steps: this.#steps,
      outputs,
      constants: this.#constants,
    };
  }

  #push(step: Step): number {
    this.#steps.push(step);
    return this.#steps.length - 1;
  }

  /** The step for an operation. */
  #step(at: number): number {
    const existing = this.#stepOf.get(at);
    if (existing !== undefined) return existing;
    const step = this.#lower(at);
    this.#stepOf.set(at, step);
    return step;
  }

  #lower(at: number): number {
    const operation = this.#operations[at]!;
    if (this.#cellOf[at]! >= 0) return this.#push({ op: "column", column: this.#sumOf([at]) });
    switch (operation.op) {
      case "constant":
        return this.#push(operation);
      case "factor":
        throw new TypeError("a factor hangs on its own cell");
      case "normal":
      case "uniform": {
        const key = `${operation.op} ${operation.draw}`;
        const column = this.#column(key);
        this.#drawn.set(key, column);
        return this.#push({ op: "column", column });
      }
      case "select":
        return this.#push({
          op: "select",
          c: this.#step(operation.c),
          a: this.#step(operation.a),
          b: this.#step(operation.b),
        });
      case "sum": {
        const cells = operation.of.filter((part) => this.#cellOf[part]! >= 0);
        const others = operation.of.filter((part) => this.#cellOf[part]! < 0).map((part) => this.#step(part));
        const summed = cells.length === 0 ? [] : [this.#push({ op: "column", column: this.#sumOf(cells) })];
        return this.#push({ op: "sum", of: [...summed, ...others] });
      }
      default:
        return "b" in operation
          ? this.#push({ op: operation.op, a: this.#step(operation.a), b: this.#step(operation.b) })
          : this.#push({ op: operation.op, a: this.#step(operation.a) });
    }
  }

  #column(key: string): number {
    const existing = this.#columns.get(key);
    if (existing !== undefined) return existing;
    this.#columns.set(key, this.#columns.size);
    return this.#columns.size - 1;
  }

  /** The column in which operations that each hang on one cell are summed. */
  #sumOf(parts: readonly number[]): number {
    const key = `sum ${parts.join(" ")}`;
    const existing = this.#columns.get(key);
    if (existing !== undefined) return existing;
    const column = this.#column(key);
    for (const part of parts) {
      const cell = this.#cellOf[part]!;
      const terms = this.#summed.get(cell) ?? new Map<number, number[]>();
      terms.set(part, [...(terms.get(part) ?? []), column]);
      this.#summed.set(cell, terms);
    }
    return column;
  }

  #stages(): Stage[] {
    const drawnOf = (op: "normal" | "uniform", from: number, count: number): number[] =>
      Array.from({ length: count }, (_, index) => this.#drawn.get(`${op} ${from + index}`) ?? NONE);
    const stages: Stage[] = [{ kind: "normals", columns: drawnOf("normal", 0, this.#layout.once) }];
    let [cell, normal, uniform] = [0, this.#layout.once, 0];
    for (const year of this.#layout.years) {
      stages.push({ kind: "factors", count: year.factors });
      for (const run of this.#runs(year.cells, cell)) stages.push({ kind: "run", run });
      stages.push({ kind: "normals", columns: drawnOf("normal", normal, year.normals) });
      stages.push({ kind: "uniforms", columns: drawnOf("uniform", uniform, year.uniforms) });
      cell += year.cells.length;
      normal += year.normals;
      uniform += year.uniforms;
    }
    return stages.filter(
      (stage) => stage.kind === "run" || (stage.kind === "factors" ? stage.count > 0 : stage.columns.length > 0),
    );
  }

  /** The cells of a year, cut where what is summed changes; cells go in pairs, since normals do. */
  #runs(cells: readonly Cell[], first: number): Run[] {
    const pairs = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) => 2 * index);
    const runs: { start: number; signature: string; cells: Cell[]; terms: Draft[] }[] = [];
    for (const start of pairs) {
      const members = [start, start + 1].filter((index) => index < cells.length);
      const terms = this.#termsOf(members.map((index) => first + index));
      const signature = JSON.stringify(terms.map((term) => [term.steps, term.columns]));
      const last = runs.at(-1);
      if (last?.signature === signature) {
        last.cells.push(...members.map((index) => cells[index]!));
        last.terms.forEach((term, index) => term.slots.push(...terms[index]!.slots));
      } else runs.push({ start, signature, cells: members.map((index) => cells[index]!), terms });
    }
    return runs.map(({ start, terms, ...run }) => ({
      start,
      cells: withSameCauses(run.cells),
      alike: run.cells.every((cell) => JSON.stringify(cell.loadings) === JSON.stringify(run.cells[0]!.loadings)),
      terms,
    }));
  }

  /** The terms of the cells of one pair: the same steps into the same columns are one term. */
  #termsOf(cells: readonly number[]): Draft[] {
    const drafts = new Map<string, Draft>();
    cells.forEach((cell, index) => {
      for (const [part, columns] of this.#summed.get(cell) ?? []) {
        const { steps, slots } = termOf(this.#operations, part);
        let key = JSON.stringify([steps, columns]);
        // The same steps twice for one cell, as in the sum of two prices, are two terms.
        while (drafts.get(key)?.slots[index] !== undefined) key += "'";
        const draft = drafts.get(key) ?? { steps, columns, slots: cells.map(() => undefined) };
        draft.slots[index] = slots;
        drafts.set(key, draft);
      }
    });
    return [...drafts.values()];
  }
}

/** Cells that all name every cause that one of them follows, in one order; a weight of zero changes no bit. */
function withSameCauses(cells: readonly Cell[]): Cell[] {
  const causes = [...new Set(cells.flatMap((cell) => cell.loadings.map(({ factor }) => factor)))].sort((a, b) => a - b);
  return cells.map((cell) => ({
    ...cell,
    loadings: causes.map((factor) => ({
      factor,
      weight: cell.loadings.find((loading) => loading.factor === factor)?.weight ?? 0,
    })),
  }));
}

interface Draft {
  readonly steps: readonly TermStep[];
  readonly columns: readonly number[];
  readonly slots: (readonly number[] | undefined)[];
}

/** For each operation the one cell that it hangs on, or that it hangs on none, or on several or on other draws. */
function cellsOf(operations: readonly Operation[]): number[] {
  const cells: number[] = [];
  const join = (parts: readonly number[]): number => {
    let cell = NONE;
    for (const part of parts) {
      const other = cells[part]!;
      if (other === NONE) continue;
      if (other === MANY || (cell !== NONE && cell !== other)) return MANY;
      cell = other;
    }
    return cell;
  };
  for (const operation of operations) {
    if (operation.op === "factor") cells.push(operation.cell);
    else if (operation.op === "constant") cells.push(NONE);
    else if (operation.op === "normal" || operation.op === "uniform") cells.push(MANY);
    // A sum over one cell is rare and stays a step of its own.
    else if (operation.op === "sum") cells.push(join(operation.of) === NONE ? NONE : MANY);
    else if (operation.op === "select") cells.push(join([operation.c, operation.a, operation.b]));
    else cells.push("b" in operation ? join([operation.a, operation.b]) : join([operation.a]));
  }
  return cells;
}

/** An operation that hangs on one cell, as steps over its factor and its constants. */
function termOf(
  operations: readonly Operation[],
  root: number,
): { readonly steps: TermStep[]; readonly slots: number[] } {
  const steps: TermStep[] = [];
  const slots: number[] = [];
  const seen = new Map<number, number>();
  const visit = (at: number): number => {
    const existing = seen.get(at);
    if (existing !== undefined) return existing;
    const operation = operations[at]!;
    const step = ((): TermStep => {
      switch (operation.op) {
        case "factor":
          return { op: "factor" };
        case "constant":
          slots.push(operation.slot);
          return { op: "constant", index: slots.length - 1 };
        case "select":
          return { op: "select", c: visit(operation.c), a: visit(operation.a), b: visit(operation.b) };
        case "sum":
        case "normal":
        case "uniform":
          throw new TypeError("a term hangs on one cell");
        default:
          return "b" in operation
            ? { op: operation.op, a: visit(operation.a), b: visit(operation.b) }
            : { op: operation.op, a: visit(operation.a) };
      }
    })();
    steps.push(step);
    seen.set(at, steps.length - 1);
    return steps.length - 1;
  };
  visit(root);
  return { steps, slots };
}
