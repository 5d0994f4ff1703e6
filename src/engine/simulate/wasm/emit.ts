// A program as a WebAssembly module: one function draws a block, another computes what follows from its columns.
import { mirrorOf } from "../interpret.ts";
import type { Program, Run, Term } from "../program.ts";
import { BLOCK, BUNDLE } from "../random.ts";
import { Code, moduleOf } from "./assembler.ts";
import { Draws, Streams } from "./draw.ts";
import { putValue } from "./value.ts";

const { fround } = Math;

/** Where everything lies in memory, in bytes. */
export interface Memory {
  readonly states: number;
  readonly factors: number;
  readonly constants: number;
  readonly tables: readonly number[];
  readonly columns: number;
  readonly outputs: number;
  readonly pages: number;
}

const COLUMN_BYTES = BLOCK * 8;

/** The runs of a program, in order. */
export const runsOf = (program: Program): Run[] =>
  program.stages.flatMap((stage) => (stage.kind === "run" ? [stage.run] : []));

/** Bytes of one cell in its table: four singles, its loadings, and then the constants of its terms. */
function cellBytes(run: Run): { readonly loadings: number; readonly constants: number; readonly all: number } {
  const loadings = run.alike ? 0 : Math.max(0, ...run.cells.map((cell) => cell.loadings.length));
  const constants = 16 + 8 * Math.ceil(loadings / 2);
  const count = run.terms.reduce((sum, term) => sum + constantsOf(term) + (isPartial(term) ? 1 : 0), 0);
  return { loadings, constants, all: constants + 8 * count };
}

const constantsOf = (term: Term): number => term.steps.filter((step) => step.op === "constant").length;
/** Whether some cells of the run have no part in a term, so that a mask must keep them out. */
const isPartial = (term: Term): boolean => term.slots.some((slots) => slots === undefined);

