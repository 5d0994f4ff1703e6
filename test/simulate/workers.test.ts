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
  ["that pass by", { kept: 0, paths: 160_000 }],
  ["of a number of paths that leaves a block half full", { paths: 33_333 }],
  ["so few that no thread is started", { paths: 1000 }],
])("1, 2 and 3 threads give the same: values %s", (_what, options) => {
  const alone = run(options);
  expect(alone!.outputs.some(({ amount }) => amount !== undefined && amount.deviation > 1000)).toBe(true);
  for (const pool of pools) expect(run({ ...options, run: pool.run })).toEqual(alone);
});

test("a pool is told how far it is, and ends when it is asked to", () => {
  const told: number[] = [];
  const pool = new SimulationPool(2, (done, all) => {
    expect(all).toBe(40);
    told.push(done);
    return done < 10;
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
