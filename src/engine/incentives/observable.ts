// What can move: the figures from facts that a payment or a cost really reads, each as a direction to look in.
import { Exact, ONE } from "#kernel/exact";
import type { FactKind } from "../schema/facts-schema.ts";
import type { Observation, Undetermined, Value } from "../graph/node.ts";
import type { World } from "../settle/arithmetic.ts";
import type { Direction } from "./beside.ts";

/** A figure from facts that may turn out one higher or lower. */
export interface Observable {
  readonly fact: FactKind;
  readonly year: number;
  readonly scope: string | undefined;
  readonly product: string | undefined;
  readonly key: string | undefined;
  readonly value: Exact;
}

/** What moves parameters rather than care, or is no figure of its own. */
const FIXED: ReadonlySet<FactKind> = new Set(["reeks", "reeks_voorlopig", "index", "voortgang"]);

/** A world that remembers which figures were asked for and known. */
export class Listening implements World {
  readonly #world: World;
  readonly #heard = new Map<string, Observable>();

  constructor(world: World) {
    this.#world = world;
  }

  parameter(slot: string, agreed: Value): Value {
    return this.#world.parameter?.(slot, agreed) ?? agreed;
  }

  observe(observation: Observation, bound: Exact | undefined): Exact | Undetermined {
    const value = this.#world.observe(observation, bound);
    const { fact, year, scope, product, key, frame } = observation;
    if (value instanceof Exact && frame === "facts" && !FIXED.has(fact))
      this.#heard.set([fact, year, scope, product, key].join(" "), { fact, year, scope, product, key, value });
    return value;
  }

  /** The figures heard of, the finest that there are: a total is left out where its groups were asked for too. */
  observables(): Observable[] {
    const all = [...this.#heard.values()];
    return all.filter((one) => !all.some((other) => one !== other && isPartOf(other, one)));
  }
}

const isPartOf = (part: Observable, whole: Observable): boolean =>
  part.fact === whole.fact &&
  part.year === whole.year &&
  part.scope === whole.scope &&
  part.key !== undefined &&
  whole.key === undefined &&
  part.product === whole.product &&
  (part.fact === "patienten" || part.fact === "verzekerden");

/** One more of a figure: the figure itself, and the total that holds it. */
export function oneMore(observable: Observable): Direction {
  const { fact, year, scope, product, key } = observable;
  return (observation) => {
    const same =
      observation.fact === fact &&
      observation.year === year &&
      observation.scope === scope &&
      observation.product === product;
    if (!same) return undefined;
    return observation.key === key || (observation.key === undefined && scope !== undefined) ? ONE : undefined;
  };
}
