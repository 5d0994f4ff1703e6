// Threads that fail: a simulation goes on without them where they did nothing yet, and says so where they did.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { planOf } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { SimulationPool } from "#cli/simulation-pool";
import { agreementAt, outlookAt, ROOT, VEENRIJK } from "../support/documents.ts";

const plan = planOf({
  agreements: [agreementAt(`${VEENRIJK}agreements/pw-f1.yaml`)],
  outlook: outlookAt(`${VEENRIJK}outlooks/zilverlinde-pw.yaml`),
  detail: "total",
});
const options = { seed: 2, paths: 40_000 };
const alone = simulate(plan, options);

const folder = mkdtempSync(join(tmpdir(), "handslag-threads-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program for threads. */
function program(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `import { workerData } from "node:worker_threads";\n${text}\n`);
  return file;
}

/** Waits for work, says that it begins, and does something else. */
const claimsAnd = (what: string): string => `
  const { control, index } = workerData;
  let number = 0;
  while (number <= 0 || Atomics.compareExchange(control, 4 + index, number, -number) !== number)
    number = Atomics.load(control, 4 + index);
  ${what}`;

test.each([
  ["does not load", program("broken", 'throw new Error("broken");')],
  ["is no program at all", program("nonsense", "this is no program")],
  ["is not there", join(folder, "absent.mjs")],
  ["is named so that no thread starts", "no-path.mjs"],
  ["does nothing", program("idle", "")],
])("a thread whose file %s is done without", async (_what, file) => {
  const pool = new SimulationPool(3, { file });
  expect(simulate(plan, { ...options, run: pool.run })).toEqual(alone);
  // What a thread has to say of it comes later, and must not end the process.
  await setTimeout(300);
  expect(simulate(plan, { ...options, run: pool.run })).toEqual(alone);
  pool.close();
});

/** Simulates until a thread took part, which takes a while to start. */
function untilTaken(pool: SimulationPool): void {
  for (let attempt = 0; attempt < 200; attempt += 1) simulate(plan, { ...options, run: pool.run });
}

test("a thread that ends after it began, without a word, is not waited for without end", () => {
  const pool = new SimulationPool(2, { file: program("dies", claimsAnd("process.exit();")), patience: 500 });
  expect(() => untilTaken(pool)).toThrow("does not answer");
  pool.close();
}, 60_000);

test("blocks of a thread that gives no answer are not left out in silence", () => {
  const file = program(
    "silent",
    claimsAnd("Atomics.store(control, 4 + index, 0); Atomics.notify(control, 4 + index);"),
  );
  const pool = new SimulationPool(2, { file });
  expect(() => untilTaken(pool)).toThrow("without an answer");
  pool.close();
}, 60_000);

test("a thread that can't hand over its answer says at once that there is none", () => {
  const real = pathToFileURL(`${ROOT}dist/cli/simulation-worker.js`).href;
  const file = program(
    "mute",
    `workerData.port.postMessage = () => { throw new Error("no memory"); };\nawait import(${JSON.stringify(real)});`,
  );
  const pool = new SimulationPool(2, { file });
  const start = performance.now();
  expect(() => untilTaken(pool)).toThrow("without an answer");
  expect(performance.now() - start).toBeLessThan(9000);
  pool.close();
}, 60_000);

test("a thread that goes on doing blocks is waited for, however long it takes", () => {
  const file = program(
    "slow",
    claimsAnd(`
  for (let block = 0; block < 6; block += 1) {
    Atomics.wait(control, 4 + index, -number, 300);
    Atomics.add(control, 2, 1);
  }
  Atomics.store(control, 4 + index, 0);
  Atomics.notify(control, 4 + index);`),
  );
  const pool = new SimulationPool(2, { file, patience: 1000 });
  expect(() => untilTaken(pool)).toThrow("without an answer");
  pool.close();
}, 60_000);
