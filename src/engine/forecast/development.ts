// A development, read from its document, and the forecast that follows from it.
import { toNumber } from "#kernel/decimal";
import type { Exact } from "#kernel/exact";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Datum } from "../datum.ts";
import { developmentSchema, type DevelopmentDocument } from "../schema/development-schema.ts";
import { parseWith } from "../schema/part.ts";
import { chainLadder, type ChainLadder } from "./chain-ladder.ts";
import { completedYear, sharesComplete, type CompletedYear } from "./completion.ts";
import { forecastBySeason, readSeason, type Season, type SeasonForecast } from "./season.ts";
import { checkAmount, highestAge, outOfRange, readTriangle, type Triangle } from "./triangle.ts";

/** The running year: its amount through a month, counted from the start of the year. */
export interface SoFar {
  readonly year: number;
  readonly amount: number;
  readonly month: number;
}

/** A sound development. `every` is the number of months from one column of the triangle to the next. */
export interface Development {
  readonly document: DevelopmentDocument;
  readonly triangle: Triangle;
  readonly every: number;
  readonly season: Season | undefined;
  readonly soFar: SoFar | undefined;
}

/**
 * All that a development foretells, in plain numbers of its unit: estimates, never amounts to settle. `shares` is the
 * share complete at age 1, 2, …. `completedYear` is there when the triangle has a column at the month of the running
 * year; `seasonForecast` when monthly series are given and that month lies in the year.
 */
export interface Forecast {
  readonly ladder: ChainLadder;
  readonly shares: readonly number[];
  readonly season: Season | undefined;
  readonly completedYear: CompletedYear | undefined;
  readonly seasonForecast: SeasonForecast | undefined;
}

const MONTHS = 12;

/**
 * Reads a development. Beside the issues of any document: `not-a-year`, `out-of-range`, `triangle-not-staircase`,
 * `triangle-too-small`, `development-not-positive` and `season-not-twelve`.
 */
export function readDevelopment(datum: Datum): Outcome<Development> {
  const { value: document, issues } = parseWith(developmentSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const found: Issue[] = [...checkYears(document)];
  const every = document.every === undefined ? MONTHS : toNumber(document.every);
  if (every < 1 || every > MONTHS) found.push(outOfRange("every", every, { low: 1, high: MONTHS }, ["every"]));
  const origins = Object.entries(document.years).map(([origin, cells]) => ({ origin, cells: cells.map(toNumber) }));
  const triangle = readTriangle(origins, document.kind);
  found.push(...triangle.issues);
  const soFar = soFarOf(document);
  if (soFar !== undefined) found.push(...checkSoFar(soFar, Math.max(MONTHS, highestAge(origins) * every)));
  const season = seasonOf(document.months, soFar?.month);
  found.push(...season.issues);
  return found.length > 0 || triangle.value === undefined
    ? { value: undefined, issues: found }
    : { value: { document, triangle: triangle.value, every, season: season.value, soFar }, issues: [] };
}

function checkYears({ years, months = {}, soFar }: DevelopmentDocument): readonly Issue[] {
  const named: readonly (readonly [string, string])[] = [
    ...Object.keys(years).map((year) => [year, `years.${year}`] as const),
    ...Object.keys(months).map((year) => [year, `months.${year}`] as const),
    ...(soFar === undefined ? [] : [[String(soFar.year), "soFar.year"] as const]),
  ];
  return named.filter(([year]) => !isYear(year)).map(([year, path]) => issue("not-a-year", path, { found: year }));
}

function soFarOf({ soFar }: DevelopmentDocument): SoFar | undefined {
  if (soFar === undefined) return undefined;
  return { year: toNumber(soFar.year), amount: toNumber(soFar.amount), month: toNumber(soFar.month) };
}

function checkSoFar({ year, amount, month }: SoFar, most: number): readonly Issue[] {
  const late =
    month < 1 || month > most ? [outOfRange("month", month, { low: 1, high: most }, ["soFar", "month"])] : [];
  return [...late, ...checkAmount(amount, { year: String(year), age: month, path: ["soFar", "amount"] })];
}

function seasonOf(
  months: Readonly<Record<string, readonly Exact[]>> | undefined,
  month: number | undefined,
): Outcome<Season> {
  const years = Object.entries(months ?? {})
    .filter(([year]) => isYear(year))
    .map(([year, amounts]) => ({ year: Number(year), months: amounts.map(toNumber) }));
  if (years.length === 0) return { value: undefined, issues: [] };
  return month !== undefined && isMonth(month) ? readSeason(years, month) : readSeason(years);
}

const isYear = (name: string): boolean => /^\d{4}$/.test(name);
const isMonth = (month: number): boolean => month >= 1 && month <= MONTHS;

/** The forecast of a sound development. */
export function forecastOf({ triangle, every, season, soFar }: Development): Forecast {
  const ladder = chainLadder(triangle);
  const age = soFar === undefined ? 0 : soFar.month / every;
  const hasColumn = Number.isInteger(age) && age >= 1 && age <= triangle.columns;
  const seasonal = soFar === undefined ? undefined : season?.shares[soFar.month - 1];
  return {
    ladder,
    shares: sharesComplete(ladder.pattern),
    season,
    completedYear: soFar !== undefined && hasColumn ? completedYear({ soFar: soFar.amount, age, triangle }) : undefined,
    seasonForecast:
      soFar !== undefined && seasonal !== undefined ? forecastBySeason(soFar.amount, seasonal) : undefined,
  };
}
