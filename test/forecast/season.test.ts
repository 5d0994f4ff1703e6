// Season and trend: shares through a month, and the line through years.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSeason, seasonalError, trendOf, type Season, type YearOfMonths } from "#engine/forecast/season";
import { runs } from "../support/runs.ts";

const even = Array.from({ length: 12 }, () => 100);
function seasonOf(...years: readonly YearOfMonths[]): Season {
  const { value, issues } = readSeason(years);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

describe("shares", () => {
  test("an even year is a twelfth a month, and complete in December", () => {
    const { shares } = seasonOf({ year: 2025, months: even });
    expect(shares.map(({ share }) => Math.round(share * 12 * 1e9) / 1e9)).toEqual(even.map((_, index) => index + 1));
    expect(shares[11]).toEqual({ month: 12, share: 1, deviation: undefined, years: 1 });
  });
  test("a year that forecasts itself comes to its own total, with no error where years are alike", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (months, month, times) => {
          const other = { year: 2025, months: months.map((amount) => amount * times) };
          const { shares } = seasonOf({ year: 2024, months }, other);
          const soFar = months.slice(0, month).reduce((sum, amount) => sum + amount, 0);
          const total = months.reduce((sum, amount) => sum + amount, 0);
          const share = shares[month - 1]!;
          expect(Math.abs(soFar / share.share / total - 1)).toBeLessThan(1e-12);
          expect(seasonalError(share)!.variance).toBeLessThan(1e-24);
        },
      ),
      { numRuns: runs(100, 10_000) },
    );
  });
});

describe("trend", () => {
  test("a straight line is found back, whatever its years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 1_000_000 }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.uniqueArray(fc.integer({ min: 2015, max: 2026 }), { minLength: 3 }),
        (base, slope, years) => {
          const line = (year: number): number => base + slope * (year - 2020);
          const totals = years.map((one) => ({ year: one, total: line(one) }));
          expect(trendOf(totals, 2027)!.expected).toBeCloseTo(line(2027), 6);
          expect(trendOf(totals.toReversed(), 2027)!.expected).toBeCloseTo(line(2027), 6);
        },
      ),
      { numRuns: runs(100, 10_000) },
    );
  });
  test("growth is a share of the mean year", () => {
    const growing = [1000, 1100, 1300, 1400].map((total, index) => ({ year: 2021 + index, total }));
    expect(trendOf(growing, 2025)).toEqual({ years: 4, growth: 140 / 1200, expected: 1550 });
  });
  test("only the years before count, and two of them always lie on a line", () => {
    const years = [2023, 2024, 2025].map((one) => ({ year: one, total: one }));
    expect(trendOf(years, 2026)).toMatchObject({ years: 3 });
    expect(trendOf(years, 2025)).toBeUndefined();
  });
});

describe("what is refused", () => {
  test("a year of eleven months", () => {
    expect(readSeason([{ year: 2024, months: even.slice(1) }]).issues).toEqual([
      { code: "season-not-twelve", path: "months.2024", figures: { year: "2024", found: 11 } },
    ]);
  });
  test("a year that comes to nothing, or to nothing by the month asked for", () => {
    const late = { year: 2024, months: even.map((_, index) => (index < 3 ? 0 : 100)) };
    expect(readSeason([late]).issues).toEqual([]);
    expect(readSeason([late], 4).issues).toEqual([]);
    expect(readSeason([late], 3).issues).toEqual([
      { code: "development-not-positive", path: "months.2024[2]", figures: { year: "2024", age: 3, found: "0" } },
    ]);
    expect(readSeason([{ year: 2024, months: even.map(() => 0) }], 3).issues).toHaveLength(1);
    expect(readSeason([{ year: 2024, months: even.map((_, index) => (index < 11 ? 1 : -11)) }]).issues).toEqual([
      { code: "development-not-positive", path: "months.2024[11]", figures: { year: "2024", age: 12, found: "0" } },
    ]);
  });
});
