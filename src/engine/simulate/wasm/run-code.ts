// The code for runs of one shape: draws pairs of cells, four paths and their mirror images at a time, and adds them up.
import type { Term } from "../program.ts";
import { Code } from "./assembler.ts";
import { PowerOfTwo } from "./draw.ts";
import { tableLayout, type Memory, type Shape, type TableLayout } from "./memory.ts";
import { certainInTerm } from "./certain.ts";
import { putOperation } from "./value.ts";

/** Of each cell in a pair its factor on four paths, and on their mirror images. */
type Factors = readonly [readonly [number, number], readonly [number, number]];

/**
 * A function of the address of a table, of how many such tables follow each other, and of the place of the paths in a
 * column, in bytes. It finds the normals of all their cells in memory.
 */
export function runCode(shape: Shape, memory: Memory): Code {
  return new RunCode(shape, memory).written();
}

const TABLE = 0;
const RUNS = 1;
const OFFSET = 2;

class RunCode {
  readonly #code = new Code(3);
  readonly #shape: Shape;
  readonly #memory: Memory;
  readonly #layout: TableLayout;
  readonly #power: PowerOfTwo;
  readonly #normals: number;
  readonly #at: number;
  readonly #place: number;
  readonly #common: number;

  constructor(shape: Shape, memory: Memory) {
    this.#shape = shape;
    this.#memory = memory;
    this.#layout = tableLayout(shape);
    this.#power = new PowerOfTwo(this.#code);
    this.#normals = this.#code.integer();
    this.#at = this.#code.integer();
    this.#place = this.#code.integer();
    this.#common = this.#code.vector();
  }

