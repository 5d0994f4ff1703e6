// Measures simulating: ten contract forms over 200 products and five years, beside numpy and DuckDB where they are installed.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { planOf } from "#engine/simulate/plan";
import { quantilesOf } from "#engine/simulate/quantile";
import { PROBABILITIES, simulate } from "#engine/simulate/simulate";
import { WhatIf } from "#engine/simulate/what-if";
import { ratio } from "#kernel/exact";
import { SimulationPool } from "#cli/simulation-pool";
import { middle, processor, say, tell, wall } from "./measure.mjs";
import { products, scenarioOf, tenForms } from "./ten-forms.mjs";

const PATHS = 100_000;
const CELLS = PATHS * 5 * 200;
const ROUNDS = 7;
const MANY = 10_000_000;
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What is known of the ten forms: millions of EUR, to 1.5. */
const SUM = 583_231_059.46;
const KNOWN = [
  { what: "form 1, mean", wanted: 3193.9, of: (forms) => forms[0].mean },
  { what: "form 1, P5", wanted: 3056, of: (forms) => forms[0].quantiles[1] },
  { what: "form 1, P95", wanted: 3335, of: (forms) => forms[0].quantiles[7] },
  { what: "form 6, mean", wanted: 3194.8, of: (forms) => forms[5].mean },
  { what: "form 8, mean", wanted: 3128.8, of: (forms) => forms[7].mean },
];

/** Ends the run badly where what came out is not what has to. */
function hold(what, found, wanted, within) {
  const good = Math.abs(found - wanted) <= within;
  tell(what, found.toFixed(1), good ? `as it should be: ${wanted}` : `WRONG: ${wanted} ± ${within}`);
  if (!good) process.exitCode = 1;
}

const received = (simulated) =>
  simulated.outputs.filter(({ output }) => output.measure.kind === "received").map(({ amount }) => amount);

/** A run of numpy; undefined where it is not installed. One thread, and no processor pretended to be another. */
function numpy(given) {
  const { OPENBLAS_CORETYPE: _type, OPENBLAS_L2_SIZE: _size, ...rest } = process.env;
  const env = { ...rest, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(python, ["-c", "import numpy"], { stdio: "ignore", env });
    } catch {
      continue;
    }
    return JSON.parse(
      execFileSync(python, [file("simulate.py")], { env, input: JSON.stringify(given), encoding: "utf8" }),
    );
  }
  return undefined;
}

const child = (...given) =>
  JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", file("one-simulation.mjs"), ...given.map(String)], {
      encoding: "utf8",
    }),
  );

export async function measureSimulation() {
  const forms = tenForms();
  hold("sum of price × volume, EUR", forms.sum, SUM, 0.005);
  const scenario = scenarioOf(forms);
  const plan = planOf(scenario);
  const options = { seed: 1, paths: PATHS };
  const found = received(simulate(plan, options));
  for (const { what, wanted, of } of KNOWN) hold(`${what}, million EUR`, of(found) / 1e6, wanted, 1.5);
  say();
  besideNumpy(plan, options, found);
  ownProcess(plan);
  workers(plan);
  whatIf(forms);
  say();
  await percentiles();
}

/** Processor time of one thread, turn by turn with numpy. */
function besideNumpy(plan, options, found) {
  const given = { ...products(), paths: PATHS, seed: 1 };
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(processor(() => simulate(plan, options)));
    const peer = numpy(given);
    if (peer === undefined) continue;
    theirs.push(1000 * peer.seconds[0]);
    if (round > 0) continue;
    peer.means.forEach((mean, form) => {
      if (Math.abs(mean - found[form].mean) > 1.5e6)
        hold(`form ${form + 1} beside numpy`, found[form].mean, mean, 1.5e6);
    });
  }
  const own = middle(ours);
  tell(
    "100,000 paths × 5 years × 200 products × 10 forms, with percentiles",
    `${own.toFixed(0)} ms`,
    `processor, one thread; ${((1e6 * own) / CELLS).toFixed(2)} ns per cell (goal ≤ 700 ms)`,
  );
  if (theirs.length === 0) {
    say("numpy: ABSENT (apt-get install python3-numpy); no ratio was measured");
    return;
  }
  const peer = middle(theirs);
  tell(
    "numpy, doubles, blocks of 256 paths, SFC64",
    `${peer.toFixed(0)} ms`,
    `${((1e6 * peer) / CELLS).toFixed(1)} ns per cell`,
  );
  tell("ratio per core", `${(peer / own).toFixed(1)} ×`, "(goal ≥ 3)");
}

/** The whole in a fresh process: planning, compiling, simulating; and what simulating alone takes of memory. */
function ownProcess(plan) {
  const whole = Array.from({ length: 5 }, () => child(PATHS, 1));
  const alone = withPlan(plan, (planFile) => Array.from({ length: 5 }, () => child(PATHS, 1, planFile)));
  const of = (runs, key) => middle(runs.map((run) => run[key]));
  tell("in a process that just started: planning", `${of(whole, "planMilliseconds").toFixed(0)} ms`);
  tell("in a process that just started: simulating", `${of(whole, "milliseconds").toFixed(0)} ms`);
  if (whole[0].megabytesAbove === undefined) say("memory: the system does not tell");
  else
    tell(
      "memory above idle, of a process that only simulates",
      `${of(alone, "megabytesAbove").toFixed(0)} MB`,
      `(goal ≤ 80); with the documents ${of(whole, "megabytesPeak").toFixed(0)} MB in all`,
    );
}

