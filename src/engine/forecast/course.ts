// The course of a year: what was known by each month of earlier years, and the way of the running year to its end.
import { ageAt } from "./completion.ts";
import type { Development } from "./development.ts";
import type { RunningForecast } from "./forecast.ts";
import { factorToEnd } from "./pattern.ts";
import { MONTHS } from "./triangle.ts";
import { runningTotals } from "./triangle.ts";

/** The amount of a year by the end of a month. */
export interface Point {
  readonly month: number;
  readonly amount: number;
}

/** The amounts of an earlier year as far as they are known: by month while the year runs, by column after. */
export function courseOf({ triangle, months, every }: Development, year: number): readonly Point[] {
  const inYear = runningTotals(months.find((one) => one.year === year)?.months ?? []);
  const cells = triangle?.rows.find(({ origin }) => origin === String(year))?.cells ?? [];
  return [
    ...inYear.map((amount, index) => ({ month: index + 1, amount })),
    ...cells
      .map((amount, index) => ({ month: (index + 1) * every, amount }))
      .filter(({ month }) => month > inYear.length),
  ];
}

/** A point of the running year: what is expected by a month, and the range of that. */
export interface ExpectedPoint extends Point {
  readonly low: number;
  readonly high: number;
}

/**
 * The running year from what is known to its end, each point as far on the way as earlier years were by then. Without a
 * range low and high are the amount itself.
 */
export function expectedCourse(
  development: Development,
  { soFar, completed }: RunningForecast,
): readonly ExpectedPoint[] {
  const { amount: known, month: now } = soFar;
  const start = 1 / completed.factor;
  const { low, high } = completed.range ?? { low: completed.completed, high: completed.completed };
  const along = (end: number, part: number): number => known + (end - known) * part;
  const ahead = sharesAhead(development, now).map(({ month, share }) => {
    // The last share is the whole year, so that the course ends at the estimate.
    const part = share === 1 || start === 1 ? 1 : (share - start) / (1 - start);
    return { month, amount: along(completed.completed, part), low: along(low, part), high: along(high, part) };
  });
  return [{ month: now, amount: known, low: known, high: known }, ...ahead];
}

/** Which share of a year is known by each month after one: by season through December, by the triangle after. */
function sharesAhead(
  development: Development,
  now: number,
): readonly { readonly month: number; readonly share: number }[] {
  const { ladder, season, every } = development;
  const columns = ladder?.pattern.columns ?? 0;
  const last = Math.max(season === undefined ? 0 : MONTHS, columns * every);
  const december = ageAt(development, MONTHS);
  const yearEnd = ladder === undefined || december === undefined ? 1 : 1 / factorToEnd(ladder.pattern, december);
  return Array.from({ length: last - now }, (_, index) => now + index + 1).flatMap((month) => {
    const age = ageAt(development, month);
    if (age !== undefined) return [{ month, share: 1 / factorToEnd(ladder!.pattern, age) }];
    const seasonal = season?.shares[month - 1];
    return seasonal === undefined ? [] : [{ month, share: seasonal.share * yearEnd }];
  });
}
