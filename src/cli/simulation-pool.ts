// Threads for simulations. Commands are synchronous, so the main thread works along and then waits for the others.
import { createRequire } from "node:module";
import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import { work, type Stretch, type Task } from "#engine/simulate/block-work";
import type { Passed } from "#engine/simulate/bracket";
import type { SimulationOptions } from "#engine/simulate/simulate";
import { CANCELLED, DONE, NEXT, TASK, THREADS, takeBlock, type Answer, type Offer } from "./simulation-control.ts";

/** Fewer blocks than this (some 20,000 paths) are done sooner than threads start. */
const FEW_BLOCKS = 20;
/** How long to wait for a thread before saying again how far the work is, and how often without any block done. */
const PATIENCE = 100;
const MOST_WAITS = 3000;

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

type Progress = NonNullable<SimulationOptions["progress"]>;

/** Shares the blocks of simulations over threads of this process; the number of threads changes no bit of the outcome. */
export class SimulationPool {
  readonly #threads: Thread[] = [];
  readonly #workers: number;
  readonly #progress: Progress;
  readonly #control: Int32Array;
  #tasks = 0;

  /** `workers` counts the main thread too. `progress` is told how many blocks are done; returning false cancels. */
  constructor(workers: number, progress: Progress = () => true) {
    this.#workers = workers;
    this.#progress = progress;
    this.#control = new Int32Array(new SharedArrayBuffer(4 * (THREADS + workers)));
  }

  /** Runs the blocks of a task: what `SimulationOptions` asks for. */
  readonly run = (task: Task, blocks: Stretch): readonly (readonly Passed[])[] | undefined => {
    const control = this.#control;
    const number = ++this.#tasks;
    Atomics.store(control, NEXT, blocks.from);
    Atomics.store(control, DONE, 0);
    if (blocks.to - blocks.from >= FEW_BLOCKS) this.#offer({ number, task, blocks });
    const all = blocks.to - blocks.from;
    const goOn = (): boolean => {
      if (!this.#progress(Atomics.load(control, DONE), all)) Atomics.store(control, CANCELLED, number);
      return Atomics.load(control, CANCELLED) !== number;
    };
    let worked = false;
    const own = work(task, () => {
      if (worked) {
        Atomics.add(control, DONE, 1);
        if (!goOn()) return undefined;
      }
      worked = true;
      return takeBlock(control, number, blocks);
    });
    const others = this.#threads.flatMap((thread, index) => this.#answer(thread, index, number, goOn) ?? []);
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
    while (this.#threads.length < this.#workers - 1) this.#threads.push(this.#start(this.#threads.length));
    this.#threads.forEach(({ port }, index) => {
      port.postMessage(offer);
      Atomics.store(this.#control, THREADS + index, offer.number);
    });
    Atomics.store(this.#control, TASK, offer.number);
    Atomics.notify(this.#control, TASK);
  }

  #start(index: number): Thread {
    const { port1, port2 } = new MessageChannel();
    // Tests run on sources, which no thread can read: the compiled file is the same program.
    const file = createRequire(import.meta.url)
      .resolve("#cli/simulation-worker")
      .replace(/([\\/])src([\\/]cli[\\/][^\\/]+)\.ts$/, "$1dist$2.js");
    const worker = new Worker(file, {
      workerData: { control: this.#control, port: port2, index },
      transferList: [port2],
      // A condition that lets tests run on sources is no matter of threads.
      execArgv: [],
    });
    worker.unref();
    port1.unref();
    return { worker, port: port1 };
  }

  /** What a thread did; undefined where it had not even begun. */
  #answer(
    { port }: Thread,
    index: number,
    number: number,
    goOn: () => boolean,
  ): { readonly passed: readonly Passed[] } | undefined {
    const place = THREADS + index;
    const state = Atomics.compareExchange(this.#control, place, number, 0);
    if (state === number) return undefined;
    let waits = 0;
    while (Atomics.wait(this.#control, place, -number, PATIENCE) === "timed-out") {
      goOn();
      waits += 1;
      if (waits > MOST_WAITS) throw new Error("a thread of the simulation does not answer");
    }
    const answer = (receiveMessageOnPort(port) as { readonly message: Answer } | undefined)?.message;
    if (answer === undefined) return undefined;
    if ("failure" in answer) throw new Error(answer.failure);
    return answer;
  }
}
