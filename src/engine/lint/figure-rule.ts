// Lint that needs figures: rewards too small to notice, and prices that outgrow a maximum tariff.
import { Exact, ZERO, add, compare, divide, ratio, sign, toDecimal, toFixed } from "#kernel/exact";
import { issue, type Issue } from "#kernel/issue";
import type { Product } from "../agreement.ts";
import { clausesIn, paymentsOf } from "../graph/payment.ts";
import type { LintContext, Rule } from "./context.ts";
import { numbersOf } from "./range.ts";

/** Below this part of the claims it stands beside, a reward hardly moves anyone. */
const NOTICEABLE = ratio(1, 100);

/** The highest reward against what is claimed beside it, in the first year that figures know. */
export const rewardSize: Rule = (context) => {
  const { agreement, valueOf } = context;
  if (valueOf === undefined) return [];
  return [...agreement.clauses.values()].flatMap((use): Issue[] => {
    if (use.form.document.family !== "E" || use.form.covers.length > 0) return [];
    for (const year of agreement.years) {
      const claims = claimedIn(context, year);
      const most = mostPaid(context, use.id, year);
      if (claims === undefined || most === undefined) continue;
      const share = divide(most, claims);
      return compare(share, NOTICEABLE) < 0
        ? [
            issue("reward-too-small", use.path, {
              clause: use.id,
              year,
              on: context.on!,
              most: toFixed(most, 2),
              claims: toFixed(claims, 2),
              share: toFixed(share, 6),
              least: toDecimal(NOTICEABLE, 6),
            }),
          ]
        : [];
    }
    return [];
  });
};

/** What is claimed under all clauses of a year together; undefined where it is not known or nothing. */
function claimedIn({ elaboration, valueOf }: LintContext, year: number): Exact | undefined {
  let total = ZERO;
  for (const use of clausesIn(elaboration, year)) {
    for (const scope of use.form.covers) {
      const claimed = valueOf!(elaboration.claimed(use.scopes.get(scope)!, elaboration.site(undefined, year)));
      if (!(claimed instanceof Exact)) return undefined;
      total = add(total, claimed);
    }
  }
  return sign(total) > 0 ? total : undefined;
}

function mostPaid({ elaboration, rangeOf }: LintContext, clause: string, year: number): Exact | undefined {
  const use = clausesIn(elaboration, year).find(({ id }) => id === clause);
  const ends =
    use === undefined ? [] : paymentsOf(elaboration, use, year).map(({ amount }) => numbersOf(rangeOf(amount)).high);
  return ends.length === 1 && ends[0] instanceof Exact ? ends[0] : undefined;
}

/** Prices follow an index; a maximum tariff of the regulator does not follow along. */
export const risingPrices: Rule = ({ agreement, elaboration, valueOf }) => {
  if (valueOf === undefined) return [];
  return [...agreement.products.values()].flatMap((product) => {
    for (const year of agreement.years) {
      const most = maximumIn(product, year);
      const price = most && valueOf(elaboration.price(product.id, year));
      if (most !== undefined && price instanceof Exact && compare(price, most) > 0)
        return [
          issue("price-outgrows-maximum", `prices.${product.id}`, {
            product: product.id,
            year,
            found: toFixed(price, 2),
            most: toFixed(most, 2),
          }),
        ];
    }
    return [];
  });
};

const maximumIn = ({ maximum }: Product, year: number): Exact | undefined =>
  maximum instanceof Exact || maximum === undefined ? maximum : maximum[String(year)];
