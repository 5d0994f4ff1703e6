// From operations to a program: what is summed over many uncertain figures is summed while they are drawn.
import { Monomials, NONE, type Monomial } from "./monomial.ts";
import type { Builder, Operation } from "./operation.ts";
import type { Layout, Program, Step } from "./program.ts";
import { Summation, type Summand } from "./summation.ts";

/** The program that gives the values of some operations. */
export function programOf(
  { operations, constants, live }: Pick<Builder, "operations" | "constants" | "live">,
  outputs: readonly number[],
  layout: Layout,
): Program {
  const slots = new Set(live.flatMap(({ slot }) => slot ?? []));
  return new Lowering(operations, constants, slots, layout).program(outputs);
}

/** A step before it is known in which columns a sum over cells comes to stand. */
type Draft = Step | { readonly op: "summed"; readonly sum: number };

class Lowering {
  readonly #operations: readonly Operation[];
  readonly #constants: number[];
  readonly #live: ReadonlySet<number>;
  readonly #monomials: Monomials;
  readonly #summation: Summation;
  readonly #steps: Draft[] = [];
  readonly #stepOf = new Map<number, number>();
  readonly #numbers = new Map<number, number>();
  readonly #products = new Map<string, number>();

  constructor(
    operations: readonly Operation[],
    constants: readonly number[],
    live: ReadonlySet<number>,
    layout: Layout,
  ) {
    this.#operations = operations;
    this.#constants = [...constants];
    this.#live = live;
    this.#monomials = new Monomials(operations, constants, live);
    this.#summation = new Summation(operations, constants, this.#monomials, layout);
  }

  program(outputs: readonly number[]): Program {
    const wanted = outputs.map((at) => this.#step(at));
    const { stages, columns, sums, placeOf, slots } = this.#summation.finish();
    const steps: Step[] = [...sums];
    const place = new Map<number, number>();
    this.#steps.forEach((step, index) => {
      if (step.op === "summed") place.set(index, placeOf[step.sum]!);
      else {
        place.set(index, steps.length);
        steps.push(moved(step, (part) => place.get(part)!));
      }
    });
    const results = [...new Set(wanted.map((step) => place.get(step)!))];
    const position = new Map(results.map((step, index) => [step, index]));
    return {
      stages,
      columns,
      steps,
      results,
      outputs: wanted.map((step) => position.get(place.get(step)!)!),
      constants: this.#constants,
      fixed: slots.filter((slot) => this.#live.has(slot)),
    };
  }

  #push(step: Draft): number {
    this.#steps.push(step);
    return this.#steps.length - 1;
  }

  /** The step for an operation. */
  #step(at: number): number {
    const existing = this.#stepOf.get(at);
    if (existing !== undefined) return existing;
    const step = this.#lower(at);
    this.#stepOf.set(at, step);
    return step;
  }

  #lower(at: number): number {
    const operation = this.#operations[at]!;
    const number = this.#monomials.numberOf(at);
    if (number !== undefined) return this.#number(number);
    switch (operation.op) {
      case "constant":
        return this.#push(operation);
      case "factor":
        return this.#push({ op: "summed", sum: this.#summation.sumOf([{ base: at, multiple: 1 }]) });
      case "normal":
      case "uniform":
        return this.#push({ op: "summed", sum: this.#summation.drawn(operation.op, operation.draw) });
      case "select":
        return this.#push({
          op: "select",
          c: this.#step(operation.c),
          a: this.#step(operation.a),
          b: this.#step(operation.b),
        });
      case "sum":
        return this.#sum(this.#monomials.inside(at)!);
      default:
        return "b" in operation
          ? this.#push({ op: operation.op, a: this.#step(operation.a), b: this.#step(operation.b) })
          : this.#push({ op: operation.op, a: this.#step(operation.a) });
    }
  }

  #number(value: number): number {
    const existing = this.#numbers.get(value);
    if (existing !== undefined) return existing;
    this.#constants.push(value);
    const step = this.#push({ op: "constant", slot: this.#constants.length - 1 });
    this.#numbers.set(value, step);
    return step;
  }

  /** A sum of products: over cells where several share what they are multiplied by, and one by one otherwise. */
  #sum(parts: readonly Monomial[]): number {
    const groups = new Map<string, Monomial[]>();
    for (const part of parts) {
      const key = part.others.join(" ");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [part]);
      else group.push(part);
    }
    const added = [...groups.values()].flatMap((group) => this.#group(group));
    if (added.length === 0) return this.#number(0);
    return added.length === 1 ? added[0]! : this.#push({ op: "sum", of: added });
  }

  /** Steps for products with the same others. */
  #group(group: readonly Monomial[]): number[] {
    const { others } = group[0]!;
    const summands: Summand[] = group
      .filter(({ base }) => base !== NONE)
      .map(({ base, coefficient }) => ({ base, multiple: coefficient }));
    const cells = new Set(summands.map(({ base }) => this.#monomials.cellOf(base)));
    if (cells.size < 2) return group.map((part) => this.#product(part));
    const summed = this.#push({ op: "summed", sum: this.#summation.sumOf(summands) });
    const rest = group.filter(({ base }) => base === NONE).map(({ coefficient }) => this.#number(coefficient));
    const all = rest.length === 0 ? summed : this.#push({ op: "sum", of: [summed, ...rest] });
    return [others.reduce((product, other) => this.#times(product, this.#step(other)), all)];
  }

  #product({ coefficient, base, others }: Monomial): number {
    const factors = [...(base === NONE ? [] : [base]), ...others].map((part) => this.#step(part));
    if (coefficient !== 1 || factors.length === 0) factors.push(this.#number(coefficient));
    return factors.reduce((product, factor) => this.#times(product, factor));
  }

  #times(a: number, b: number): number {
    const key = `${a} ${b}`;
    const existing = this.#products.get(key);
    if (existing !== undefined) return existing;
    const step = this.#push({ op: "multiply", a, b });
    this.#products.set(key, step);
    return step;
  }
}

/** A step with its parts elsewhere. */
function moved(step: Step, to: (part: number) => number): Step {
  switch (step.op) {
    case "columns":
    case "constant":
      return step;
    case "select":
      return { op: "select", c: to(step.c), a: to(step.a), b: to(step.b) };
    case "sum":
      return { op: "sum", of: step.of.map(to) };
    default:
      return "b" in step ? { ...step, a: to(step.a), b: to(step.b) } : { ...step, a: to(step.a) };
  }
}
