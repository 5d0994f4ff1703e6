// Season and trend: which part of a year falls before the end of a month, and how years grow.
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { lognormalRange, type Range } from "./lognormal.ts";
import { sumOf } from "./pattern.ts";
import { checkAmount, runningTotals } from "./triangle.ts";

/** The twelve monthly amounts of an earlier year, January first. */
export interface YearOfMonths {
  readonly year: number;
  readonly months: readonly number[];
}

/**
 * The part of a year that falls in its months through `month`: the mean over `years` earlier years and the standard
 * deviation between them, both as a share of 1. One year has no deviation.
 */
export interface SeasonalShare {
  readonly month: number;
  readonly share: number;
  readonly deviation: number | undefined;
  readonly years: number;
}

/** A straight line through the totals of years: per year in the unit of the amounts, and as a share of their mean. */
export interface Trend {
  readonly perYear: number;
  readonly growth: number;
}

/** The shares of all twelve months, and the trend where there are two years or more. */
export interface Season {
  readonly shares: readonly SeasonalShare[];
  readonly trend: Trend | undefined;
}

/** The forecast of a running year. Its error and 95% range are known from two earlier years on. */
export interface SeasonForecast {
  readonly forecast: number;
  readonly share: number;
  readonly standardError: number | undefined;
  readonly range: Range | undefined;
}

const MONTHS = 12;

/**
 * Reads the season from at least one earlier year. Issues, with paths below `months`: `season-not-twelve`, and
 * `development-not-positive` or `out-of-range` for the total of a year or for what it came to through `month`, where
 * that month is given. Months may be below zero themselves: corrections are.
 */
export function readSeason(years: readonly YearOfMonths[], month: number = MONTHS): Outcome<Season> {
  const issues: Issue[] = [];
  const totals = years.map(({ year, months }) => {
    const path = ["months", String(year)];
    const running = runningTotals(months);
    if (months.length === MONTHS) {
      const checks = [...new Set([month, MONTHS])].map((age) =>
        checkAmount(running[age - 1]!, { year: String(year), age, path: [...path, age - 1] }),
      );
      issues.push(...(checks.find((found) => found.length > 0) ?? []));
    } else issues.push(issue("season-not-twelve", path, { year: String(year), found: months.length }));
    return { year, running };
  });
  if (issues.length > 0) return { value: undefined, issues };
  const shares = Array.from({ length: MONTHS }, (_, index) =>
    shareThrough(
      index + 1,
      totals.map(({ running }) => running[index]! / running[MONTHS - 1]!),
    ),
  );
  const trend = trendOf(totals.map(({ year, running }) => ({ year, total: running[MONTHS - 1]! })));
  return { value: { shares, trend }, issues: [] };
}

function shareThrough(month: number, shares: readonly number[]): SeasonalShare {
  const years = shares.length;
  const share = sumOf(shares) / years;
  const squares = sumOf(shares.map((one) => (one - share) ** 2));
  return { month, share, deviation: years > 1 ? Math.sqrt(squares / (years - 1)) : undefined, years };
}

/** The total amount of a year. */
export interface YearTotal {
  readonly year: number;
  readonly total: number;
}

/** The line of least squares through the totals of different years; undefined below two. */
export function trendOf(totals: readonly YearTotal[]): Trend | undefined {
  if (totals.length < 2) return undefined;
  const year = sumOf(totals.map((one) => one.year)) / totals.length;
  const mean = sumOf(totals.map(({ total }) => total)) / totals.length;
  const along = sumOf(totals.map((one) => (one.year - year) * (one.total - mean)));
  const perYear = along / sumOf(totals.map((one) => (one.year - year) ** 2));
  return { perYear, growth: perYear / mean };
}

/**
 * The forecast of a running year: the amount so far (above zero) ÷ the seasonal share. Its standard error is that of a
 * new year's share around the mean of the earlier ones: deviation × √(1 + 1 ÷ years), relative to the share.
 *
 * @example forecastBySeason(11_470_000, { month: 7, share: 0.58, deviation: 0.01, years: 4 }).forecast // 19,775,862.07
 */
export function forecastBySeason(soFar: number, { share, deviation, years }: SeasonalShare): SeasonForecast {
  const forecast = soFar / share;
  if (deviation === undefined) return { forecast, share, standardError: undefined, range: undefined };
  const standardError = forecast * (deviation / share) * Math.sqrt(1 + 1 / years);
  return { forecast, share, standardError, range: lognormalRange(forecast, standardError) };
}
