// What a clause pays in a year: from whom to whom, and the node that says how much.
import { touches } from "#kernel/date";
import type { ClauseUse } from "../agreement.ts";
import { asList, buildNode, fixedValue, type Site } from "./build.ts";
import type { Elaboration } from "./elaborate.ts";
import type { Node, RowShape, Shape } from "./node.ts";

/** One payment; the first of a clause is what its claims count towards. */
export interface Payment {
  readonly from: string;
  readonly to: string;
  readonly amount: Node;
}

/** All payments of a clause in a year, one per row where the form pays by a table. */
export function paymentsOf(elaboration: Elaboration, use: ClauseUse, year: number): Payment[] {
  const site = elaboration.site(use.id, year);
  return use.form.transfers.flatMap((transfer) => {
    const rows: (RowShape | undefined)[] =
      transfer.per === undefined
        ? [undefined]
        : asList(elaboration.line(use.id, transfer.per, site.year, site.frame)).items.map(
            (item) => item.shape as RowShape,
          );
    return rows.map((row) => {
      const inside: Site = row === undefined ? site : { ...site, variables: new Map<string, Shape>(row.columns) };
      return {
        from: partyOf(elaboration, transfer.from, inside),
        to: partyOf(elaboration, transfer.to, inside),
        amount: buildNode(transfer.amount, inside, elaboration),
      };
    });
  });
}

/** The clauses that are in force on some day of a year, in the order of the document. */
export const clausesIn = (elaboration: Elaboration, year: number): ClauseUse[] =>
  [...elaboration.agreement.clauses.values()].filter((use) => touches(use.term, year));

function partyOf(elaboration: Elaboration, name: string, site: Site): string {
  const known = site.variables.has(name) || elaboration.use(site.clause!).form.parameters.has(name);
  return known ? String(fixedValue(elaboration.named(name, site)) ?? name) : name;
}
