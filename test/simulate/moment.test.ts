// Moments that are added up block by block are those of all values at once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockMoments, MOMENTS, momentsOf, rangeIn } from "#engine/simulate/moment";
import { BLOCK } from "#engine/simulate/random";

function inBlocks(values: Float64Array, length: number, control?: Float64Array): Float64Array {
  const blocks = Math.ceil(values.length / length);
  const into = new Float64Array(blocks * MOMENTS);
  for (let block = 0; block < blocks; block += 1) {
    const part = (column: Float64Array): Float64Array => column.subarray(block * length, (block + 1) * length);
    blockMoments(part(values), control === undefined ? undefined : part(control), into, block * MOMENTS);
  }
  return into;
}

const close = (found: number, wanted: number, size: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(size)));

const figures = fc
  .array(fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 300,
  })
  .map((values) => Float64Array.from(values));

describe("moments", () => {
  test("are those of the definition, in blocks of any length", () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 64 }), (values, length) => {
        const known = [...values].filter((value) => !Number.isNaN(value));
        const found = momentsOf(inBlocks(values, length), undefined);
        expect(found.count).toBe(known.length);
        if (known.length === 0) return;
        const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
        const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        const size = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        close(found.mean, mean, size);
        if (known.length > 1) close(found.deviation, Math.sqrt(squares / (known.length - 1)), size);
        expect(found.lowest).toBe(Math.min(...known));
        expect(found.highest).toBe(Math.max(...known));
        expect(rangeIn(inBlocks(values, length), values.length)).toEqual({
          low: found.lowest,
          high: found.highest,
          missing: values.length - known.length,
        });
      }),
    );
  });
  test("a small spread on a large amount is not lost", () => {
    const values = Float64Array.from({ length: 4096 }, (_, index) => 3e9 + (index % 2));
    close(momentsOf(inBlocks(values, BLOCK), undefined).deviation, Math.sqrt(0.25 * (4096 / 4095)), 1);
  });
  test("what is the same on every path has no spread at all", () => {
    const found = momentsOf(
      inBlocks(
        Float64Array.from({ length: 999 }, () => 0.1),
        100,
      ),
      undefined,
    );
    expect([found.mean, found.deviation, found.meanError]).toEqual([0.1, 0, 0]);
  });
  test("what is undetermined everywhere is not a number, and certainly no zero", () => {
    const found = momentsOf(inBlocks(new Float64Array(3000).fill(Number.NaN), BLOCK), undefined);
    const { count, ...rest } = found;
    expect(count).toBe(0);
    expect(Object.values(rest).every(Number.isNaN)).toBe(true);
  });
  test("the error of a mean is known with some paths undetermined, and is that of blocks weighed by what they hold", () => {
    let state = 3;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const full = 50;
    const values = Float64Array.from({ length: full * BLOCK + 7 }, next);
    const whole = momentsOf(inBlocks(values, BLOCK), undefined, full).meanError;
    expect(whole).toBeCloseTo(Math.sqrt(1 / 12 / values.length), 3);
    const holed = values.map((value) => (next() < 0.01 ? Number.NaN : value));
    expect(momentsOf(inBlocks(holed, BLOCK), undefined, full).meanError / whole).toBeCloseTo(1, 0);
    // Two blocks of 1 and 3 values: the ratio of sums and its error by hand.
    const few = Float64Array.of(2, Number.NaN, Number.NaN, 5, 6, 7);
    const { mean, meanError } = momentsOf(inBlocks(few, 3), undefined);
    expect(mean).toBe(5);
    expect(meanError).toBeCloseTo(Math.sqrt((((1 / 2) * (2 - 5)) ** 2 + ((3 / 2) * (6 - 5)) ** 2) / 2), 12);
    // A last block that is not full says nothing of how far blocks differ.
    const tail = Float64Array.of(1, 1, 1, 3, 3, 3, 1000);
    expect(momentsOf(inBlocks(tail, 3), undefined, 2).meanError).toBe(1);
  });
  test("a control moves the mean by what it itself came out beside its expectation", () => {
    let state = 5;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const control = Float64Array.from({ length: 8 * BLOCK }, next);
    const values = control.map((value) => 100 + 3 * value);
    const blocks = inBlocks(values, BLOCK, control);
    const expected = 0.5;
    const found = momentsOf(blocks, { blocks: inBlocks(control, BLOCK, control), expected });
    close(found.mean, 101.5, 1);
    close(found.meanError, 0, 1);
    // Alone it is as far off as chance has it.
    const alone = momentsOf(blocks, undefined);
    expect(Math.abs(alone.mean - 101.5)).toBeGreaterThan(1e-6);
    expect(alone.meanError).toBeGreaterThan(1e-3);
  });
});
