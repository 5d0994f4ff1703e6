// e^x and ln x that every machine agrees on, beside those of this machine.
import fc from "fast-check";
import { expect, test } from "vitest";
import { exponential, logarithm } from "#kernel/exponential";

const close = (found: number, expected: number): boolean => Math.abs(found / expected - 1) < 1e-12;

test("e^x is within the last digits of Math.exp", () =>
  fc.assert(fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => close(exponential(x), Math.exp(x)))));

test("ln x turns e^x back", () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => close(exponential(logarithm(x)), x)));
  expect([logarithm(1), exponential(0)]).toEqual([0, 1]);
});
