// Threads change how long a simulation takes, and no bit of what comes of it.
import { afterAll, expect, test } from "vitest";
import { planOf } from "#engine/simulate/plan";
import { simulate, type SimulationOptions } from "#engine/simulate/simulate";
import { SimulationPool } from "#cli/simulation-pool";
import { agreementAt, outlookAt, VEENRIJK } from "../support/documents.ts";

const agreements = ["pw-f1", "pw-f3"].map((name) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`));
const outlook = outlookAt(`${VEENRIJK}outlooks/zilverlinde-pw.yaml`);
const plan = planOf({ agreements, outlook, detail: "year" });
const pools = [1, 2, 3].map((workers) => new SimulationPool(workers));
afterAll(() => pools.forEach((pool) => pool.close()));

const run = (options: Partial<SimulationOptions>) => simulate(plan, { seed: 5, paths: 40_000, ...options });

test.each([
  ["kept", {}],
  // With no room for values the pilot is of the least size, so that far more blocks pass by.
  ["that pass by", { kept: 0, paths: 80_000 }],
  ["of a number of paths that leaves a block half full", { paths: 33_333 }],
  ["so few that no thread is started", { paths: 1000 }],
])(
  "1, 2 and 3 threads give the same: values %s",
  (_what, options) => {
    const alone = run(options);
    expect(alone!.outputs.some(({ amount }) => amount !== undefined && amount.deviation > 1000)).toBe(true);
    for (const pool of pools) expect(run({ ...options, run: pool.run })).toEqual(alone);
  },
  60_000,
);

test("threads do their part: of a job that is large enough another than the main thread does blocks", () => {
  const pool = new SimulationPool(2);
  let others = 0;
  // A thread takes a while to start; one that does nothing at all never gets further.
  for (let attempt = 0; others === 0 && attempt < 20; attempt += 1) {
    run({ run: pool.run, paths: 200_000 });
    const [own, ...rest] = pool.shares;
    others = rest.reduce((sum, blocks) => sum + blocks, 0);
    expect(own! + others).toBe(Math.ceil(200_000 / 1024));
  }
  pool.close();
  expect(others).toBeGreaterThan(0);
}, 60_000);

test("a pool is told how far it is, and ends when it is asked to", () => {
  const told: number[] = [];
  const pool = new SimulationPool(2, {
    progress: (done, all) => {
      expect(all).toBe(40);
      told.push(done);
      return done < 10;
    },
  });
  expect(run({ run: pool.run })).toBeUndefined();
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  // The next task is whole again.
  const whole = new SimulationPool(2);
  expect(run({ run: whole.run })).toEqual(run({}));
  pool.close();
  whole.close();
});

test("a pilot and what passes by after it are parts of one total, which is reached once", () => {
  const told: { readonly done: number; readonly all: number }[] = [];
  const progress = (done: number, all: number): boolean => {
    told.push({ done, all });
    return true;
  };
  const pool = new SimulationPool(2, { progress });
  run({ run: pool.run, kept: 0 });
  run({ progress, kept: 0 });
  pool.close();
  // Sixteen blocks of a pilot, then forty.
  expect(new Set(told.map(({ all }) => all))).toEqual(new Set([56]));
  const half = told.findIndex(({ done }, index) => index > 0 && done < told[index - 1]!.done);
  for (const part of [told.slice(0, half), told.slice(half)]) {
    const done = part.map((each) => each.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.filter((each) => each === 56).length).toBeLessThanOrEqual(1);
    expect(done.at(-1)).toBeGreaterThan(45);
  }
});
