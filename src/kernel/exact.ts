// Exact rational numbers: what every amount, rate and count in Handslag is made of.

/**
 * A rational number. Small ones live in doubles that hold integers, large ones in bigints. What is read or rounded is in
 * lowest terms; sums and products on the way need not be, which spares most of the work.
 */
export class Exact {
  readonly n: number | bigint;
  readonly d: number | bigint;

  /** Takes a fraction with a positive denominator; use the functions below to make one. */
  constructor(n: number | bigint, d: number | bigint) {
    this.n = n;
    this.d = d;
  }

  /** Decimal text: what a message or a template shows. */
  toString(): string {
    return toDecimal(this);
  }
}

const MAX = Number.MAX_SAFE_INTEGER;
/** A denominator below this leaves room for the next step, so it need not be reduced yet. */
const ROOMY = 1e9;
const isSmall = (x: number | bigint): x is number => typeof x === "number";
const fits = (x: bigint): boolean => x <= BigInt(MAX) && x >= -BigInt(MAX);

function gcdSmall(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function gcdLarge(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function small(n: number, d: number): Exact {
  if (d === 1) return new Exact(n === 0 ? 0 : n, 1);
  const divisor = gcdSmall(n < 0 ? -n : n, d);
  return new Exact(n === 0 ? 0 : n / divisor, d / divisor);
}

function large(n: bigint, d: bigint): Exact {
  if (d < 0n) [n, d] = [-n, -d];
  const divisor = gcdLarge(n < 0n ? -n : n, d);
  if (divisor !== 1n) [n, d] = [n / divisor, d / divisor];
  return fits(n) && fits(d) ? new Exact(Number(n), Number(d)) : new Exact(n, d);
}

/** The fraction n ÷ d. Throws on d = 0: callers decide what a division by zero means before they divide. */
export function ratio(n: number | bigint, d: number | bigint = 1): Exact {
  if (d === 0 || d === 0n) throw new RangeError("a fraction with denominator zero");
  if (isSmall(n) && isSmall(d) && Number.isSafeInteger(n) && Number.isSafeInteger(d))
    return d < 0 ? small(-n, -d) : small(n, d);
  return large(BigInt(n), BigInt(d));
}

export const ZERO = new Exact(0, 1);
export const ONE = new Exact(1, 1);
export const HUNDRED = new Exact(100, 1);

/** a + b. */
export function add(a: Exact, b: Exact): Exact {
  if (isSmall(a.n) && isSmall(b.n) && isSmall(a.d) && isSmall(b.d)) {
    if (a.d === b.d) {
      const n = a.n + b.n;
      if (safe(n)) return new Exact(n === 0 ? 0 : n, n === 0 ? 1 : a.d);
    }
    // One denominator is often a multiple of the other: amounts in cents, shares in thousandths.
    const multiple = a.d > b.d ? a.d % b.d === 0 : b.d % a.d === 0;
    const d = multiple ? Math.max(a.d, b.d) : a.d * b.d;
    const left = a.n * (d / a.d);
    const right = b.n * (d / b.d);
    const n = left + right;
    if (safe(left) && safe(right) && safe(n) && d <= MAX) return new Exact(n === 0 ? 0 : n, n === 0 ? 1 : d);
  }
  const [an, ad, bn, bd] = [BigInt(a.n), BigInt(a.d), BigInt(b.n), BigInt(b.d)];
  return large(an * bd + bn * ad, ad * bd);
}

const safe = (x: number): boolean => x <= MAX && x >= -MAX;

/** −a. */
export function negate(a: Exact): Exact {
  return isSmall(a.n) ? new Exact(a.n === 0 ? 0 : -a.n, a.d) : new Exact(-a.n, a.d);
}

/** a − b. */
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

/** a × b. */
export function multiply(a: Exact, b: Exact): Exact {
  if (isSmall(a.n) && isSmall(b.n) && isSmall(a.d) && isSmall(b.d)) {
    const n = a.n * b.n;
    const d = a.d * b.d;
    if (n === 0) return ZERO;
    if (safe(n) && d <= MAX) return d < ROOMY ? new Exact(n, d) : small(n, d);
  }
  return large(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** a ÷ b. Throws on b = 0, as `ratio` does. */
export function divide(a: Exact, b: Exact): Exact {
  if (isZero(b)) throw new RangeError("a division by zero");
  if (isSmall(b.n) && isSmall(b.d)) return multiply(a, b.n < 0 ? new Exact(-b.d, -b.n) : new Exact(b.d, b.n));
  const [n, d] = [BigInt(b.n), BigInt(b.d)];
  return large(BigInt(a.n) * (n < 0n ? -d : d), BigInt(a.d) * (n < 0n ? -n : n));
}

export const isZero = (a: Exact): boolean => a.n === 0;

/** −1, 0 or 1: the sign of a. */
export const sign = (a: Exact): -1 | 0 | 1 => (a.n > 0 ? 1 : a.n < 0 ? -1 : 0);

/** Negative when a < b, zero when equal, positive when a > b. */
export function compare(a: Exact, b: Exact): number {
  if (isSmall(a.n) && isSmall(b.n) && isSmall(a.d) && isSmall(b.d)) {
    if (a.d === b.d) return a.n - b.n;
    const left = a.n * b.d;
    const right = b.n * a.d;
    if (safe(left) && safe(right)) return left - right;
  }
  const left = BigInt(a.n) * BigInt(b.d);
  const right = BigInt(b.n) * BigInt(a.d);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equal = (a: Exact, b: Exact): boolean => compare(a, b) === 0;

/** The same number in lowest terms. */
export const reduced = (a: Exact): Exact => ratio(a.n, a.d);
export const least = (a: Exact, b: Exact): Exact => (compare(b, a) < 0 ? b : a);
export const greatest = (a: Exact, b: Exact): Exact => (compare(b, a) > 0 ? b : a);
export const absolute = (a: Exact): Exact => (sign(a) < 0 ? negate(a) : a);

/** The largest whole number that is not above a. */
export function floor(a: Exact): Exact {
  if (isSmall(a.n) && isSmall(a.d)) {
    const rest = a.n % a.d;
    return small((a.n - rest) / a.d - (rest < 0 ? 1 : 0), 1);
  }
  const [n, d] = [BigInt(a.n), BigInt(a.d)];
  const quotient = n / d;
  return ratio(n < 0n && quotient * d !== n ? quotient - 1n : quotient);
}

export const ceiling = (a: Exact): Exact => negate(floor(negate(a)));

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** a rounded to a number of decimals, half away from zero ("rekenkundig"). */
export function round(a: Exact, decimals: number): Exact {
  if (isSmall(a.n) && isSmall(a.d) && decimals < powers.length) {
    const power = powers[decimals]!;
    if (power % a.d === 0) return a;
    const doubled = 2 * Math.abs(a.n) * power + a.d;
    if (doubled <= MAX) {
      const rest = doubled % (2 * a.d);
      const whole = (doubled - rest) / (2 * a.d);
      return small(a.n < 0 ? -whole : whole, power);
    }
  }
  const power = 10n ** BigInt(decimals);
  const [n, d] = [BigInt(a.n), BigInt(a.d)];
  const whole = (2n * (n < 0n ? -n : n) * power + d) / (2n * d);
  return large(n < 0n ? -whole : whole, power);
}

/**
 * Decimal text of a number: all its digits where they end within `most` decimals, else rounded to that many
 * (half away from zero). Never an exponent, never a trailing zero.
 *
 * @example toDecimal(ratio(1, 3), 4) // "0.3333"
 */
export function toDecimal(value: Exact, most = 12): string {
  const fixed = toFixed(value, most);
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

/** Decimal text with exactly `decimals` digits behind the point. */
export function toFixed(value: Exact, decimals: number): string {
  const rounded = round(value, decimals);
  const power = 10n ** BigInt(decimals);
  const units = (BigInt(rounded.n) * power) / BigInt(rounded.d);
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const body = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return sign(rounded) < 0 ? `-${body}` : body;
}
