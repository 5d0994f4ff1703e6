// Operations on columns of paths: what a closed graph becomes once some of its figures are uncertain.
import { Exact } from "#kernel/exact";
import { isUndetermined, type Node, type Value } from "../graph/node.ts";
import { toFloat } from "../outlook/outlook.ts";

/** In every operation truth is 1 or 0 and undetermined is not-a-number. */
export type Unary = "negate" | "absolute" | "floor" | "ceiling" | "not" | "missing" | "notNegative";
export type Binary =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "least"
  | "greatest"
  | "equal"
  | "less"
  | "lessOrEqual"
  | "and"
  | "or"
  | "otherwise"
  | "round";

/** One operation; numbers are positions of earlier operations. */
export type Operation =
  | { readonly op: "constant"; readonly slot: number }
  /** The factor, one on average, by which a cell turns out otherwise than expected. */
  | { readonly op: "factor"; readonly cell: number }
  | { readonly op: "normal"; readonly draw: number }
  | { readonly op: "uniform"; readonly draw: number }
  | { readonly op: Unary; readonly a: number }
  | { readonly op: Binary; readonly a: number; readonly b: number }
  | { readonly op: "select"; readonly c: number; readonly a: number; readonly b: number }
  | { readonly op: "sum"; readonly of: readonly number[] };

/**
 * A figure that is the same on every path, or the position of an operation. `live` is the node of a figure that hangs
 * on a parameter which may be changed later: it keeps a constant of its own.
 */
export type Operand =
  | { readonly kind: "known"; readonly value: Value; readonly live: Node | undefined }
  | { readonly kind: "column"; readonly at: number };

export const known = (value: Value, live?: Node): Operand => ({ kind: "known", value, live });

/** A constant that a changed parameter may change, or a value on which the structure was decided. */
export interface LiveValue {
  readonly node: Node;
  readonly value: Value;
  /** Undefined: it decided structure, so that a change means building anew. */
  readonly slot: number | undefined;
}

/** Operations that may be undetermined although their parts are not. */
const MAY_MISS: ReadonlySet<string> = new Set(["divide", "notNegative"]);

/** What an operation is made of: operations, or where its constant or draw stands. */
function partsOf(operation: Operation): readonly number[] {
  switch (operation.op) {
    case "constant":
      return [operation.slot];
    case "factor":
      return [operation.cell];
    case "normal":
    case "uniform":
      return [operation.draw];
    case "select":
      return [operation.c, operation.a, operation.b];
    case "sum":
      return operation.of;
    default:
      return "b" in operation ? [operation.a, operation.b] : [operation.a];
  }
}

/** A number that equal operations share and different ones seldom do. */
function markOf(operation: Operation): number {
  let mark = 0;
  for (let index = 0; index < operation.op.length; index += 1)
    mark = Math.imul(mark ^ operation.op.charCodeAt(index), 0x01000193);
  for (const part of partsOf(operation)) mark = Math.imul(mark ^ part, 0x01000193) ^ (mark >>> 15);
  return mark;
}

function isSame(one: Operation, other: Operation): boolean {
  if (one.op !== other.op) return false;
  const [parts, others] = [partsOf(one), partsOf(other)];
  return parts.length === others.length && parts.every((part, index) => part === others[index]);
}

/** Truths, distances, shares of a uniform number and factors are never below zero. */
const ALWAYS_POSITIVE: ReadonlySet<Operation["op"]> = new Set([
  "factor",
  "uniform",
  "absolute",
  "notNegative",
  "not",
  "missing",
  "equal",
  "less",
  "lessOrEqual",
  "and",
  "or",
]);

/** Collects operations, each once, and constants, each once unless it is live. */
export class Builder {
  readonly operations: Operation[] = [];
  readonly constants: number[] = [];
  readonly live: LiveValue[] = [];
  /** The latest operation with a mark, and before each operation the one before with the same mark. */
  readonly #latest = new Map<number, number>();
  readonly #before: (number | undefined)[] = [];
  readonly #constantOf = new Map<number, number>();
  readonly #liveOf = new Map<Node, number>();
  readonly #misses: boolean[] = [];
  /** Whether an operation is never below zero. */
  readonly #positive: boolean[] = [];
  /** The number that an operation always is. */
  readonly #number: (number | undefined)[] = [];
  readonly #texts = new Map<string, number>();

  /** The position of an operand; what is known becomes a constant. */
  at(operand: Operand): number {
    if (operand.kind === "column") return operand.at;
    const value = this.#float(operand.value);
    const { live } = operand;
    const existing = live === undefined ? this.#constantOf.get(value) : this.#liveOf.get(live);
    if (existing !== undefined) return existing;
    const slot = this.constants.length;
    const at = this.#push({ op: "constant", slot }, Number.isNaN(value));
    if (live === undefined) {
      this.#positive[at] = value >= 0;
      this.#number[at] = value;
    }
    this.constants.push(value);
    if (live === undefined) this.#constantOf.set(value, at);
    else {
      this.#liveOf.set(live, at);
      this.live.push({ node: live, value: operand.value, slot });
    }
    return at;
  }

