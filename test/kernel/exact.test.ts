// Exact numbers, held against another implementation (fraction.js) and against the rules of rounding.
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import { isDecimal, parseDecimal, Percent, toNumber } from "#kernel/decimal";
import {
  absolute,
  add,
  ceiling,
  compare,
  divide,
  equal,
  Exact,
  floor,
  greatest,
  HUNDRED,
  isZero,
  least,
  multiply,
  negate,
  ONE,
  ratio,
  reduced,
  round,
  sign,
  subtract,
  toDecimal,
  toFixed,
  ZERO,
} from "#kernel/exact";
import { runs } from "../support/runs.ts";

const whole = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
);
const positive = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.constantFrom(10, 100, 1000, 365, 366, 12),
  fc.bigInt({ min: 1n, max: 10n ** 30n }),
);
const pair = fc.tuple(whole, positive);
const made = ([n, d]: readonly [number | bigint, number | bigint]): Exact => ratio(n, d);
const oracle = ([n, d]: readonly [number | bigint, number | bigint]): Fraction => new Fraction(BigInt(n), BigInt(d));
const same = (found: Exact, wanted: Fraction): void => {
  const least = reduced(found);
  expect(`${least.n}/${least.d}`).toBe(`${wanted.s * wanted.n}/${wanted.d}`);
  // Small numbers stay doubles, and both parts are of one kind.
  expect(typeof found.n).toBe(typeof found.d);
  if (typeof found.n === "number")
    expect(Number.isSafeInteger(found.n) && Number.isSafeInteger(found.d) && !Object.is(found.n, -0)).toBe(true);
};
const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, law), { numRuns: runs(400, 20_000) });

describe("arithmetic agrees with fraction.js", () => {
  test("sum, difference, product, quotient", () => {
    check(fc.tuple(pair, pair), ([a, b]) => {
      same(add(made(a), made(b)), oracle(a).add(oracle(b)));
      same(subtract(made(a), made(b)), oracle(a).sub(oracle(b)));
      same(multiply(made(a), made(b)), oracle(a).mul(oracle(b)));
      if (BigInt(b[0]) !== 0n) same(divide(made(a), made(b)), oracle(a).div(oracle(b)));
    });
  });
  test("order, sign, absolute, floor, ceiling", () => {
    check(fc.tuple(pair, pair), ([a, b]) => {
      expect(Math.sign(compare(made(a), made(b)))).toBe(oracle(a).compare(oracle(b)));
      expect(equal(made(a), made(b))).toBe(oracle(a).equals(oracle(b)));
      expect(BigInt(sign(made(a)))).toBe(oracle(a).n === 0n ? 0n : oracle(a).s);
      same(negate(made(a)), oracle(a).neg());
      same(absolute(made(a)), oracle(a).abs());
      same(floor(made(a)), oracle(a).floor());
      same(ceiling(made(a)), oracle(a).ceil());
      same(least(made(a), made(b)), oracle(a).compare(oracle(b)) <= 0 ? oracle(a) : oracle(b));
      same(greatest(made(a), made(b)), oracle(a).compare(oracle(b)) >= 0 ? oracle(a) : oracle(b));
    });
  });
  test("rounding is half away from zero, at any number of decimals", () => {
    check(fc.tuple(pair, fc.integer({ min: 0, max: 20 })), ([a, decimals]) => {
      const rounded = reduced(round(made(a), decimals));
      const scaled = oracle(a)
        .abs()
        .mul(10n ** BigInt(decimals))
        .add(new Fraction(1, 2))
        .floor();
      const wanted = new Fraction(scaled.n, 10n ** BigInt(decimals)).mul(oracle(a).s < 0n ? -1 : 1);
      expect(`${rounded.n}/${rounded.d}`).toBe(wanted.n === 0n ? "0/1" : `${wanted.s * wanted.n}/${wanted.d}`);
    });
  });
});

test.each([
  ["0.005", 2, "0.01"],
  ["-0.005", 2, "-0.01"],
  ["0.0049999999999999999999", 2, "0"],
  ["2.5", 0, "3"],
  ["-2.5", 0, "-3"],
  ["4557.425", 2, "4557.43"],
])("%s to %i decimals is %s", (text, decimals, rounded) =>
  expect(toDecimal(round(parseDecimal(text)!, decimals))).toBe(rounded),
);

describe("text", () => {
  test.each([
    ["1250", "1250"],
    ["-0.50", "-0.5"],
    ["1e-3", "0.001"],
    ["2%", "0.02"],
    ["-0.5%", "-0.005"],
    ["12e2", "1200"],
    ["+7", "7"],
    ["0.98", "0.98"],
    ["123456789012345678901234567890.123", "123456789012345678901234567890.123"],
    ["1E+2", "100"],
  ])("%s reads as %s", (text, plain) => expect(toDecimal(parseDecimal(text)!, 40)).toBe(plain));
  test.each([
    "1.000.000",
    "12,5",
    "",
    ".5",
    "5.",
    "1e9999",
    "abc",
    "€ 5",
    "2 %",
    "--1",
    "0x10",
    "1_000",
    "NaN",
    "Infinity",
  ])("%s is no number", (text) => expect(parseDecimal(text)).toBeUndefined());
  test("a decimal survives the way out and back", () => {
    check(
      fc.tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 25 })),
      ([digits, scale]) => {
        const value = ratio(digits, 10n ** BigInt(scale));
        expect(equal(parseDecimal(toDecimal(value, 60))!, value)).toBe(true);
        expect(isDecimal(value, 25)).toBe(true);
      },
    );
  });
  test("fixed decimals keep their zeros and never write a negative zero", () => {
    expect(toFixed(ratio(5), 2)).toBe("5.00");
    expect(toFixed(ratio(-1, 1000), 2)).toBe("0.00");
    expect(toFixed(ratio(-123456, 1000), 2)).toBe("-123.46");
    expect(toFixed(ratio(5, 100), 3)).toBe("0.050");
    expect(toFixed(ratio(1234), 0)).toBe("1234");
    expect(toDecimal(ratio(1, 3), 4)).toBe("0.3333");
    expect(toDecimal(ratio(1200))).toBe("1200");
    expect(String(ratio(2, 3))).toBe("0.666666666667");
    expect(isDecimal(ratio(1, 3), 30)).toBe(false);
    expect(isDecimal(ratio(1, 8), 2)).toBe(false);
    expect(isDecimal(ratio(1, 8), 3)).toBe(true);
  });
  test("the nearest double, also of large numbers", () => {
    expect(toNumber(ratio(1, 4))).toBe(0.25);
    expect(toNumber(ratio(10n ** 30n, 4))).toBe(2.5e29);
  });
});

test("a fraction has no denominator zero, and nothing is divided by zero", () => {
  expect(() => ratio(1, 0)).toThrow(RangeError);
  expect(() => ratio(1n, 0n)).toThrow(RangeError);
  expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  expect(isZero(ZERO)).toBe(true);
  expect(isZero(HUNDRED)).toBe(false);
});

test("a percentage is the same value as its fraction, but remembers how it was written", () => {
  const percent = new Percent(1, 50);
  expect(percent).toBeInstanceOf(Exact);
  expect(equal(percent, parseDecimal("0.02")!)).toBe(true);
  expect(add(percent, ZERO)).not.toBeInstanceOf(Percent);
});
