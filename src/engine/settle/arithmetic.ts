// The reference arithmetic: figures of one sort, three-valued truth, and undetermined with its reason.
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
  type ShareKey,
  type Undetermined,
  type Value,
} from "../graph/node.ts";
import { distribute, type Portion } from "./distribute.ts";
import { EXACT, interpolate, type Figures } from "./figures.ts";

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

/** What a node is found to be: a figure, a truth, a text, or the reason that it is not known. */
export type Found<Figure> = Figure | Exclude<Value, Exact>;

/** What an arithmetic takes from outside the graph. */
export interface Surroundings<Figure> {
  observe(observation: Observation, bound: Exact | undefined): Figure | Undetermined;
  parameter?(slot: string, agreed: Value): Value;
  distribute(amount: Figure, portions: readonly Portion<Figure>[]): readonly Figure[] | undefined;
}

const ORDER: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** The rules of settlement for every kind of node, with one sort of figure. */
export function arithmeticOf<Figure>(
  figures: Figures<Figure>,
  around: Surroundings<Figure>,
): Arithmetic<Found<Figure>> {
  type Read = (part: Node) => Found<Figure>;
  const nothing = figures.still(ZERO);
  const still = (value: Value): Found<Figure> => (value instanceof Exact ? figures.still(value) : value);
  const isFigure = (found: Found<Figure>): found is Figure => figures.is(found);

  const shown = (found: Found<Figure>): string => String(isFigure(found) ? figures.shown(found) : found);
  const notTruth = (found: Found<Figure>): Undetermined =>
    isUndetermined(found) ? found : undetermined("not-a-truth", "", { found: shown(found) });

  /** A figure, or the reason that there is none. */
  const figure = (found: Found<Figure>): Figure | Undetermined =>
    isFigure(found) || isUndetermined(found) ? found : undetermined("not-a-number-here", "", { found: String(found) });

  const unary = (of: Node, read: Read, apply: (a: Figure) => Found<Figure>): Found<Figure> => {
    const a = figure(read(of));
    return isFigure(a) ? apply(a) : a;
  };

  const binary = (
    left: Node,
    right: Node,
    read: Read,
    apply: (a: Figure, b: Figure) => Found<Figure>,
  ): Found<Figure> => {
    const a = figure(read(left));
    if (!isFigure(a)) return a;
    const b = figure(read(right));
    return isFigure(b) ? apply(a, b) : b;
  };

  /** The least or greatest of the items that count. */
  function extreme(
    { of, when }: { readonly of: readonly Node[]; readonly when: readonly (Node | undefined)[] },
    read: Read,
    isBetter: (order: number) => boolean,
  ): Found<Figure> {
    let best: Figure | undefined;
    for (const [index, part] of of.entries()) {
      const counts = when[index] === undefined ? true : read(when[index]);
      if (counts === false) continue;
      if (counts !== true) return counts;
      const value = figure(read(part));
      if (!isFigure(value)) return value;
      if (best === undefined || isBetter(figures.compare(value, best))) best = value;
    }
    return best ?? undetermined("nothing-to-compare");
  }

  function compared(operator: CompareOperator, left: Found<Figure>, right: Found<Figure>): Found<Figure> {
    if (isUndetermined(left)) return left;
    if (isUndetermined(right)) return right;
    if (isFigure(left) && isFigure(right)) return ORDER[operator](figures.compare(left, right));
    // Different sorts of value are never equal: a column may hold "P4R" where others hold a score.
    return operator === "!="
      ? left !== right
      : operator === "="
        ? left === right
        : undetermined("not-a-number-here", "", { found: String(isFigure(left) ? right : left) });
  }

  /** `and`/`or` over three values: a part that decides by itself wins over one that is not known. */
  function logic(of: readonly Node[], read: Read, deciding: boolean): Found<Figure> {
    let unknown: Undetermined | undefined;
    for (const part of of) {
      const value = read(part);
      if (value === deciding) return deciding;
      if (value !== !deciding) unknown ??= notTruth(value);
    }
    return unknown ?? !deciding;
  }

  function sum(of: readonly Node[], read: Read): Found<Figure> {
    let total = nothing;
    for (const part of of) {
      const value = figure(read(part));
      if (!isFigure(value)) return value;
      total = figures.add(total, value);
    }
    return total;
  }

  /** All parts as figures, or the first reason that one is not known. */
  function all(of: readonly Node[], read: Read): readonly Figure[] | Undetermined {
    const values: Figure[] = [];
    for (const part of of) {
      const value = figure(read(part));
      if (!isFigure(value)) return value;
      values.push(value);
    }
    return values;
  }

  function portionOf(key: ShareKey, read: Read): Portion<Figure> | Undetermined {
    const share = figure(read(key.share));
    const first = key.first === undefined ? nothing : figure(read(key.first));
    const most = key.most === undefined ? undefined : figure(read(key.most));
    if (!isFigure(share)) return share;
    if (!isFigure(first)) return first;
    return most === undefined || isFigure(most) ? { share, first, most } : most;
  }

  function shareOf(
    amount: Figure,
    portions: readonly (Portion<Figure> | Undetermined)[],
    index: number,
  ): Found<Figure> {
    const unknown = portions.find((portion): portion is Undetermined => isUndetermined(portion));
    if (unknown !== undefined) return unknown;
    return (
      around.distribute(amount, portions as readonly Portion<Figure>[])?.[index] ??
      undetermined("distribution-overflows", "", { amount: String(exact.round(figures.shown(amount), 2)) })
    );
  }

  return {
    number: (node) => figures.still(node.value),
    text: (node) => node.value,
    truth: (node) => node.value,
    undetermined: (node) => ({ kind: "undetermined", reason: node.reason }),
    parameter: (node) => still(around.parameter?.(node.slot, node.value) ?? node.value),
    observe: (node, read) =>
      node.bound === undefined
        ? around.observe(node.observation, undefined)
        : unary(node.bound, read, (bound) => around.observe(node.observation, figures.shown(bound))),
    add: (node, read) => binary(node.left, node.right, read, figures.add),
    subtract: (node, read) => binary(node.left, node.right, read, figures.subtract),
    multiply: (node, read) => binary(node.left, node.right, read, figures.multiply),
    divide: (node, read) =>
      binary(node.left, node.right, read, (a, b) =>
        exact.isZero(figures.shown(b))
          ? undetermined("division-by-zero", "", { divisor: node.where })
          : figures.divide(a, b),
      ),
    sum: (node, read) => sum(node.of, read),
    least: (node, read) => extreme(node, read, (order) => order < 0),
    greatest: (node, read) => extreme(node, read, (order) => order > 0),
    negate: (node, read) => unary(node.of, read, figures.negate),
    absolute: (node, read) => unary(node.of, read, (a) => (figures.sign(a) < 0 ? figures.negate(a) : a)),
    floor: (node, read) => unary(node.of, read, figures.floor),
    ceiling: (node, read) => unary(node.of, read, figures.ceiling),
    not: (node, read) => {
      const value = read(node.of);
      return typeof value === "boolean" ? !value : notTruth(value);
    },
    missing: (node, read) => isUndetermined(read(node.of)),
    round: (node, read) =>
      binary(node.of, node.decimals, read, (a, decimals) => figures.round(a, toNumber(figures.shown(decimals)))),
    cent: (node, read) => unary(node.of, read, (a) => figures.round(a, 2)),
    compare: (node, read) => compared(node.operator, read(node.left), read(node.right)),
    and: (node, read) => logic(node.of, read, false),
    or: (node, read) => logic(node.of, read, true),
    if: (node, read) => {
      const condition = read(node.condition);
      return typeof condition === "boolean" ? read(condition ? node.then : node.otherwise) : notTruth(condition);
    },
    otherwise: (node, read) => {
      const value = read(node.of);
      return isUndetermined(value) ? read(node.instead) : value;
    },
    notNegative: (node, read) =>
      unary(node.of, read, (a) =>
        figures.sign(a) < 0
          ? undetermined("negative-amount", "", { found: String(exact.round(figures.shown(a), 2)), where: node.where })
          : a,
      ),
    interpolate: (node, read) =>
      unary(node.at, read, (at) => {
        const xs = all(node.xs, read);
        if (isUndetermined(xs)) return xs;
        const ys = all(node.ys, read);
        return isUndetermined(ys) ? ys : (interpolate(figures, at, xs, ys) ?? undetermined("nothing-to-compare"));
      }),
    share: (node, read) =>
      unary(node.whole, read, (whole) =>
        shareOf(
          whole,
          node.keys.map((key) => portionOf(key, read)),
          node.index,
        ),
      ),
  };
}

/** The arithmetic of settlement, in a world of facts. */
export const exactArithmetic = (world: World): Arithmetic<Value> =>
  arithmeticOf(EXACT, {
    observe: (observation, bound) => world.observe(observation, bound),
    parameter: (slot, agreed) => world.parameter?.(slot, agreed) ?? agreed,
    distribute,
  });
