// A program as a WebAssembly module: one function draws a block, another computes what follows from its columns.
import type { Program, Stage } from "../program.ts";
import { BLOCK, BUNDLE } from "../random.ts";
import { Code, moduleOf, type Function } from "./assembler.ts";
import { Draws, Streams } from "./draw.ts";
import { COLUMN_BYTES, MOST_DRAWN, STATES, shapeOf, type Memory } from "./memory.ts";
import { runCode } from "./run-code.ts";
import { stepCode } from "./step-code.ts";

const { fround } = Math;

/** The module of a program. */
export function emit(program: Program, memory: Memory): Uint8Array<ArrayBuffer> {
  const functions: Function[] = [
    { name: undefined, parameters: 1, code: skipCode() },
    { name: undefined, parameters: 2, code: normalsCode() },
    { name: undefined, parameters: 2, code: uniformsCode() },
  ];
  const shapes = new Map<string, number>();
  const functionOf = program.stages.map((stage): number => {
    if (stage.kind !== "run" || stage.run.parts.length === 0) return NONE;
    const { shape, key } = shapeOf(stage.run);
    const existing = shapes.get(key);
    if (existing !== undefined) return existing;
    shapes.set(key, functions.length);
    functions.push({ name: undefined, parameters: 3, code: runCode(shape, memory) });
    return functions.length - 1;
  });
  return moduleOf(
    [
      ...functions,
      { name: "draw", parameters: 0, code: drawCode(program, memory, functionOf) },
      { name: "step", parameters: 0, code: stepCode(program, memory) },
    ],
    memory.pages,
  );
}

const NONE = -1;
const SKIP = 0;
const NORMALS = 1;
const UNIFORMS = 2;

const TIMES = 0;
const INTO = 1;

/** A function that draws as often as its first parameter says. */
function drawing(parameters: number, bodyOf: (code: Code, streams: Streams) => () => void): Code {
  const code = new Code(parameters);
  const streams = new Streams(code);
  const body = bodyOf(code, streams);
  streams.load(STATES);
  code.loop(TIMES, body);
  streams.store(STATES);
  return code;
}

/** Moves the streams on by pairs of normals that nothing hangs on. */
const skipCode = (): Code =>
  drawing(1, (code, streams) => {
    const word = code.vector();
    return () => {
      streams.next(word);
      streams.next(word);
    };
  });

/** Draws pairs of normals to an address. */
const normalsCode = (): Code =>
  drawing(2, (code, streams) => {
    const draws = new Draws(code, streams);
    return () => {
      draws.normals();
      draws.pair.forEach((normal, side) =>
        code
          .get(INTO)
          .get(normal)
          .v("v128.store", 16 * side),
      );
      code.advance(INTO, 32);
    };
  });

const uniformsCode = (): Code =>
  drawing(2, (code, streams) => {
    const draws = new Draws(code, streams);
    const value = code.vector();
    return () => {
      draws.uniform(value);
      code.get(INTO).get(value).v("v128.store", 0).advance(INTO, 16);
    };
  });

type RunStage = Extract<Stage, { kind: "run" }>;
const pairsOf = (stage: Stage): number => (stage as RunStage).run.cells.length / 2;

/** How many runs from this one on are drawn in one go: of one shape, and not too many pairs. */
function together(stages: readonly Stage[], functionOf: readonly number[], from: number): number {
  let [to, pairs] = [from, 0];
  while (functionOf[to] === functionOf[from] && (to === from || pairs + pairsOf(stages[to]!) <= MOST_DRAWN)) {
    pairs += pairsOf(stages[to]!);
    to += 1;
  }
  return to - from;
}

function drawCode(program: Program, memory: Memory, functionOf: readonly number[]): Code {
  const { stages } = program;
  const code = new Code(0);
  const [bundles, offset, value, mirrored] = [code.integer(), code.integer(), code.vector(), code.vector()];
  /** Puts what was drawn into columns; `mirror` leaves the mirror image of a value on the stack. */
  const spread = (columns: readonly number[], mirror: () => void): void =>
    columns.forEach((column, index) => {
      if (column < 0) return;
      code
        .i32(memory.causes)
        .v("v128.load", 16 * index)
        .set(value);
      mirror();
      code.set(mirrored);
      [value, mirrored].forEach((local, side) => {
        const at = memory.columns + COLUMN_BYTES * column + 32 * side;
        code.get(offset).get(local).v("f64x2.promote_low_f32x4").v("v128.store", at);
        code
          .get(offset)
          .upperHalf(local)
          .v("f64x2.promote_low_f32x4")
          .v("v128.store", at + 16);
      });
    });
  const normals = (count: number, into: number): void =>
    void code
      .i32(Math.ceil(count / 2))
      .i32(into)
      .call(NORMALS);
  let run = 0;
  const put = (stage: Stage, index: number): number => {
    switch (stage.kind) {
      case "factors":
        normals(stage.count, memory.causes);
        return 1;
      case "normals":
        normals(stage.columns.length, memory.causes);
        spread(stage.columns, () => code.get(value).v("f32x4.neg"));
        return 1;
      case "uniforms":
        code.i32(stage.columns.length).i32(memory.causes).call(UNIFORMS);
        spread(stage.columns, () =>
          code
            .floats(fround(1 - 2 ** -24))
            .get(value)
            .v("f32x4.sub"),
        );
        return 1;
      case "run": {
        const table = memory.tables[run]!;
        if (functionOf[index] === NONE) {
          code.i32(pairsOf(stage)).call(SKIP);
          run += 1;
          return 1;
        }
        const count = together(stages, functionOf, index);
        const cells = stages.slice(index, index + count).reduce((sum, one) => sum + 2 * pairsOf(one), 0);
        normals(cells, memory.normals);
        code.i32(table).i32(count).get(offset).call(functionOf[index]!);
        run += count;
        return count;
      }
    }
  };
  code
    .i32(BLOCK / BUNDLE)
    .set(bundles)
    .i32(0)
    .set(offset);
  code.loop(bundles, () => {
    for (let index = 0; index < stages.length;) index += put(stages[index]!, index);
    code.advance(offset, 8 * BUNDLE);
  });
  return code;
}
