// How parts of the measurement time, count and speak.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

export const say = (line = "") => process.stdout.write(`${line}\n`);

/** The machine that figures belong to. */
export const machine = () => `node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}`;

/** A line with a figure behind what it is of. */
export const tell = (what, figure, note = "") => say(`${what.padEnd(68)} ${figure}${note === "" ? "" : `   ${note}`}`);

export const middle = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];

/** Milliseconds of one run. */
export function wall(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of processor that one run takes, on all threads of the process. */
export function processor(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Median milliseconds of `runs` runs after two warm ones. */
export function median(runs, run) {
  run();
  run();
  return middle(Array.from({ length: runs }, () => wall(run)));
}

/** Megabytes that the process holds, and the most since the last `forgetPeak`; undefined where the system does not tell. */
export function memory() {
  if (!existsSync("/proc/self/status")) return undefined;
  const status = readFileSync("/proc/self/status", "utf8");
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: of("VmRSS"), peak: of("VmHWM") };
}

/** Starts the peak anew. */
export function forgetPeak() {
  if (existsSync("/proc/self/clear_refs")) writeFileSync("/proc/self/clear_refs", "5");
}
