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

/** The largest whole number that is not above a just beside the point: one less where a falls away from a whole number. */
export function floor(a: Germ): Germ {
  const whole = exact.floor(a.value);
  const falls = exact.equal(whole, a.value) && exact.sign(a.slope) < 0;
  return still(falls ? exact.subtract(whole, ONE) : whole);
}

export const ceiling = (a: Germ): Germ => negate(floor(negate(a)));
