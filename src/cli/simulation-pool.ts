// Threads for simulations. Commands are synchronous, so the main thread works along and then waits for the others.
import { createRequire } from "node:module";
import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import { work, type Stretch, type Task } from "#engine/simulate/block-work";
import type { Passed } from "#engine/simulate/bracket";
import type { SimulationOptions, Whole } from "#engine/simulate/simulate";
import { CANCELLED, DONE, NEXT, TASK, THREADS, takeBlock, type Answer, type Offer } from "./simulation-control.ts";

/** Fewer blocks than this (some 20,000 paths) are done sooner than threads start. */
const FEW_BLOCKS = 20;
/** How long to wait for a thread before saying again how far the work is, and how long without any block done; in ms. */
const WAIT = 100;
const PATIENCE = 10_000;

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

type Progress = NonNullable<SimulationOptions["progress"]>;

/** How a pool works otherwise than it does by itself. */
export interface PoolOptions {
  /** Told how many blocks are done; returning false cancels. */
  readonly progress?: Progress;
  /** The file that threads run. */
  readonly file?: string;
  /** How long a thread may go without any block done, in milliseconds. */
  readonly patience?: number;
}

/** Shares the blocks of simulations over threads of this process; the number of threads changes no bit of the outcome. */
export class SimulationPool {
  readonly #threads: Thread[] = [];
  readonly #progress: Progress;
  readonly #file: string | undefined;
  readonly #patience: number;
  readonly #control: Int32Array;
  /** As many as may still be started, the main thread included. */
  #workers: number;
  #tasks = 0;
  #shares: readonly number[] = [];

  /** `workers` counts the main thread too. */
  constructor(workers: number, { progress = () => true, file, patience = PATIENCE }: PoolOptions = {}) {
    this.#workers = workers;
    this.#progress = progress;
    this.#file = file;
    this.#patience = patience;
    this.#control = new Int32Array(new SharedArrayBuffer(4 * (THREADS + workers)));
  }

  /** How many blocks of the last task each thread did that worked on it; the main thread first. */
  get shares(): readonly number[] {
    return this.#shares;
  }

  /** Runs the blocks of a task: what `SimulationOptions` asks for. */
  readonly run = (task: Task, blocks: Stretch, whole: Whole): readonly (readonly Passed[])[] | undefined => {
    const control = this.#control;
    const number = ++this.#tasks;
    Atomics.store(control, NEXT, blocks.from);
    Atomics.store(control, DONE, 0);
    const isShared = blocks.to - blocks.from >= FEW_BLOCKS;
    if (isShared) this.#offer({ number, task, blocks });
    const goOn = (): boolean => {
      if (!this.#progress(whole.before + Atomics.load(control, DONE), whole.all))
        Atomics.store(control, CANCELLED, number);
      return Atomics.load(control, CANCELLED) !== number;
    };
    let taken = 0;
    const own = work(task, () => {
      if (taken > 0) {
        Atomics.add(control, DONE, 1);
        if (!goOn()) return undefined;
      }
      const block = takeBlock(control, number, blocks);
      if (block !== undefined) taken += 1;
      return block;
    });
    const others = isShared
      ? this.#threads.flatMap((thread, index) => this.#answer(thread, index, number, goOn) ?? [])
      : [];
    this.#shares = [taken, ...others.map((other) => other.blocks)];
    if (Atomics.load(control, CANCELLED) === number) return undefined;
    return [own, ...others.map(({ passed }) => passed)];
  };

  /** Ends the threads. The process ends without it too. */
  close(): void {
    for (const { worker, port } of this.#threads.splice(0)) {
      port.close();
      void worker.terminate();
    }
  }

  #offer(offer: Offer): void {
    while (this.#threads.length < this.#workers - 1) {
      const thread = this.#start(this.#threads.length);
      // Without threads all work is done here.
      if (thread === undefined) this.#workers = this.#threads.length + 1;
      else this.#threads.push(thread);
    }
    // A thread that is still awake may see the message at once: its place has to say by then that it may begin.
    this.#threads.forEach(({ port }, index) => {
      Atomics.store(this.#control, THREADS + index, offer.number);
      port.postMessage(offer);
    });
    Atomics.store(this.#control, TASK, offer.number);
    Atomics.notify(this.#control, TASK);
  }

  /** Undefined where no thread can be started, such as without its file. */
  #start(index: number): Thread | undefined {
    try {
      const { port1, port2 } = new MessageChannel();
      const worker = new Worker(this.#file ?? workerFile(), {
        workerData: { control: this.#control, port: port2, index },
        transferList: [port2],
        // A condition that lets tests run on sources is no matter of threads.
        execArgv: [],
      });
      // A thread that fails before it begins is not missed, and of one that fails at work `#answer` says so.
      worker.on("error", () => undefined);
      worker.unref();
      port1.unref();
      return { worker, port: port1 };
    } catch {
      return undefined;
    }
  }

  /** What a thread did; undefined where it had not even begun. Throws where it began and gives no answer. */
  #answer(
    { port }: Thread,
    index: number,
    number: number,
    goOn: () => boolean,
  ): Extract<Answer, { readonly blocks: number }> | undefined {
    const control = this.#control;
    const place = THREADS + index;
    const state = Atomics.compareExchange(control, place, number, 0);
    if (state === number) return undefined;
    let [waits, done] = [0, Atomics.load(control, DONE)];
    while (Atomics.wait(control, place, -number, WAIT) === "timed-out") {
      goOn();
      const now = Atomics.load(control, DONE);
      waits = now > done ? 0 : waits + 1;
      done = now;
      if (waits * WAIT > this.#patience) throw new Error("a thread of the simulation does not answer");
    }
    const answer = (receiveMessageOnPort(port) as { readonly message: Answer } | undefined)?.message;
    // Without its answer the blocks that it took would be missing.
    if (answer === undefined) throw new Error("a thread of the simulation ended without an answer");
    if ("failure" in answer) throw new Error(answer.failure);
    return answer;
  }
}

/** The program of a thread. Tests run on sources, which no thread can read: the compiled file is the same program. */
const workerFile = (): string =>
  createRequire(import.meta.url)
    .resolve("#cli/simulation-worker")
    .replace(/([\\/])src([\\/]cli[\\/][^\\/]+)\.ts$/, "$1dist$2.js");
