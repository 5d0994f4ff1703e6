// Between which figures a node can lie, whatever the facts turn out to be: intervals over the graph.
import { Exact, ONE, ZERO, add, ceiling, compare, floor, multiply, ratio, round } from "#kernel/exact";
import {
  ANYTHING,
  RISING,
  absoluteSpan,
  addSpans,
  compareEnds,
  compareSpans,
  divideSpans,
  greatestSpan,
  hull,
  isNever,
  isPoint,
  isRising,
  leastSpan,
  mapRising,
  multiplySpans,
  negateSpan,
  point,
  subtractSpans,
  type Span,
} from "#kernel/span";
import type { Agreement } from "../agreement.ts";
import { folding, isUndetermined, type Arithmetic, type Node, type Observation } from "../graph/node.ts";
import type { World } from "../settle/arithmetic.ts";

/** What a node can be: figures between two ends, yes and/or no, a text, or never anything. */
export type Range =
  | ({ readonly kind: "number" } & Span)
  | { readonly kind: "truth"; readonly yes: boolean; readonly no: boolean }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "nothing" };

type Truth = Extract<Range, { kind: "truth" }>;

const numbers = ({ low, high }: Span): Range => ({ kind: "number", low, high });
const truth = (yes: boolean, no: boolean): Truth => ({ kind: "truth", yes, no });
const NOTHING: Range = { kind: "nothing" };

/** What a range of numbers is; anything else counts as any number. */
export const numbersOf = (range: Range): Span => (range.kind === "number" ? range : ANYTHING);
const truthOf = (range: Range): Truth => (range.kind === "truth" ? range : truth(true, true));
/** The one figure that a node always has, or undefined. */
export const fixedIn = (range: Range): Exact | undefined =>
  range.kind === "number" && isPoint(range) ? range.low : undefined;

function union(a: Range, b: Range): Range {
  if (a.kind === "nothing") return b;
  if (b.kind === "nothing") return a;
  if (a.kind === "number" && b.kind === "number") return numbers(hull(a, b));
  if (a.kind === "truth" && b.kind === "truth") return truth(a.yes || b.yes, a.no || b.no);
  return a.kind === "text" && b.kind === "text" && a.value === b.value ? a : numbers(ANYTHING);
}

/** Division by what may be nothing leaves only the sign. */
function quotient(a: Span, b: Span): Range {
  if (isNever(b)) return NOTHING;
  return numbers(divideSpans(a, b) ?? (isRising(a) && isRising(b) ? RISING : ANYTHING));
}

const opposed = ({ yes, no }: Truth): Truth => truth(no, yes);

function extreme(
  node: { readonly of: readonly Node[]; readonly when: readonly (Node | undefined)[] },
  read: (part: Node) => Range,
  pick: (a: Span, b: Span) => Span,
): Range {
  const ranges = node.of.map((part) => numbersOf(read(part)));
  if (ranges.length === 0) return NOTHING;
  const picked = ranges.reduce(pick);
  // Items that may not count leave any of the others as the outcome.
  return numbers(node.when.every((when) => when === undefined) ? picked : ranges.reduce(hull, picked));
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
function observed({ fact, key }: Observation, agreement: Agreement): Span {
  if (fact === "indicator") {
    const range = agreement.document.indicators?.[key ?? ""]?.range;
    return range === undefined ? ANYTHING : { low: range[0], high: range[1] };
  }
  if (fact === "reeks" || fact === "reeks_voorlopig") return { low: ratio(-1), high: "above" };
  return fact === "voortgang" ? { low: ZERO, high: ONE } : RISING;
}

/** The ranges of an agreement's nodes. What `world` knows without facts, such as the agreed base, is exact. */
export function rangesOf(agreement: Agreement, world: World): (node: Node) => Range {
  type Read = (part: Node) => Range;
  const unary =
    (apply: (of: Span) => Span) =>
    ({ of }: { readonly of: Node }, read: Read): Range =>
      numbers(apply(numbersOf(read(of))));
  const binary =
    (apply: (a: Span, b: Span) => Span) =>
    ({ left, right }: { readonly left: Node; readonly right: Node }, read: Read): Range =>
      numbers(apply(numbersOf(read(left)), numbersOf(read(right))));
  const arithmetic: Arithmetic<Range> = {
    number: (node) => numbers(point(node.value)),
    text: (node) => ({ kind: "text", value: node.value }),
    truth: (node) => truth(node.value, !node.value),
    undetermined: () => NOTHING,
    parameter: ({ value }) =>
      value instanceof Exact
        ? numbers(point(value))
        : typeof value === "boolean"
          ? truth(value, !value)
          : typeof value === "string"
            ? { kind: "text", value }
            : NOTHING,
    observe: ({ observation }) => {
      const known = world.observe(observation, undefined);
      return numbers(isUndetermined(known) ? observed(observation, agreement) : point(known));
    },
    add: binary(addSpans),
    subtract: binary(subtractSpans),
    multiply: binary(multiplySpans),
    divide: (node, read) => quotient(numbersOf(read(node.left)), numbersOf(read(node.right))),
    sum: (node, read) => numbers(node.of.map((part) => numbersOf(read(part))).reduce(addSpans, point(ZERO))),
    least: (node, read) => extreme(node, read, leastSpan),
    greatest: (node, read) => extreme(node, read, greatestSpan),
    negate: unary(negateSpan),
    absolute: unary(absoluteSpan),
    floor: unary((of) => mapRising(of, floor)),
    ceiling: unary((of) => mapRising(of, ceiling)),
    cent: unary((of) => mapRising(of, (a) => round(a, 2))),
    round: (node, read) => {
      const decimals = fixedIn(read(node.decimals));
      const of = numbersOf(read(node.of));
      return numbers(decimals === undefined ? ANYTHING : mapRising(of, (a) => round(a, Number(decimals.n))));
    },
    not: (node, read) => opposed(truthOf(read(node.of))),
    missing: (node, read) => (read(node.of).kind === "nothing" ? truth(true, false) : truth(true, true)),
    compare: (node, read) => {
      const [a, b] = [read(node.left), read(node.right)];
      if (a.kind === "number" && b.kind === "number") {
        const holds = compareSpans(node.operator, a, b);
        return truth(holds !== false, holds !== true);
      }
      if (a.kind !== "text" || b.kind !== "text") return truth(true, true);
      const same = a.value === b.value;
      return node.operator === "!=" ? truth(!same, same) : truth(same, !same);
    },
    and: (node, read) => logic(node.of, read, false),
    or: (node, read) => logic(node.of, read, true),
    if: (node, read) => {
      const { yes, no } = truthOf(read(node.condition));
      return union(yes ? read(node.then) : NOTHING, no ? read(node.otherwise) : NOTHING);
    },
    otherwise: (node, read) => union(read(node.of), read(node.instead)),
    notNegative: unary((of) => greatestSpan(of, point(ZERO))),
    interpolate: (node, read) => node.ys.map(read).reduce(union),
    share: (node, read) => numbers(hull(numbersOf(read(node.whole)), point(ZERO))),
  };
  return folding(0, arithmetic);
}

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
