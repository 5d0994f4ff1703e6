// Chain ladder: Mack's published figures, and laws that hold for every triangle.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chainLadder } from "#engine/forecast/chain-ladder";
import { runs } from "../support/runs.ts";
import { MACK_BY_ORIGIN, MACK_TOTAL, taylorAshe, triangleOf } from "./taylor-ashe.ts";

describe("Taylor and Ashe, as Mack published it", () => {
  const { pattern, origins, total } = chainLadder(taylorAshe());

  test("factors", () => {
    const printed = [3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018];
    expect(pattern.steps.map(({ factor }) => Number(factor.toFixed(3)))).toEqual(printed);
  });
  test("σ² in thousands, the last one extrapolated", () => {
    const printed = [160, 37.7, 42, 15.2, 13.7, 8.19, 0.447, 1.15, 0.447];
    expect(pattern.steps.map(({ variance }) => Number((variance / 1000).toPrecision(3)))).toEqual(printed);
  });
  test("reserve and standard error of each year", () => {
    expect(origins.map(({ toCome, standardError }) => [Math.round(toCome), Math.round(standardError)])).toEqual(
      MACK_BY_ORIGIN,
    );
  });
  test("total reserve and standard error", () => {
    expect(Math.round(total.toCome)).toBe(MACK_TOTAL.reserve);
    expect(Math.round(total.standardError)).toBe(MACK_TOTAL.standardError);
    expect(total.completed - total.latest).toBeCloseTo(total.toCome, 4);
  });
});

describe("by hand", () => {
  test("two years through one step, a third to follow", () => {
    // f = 360 ÷ 200; σ² = 100·(2 − 1.8)² + 100·(1.6 − 1.8)² = 8; relative variance 8 ÷ 1.8² × (1 ÷ 50 + 1 ÷ 200).
    const { pattern, origins } = chainLadder(triangleOf([[100, 200], [100, 160], [50]]));
    expect(pattern.steps[0]!.factor).toBe(1.8);
    expect(pattern.steps[0]!.variance).toBeCloseTo(8, 12);
    expect(origins[2]!.completed).toBeCloseTo(90, 12);
    expect(origins[2]!.processError).toBeCloseTo(90 * Math.sqrt(8 / 3.24 / 50), 10);
    expect(origins[2]!.parameterError).toBeCloseTo(90 * Math.sqrt(8 / 3.24 / 200), 10);
  });
  test("a step that one year took, with one before it, has the spread of that one", () => {
    const { pattern } = chainLadder(triangleOf([[100, 200, 210], [100, 160], [50]]));
    expect(pattern.steps[1]!.variance).toBe(pattern.steps[0]!.variance);
  });
  test("without spread in any step there is no error, not one of zero by zero", () => {
    const { total } = chainLadder(triangleOf([[100, 200, 300, 330], [50, 100, 150], [10, 20], [10]]));
    expect(total.standardError).toBe(0);
    expect(total.completed).toBeCloseTo(330 + 165 + 33 + 33, 10);
  });
});

describe("laws", () => {
  /** Staircases of two to six columns whose cells grow by 0.5 to 3 at a step. */
  const triangle = fc
    .integer({ min: 2, max: 6 })
    .chain((columns) =>
      fc.array(
        fc.record({
          first: fc.integer({ min: 1, max: 100_000 }),
          growth: fc.array(fc.integer({ min: 50, max: 300 }), { minLength: columns - 1, maxLength: columns - 1 }),
        }),
        { minLength: columns + 1, maxLength: columns + 1 },
      ),
    )
    .map((rows) =>
      rows.map(({ first, growth }, index) => {
        // The first two rows are complete.
        const length = growth.length + 1 - Math.max(0, index - 1);
        return growth
          .slice(0, Math.max(0, length - 1))
          .reduce<number[]>((cells, step) => [...cells, (cells.at(-1)! * step) / 100], [first]);
      }),
    );
  /** Equal but for the rounding of doubles, on the scale of the amounts that went in. */
  const near = (found: number, wanted: number, scale = Math.abs(wanted)): void =>
    expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-7 * scale);
  const check = (law: (rows: readonly (readonly number[])[], number: number) => void): void =>
    fc.assert(
      fc.property(triangle, fc.integer({ min: 1, max: 1000 }), (rows, number) => law(rows, number)),
      { numRuns: runs(100, 10_000) },
    );

  test("amounts in another unit give reserve and error in that unit", () => {
    check((rows, unit) => {
      const one = chainLadder(triangleOf(rows)).total;
      const other = chainLadder(triangleOf(rows.map((cells) => cells.map((cell) => cell * unit)))).total;
      near(other.completed, one.completed * unit);
      near(other.standardError, one.standardError * unit, one.completed * unit);
    });
  });
  test("a complete year that grew by just these factors leaves them as they are", () => {
    check((rows, first) => {
      const before = chainLadder(triangleOf(rows));
      const exact = before.pattern.steps.reduce((cells, { factor }) => [...cells, cells.at(-1)! * factor], [first]);
      const after = chainLadder(triangleOf([exact, ...rows]));
      after.pattern.steps.forEach(({ factor }, index) => near(factor, before.pattern.steps[index]!.factor));
      near(after.total.completed - exact.at(-1)!, before.total.completed, after.total.completed);
    });
  });
  test("process and parameter error make up the error, and years that share factors err together", () => {
    check((rows) => {
      const { origins, total } = chainLadder(triangleOf(rows));
      for (const one of [...origins, total]) near(one.standardError, Math.hypot(one.processError, one.parameterError));
      const apart = Math.hypot(...origins.map(({ standardError }) => standardError));
      expect(total.standardError).toBeGreaterThanOrEqual(apart * (1 - 1e-9));
    });
  });
  test("years of one age may stand in any order", () => {
    check((rows, first) => {
      const year = [...rows[0]!.slice(0, -1), first];
      const one = chainLadder(triangleOf([year, ...rows])).total;
      const other = chainLadder(triangleOf([rows[0]!, year, ...rows.slice(1)])).total;
      near(other.completed, one.completed);
      near(other.standardError, one.standardError, one.completed);
    });
  });
  test("amounts that never fell come to no less than what is known, and the range holds what they come to", () => {
    check((rows) => {
      const rising = rows.map((cells) => cells.map((_, index) => Math.max(...cells.slice(0, index + 1))));
      const { pattern, origins, total } = chainLadder(triangleOf(rising));
      expect(pattern.neverFell).toBe(true);
      for (const { latest, completed, toCome, range, standardError } of [...origins, total]) {
        expect(toCome).toBeGreaterThanOrEqual(-1e-9 * completed);
        expect(range.low).toBeGreaterThanOrEqual(latest);
        // A range of an error as large as the amount itself lies below the mean, as skewed amounts do.
        if (standardError < 0.5 * completed) expect(range.high).toBeGreaterThanOrEqual(completed * (1 - 1e-9));
      }
    });
  });
  test("a year that has reached the last column is complete", () => {
    check((rows) => {
      const { origins } = chainLadder(triangleOf(rows));
      expect(origins[0]).toMatchObject({ toCome: 0, standardError: 0, age: rows[0]!.length });
    });
  });
});
