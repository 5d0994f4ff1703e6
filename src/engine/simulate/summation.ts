// Sums over uncertain figures, so that what several of them share is drawn, multiplied and added once.
import { NONE, type Monomials } from "./monomial.ts";
import type { Operation } from "./operation.ts";
import type { Cell, Layout, Part, Run, Stage, Step, Term, TermStep } from "./program.ts";
import { termOf } from "./term.ts";

const { fround } = Math;

/** A figure that hangs on one cell, and what it is multiplied by. */
export interface Summand {
  readonly base: number;
  readonly multiple: number;
}

/** What a sum takes of one cell: a multiple of the factor, and figures that are more than that. */
interface Share {
  multiple: number | undefined;
  readonly others: Summand[];
}

/** What some sums take of one pair of cells, all of them alike. */
interface PairPart {
  readonly first: Share;
  readonly second: Share;
  readonly sums: number[];
}

/** Runs and columns of all sums together. */
export interface Summed {
  readonly stages: readonly Stage[];
  readonly columns: number;
  /** A step per sum, shorter sums first. */
  readonly sums: readonly Step[];
  readonly placeOf: readonly number[];
  /** Slots of constants that stand in runs. */
  readonly slots: readonly number[];
}

/** Collects the sums of a program, and lays out their runs. */
export class Summation {
  readonly #operations: readonly Operation[];
  readonly #constants: readonly number[];
  readonly #monomials: Monomials;
  readonly #layout: Layout;
  readonly #sums = new Map<string, number>();
  readonly #parts = new Map<number, Map<string, PairPart>>();
  readonly #columns = new Map<string, number>();
  /** For each sum its columns. */
  readonly #columnsOf: Set<number>[] = [];
  readonly #drawn = new Map<string, number>();
  readonly #starts: readonly number[];
  readonly #slots = new Set<number>();

  constructor(operations: readonly Operation[], constants: readonly number[], monomials: Monomials, layout: Layout) {
    this.#operations = operations;
    this.#constants = constants;
    this.#monomials = monomials;
    this.#layout = layout;
    let start = 0;
    this.#starts = layout.years.map(({ cells }) => (start += cells.length) - cells.length);
  }

