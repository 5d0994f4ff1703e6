// The certain world of an outlook: everything turns out as expected. Settled exactly, it gives payments, costs and margins.
import { Exact, ZERO, add, subtract } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { lookUp, type Facts } from "../facts.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { receivedBy } from "../graph/money.ts";
import { folding, type Observation, type Value } from "../graph/node.ts";
import { exactArithmetic, type World } from "../settle/arithmetic.ts";
import { worldOf } from "../settle/world.ts";
import { costsIn } from "./cost.ts";
import { expectedOf, type Outlook } from "./outlook.ts";

/** The figure that is known or expected: facts so far first, then the outlook with every shift as expected. */
function expectedFigureIn(
  outlook: Outlook,
  facts: Facts | undefined,
  observation: Observation,
  bound?: Exact,
): Exact | undefined {
  return (facts && lookUp(facts, observation, bound)) ?? expectedOf(outlook, observation, bound);
}

/** A world in which everything goes as an outlook expects; what facts hold already is certain. */
export function expectedWorld(agreement: Agreement, outlook: Outlook, facts?: Facts): World {
  const known = worldOf(agreement, facts);
  return {
    observe(observation, bound) {
      const value = observation.frame === "basis" ? undefined : expectedFigureIn(outlook, facts, observation, bound);
      return value ?? known.observe(observation, bound);
    },
  };
}

/** What a party receives, what it costs and what is left in a year, in EUR, when all goes as expected. */
export interface Margin {
  readonly year: number;
  readonly received: Value;
  readonly costs: readonly { readonly id: string; readonly amount: Value }[];
  /** Received less costs; undefined where one of them is not determined. */
  readonly margin: Exact | undefined;
}

/**
 * The margin of a party, year by year, when all goes as `outlook` expects: what it receives (a payer: less than
 * nothing) less the costs that its own outlook, `costs`, gives. Nothing is rounded here: what is
 * shown, a margin or a difference of two, is rounded once.
 */
export function marginsOf(
  agreement: Agreement,
  party: string,
  { outlook, costs = outlook, facts }: { readonly outlook: Outlook; readonly costs?: Outlook; readonly facts?: Facts },
): Margin[] {
  const elaboration = new Elaboration(agreement);
  const read = folding(0, exactArithmetic(expectedWorld(agreement, outlook, facts)));
  return agreement.years.map((year) => {
    const received = read(receivedBy(elaboration, party, year));
    const own = costsIn(elaboration, costs.document, year).map(({ id, amount }) => ({ id, amount: read(amount) }));
    return {
      year,
      received,
      costs: own,
      margin: marginOf(
        received,
        own.map((cost) => cost.amount),
      ),
    };
  });
}

function marginOf(received: Value, costs: readonly Value[]): Exact | undefined {
  let total = ZERO;
  for (const cost of costs) {
    if (!(cost instanceof Exact)) return undefined;
    total = add(total, cost);
  }
  return received instanceof Exact ? subtract(received, total) : undefined;
}

/** Whether the margin of an outlook's organisation may be shown to a reader: its own, or one it was released to. */
export const mayShow = (outlook: Outlook, reader: string): boolean =>
  outlook.of === reader || (outlook.document.released ?? []).includes(reader);
