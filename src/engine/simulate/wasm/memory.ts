// Where a program's figures lie in the memory of its module.
import type { Program, Run, Term } from "../program.ts";
import { certainInTerm } from "./certain.ts";
import { BLOCK, factorFigures, mayExceed } from "../random.ts";

/** Where everything lies, in bytes. */
export interface Memory {
  /** Common causes of a year, or other draws on their way to columns. */
  readonly causes: number;
  /** Normals of the cells that are drawn in one go. */
  readonly normals: number;
  /** Factors of the cells of one run, and of their mirror images. */
  readonly factors: number;
  readonly constants: number;
  /** The table of each run, in order. */
  readonly tables: readonly number[];
  readonly columns: number;
  readonly results: number;
  readonly pages: number;
}

/** The states of the streams stand at the start of memory. */
export const STATES = 0;
export const COLUMN_BYTES = BLOCK * 8;

/** What the code for a run hangs on; runs with the same shape share it. */
export interface Shape {
  readonly causes: number;
  readonly alike: boolean;
  /** Whether powers of two may have to be held within bounds. */
  readonly bounded: boolean;
  readonly parts: readonly { readonly counts: boolean; readonly terms: readonly [readonly Term[], readonly Term[]] }[];
}

/** A shape, with a key that is the same for the same shape. */
interface KeyedShape {
  readonly shape: Shape;
  readonly key: string;
}

const shapes = new WeakMap<Run, KeyedShape>();

/** The shape of a run, found once. */
export function shapeOf(run: Run): KeyedShape {
  const known = shapes.get(run) ?? findShape(run);
  shapes.set(run, known);
  return known;
}

function findShape(run: Run): KeyedShape {
  const shape: Shape = {
    causes: run.causes.length,
    alike: run.alike,
    bounded: run.cells.some(mayExceed),
    parts: run.parts.map(({ multiples, terms }) => ({ counts: multiples !== undefined, terms })),
  };
  const key = JSON.stringify([
    shape.causes,
    shape.alike,
    shape.bounded,
    shape.parts.map(({ counts, terms }) => [
      counts,
      terms.map((side) => side.map((term) => [term.steps, certainInTerm(term)])),
    ]),
  ]);
  return { shape, key };
}

/**
 * The table of a run: how many pairs, where its causes and columns lie, the weights of causes that all cells follow
 * equally; then for each pair what its cells are made of.
 */
export interface TableLayout {
  readonly causes: number;
  readonly columns: number;
  readonly weights: number;
  readonly pairs: number;
  readonly pairBytes: number;
  /** Within a pair: scale, own part, shift and mirror of its cells, then weights, multiples and constants. */
  readonly cell: (which: 0 | 1) => number;
  readonly weight: (which: 0 | 1, cause: number) => number;
  readonly multiple: (part: number, which: 0 | 1) => number;
  readonly constant: (part: number, which: 0 | 1, term: number) => number;
}

const constantsOf = (term: Term): number => term.steps.filter((step) => step.op === "constant").length;

/** Lays out the table of runs of a shape. */
export function tableLayout({ causes, alike, parts }: Shape): TableLayout {
  const weights = 4 + 4 * causes + 4 * parts.length;
  const own = alike ? 0 : causes;
  const multiples: number[] = [];
  const constants: number[][][] = [];
  let next = 32 + 8 * own;
  for (const part of parts) {
    multiples.push(next);
    if (part.counts) next += 8;
    constants.push(
      part.terms.map((side) =>
        side.map((term) => {
          next += 4 * constantsOf(term);
          return next - 4 * constantsOf(term);
        }),
      ),
    );
  }
  return {
    causes: 4,
    columns: 4 + 4 * causes,
    weights,
    pairs: 16 * Math.ceil((weights + (alike ? 4 * causes : 0)) / 16),
    pairBytes: next,
    cell: (which) => 16 * which,
    weight: (which, cause) => 32 + 4 * (which * own + cause),
    multiple: (part, which) => multiples[part]! + 4 * which,
    constant: (part, which, term) => constants[part]![which]![term]!,
  };
}

const runsOf = (program: Program): Run[] =>
  program.stages.flatMap((stage) => (stage.kind === "run" ? [stage.run] : []));

/** Cells of runs that follow each other are drawn in one go up to this many pairs: eight kilobytes, near at hand. */
export const MOST_DRAWN = 256;

/** Lays out memory. */
export function memoryOf(program: Program): Memory {
  const drawn = program.stages.map((stage) =>
    stage.kind === "factors" ? stage.count : stage.kind === "run" ? 0 : stage.columns.length,
  );
  const longest = Math.max(0, ...runsOf(program).map((run) => run.cells.length / 2));
  let at = 64;
  const place = (bytes: number): number => {
    const start = at;
    at += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const layout = {
    causes: place(16 * (Math.max(0, ...drawn) + 1)),
    normals: place(32 * Math.max(MOST_DRAWN, longest)),
    factors: place(64 * longest),
    constants: place(8 * program.constants.length),
    tables: runsOf(program).map((run) => {
      const { pairs, pairBytes } = tableLayout(shapeOf(run).shape);
      return place(run.parts.length === 0 ? 0 : pairs + (pairBytes * run.cells.length) / 2);
    }),
    columns: place(COLUMN_BYTES * program.columns),
    results: place(COLUMN_BYTES * program.results.length),
  };
  return { ...layout, pages: Math.ceil(at / 65_536) };
}

/** Writes the constants and the tables of runs. */
export function fillMemory(program: Program, memory: Memory, bytes: ArrayBuffer): void {
  const view = new DataView(bytes);
  program.constants.forEach((value, slot) => view.setFloat64(memory.constants + 8 * slot, value, true));
  runsOf(program).forEach((run, index) => {
    if (run.parts.length > 0) fillRun(run, view, memory.tables[index]!, memory);
  });
}

function fillRun(run: Run, view: DataView, table: number, memory: Memory): void {
  const layout = tableLayout(shapeOf(run).shape);
  const integer = (at: number, value: number): void => view.setInt32(table + at, value, true);
  const single = (at: number, value: number): void => view.setFloat32(table + at, value, true);
  integer(0, run.cells.length / 2);
  run.causes.forEach((cause, which) => integer(layout.causes + 4 * which, memory.causes + 16 * cause));
  run.parts.forEach(({ column }, which) => integer(layout.columns + 4 * which, memory.columns + COLUMN_BYTES * column));
  if (run.alike) run.cells[0]!.weights.forEach((weight, cause) => single(layout.weights + 4 * cause, weight));
  run.cells.forEach((cell, index) => {
    const pair = index >> 1;
    const which = (index % 2) as 0 | 1;
    const start = layout.pairs + pair * layout.pairBytes;
    const { scale, own, shift, mirror } = factorFigures(cell);
    [scale, own, shift, mirror].forEach((value, at) => single(start + layout.cell(which) + 4 * at, value));
    if (!run.alike) cell.weights.forEach((weight, cause) => single(start + layout.weight(which, cause), weight));
    run.parts.forEach((part, at) => {
      if (part.multiples !== undefined) single(start + layout.multiple(at, which), part.multiples[index]!);
      part.terms[which].forEach((term, number) =>
        term.constants[pair]!.forEach((value, position) =>
          single(start + layout.constant(at, which, number) + 4 * position, value),
        ),
      );
    });
  });
}
