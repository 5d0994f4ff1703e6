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

/** Collects operations, each once, and constants, each once unless it is live. */
export class Builder {
  readonly operations: Operation[] = [];
  readonly constants: number[] = [];
  readonly live: LiveValue[] = [];
  readonly #known = new Map<string, number>();
  readonly #constantOf = new Map<number, number>();
  readonly #liveOf = new Map<Node, number>();
  readonly #misses: boolean[] = [];
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

  /** The double that stands for a value in a column. */
  float(value: Value): number {
    return this.#float(value);
  }

  unary(op: Unary, a: number): Operand {
    return this.#add(`${op} ${a}`, { op, a }, op !== "missing" && (this.#misses[a]! || MAY_MISS.has(op)));
  }

  binary(op: Binary, a: number, b: number): Operand {
    if (op === "otherwise" && !this.#misses[a]!) return { kind: "column", at: a };
    const missing = op === "otherwise" ? this.#misses[b]! : this.#misses[a]! || this.#misses[b]!;
    return this.#add(`${op} ${a} ${b}`, { op, a, b }, missing || MAY_MISS.has(op));
  }

  select(c: number, a: number, b: number): Operand {
    const missing = this.#misses[c]! || this.#misses[a]! || this.#misses[b]!;
    return this.#add(`select ${c} ${a} ${b}`, { op: "select", c, a, b }, missing);
  }

  sum(of: readonly number[]): Operand {
    return this.#add(
      `sum ${of.join(" ")}`,
      { op: "sum", of },
      of.some((part) => this.#misses[part]!),
    );
  }

  draw(op: "normal" | "uniform", draw: number): Operand {
    return this.#add(`${op} ${draw}`, { op, draw }, false);
  }

  factor(cell: number): Operand {
    return this.#add(`factor ${cell}`, { op: "factor", cell }, false);
  }

  #add(key: string, operation: Operation, misses: boolean): Operand {
    const existing = this.#known.get(key);
    if (existing !== undefined) return { kind: "column", at: existing };
    const at = this.#push(operation, misses);
    this.#known.set(key, at);
    return { kind: "column", at };
  }

  #push(operation: Operation, misses: boolean): number {
    this.operations.push(operation);
    this.#misses.push(misses);
    return this.operations.length - 1;
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
