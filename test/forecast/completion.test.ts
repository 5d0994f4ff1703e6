// Completion of a running year: the same as the triangle gives, with a range that holds the estimate.
import fc from "fast-check";
import { expect, test } from "vitest";
import { chainLadder } from "#engine/forecast/chain-ladder";
import { completedYear, sharesComplete } from "#engine/forecast/completion";
import { lognormalRange } from "#engine/forecast/lognormal";
import { TAYLOR_ASHE_INCREMENTAL, taylorAshe, triangleOf } from "./taylor-ashe.ts";

test("a running year outside the triangle completes as the same year inside it does", () => {
  const inside = chainLadder(taylorAshe()).origins[9]!;
  const without = triangleOf(TAYLOR_ASHE_INCREMENTAL.slice(0, 9), "incremental");
  const outside = completedYear({ soFar: 344_014, age: 1, triangle: without });
  expect(outside.completed).toBe(inside.completed);
  expect(outside.standardError).toBe(inside.standardError);
  expect(Math.round(outside.completed)).toBe(4_969_825);
  expect(outside.share).toBeCloseTo(344_014 / 4_969_825, 7);
});

test("the share complete is one at the last age, and one by the tail with a tail", () => {
  const shares = sharesComplete(chainLadder(taylorAshe()).pattern);
  expect(shares).toHaveLength(10);
  expect(shares[9]).toBe(1);
  expect(shares[8]).toBeCloseTo(1 / 1.017725, 6);
  expect(sharesComplete(chainLadder(taylorAshe(), 1.25).pattern)[9]).toBe(0.8);
});

test("a triangle far wider than any document holds is done in one pass", () => {
  const row = Array.from({ length: 200_000 }, () => 1);
  const { pattern, total } = chainLadder(triangleOf([row, row, [1]], "incremental"));
  expect(sharesComplete(pattern)[0]! * 200_000).toBeCloseTo(1, 6);
  expect(total.completed).toBeCloseTo(600_000, 3);
});

test("the tail of a running year multiplies amount and error", () => {
  const running = { soFar: 1_000_000, age: 4, triangle: taylorAshe() };
  const plain = completedYear(running);
  const tailed = completedYear({ ...running, tail: 1.05 });
  expect(tailed.completed).toBeCloseTo(plain.completed * 1.05, 4);
  expect(tailed.standardError).toBeCloseTo(plain.standardError * 1.05, 4);
  expect(tailed.share).toBeCloseTo(plain.share / 1.05, 12);
});

test("an age that no column has is a mistake of the caller", () => {
  for (const age of [0, 11, 1.5, Number.NaN])
    expect(() => completedYear({ soFar: 1, age, triangle: taylorAshe() })).toThrow(RangeError);
});

test("the range of the lognormal distribution, as its formulas give it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 50, noNaN: true }), (mean, part) => {
      const { low, high } = lognormalRange(mean, mean * part);
      const sigma = Math.sqrt(Math.log1p(part ** 2));
      const middle = Math.log(mean) - sigma ** 2 / 2;
      // A part so small that 1 + part² is 1 has no swing; the formula's is then below 10^-7.
      expect(Math.abs(low / Math.exp(middle - 1.96 * sigma) - 1)).toBeLessThan(1e-7);
      expect(Math.abs(high / Math.exp(middle + 1.96 * sigma) - 1)).toBeLessThan(1e-7);
      if (part < 0.5) expect(low <= mean && mean <= high).toBe(true);
    }),
  );
});

test("a range without error is the estimate; one beyond all measure is everything", () => {
  expect(lognormalRange(90, 0)).toEqual({ low: 90, high: 90 });
  expect(lognormalRange(1, 1e300)).toEqual({ low: 0, high: Infinity });
  expect(lognormalRange(Infinity, Infinity)).toEqual({ low: 0, high: Infinity });
});
