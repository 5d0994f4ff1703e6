// Operations on columns of paths: what a closed graph becomes once some of its figures are uncertain.
import { Exact } from "#kernel/exact";
import { isUndetermined, type Value } from "../graph/node.ts";
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

/** A figure that is the same on every path, or the position of an operation. */
export type Operand =
  | { readonly kind: "known"; readonly value: Value }
  | { readonly kind: "column"; readonly at: number };

export const known = (value: Value): Operand => ({ kind: "known", value });

/** Operations that may be undetermined although their parts are not. */
const MAY_MISS: ReadonlySet<string> = new Set(["divide", "notNegative"]);

/** Collects operations, each once. Constants keep a slot of their own, so that a changed figure changes no structure. */
export class Builder {
  readonly operations: Operation[] = [];
  readonly constants: number[] = [];
  readonly #known = new Map<string, number>();
  readonly #slots = new Map<Operand, number>();
  readonly #misses: boolean[] = [];
  readonly #texts = new Map<string, number>();

  /** The position of an operand; what is known becomes a constant. */
  at(operand: Operand): number {
    if (operand.kind === "column") return operand.at;
    const existing = this.#slots.get(operand);
    if (existing !== undefined) return existing;
    const at = this.constant(this.#float(operand.value));
    this.#slots.set(operand, at);
    return at;
  }

  constant(value: number): number {
    const at = this.#push({ op: "constant", slot: this.constants.length }, Number.isNaN(value));
    this.constants.push(value);
    return at;
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
