// A development triangle: for each year of origin, what was known of it at every age so far.
import { issue, type Issue, type Outcome, type Step } from "#kernel/issue";

/** The amounts of one year (or other period) of origin, one for each age it has reached. */
export interface Origin {
  readonly origin: string;
  readonly cells: readonly number[];
}

/** Cumulative amounts, oldest year first; no row is longer than the one above it. `columns` is the highest age. */
export interface Triangle {
  readonly rows: readonly Origin[];
  readonly columns: number;
}

/** Amounts per step of age, or the running totals of those. */
export type TriangleKind = "cumulative" | "incremental";

/** Months in a year: the highest age of a season. */
export const MONTHS = 12;

/** Above any amount in care, and far below where a square no longer fits in a double. */
const MOST = 1e15;
/** The spread of one step can be told from two years that both took it, not from one. */
const LEAST_YEARS = 2;

/**
 * Reads a triangle from plain numbers in one unit, oldest year first. Issues, with paths below `years`:
 * `triangle-not-staircase` for a row without cells or longer than the one above, `development-not-positive` for a
 * running total that is not above zero, `out-of-range` for one above 10^15, and `triangle-too-small` where fewer than
 * two years have reached a second age.
 *
 * @example readTriangle([{ origin: "2023", cells: [80, 100] }, { origin: "2024", cells: [90, 110] }])
 */
export function readTriangle(given: readonly Origin[], kind: TriangleKind = "cumulative"): Outcome<Triangle> {
  const rows = given.map(({ origin, cells }) => ({
    origin,
    cells: kind === "cumulative" ? cells : runningTotals(cells),
  }));
  const columns = highestAge(rows);
  const issues: Issue[] = [];
  for (const [index, { origin, cells }] of rows.entries()) {
    const most = rows[index - 1]?.cells.length ?? columns;
    if (cells.length === 0 || cells.length > most)
      issues.push(issue("triangle-not-staircase", ["years", origin], { year: origin, found: cells.length, most }));
    for (const [at, cell] of cells.entries())
      issues.push(...checkAmount(cell, { year: origin, age: at + 1, path: ["years", origin, at] }));
  }
  const found = rows.filter(({ cells }) => cells.length > 1).length;
  if (found < LEAST_YEARS) issues.push(issue("triangle-too-small", "years", { found, least: LEAST_YEARS }));
  return issues.length > 0 ? { value: undefined, issues } : { value: { rows, columns }, issues: [] };
}

const highestAge = (rows: readonly Origin[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Where an amount stands: its year, its age (column or month, counted from 1) and its path in the document. */
export interface AmountPlace {
  readonly year: string;
  readonly age: number;
  readonly path: readonly Step[];
}

/** What is wrong with an amount that has to be above zero: nothing, or one issue. */
export function checkAmount(amount: number, { year, age, path }: AmountPlace): readonly Issue[] {
  const name = path.findLast((step) => typeof step === "string") ?? year;
  if (amount > MOST) return [outOfRange(name, amount, { low: 0, high: MOST }, path)];
  return amount > 0 ? [] : [issue("development-not-positive", path, { year, age, found: String(amount) })];
}

/** The issue of a number that is not between its bounds. */
export const outOfRange = (
  name: string,
  found: number,
  { low, high }: { readonly low: number; readonly high: number },
  path: readonly Step[],
): Issue => issue("out-of-range", path, { name, found: String(found), low: String(low), high: String(high) });

/** The sums of the first one, two, three … amounts. */
export function runningTotals(amounts: readonly number[]): readonly number[] {
  // A sum this near to zero is what the rounding of doubles left of nothing.
  const nothing = 1e-12 * amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return Math.abs(sum) <= nothing ? 0 : sum;
  });
}
