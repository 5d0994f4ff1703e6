// Distribution of an amount over parties: franchise first, then shares, capped, the odd cent to the first.
import {
  add,
  compare,
  divide,
  isZero,
  least,
  multiply,
  negate,
  round,
  sign,
  subtract,
  ZERO,
  type Exact,
} from "#kernel/exact";

/** One party's terms. `most` is the cap, franchise included; undefined is no cap. */
export interface Portion {
  readonly share: Exact;
  readonly first: Exact;
  readonly most: Exact | undefined;
}

/**
 * Divides an amount in EUR. Each party bears its own franchise first, in the order listed; the rest goes by share; what
 * a cap keeps out flows to the others in proportion to their shares, again and again. Parts are in cents and add up:
 * the difference of rounding goes to the first listed. A negative amount is the mirror image. Undefined when every
 * party is at its cap and something is left.
 *
 * @example distribute(ratio(100), [{ share: ratio(1, 2), first: ZERO, most: undefined }, …])
 */
export function distribute(amount: Exact, portions: readonly Portion[]): readonly Exact[] | undefined {
  if (sign(amount) < 0) return distribute(negate(amount), portions)?.map(negate);
  const parts = portions.map(() => ZERO);
  let left = amount;
  for (const [index, portion] of portions.entries()) {
    const cap = portion.most === undefined ? portion.first : least(portion.first, portion.most);
    const taken = least(cap, left);
    parts[index] = taken;
    left = subtract(left, taken);
  }
  const open = new Set(portions.keys());
  while (!isZero(left)) {
    const total = [...open].reduce((sum, index) => add(sum, portions[index]!.share), ZERO);
    if (isZero(total)) return undefined;
    const full = [...open].filter((index) => {
      const { share, most } = portions[index]!;
      return most !== undefined && compare(add(parts[index]!, divide(multiply(left, share), total)), most) > 0;
    });
    if (full.length === 0) {
      for (const index of open)
        parts[index] = add(parts[index]!, divide(multiply(left, portions[index]!.share), total));
      break;
    }
    for (const index of full) {
      left = subtract(left, subtract(portions[index]!.most!, parts[index]!));
      parts[index] = portions[index]!.most!;
      open.delete(index);
    }
  }
  return inCents(amount, parts);
}

function inCents(amount: Exact, parts: readonly Exact[]): readonly Exact[] {
  const cents = parts.map((part) => round(part, 2));
  const difference = subtract(round(amount, 2), cents.reduce(add, ZERO));
  return cents.map((part, index) => (index === 0 ? add(part, difference) : part));
}
