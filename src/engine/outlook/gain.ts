// What an agreement gains a party when all goes as expected: its margin beside that without the agreement, exactly.
import { Exact, round, subtract } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import type { Value } from "../graph/node.ts";
import { marginsOf } from "./expected.ts";
import { withoutShifts, type Outlook } from "./outlook.ts";

/** What to hold an agreement against, and in whose eyes. */
export interface GainQuestion {
  readonly agreement: Agreement;
  /** What holds without the agreement, in a world where no shift happens. */
  readonly reference: Agreement;
  readonly party: string;
  readonly outlook: Outlook;
  /** What is known to have happened under the agreement, in place of what is expected. */
  readonly facts?: Facts;
  /** Whether costs that come with a shift, such as its introduction, count. */
  readonly introduction: boolean;
}

/** A year's gain in EUR; undefined where it can't be determined. */
export interface Gain {
  readonly year: number;
  /** Of the margin, not rounded. */
  readonly margin: Exact | undefined;
  /** Of what is received alone. */
  readonly received: Exact | undefined;
  /** Of the margin when the costs of either side are first brought to the cent, as accounts do. */
  readonly accounted: Exact | undefined;
}

/** The gain in every year that the agreement and its reference share. */
export function gainsOf(question: GainQuestion): Gain[] {
  const { agreement, reference, party, outlook, facts, introduction } = question;
  const still = withoutShifts(outlook);
  const after = marginsOf(agreement, party, {
    outlook,
    costs: introduction ? outlook : still,
    ...(facts === undefined ? {} : { facts }),
  });
  const before = new Map(marginsOf(reference, party, { outlook: still }).map((margin) => [margin.year, margin]));
  return after.flatMap(({ year, margin, received }) => {
    const other = before.get(year);
    if (other === undefined) return [];
    const both = { after: costOf(received, margin), before: costOf(other.received, other.margin) };
    const gained =
      received instanceof Exact && other.received instanceof Exact ? subtract(received, other.received) : undefined;
    return [
      {
        year,
        margin: margin === undefined || other.margin === undefined ? undefined : subtract(margin, other.margin),
        received: gained,
        accounted:
          gained === undefined || both.after === undefined || both.before === undefined
            ? undefined
            : subtract(gained, subtract(round(both.after, 2), round(both.before, 2))),
      },
    ];
  });
}

const costOf = (received: Value, margin: Exact | undefined): Exact | undefined =>
  received instanceof Exact && margin !== undefined ? subtract(received, margin) : undefined;
