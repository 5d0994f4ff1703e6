// All that a development foretells: what its years and its running year will come to.
import type { ChainLadder } from "./chain-ladder.ts";
import { completeYear, type CompletedYear, type SoFar } from "./completion.ts";
import type { Development } from "./development.ts";
import { trendOf, type Trend } from "./season.ts";

/** A running year: what it will come to, the same by another method as a check, and what the years before it suggest. */
export interface RunningForecast {
  readonly soFar: SoFar;
  readonly completed: CompletedYear;
  readonly check: CompletedYear | undefined;
  readonly trend: Trend | undefined;
}

/** Estimates in plain numbers of the development's unit, never amounts to settle. */
export interface Forecast {
  readonly development: Development;
  readonly ladder: ChainLadder | undefined;
  readonly running: RunningForecast | undefined;
}

/** The forecast of a sound development. */
export function forecastOf(development: Development): Forecast {
  const { ladder, season, soFar } = development;
  const completed = soFar === undefined ? undefined : completeYear(development, soFar).value;
  if (soFar === undefined || completed === undefined) return { development, ladder, running: undefined };
  // A trend is drawn through years as they end up, which is what a triangle knows and months alone do not.
  const totals =
    ladder?.origins.map(({ origin, completed: total }) => ({ year: Number(origin), total })) ?? season?.totals ?? [];
  const [first, check] = completed;
  return { development, ladder, running: { soFar, completed: first, check, trend: trendOf(totals, soFar.year) } };
}
