// A development, read from its document: what earlier years teach, and the running year so far.
import { toNumber } from "#kernel/decimal";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Datum } from "../datum.ts";
import { developmentSchema, type DevelopmentDocument } from "../schema/development-schema.ts";
import { parseWith } from "../schema/part.ts";
import { chainLadder } from "./chain-ladder.ts";
import { completeYear, ageAt, type History, type SoFar } from "./completion.ts";
import { readSeason, type Season, type YearOfMonths } from "./season.ts";
import { MONTHS, outOfRange, readTriangle, type Origin, type Triangle } from "./triangle.ts";

/** A sound development: a triangle, a season or both. */
export interface Development extends History {
  readonly document: DevelopmentDocument;
  readonly triangle: Triangle | undefined;
  readonly months: readonly YearOfMonths[];
  readonly soFar: SoFar | undefined;
}

/** The months of a year and the column of December may differ by rounding, not by more. */
const TOLERANCE = 0.001;

/**
 * Reads a development. Beside the issues of any document: `development-empty`, `not-a-year`, `out-of-range`, `triangle-not-staircase`,
 * `triangle-too-small`, `development-not-positive`, `season-not-twelve`, `season-not-triangle` and
 * `month-not-in-development`.
 */
export function readDevelopment(datum: Datum): Outcome<Development> {
  const { value: document, issues } = parseWith(developmentSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const found: Issue[] = [...checkYears(document)];
  if (document.years === undefined && Object.keys(document.months ?? {}).length === 0)
    found.push(issue("development-empty", "years"));
  const every = document.every === undefined ? MONTHS : toNumber(document.every);
  if (every < 1 || every > MONTHS) found.push(outOfRange("every", every, { low: 1, high: MONTHS }, ["every"]));
  const triangle = triangleOf(document);
  const soFar = soFarOf(document);
  const months = monthsOf(document);
  const season = seasonOf(months, soFar?.month);
  found.push(...triangle.issues, ...season.issues);
  if (found.length > 0) return { value: undefined, issues: found };
  const history: History = {
    ladder: triangle.value && chainLadder(triangle.value),
    season: season.value,
    every,
  };
  found.push(...checkMonths(history, triangle.value, season.value));
  if (soFar !== undefined) found.push(...completeYear(history, soFar).issues);
  if (found.length > 0) return { value: undefined, issues: found };
  return { value: { ...history, document, triangle: triangle.value, months, soFar }, issues: [] };
}

function checkYears({ years = {}, months = {}, so_far: soFar }: DevelopmentDocument): readonly Issue[] {
  const named: readonly (readonly [string, string])[] = [
    ...Object.keys(years).map((year) => [year, `years.${year}`] as const),
    ...Object.keys(months).map((year) => [year, `months.${year}`] as const),
    ...(soFar === undefined ? [] : [[String(soFar.year), "so_far.year"] as const]),
  ];
  return named
    .filter(([year]) => !/^\d{4}$/.test(year))
    .map(([year, path]) => issue("not-a-year", path, { found: year }));
}

function triangleOf({ years, kind }: DevelopmentDocument): Outcome<Triangle> {
  if (years === undefined) return { value: undefined, issues: [] };
  const origins = Object.entries(years).map(([origin, cells]): Origin => ({ origin, cells: cells.map(toNumber) }));
  return readTriangle(origins, kind);
}

function soFarOf({ so_far: soFar }: DevelopmentDocument): SoFar | undefined {
  if (soFar === undefined) return undefined;
  return { year: toNumber(soFar.year), amount: toNumber(soFar.amount), month: toNumber(soFar.month) };
}

const monthsOf = ({ months = {} }: DevelopmentDocument): readonly YearOfMonths[] =>
  Object.entries(months).map(([year, amounts]) => ({ year: Number(year), months: amounts.map(toNumber) }));

function seasonOf(months: readonly YearOfMonths[], month: number = MONTHS): Outcome<Season> {
  // A year that is no number has its issue already.
  if (months.length === 0 || months.some(({ year }) => Number.isNaN(year))) return { value: undefined, issues: [] };
  return readSeason(months, month >= 1 && month <= MONTHS ? month : MONTHS);
}

/** Months and triangle have to tell of the same thing, or the one can't go on where the other ends. */
function checkMonths(history: History, triangle: Triangle | undefined, season: Season | undefined): readonly Issue[] {
  const december = ageAt(history, MONTHS);
  if (december === undefined || triangle === undefined || season === undefined) return [];
  return season.totals.flatMap(({ year, total }) => {
    const cell = triangle.rows.find(({ origin }) => origin === String(year))?.cells[december - 1];
    if (cell === undefined || Math.abs(total - cell) <= TOLERANCE * cell) return [];
    return [issue("season-not-triangle", ["months", String(year)], { year: String(year), found: total, cell })];
  });
}
