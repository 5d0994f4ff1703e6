// A figure that hangs on one uncertain cell, as steps over its factor and its constants.
import type { Monomials } from "./monomial.ts";
import type { Binary, Operation } from "./operation.ts";
import type { TermStep } from "./program.ts";

/** Steps, the last of which is the figure; `slots` are the constants of the program that went in. */
export interface CellTerm {
  readonly steps: readonly TermStep[];
  readonly constants: readonly number[];
  readonly slots: readonly number[];
}

/**
 * The steps of a multiple of an operation that hangs on one cell. A mere multiple of the factor is one multiplication,
 * and what the whole is multiplied by goes into the constants as far as it can.
 */
export function termOf(
  operations: readonly Operation[],
  constants: readonly number[],
  monomials: Monomials,
  root: number,
  multiple: number,
): CellTerm {
  const steps: TermStep[] = [];
  const values: number[] = [];
  const slots: number[] = [];
  const known = new Map<string, number>();
  const push = (key: string, step: TermStep): number => {
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    steps.push(step);
    known.set(key, steps.length - 1);
    return steps.length - 1;
  };
  const constant = (value: number): number => {
    const at = known.get(`constant ${value}`);
    if (at !== undefined) return at;
    values.push(value);
    return push(`constant ${value}`, { op: "constant", index: values.length - 1 });
  };
  const factor = (): number => push("factor", { op: "factor" });
  const binary = (op: Binary, a: number, b: number): number => push(`${op} ${a} ${b}`, { op, a, b });
  const visit = (at: number, by: number): number => {
    const operation = operations[at]!;
    const number = monomials.numberOf(at);
    if (number !== undefined) return constant(number * by);
    const parts = monomials.inside(at);
    const [only] = parts ?? [];
    if (parts?.length === 1 && only!.others.length === 0 && operations[only!.base]?.op === "factor") {
      const coefficient = only!.coefficient * by;
      return coefficient === 1 ? factor() : binary("multiply", factor(), constant(coefficient));
    }
    switch (operation.op) {
      case "constant":
        slots.push(operation.slot);
        return constant(constants[operation.slot]! * by);
      case "select": {
        const [c, a, b] = [visit(operation.c, 1), visit(operation.a, by), visit(operation.b, by)];
        return push(`select ${c} ${a} ${b}`, { op: "select", c, a, b });
      }
      case "sum":
        return operation.of
          .slice(1)
          .reduce((sum, part) => binary("add", sum, visit(part, by)), visit(operation.of[0]!, by));
      case "add":
      case "subtract":
        return binary(operation.op, visit(operation.a, by), visit(operation.b, by));
      case "least":
      case "greatest": {
        const turned = operation.op === "least" ? "greatest" : "least";
        return binary(by < 0 ? turned : operation.op, visit(operation.a, by), visit(operation.b, by));
      }
      case "factor":
      case "normal":
      case "uniform":
        throw new TypeError("a term hangs on one cell");
      default: {
        if (by !== 1) return binary("multiply", visit(at, 1), constant(by));
        const a = visit(operation.a, 1);
        if (!("b" in operation)) return push(`${operation.op} ${a}`, { op: operation.op, a });
        return binary(operation.op, a, visit(operation.b, 1));
      }
    }
  };
  const last = visit(root, multiple);
  // The figure itself comes last, also where it was met as a part before.
  if (last !== steps.length - 1) steps.push(steps[last]!);
  return { steps, constants: values, slots };
}