/** Writes a plan to a file for as long as it is needed. */
function withPlan({ program, outputs, controls, expectedControls }, use) {
  const folder = mkdtempSync(join(tmpdir(), "handslag-plan-"));
  try {
    const planFile = join(folder, "plan");
    writeFileSync(planFile, serialize({ program, outputs, controls, expectedControls }));
    return use(planFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Two threads against one, turn by turn, on enough paths that starting does not count. */
function workers(plan) {
  const pools = [1, 2].map((count) => new SimulationPool(count));
  const options = (pool) => ({ seed: 1, paths: 4 * PATHS, run: pool.run });
  const times = pools.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1)
    pools.forEach((pool, index) => {
      const time = wall(() => simulate(plan, options(pool)));
      if (round > 0) times[index].push(time);
    });
  pools.forEach((pool) => pool.close());
  const [one, two] = times.map(middle);
  tell(
    "400,000 paths: one thread, two threads",
    `${one.toFixed(0)} ms, ${two.toFixed(0)} ms`,
    `${(one / two).toFixed(2)} × (goal ≥ 1.7)`,
  );
}

/** One parameter changed: a share above the ceiling. */
function whatIf({ agreements, outlook }) {
  const slot = "clauses.zorg.with.staffel[1].tarief";
  const plan = planOf({ ...scenarioOf({ agreements: [agreements[2]], outlook }), live: [slot] });
  const kept = new WhatIf(plan, { seed: 1, paths: PATHS });
  const shares = Array.from({ length: 41 }, (_, index) => new Map([[slot, ratio(50 + index, 100)]]));
  const times = shares.map((instead) => wall(() => kept.with(instead)));
  const anew = simulate(planOf({ ...plan.scenario, instead: shares[7] }), { seed: 1, paths: PATHS });
  const same = JSON.stringify(received(anew)) === JSON.stringify(received(kept.with(shares[7])));
  tell(
    "one parameter changed, 100,000 paths × 5 years, 27 exact percentiles",
    `${middle(times.slice(5)).toFixed(1)} ms`,
    `(goal ≤ 8); ${same ? "the same bits as simulating anew" : "OTHER than simulating anew"}`,
  );
  if (!same) process.exitCode = 1;
}

/** Nine percentiles of ten million doubles. */
async function percentiles() {
  const values = new Float64Array(MANY);
  let state = 1;
  for (let index = 0; index < MANY; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[index] = Math.exp(0.25 * (state / 2 ** 31 - 1) * (1 + (index % 7) / 3));
  }
  const duck = await duckDb();
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(wall(() => quantilesOf(values, PROBABILITIES)));
    if (duck !== undefined) theirs.push(await duck.run());
  }
  const own = middle(ours);
  tell("9 exact percentiles of 10 million doubles", `${own.toFixed(0)} ms`);
  const peer = numpy({ values: MANY, seed: 1, runs: 5 });
  if (peer === undefined) say("np.quantile: ABSENT (apt-get install python3-numpy)");
  else {
    const time = 1000 * middle(peer.seconds);
    tell("np.quantile, exact", `${time.toFixed(0)} ms`, `${(time / own).toFixed(1)} ×`);
  }
  if (duck === undefined) {
    say("DuckDB: ABSENT (npm install @duckdb/node-api in a folder, and name it in HANDSLAG_BENCH_MODULES)");
    return;
  }
  const time = middle(theirs);
  tell(
    `DuckDB ${duck.version} approx_quantile, one thread`,
    `${time.toFixed(0)} ms`,
    `${(time / own).toFixed(1)} × (goal ≥ 5)`,
  );
  duck.close();
}

/** DuckDB with ten million doubles; undefined where it is not installed. */
async function duckDb() {
  const folders = [process.env["HANDSLAG_BENCH_MODULES"], "."].filter((folder) => folder !== undefined);
  for (const folder of folders) {
    let module;
    try {
      module = await import(
        createRequire(`${process.cwd()}/${folder}/`.replace(/^.*\/\//, "/")).resolve("@duckdb/node-api")
      );
    } catch {
      continue;
    }
    const instance = await module.DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("SET threads = 1");
    await connection.run(
      `CREATE TABLE figures AS SELECT exp(0.25 * (2 * random() - 1) * (1 + (i % 7) / 3)) AS value FROM range(${MANY}) t(i)`,
    );
    const query = `SELECT approx_quantile(value, [${PROBABILITIES.join(", ")}]) FROM figures`;
    return {
      version: module.version(),
      close: () => connection.closeSync(),
      async run() {
        const start = performance.now();
        await (await connection.run(query)).getRows();
        return performance.now() - start;
      },
    };
  }
  return undefined;
}

/** Ten million paths, whose values pass by once. */
export function measureLong() {
  withPlan(planOf(scenarioOf(tenForms())), (planFile) => {
    for (const workers of [1, 2]) {
      const run = child(MANY, workers, planFile);
      const peak =
        run.megabytesPeak === undefined
          ? "memory: the system does not tell"
          : `${run.megabytesPeak.toFixed(0)} MB in all, ${run.megabytesAbove.toFixed(0)} MB above idle (goal ≤ 300)`;
      tell(
        `10 million paths × 5 years × 200 products × 10 forms, ${workers} ${workers === 1 ? "thread" : "threads"}`,
        `${(run.milliseconds / 1000).toFixed(1)} s`,
        `(goal ≤ 60); ${peak}`,
      );
    }
  });
}
