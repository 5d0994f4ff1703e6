// What the threads of a simulation share: which block is next, how many are done, and who works on what.
import type { MessagePort } from "node:worker_threads";
import type { Stretch, Task } from "#engine/simulate/block-work";
import type { Passed } from "#engine/simulate/bracket";

/** Places in the shared integers: the task that is offered last, the next block, blocks done, the task that was cancelled. */
export const TASK = 0;
export const NEXT = 1;
export const DONE = 2;
export const CANCELLED = 3;
/** From here on one per thread: the number of a task that is offered, less than nothing while it is worked on, else 0. */
export const THREADS = 4;

/** What a thread is started with. */
export interface ThreadStart {
  readonly control: Int32Array;
  readonly port: MessagePort;
  readonly index: number;
}

/** Work for a thread. */
export interface Offer {
  readonly number: number;
  readonly task: Task;
  readonly blocks: Stretch;
}

/** What came of it, and of how many blocks. */
export type Answer = { readonly passed: readonly Passed[]; readonly blocks: number } | { readonly failure: string };

/** The next block of a task that nobody has taken yet. */
export function takeBlock(control: Int32Array, number: number, { to }: Stretch): number | undefined {
  if (Atomics.load(control, CANCELLED) === number) return undefined;
  const block = Atomics.add(control, NEXT, 1);
  return block < to ? block : undefined;
}
