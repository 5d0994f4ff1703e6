// Values that pass by once give the quantiles that keeping them gives.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bracketsOf, Collector, quantilesPassed } from "#engine/simulate/bracket";
import { quantilesOf } from "#engine/simulate/quantile";
import { runs } from "../support/runs.ts";

const PROBABILITIES = [0.01, 0.05, 0.5, 0.9];

/** Passes values by in streams, each in pieces. */
function passed(values: Float64Array, pilot: Float64Array, streams: number) {
  const brackets = bracketsOf(pilot, PROBABILITIES);
  const collectors = Array.from({ length: streams }, () => new Collector(brackets));
  for (let at = 0, piece = 0; at < values.length; at += 100, piece += 1)
    collectors[(piece * 7) % streams]!.add(values.subarray(at, at + 100));
  return collectors.map((collector) => collector.passed());
}

const number = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, Number.NaN, Infinity, -Infinity) },
);
const figures = fc.array(number, { minLength: 1, maxLength: 400 }).map((values) => Float64Array.from(values));

describe("values that pass by", () => {
  test("give exact quantiles or none at all, whatever the pilot", () => {
    let found = 0;
    fc.assert(
      fc.property(figures, figures, fc.integer({ min: 1, max: 4 }), (values, pilot, streams) => {
        const quantiles = quantilesPassed(passed(values, pilot, streams), PROBABILITIES);
        if (quantiles === undefined) return;
        found += 1;
        expect(quantiles.map((value) => value + 0)).toEqual(
          quantilesOf(values, PROBABILITIES).map((value) => value + 0),
        );
      }),
      { numRuns: runs(500, 20_000) },
    );
    expect(found).toBeGreaterThan(100);
  });
  test("a pilot of their own kind is enough, and most are not kept", () => {
    let state = 7;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const values = Float64Array.from({ length: 400_000 }, () => Math.exp(next() + next() + next()));
    const streams = passed(values, values.slice(0, 40_000), 3);
    expect(quantilesPassed(streams, PROBABILITIES)).toEqual(quantilesOf(values, PROBABILITIES));
    const kept = streams.flatMap((stream) => stream.kept.flat()).reduce((sum, { length }) => sum + length, 0);
    expect(kept).toBeLessThan(values.length / 4);
  });
  test("a value that most paths have is counted, not kept, whether it is the highest or in the middle", () => {
    let state = 11;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const shapes = [
      (u: number): number => Math.min(u, 0.3),
      (u: number): number => Math.max(u, 0.93),
      (u: number): number => (u < 0.2 ? u : u < 0.8 ? 0.5 : u),
      (u: number): number => (u < 0.7 ? -0 : 0),
    ];
    for (const shape of shapes) {
      const values = Float64Array.from({ length: 100_000 }, () => shape(next()));
      const streams = passed(values, values.slice(0, 20_000), 2);
      expect(quantilesPassed(streams, PROBABILITIES)).toEqual(quantilesOf(values, PROBABILITIES));
      const kept = streams.flatMap((stream) => stream.kept.flat()).reduce((sum, { length }) => sum + length, 0);
      expect(kept).toBeLessThan(values.length / 10);
    }
  });
  test("the order of streams does not matter", () => {
    const values = Float64Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5003);
    const streams = passed(values, values.slice(0, 1000), 3);
    expect(quantilesPassed([...streams].reverse(), PROBABILITIES)).toEqual(quantilesPassed(streams, PROBABILITIES));
  });
  test("a rank outside its bracket is said, not guessed", () => {
    const pilot = Float64Array.from({ length: 1000 }, (_, index) => index / 1000);
    const values = Float64Array.from({ length: 10_000 }, (_, index) => 50 + index);
    expect(quantilesPassed(passed(values, pilot, 2), [0.5])).toBeUndefined();
  });
});
