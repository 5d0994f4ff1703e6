// The incentives arithmetic: settlement just beside a point, in one direction, with how fast every figure moves.
import * as exact from "#kernel/exact";
import { Exact, ZERO } from "#kernel/exact";
import { toNumber } from "#kernel/decimal";
import { issue } from "#kernel/issue";
import type { CompareOperator } from "../expression/syntax.ts";
import { type Arithmetic, type Node, type Observation, type Undetermined, type Value } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import { undetermined, type World } from "../settle/arithmetic.ts";
import * as germ from "./germ.ts";
import { NOTHING, still, type Germ, type GermPortion } from "./germ.ts";

/** How much each figure from facts moves per step of a direction; undefined for what stays where it is. */
export type Direction = (observation: Observation) => Exact | undefined;

/** What a node is beside a point: a moving number, or a truth, a text or a reason. */
export type Beside = Germ | Exclude<Value, Exact>;

type Read = (part: Node) => Beside;

const isGerm = (found: Beside): found is Germ => typeof found === "object" && "slope" in found;
const isUnknown = (found: Beside): found is Undetermined => typeof found === "object" && "reason" in found;

function number(found: Beside): Germ | Undetermined {
  if (isGerm(found) || isUnknown(found)) return found;
  return undetermined("not-a-number-here", "", { found: String(found) });
}

const unary = (of: Node, read: Read, apply: (a: Germ) => Beside): Beside => {
  const a = number(read(of));
  return isGerm(a) ? apply(a) : a;
};

const binary = (left: Node, right: Node, read: Read, apply: (a: Germ, b: Germ) => Beside): Beside => {
  const a = number(read(left));
  if (!isGerm(a)) return a;
  const b = number(read(right));
  return isGerm(b) ? apply(a, b) : b;
};

function extreme(
  of: readonly Node[],
  when: readonly (Node | undefined)[],
  read: Read,
  pick: (a: Germ, b: Germ) => Germ,
): Beside {
  let best: Germ | undefined;
  for (const [index, part] of of.entries()) {
    const counts = when[index] === undefined ? true : read(when[index]);
    if (counts === false) continue;
    if (counts !== true) return counts;
    const value = number(read(part));
    if (!isGerm(value)) return value;
    best = best === undefined ? value : pick(best, value);
  }
  return best ?? undetermined("nothing-to-compare");
}

const ORDER: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function compared(operator: CompareOperator, left: Beside, right: Beside): Beside {
  if (isUnknown(left)) return left;
  if (isUnknown(right)) return right;
  if (isGerm(left) && isGerm(right)) return ORDER[operator](germ.compare(left, right));
  return operator === "!="
    ? left !== right
    : operator === "="
      ? left === right
      : undetermined("not-a-number-here", "", { found: String(isGerm(left) ? right : left) });
}

function logic(of: readonly Node[], read: Read, deciding: boolean): Beside {
  let unknown: Undetermined | undefined;
  for (const part of of) {
    const value = read(part);
    if (value === deciding) return deciding;
    if (value !== !deciding) unknown ??= notTruth(value);
  }
  return unknown ?? !deciding;
}

const notTruth = (found: Beside): Undetermined =>
  isUnknown(found)
    ? found
    : undetermined("not-a-truth", "", { found: isGerm(found) ? String(found.value) : String(found) });

/** All parts as numbers, or the first reason that one is not known. */
function numbers(of: readonly Node[], read: Read): readonly Germ[] | Undetermined {
  const values: Germ[] = [];
  for (const part of of) {
    const value = number(read(part));
    if (!isGerm(value)) return value;
    values.push(value);
  }
  return values;
}

function portionOf(
  key: { readonly share: Node; readonly first: Node | undefined; readonly most: Node | undefined },
  read: Read,
): GermPortion | Undetermined {
  const share = number(read(key.share));
  const first = key.first === undefined ? NOTHING : number(read(key.first));
  const most = key.most === undefined ? undefined : number(read(key.most));
  if (!isGerm(share)) return share;
  if (!isGerm(first)) return first;
  return most === undefined || isGerm(most) ? { share, first, most } : most;
}

