// What a party receives on balance, as one node: entitlements that come in less those that go out.
import type { Elaboration } from "./elaborate.ts";
import type { Node } from "./node.ts";
import { clausesIn, paymentsOf } from "./payment.ts";

/** What a clause moves in a year, from whom to whom, in EUR. */
export interface ClausePayment {
  readonly clause: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Node;
}

/** Every payment of every clause that is in force in a year, in the order of the document. */
export const paymentsIn = (elaboration: Elaboration, year: number): ClausePayment[] =>
  clausesIn(elaboration, year).flatMap((use) =>
    paymentsOf(elaboration, use, year).map((payment) => ({ clause: use.id, ...payment })),
  );

/**
 * What a party receives in a year less what it pays, in EUR: entitlements, so claims that were paid already count.
 * Given a clause, only through that clause.
 */
export function receivedBy(elaboration: Elaboration, party: string, year: number, clause?: string): Node {
  const { graph } = elaboration;
  const parts = paymentsIn(elaboration, year)
    .filter((payment) => payment.from !== payment.to && (clause === undefined || payment.clause === clause))
    .flatMap(({ from, to, amount }) =>
      to === party ? [amount] : from === party ? [graph.make({ kind: "negate", of: amount })] : [],
    );
  return graph.make({ kind: "sum", of: parts });
}
