// A thread of a simulation: waits for work, takes blocks until none is left, and hands back what passed by.
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { work } from "#engine/simulate/block-work";
import { DONE, TASK, THREADS, takeBlock, type Answer, type Offer, type ThreadStart } from "./simulation-control.ts";

const { control, port, index } = workerData as ThreadStart;

/** The last offer; earlier ones were withdrawn. */
function lastOffer(): Offer | undefined {
  let offer: Offer | undefined;
  for (;;) {
    const received = receiveMessageOnPort(port) as { readonly message: Offer } | undefined;
    if (received === undefined) return offer;
    offer = received.message;
  }
}

function answerTo({ number, task, blocks }: Offer): Answer {
  let taken = 0;
  try {
    const passed = work(task, () => {
      if (taken > 0) Atomics.add(control, DONE, 1);
      const block = takeBlock(control, number, blocks);
      if (block !== undefined) taken += 1;
      return block;
    });
    return { passed, blocks: taken };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let seen = 0;
for (;;) {
  Atomics.wait(control, TASK, seen);
  seen = Atomics.load(control, TASK);
  const offer = lastOffer();
  if (offer === undefined) continue;
  const place = THREADS + index;
  if (Atomics.compareExchange(control, place, offer.number, -offer.number) !== offer.number) continue;
  try {
    const answer = answerTo(offer);
    // What was kept moves; a copy would hold it twice.
    const kept = "passed" in answer ? answer.passed.flatMap((passed) => passed.kept.flat()) : [];
    port.postMessage(
      answer,
      kept.map(({ buffer }) => buffer as ArrayBuffer),
    );
  } finally {
    // Also where there is no answer, such as without memory for it: nobody has to wait for it then.
    Atomics.store(control, place, 0);
    Atomics.notify(control, place);
  }
}
