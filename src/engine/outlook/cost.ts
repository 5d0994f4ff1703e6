// What care costs an organisation: its costs as nodes of the same graph, so that every reading knows them too.
import type { Exact } from "#kernel/exact";
import { yearOf } from "#kernel/date";
import type { Elaboration } from "../graph/elaborate.ts";
import type { Node } from "../graph/node.ts";
import type { CostDocument, OutlookDocument } from "../schema/outlook-schema.ts";
import type { Localized } from "../schema/part.ts";
import { inYear } from "./outlook.ts";

/** One cost of an organisation in a year, in EUR. */
export interface Cost {
  readonly id: string;
  readonly label: Localized;
  readonly amount: Node;
}

/**
 * The costs of an outlook in a year: a share of the price of a product, an amount each, a fixed amount, and steps (an
 * amount for every so many, begun or not). With a delay of some years, cost follows the volumes of that many years
 * before, so that revenue moves at once and cost later; before the term begins it follows the year itself.
 */
export function costsIn(elaboration: Elaboration, outlook: OutlookDocument, year: number): Cost[] {
  return Object.entries(outlook.costs ?? {}).map(([id, cost]) => ({
    id,
    label: { nl: cost.nl ?? id, en: cost.en ?? cost.nl ?? id },
    amount: new CostYear(elaboration, cost, year).amount(id),
  }));
}

/** All costs of a year together. */
export function costIn(elaboration: Elaboration, outlook: OutlookDocument, year: number): Node {
  return elaboration.graph.make({ kind: "sum", of: costsIn(elaboration, outlook, year).map((cost) => cost.amount) });
}

class CostYear {
  readonly #elaboration: Elaboration;
  readonly #cost: CostDocument;
  readonly #year: number;
  readonly #from: number;

  constructor(elaboration: Elaboration, cost: CostDocument, year: number) {
    this.#elaboration = elaboration;
    this.#cost = cost;
    this.#year = year;
    const first = yearOf(elaboration.agreement.term.from);
    this.#from = Math.max(Math.min(first, year), year - Number(cost.delay?.n ?? 0));
  }

  amount(id: string): Node {
    const { graph } = this.#elaboration;
    const parts: Node[] = [];
    const variable = inYear(this.#cost.variable, this.#year);
    if (variable !== undefined)
      parts.push(
        this.#times(this.#times(this.#number(variable), this.#elaboration.price(id, this.#year)), this.#volume(id)),
      );
    const each = inYear(this.#cost.each, this.#year);
    if (each !== undefined) parts.push(this.#times(this.#number(each), this.#volume(id)));
    const fixed = inYear(this.#cost.fixed, this.#year);
    if (fixed !== undefined) parts.push(this.#number(fixed));
    const { step } = this.#cost;
    const perStep = step === undefined ? undefined : inYear(step.costs, this.#year);
    if (step !== undefined && perStep !== undefined) {
      const volume = graph.make({ kind: "sum", of: step.of.map((name) => this.#volume(name)) });
      const steps = graph.make({ kind: "divide", left: volume, right: this.#number(step.every), where: "every" });
      parts.push(this.#times(this.#number(perStep), graph.make({ kind: "ceiling", of: steps })));
    }
    return graph.make({ kind: "sum", of: parts });
  }

  /** How often a product, or the products of a scope, were delivered in the year that this cost follows. */
  #volume(name: string): Node {
    const site = this.#elaboration.site(undefined, this.#from);
    return this.#elaboration.agreement.scopes.names.includes(name)
      ? this.#elaboration.volumeOf(name, site)
      : this.#elaboration.volume(name, site);
  }

  #number = (value: Exact): Node => this.#elaboration.graph.make({ kind: "number", value });

  #times(left: Node, right: Node): Node {
    return this.#elaboration.graph.make({ kind: "multiply", left, right, where: "" });
  }
}
