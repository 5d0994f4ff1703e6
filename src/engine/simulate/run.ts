// Runs a program block by block: in WebAssembly where there is vector code, else by the interpreter, to the same bits.
import { interpretBlock, interpretDraws, interpretSteps } from "./interpret.ts";
import type { Program } from "./program.ts";
import { BLOCK, statesOf } from "./random.ts";
import { emit } from "./wasm/emit.ts";
import { fillMemory, memoryOf, STATES } from "./wasm/memory.ts";

/** Computes blocks of paths. */
export interface Runner {
  readonly program: Program;
  /** The results of a block, column after column; valid until the next call. */
  block(seed: number, block: number): Float64Array;
  /** The columns of a block, before any step; valid until the next call. */
  draws(seed: number, block: number): Float64Array;
  /** What follows from columns that `draws` gave, for a program with the same structure and other constants. */
  steps(columns: Float64Array, program: Program): Float64Array;
}

/** Runs in WebAssembly; throws where the engine has no vector instructions. */
export function wasmRunner(program: Program): Runner {
  const memory = memoryOf(program);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(emit(program, memory)));
  const { buffer } = exports["memory"] as WebAssembly.Memory;
  const draw = exports["draw"] as () => void;
  const step = exports["step"] as () => void;
  const states = new Uint32Array(buffer, STATES, 16);
  const columns = new Float64Array(buffer, memory.columns, program.columns * BLOCK);
  const results = new Float64Array(buffer, memory.results, program.results.length * BLOCK);
  fillMemory(program, memory, buffer);
  const draws = (seed: number, block: number): Float64Array => {
    states.set(statesOf(seed, block));
    // Sums start from nothing.
    columns.fill(0);
    draw();
    return columns;
  };
  return {
    program,
    draws,
    block(seed, block) {
      draws(seed, block);
      step();
      return results;
    },
    steps(given, changed) {
      new Float64Array(buffer, memory.constants, changed.constants.length).set(changed.constants);
      columns.set(given);
      step();
      return results;
    },
  };
}

/** Runs by the interpreter. */
export const interpretedRunner = (program: Program): Runner => ({
  program,
  block: (seed, block) => interpretBlock(program, seed, block),
  draws: (seed, block) => interpretDraws(program, seed, block),
  steps: (columns, changed) => interpretSteps(changed, columns),
});

/** The fastest way that this engine has. */
export function runnerOf(program: Program): Runner {
  try {
    return wasmRunner(program);
  } catch {
    // An engine without vector instructions, or a page that forbids WebAssembly.
    return interpretedRunner(program);
  }
}
