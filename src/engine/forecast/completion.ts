// What a running year will come to: by development where a column of the triangle fits, by season where none does.
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { ChainLadder } from "./chain-ladder.ts";
import { errorsOf, factorToEnd, rangeOf, square, sumOf, type Pattern } from "./pattern.ts";
import type { ErrorPart, Range } from "./range.ts";
import { seasonalError, type Season, type SeasonalShare } from "./season.ts";
import { checkAmount, MONTHS } from "./triangle.ts";

/** What earlier years teach. `every` is the number of months from one column of the triangle to the next. */
export interface History {
  readonly ladder: ChainLadder | undefined;
  readonly season: Season | undefined;
  readonly every: number;
}

/** A running year: its amount through a month, counted from the start of the year. */
export interface SoFar {
  readonly year: number;
  readonly amount: number;
  readonly month: number;
}

/**
 * `development`: by the factors of the triangle from that month on. `season`: by the share of a year that falls through
 * that month. `season-development`: by season to the end of December, by development after.
 */
export type Method = "development" | "season" | "season-development";

/**
 * A completed year: `factor` times what is known. Error and range (nine outcomes in ten) are known from two earlier
 * years on. `years` is on how many earlier years the first step leans.
 */
export interface CompletedYear {
  readonly method: Method;
  readonly years: number;
  readonly factor: number;
  readonly completed: number;
  readonly standardError: number | undefined;
  readonly range: Range | undefined;
}

/**
 * What a running year will come to, by the best method first and by any other that fits after it. Triangles go first:
 * they know what still comes after December. The year need not be in the triangle. Issues, below `so_far`:
 * `month-not-in-development`, `development-not-positive`, `out-of-range`.
 *
 * @example completeYear(history, { year: 2027, amount: 811_234, month: 8 }).value // [{ factor, completed, range, … }]
 */
export function completeYear(history: History, soFar: SoFar): Outcome<readonly [CompletedYear, ...CompletedYear[]]> {
  const { year, amount, month } = soFar;
  const wrong: readonly Issue[] = checkAmount(amount, { year: String(year), age: month, path: ["so_far", "amount"] });
  const [first, ...others] = wrong.length > 0 ? [] : waysOf(history, soFar);
  if (first !== undefined) return { value: [first, ...others], issues: [] };
  return { value: undefined, issues: wrong.length > 0 ? wrong : [unknownMonth(history, month)] };
}

function waysOf(history: History, { amount, month }: SoFar): readonly CompletedYear[] {
  const ways: CompletedYear[] = [];
  const pattern = history.ladder?.pattern;
  const age = ageAt(history, month);
  if (pattern !== undefined && age !== undefined) ways.push(byDevelopment(pattern, amount, age));
  const share = month < MONTHS || age === undefined ? history.season?.shares[month - 1] : undefined;
  if (share !== undefined) ways.push(bySeason(history, amount, share));
  return ways;
}

/** The age of the column at a month; undefined where the triangle has none. */
export function ageAt({ ladder, every }: History, month: number): number | undefined {
  const age = month / every;
  return ladder !== undefined && Number.isInteger(age) && age >= 1 && age <= ladder.pattern.columns ? age : undefined;
}

function byDevelopment(pattern: Pattern, amount: number, age: number): CompletedYear {
  const factor = factorToEnd(pattern, age);
  const completed = amount * factor;
  return {
    method: "development",
    years: pattern.steps[age - 1]?.years ?? pattern.steps.at(-1)!.years,
    factor,
    completed,
    ...errorAndRange(completed, errorsOf(pattern, [{ completed, age }]), pattern.neverFell ? amount : 0),
  };
}

function bySeason(history: History, amount: number, share: SeasonalShare): CompletedYear {
  const pattern = history.ladder?.pattern;
  const december = ageAt(history, MONTHS);
  const after = pattern === undefined || december === undefined ? undefined : { pattern, age: december };
  const factor = (after === undefined ? 1 : factorToEnd(after.pattern, after.age)) / share.share;
  const completed = amount * factor;
  const seasonal = seasonalError(share);
  const errors =
    seasonal === undefined
      ? undefined
      : [
          { ...seasonal, variance: seasonal.variance * square(completed) },
          ...(after === undefined ? [] : errorsOf(after.pattern, [{ completed, age: after.age }])),
        ];
  const neverFell = history.season!.neverFell && (after?.pattern.neverFell ?? true);
  return {
    method: after === undefined ? "season" : "season-development",
    years: share.years,
    factor,
    completed,
    ...errorAndRange(completed, errors, neverFell ? amount : 0),
  };
}

/** Error and range of an estimate; neither where one earlier year can't tell. */
function errorAndRange(
  completed: number,
  errors: readonly ErrorPart[] | undefined,
  least: number,
): Pick<CompletedYear, "standardError" | "range"> {
  if (errors === undefined) return { standardError: undefined, range: undefined };
  return {
    standardError: Math.sqrt(sumOf(errors.map(({ variance }) => variance))),
    range: rangeOf({ completed, errors }, least),
  };
}

function unknownMonth({ ladder, season, every }: History, month: number): Issue {
  const columns = ladder?.pattern.columns ?? 0;
  const months = Array.from({ length: columns }, (_, index) => String((index + 1) * every));
  const known = season === undefined ? months : [`1–${MONTHS}`, ...months.filter((one) => Number(one) > MONTHS)];
  return issue("month-not-in-development", "so_far.month", { month, known });
}
