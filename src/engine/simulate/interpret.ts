// Runs a program without WebAssembly: slowly, and to the same bits.
import type { Binary, Unary } from "./operation.ts";
import type { Program, Run, Step, TermStep } from "./program.ts";
import { BLOCK, BUNDLE, exponential, normalPair, statesOf, uniform } from "./random.ts";

const { fround } = Math;

/** The outputs of one block of paths, column after column. */
export function interpretBlock(program: Program, seed: number, block: number): Float64Array {
  const columns = interpretDraws(program, seed, block);
  return interpretSteps(program, columns);
}

/** The columns of one block: what is summed while the draws are made. */
export function interpretDraws(program: Program, seed: number, block: number): Float64Array {
  const columns = new Float64Array(program.columns * BLOCK);
  const states = statesOf(seed, block);
  for (let at = 0; at < BLOCK; at += BUNDLE) drawBundle(program, states, columns, at);
  return columns;
}

function drawBundle(program: Program, states: Uint32Array, columns: Float64Array, at: number): void {
  const pair = new Float32Array(2);
  let factors: Float32Array[] = [];
  const started = new Set<number>();
  for (const stage of program.stages) {
    for (let lane = 0; lane < 4; lane += 1) {
      switch (stage.kind) {
        case "factors": {
          if (lane === 0) factors = [0, 1, 2, 3].map(() => new Float32Array(stage.count + 1));
          for (let index = 0; index < stage.count; index += 2) {
            normalPair(states, lane, pair);
            factors[lane]!.set(pair, index);
          }
          break;
        }
        case "normals":
          for (let index = 0; index < stage.columns.length; index += 2) {
            normalPair(states, lane, pair);
            for (const side of [0, 1]) {
              const column = stage.columns[index + side] ?? -1;
              if (column < 0) continue;
              columns[column * BLOCK + at + lane] = pair[side]!;
              columns[column * BLOCK + at + 4 + lane] = -pair[side]!;
            }
          }
          break;
        case "uniforms":
          for (const column of stage.columns) {
            const value = uniform(states, lane);
            if (column < 0) continue;
            columns[column * BLOCK + at + lane] = value;
            columns[column * BLOCK + at + 4 + lane] = fround(fround(1 - fround(2 ** -24)) - value);
          }
          break;
        case "run":
          drawRun(stage.run, program.constants, states, lane, factors[lane]!, columns, at, started);
          break;
      }
    }
    if (stage.kind === "run")
      for (const term of stage.run.terms) for (const column of term.columns) started.add(column);
  }
}

function drawRun(
  run: Run,
  constants: readonly number[],
  states: Uint32Array,
  lane: number,
  factors: Float32Array,
  columns: Float64Array,
  at: number,
  started: ReadonlySet<number>,
): void {
  const pair = new Float32Array(2);
  const partial = run.terms.map(() => [0, 0]);
  run.cells.forEach((cell, index) => {
    if (index % 2 === 0) normalPair(states, lane, pair);
    if (run.terms.length === 0) return;
    let common = 0;
    cell.loadings.forEach(({ factor, weight }, which) => {
      const part = fround(fround(weight) * factors[factor]!);
      common = which === 0 ? part : fround(common + part);
    });
    const own = fround(fround(cell.own) * pair[index % 2]!);
    const w = cell.loadings.length === 0 ? own : fround(common + own);
    const x = exponential(fround(fround(fround(cell.sigma) * w) + fround((-cell.sigma * cell.sigma) / 2)));
    const mirrored = fround(mirrorOf(cell.sigma) / x);
    run.terms.forEach((term, which) => {
      const slots = term.slots[index];
      if (slots === undefined) return;
      partial[which]![0]! += termValue(term.steps, slots, constants, x);
      partial[which]![1]! += termValue(term.steps, slots, constants, mirrored);
    });
  });
  run.terms.forEach((term, which) => {
    term.columns.forEach((column) => {
      // A column may stand twice in one term, where a figure is added twice.
      const first = !started.has(column) && !touched(run, which, column);
      for (const side of [0, 1]) {
        const position = column * BLOCK + at + 4 * side + lane;
        columns[position] = (first ? 0 : columns[position]!) + partial[which]![side]!;
      }
    });
  });
}

