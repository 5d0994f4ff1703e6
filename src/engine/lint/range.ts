// Between which figures a node can lie, whatever the facts turn out to be: intervals over the graph.
import { Exact, ONE, ZERO, add, ceiling, compare, divide, floor, multiply, negate, ratio, round } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import type { CompareOperator } from "../expression/syntax.ts";
import { folding, isUndetermined, type Arithmetic, type Node, type Observation } from "../graph/node.ts";
import type { World } from "../settle/arithmetic.ts";

/** An exact figure, or without limit on that side. */
export type End = Exact | "below" | "above";

/** What a node can be: figures between two ends, yes and/or no, a text, or never anything. */
export type Range =
  | { readonly kind: "number"; readonly low: End; readonly high: End }
  | { readonly kind: "truth"; readonly yes: boolean; readonly no: boolean }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "nothing" };

type Numbers = Extract<Range, { kind: "number" }>;
type Truth = Extract<Range, { kind: "truth" }>;

const between = (low: End, high: End): Numbers => ({ kind: "number", low, high });
const point = (value: Exact): Numbers => between(value, value);
const ANY = between("below", "above");
const AT_LEAST_NOTHING = between(ZERO, "above");
const truth = (yes: boolean, no: boolean): Truth => ({ kind: "truth", yes, no });

/** Below zero, zero or above: of two ends, which comes first. */
export function compareEnds(a: End, b: End): number {
  if (a === b) return 0;
  if (a === "below" || b === "above") return -1;
  if (a === "above" || b === "below") return 1;
  return compare(a, b);
}
const lower = (a: End, b: End): End => (compareEnds(a, b) <= 0 ? a : b);
const higher = (a: End, b: End): End => (compareEnds(a, b) >= 0 ? a : b);
const opposite = (a: End): End => (a === "below" ? "above" : a === "above" ? "below" : negate(a));
const plus = (a: End, b: End): End => (a instanceof Exact ? (b instanceof Exact ? add(a, b) : b) : a);
const on = (apply: (a: Exact) => Exact, a: End): End => (a instanceof Exact ? apply(a) : a);

/** Nothing times without limit is nothing: a share of zero pays nothing, however large the rest. */
function times(a: End, b: End): End {
  if (a instanceof Exact && b instanceof Exact) return multiply(a, b);
  const signs = compareEnds(a, ZERO) * compareEnds(b, ZERO);
  return signs === 0 ? ZERO : signs > 0 ? "above" : "below";
}

/** What a range of numbers is; anything else counts as any number. */
export const numbersOf = (range: Range): Numbers => (range.kind === "number" ? range : ANY);
const truthOf = (range: Range): Truth => (range.kind === "truth" ? range : truth(true, true));
/** The one figure that a node always has, or undefined. */
export const fixedIn = (range: Range): Exact | undefined =>
  range.kind === "number" && range.low instanceof Exact && compareEnds(range.low, range.high) === 0
    ? range.low
    : undefined;

function union(a: Range, b: Range): Range {
  if (a.kind === "nothing") return b;
  if (b.kind === "nothing") return a;
  if (a.kind === "number" && b.kind === "number") return between(lower(a.low, b.low), higher(a.high, b.high));
  if (a.kind === "truth" && b.kind === "truth") return truth(a.yes || b.yes, a.no || b.no);
  return a.kind === "text" && b.kind === "text" && a.value === b.value ? a : ANY;
}

function product(a: Numbers, b: Numbers): Numbers {
  const corners = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
  return between(corners.reduce(lower), corners.reduce(higher));
}

/** Division by what may be nothing leaves only the sign. */
function quotient(a: Numbers, b: Numbers): Range {
  const fixed = fixedIn(b);
  if (fixed !== undefined) return fixed.n === 0 ? { kind: "nothing" } : product(a, point(divide(ONE, fixed)));
  if (compareEnds(b.low, ZERO) >= 0 && compareEnds(a.low, ZERO) >= 0) return AT_LEAST_NOTHING;
  return ANY;
}

