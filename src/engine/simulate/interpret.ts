// Runs a program without WebAssembly: slowly, and to the same bits.
import type { Part, Program, Run, Step, Term } from "./program.ts";
import {
  BLOCK,
  BUNDLE,
  factorFigures,
  normalPair,
  powerOfTwo,
  statesOf,
  uniform,
  type FactorFigures,
} from "./random.ts";
import { asDouble, asSingle, valueOf } from "./value.ts";

const { fround } = Math;

/** The results of one block of paths, column after column. */
export function interpretBlock(program: Program, seed: number, block: number): Float64Array {
  const columns = interpretDraws(program, seed, block);
  return interpretSteps(program, columns);
}

/** The columns of one block: what is summed while the draws are made. */
export function interpretDraws(program: Program, seed: number, block: number): Float64Array {
  const columns = new Float64Array(program.columns * BLOCK);
  const states = statesOf(seed, block);
  const figures = new Map<Run, FactorFigures[]>();
  for (const stage of program.stages)
    if (stage.kind === "run") figures.set(stage.run, stage.run.cells.map(factorFigures));
  for (let at = 0; at < BLOCK; at += BUNDLE) {
    // Streams do not depend on each other, so that each is drawn to its end.
    for (let lane = 0; lane < 4; lane += 1) drawLane(program, figures, { states, lane }, columns, at + lane);
  }
  return columns;
}

interface Stream {
  readonly states: Uint32Array;
  readonly lane: number;
}

/** One path at `at` and its mirror image four further on. */
function drawLane(
  program: Program,
  figures: ReadonlyMap<Run, readonly FactorFigures[]>,
  { states, lane }: Stream,
  columns: Float64Array,
  at: number,
): void {
  const pair = new Float32Array(2);
  let factors = new Float32Array(0);
  const set = (column: number, value: number, mirrored: number): void => {
    if (column < 0) return;
    columns[column * BLOCK + at] = value;
    columns[column * BLOCK + at + 4] = mirrored;
  };
  for (const stage of program.stages) {
    switch (stage.kind) {
      case "factors":
        factors = new Float32Array(stage.count + 1);
        for (let index = 0; index < stage.count; index += 2) {
          normalPair(states, lane, pair);
          factors.set(pair, index);
        }
        break;
      case "normals":
        for (let index = 0; index < stage.columns.length; index += 2) {
          normalPair(states, lane, pair);
          for (const side of [0, 1]) set(stage.columns[index + side] ?? -1, pair[side]!, -pair[side]!);
        }
        break;
      case "uniforms":
        for (const column of stage.columns) {
          const value = uniform(states, lane);
          set(column, value, fround(fround(1 - fround(2 ** -24)) - value));
        }
        break;
      case "run":
        drawRun(stage.run, figures.get(stage.run)!, { states, lane }, factors, columns, at);
        break;
    }
  }
}

function drawRun(
  run: Run,
  figures: readonly FactorFigures[],
  { states, lane }: Stream,
  factors: Float32Array,
  columns: Float64Array,
  at: number,
): void {
  const normals = new Float32Array(2);
  const sums = run.parts.map(() => [0, 0]);
  const drawn = [
    [0, 0],
    [0, 0],
  ];
  for (let index = 0; index < run.cells.length; index += 2) {
    normalPair(states, lane, normals);
    if (run.parts.length === 0) continue;
    for (const which of [0, 1]) {
      const { scale, own, shift, mirror } = figures[index + which]!;
      let w = fround(own * normals[which]!);
      if (run.causes.length > 0) w = fround(commonPart(run, index + which, factors) + w);
      const x = powerOfTwo(fround(fround(scale * w) + shift));
      drawn[which] = [x, fround(mirror / x)];
    }
    run.parts.forEach((part, which) => {
      for (const side of [0, 1]) {
        const [first, second] = [0, 1].map((cell) => shareOf(part, index, cell as 0 | 1, drawn[cell]![side]!));
        const both = first === undefined ? second! : second === undefined ? first : fround(first + second);
        sums[which]![side] = sums[which]![side]! + both;
      }
    });
  }
  run.parts.forEach(({ column }, which) => {
    for (const side of [0, 1]) {
      const position = column * BLOCK + at + 4 * side;
      columns[position] = columns[position]! + sums[which]![side]!;
    }
  });
}

function commonPart(run: Run, cell: number, factors: Float32Array): number {
  const { weights } = run.cells[run.alike ? 0 : cell]!;
  let common = 0;
  run.causes.forEach((cause, which) => {
    const part = fround(fround(weights[which]!) * factors[cause]!);
    common = which === 0 ? part : fround(common + part);
  });
  return common;
}

/** What a part takes of one cell, if anything. */
function shareOf(part: Part, pairStart: number, cell: 0 | 1, factor: number): number | undefined {
  let share = part.multiples === undefined ? undefined : fround(fround(part.multiples[pairStart + cell]!) * factor);
  for (const term of part.terms[cell]) {
    const value = termValue(term, pairStart >> 1, factor);
    share = share === undefined ? value : fround(share + value);
  }
  return share;
}

function termValue(term: Term, pair: number, factor: number): number {
  const constants = term.constants[pair]!;
  const values: number[] = [];
  for (const step of term.steps) {
    if (step.op === "factor") values.push(factor);
    else if (step.op === "constant") values.push(fround(constants[step.index]!));
    else values.push(valueOf(step, values, asSingle));
  }
  return values.at(-1)!;
}

/** What follows from the columns of a block. */
export function interpretSteps(program: Program, columns: Float64Array): Float64Array {
  const results = new Float64Array(program.results.length * BLOCK);
  const values = new Float64Array(program.steps.length);
  for (let path = 0; path < BLOCK; path += 1) {
    program.steps.forEach((step, index) => {
      values[index] = stepValue(step, values, columns, program.constants, path);
    });
    program.results.forEach((step, result) => {
      results[result * BLOCK + path] = values[step]!;
    });
  }
  return results;
}

function stepValue(
  step: Step,
  values: Float64Array,
  columns: Float64Array,
  constants: readonly number[],
  path: number,
): number {
  switch (step.op) {
    case "columns": {
      const parts = [
        ...step.columns.map((column) => columns[column * BLOCK + path]!),
        ...step.of.map((part) => values[part]!),
      ];
      return parts.slice(1).reduce((sum, part) => sum + part, parts[0] ?? 0);
    }
    case "constant":
      return constants[step.slot]!;
    case "sum":
      return step.of.slice(1).reduce((sum, part) => sum + values[part]!, values[step.of[0]!]!);
    default:
      return valueOf(step, values, asDouble);
  }
}
