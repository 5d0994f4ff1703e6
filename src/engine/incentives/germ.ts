// Figures just beside a point: a value and how it moves, ordered so that every tie is decided by the direction taken.
import * as exact from "#kernel/exact";
import { type Exact, ONE, ZERO } from "#kernel/exact";

/**
 * A figure one step too small to measure away from a point, in one direction: `value + slope × step`. Germs are
 * ordered by value and, where values tie, by slope; so at a kink the least of two is the one that falls behind.
 */
export interface Germ {
  readonly value: Exact;
  readonly slope: Exact;
}

/** A figure that does not move. */
export const still = (value: Exact): Germ => ({ value, slope: ZERO });

export const NOTHING = still(ZERO);

/** a + b. */
export const add = (a: Germ, b: Germ): Germ => ({
  value: exact.add(a.value, b.value),
  slope: exact.add(a.slope, b.slope),
});

/** −a. */
export const negate = (a: Germ): Germ => ({ value: exact.negate(a.value), slope: exact.negate(a.slope) });

/** a − b. */
export const subtract = (a: Germ, b: Germ): Germ => add(a, negate(b));

/** a × b. */
export const multiply = (a: Germ, b: Germ): Germ => ({
  value: exact.multiply(a.value, b.value),
  slope: exact.add(exact.multiply(a.slope, b.value), exact.multiply(a.value, b.slope)),
});

/** a ÷ b. Throws where b is zero at the point. */
export const divide = (a: Germ, b: Germ): Germ => {
  const value = exact.divide(a.value, b.value);
  return { value, slope: exact.divide(exact.subtract(a.slope, exact.multiply(value, b.slope)), b.value) };
};

/**
 * Negative when a comes below b just beside the point. Two figures that start together and move equally fast count as
 * equal: what only a second derivative tells apart is not seen.
 */
export function compare(a: Germ, b: Germ): number {
  const order = exact.compare(a.value, b.value);
  return order === 0 ? exact.compare(a.slope, b.slope) : order;
}

/** −1, 0 or 1: the sign just beside the point. */
export const sign = (a: Germ): number => Math.sign(compare(a, NOTHING));

export const least = (a: Germ, b: Germ): Germ => (compare(b, a) < 0 ? b : a);
export const greatest = (a: Germ, b: Germ): Germ => (compare(b, a) > 0 ? b : a);

/** The largest whole number that is not above a just beside the point: one less where a falls away from a whole number. */
export function floor(a: Germ): Germ {
  const whole = exact.floor(a.value);
  const falls = exact.equal(whole, a.value) && exact.sign(a.slope) < 0;
  return still(falls ? exact.subtract(whole, ONE) : whole);
}

export const ceiling = (a: Germ): Germ => negate(floor(negate(a)));

/** Linear between the points around `at`, constant outside them; undefined without points. */
export function interpolate(at: Germ, xs: readonly Germ[], ys: readonly Germ[]): Germ | undefined {
  const points = xs.map((x, index) => ({ x, y: ys[index]! })).sort((a, b) => compare(a.x, b.x));
  const [first] = points;
  if (first === undefined || xs.length !== ys.length) return undefined;
  if (compare(at, first.x) <= 0) return first.y;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined || compare(at, point.x) > 0) continue;
    const span = subtract(point.x, before.x);
    // Points that part only now leave no room between them.
    if (exact.isZero(span.value)) return point.y;
    return add(before.y, multiply(divide(subtract(at, before.x), span), subtract(point.y, before.y)));
  }
  return points.at(-1)!.y;
}

/** One party's terms in a distribution, as they stand beside the point. */
export interface GermPortion {
  readonly share: Germ;
  readonly first: Germ;
  readonly most: Germ | undefined;
}

/**
 * The distribution of settlement without its rounding: franchises in order, then shares, then what caps keep out, again
 * and again. Undefined when every party is at its cap and something is left.
 */
export function distribute(amount: Germ, portions: readonly GermPortion[]): readonly Germ[] | undefined {
  if (sign(amount) < 0) return distribute(negate(amount), portions)?.map(negate);
  const parts = portions.map(() => NOTHING);
  let left = amount;
  for (const [index, portion] of portions.entries()) {
    const cap = portion.most === undefined ? portion.first : least(portion.first, portion.most);
    parts[index] = least(cap, left);
    left = subtract(left, parts[index]);
  }
  const open = new Set(portions.keys());
  while (sign(left) !== 0) {
    const total = [...open].reduce((sum, index) => add(sum, portions[index]!.share), NOTHING);
    if (exact.isZero(total.value)) return undefined;
    const taken = (index: number): Germ => add(parts[index]!, divide(multiply(left, portions[index]!.share), total));
    const full = [...open].filter((index) => {
      const { most } = portions[index]!;
      return most !== undefined && compare(taken(index), most) > 0;
    });
    if (full.length === 0) {
      const shares = [...open].map((index) => [index, taken(index)] as const);
      for (const [index, part] of shares) parts[index] = part;
      break;
    }
    for (const index of full) {
      left = subtract(left, subtract(portions[index]!.most!, parts[index]!));
      parts[index] = portions[index]!.most!;
      open.delete(index);
    }
  }
  return parts;
}
