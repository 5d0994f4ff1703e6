// Operations on pairs of doubles as vector instructions: the same results as the interpreter gives one by one.
import type { Binary, Unary } from "../operation.ts";
import type { Code } from "./assembler.ts";

/** An operation over values that stand in locals; the result is left on the stack. */
export type ValueStep =
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number }
  | { readonly op: "sum"; readonly of: readonly number[] };

/** Truth 1 where both are determined and the comparison on the stack holds. */
function truth(code: Code, a: number, b: number): void {
  code.doubles(1).v("v128.and");
  determined(code, a, b);
}

/** Not-a-number in place of what is on the stack where either of two locals is. */
function determined(code: Code, a: number, b: number): void {
  const result = code.vector();
  code.set(result);
  // a + b is not a number where either is; infinities of opposite sign do not occur in amounts.
  code.get(result).doubles(Number.NaN);
  code.get(a).get(a).v("f64x2.eq").get(b).get(b).v("f64x2.eq").v("v128.and").v("v128.bitselect");
}

const UNARY: Readonly<Record<Unary, (code: Code, a: number) => void>> = {
  negate: (code, a) => void code.get(a).v("f64x2.neg"),
  absolute: (code, a) => void code.get(a).v("f64x2.abs"),
  floor: (code, a) => void code.get(a).v("f64x2.floor"),
  ceiling: (code, a) => void code.get(a).v("f64x2.ceil"),
  not: (code, a) => void code.doubles(1).get(a).v("f64x2.sub"),
  missing: (code, a) => void code.get(a).get(a).v("f64x2.ne").doubles(1).v("v128.and"),
  notNegative: (code, a) => void code.doubles(Number.NaN).get(a).get(a).doubles(0).v("f64x2.lt").v("v128.bitselect"),
};

const BINARY: Readonly<Record<Binary, (code: Code, a: number, b: number) => void>> = {
  add: (code, a, b) => void code.get(a).get(b).v("f64x2.add"),
  subtract: (code, a, b) => void code.get(a).get(b).v("f64x2.sub"),
  multiply: (code, a, b) => void code.get(a).get(b).v("f64x2.mul"),
  divide: (code, a, b) => {
    code.doubles(Number.NaN).get(a).get(b).v("f64x2.div");
    code.get(b).doubles(0).v("f64x2.eq").v("v128.bitselect");
  },
  least: (code, a, b) => void code.get(a).get(b).v("f64x2.min"),
  greatest: (code, a, b) => void code.get(a).get(b).v("f64x2.max"),
  equal: (code, a, b) => {
    code.get(a).get(b).v("f64x2.eq");
    truth(code, a, b);
  },
  less: (code, a, b) => {
    code.get(a).get(b).v("f64x2.lt");
    truth(code, a, b);
  },
  lessOrEqual: (code, a, b) => {
    code.get(a).get(b).v("f64x2.le");
    truth(code, a, b);
  },
  and: (code, a, b) => {
    code.doubles(0).get(a).get(b).v("f64x2.mul");
    code.get(a).doubles(0).v("f64x2.eq").get(b).doubles(0).v("f64x2.eq").v("v128.or").v("v128.bitselect");
  },
  or: (code, a, b) => {
    code.doubles(1).get(a).get(b).v("f64x2.add");
    code.get(a).doubles(1).v("f64x2.eq").get(b).doubles(1).v("f64x2.eq").v("v128.or").v("v128.bitselect");
  },
  otherwise: (code, a, b) => void code.get(a).get(b).get(a).get(a).v("f64x2.eq").v("v128.bitselect"),
  round: (code, a, b) => {
    const size = code.vector();
    code.get(a).v("f64x2.abs").get(b).v("f64x2.mul").doubles(0.5).v("f64x2.add").v("f64x2.floor");
    code.get(b).v("f64x2.div").set(size);
    code.get(size).v("f64x2.neg").get(size).get(a).doubles(0).v("f64x2.lt").v("v128.bitselect");
  },
};

/** Leaves the value of an operation on the stack. */
export function putValue(code: Code, step: ValueStep): void {
  if (step.op === "select") {
    const chosen = code.vector();
    code.get(step.a).get(step.b).get(step.c).doubles(1).v("f64x2.eq").v("v128.bitselect").set(chosen);
    code.get(chosen).doubles(Number.NaN).get(step.c).get(step.c).v("f64x2.eq").v("v128.bitselect");
  } else if (step.op === "sum") {
    code.get(step.of[0]!);
    for (const part of step.of.slice(1)) code.get(part).v("f64x2.add");
  } else if ("b" in step) BINARY[step.op](code, step.a, step.b);
  else UNARY[step.op](code, step.a);
}
