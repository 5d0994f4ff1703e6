// Where incentives are read: an agreement in a world, settled there, a way off, and just beside it.
import { Exact, add, multiply, negate, ONE } from "#kernel/exact";
import type { Elaboration } from "../graph/elaborate.ts";
import { folding, type Node, type Observation, type Value } from "../graph/node.ts";
import { exactArithmetic, type World } from "../settle/arithmetic.ts";
import { besideArithmetic, type Beside, type Direction, type Rounding } from "./beside.ts";
import type { Germ } from "./germ.ts";

/** The other way. */
export const opposite =
  (direction: Direction): Direction =>
  (observation) => {
    const step = direction(observation);
    return step && negate(step);
  };

/** One of the one and one less of the other. */
export const instead =
  (more: Direction, fewer: Direction): Direction =>
  (observation) =>
    more(observation) ?? opposite(fewer)(observation);

/** A point at which an agreement is settled. Readings are kept: asking twice costs nothing. */
export class Point {
  readonly elaboration: Elaboration;
  readonly world: World;
  readonly at: (node: Node) => Value;

  constructor(elaboration: Elaboration, world: World) {
    this.elaboration = elaboration;
    this.world = world;
    this.at = folding(0, exactArithmetic(world));
  }

  /** Every node just beside this point, in a direction. */
  beside(direction: Direction, rounding: Rounding = "cents"): (node: Node) => Beside {
    return folding(0, besideArithmetic(this.world, direction, rounding, this.at));
  }

  /** The point that lies some steps away. */
  moved(direction: Direction, steps: Exact = ONE): Point {
    const { world } = this;
    const observe = (observation: Observation, bound: Exact | undefined): ReturnType<World["observe"]> => {
      const value = world.observe(observation, bound);
      const step = observation.frame === "facts" ? direction(observation) : undefined;
      return value instanceof Exact && step !== undefined ? add(value, multiply(step, steps)) : value;
    };
    return new Point(this.elaboration, {
      observe,
      parameter: (slot, agreed) => world.parameter?.(slot, agreed) ?? agreed,
    });
  }
}

/** A moving number, or undefined where there is none. */
export const germOf = (found: Beside): Germ | undefined =>
  typeof found === "object" && "slope" in found ? found : undefined;

/** A number, or undefined where there is none. */
export const numberOf = (value: Value): Exact | undefined => (value instanceof Exact ? value : undefined);