  /** The sum of figures that each hang on one cell. */
  sumOf(summands: readonly Summand[]): number {
    const key = summands.map(({ base, multiple }) => `${base} ${multiple}`).join(",");
    const existing = this.#sums.get(key);
    if (existing !== undefined) return existing;
    const sum = this.#made(key);
    const shares = new Map<number, Share>();
    for (const { base, multiple } of summands) {
      const cell = this.#monomials.cellOf(base)!;
      let share = shares.get(cell);
      if (share === undefined) shares.set(cell, (share = { multiple: undefined, others: [] }));
      if (this.#operations[base]!.op === "factor") share.multiple = (share.multiple ?? 0) + multiple;
      else share.others.push({ base, multiple });
    }
    const pairs = new Set([...shares.keys()].map((cell) => this.#pairOf(cell)));
    const nothing = (): Share => ({ multiple: undefined, others: [] });
    for (const pair of pairs) {
      const first = shares.get(pair) ?? nothing();
      // The last cell of a year may have no second one: the next cell is of another year.
      const second = (this.#pairOf(pair + 1) === pair ? shares.get(pair + 1) : undefined) ?? nothing();
      const parts = this.#parts.get(pair) ?? new Map<string, PairPart>();
      this.#parts.set(pair, parts);
      const partKey = `${keyOf(first)};${keyOf(second)}`;
      const part = parts.get(partKey);
      if (part === undefined) parts.set(partKey, { first, second, sums: [sum] });
      else part.sums.push(sum);
    }
    return sum;
  }

  /** A sum of one drawn column. */
  drawn(op: "normal" | "uniform", draw: number): number {
    const key = `${op} ${draw}`;
    const existing = this.#sums.get(key);
    if (existing !== undefined) return existing;
    const sum = this.#made(key);
    const column = this.#column(key);
    this.#drawn.set(key, column);
    this.#columnsOf[sum]!.add(column);
    return sum;
  }

  #made(key: string): number {
    this.#sums.set(key, this.#columnsOf.length);
    this.#columnsOf.push(new Set());
    return this.#columnsOf.length - 1;
  }

  /** The first cell of the pair in which a cell is drawn; pairs start anew each year. */
  #pairOf(cell: number): number {
    const start = this.#starts.findLast((from) => from <= cell)!;
    const within = cell - start;
    return cell - (within % 2);
  }

  #column(key: string): number {
    const existing = this.#columns.get(key);
    if (existing !== undefined) return existing;
    this.#columns.set(key, this.#columns.size);
    return this.#columns.size - 1;
  }

  finish(): Summed {
    const stages = this.#stages();
    return { stages, columns: this.#columns.size, ...this.#sumSteps(), slots: [...this.#slots] };
  }

  #stages(): Stage[] {
    const drawnOf = (op: "normal" | "uniform", from: number, count: number): number[] =>
      Array.from({ length: count }, (_, index) => this.#drawn.get(`${op} ${from + index}`) ?? NONE);
    const stages: Stage[] = [{ kind: "normals", columns: drawnOf("normal", 0, this.#layout.once) }];
    let [normal, uniform] = [this.#layout.once, 0];
    this.#layout.years.forEach((year, index) => {
      stages.push({ kind: "factors", count: year.factors });
      for (const run of this.#runs(year.cells, this.#starts[index]!)) stages.push({ kind: "run", run });
      stages.push({ kind: "normals", columns: drawnOf("normal", normal, year.normals) });
      stages.push({ kind: "uniforms", columns: drawnOf("uniform", uniform, year.uniforms) });
      normal += year.normals;
      uniform += year.uniforms;
    });
    return stages.filter(
      (stage) => stage.kind === "run" || (stage.kind === "factors" ? stage.count > 0 : stage.columns.length > 0),
    );
  }

  /** The cells of a year, cut where what is summed, or what it follows, changes. */
  #runs(cells: readonly Cell[], start: number): Run[] {
    const runs: { signature: string; pairs: Pair[] }[] = [];
    for (let at = 0; at < cells.length; at += 2) {
      const pair = this.#pair(start + at, cells[at]!, cells[at + 1] ?? NOBODY);
      const last = runs.at(-1);
      if (last?.signature === pair.signature && last.pairs.length < MOST_PAIRS) last.pairs.push(pair);
      else runs.push({ signature: pair.signature, pairs: [pair] });
    }
    return runs.map(({ pairs }) => runOf(pairs));
  }

  #pair(at: number, first: Cell, second: Cell): Pair {
    const causes = [...new Set([...first.loadings, ...second.loadings].map(({ factor }) => factor))].sort(
      (a, b) => a - b,
    );
    const parts = [...(this.#parts.get(at)?.values() ?? [])]
      .map((part) => {
        const column = this.#column(`sums ${part.sums.join(" ")}`);
        for (const sum of part.sums) this.#columnsOf[sum]!.add(column);
        return {
          column,
          multiples: [part.first.multiple, part.second.multiple] as const,
          terms: [part.first, part.second].map((share) => share.others.map((other) => this.#term(other))),
        };
      })
      .sort((a, b) => a.column - b.column);
    if (parts.length === 0) return { signature: "", causes: [], cells: [first, second], parts };
    const signature = JSON.stringify([
      causes,
      parts.map(({ column, multiples, terms }) => [
        column,
        multiples.some((multiple) => multiple !== undefined),
        terms.map((side) => side.map(({ steps }) => steps)),
      ]),
    ]);
    return { signature, causes, cells: [first, second], parts };
  }

  #term({ base, multiple }: Summand): PairTerm {
    const term = termOf(this.#operations, this.#constants, this.#monomials, base, multiple);
    for (const slot of term.slots) this.#slots.add(slot);
    return term;
  }

  /** Each sum as columns and shorter sums that lie inside it whole. */
  #sumSteps(): { readonly sums: Step[]; readonly placeOf: number[] } {
    const order = this.#columnsOf
      .map((_, sum) => sum)
      .sort((a, b) => this.#columnsOf[a]!.size - this.#columnsOf[b]!.size);
    const placeOf: number[] = [];
    const sums: Step[] = [];
    const holding = new Map<number, number[]>();
    for (const sum of order) {
      const left = new Set(this.#columnsOf[sum]);
      const of: number[] = [];
      // The longest first; of equal length the latest, which is as good as any.
      const inside = new Set([...left].flatMap((column) => holding.get(column) ?? []));
      for (const other of [...inside].sort((a, b) => placeOf[b]! - placeOf[a]!)) {
        const whole = this.#columnsOf[other]!;
        if (whole.size > left.size || ![...whole].every((column) => left.has(column))) continue;
        for (const column of whole) left.delete(column);
        of.push(placeOf[other]!);
      }
      placeOf[sum] = sums.length;
      sums.push({ op: "columns", columns: [...left].sort((a, b) => a - b), of });
      if (this.#columnsOf[sum]!.size > 1)
        for (const column of this.#columnsOf[sum]!) {
          const others = holding.get(column);
          if (others === undefined) holding.set(column, [sum]);
          else others.push(sum);
        }
    }
    return { sums, placeOf };
  }
}

/** A longer run is cut, so that what is computed of its cells stays near at hand. */
const MOST_PAIRS = 64;

/** What a cell beyond the last one would be: it counts for nothing. */
const NOBODY: Cell = { sigma: 0, own: 0, loadings: [] };

interface PairTerm {
  readonly steps: readonly TermStep[];
  readonly constants: readonly number[];
}

interface Pair {
  readonly signature: string;
  readonly causes: readonly number[];
  readonly cells: readonly [Cell, Cell];
  readonly parts: readonly {
    readonly column: number;
    readonly multiples: readonly [number | undefined, number | undefined];
    readonly terms: readonly (readonly PairTerm[])[];
  }[];
}

const keyOf = ({ multiple, others }: Share): string =>
  [
    multiple === undefined ? "" : fround(multiple),
    ...others.map((other) => `${other.base} ${fround(other.multiple)}`),
  ].join(",");

/** Pairs with one signature as one run. */
function runOf(pairs: readonly Pair[]): Run {
  const [first] = pairs;
  const { causes } = first!;
  const cells = pairs.flatMap((pair) =>
    pair.cells.map((cell) => ({
      sigma: cell.sigma,
      own: cell.own,
      weights: causes.map((cause) => cell.loadings.find(({ factor }) => factor === cause)?.weight ?? 0),
    })),
  );
  const alike = cells.every(
    ({ weights }, index) =>
      pairs[index >> 1]!.cells[index % 2] === NOBODY || weights.every((weight, at) => weight === cells[0]!.weights[at]),
  );
  const parts = first!.parts.map((part, which): Part => {
    const termsOf = (side: 0 | 1): Term[] =>
      part.terms[side]!.map(({ steps }, index) => ({
        steps,
        constants: pairs.map((pair) => pair.parts[which]!.terms[side]![index]!.constants),
      }));
    const counts = part.multiples.some((multiple) => multiple !== undefined);
    return {
      column: part.column,
      multiples: counts
        ? pairs.flatMap((pair) => pair.parts[which]!.multiples.map((multiple) => multiple ?? 0))
        : undefined,
      terms: [termsOf(0), termsOf(1)],
    };
  });
  return { cells, causes, alike, parts };
}
