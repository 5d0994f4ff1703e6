// Quantiles without sorting everything are those of sorting everything.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantilesOf } from "#engine/simulate/quantile";
import { PROBABILITIES } from "#engine/simulate/simulate";
import { runs } from "../support/runs.ts";

/** Type 7 of Hyndman and Fan, straight from its definition. */
function bySorting(values: Float64Array, probabilities: readonly number[]): number[] {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return probabilities.map((probability) => {
    if (sorted.length === 0) return Number.NaN;
    const place = (sorted.length - 1) * probability;
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return below === above ? below : below + (place - Math.floor(place)) * (above - below);
  });
}

function check(values: Float64Array): void {
  expect(quantilesOf(values, PROBABILITIES).map((value) => value + 0)).toEqual(
    bySorting(values, PROBABILITIES).map((value) => value + 0),
  );
}

/** Values of one shape, more of them than are sorted at once. */
const many = (seed: number, length: number, shape: (u: number) => number): Float64Array => {
  let state = seed >>> 0;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return shape(state / 2 ** 32);
  });
};

describe("quantiles", () => {
  test("of a few values, with ties, infinities and what is missing", () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(0, 1, Infinity, -Infinity, Number.NaN), fc.integer());
    fc.assert(fc.property(fc.float64Array(), check));
    fc.assert(fc.property(fc.array(value, { maxLength: 40 }), (values) => check(Float64Array.from(values))));
  });
  test.each([
    ["evenly spread", (u: number) => u],
    ["with a long tail", (u: number) => 1e9 * Math.exp(8 * u)],
    ["with a few values only", (u: number) => Math.floor(5 * u)],
    ["nearly all the same", (u: number) => (u < 0.999 ? 7 : u)],
    ["nearly all missing", (u: number) => (u < 0.99 ? Number.NaN : u)],
    ["with an end far away", (u: number) => (u < 0.001 ? 1e300 : u)],
    ["that lie so near that hardly a double is between", (u: number) => 1 + Math.floor(8 * u) * Number.EPSILON],
    ["with infinities", (u: number) => (u < 0.1 ? -Infinity : u > 0.9 ? Infinity : u)],
    ["all the same", () => 3],
    ["all missing", () => Number.NaN],
  ])("of many values %s", (_what, shape) => {
    for (const length of [1025, 5000, 40_000]) check(many(length, length, shape));
  });
  test("of more values than room for them on one bin", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1000, max: 6000 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, length, power) => check(many(seed, length, (u) => u ** power * 10 ** power)),
      ),
      { numRuns: runs(40, 2000) },
    );
  });
  test("a known range changes nothing", () => {
    const values = many(3, 30_000, (u) => (u < 0.2 ? Number.NaN : Math.log(u)));
    const known = [...values].filter((value) => !Number.isNaN(value));
    const range = {
      low: known.reduce((a, b) => Math.min(a, b)),
      high: known.reduce((a, b) => Math.max(a, b)),
      missing: values.length - known.length,
    };
    expect(quantilesOf(values, PROBABILITIES, range)).toEqual(quantilesOf(values, PROBABILITIES));
  });
  test("the values stay as they were", () => {
    const values = many(1, 3000, (u) => u);
    const before = values.slice();
    quantilesOf(values, PROBABILITIES);
    expect(values).toEqual(before);
  });
});
