// A program gives what its operations give: whatever is taken out of brackets, summed while drawing or left out.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { programOf } from "#engine/simulate/lowering";
import { Builder, type Binary, type Operation } from "#engine/simulate/operation";
import type { Cell, Layout, Program } from "#engine/simulate/program";
import { BLOCK } from "#engine/simulate/random";
import { interpretedRunner, wasmRunner } from "#engine/simulate/run";
import { ratio } from "#kernel/exact";
import { known } from "#engine/simulate/operation";
import { undetermined } from "#engine/settle/arithmetic";
import { runs } from "../support/runs.ts";

const cell = (sigma: number, ...weights: number[]): Cell => ({
  sigma,
  own: Math.sqrt(1 - weights.reduce((sum, weight) => sum + weight ** 2, 0)),
  loadings: weights.map((weight, factor) => ({ factor, weight })),
});
/** Two years of five cells, so that pairs are left over; the last cell of a year varies wildly. */
const CELLS = [cell(0.1, 0.3, 0.4), cell(0.2, 0.3, 0.4), cell(0.05), cell(0.3, 0.5), cell(1.2, 0.1, 0.2)];
const YEAR = { factors: 2, cells: CELLS, normals: 1, uniforms: 1 };
const LAYOUT: Layout = { once: 1, years: [YEAR, YEAR] };
const COUNT = 2 * CELLS.length;

/** What to build: each step over what was built before it, by position modulo their number. */
interface Recipe {
  readonly op: Binary | "sum" | "select" | "negate" | "absolute" | "notNegative" | "missing" | "not";
  readonly parts: readonly number[];
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  op: fc.constantFrom(
    ...(["add", "subtract", "multiply", "divide", "least", "greatest", "less", "equal", "otherwise"] as const),
    ...(["sum", "sum", "sum", "multiply", "select", "negate", "absolute", "notNegative", "missing"] as const),
  ),
  parts: fc.array(fc.nat(), { minLength: 3, maxLength: 12 }),
});

/** Leaves: every cell's factor, the other draws, and some numbers. */
function leavesIn(builder: Builder): number[] {
  const numbers = [ratio(0), ratio(1), ratio(2), ratio(-3), ratio(1, 2), ratio(1250), undetermined("fact-missing")];
  return [
    ...Array.from({ length: COUNT }, (_, index) => builder.at(builder.factor(index))),
    ...[0, 1, 2].map((draw) => builder.at(builder.draw("normal", draw))),
    ...[0, 1].map((draw) => builder.at(builder.draw("uniform", draw))),
    ...numbers.map((value) => builder.at(known(value))),
  ];
}

function build(builder: Builder, recipes: readonly Recipe[]): number[] {
  const made = leavesIn(builder);
  for (const { op, parts } of recipes) {
    const [a, b, c] = parts.map((part) => made[part % made.length]!) as [number, number, number];
    const truth = builder.at(builder.binary("less", a, b));
    const operand =
      op === "sum"
        ? builder.sum(parts.map((part) => made[part % made.length]!))
        : op === "select"
          ? builder.select(truth, b, c)
          : op === "negate" || op === "absolute" || op === "notNegative" || op === "missing" || op === "not"
            ? builder.unary(op, a)
            : builder.binary(op, a, b);
    made.push(builder.at(operand));
  }
  return made;
}

type Interval = readonly [value: number, error: number];
const certainly = (value: number): Interval => [value, 0];

