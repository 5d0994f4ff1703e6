// The work of one worker: some blocks of paths, from random numbers to moments and the values that quantiles need.
import { Collector, type Brackets, type Passed } from "./bracket.ts";
import { MOMENTS, blockMoments } from "./moment.ts";
import { interpretedRunner, runnerOf, type Runner } from "./run.ts";
import type { Program } from "./program.ts";
import { BLOCK } from "./random.ts";

/** Plain data and shared memory: it can be sent to a worker. */
export interface Task {
  readonly program: Program;
  readonly seed: number;
  readonly paths: number;
  /** For each output, the output that is its control variate; −1 is none. */
  readonly controls: readonly number[];
  /** Room for the moments of every block and output. */
  readonly moments: Float64Array;
  /** The outputs whose quantiles are wanted. */
  readonly amounts: readonly number[];
  /** Room for all their values, output after output; undefined when they pass by once. */
  readonly values: Float64Array | undefined;
  /** Where to keep values that pass by, for each of `amounts`. */
  readonly brackets: readonly Brackets[] | undefined;
  /** Runs without WebAssembly where that is asked for. */
  readonly interpreted: boolean;
}

/** Blocks from `from` up to `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Does blocks one after another; `next` says which, and ends the work with undefined. */
export function work(task: Task, next: () => number | undefined): readonly Passed[] {
  const runner: Runner = task.interpreted ? interpretedRunner(task.program) : runnerOf(task.program);
  const collectors = task.brackets?.map((brackets) => new Collector(brackets)) ?? [];
  const outputs = task.program.outputs.length;
  for (let block = next(); block !== undefined; block = next()) {
    const columns = runner.block(task.seed, block);
    const length = Math.min(BLOCK, task.paths - block * BLOCK);
    const column = (output: number): Float64Array => columns.subarray(output * BLOCK, output * BLOCK + length);
    for (let output = 0; output < outputs; output += 1) {
      const control = task.controls[output]!;
      blockMoments(
        column(output),
        control < 0 ? undefined : column(control),
        task.moments,
        (block * outputs + output) * MOMENTS,
      );
    }
    task.amounts.forEach((output, index) => {
      task.values?.set(column(output), index * task.paths + block * BLOCK);
      collectors[index]?.add(column(output));
    });
  }
  return collectors.map((collector) => collector.passed());
}

/** How many blocks a number of paths takes. */
export const blocksOf = (paths: number): number => Math.ceil(paths / BLOCK);
