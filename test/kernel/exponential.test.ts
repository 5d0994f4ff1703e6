// e^x and ln x that every machine agrees on, beside those of this machine.
import fc from "fast-check";
import { expect, test } from "vitest";
import { exponential, logarithm } from "#kernel/exponential";
import { runs } from "../support/runs.ts";

const close = (found: number, expected: number): boolean => Math.abs(found / expected - 1) < 1e-12;

const check = (min: number, max: number, law: (x: number) => boolean): void =>
  fc.assert(fc.property(fc.double({ min, max, noNaN: true }), law), { numRuns: runs(100, 20_000) });

test("e^x is within the last digits of Math.exp", () => check(-30, 30, (x) => close(exponential(x), Math.exp(x))));

test("ln x turns e^x back", () => {
  check(1e-6, 1e6, (x) => close(exponential(logarithm(x)), x));
  expect([logarithm(1), exponential(0)]).toEqual([0, 1]);
});