/** The value of every operation in double precision, and how far single precision may be from it. */
function valuesOf(builder: Builder, leaf: (operation: Operation) => number): Interval[] {
  const values: Interval[] = [];
  const SINGLE = 2 ** -21;
  const rounded = (value: number, error: number): Interval => [value, error + Math.abs(value) * SINGLE];
  for (const operation of builder.operations) {
    const at = (part: number): Interval => values[part]!;
    const value = ((): Interval => {
      switch (operation.op) {
        case "constant":
          return certainly(builder.constants[operation.slot]!);
        case "factor":
        case "normal":
        case "uniform":
          return certainly(leaf(operation));
        case "sum":
          return rounded(
            operation.of.reduce((sum, part) => sum + at(part)[0], 0),
            // What cancels in a sum was rounded before.
            operation.of.reduce((sum, part) => sum + at(part)[1] + Math.abs(at(part)[0]) * SINGLE, 0),
          );
        case "select": {
          const [c, a, b] = [at(operation.c), at(operation.a), at(operation.b)];
          return Number.isNaN(c[0]) ? [Number.NaN, c[1]] : c[1] > 0.5 ? [a[0], Infinity] : c[0] === 1 ? a : b;
        }
        case "missing":
          return [Number.isNaN(at(operation.a)[0]) ? 1 : 0, at(operation.a)[1] === Infinity ? Infinity : 0];
        default: {
          const [a, ea] = at(operation.a);
          if (!("b" in operation)) {
            if (operation.op === "negate") return [-a, ea];
            if (operation.op === "absolute") return [Math.abs(a), ea];
            if (operation.op === "notNegative")
              return Math.abs(a) <= ea ? [a, Infinity] : a < 0 ? [Number.NaN, 0] : [a, ea];
            return [1 - a, ea];
          }
          const [b, eb] = at(operation.b);
          const near = Math.abs(a - b) <= ea + eb + SINGLE * (Math.abs(a) + Math.abs(b));
          const truth = (holds: boolean): Interval =>
            Number.isNaN(a) || Number.isNaN(b)
              ? [Number.NaN, ea + eb === Infinity ? Infinity : 0]
              : [holds ? 1 : 0, near && a !== b ? 1 : ea + eb > 0 && near ? 1 : 0];
          switch (operation.op) {
            case "add":
            case "subtract": {
              const size = (Math.abs(a) + Math.abs(b)) * SINGLE;
              return [operation.op === "add" ? a + b : a - b, ea + eb + size];
            }
            case "multiply":
              return rounded(a * b, Math.abs(a) * eb + Math.abs(b) * ea + ea * eb);
            case "divide":
              return b === 0
                ? [Number.NaN, eb === 0 ? 0 : Infinity]
                : Math.abs(b) <= 2 * eb
                  ? [a / b, Infinity]
                  : rounded(a / b, (ea + Math.abs(a / b) * eb) / (Math.abs(b) - eb));
            case "least":
            case "greatest":
              return Number.isNaN(a) || Number.isNaN(b)
                ? [Number.NaN, ea + eb]
                : rounded(operation.op === "least" ? Math.min(a, b) : Math.max(a, b), Math.max(ea, eb));
            case "less":
              return truth(a < b);
            case "equal":
              return truth(a === b);
            case "otherwise":
              return ea === Infinity ? [a, Infinity] : Number.isNaN(a) ? [b, eb] : [a, ea];
            default:
              return [Number.NaN, Infinity];
          }
        }
      }
    })();
    values.push(value);
  }
  return values;
}

/** The program of all that was built, with the leaves as its first outputs. */
function planned(recipes: readonly Recipe[]): {
  readonly builder: Builder;
  readonly made: number[];
  readonly program: Program;
} {
  const builder = new Builder();
  const made = build(builder, recipes);
  return { builder, made, program: programOf(builder, made, LAYOUT) };
}

