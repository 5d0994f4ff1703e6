// Which figures of a program are never undetermined, so that their code need not ask.
import type { Program, Term } from "../program.ts";

type Parts = { readonly op: string; readonly a: number; readonly b?: number; readonly c?: number };

/** Whether an operation over certain or uncertain parts is certain. */
function certainStep({ op, a, b, c }: Parts, certain: readonly boolean[]): boolean {
  if (op === "missing") return true;
  if (op === "divide" || op === "notNegative") return false;
  if (op === "otherwise") return certain[b!]!;
  return certain[a]! && (b === undefined || certain[b]!) && (c === undefined || certain[c]!);
}

/** For each step of a term whether it always has a value. */
export function certainInTerm({ steps, constants }: Term): boolean[] {
  const certain: boolean[] = [];
  for (const step of steps) {
    if (step.op === "factor") certain.push(true);
    else if (step.op === "constant") certain.push(constants.every((values) => !Number.isNaN(values[step.index]!)));
    else certain.push(certainStep(step, certain));
  }
  return certain;
}

/** For each step of a program whether it always has a value. A changed constant stays as certain as it was. */
export function certainInProgram(program: Program): boolean[] {
  const columns = Array<boolean>(program.columns).fill(true);
  for (const stage of program.stages) {
    if (stage.kind !== "run") continue;
    for (const { column, terms } of stage.run.parts)
      for (const term of terms.flat()) if (certainInTerm(term).at(-1) !== true) columns[column] = false;
  }
  const certain: boolean[] = [];
  for (const step of program.steps) {
    switch (step.op) {
      case "columns":
        certain.push(step.columns.every((column) => columns[column]!) && step.of.every((part) => certain[part]!));
        break;
      case "constant":
        certain.push(!Number.isNaN(program.constants[step.slot]!));
        break;
      case "sum":
        certain.push(step.of.every((part) => certain[part]!));
        break;
      default:
        certain.push(certainStep(step, certain));
    }
  }
  return certain;
}
