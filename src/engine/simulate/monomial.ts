// Operations as sums of products, so that what is summed over many figures is taken out of the brackets.
import type { Operation } from "./operation.ts";

/** No cell, or several. */
export const NONE = -1;
const MANY = -2;

/** A product: a number, at most one figure that hangs on one cell, and operations that hang on none or on several. */
export interface Monomial {
  readonly coefficient: number;
  /** The factor of a cell, or an operation that hangs on that cell alone; `NONE` where there is none. */
  readonly base: number;
  readonly others: readonly number[];
}

/** A short operation is written out inside a larger one; what has more products, or is a sum over cells, is kept whole. */
const MOST = 4;

/** The products that operations come to. What they are does not depend on which other operations there are. */
export class Monomials {
  readonly #constants: readonly number[];
  readonly #live: ReadonlySet<number>;
  readonly #cells: number[] = [];
  readonly #inside: (readonly Monomial[] | undefined)[] = [];

  constructor(operations: readonly Operation[], constants: readonly number[], live: ReadonlySet<number>) {
    this.#constants = constants;
    this.#live = live;
    operations.forEach((operation, at) => {
      this.#cells.push(this.#cell(operation));
      this.#inside.push(this.#expand(operation, at));
    });
  }

  /** The one cell that an operation hangs on, or `NONE` for none; undefined for several or other draws. */
  cellOf(at: number): number | undefined {
    const cell = this.#cells[at]!;
    return cell === MANY ? undefined : cell;
  }

  /** What an operation comes to inside another. */
  of(at: number): readonly Monomial[] {
    const inside = this.#inside[at];
    return inside === undefined || inside.length > MOST || this.#overCells(inside) ? [this.#whole(at)] : inside;
  }

  #overCells(parts: readonly Monomial[]): boolean {
    let cell = NONE;
    for (const { base } of parts) {
      if (base === NONE) continue;
      if (cell !== NONE && cell !== this.#cells[base]!) return true;
      cell = this.#cells[base]!;
    }
    return false;
  }

  /** What an operation is a sum of, however long; undefined where it is not a sum of products. */
  inside(at: number): readonly Monomial[] | undefined {
    return this.#inside[at];
  }

  /** The number that an operation always is. */
  numberOf(at: number): number | undefined {
    const inside = this.#inside[at];
    if (inside === undefined || inside.length > 1) return undefined;
    const [only] = inside;
    if (only === undefined) return 0;
    return only.base === NONE && only.others.length === 0 ? only.coefficient : undefined;
  }

  #whole(at: number): Monomial {
    const cell = this.#cells[at]!;
    return cell >= 0 ? { coefficient: 1, base: at, others: [] } : { coefficient: 1, base: NONE, others: [at] };
  }

  #cell(operation: Operation): number {
    const join = (parts: readonly number[]): number => {
      let cell = NONE;
      for (const part of parts) {
        const other = this.#cells[part]!;
        if (other === NONE) continue;
        if (other === MANY || (cell !== NONE && cell !== other)) return MANY;
        cell = other;
      }
      return cell;
    };
    switch (operation.op) {
      case "factor":
        return operation.cell;
      case "constant":
        return NONE;
      case "normal":
      case "uniform":
        return MANY;
      case "sum":
        return join(operation.of);
      case "select":
        return join([operation.c, operation.a, operation.b]);
      default:
        return "b" in operation ? join([operation.a, operation.b]) : join([operation.a]);
    }
  }

  #expand(operation: Operation, at: number): readonly Monomial[] | undefined {
    switch (operation.op) {
      case "constant": {
        const value = this.#constants[operation.slot]!;
        // What may be changed later, or is undetermined, keeps its place.
        return this.#live.has(operation.slot) || Number.isNaN(value)
          ? undefined
          : [{ coefficient: value, base: NONE, others: [] }];
      }
      case "factor":
        return [this.#whole(at)];
      case "add":
        return this.#rise(operation.a, operation.b)
          ? undefined
          : together([this.of(operation.a), this.of(operation.b)]);
      case "subtract":
        return together([this.of(operation.a), this.of(operation.b).map((part) => scaled(part, -1))]);
      case "negate":
        return this.of(operation.a).map((part) => scaled(part, -1));
      case "sum":
        return together(operation.of.map((part) => this.of(part)));
      case "multiply":
        return this.#product(this.of(operation.a), this.of(operation.b));
      case "divide": {
        const by = this.numberOf(operation.b);
        return by === undefined || by === 0 ? undefined : this.of(operation.a).map((part) => scaled(part, 1 / by));
      }
      default:
        return undefined;
    }
  }

  /** One and something: a rise that many figures share is kept whole, else every figure would be summed twice. */
  #rise(a: number, b: number): boolean {
    return this.#cells[a]! < 0 && this.#cells[b]! < 0 && (this.numberOf(a) === 1 || this.numberOf(b) === 1);
  }

  #product(left: readonly Monomial[], right: readonly Monomial[]): readonly Monomial[] | undefined {
    if (left.length * right.length > MOST) return undefined;
    const products: Monomial[] = [];
    for (const a of left) {
      for (const b of right) {
        if (a.base !== NONE && b.base !== NONE) return undefined;
        products.push({
          coefficient: a.coefficient * b.coefficient,
          base: Math.max(a.base, b.base),
          others: a.others.length === 0 ? b.others : [...a.others, ...b.others],
        });
      }
    }
    return products;
  }
}

const scaled = ({ coefficient, ...rest }: Monomial, by: number): Monomial => ({
  ...rest,
  coefficient: coefficient * by,
});

/** Products that differ only in their number become one. */
function together(lists: readonly (readonly Monomial[])[]): readonly Monomial[] {
  const found = new Map<string, Monomial>();
  for (const list of lists) {
    for (const part of list) {
      const key = `${part.base} ${part.others.join(" ")}`;
      const other = found.get(key);
      found.set(key, other === undefined ? part : { ...part, coefficient: part.coefficient + other.coefficient });
    }
  }
  return [...found.values()];
}
