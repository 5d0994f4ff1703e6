// Operations on vectors of doubles or of singles: the same results as the interpreter gives one by one.
import type { Binary, Unary } from "../operation.ts";
import type { Code, VectorInstruction } from "./assembler.ts";

/** What the vectors hold. */
export type Lanes = "f64x2" | "f32x4";

/** Vector instructions that both kinds of number have. */
type Shared<Name> = Name extends `f64x2.${infer Rest}`
  ? `f32x4.${Rest}` extends VectorInstruction
    ? Rest
    : never
  : never;

/** Writes instructions for one kind of number. */
class Writer {
  readonly code: Code;
  readonly #lanes: Lanes;

  constructor(code: Code, lanes: Lanes) {
    this.code = code;
    this.#lanes = lanes;
  }

  get(local: number): this {
    this.code.get(local);
    return this;
  }

  set(local: number): this {
    this.code.set(local);
    return this;
  }

  /** An instruction on numbers. */
  n(name: Shared<VectorInstruction>): this {
    this.code.v(`${this.#lanes}.${name}`);
    return this;
  }

  /** An instruction on bits. */
  v(name: "v128.and" | "v128.or" | "v128.bitselect"): this {
    this.code.v(name);
    return this;
  }

  number(value: number): this {
    if (this.#lanes === "f64x2") this.code.doubles(value);
    else this.code.floats(value);
    return this;
  }

  vector(): number {
    return this.code.vector();
  }
}

/** An operation over values that stand in locals; the result is left on the stack. */
export type ValueStep =
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number }
  | { readonly op: "sum"; readonly of: readonly number[] };

/** What an operation needs: where its code goes, and whether all its parts always have a value. */
interface Place {
  readonly code: Writer;
  readonly certain: boolean;
}

/** Truth 1 where both are determined and the comparison on the stack holds. */
function truth({ code, certain }: Place, a: number, b: number): void {
  code.number(1).v("v128.and");
  if (certain) return;
  const result = code.vector();
  code.set(result);
  code.get(result).number(Number.NaN);
  code.get(a).get(a).n("eq").get(b).get(b).n("eq").v("v128.and").v("v128.bitselect");
}

/** What is on the stack where a local is determined, else not-a-number. */
function where(code: Writer, local: number): void {
  code.get(local).get(local).get(local).n("eq").v("v128.bitselect");
}

const UNARY: Readonly<Record<Unary, (code: Writer, a: number) => void>> = {
  negate: (code, a) => void code.get(a).n("neg"),
  absolute: (code, a) => void code.get(a).n("abs"),
  floor: (code, a) => void code.get(a).n("floor"),
  ceiling: (code, a) => void code.get(a).n("ceil"),
  not: (code, a) => void code.number(1).get(a).n("sub"),
  missing: (code, a) => void code.get(a).get(a).n("ne").number(1).v("v128.and"),
  notNegative: (code, a) => void code.number(Number.NaN).get(a).get(a).number(0).n("lt").v("v128.bitselect"),
};

const BINARY: Readonly<Record<Binary, (place: Place, a: number, b: number) => void>> = {
  add: ({ code }, a, b) => void code.get(a).get(b).n("add"),
  subtract: ({ code }, a, b) => void code.get(a).get(b).n("sub"),
  multiply: ({ code }, a, b) => void code.get(a).get(b).n("mul"),
  divide: ({ code }, a, b) => {
    code.number(Number.NaN).get(a).get(b).n("div");
    code.get(b).number(0).n("eq").v("v128.bitselect");
  },
  // Where the first is not a number it stays; where the second is not, it has to be put there.
  least: ({ code, certain }, a, b) => {
    code.get(a).get(b).n("pmin");
    if (!certain) where(code, b);
  },
  greatest: ({ code, certain }, a, b) => {
    code.get(a).get(b).n("pmax");
    if (!certain) where(code, b);
  },
  equal: (place, a, b) => {
    place.code.get(a).get(b).n("eq");
    truth(place, a, b);
  },
  less: (place, a, b) => {
    place.code.get(a).get(b).n("lt");
    truth(place, a, b);
  },
  lessOrEqual: (place, a, b) => {
    place.code.get(a).get(b).n("le");
    truth(place, a, b);
  },
  and: ({ code, certain }, a, b) => {
    if (!certain) code.number(0);
    code.get(a).get(b).n("mul");
    if (!certain) code.get(a).number(0).n("eq").get(b).number(0).n("eq").v("v128.or").v("v128.bitselect");
  },
  or: ({ code, certain }, a, b) => {
    if (certain) {
      code.get(a).get(b).n("pmax");
      return;
    }
    code.number(1).get(a).get(b).n("add");
    code.get(a).number(1).n("eq").get(b).number(1).n("eq").v("v128.or").v("v128.bitselect");
  },
  otherwise: ({ code }, a, b) => void code.get(a).get(b).get(a).get(a).n("eq").v("v128.bitselect"),
  round: ({ code }, a, b) => {
    const size = code.vector();
    code.get(a).n("abs").get(b).n("mul").number(0.5).n("add").n("floor");
    code.get(b).n("div").set(size);
    code.get(size).n("neg").get(size).get(a).number(0).n("lt").v("v128.bitselect");
  },
};

/** Leaves the value of an operation on the stack. `certain`: all its parts always have a value. */
export function putValue(plain: Code, lanes: Lanes, step: ValueStep, certain: boolean): void {
  const code = new Writer(plain, lanes);
  if (step.op === "select") {
    code.get(step.a).get(step.b).get(step.c).number(1).n("eq").v("v128.bitselect");
    if (!certain) where(code, step.c);
  } else if (step.op === "sum") {
    code.get(step.of[0]!);
    for (const part of step.of.slice(1)) code.get(part).n("add");
  } else if ("b" in step) BINARY[step.op]({ code, certain }, step.a, step.b);
  else UNARY[step.op](code, step.a);
}

/** Leaves the value of an operation whose parts are steps, each in its local, on the stack. */
export function putOperation(
  code: Code,
  lanes: Lanes,
  step: Exclude<ValueStep, { readonly op: "sum" }>,
  locals: readonly number[],
  certain: readonly boolean[],
): void {
  if (step.op === "select") {
    const [c, a, b] = [locals[step.c]!, locals[step.a]!, locals[step.b]!];
    putValue(code, lanes, { op: "select", c, a, b }, certain[step.c]!);
  } else if ("b" in step)
    putValue(
      code,
      lanes,
      { op: step.op, a: locals[step.a]!, b: locals[step.b]! },
      certain[step.a]! && certain[step.b]!,
    );
  else putValue(code, lanes, { op: step.op, a: locals[step.a]! }, certain[step.a]!);
}
