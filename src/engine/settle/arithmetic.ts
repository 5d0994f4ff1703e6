// The reference arithmetic: exact rationals, three-valued truth, and undetermined with its reason.
import * as exact from "#kernel/exact";
import { Exact, ZERO } from "#kernel/exact";
import { toNumber } from "#kernel/decimal";
import { issue } from "#kernel/issue";
import type { CompareOperator } from "../expression/syntax.ts";
import {
  isUndetermined,
  type Arithmetic,
  type Node,
  type Observation,
  type Undetermined,
  type Value,
} from "../graph/node.ts";
import { distribute, type Portion } from "./distribute.ts";

/** Where a fold finds what the graph does not hold. */
export interface World {
  /** A figure from facts, or why there is none. */
  observe(observation: Observation, bound: Exact | undefined): Exact | Undetermined;
  /** A parameter's value in place of the agreed one. */
  parameter?(slot: string, agreed: Value): Value;
}

/** Why a figure is not known. */
export const undetermined = (
  code: string,
  path = "",
  figures: Readonly<Record<string, string | number>> = {},
): Undetermined => ({
  kind: "undetermined",
  reason: issue(code, path, figures),
});

type Read = (part: Node) => Value;

/** A number, or the reason that there is none. */
function number(value: Value): Exact | Undetermined {
  if (value instanceof Exact) return value;
  return isUndetermined(value) ? value : undetermined("not-a-number-here", "", { found: String(value) });
}

const unary = (of: Node, read: Read, apply: (a: Exact) => Value): Value => {
  const a = number(read(of));
  return a instanceof Exact ? apply(a) : a;
};

const binary = (left: Node, right: Node, read: Read, apply: (a: Exact, b: Exact) => Value): Value => {
  const a = number(read(left));
  if (!(a instanceof Exact)) return a;
  const b = number(read(right));
  return b instanceof Exact ? apply(a, b) : b;
};

/** The least or greatest of the items that count. */
function extreme(
  of: readonly Node[],
  when: readonly (Node | undefined)[],
  read: Read,
  pick: (a: Exact, b: Exact) => Exact,
): Value {
  let best: Exact | undefined;
  for (const [index, part] of of.entries()) {
    const counts = when[index] === undefined ? true : read(when[index]);
    if (counts === false) continue;
    if (counts !== true) return counts;
    const value = number(read(part));
    if (!(value instanceof Exact)) return value;
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

function compared(operator: CompareOperator, left: Value, right: Value): Value {
  if (isUndetermined(left)) return left;
  if (isUndetermined(right)) return right;
  if (left instanceof Exact && right instanceof Exact) return ORDER[operator](exact.compare(left, right));
  // Different sorts of value are never equal: a column may hold "P4R" where others hold a score.
  return operator === "!="
    ? left !== right
    : operator === "="
      ? left === right
      : undetermined("not-a-number-here", "", { found: String(left instanceof Exact ? right : left) });
}

/** `and`/`or` over three values: a part that decides by itself wins over one that is not known. */
function logic(of: readonly Node[], read: Read, deciding: boolean): Value {
  let unknown: Undetermined | undefined;
  for (const part of of) {
    const value = read(part);
    if (value === deciding) return deciding;
    if (value !== !deciding)
      unknown ??= isUndetermined(value) ? value : undetermined("not-a-truth", "", { found: String(value) });
  }
  return unknown ?? !deciding;
}

function sum(of: readonly Node[], read: Read): Value {
  let total = ZERO;
  for (const part of of) {
    const value = number(read(part));
    if (!(value instanceof Exact)) return value;
    total = exact.add(total, value);
  }
  return total;
}

/** Linear between the points that lie around `at`, constant outside them. Points need not be in order. */
function interpolate(at: Exact, xs: readonly Exact[], ys: readonly Exact[]): Value {
  const points = xs.map((x, index) => ({ x, y: ys[index]! })).sort((a, b) => exact.compare(a.x, b.x));
  const [first] = points;
  if (first === undefined || xs.length !== ys.length) return undetermined("nothing-to-compare");
  if (exact.compare(at, first.x) <= 0) return first.y;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined || exact.compare(at, point.x) > 0) continue;
    const part = exact.divide(exact.subtract(at, before.x), exact.subtract(point.x, before.x));
    return exact.add(before.y, exact.multiply(part, exact.subtract(point.y, before.y)));
  }
  return points.at(-1)!.y;
}

