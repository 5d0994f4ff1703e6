// Season and trend: which part of a year is known by the end of a month, and how years grow.
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { square, sumOf } from "./pattern.ts";
import type { ErrorPart } from "./range.ts";
import { checkAmount, MONTHS, runningTotals } from "./triangle.ts";

/** What each of the twelve months of an earlier year added, January first. */
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

/** The shares of all twelve months, the totals of the years, and whether no month was below zero. */
export interface Season {
  readonly shares: readonly SeasonalShare[];
  readonly totals: readonly YearTotal[];
  readonly neverFell: boolean;
}

/** The total amount of a year. */
export interface YearTotal {
  readonly year: number;
  readonly total: number;
}

/** A straight line through the totals of `years` years: growth per year as a share of their mean, and what it expects. */
export interface Trend {
  readonly years: number;
  readonly growth: number;
  readonly expected: number;
}

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
  return {
    value: {
      shares,
      totals: totals.map(({ year, running }) => ({ year, total: running[MONTHS - 1]! })),
      neverFell: years.every(({ months }) => months.every((amount) => amount >= 0)),
    },
    issues: [],
  };
}

function shareThrough(month: number, shares: readonly number[]): SeasonalShare {
  const years = shares.length;
  const share = sumOf(shares) / years;
  const squares = sumOf(shares.map((one) => square(one - share)));
  return { month, share, deviation: years > 1 ? Math.sqrt(squares / (years - 1)) : undefined, years };
}

/** Two years always lie on a line; only a third can tell whether it is one. */
const LEAST_TREND = 3;

/**
 * The line of least squares through the totals of the years before a year, and what it makes of that year; undefined
 * below three years.
 *
 * @example trendOf([{ year: 2024, total: 10 }, { year: 2025, total: 11 }, { year: 2026, total: 12 }], 2027) // expected: 13
 */
export function trendOf(totals: readonly YearTotal[], year: number): Trend | undefined {
  const before = totals.filter((one) => one.year < year);
  const years = before.length;
  if (years < LEAST_TREND) return undefined;
  const middle = sumOf(before.map((one) => one.year)) / years;
  const mean = sumOf(before.map(({ total }) => total)) / years;
  const along = sumOf(before.map((one) => (one.year - middle) * (one.total - mean)));
  const perYear = along / sumOf(before.map((one) => square(one.year - middle)));
  return { years, growth: perYear / mean, expected: mean + perYear * (year - middle) };
}

/**
 * The relative error of a running year that is completed by its seasonal share: that of a new year's share around the
 * mean of the earlier ones, (deviation ÷ share)² × (1 + 1 ÷ years). Undefined where one year is all there is.
 */
export function seasonalError({ share, deviation, years }: SeasonalShare): ErrorPart | undefined {
  if (deviation === undefined) return undefined;
  return { variance: square(deviation / share) * (1 + 1 / years), freedom: years - 1 };
}
