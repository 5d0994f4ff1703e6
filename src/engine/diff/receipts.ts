// What every party receives on balance under an agreement, per year and clause, in cents: what diff compares.
import { Exact } from "#kernel/exact";
import { NO_CENTS, sumCents, toCents, type Cents } from "#kernel/money";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import { paymentsIn } from "../graph/money.ts";
import { folding } from "../graph/node.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import { Settlement } from "../settle/settle.ts";
import { worldOf } from "../settle/world.ts";

/** What a party receives (below zero: pays) in a year through a clause. */
export interface Receipt {
  readonly party: string;
  readonly year: number;
  readonly clause: string;
  readonly cents: Cents;
}

/**
 * Entitlements, not settlements: claims that were paid already count, since an agreement decides about them too. In a
 * year outside its term an agreement gives nothing. Issues where some clause can't be settled.
 */
export function receiptsOf(agreement: Agreement, facts: Facts): Outcome<readonly Receipt[]> {
  const years = agreement.years.filter((year) => facts.years.has(year));
  if (years.length === 0) return { value: [], issues: [] };
  const settlement = new Settlement(agreement);
  const { value: statement, issues } = settlement.settle(facts);
  const obstacles = [
    ...issues,
    ...(statement?.years ?? []).flatMap((year) =>
      year.clauses.flatMap((clause) => (clause.reason === undefined ? [] : [clause.reason])),
    ),
  ];
  if (obstacles.length > 0) return { value: undefined, issues: obstacles };
  const read = folding(0, exactArithmetic(worldOf(agreement, facts)));
  const receipts: Receipt[] = [];
  const found: Issue[] = [];
  for (const year of years) {
    for (const { clause, from, to, amount } of paymentsIn(settlement.elaboration, year)) {
      if (from === to) continue;
      const value = read(amount);
      const cents = value instanceof Exact ? toCents(value) : undefined;
      if (cents === undefined) found.push(issue("amount-too-large", `clauses.${clause}`));
      else
        receipts.push({ party: to, year, clause, cents }, { party: from, year, clause, cents: (0 - cents) as Cents });
    }
  }
  return found.length > 0 ? { value: undefined, issues: found } : { value: receipts, issues: [] };
}

/** One set of receipts less another. */
export const lessReceipts = (of: readonly Receipt[], less: readonly Receipt[]): readonly Receipt[] => [
  ...of,
  ...less.map((receipt) => ({ ...receipt, cents: (0 - receipt.cents) as Cents })),
];

/** The sum for one party, per key. */
export function sumBy<Key>(
  receipts: readonly Receipt[],
  party: string | undefined,
  keyOf: (receipt: Receipt) => Key,
): ReadonlyMap<Key, Cents> {
  const sums = new Map<Key, Cents>();
  for (const receipt of receipts) {
    if (party !== undefined && receipt.party !== party) continue;
    const key = keyOf(receipt);
    sums.set(key, ((sums.get(key) ?? NO_CENTS) + receipt.cents) as Cents);
  }
  return sums;
}

/** What one party receives in all. */
export const totalOf = (receipts: readonly Receipt[], party: string): Cents =>
  sumCents(receipts.filter((receipt) => receipt.party === party).map((receipt) => receipt.cents));
