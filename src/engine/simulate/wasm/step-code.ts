// The code for what follows from the columns of a block, two paths at a time.
import type { Program } from "../program.ts";
import { BLOCK } from "../random.ts";
import { Code } from "./assembler.ts";
import { COLUMN_BYTES, type Memory } from "./memory.ts";
import { certainInProgram } from "./certain.ts";
import { putOperation, putValue } from "./value.ts";

/** A function of nothing. */
export function stepCode(program: Program, memory: Memory): Code {
  const code = new Code(0);
  const [counter, at] = [code.integer(), code.integer()];
  const locals = program.steps.map(() => code.vector());
  const certain = certainInProgram(program);
  code
    .i32(BLOCK / 2)
    .set(counter)
    .i32(0)
    .set(at);
  // Constants stay in place while the loop runs.
  program.steps.forEach((step, index) => {
    if (step.op === "constant")
      code
        .i32(memory.constants)
        .v("v128.load64_splat", 8 * step.slot)
        .set(locals[index]!);
  });
  code.loop(counter, () => {
    program.steps.forEach((step, index) => {
      switch (step.op) {
        case "constant":
          return;
        case "columns":
          [
            ...step.columns.map((column) => () => code.get(at).v("v128.load", memory.columns + COLUMN_BYTES * column)),
            ...step.of.map((part) => () => code.get(locals[part]!)),
          ].forEach((put, which) => {
            put();
            if (which > 0) code.v("f64x2.add");
          });
          break;
        case "sum":
          putValue(code, "f64x2", { op: "sum", of: step.of.map((part) => locals[part]!) }, true);
          break;
        default:
          putOperation(code, "f64x2", step, locals, certain);
      }
      code.set(locals[index]!);
    });
    program.results.forEach((step, result) => {
      code
        .get(at)
        .get(locals[step]!)
        .v("v128.store", memory.results + COLUMN_BYTES * result);
    });
    code.advance(at, 16);
  });
  return code;
}