function observed(world: World, direction: Direction, observation: Observation, bound: Exact | undefined): Beside {
  const value = world.observe(observation, bound);
  if (!(value instanceof Exact)) return value;
  const slope = observation.frame === "facts" ? direction(observation) : undefined;
  return { value, slope: slope ?? ZERO };
}

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
 * for a cent more or less is no incentive.
 */
function movingArithmetic(world: World, direction: Direction, rounding: Rounding): Arithmetic<Beside> {
  const rounded = (a: Germ, decimals: number): Germ =>
    rounding === "cents" ? { value: exact.round(a.value, decimals), slope: a.slope } : a;
  return {
    number: (node) => still(node.value),
    text: (node) => node.value,
    truth: (node) => node.value,
    undetermined: (node) => ({ kind: "undetermined", reason: node.reason }),
    parameter: (node) => fixed(world.parameter?.(node.slot, node.value) ?? node.value),
    observe: (node, read) => {
      if (node.bound === undefined) return observed(world, direction, node.observation, undefined);
      const bound = number(read(node.bound));
      return isGerm(bound) ? observed(world, direction, node.observation, bound.value) : bound;
    },
    add: (node, read) => binary(node.left, node.right, read, germ.add),
    subtract: (node, read) => binary(node.left, node.right, read, germ.subtract),
    multiply: (node, read) => binary(node.left, node.right, read, germ.multiply),
    divide: (node, read) =>
      binary(node.left, node.right, read, (a, b) =>
        exact.isZero(b.value)
          ? { kind: "undetermined", reason: issue("division-by-zero", "", { divisor: node.where }) }
          : germ.divide(a, b),
      ),
    sum: (node, read) => {
      const values = numbers(node.of, read);
      return "reason" in values ? values : values.reduce(germ.add, NOTHING);
    },
    least: (node, read) => extreme(node.of, node.when, read, germ.least),
    greatest: (node, read) => extreme(node.of, node.when, read, germ.greatest),
    negate: (node, read) => unary(node.of, read, germ.negate),
    absolute: (node, read) => unary(node.of, read, (a) => (germ.sign(a) < 0 ? germ.negate(a) : a)),
    floor: (node, read) => unary(node.of, read, germ.floor),
    ceiling: (node, read) => unary(node.of, read, germ.ceiling),
    not: (node, read) => {
      const value = read(node.of);
      return typeof value === "boolean" ? !value : notTruth(value);
    },
    missing: (node, read) => isUnknown(read(node.of)),
    round: (node, read) => binary(node.of, node.decimals, read, (a, decimals) => rounded(a, toNumber(decimals.value))),
    cent: (node, read) => unary(node.of, read, (a) => rounded(a, 2)),
    compare: (node, read) => compared(node.operator, read(node.left), read(node.right)),
    and: (node, read) => logic(node.of, read, false),
    or: (node, read) => logic(node.of, read, true),
    if: (node, read) => {
      const condition = read(node.condition);
      return typeof condition === "boolean" ? read(condition ? node.then : node.otherwise) : notTruth(condition);
    },
    otherwise: (node, read) => {
      const value = read(node.of);
      return isUnknown(value) ? read(node.instead) : value;
    },
    notNegative: (node, read) =>
      unary(node.of, read, (a) =>
        germ.sign(a) < 0
          ? undetermined("negative-amount", "", { found: String(exact.round(a.value, 2)), where: node.where })
          : a,
      ),
    interpolate: (node, read) => {
      const at = number(read(node.at));
      if (!isGerm(at)) return at;
      const xs = numbers(node.xs, read);
      if ("reason" in xs) return xs;
      const ys = numbers(node.ys, read);
      return "reason" in ys ? ys : (germ.interpolate(at, xs, ys) ?? undetermined("nothing-to-compare"));
    },
    share: (node, read) => {
      const whole = number(read(node.whole));
      if (!isGerm(whole)) return whole;
      const portions = node.keys.map((key) => portionOf(key, read));
      const unknown = portions.find((portion): portion is Undetermined => "reason" in portion);
      if (unknown !== undefined) return unknown;
      return (
        germ.distribute(whole, portions as readonly GermPortion[])?.[node.index] ??
        undetermined("distribution-overflows", "", { amount: String(exact.round(whole.value, 2)) })
      );
    },
  };
}
