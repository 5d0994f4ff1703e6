// What a clause puts at risk: care delivered, what of it lies above a bound, and what stays unpaid.
import { Exact } from "#kernel/exact";
import { toCents, type Cents } from "#kernel/money";
import type { ClauseUse } from "../agreement.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import { paymentsIn } from "../graph/money.ts";
import type { Node, Value } from "../graph/node.ts";
import { providerOf } from "../provider.ts";
import type { Localized } from "../schema/part.ts";
import type { BoundWatch } from "./bound.ts";

/** What a clause puts at risk at year end, in cents. */
export interface RiskWatch {
  readonly clause: string;
  readonly title: Localized;
  /** Care delivered in the scopes that the clause pays for, at contract prices; nothing where it pays for none. */
  readonly gross: Cents | undefined;
  /** What of it lies above the first ceiling or tranche. */
  readonly above: Cents | undefined;
  /** What the provider receives through the clause, less what it hands on. */
  readonly due: Cents | undefined;
  /** Care delivered less what is due: below zero the provider receives more than it delivered. */
  readonly net: Cents | undefined;
}

/** The risk of a clause in a year, in a world where the year is complete. */
export function riskOf(
  elaboration: Elaboration,
  read: (node: Node) => Value,
  { use, year, bounds }: { readonly use: ClauseUse; readonly year: number; readonly bounds: readonly BoundWatch[] },
): RiskWatch {
  const site = elaboration.site(use.id, year);
  const gross = sumOf(use.form.covers.map((name) => centsOf(read(elaboration.claimed(use.scopes.get(name)!, site)))));
  const due = dueThrough(elaboration, read, use, year);
  const excesses = bounds
    .filter((bound) => bound.clause === use.id && bound.side === "above")
    .flatMap(({ forecast, at }) => {
      // Only a bound on these very claims says what of them is too much.
      const of = forecast && toCents(forecast);
      const bound = at && toCents(at);
      return of === undefined || of !== gross || bound === undefined ? [] : [Math.max(0, of - bound)];
    });
  const hasBound = use.form.covers.length > 0 && excesses.length > 0;
  return {
    clause: use.id,
    title: use.title,
    gross,
    above: hasBound ? (Math.max(...excesses) as Cents) : undefined,
    due,
    net: gross === undefined || due === undefined ? undefined : ((gross - due) as Cents),
  };
}

/** What the provider receives through a clause less what it hands on, every payment in whole cents. */
function dueThrough(
  elaboration: Elaboration,
  read: (node: Node) => Value,
  use: ClauseUse,
  year: number,
): Cents | undefined {
  const provider = providerOf(elaboration.agreement);
  const payments = paymentsIn(elaboration, year).filter(
    ({ clause, from, to }) => clause === use.id && from !== to && (from === provider || to === provider),
  );
  return sumOf(
    payments.map(({ to, amount }) => {
      const cents = centsOf(read(amount));
      return cents === undefined || to === provider ? cents : ((0 - cents) as Cents);
    }),
  );
}

const centsOf = (value: Value): Cents | undefined => (value instanceof Exact ? toCents(value) : undefined);

function sumOf(amounts: readonly (Cents | undefined)[]): Cents | undefined {
  let total = 0;
  for (const cents of amounts) {
    if (cents === undefined) return undefined;
    total += cents;
  }
  return total as Cents;
}