  /** Notes that the structure was decided by a value, where a changed parameter may change it. */
  decide(operand: Operand): void {
    if (operand.kind === "known" && operand.live !== undefined)
      this.live.push({ node: operand.live, value: operand.value, slot: undefined });
  }

  /** Whether there may be paths on which an operation is undetermined. */
  mayMiss(at: number): boolean {
    return this.#misses[at]!;
  }

  /** The double that stands for a value in a column. */
  float(value: Value): number {
    return this.#float(value);
  }

  unary(op: Unary, a: number): Operand {
    if ((op === "notNegative" || op === "absolute") && this.#positive[a]!) return { kind: "column", at: a };
    return this.#add({ op, a }, op !== "missing" && (this.#misses[a]! || MAY_MISS.has(op)));
  }

  binary(op: Binary, a: number, b: number): Operand {
    const simpler = this.#simpler(op, a, b);
    if (simpler !== undefined) return { kind: "column", at: simpler };
    const missing = op === "otherwise" ? this.#misses[b]! : this.#misses[a]! || this.#misses[b]!;
    return this.#add({ op, a, b }, missing || MAY_MISS.has(op));
  }

  /** The same figure without this operation, where it changes nothing; to the bit. */
  #simpler(op: Binary, a: number, b: number): number | undefined {
    const is = (at: number, value: number): boolean => this.#number[at] === value;
    switch (op) {
      case "otherwise":
        return this.#misses[a]! ? undefined : a;
      case "add":
        return is(a, 0) ? b : is(b, 0) ? a : undefined;
      case "subtract":
        return is(b, 0) ? a : undefined;
      case "multiply":
        if (is(a, 0) && !this.#misses[b]!) return a;
        if (is(b, 0) && !this.#misses[a]!) return b;
        return is(a, 1) ? b : is(b, 1) ? a : undefined;
      case "divide":
        return is(b, 1) ? a : undefined;
      case "greatest":
        return is(a, 0) ? this.#aboveZero(b) : is(b, 0) ? this.#aboveZero(a) : undefined;
      default:
        return undefined;
    }
  }

  /** What is above a bound is what is there less what stays below it, which is often known already. */
  #aboveZero(at: number): number | undefined {
    if (this.#positive[at]!) return at;
    const operation = this.operations[at]!;
    if (operation.op !== "subtract") return undefined;
    const below = this.at(this.binary("least", operation.a, operation.b));
    return this.at(this.#add({ op: "subtract", a: operation.a, b: below }, this.#misses[at]!, true));
  }

  select(c: number, a: number, b: number): Operand {
    const missing = this.#misses[c]! || this.#misses[a]! || this.#misses[b]!;
    return this.#add({ op: "select", c, a, b }, missing);
  }

  sum(given: readonly number[]): Operand {
    const of = given.filter((part) => this.#number[part] !== 0);
    if (of.length === 1) return { kind: "column", at: of[0]! };
    return this.#add(
      { op: "sum", of },
      of.some((part) => this.#misses[part]!),
    );
  }

  draw(op: "normal" | "uniform", draw: number): Operand {
    return this.#add({ op, draw }, false);
  }

  factor(cell: number): Operand {
    return this.#add({ op: "factor", cell }, false);
  }

  #add(operation: Operation, misses: boolean, positive = this.#isPositive(operation)): Operand {
    const mark = markOf(operation);
    const latest = this.#latest.get(mark);
    for (let at = latest; at !== undefined; at = this.#before[at])
      if (isSame(this.operations[at]!, operation)) return { kind: "column", at };
    const at = this.#push(operation, misses);
    this.#positive[at] = positive;
    this.#before[at] = latest;
    this.#latest.set(mark, at);
    return { kind: "column", at };
  }

  #push(operation: Operation, misses: boolean): number {
    this.operations.push(operation);
    this.#misses.push(misses);
    this.#positive.push(false);
    this.#number.push(undefined);
    return this.operations.length - 1;
  }

  #isPositive(operation: Operation): boolean {
    const positive = (at: number): boolean => this.#positive[at]!;
    switch (operation.op) {
      case "sum":
        return operation.of.every(positive);
      case "greatest":
        return positive(operation.a) || positive(operation.b);
      case "add":
      case "multiply":
      case "divide":
      case "least":
      case "otherwise":
      case "round":
      case "select":
        return positive(operation.a) && positive(operation.b);
      case "floor":
      case "ceiling":
        return positive(operation.a);
      default:
        return ALWAYS_POSITIVE.has(operation.op);
    }
  }

  /** Texts become numbers far from any amount: only whether they are equal matters. */
  #float(value: Value): number {
    if (value instanceof Exact) return toFloat(value);
    if (typeof value === "boolean") return value ? 1 : 0;
    if (isUndetermined(value)) return Number.NaN;
    const existing = this.#texts.get(value);
    if (existing !== undefined) return existing;
    const code = -(2 ** 70) * (1 + this.#texts.size);
    this.#texts.set(value, code);
    return code;
  }
}
