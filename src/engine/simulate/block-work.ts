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
  /** For each result of the program, the result that is its control variate; −1 is none. */
  readonly controls: readonly number[];
  /** Room for the moments of every block and result. */
  readonly moments: Float64Array;
  /** The results whose quantiles are wanted. */
  readonly amounts: readonly number[];
  /** Room for all their values, result after result; undefined when they pass by once. */
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

/** The results of a block of a task, column after column; valid until the next call. */
export type BlockResults = (block: number) => Float64Array;

function drawn(task: Task): BlockResults {
  const runner: Runner = task.interpreted ? interpretedRunner(task.program) : runnerOf(task.program);
  return (block) => runner.block(task.seed, block);
}

/**
 * Does blocks one after another; `next` says which, and ends the work with undefined. Results are drawn unless they are
 * had otherwise.
 */
export function work(
  task: Task,
  next: () => number | undefined,
  resultsOf: BlockResults = drawn(task),
): readonly Passed[] {
  const collectors = task.brackets?.map((brackets) => new Collector(brackets)) ?? [];
  const results = task.program.results.length;
  for (let block = next(); block !== undefined; block = next()) {
    const columns = resultsOf(block);
    const length = Math.min(BLOCK, task.paths - block * BLOCK);
    const column = (result: number): Float64Array => columns.subarray(result * BLOCK, result * BLOCK + length);
    for (let result = 0; result < results; result += 1) {
      const control = task.controls[result]!;
      blockMoments(
        column(result),
        control < 0 ? undefined : column(control),
        task.moments,
        (block * results + result) * MOMENTS,
      );
    }
    task.amounts.forEach((result, index) => {
      if (task.values !== undefined) copy(column(result), task.values, index * task.paths + block * BLOCK);
      collectors[index]?.add(column(result));
    });
  }
  return collectors.map((collector) => collector.passed());
}

/** One by one: into memory that is shared, `set` goes byte by byte. */
function copy(values: Float64Array, into: Float64Array, at: number): void {
  for (let index = 0; index < values.length; index += 1) into[at + index] = values[index]!;
}

/** How many blocks a number of paths takes. */
export const blocksOf = (paths: number): number => Math.ceil(paths / BLOCK);
