// What an arithmetic reckons with: exact numbers in settlement, numbers that move just beside a point in incentives.
import * as exact from "#kernel/exact";
import { Exact } from "#kernel/exact";

/** A sort of figure, and how it is reckoned with. Figures are ordered; `compare` is negative where a comes first. */
export interface Figures<Figure> {
  readonly is: (found: unknown) => found is Figure;
  /** A number as a figure that does not move. */
  readonly still: (number: Exact) => Figure;
  /** A figure as the number that a reader sees. */
  readonly shown: (figure: Figure) => Exact;
  readonly add: (a: Figure, b: Figure) => Figure;
  readonly subtract: (a: Figure, b: Figure) => Figure;
  readonly multiply: (a: Figure, b: Figure) => Figure;
  /** Throws where b shows zero. */
  readonly divide: (a: Figure, b: Figure) => Figure;
  readonly negate: (a: Figure) => Figure;
  readonly floor: (a: Figure) => Figure;
  readonly ceiling: (a: Figure) => Figure;
  readonly round: (a: Figure, decimals: number) => Figure;
  readonly compare: (a: Figure, b: Figure) => number;
  readonly sign: (a: Figure) => number;
}

/** Exact rationals. */
export const EXACT: Figures<Exact> = {
  is: (found) => found instanceof Exact,
  still: (number) => number,
  shown: (figure) => figure,
  add: exact.add,
  subtract: exact.subtract,
  multiply: exact.multiply,
  divide: exact.divide,
  negate: exact.negate,
  floor: exact.floor,
  ceiling: exact.ceiling,
  round: exact.round,
  compare: exact.compare,
  sign: exact.sign,
};

/** Linear between the points that lie around `at`, constant outside them; undefined without points. In any order. */
export function interpolate<Figure>(
  figures: Figures<Figure>,
  at: Figure,
  xs: readonly Figure[],
  ys: readonly Figure[],
): Figure | undefined {
  const points = xs.map((x, index) => ({ x, y: ys[index]! })).sort((a, b) => figures.compare(a.x, b.x));
  const [first] = points;
  if (first === undefined || xs.length !== ys.length) return undefined;
  if (figures.compare(at, first.x) <= 0) return first.y;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined || figures.compare(at, point.x) > 0) continue;
    const span = figures.subtract(point.x, before.x);
    // Points that part only beside where they stand leave no room between them.
    if (exact.isZero(figures.shown(span))) return point.y;
    const part = figures.divide(figures.subtract(at, before.x), span);
    return figures.add(before.y, figures.multiply(part, figures.subtract(point.y, before.y)));
  }
  return points.at(-1)!.y;
}