/** Whether an earlier term of this run writes the column. */
const touched = (run: Run, which: number, column: number): boolean =>
  run.terms.slice(0, which).some((term) => term.columns.includes(column));

/** exp(−σ²): the factor of a path times that of its mirror image. */
export const mirrorOf = (sigma: number): number => exponential(fround(-sigma * sigma));

function termValue(
  steps: readonly TermStep[],
  slots: readonly number[],
  constants: readonly number[],
  factor: number,
): number {
  const values: number[] = [];
  for (const step of steps) {
    if (step.op === "factor") values.push(factor);
    else if (step.op === "constant") values.push(constants[slots[step.index]!]!);
    else if (step.op === "select") values.push(selected(values[step.c]!, values[step.a]!, values[step.b]!));
    else values.push("b" in step ? BINARY[step.op](values[step.a]!, values[step.b]!) : UNARY[step.op](values[step.a]!));
  }
  return values.at(-1)!;
}

const selected = (condition: number, then: number, otherwise: number): number =>
  Number.isNaN(condition) ? Number.NaN : condition === 1 ? then : otherwise;
const either = (a: number, b: number): boolean => Number.isNaN(a) || Number.isNaN(b);

const UNARY: Readonly<Record<Unary, (a: number) => number>> = {
  negate: (a) => -a,
  absolute: Math.abs,
  floor: Math.floor,
  ceiling: Math.ceil,
  not: (a) => 1 - a,
  missing: (a) => (Number.isNaN(a) ? 1 : 0),
  notNegative: (a) => (a < 0 ? Number.NaN : a),
};

const BINARY: Readonly<Record<Binary, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => (b === 0 ? Number.NaN : a / b),
  least: Math.min,
  greatest: Math.max,
  equal: (a, b) => (either(a, b) ? Number.NaN : a === b ? 1 : 0),
  less: (a, b) => (either(a, b) ? Number.NaN : a < b ? 1 : 0),
  lessOrEqual: (a, b) => (either(a, b) ? Number.NaN : a <= b ? 1 : 0),
  and: (a, b) => (a === 0 || b === 0 ? 0 : a * b),
  or: (a, b) => (a === 1 || b === 1 ? 1 : a + b),
  otherwise: (a, b) => (Number.isNaN(a) ? b : a),
  // Half away from zero; b is a power of ten.
  round: (a, b) => {
    const size = Math.floor(Math.abs(a) * b + 0.5) / b;
    return a < 0 ? -size : size;
  },
};

/** What follows from the columns of a block. */
export function interpretSteps(program: Program, columns: Float64Array): Float64Array {
  const outputs = new Float64Array(program.outputs.length * BLOCK);
  const values = new Float64Array(program.steps.length);
  for (let path = 0; path < BLOCK; path += 1) {
    program.steps.forEach((step, index) => {
      values[index] = stepValue(step, values, columns, program.constants, path);
    });
    program.outputs.forEach((step, output) => {
      outputs[output * BLOCK + path] = values[step]!;
    });
  }
  return outputs;
}

function stepValue(
  step: Step,
  values: Float64Array,
  columns: Float64Array,
  constants: readonly number[],
  path: number,
): number {
  switch (step.op) {
    case "column":
      return columns[step.column * BLOCK + path]!;
    case "constant":
      return constants[step.slot]!;
    case "sum":
      return step.of.slice(1).reduce((sum, part) => sum + values[part]!, values[step.of[0]!]!);
    case "select":
      return selected(values[step.c]!, values[step.a]!, values[step.b]!);
    default:
      return "b" in step ? BINARY[step.op](values[step.a]!, values[step.b]!) : UNARY[step.op](values[step.a]!);
  }
}
