// Distribution of an amount over parties: franchise first, then shares, capped, the odd cent to the first.
import { add, isZero, round, subtract, ZERO, type Exact } from "#kernel/exact";
import { EXACT, type Figures } from "./figures.ts";

/** One party's terms. `most` is the cap, franchise included; undefined is no cap. */
export interface Portion<Figure = Exact> {
  readonly share: Figure;
  readonly first: Figure;
  readonly most: Figure | undefined;
}

/**
 * Divides an amount. Each party bears its own franchise first, in the order listed; the rest goes by share; what a cap
 * keeps out flows to the others in proportion to their shares, again and again. Parts add up. A negative amount is the
 * mirror image. Undefined when every party is at its cap and something is left.
 */
export function divideOver<Figure>(
  figures: Figures<Figure>,
  amount: Figure,
  portions: readonly Portion<Figure>[],
): readonly Figure[] | undefined {
  const { add, subtract, compare, negate, sign } = figures;
  if (sign(amount) < 0) return divideOver(figures, negate(amount), portions)?.map(negate);
  const least = (a: Figure, b: Figure): Figure => (compare(b, a) < 0 ? b : a);
  const nothing = figures.still(ZERO);
  const parts = portions.map(() => nothing);
  let left = amount;
  for (const [index, portion] of portions.entries()) {
    const cap = portion.most === undefined ? portion.first : least(portion.first, portion.most);
    parts[index] = least(cap, left);
    left = subtract(left, parts[index]);
  }
  const open = new Set(portions.keys());
  while (sign(left) !== 0) {
    const total = [...open].reduce((sum, index) => add(sum, portions[index]!.share), nothing);
    if (isZero(figures.shown(total))) return undefined;
    const taken = (index: number): Figure =>
      add(parts[index]!, figures.divide(figures.multiply(left, portions[index]!.share), total));
    const full = [...open].filter((index) => {
      const { most } = portions[index]!;
      return most !== undefined && compare(taken(index), most) > 0;
    });
    if (full.length === 0) {
      for (const index of open) parts[index] = taken(index);
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

/**
 * Divides an amount in EUR as `divideOver` does, with parts in cents that add up: the difference of rounding goes to the
 * first listed.
 *
 * @example distribute(ratio(100), [{ share: ratio(1, 2), first: ZERO, most: undefined }, …])
 */
export function distribute(amount: Exact, portions: readonly Portion[]): readonly Exact[] | undefined {
  const cents = divideOver(EXACT, amount, portions)?.map((part) => round(part, 2));
  if (cents === undefined) return undefined;
  const difference = subtract(round(amount, 2), cents.reduce(add, ZERO));
  return cents.map((part, index) => (index === 0 ? add(part, difference) : part));
}