/** Lays out memory. */
export function memoryOf(program: Program): Memory {
  const factors = Math.max(
    1,
    ...program.stages.map((stage) => (stage.kind === "factors" ? stage.count + (stage.count % 2) : 0)),
  );
  let at = 64;
  const place = (bytes: number): number => {
    const start = at;
    at += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const layout = {
    states: 0,
    factors: place(16 * factors),
    constants: place(8 * program.constants.length),
    tables: runsOf(program).map((run) => place(cellBytes(run).all * (run.cells.length + (run.cells.length % 2)))),
    columns: place(COLUMN_BYTES * program.columns),
    outputs: place(COLUMN_BYTES * program.outputs.length),
  };
  return { ...layout, pages: Math.ceil(at / 65_536) };
}

/** Writes the constants and the tables of cells; again after a constant has changed. */
export function fillTables(program: Program, memory: Memory, bytes: ArrayBuffer): void {
  const view = new DataView(bytes);
  program.constants.forEach((value, slot) => view.setFloat64(memory.constants + 8 * slot, value, true));
  runsOf(program).forEach((run, index) => {
    const { constants, all } = cellBytes(run);
    run.cells.forEach((cell, which) => {
      const at = memory.tables[index]! + all * which;
      [cell.sigma, cell.own, (-cell.sigma * cell.sigma) / 2, mirrorOf(cell.sigma)].forEach((value, position) =>
        view.setFloat32(at + 4 * position, value, true),
      );
      if (!run.alike)
        cell.loadings.forEach(({ weight }, position) => view.setFloat32(at + 16 + 4 * position, fround(weight), true));
      let next = at + constants;
      for (const term of run.terms) {
        const slots = term.slots[which];
        if (isPartial(term)) {
          view.setBigUint64(next, slots === undefined ? 0n : 0xffffffffffffffffn, true);
          next += 8;
        }
        for (let position = 0; position < constantsOf(term); position += 1) {
          view.setFloat64(next, slots === undefined ? 0 : program.constants[slots[position]!]!, true);
          next += 8;
        }
      }
    });
  });
}

/** The module of a program. */
export function emit(program: Program, memory: Memory): Uint8Array<ArrayBuffer> {
  return moduleOf(
    [
      { name: "draw", parameters: 0, code: drawCode(program, memory) },
      { name: "step", parameters: 0, code: stepCode(program, memory) },
    ],
    memory.pages,
  );
}

function drawCode(program: Program, memory: Memory): Code {
  const code = new Code(0);
  const [bundles, offset] = [code.integer(), code.integer()];
  const streams = new Streams(code);
  const draws = new Draws(code, streams);
  const scratch = {
    x: code.vector(),
    mirrored: code.vector(),
    common: code.vector(),
    counter: code.integer(),
    at: code.integer(),
  };
  const halves = [code.vector(), code.vector(), code.vector(), code.vector()];
  streams.load(memory.states);
  code
    .i32(BLOCK / BUNDLE)
    .set(bundles)
    .i32(0)
    .set(offset);
  code.loop(bundles, () => {
    let table = 0;
    const started = new Set<number>();
    for (const stage of program.stages) {
      switch (stage.kind) {
        case "factors":
          for (let index = 0; index < stage.count; index += 2) {
            draws.normals();
            draws.pair.forEach((normal, side) =>
              code
                .i32(memory.factors)
                .get(normal)
                .v("v128.store", 16 * (index + side)),
            );
          }
          break;
        case "normals":
          for (let index = 0; index < stage.columns.length; index += 2) {
            draws.normals();
            draws.pair.forEach((normal, side) => {
              const column = stage.columns[index + side] ?? -1;
              if (column < 0) return;
              code.get(normal).v("f32x4.neg").set(scratch.mirrored);
              storeSingles(code, memory, offset, column, normal, scratch.mirrored);
            });
          }
          break;
        case "uniforms":
          for (const column of stage.columns) {
            draws.uniform(scratch.x);
            if (column < 0) continue;
            code
              .floats(fround(1 - 2 ** -24))
              .get(scratch.x)
              .v("f32x4.sub")
              .set(scratch.mirrored);
            storeSingles(code, memory, offset, column, scratch.x, scratch.mirrored);
          }
          break;
        case "run":
          drawRun(code, draws, stage.run, memory, memory.tables[table]!, offset, scratch, halves, started);
          table += 1;
          break;
      }
    }
    code
      .get(offset)
      .i32(8 * BUNDLE)
      .addI32()
      .set(offset);
  });
  streams.store(memory.states);
  return code;
}

/** Four singles and their mirror images as eight doubles in a column. */
function storeSingles(
  code: Code,
  memory: Memory,
  offset: number,
  column: number,
  straight: number,
  mirrored: number,
): void {
  [straight, mirrored].forEach((local, side) => {
    const at = memory.columns + COLUMN_BYTES * column + 32 * side;
    code.get(offset).get(local).v("f64x2.promote_low_f32x4").v("v128.store", at);
    code
      .get(offset)
      .upperHalf(local)
      .v("f64x2.promote_low_f32x4")
      .v("v128.store", at + 16);
  });
}

function drawRun(
  code: Code,
  draws: Draws,
  run: Run,
  memory: Memory,
  table: number,
  offset: number,
  scratch: {
    readonly x: number;
    readonly mirrored: number;
    readonly common: number;
    readonly counter: number;
    readonly at: number;
  },
  halves: readonly number[],
  started: Set<number>,
): void {
  const pairs = Math.ceil(run.cells.length / 2);
  if (run.terms.length === 0) {
    code.i32(pairs).set(scratch.counter);
    code.loop(scratch.counter, () => draws.skip());
    return;
  }
  const { loadings, constants, all } = cellBytes(run);
  const partial = run.terms.map(() => halves.map(() => code.vector()));
  partial.flat().forEach((local) => code.doubles(0).set(local));
  const follows = run.cells[0]!.loadings;
  if (run.alike && follows.length > 0) {
    follows.forEach(({ factor, weight }, which) => {
      code
        .floats(weight)
        .i32(memory.factors)
        .v("v128.load", 16 * factor)
        .v("f32x4.mul");
      if (which > 0) code.get(scratch.common).v("f32x4.add");
      code.set(scratch.common);
    });
  }
  /** One cell at `scratch.at`, `shift` bytes on. */
  const cell = (normal: number, shift: number): void => {
    const single = (position: number): Code => code.get(scratch.at).v("v128.load32_splat", shift + 4 * position);
    if (loadings > 0) {
      // Cells that follow different causes hold their weights in the table; causes are those of the first.
      follows.forEach(({ factor }, which) => {
        single(4 + which)
          .i32(memory.factors)
          .v("v128.load", 16 * factor)
          .v("f32x4.mul");
        if (which > 0) code.get(scratch.common).v("f32x4.add");
        code.set(scratch.common);
      });
    }
    single(0);
    if (follows.length > 0) code.get(scratch.common);
    single(1).get(normal).v("f32x4.mul");
    if (follows.length > 0) code.v("f32x4.add");
    code.v("f32x4.mul");
    single(2).v("f32x4.add").set(scratch.x);
    draws.exponential(scratch.x);
    single(3).get(scratch.x).v("f32x4.div").set(scratch.mirrored);
    code.get(scratch.x).v("f64x2.promote_low_f32x4").set(halves[0]!);
    code.upperHalf(scratch.x).v("f64x2.promote_low_f32x4").set(halves[1]!);
    code.get(scratch.mirrored).v("f64x2.promote_low_f32x4").set(halves[2]!);
    code.upperHalf(scratch.mirrored).v("f64x2.promote_low_f32x4").set(halves[3]!);
    let at = shift + constants;
    run.terms.forEach((term, which) => {
      at = putTerm(code, term, scratch.at, at, halves, partial[which]!);
    });
  };
  code
    .i32(table)
    .set(scratch.at)
    .i32(Math.floor(run.cells.length / 2))
    .set(scratch.counter);
  if (run.cells.length > 1)
    code.loop(scratch.counter, () => {
      draws.normals();
      cell(draws.pair[0], 0);
      cell(draws.pair[1], all);
      code
        .get(scratch.at)
        .i32(2 * all)
        .addI32()
        .set(scratch.at);
    });
  if (run.cells.length % 2 === 1) {
    draws.normals();
    cell(draws.pair[0], 0);
  }
  run.terms.forEach((term, which) => {
    for (const column of term.columns) {
      halves.forEach((_half, side) => {
        const at = memory.columns + COLUMN_BYTES * column + 16 * side;
        code.get(offset).get(partial[which]![side]!);
        if (started.has(column)) code.get(offset).v("v128.load", at).v("f64x2.add");
        code.v("v128.store", at);
      });
      started.add(column);
    }
  });
}

/** Adds a term of one cell, on all eight paths; returns where the next term's constants lie. */
function putTerm(
  code: Code,
  term: Term,
  base: number,
  start: number,
  halves: readonly number[],
  partial: readonly number[],
): number {
  let at = start;
  const mask = isPartial(term) ? code.vector() : undefined;
  if (mask !== undefined) {
    code.get(base).v("v128.load64_splat", at).set(mask);
    at += 8;
  }
  const constants = new Map<number, number>();
  term.steps.forEach((step, index) => {
    if (step.op !== "constant") return;
    const local = code.vector();
    code
      .get(base)
      .v("v128.load64_splat", at + 8 * step.index)
      .set(local);
    constants.set(index, local);
  });
  halves.forEach((half, side) => {
    const locals: number[] = [];
    code.get(partial[side]!);
    term.steps.forEach((step, index) => {
      const last = index === term.steps.length - 1;
      if (step.op === "factor" || step.op === "constant") {
        const local = step.op === "factor" ? half : constants.get(index)!;
        locals.push(local);
        if (last) code.get(local);
        return;
      }
      putValue(
        code,
        step.op === "select"
          ? { op: "select", c: locals[step.c]!, a: locals[step.a]!, b: locals[step.b]! }
          : "b" in step
            ? { op: step.op, a: locals[step.a]!, b: locals[step.b]! }
            : { op: step.op, a: locals[step.a]! },
      );
      const local = code.vector();
      locals.push(local);
      if (!last) code.set(local);
    });
    if (mask !== undefined) code.get(mask).v("v128.and");
    code.v("f64x2.add").set(partial[side]!);
  });
  return at + 8 * constantsOf(term);
}

/** Computes what follows from the columns, two paths at a time. */
function stepCode(program: Program, memory: Memory): Code {
  const code = new Code(0);
  const [counter, at] = [code.integer(), code.integer()];
  const locals: number[] = [];
  code
    .i32(BLOCK / 2)
    .set(counter)
    .i32(0)
    .set(at);
  // Constants stay in place while the loop runs.
  program.steps.forEach((step, index) => {
    const local = code.vector();
    locals[index] = local;
    if (step.op === "constant")
      code
        .i32(memory.constants)
        .v("v128.load64_splat", 8 * step.slot)
        .set(local);
  });
  code.loop(counter, () => {
    program.steps.forEach((step, index) => {
      if (step.op === "constant") return;
      if (step.op === "column") code.get(at).v("v128.load", memory.columns + COLUMN_BYTES * step.column);
      else if (step.op === "select")
        putValue(code, { op: "select", c: locals[step.c]!, a: locals[step.a]!, b: locals[step.b]! });
      else if (step.op === "sum") putValue(code, { op: "sum", of: step.of.map((part) => locals[part]!) });
      else
        putValue(
          code,
          "b" in step ? { op: step.op, a: locals[step.a]!, b: locals[step.b]! } : { op: step.op, a: locals[step.a]! },
        );
      code.set(locals[index]!);
    });
    program.outputs.forEach((step, output) => {
      code
        .get(at)
        .get(locals[step]!)
        .v("v128.store", memory.outputs + COLUMN_BYTES * output);
    });
    code.get(at).i32(16).addI32().set(at);
  });
  return code;
}