const HOLDS: Readonly<Record<CompareOperator, (a: Numbers, b: Numbers) => Truth>> = {
  ">": (a, b) => truth(compareEnds(a.high, b.low) > 0, compareEnds(a.low, b.high) <= 0),
  ">=": (a, b) => truth(compareEnds(a.high, b.low) >= 0, compareEnds(a.low, b.high) < 0),
  "<": (a, b) => HOLDS[">"](b, a),
  "<=": (a, b) => HOLDS[">="](b, a),
  "=": (a, b) => {
    const apart = compareEnds(a.high, b.low) < 0 || compareEnds(b.high, a.low) < 0;
    const same = fixedIn(a) !== undefined && fixedIn(b) !== undefined && !apart;
    return truth(!apart, !same);
  },
  "!=": (a, b) => opposed(HOLDS["="](a, b)),
};
const opposed = ({ yes, no }: Truth): Truth => truth(no, yes);

function extreme(
  node: { readonly of: readonly Node[]; readonly when: readonly (Node | undefined)[] },
  read: (part: Node) => Range,
  pick: (a: End, b: End) => End,
): Range {
  const ranges = node.of.map((part) => numbersOf(read(part)));
  if (ranges.length === 0) return { kind: "nothing" };
  const picked = between(ranges.map(({ low }) => low).reduce(pick), ranges.map(({ high }) => high).reduce(pick));
  // Items that may not count leave any of the others as the outcome.
  return node.when.every((when) => when === undefined)
    ? picked
    : ranges.reduce<Range>((all, range) => union(all, range), picked);
}

function logic(of: readonly Node[], read: (part: Node) => Range, deciding: boolean): Truth {
  const parts = of.map((part) => truthOf(read(part)));
  const decided = parts.some((part) => (deciding ? part.yes && !part.no : part.no && !part.yes));
  if (decided) return truth(deciding, !deciding);
  const mayDecide = parts.some((part) => (deciding ? part.yes : part.no));
  const mayNot = parts.every((part) => (deciding ? part.no : part.yes));
  return deciding ? truth(mayDecide, mayNot) : truth(mayNot, mayDecide);
}

/** What facts can hold of a kind: no one is treated less than no times. */
function observed({ fact, key }: Observation, agreement: Agreement): Numbers {
  if (fact === "indicator") {
    const range = agreement.document.indicators?.[key ?? ""]?.range;
    return range === undefined ? ANY : between(range[0], range[1]);
  }
  if (fact === "reeks" || fact === "reeks_voorlopig") return between(ratio(-1), "above");
  return fact === "voortgang" ? between(ZERO, ONE) : AT_LEAST_NOTHING;
}

