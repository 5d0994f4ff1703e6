// The range of nine in ten: its formulas, Student's t, and how the errors of several steps add up.
import fc from "fast-check";
import { expect, test } from "vitest";
import { freedomOf, nineInTen } from "#engine/forecast/range";
import { runs } from "../support/runs.ts";

const NORMAL = 1.644854;

test("the range of the lognormal distribution, as its formulas give it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 50, noNaN: true }), (mean, part) => {
      const { low, high } = nineInTen({ mean, standardError: mean * part, freedom: Infinity });
      const sigma = Math.sqrt(Math.log1p(part * part));
      const middle = Math.log(mean) - (sigma * sigma) / 2;
      // A part so small that 1 + part² is 1 has no swing; the formula's is then below 10^-7.
      expect(Math.abs(low / Math.exp(middle - NORMAL * sigma) - 1)).toBeLessThan(1e-7);
      expect(Math.abs(high / Math.exp(middle + NORMAL * sigma) - 1)).toBeLessThan(1e-7);
      if (part < 0.5) expect(low <= mean && mean <= high).toBe(true);
    }),
    { numRuns: runs(100, 10_000) },
  );
});

/** The t in a range, read back from how far its ends lie apart. */
function tOf(freedom: number): number {
  const { low, high } = nineInTen({ mean: 100, standardError: 1, freedom });
  return Math.log(high / low) / 2 / Math.sqrt(Math.log1p(1e-4));
}

// Source: the printed table of Student's t, one in twenty above; between its rows ours may be a little wide.
test.each([
  [1, 6.314, 0],
  [2, 2.92, 0],
  [3, 2.353, 0],
  [4, 2.132, 0],
  [5, 2.015, 0],
  [6, 1.943, 0.01],
  [8, 1.86, 0.01],
  [10, 1.812, 0],
  [12, 1.782, 0.002],
  [20, 1.725, 0.002],
  [30, 1.697, 0],
  [60, 1.671, 0.001],
  [Infinity, 1.645, 0],
])("freedom %d has t %d", (freedom, printed, wide) => {
  expect(tOf(freedom)).toBeGreaterThan(printed - 0.001);
  expect(tOf(freedom)).toBeLessThan(printed + wide + 0.001);
});

test("fewer years, a wider range", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 500, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }), (a, b) => {
      expect(tOf(Math.min(a, b))).toBeGreaterThanOrEqual(tOf(Math.max(a, b)) - 1e-9);
    }),
    { numRuns: runs(100, 10_000) },
  );
});

test("one error keeps its freedom, equal errors add theirs, a small one hardly counts", () => {
  expect(freedomOf([{ variance: 7, freedom: 3 }])).toBe(3);
  expect(freedomOf([5, 5].map((variance) => ({ variance, freedom: 3 })))).toBeCloseTo(6, 12);
  expect(
    freedomOf([
      { variance: 1, freedom: 8 },
      { variance: 1e-6, freedom: 1 },
    ]),
  ).toBeCloseTo(8, 3);
  expect(
    freedomOf([
      { variance: 1e300, freedom: 4 },
      { variance: 1e-300, freedom: 1 },
    ]),
  ).toBe(4);
  expect(freedomOf([])).toBe(Infinity);
  expect(freedomOf([{ variance: 0, freedom: 2 }])).toBe(Infinity);
});

test("a range without error is the estimate; one beyond all measure is everything", () => {
  expect(nineInTen({ mean: 90, standardError: 0, freedom: 1 })).toEqual({ low: 90, high: 90 });
  expect(nineInTen({ mean: 1, standardError: 1e300, freedom: 1 })).toEqual({ low: 0, high: Infinity });
  expect(nineInTen({ mean: Infinity, standardError: Infinity, freedom: 1 })).toEqual({ low: 0, high: Infinity });
});
