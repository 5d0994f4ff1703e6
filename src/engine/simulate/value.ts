// Operations on numbers, in double precision or rounded to single after each: what the interpreter computes with.
import type { Binary, Unary } from "./operation.ts";

/** Rounds what an operation gives: not at all, or to single precision. */
export type Rounding = (value: number) => number;

export const asDouble: Rounding = (value) => value;
export const asSingle: Rounding = Math.fround;

/** `a` where the condition is 1, `b` where it is 0. */
const selected = (condition: number, a: number, b: number): number =>
  Number.isNaN(condition) ? Number.NaN : condition === 1 ? a : b;

const either = (a: number, b: number): boolean => Number.isNaN(a) || Number.isNaN(b);

const UNARY: Readonly<Record<Unary, (a: number) => number>> = {
  negate: (a) => -a,
  absolute: Math.abs,
  floor: Math.floor,
  ceiling: Math.ceil,
  not: (a) => 1 - a,
  missing: (a) => (Number.isNaN(a) ? 1 : 0),
  notNegative: (a) => (a < 0 ? Number.NaN : a),
};

const BINARY: Readonly<Record<Binary, (a: number, b: number, rounding: Rounding) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => (b === 0 ? Number.NaN : a / b),
  least: (a, b) => (Number.isNaN(b) || b < a ? b : a),
  greatest: (a, b) => (Number.isNaN(b) || a < b ? b : a),
  equal: (a, b) => (either(a, b) ? Number.NaN : a === b ? 1 : 0),
  less: (a, b) => (either(a, b) ? Number.NaN : a < b ? 1 : 0),
  lessOrEqual: (a, b) => (either(a, b) ? Number.NaN : a <= b ? 1 : 0),
  and: (a, b) => (a === 0 || b === 0 ? 0 : a * b),
  or: (a, b) => (a === 1 || b === 1 ? 1 : a + b),
  otherwise: (a, b) => (Number.isNaN(a) ? b : a),
  // Half away from zero; b is a power of ten.
  round: (a, b, rounding) => {
    const size = rounding(Math.floor(rounding(rounding(Math.abs(a) * b) + 0.5)) / b);
    return a < 0 ? -size : size;
  },
};

type Parts = { readonly a: number; readonly b?: number; readonly c?: number };

/** The value of an operation over values by position. */
export function valueOf(
  step: ({ readonly op: Unary } | { readonly op: Binary } | { readonly op: "select" }) & Parts,
  values: ArrayLike<number>,
  rounding: Rounding,
): number {
  const a = values[step.a]!;
  if (step.op === "select") return selected(values[step.c!]!, a, values[step.b!]!);
  if (step.b === undefined) return rounding(UNARY[step.op as Unary](a));
  return rounding(BINARY[step.op as Binary](a, values[step.b]!, rounding));
}
