// How a batch agrees with what was published: line by line, in classes, with every row that differs.
import { Exact, absolute, compare, multiply, ratio, sign, subtract } from "#kernel/exact";
import type { Value } from "../graph/node.ts";
import type { Localized } from "../schema/part.ts";

/** One line of one contract: what the form computes and what was published. */
export interface Comparison {
  readonly key: string;
  readonly computed: Value;
  readonly published: Value;
}

/** How many rows agree, each counted in every class that it meets. */
export interface Matched {
  readonly cent: number;
  readonly unit: number;
  readonly perMille: number;
}

export interface LineReport {
  readonly line: string;
  readonly rows: number;
  readonly unpublished: number;
  readonly matched: Matched;
  /** The same for rows whose published figure is not zero, and for those where it is. */
  readonly nonZero: { readonly rows: number; readonly matched: Matched };
  readonly zero: { readonly rows: number; readonly matched: Matched };
  readonly differences: readonly (Comparison & { readonly reason: Localized | undefined })[];
}

const CENT = ratio(1, 100);
const UNIT = ratio(1);
const PER_MILLE = ratio(1, 1000);

/** Holds the rows of one line against what was published. */
export function lineReport(
  line: string,
  comparisons: readonly Comparison[],
  reasons: Readonly<Record<string, Localized>>,
): LineReport {
  const published = comparisons.filter((row) => row.published instanceof Exact);
  const nonZero = published.filter((row) => sign(row.published as Exact) !== 0);
  const zero = published.filter((row) => sign(row.published as Exact) === 0);
  const differences = published
    .filter((row) => !Object.values(classesOf(row)).some(Boolean))
    .map((row) => ({ ...row, reason: Object.hasOwn(reasons, row.key) ? reasons[row.key] : undefined }));
  return {
    line,
    rows: published.length,
    unpublished: comparisons.length - published.length,
    matched: matchedIn(published),
    nonZero: { rows: nonZero.length, matched: matchedIn(nonZero) },
    zero: { rows: zero.length, matched: matchedIn(zero) },
    differences,
  };
}

/** The classes that a row meets: within a cent, within one unit, within a thousandth of what was published. */
function classesOf(row: Comparison): { readonly cent: boolean; readonly unit: boolean; readonly perMille: boolean } {
  if (!(row.computed instanceof Exact) || !(row.published instanceof Exact))
    return { cent: false, unit: false, perMille: false };
  const difference = absolute(subtract(row.computed, row.published));
  const within = (most: Exact): boolean => compare(difference, most) <= 0;
  return { cent: within(CENT), unit: within(UNIT), perMille: within(multiply(PER_MILLE, absolute(row.published))) };
}

function matchedIn(rows: readonly Comparison[]): Matched {
  const classes = rows.map(classesOf);
  return {
    cent: classes.filter((row) => row.cent).length,
    unit: classes.filter((row) => row.unit).length,
    perMille: classes.filter((row) => row.perMille).length,
  };
}