/** The ranges of an agreement's nodes. What `world` knows without facts, such as the agreed base, is exact. */
export function rangesOf(agreement: Agreement, world: World): (node: Node) => Range {
  const arithmetic: Arithmetic<Range> = {
    number: (node) => point(node.value),
    text: (node) => ({ kind: "text", value: node.value }),
    truth: (node) => truth(node.value, !node.value),
    undetermined: () => ({ kind: "nothing" }),
    parameter: ({ value }) =>
      value instanceof Exact
        ? point(value)
        : typeof value === "boolean"
          ? truth(value, !value)
          : typeof value === "string"
            ? { kind: "text", value }
            : { kind: "nothing" },
    observe: ({ observation }) => {
      const known = world.observe(observation, undefined);
      return isUndetermined(known) ? observed(observation, agreement) : point(known);
    },
    add: (node, read) => {
      const [a, b] = [numbersOf(read(node.left)), numbersOf(read(node.right))];
      return between(plus(a.low, b.low), plus(a.high, b.high));
    },
    subtract: (node, read) => {
      const [a, b] = [numbersOf(read(node.left)), numbersOf(read(node.right))];
      return between(plus(a.low, opposite(b.high)), plus(a.high, opposite(b.low)));
    },
    multiply: (node, read) => product(numbersOf(read(node.left)), numbersOf(read(node.right))),
    divide: (node, read) => quotient(numbersOf(read(node.left)), numbersOf(read(node.right))),
    sum: (node, read) =>
      node.of.reduce((all, part) => {
        const range = numbersOf(read(part));
        return between(plus(all.low, range.low), plus(all.high, range.high));
      }, point(ZERO)),
    least: (node, read) => extreme(node, read, lower),
    greatest: (node, read) => extreme(node, read, higher),
    negate: (node, read) => {
      const { low, high } = numbersOf(read(node.of));
      return between(opposite(high), opposite(low));
    },
    absolute: (node, read) => {
      const { low, high } = numbersOf(read(node.of));
      if (compareEnds(low, ZERO) >= 0) return between(low, high);
      if (compareEnds(high, ZERO) <= 0) return between(opposite(high), opposite(low));
      return between(ZERO, higher(opposite(low), high));
    },
    floor: (node, read) => steps(numbersOf(read(node.of)), floor),
    ceiling: (node, read) => steps(numbersOf(read(node.of)), ceiling),
    cent: (node, read) => steps(numbersOf(read(node.of)), (a) => round(a, 2)),
    round: (node, read) => {
      const decimals = fixedIn(read(node.decimals));
      return decimals === undefined ? ANY : steps(numbersOf(read(node.of)), (a) => round(a, Number(decimals.n)));
    },
    not: (node, read) => opposed(truthOf(read(node.of))),
    missing: (node, read) => (read(node.of).kind === "nothing" ? truth(true, false) : truth(true, true)),
    compare: (node, read) => {
      const [a, b] = [read(node.left), read(node.right)];
      if (a.kind === "number" && b.kind === "number") return HOLDS[node.operator](a, b);
      if (a.kind !== "text" || b.kind !== "text") return truth(true, true);
      const same = a.value === b.value;
      return node.operator === "!=" ? truth(!same, same) : truth(same, !same);
    },
    and: (node, read) => logic(node.of, read, false),
    or: (node, read) => logic(node.of, read, true),
    if: (node, read) => {
      const { yes, no } = truthOf(read(node.condition));
      const nothing: Range = { kind: "nothing" };
      return union(yes ? read(node.then) : nothing, no ? read(node.otherwise) : nothing);
    },
    otherwise: (node, read) => union(read(node.of), read(node.instead)),
    notNegative: (node, read) => {
      const { low, high } = numbersOf(read(node.of));
      return between(higher(low, ZERO), higher(high, ZERO));
    },
    interpolate: (node, read) => node.ys.map(read).reduce(union),
    share: (node, read) => {
      const { low, high } = numbersOf(read(node.whole));
      return between(lower(low, ZERO), higher(high, ZERO));
    },
  };
  return folding(0, arithmetic);
}

const steps = ({ low, high }: Numbers, apply: (a: Exact) => Exact): Numbers => between(on(apply, low), on(apply, high));

/**
 * The most that `node` can be as a multiple of `base`, which is never below zero; undefined where that can't be said. So
 * a saving is at most the benchmark it is held against: `benchmark − cost ≤ 1 × benchmark`.
 */
export function mostAsShareOf(node: Node, base: Node, rangeOf: (node: Node) => Range): Exact | undefined {
  if (node.id === base.id) return ONE;
  if (compareEnds(numbersOf(rangeOf(node)).high, ZERO) <= 0) return ZERO;
  const most = (part: Node): Exact | undefined => mostAsShareOf(part, base, rangeOf);
  const all = (parts: readonly Node[]): Exact[] | undefined => {
    const found = parts.map(most);
    return found.every((share) => share !== undefined) ? found : undefined;
  };
  const largest = (parts: readonly Node[]): Exact | undefined =>
    all(parts)?.reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
  switch (node.kind) {
    case "cent":
    case "notNegative":
      return most(node.of);
    case "subtract":
      return compareEnds(numbersOf(rangeOf(node.right)).low, ZERO) >= 0 ? most(node.left) : undefined;
    case "add":
      return all([node.left, node.right])?.reduce(add, ZERO);
    case "sum":
      return all(node.of)?.reduce(add, ZERO);
    case "multiply": {
      for (const [factor, rest] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        const { high: largestFactor, low: smallest } = numbersOf(rangeOf(factor));
        const share = compareEnds(smallest, ZERO) >= 0 && largestFactor instanceof Exact ? most(rest) : undefined;
        if (share !== undefined && largestFactor instanceof Exact) return multiply(largestFactor, share);
      }
      return undefined;
    }
    case "greatest":
      return largest(node.of);
    case "least":
      // One that may not count holds nothing back.
      return node.of
        .filter((_, index) => node.when[index] === undefined)
        .flatMap((part) => most(part) ?? [])
        .reduce<Exact | undefined>((a, b) => (a === undefined || compare(b, a) < 0 ? b : a), undefined);
    case "if":
      return largest([node.then, node.otherwise]);
    case "otherwise":
      return largest([node.of, node.instead]);
    default:
      return undefined;
  }
}
