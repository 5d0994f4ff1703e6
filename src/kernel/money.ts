// Money as whole cents: what is paid, received and summed once a settlement has been computed.
import { HUNDRED, multiply, ratio, round, type Exact } from "#kernel/exact";

/** A whole number of euro cents. */
export type Cents = number & { readonly unit: "cent" };

export const NO_CENTS = 0 as Cents;

/** An amount in EUR as cents, rounded half away from zero. Undefined where it would pass 90 trillion euro. */
export function toCents(amount: Exact): Cents | undefined {
  const whole = round(multiply(amount, HUNDRED), 0).n;
  return typeof whole === "number" ? (whole as Cents) : undefined;
}

/** Cents as an amount in EUR. */
export const fromCents = (cents: Cents): Exact => ratio(cents, 100);

/** The sum of amounts in cents. */
export const sumCents = (amounts: readonly Cents[]): Cents =>
  amounts.reduce((total, cents) => (total + cents) as Cents, NO_CENTS);