describe("programs", () => {
  test("give what their operations give, on every path", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 1, maxLength: 12 }), fc.nat(), (recipes, seed) => {
        const { builder, made, program } = planned(recipes);
        const results = wasmRunner(program).block(seed, 0);
        const result = (output: number, path: number): number => results[program.outputs[output]! * BLOCK + path]!;
        for (const path of [0, 5, 514, 1023]) {
          const drawn = new Map(made.map((at, output) => [at, result(output, path)]));
          const values = valuesOf(builder, (operation) => drawn.get(builder.operations.indexOf(operation))!);
          made.forEach((at, output) => {
            const [value, error] = values[at]!;
            const found = result(output, path);
            if (!Number.isFinite(error) || Math.abs(value) > 1e30) return;
            if (Number.isNaN(value)) expect(found).toBeNaN();
            else expect(Math.abs(found - value)).toBeLessThanOrEqual(error + 1e-30);
            compared += 1;
          });
        }
      }),
      { numRuns: runs(150, 5000) },
    );
    expect(compared).toBeGreaterThan(10_000);
  }, 60_000);

  test("give the same bits with WebAssembly and without", () => {
    fc.assert(
      fc.property(
        fc.array(recipe, { minLength: 1, maxLength: 10 }),
        fc.nat(),
        fc.nat({ max: 9 }),
        (recipes, seed, block) => {
          const { program } = planned(recipes);
          // A not-a-number may have several bits, an amount only one.
          expect(wasmRunner(program).block(seed, block).slice()).toEqual(interpretedRunner(program).block(seed, block));
        },
      ),
      { numRuns: runs(25, 1000) },
    );
  }, 60_000);

  test("factors stay within their bounds where a spread is absurd", () => {
    const builder = new Builder();
    const layout: Layout = { once: 0, years: [{ factors: 0, cells: [cell(30), cell(30)], normals: 0, uniforms: 0 }] };
    const outputs = [0, 1].map((index) => builder.at(builder.factor(index)));
    const program = programOf(builder, [...outputs, builder.at(builder.sum(outputs))], layout);
    const results = wasmRunner(program).block(1, 0).slice();
    expect(results).toEqual(interpretedRunner(program).block(1, 0));
    expect(results.every(Number.isFinite)).toBe(true);
  });

  test("a sum over ten thousand products is as near as one over ten", () => {
    const builder = new Builder();
    const cells = Array.from({ length: 10_000 }, () => cell(1e-7));
    const layout: Layout = { once: 0, years: [{ factors: 0, cells, normals: 0, uniforms: 0 }] };
    const parts = cells.map((_, index) =>
      builder.at(
        builder.binary("multiply", builder.at(known(ratio(100_000 + index))), builder.at(builder.factor(index))),
      ),
    );
    const program = programOf(builder, [builder.at(builder.sum(parts))], layout);
    const whole = cells.reduce((sum, _cell, index) => sum + 100_000 + index, 0);
    for (const value of wasmRunner(program).block(3, 0)) expect(Math.abs(value / whole - 1)).toBeLessThan(3e-7);
  });
});

describe("what is shared", () => {
  const money = (builder: Builder, index: number, price: number): number =>
    builder.at(builder.binary("multiply", builder.at(builder.factor(index)), builder.at(known(ratio(price)))));

  test("sums of the same figures are drawn into the same columns, to the same bits as alone", () => {
    const together = new Builder();
    const alone = new Builder();
    const all = (builder: Builder): number =>
      builder.at(builder.sum(CELLS.map((_cell, index) => money(builder, index, 100 + index))));
    const some = together.at(together.sum([0, 1, 2].map((index) => money(together, index, 100 + index))));
    const capped = together.at(together.binary("least", all(together), together.at(known(ratio(500)))));
    const program = programOf(together, [all(together), some, capped], LAYOUT);
    // One column for what both sums hold, one for what only the whole holds, one where a pair is cut in two.
    expect(program.columns).toBeLessThanOrEqual(4);
    const wanted = wasmRunner(programOf(alone, [all(alone)], LAYOUT))
      .block(1, 0)
      .slice();
    expect(wasmRunner(program).block(1, 0).slice(0, BLOCK)).toEqual(wanted);
  });
  test("what a rise multiplies is summed before it rises", () => {
    const builder = new Builder();
    const rise = builder.at(builder.binary("add", builder.at(known(ratio(1))), builder.at(builder.draw("normal", 0))));
    const parts = CELLS.map((_cell, index) => builder.at(builder.binary("multiply", money(builder, index, 7), rise)));
    const program = programOf(builder, [builder.at(builder.sum(parts))], LAYOUT);
    expect(program.columns).toBe(2);
    expect(program.steps.filter(({ op }) => op === "multiply")).toHaveLength(1);
  });
});
