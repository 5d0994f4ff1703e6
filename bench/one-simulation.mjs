// One simulation of the ten forms in a process of its own: `one-simulation.mjs PATHS WORKERS [PLAN]`.
// Given a plan that was written to a file, its memory is that of simulating alone.
import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { planOf } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { SimulationPool } from "#cli/simulation-pool";
import { forgetPeak, memory } from "./measure.mjs";
import { scenarioOf, tenForms } from "./ten-forms.mjs";

const [paths, workers, file] = process.argv.slice(2);
const scenario = file === undefined ? scenarioOf(tenForms()) : undefined;
const start = performance.now();
const plan = scenario === undefined ? deserialize(readFileSync(file)) : planOf(scenario);
const planned = performance.now();
globalThis.gc?.();
forgetPeak();
const before = memory();
const from = performance.now();
const pool = new SimulationPool(Number(workers));
const simulated = simulate(plan, { seed: 1, paths: Number(paths), ...(workers > 1 ? { run: pool.run } : {}) });
const ended = performance.now();
const after = memory();
pool.close();
process.stdout.write(
  JSON.stringify({
    planMilliseconds: planned - start,
    milliseconds: ended - from,
    megabytesAbove: before === undefined ? undefined : after.peak - before.now,
    megabytesPeak: after?.peak,
    mean: simulated.outputs[0].amount.mean,
  }),
);