  written(): Code {
    const code = this.#code;
    const factors = [0, 1].map(() => [code.vector(), code.vector()]) as unknown as Factors;
    // Four locals per part: two paths each, in double precision.
    const sums = this.#shape.parts.map(() => [0, 1, 2, 3].map(() => code.vector()));
    code.i32(this.#memory.normals).set(this.#normals);
    code.loop(RUNS, () => {
      if (this.#shape.alike)
        this.#putCommon((cause) => code.get(TABLE).v("v128.load32_splat", this.#layout.weights + 4 * cause));
      // First all factors, then all sums: two short loops keep a processor busier than a long one.
      this.#eachPair(() => {
        for (const which of [0, 1] as const) {
          this.#putFactors(which, factors[which]);
          factors[which].forEach((local, side) =>
            code
              .get(this.#place)
              .get(local)
              .v("v128.store", 32 * which + 16 * side),
          );
        }
        code.advance(this.#normals, 32);
      });
      sums.flat().forEach((local) => code.doubles(0).set(local));
      this.#eachPair(() => {
        factors.forEach((sides, which) =>
          sides.forEach((local, side) =>
            code
              .get(this.#place)
              .v("v128.load", 32 * which + 16 * side)
              .set(local),
          ),
        );
        this.#shape.parts.forEach((_part, index) => this.#putPart(index, factors, sums[index]!));
      });
      sums.forEach((locals, part) => this.#addToColumn(part, locals));
      // The next table starts at a multiple of sixteen bytes.
      code.get(this.#at).i32(15).addI32().i32(-16).andI32().set(TABLE);
    });
    return code;
  }

  /** Runs through the pairs of the table, and the factors of each in memory. */
  #eachPair(body: () => void): void {
    const code = this.#code;
    const counter = code.integer();
    code.get(TABLE).loadI32(0).set(counter);
    code.get(TABLE).i32(this.#layout.pairs).addI32().set(this.#at);
    code.i32(this.#memory.factors).set(this.#place);
    code.loop(counter, () => {
      body();
      code.advance(this.#at, this.#layout.pairBytes).advance(this.#place, 64);
    });
  }

  #single(position: number): Code {
    return this.#code.get(this.#at).v("v128.load32_splat", position);
  }

  /** The part of a cell's normal that it shares, in a local. */
  #putCommon(weight: (cause: number) => void): void {
    const code = this.#code;
    for (let cause = 0; cause < this.#shape.causes; cause += 1) {
      weight(cause);
      code
        .get(TABLE)
        .loadI32(this.#layout.causes + 4 * cause)
        .v("v128.load", 0)
        .v("f32x4.mul");
      if (cause > 0) code.get(this.#common).v("f32x4.add");
      code.set(this.#common);
    }
  }

  #putFactors(which: 0 | 1, [straight, mirrored]: readonly [number, number]): void {
    const code = this.#code;
    const { alike, bounded, causes } = this.#shape;
    const cell = this.#layout.cell(which);
    if (!alike) this.#putCommon((cause) => this.#single(this.#layout.weight(which, cause)));
    this.#single(cell);
    if (causes > 0) code.get(this.#common);
    this.#single(cell + 4)
      .get(this.#normals)
      .v("v128.load", 16 * which)
      .v("f32x4.mul");
    if (causes > 0) code.v("f32x4.add");
    code.v("f32x4.mul");
    this.#single(cell + 8)
      .v("f32x4.add")
      .set(straight);
    this.#power.put(straight, bounded);
    this.#single(cell + 12)
      .get(straight)
      .v("f32x4.div")
      .set(mirrored);
  }

  /** Adds what a part takes of a pair. */
  #putPart(index: number, factors: Factors, sums: readonly number[]): void {
    const code = this.#code;
    const both = code.vector();
    const shares = ([0, 1] as const).map((which) => this.#shareOf(index, which));
    for (const side of [0, 1] as const) {
      const given = shares.filter((share, which) => share(factors[which as 0 | 1][side]));
      if (given.length === 2) code.v("f32x4.add");
      code.set(both);
      const [low, high] = [sums[2 * side]!, sums[2 * side + 1]!];
      code.get(both).v("f64x2.promote_low_f32x4").get(low).v("f64x2.add").set(low);
      code.upperHalf(both).v("f64x2.promote_low_f32x4").get(high).v("f64x2.add").set(high);
    }
  }

  /** A single of the pair in a local of its own. */
  #loaded(position: number): number {
    const local = this.#code.vector();
    this.#single(position).set(local);
    return local;
  }

  /** Loads what a part takes of one cell; what comes back leaves it on the stack, given the factor, or says that it takes nothing. */
  #shareOf(index: number, which: 0 | 1): (factor: number) => boolean {
    const code = this.#code;
    const { counts, terms } = this.#shape.parts[index]!;
    const multiple = counts ? this.#loaded(this.#layout.multiple(index, which)) : undefined;
    const put = terms[which].map((term, number) => this.#termOf(term, this.#layout.constant(index, which, number)));
    return (factor) => {
      if (multiple !== undefined) code.get(multiple).get(factor).v("f32x4.mul");
      put.forEach((putTerm, number) => {
        putTerm(factor);
        if (counts || number > 0) code.v("f32x4.add");
      });
      return counts || put.length > 0;
    };
  }

  #termOf(term: Term, start: number): (factor: number) => void {
    const code = this.#code;
    const certain = certainInTerm(term);
    const constants = new Map<number, number>();
    term.steps.forEach((step, at) => {
      if (step.op === "constant") constants.set(at, this.#loaded(start + 4 * step.index));
    });
    return (factor) => {
      const locals: number[] = [];
      term.steps.forEach((step, at) => {
        if (step.op === "factor" || step.op === "constant") {
          locals.push(step.op === "factor" ? factor : constants.get(at)!);
          return;
        }
        putOperation(code, "f32x4", step, locals, certain);
        locals.push(code.vector());
        code.set(locals[at]!);
      });
      code.get(locals.at(-1)!);
    };
  }

  #addToColumn(part: number, sums: readonly number[]): void {
    const code = this.#code;
    const place = this.#place;
    code
      .get(TABLE)
      .loadI32(this.#layout.columns + 4 * part)
      .get(OFFSET)
      .addI32()
      .set(place);
    sums.forEach((local, index) => {
      code
        .get(place)
        .get(place)
        .v("v128.load", 16 * index)
        .get(local)
        .v("f64x2.add")
        .v("v128.store", 16 * index);
    });
  }
}