/** All values as numbers, or the first reason that one is not known. */
function numbers(of: readonly Node[], read: Read): readonly Exact[] | Undetermined {
  const values: Exact[] = [];
  for (const part of of) {
    const value = number(read(part));
    if (!(value instanceof Exact)) return value;
    values.push(value);
  }
  return values;
}

function shareOf(whole: Value, portions: readonly (Portion | Undetermined)[], index: number): Value {
  const amount = number(whole);
  if (!(amount instanceof Exact)) return amount;
  const unknown = portions.find((portion): portion is Undetermined => "reason" in portion);
  if (unknown !== undefined) return unknown;
  return (
    distribute(amount, portions as readonly Portion[])?.[index] ??
    undetermined("distribution-overflows", "", { amount: String(exact.round(amount, 2)) })
  );
}

function portionOf(
  key: { readonly share: Node; readonly first: Node | undefined; readonly most: Node | undefined },
  read: Read,
): Portion | Undetermined {
  const share = number(read(key.share));
  const first = key.first === undefined ? ZERO : number(read(key.first));
  const most = key.most === undefined ? undefined : number(read(key.most));
  if (!(share instanceof Exact)) return share;
  if (!(first instanceof Exact)) return first;
  return most === undefined || most instanceof Exact ? { share, first, most } : most;
}

/** The arithmetic of settlement, in a world of facts. */
export function exactArithmetic(world: World): Arithmetic<Value> {
  return {
    number: (node) => node.value,
    text: (node) => node.value,
    truth: (node) => node.value,
    undetermined: (node) => ({ kind: "undetermined", reason: node.reason }),
    parameter: (node) => world.parameter?.(node.slot, node.value) ?? node.value,
    observe: (node, read) => {
      if (node.bound === undefined) return world.observe(node.observation, undefined);
      const bound = number(read(node.bound));
      return bound instanceof Exact ? world.observe(node.observation, bound) : bound;
    },
    add: (node, read) => binary(node.left, node.right, read, exact.add),
    subtract: (node, read) => binary(node.left, node.right, read, exact.subtract),
    multiply: (node, read) => binary(node.left, node.right, read, exact.multiply),
    divide: (node, read) =>
      binary(node.left, node.right, read, (a, b) =>
        exact.isZero(b) ? undetermined("division-by-zero", "", { divisor: node.where }) : exact.divide(a, b),
      ),
    sum: (node, read) => sum(node.of, read),
    least: (node, read) => extreme(node.of, node.when, read, exact.least),
    greatest: (node, read) => extreme(node.of, node.when, read, exact.greatest),
    negate: (node, read) => unary(node.of, read, exact.negate),
    absolute: (node, read) => unary(node.of, read, exact.absolute),
    floor: (node, read) => unary(node.of, read, exact.floor),
    ceiling: (node, read) => unary(node.of, read, exact.ceiling),
    not: (node, read) => {
      const value = read(node.of);
      return typeof value === "boolean"
        ? !value
        : isUndetermined(value)
          ? value
          : undetermined("not-a-truth", "", { found: String(value) });
    },
    missing: (node, read) => isUndetermined(read(node.of)),
    round: (node, read) => binary(node.of, node.decimals, read, (a, decimals) => exact.round(a, toNumber(decimals))),
    cent: (node, read) => unary(node.of, read, (a) => exact.round(a, 2)),
    compare: (node, read) => compared(node.operator, read(node.left), read(node.right)),
    and: (node, read) => logic(node.of, read, false),
    or: (node, read) => logic(node.of, read, true),
    if: (node, read) => {
      const condition = read(node.condition);
      if (typeof condition !== "boolean")
        return isUndetermined(condition) ? condition : undetermined("not-a-truth", "", { found: String(condition) });
      return read(condition ? node.then : node.otherwise);
    },
    otherwise: (node, read) => {
      const value = read(node.of);
      return isUndetermined(value) ? read(node.instead) : value;
    },
    notNegative: (node, read) =>
      unary(node.of, read, (a) =>
        exact.sign(a) < 0
          ? undetermined("negative-amount", "", { found: String(exact.round(a, 2)), where: node.where })
          : a,
      ),
    interpolate: (node, read) => {
      const at = number(read(node.at));
      if (!(at instanceof Exact)) return at;
      const xs = numbers(node.xs, read);
      if ("reason" in xs) return xs;
      const ys = numbers(node.ys, read);
      return "reason" in ys ? ys : interpolate(at, xs, ys);
    },
    share: (node, read) =>
      shareOf(
        read(node.whole),
        node.keys.map((key) => portionOf(key, read)),
        node.index,
      ),
  };
}
