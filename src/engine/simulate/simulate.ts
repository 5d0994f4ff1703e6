// The simulation reading: what may happen, to every party, with exact quantiles and the chance that each bound counts.
import { WIDTH, bracketsOf, quantilesPassed, type Brackets, type Passed } from "./bracket.ts";
import { blocksOf, work, type Stretch, type Task } from "./block-work.ts";
import { MOMENTS, momentsOf, rangeIn, type Control, type Moments } from "./moment.ts";
import { isEvent, type Output, type Plan } from "./plan.ts";
import { quantilesOf } from "./quantile.ts";
import type { Program } from "./program.ts";
import { BLOCK } from "./random.ts";

/** The quantiles that are given unless others are asked for. */
export const PROBABILITIES: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** More values than this in all (192 MB) are not kept: they pass by, and only those near a quantile stay. */
const KEPT = 24_000_000;
/** Blocks that say about where quantiles lie before the rest passes by: as many as half the room holds, within these. */
const PILOT = { least: 16, most: 256 };

export interface SimulationOptions {
  readonly seed: number;
  readonly paths: number;
  readonly probabilities?: readonly number[];
  /** Runs the blocks of a task, by default here and now; workers may share them. Undefined: it was cancelled. */
  readonly run?: (task: Task, blocks: Stretch, whole: Whole) => readonly (readonly Passed[])[] | undefined;
  /** Told after every block how many of all are done; returning false cancels. Only where `run` is not given. */
  readonly progress?: (done: number, all: number) => boolean;
  readonly interpreted?: boolean;
  /** Room for memory: fewer values kept than by default, for tests of values that pass by. */
  readonly kept?: number;
  /** Memory for the values of this simulation, by default new; it may be used again afterwards. */
  readonly room?: (length: number) => Float64Array;
}

/** The simulation that the blocks of a task are a part of: how many blocks went before, and how many there are in all. */
export interface Whole {
  readonly before: number;
  readonly all: number;
}

/** An amount: its moments, and its quantiles in the order of the probabilities. */
export interface SimulatedAmount extends Moments {
  readonly quantiles: readonly number[];
}

export interface SimulatedOutput {
  readonly output: Output;
  /** The share of paths on which it could not be determined. */
  readonly undetermined: number;
  /** Of an event, how often it happens, not-a-number where it is never determined; of an amount undefined. */
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
  const kept = options.kept ?? KEPT;
  const pilot = pilotOf(amounts.length, kept);
  // What a pilot would hold in any case is not simulated twice.
  const keeps = amounts.length * paths <= kept || blocks <= pilot;
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
  if (keeps && run(task, options, { before: 0, all: blocks }) === undefined) return undefined;
  const quantiles = keeps
    ? amounts.map((result, index) =>
        quantilesOf(
          task.values!.subarray(index * paths, (index + 1) * paths),
          probabilities,
          rangeIn(momentsAt(result), paths),
        ),
      )
    : quantilesOfStream(task, pilot, probabilities, options);
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
      const moments = momentsOf(momentsAt(resultOf(index)), controlOf(index), Math.floor(paths / BLOCK));
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

/** Blocks of a pilot whose values take half of the room for values, with a least and a most. */
const pilotOf = (amounts: number, kept: number): number =>
  Math.min(PILOT.most, Math.max(PILOT.least, Math.floor(kept / 2 / (amounts * BLOCK))));

/** Every block of a task. */
function run(task: Task, options: SimulationOptions, whole: Whole): readonly (readonly Passed[])[] | undefined {
  const blocks = { from: 0, to: blocksOf(task.paths) };
  if (options.run !== undefined) return options.run(task, blocks, whole);
  let next = blocks.from;
  let cancelled = false;
  const passed = work(task, () => {
    if (options.progress !== undefined && next > blocks.from)
      cancelled = !options.progress(whole.before + next, whole.all);
    return cancelled || next >= blocks.to ? undefined : next++;
  });
  return cancelled ? undefined : [passed];
}

/**
 * A pilot, then everything once; again with wider brackets in the rare case that a rank fell outside. The pilot is
 * simulated again then: holding its values while the rest passes by would take the memory that this saves.
 */
function quantilesOfStream(
  task: Task,
  pilot: number,
  probabilities: readonly number[],
  options: SimulationOptions,
): readonly number[][] | undefined {
  const blocks = blocksOf(task.paths);
  for (let [width, done] = [WIDTH, 0]; ; width *= 4, done += pilot + blocks) {
    const all = done + pilot + blocks;
    const brackets = bracketsByPilot(task, pilot, options, { before: done, all }, (values) =>
      bracketsOf(values, probabilities, width),
    );
    const passed = brackets && run({ ...task, brackets }, options, { before: done + pilot, all });
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
  pilot: number,
  options: SimulationOptions,
  whole: Whole,
  bracketsIn: (values: Float64Array) => Brackets,
): Brackets[] | undefined {
  const paths = Math.min(task.paths, pilot * BLOCK);
  const values = shared(task.amounts.length * paths);
  if (run({ ...task, paths, values }, options, whole) === undefined) return undefined;
  return task.amounts.map((_, index) => bracketsIn(values.subarray(index * paths, (index + 1) * paths)));
}
