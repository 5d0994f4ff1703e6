// The simulation reading: what may happen, to every party, with exact quantiles and the chance that each bound counts.
import { WIDTH, bracketsOf, quantilesPassed, type Brackets, type Passed } from "./bracket.ts";
import { blocksOf, work, type Stretch, type Task } from "./block-work.ts";
import { MOMENTS, momentsOf, rangeIn, type Control, type Moments } from "./moment.ts";
import { isEvent, type Output, type Plan } from "./plan.ts";
import { quantilesOf } from "./quantile.ts";
import type { Program } from "./program.ts";

/** The quantiles that are given unless others are asked for. */
export const PROBABILITIES: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** More values than this in all (192 MB) are not kept: they pass by, and only those near a quantile stay. */
const KEPT = 24_000_000;
/** Blocks that say about where quantiles lie before the rest passes by. */
const PILOT = 256;

export interface SimulationOptions {
  readonly seed: number;
  readonly paths: number;
  readonly probabilities?: readonly number[];
  /** Runs the blocks of a task, by default here and now; workers may share them. Undefined: it was cancelled. */
  readonly run?: (task: Task, blocks: Stretch) => readonly (readonly Passed[])[] | undefined;
  /** Told after every block how many are done; returning false cancels. Only where `run` is not given. */
  readonly progress?: (done: number, all: number) => boolean;
  readonly interpreted?: boolean;
  /** Room for memory: fewer values kept than by default, for tests of values that pass by. */
  readonly kept?: number;
  /** Memory for the values of this simulation, by default new; it may be used again afterwards. */
  readonly room?: (length: number) => Float64Array;
}

/** An amount: its moments, and its quantiles in the order of the probabilities. */
export interface SimulatedAmount extends Moments {
  readonly quantiles: readonly number[];
}

export interface SimulatedOutput {
  readonly output: Output;
  /** The share of paths on which it could not be determined. */
  readonly undetermined: number;
  /** Of an event, how often it happens; of an amount undefined. */
  readonly chance: number | undefined;
  readonly amount: SimulatedAmount | undefined;
}

export interface Simulated {
  readonly seed: number;
  readonly paths: number;
  readonly probabilities: readonly number[];
  readonly outputs: readonly SimulatedOutput[];
}

/** Simulates a plan; undefined when it was cancelled. The same seed gives the same bits, with one worker or many. */
export function simulate(plan: Plan, options: SimulationOptions): Simulated | undefined {
  return simulateProgram(plan, plan.program, options);
}

/** Simulates a program with the outputs of a plan: the plan's own, or one with changed parameters. */
export function simulateProgram(plan: Plan, program: Program, options: SimulationOptions): Simulated | undefined {
  const { seed, paths, probabilities = PROBABILITIES } = options;
  const blocks = blocksOf(paths);
  // Outputs that are the same figure, such as one hospital's costs under several agreements, are computed once.
  const results = program.results.length;
  const resultOf = (output: number): number => program.outputs[output]!;
  const amounts = [...new Set(plan.outputs.flatMap((output, index) => (isEvent(output) ? [] : [resultOf(index)])))];
  const controls = program.results.map(() => -1);
  plan.controls.forEach((control, output) => {
    if (control >= 0) controls[resultOf(output)] = resultOf(control);
  });
  const keeps = amounts.length * paths <= (options.kept ?? KEPT);
  const task: Task = {
    program,
    seed,
    paths,
    controls,
    moments: shared(blocks * results * MOMENTS),
    amounts,
    values: keeps ? (options.room ?? shared)(amounts.length * paths) : undefined,
    brackets: undefined,
    interpreted: options.interpreted ?? false,
  };
  const momentsAt = (result: number): Float64Array => {
    const found = new Float64Array(blocks * MOMENTS);
    for (let block = 0; block < blocks; block += 1) {
      const at = (block * results + result) * MOMENTS;
      for (let index = 0; index < MOMENTS; index += 1) found[block * MOMENTS + index] = task.moments[at + index]!;
    }
    return found;
  };
  if (keeps && run(task, { from: 0, to: blocks }, options) === undefined) return undefined;
  const quantiles = keeps
    ? amounts.map((result, index) =>
        quantilesOf(
          task.values!.subarray(index * paths, (index + 1) * paths),
          probabilities,
          rangeIn(momentsAt(result), paths),
        ),
      )
    : quantilesOfStream(task, blocks, probabilities, options);
  if (quantiles === undefined) return undefined;
  const controlOf = (output: number): Control | undefined => {
    const control = plan.controls[output]!;
    return control < 0
      ? undefined
      : { blocks: momentsAt(resultOf(control)), expected: plan.expectedControls.get(control)! };
  };
  return {
    seed,
    paths,
    probabilities,
    outputs: plan.outputs.map((output, index) => {
      const moments = momentsOf(momentsAt(resultOf(index)), controlOf(index));
      const undetermined = 1 - moments.count / paths;
      if (isEvent(output)) return { output, undetermined, chance: moments.mean, amount: undefined };
      return {
        output,
        undetermined,
        chance: undefined,
        amount: { ...moments, quantiles: quantiles[amounts.indexOf(resultOf(index))]! },
      };
    }),
  };
}

/** Memory that workers may share, where the platform has it. */
const shared = (length: number): Float64Array =>
  new Float64Array(
    typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(8 * length) : new SharedArrayBuffer(8 * length),
  );

function run(task: Task, blocks: Stretch, options: SimulationOptions): readonly (readonly Passed[])[] | undefined {
  if (options.run !== undefined) return options.run(task, blocks);
  let next = blocks.from;
  let cancelled = false;
  const passed = work(task, () => {
    if (options.progress !== undefined && next > blocks.from) cancelled = !options.progress(next, blocks.to);
    return cancelled || next >= blocks.to ? undefined : next++;
  });
  return cancelled ? undefined : [passed];
}

/** A pilot, then everything once; again with wider brackets in the rare case that a rank fell outside. */
function quantilesOfStream(
  task: Task,
  blocks: number,
  probabilities: readonly number[],
  options: SimulationOptions,
): readonly number[][] | undefined {
  for (let width = WIDTH; ; width *= 4) {
    const brackets = bracketsByPilot(task, blocks, options, (values) => bracketsOf(values, probabilities, width));
    const passed = brackets && run({ ...task, brackets }, { from: 0, to: blocks }, options);
    if (passed === undefined) return undefined;
    const found = task.amounts.map((_, index) =>
      quantilesPassed(
        passed.map((stream) => stream[index]!),
        probabilities,
      ),
    );
    if (found.every((quantiles) => quantiles !== undefined)) return found;
  }
}

/** What the first blocks say about each amount; their values are not held any longer than that. */
function bracketsByPilot(
  task: Task,
  blocks: number,
  options: SimulationOptions,
  bracketsIn: (values: Float64Array) => Brackets,
): Brackets[] | undefined {
  const paths = Math.floor(Math.min(task.paths, (PILOT * task.paths) / blocks));
  const values = shared(task.amounts.length * paths);
  if (run({ ...task, paths, values }, { from: 0, to: blocksOf(paths) }, options) === undefined) return undefined;
  return task.amounts.map((_, index) => bracketsIn(values.subarray(index * paths, (index + 1) * paths)));
}
