// The incentives arithmetic: settlement just beside a point, in one direction, with how fast every figure moves.
import * as exact from "#kernel/exact";
import { Exact, ZERO } from "#kernel/exact";
import type { Arithmetic, Node, Observation, Value } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import { arithmeticOf, type Found, type World } from "../settle/arithmetic.ts";
import { divideOver } from "../settle/distribute.ts";
import type { Figures } from "../settle/figures.ts";
import * as germ from "./germ.ts";
import { still, type Germ } from "./germ.ts";

/** How much each figure from facts moves per step of a direction; undefined for what stays where it is. */
export type Direction = (observation: Observation) => Exact | undefined;

/** What a node is beside a point: a moving number, or a truth, a text or a reason. */
export type Beside = Found<Germ>;

const fixed = (value: Value): Beside => (value instanceof Exact ? still(value) : value);

/** How what moves is rounded: as settlement does, or not at all, so that a bound can be met exactly. */
export type Rounding = "cents" | "none";

/** Which nodes a direction moves at all. */
class Moving {
  readonly #direction: Direction;
  readonly #known: (boolean | undefined)[] = [];

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  moves(node: Node): boolean {
    const known = this.#known[node.id];
    if (known !== undefined) return known;
    const moves =
      (node.kind === "observe" &&
        node.observation.frame === "facts" &&
        this.#direction(node.observation) !== undefined) ||
      partsOf(node).some((part) => this.moves(part));
    this.#known[node.id] = moves;
    return moves;
  }
}

type Read = (part: Node) => Beside;

/** The arithmetic of a direction; what it does not move is taken from `at`, as it was settled. */
export function besideArithmetic(
  world: World,
  direction: Direction,
  rounding: Rounding,
  at: (node: Node) => Value,
): Arithmetic<Beside> {
  const moving = new Moving(direction);
  const entries = Object.entries(movingArithmetic(world, direction, rounding)).map(([kind, beside]) => [
    kind,
    (node: Node, read: Read): Beside =>
      moving.moves(node) ? (beside as (node: Node, read: Read) => Beside)(node, read) : fixed(at(node)),
  ]);
  return Object.fromEntries(entries) as Arithmetic<Beside>;
}

/**
 * Figures round as in settlement, so that ties fall where a reader sees them; how fast they move ignores the rounding,
 * for a cent more or less is no incentive. For the same reason what is distributed is not rounded at all.
 */
function movingArithmetic(world: World, direction: Direction, rounding: Rounding): Arithmetic<Beside> {
  const figures: Figures<Germ> = {
    ...germ,
    is: (found): found is Germ => typeof found === "object" && found !== null && "slope" in found,
    shown: ({ value }) => value,
    round: (a, decimals) => (rounding === "cents" ? { value: exact.round(a.value, decimals), slope: a.slope } : a),
  };
  return arithmeticOf(figures, {
    observe(observation, bound) {
      const value = world.observe(observation, bound);
      if (!(value instanceof Exact)) return value;
      const slope = observation.frame === "facts" ? direction(observation) : undefined;
      return { value, slope: slope ?? ZERO };
    },
    parameter: (slot, agreed) => world.parameter?.(slot, agreed) ?? agreed,
    distribute: (amount, portions) => divideOver(figures, amount, portions),
  });
}
