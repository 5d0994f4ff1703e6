// Season and trend: shares through a month, the line through years, and the worked forecast of the ceiling.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastBySeason, readSeason, trendOf, type Season, type YearOfMonths } from "#engine/forecast/season";

const even = Array.from({ length: 12 }, () => 100);
/** A year of 1,200 of which `first` falls in January through August. */
const year = (number: number, first: number): YearOfMonths => ({
  year: number,
  months: even.map((_, index) => (index < 8 ? first / 8 : (1200 - first) / 4)),
});

function seasonOf(...years: readonly YearOfMonths[]): Season {
  const { value, issues } = readSeason(years);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

describe("the worked vector B5", () => {
  const CEILING = 18_500_000;

  test("11,470,000 at a share of 58% becomes 19,775,862.07, which is 106.90% of the ceiling", () => {
    const { forecast } = forecastBySeason(11_470_000, { month: 8, share: 0.58, deviation: undefined, years: 1 });
    expect(forecast.toFixed(2)).toBe("19775862.07");
    expect(((forecast / CEILING) * 100).toFixed(2)).toBe("106.90");
  });
  test("the same from months of earlier years, with its error", () => {
    const { shares } = seasonOf(year(2023, 0.56 * 1200), year(2024, 0.58 * 1200), year(2025, 0.6 * 1200));
    const found = forecastBySeason(11_470_000, shares[7]!);
    expect(found.share).toBeCloseTo(0.58, 12);
    expect(found.forecast.toFixed(2)).toBe("19775862.07");
    // The deviation of 56, 58 and 60% is 2%; a new year around the mean of three: √(1 + 1/3).
    expect(found.standardError!).toBeCloseTo((19_775_862.069 * 0.02 * Math.sqrt(4 / 3)) / 0.58, 2);
    expect(found.range!.low).toBeLessThan(found.forecast);
    expect(found.range!.high).toBeGreaterThan(found.forecast);
  });
});

describe("shares", () => {
  test("an even year is a twelfth a month, and complete in December", () => {
    const { shares } = seasonOf({ year: 2025, months: even });
    expect(shares.map(({ share }) => Math.round(share * 12 * 1e9) / 1e9)).toEqual(even.map((_, index) => index + 1));
    expect(shares[11]).toEqual({ month: 12, share: 1, deviation: undefined, years: 1 });
  });
  test("one earlier year gives a forecast but not its error", () => {
    const { shares } = seasonOf(year(2025, 600));
    expect(forecastBySeason(500, shares[7]!)).toEqual({
      forecast: 1000,
      share: 0.5,
      standardError: undefined,
      range: undefined,
    });
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
          const found = forecastBySeason(soFar, shares[month - 1]!);
          expect(Math.abs(found.forecast / total - 1)).toBeLessThan(1e-12);
          expect(found.standardError! / total).toBeLessThan(1e-12);
        },
      ),
    );
  });
});

describe("trend", () => {
  test("a straight line is found back, whatever its years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 1_000_000 }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.uniqueArray(fc.integer({ min: 2015, max: 2027 }), { minLength: 2 }),
        (base, slope, years) => {
          const trend = trendOf(years.map((one) => ({ year: one, total: base + slope * (one - 2020) })))!;
          expect(trend.perYear).toBeCloseTo(slope, 6);
        },
      ),
    );
  });
  test("growth is a share of the mean year", () => {
    const growing = [1000, 1100, 1300, 1400].map((total, index) => ({ year: 2021 + index, total }));
    expect(trendOf(growing)).toEqual({ perYear: 140, growth: 140 / 1200 });
  });
  test("one year has no trend", () => {
    expect(seasonOf({ year: 2025, months: even }).trend).toBeUndefined();
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
