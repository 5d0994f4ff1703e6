// The arithmetic of bounds: what each kind of node may be, never less than all it can be.
import * as exact from "#kernel/exact";
import { Exact, ONE, ZERO, ratio } from "#kernel/exact";
import { toNumber } from "#kernel/decimal";
import type { Arithmetic, Node, NodeOf, Undetermined } from "../graph/node.ts";
import { undetermined } from "../settle/arithmetic.ts";
import { chosen } from "./choice.ts";
import { compared, negated, notATruth, together } from "./truth.ts";
import {
  addSlopes,
  directionOf,
  either,
  hullSlopes,
  isSurely,
  mapSlopes,
  negateSlopes,
  ofNumber,
  unknownNumber,
  ofTruth,
  ofUnknown,
  ofValue,
  scaleSlopes,
  wild,
  type Possible,
  type Slopes,
} from "./possible.ts";
import type { Reading } from "./reading.ts";
import { progressOutOfRange } from "./residue.ts";
import { sharedOut } from "./share.ts";
import {
  ANYTHING,
  EITHER,
  absoluteSpan,
  addSpans,
  compareEnds,
  divideSpans,
  greatestSpan,
  hull,
  isNever,
  isPoint,
  leastSpan,
  mapRising,
  meet,
  multiplySpans,
  negateSpan,
  point,
  subtractSpans,
  type Span,
} from "#kernel/span";

/** The arithmetic of one reading of a box. */
export function intervalArithmetic(reading: Reading): Arithmetic<Possible> {
  const numeric = (node: Node, parts: readonly Node[], apply: Numeric): Possible => {
    const read = parts.map((part) => reading.read(part));
    const unknown = read.map(unknownNumber).find((reason) => reason !== undefined);
    const spans = read.map((possible) => possible.number);
    if (!spans.every((span) => span !== undefined)) return ofUnknown(unknown!);
    const { span, slopes, reason } = apply(
      spans,
      read.map((possible) => possible.slopes),
    );
    const why = unknown ?? reason;
    return ofNumber(span, why === undefined ? slopes : wild(reading.figuresOf(node)), why);
  };
  const stepped = (slope: Span, figure: number): Span =>
    reading.isStepped(figure)
      ? { low: wholeEnd(slope.low, exact.floor), high: wholeEnd(slope.high, exact.ceiling) }
      : directionOf(slope);

  return {
    number: (node) => ofValue(node.value),
    text: (node) => ofValue(node.value),
    truth: (node) => ofValue(node.value),
    undetermined: (node) => ofUnknown({ kind: "undetermined", reason: node.reason }),
    parameter: (node) => ofValue(node.value),
    observe: (node) => observed(node, reading),
    add: (node) =>
      numeric(node, [node.left, node.right], ([a, b], slopes) => ({
        span: addSpans(a!, b!),
        slopes: addSlopes(slopes),
      })),
    subtract: (node) =>
      numeric(node, [node.left, node.right], ([a, b], [left, right]) => ({
        span: subtractSpans(a!, b!),
        slopes: addSlopes([left!, negateSlopes(right!)]),
      })),
    multiply: (node) =>
      numeric(node, [node.left, node.right], ([a, b], [left, right]) => ({
        span: multiplySpans(a!, b!),
        slopes: addSlopes([scaleSlopes(left!, b!), scaleSlopes(right!, a!)]),
      })),
    divide: (node) => {
      // A level over the level that it was made from is the rise alone.
      const rise = factorBeside(node, reading);
      if (rise !== undefined) return reading.read(rise);
      const divisor = reading.read(node.right).number;
      if (divisor !== undefined && isNever(divisor))
        return ofUnknown(undetermined("division-by-zero", "", { divisor: node.where }));
      return numeric(node, [node.left, node.right], ([a, b], [left, right]) => {
        const span = divideSpans(a!, b!);
        if (span === undefined)
          return {
            span: ANYTHING,
            slopes: left!,
            reason: undetermined("division-by-zero", "", { divisor: node.where }),
          };
        // (a ÷ b)(y) − (a ÷ b)(x) is (Δa − (a ÷ b)(x) Δb) ÷ b(y).
        const rise = addSlopes([left!, negateSlopes(scaleSlopes(right!, span))]);
        return { span, slopes: mapSlopes(rise, (slope) => divideSpans(slope, b!)!) };
      });
    },
    sum: (node) =>
      numeric(node, node.of, (spans, slopes) => ({
        span: spans.reduce(addSpans, point(ZERO)),
        slopes: addSlopes(slopes),
      })),
    least: (node) => extreme(node, reading, leastSpan),
    greatest: (node) => extreme(node, reading, greatestSpan),
    negate: (node) => numeric(node, [node.of], ([a], [of]) => ({ span: negateSpan(a!), slopes: negateSlopes(of!) })),
    absolute: (node) =>
      numeric(node, [node.of], ([a], [of]) => {
        if (compareEnds(a!.low, ZERO) >= 0) return { span: a!, slopes: of! };
        if (compareEnds(a!.high, ZERO) <= 0) return { span: negateSpan(a!), slopes: negateSlopes(of!) };
        return {
          span: absoluteSpan(a!),
          slopes: mapSlopes(of!, (slope) => hull(slope, negateSpan(slope))),
        };
      }),
    floor: (node) =>
      numeric(node, [node.of], ([a], [of]) => ({
        span: mapRising(a!, exact.floor),
        slopes: mapSlopes(of!, directionOf),
      })),
    ceiling: (node) =>
      numeric(node, [node.of], ([a], [of]) => ({
        span: mapRising(a!, exact.ceiling),
        slopes: mapSlopes(of!, directionOf),
      })),
    round: (node) =>
      numeric(node, [node.of, node.decimals], ([a, decimals], [of]) => {
        // To how many decimals is known before any facts; if ever it is not, rounding moves less than one.
        if (!isPoint(decimals!))
          return {
            span: addSpans(a!, { low: ratio(-1), high: ONE }),
            slopes: wild(reading.figuresOf(node)),
          };
        const places = toNumber(decimals.low);
        return {
          span: mapRising(a!, (value) => exact.round(value, places)),
          slopes: mapSlopes(of!, directionOf),
        };
      }),
    cent: (node) =>
      numeric(node, [node.of], ([a], [of]) => {
        const rounded = mapRising(a!, (value) => exact.round(value, 2));
        if ([...of!.keys()].every((figure) => reading.isStepped(figure)))
          return { span: rounded, slopes: mapSlopes(of!, stepped) };
        return reading.even
          ? { span: addSpans(a!, HALF_A_CENT), slopes: of! }
          : { span: rounded, slopes: reading.step(node, mapSlopes(of!, stepped)) };
      }),
    not: (node) => negated(reading.read(node.of)),
    missing: (node) => {
      const of = reading.read(node.of);
      if (of.unknown === undefined) return ofTruth(point(ZERO));
      const surely = of.number === undefined && of.truth === undefined && of.texts.length === 0;
      return surely ? ofTruth(point(ONE)) : ofTruth(EITHER, wild(reading.figuresOf(node)));
    },
    compare: (node) => compared(node, reading),
    and: (node) => together(node, reading, leastSpan),
    or: (node) => together(node, reading, greatestSpan),
    if: (node) => chosen(node, reading),
    otherwise: (node) => {
      const of = reading.read(node.of);
      if (of.unknown === undefined) return of;
      const instead = reading.read(node.instead);
      if (of.number === undefined && of.truth === undefined && of.texts.length === 0) return instead;
      return { ...either({ ...of, unknown: undefined }, instead, wild(reading.figuresOf(node))) };
    },
    notNegative: (node) =>
      numeric(node, [node.of], ([a], [of]) => {
        if (compareEnds(a!.low, ZERO) >= 0) return { span: a!, slopes: of! };
        const reason = undetermined("negative-amount", "", {
          found: a!.low instanceof Exact ? exact.toFixed(a!.low, 2) : "",
          where: node.where,
        });
        return { span: meet(a!, { low: ZERO, high: "above" }) ?? point(ZERO), slopes: of!, reason };
      }),
    interpolate: (node) => interpolated(node, reading, numeric),
    share: (node) => sharedOut(node, reading),
  };
}

const HALF_A_CENT: Span = { low: ratio(-5, 1000), high: ratio(5, 1000) };

type Numeric = (
  spans: readonly Span[],
  slopes: readonly Slopes[],
) => { readonly span: Span; readonly slopes: Slopes; readonly reason?: Undetermined };

/** The other factor where a product is divided by one of its own factors that is never zero. */
function factorBeside({ left, right }: NodeOf<"divide">, { residue, read }: Reading): Node | undefined {
  if (!residue.moves(left) || !residue.moves(right)) return undefined;
  const product = residue.resolve(left);
  if (product.kind !== "multiply") return undefined;
  const name = residue.nameOf(right);
  const [first, second] = [residue.nameOf(product.left), residue.nameOf(product.right)];
  if (first !== name && second !== name) return undefined;
  const divisor = read(right);
  if (!isSurely(divisor, "number") || divideSpans(divisor.number!, divisor.number!) === undefined) return undefined;
  return first === name ? product.right : product.left;
}

const wholeEnd = (end: Span["low"], apply: (value: Exact) => Exact): Span["low"] =>
  end instanceof Exact ? apply(end) : end;

function observed(node: NodeOf<"observe">, reading: Reading): Possible {
  const { residue, box } = reading;
  if (node.bound !== undefined && residue.moves(node.bound))
    return ofNumber(ANYTHING, wild(reading.figuresOf(node)), undetermined("bound-uncertain"));
  const { fixed, parts } = residue.mixture(node.observation, node.bound)!;
  let span = point(fixed);
  const slopes = new Map<number, Span>();
  for (const { figure, times } of parts) {
    span = addSpans(span, multiplySpans(point(times), box[figure]!));
    slopes.set(figure, point(times));
  }
  if (node.observation.fact !== "voortgang") return ofNumber(span, slopes);
  // A share of the year lies above nothing and at most at the whole.
  const within = meet(span, EITHER);
  if (within !== undefined && compareEnds(span.low, ZERO) > 0 && compareEnds(span.high, ONE) <= 0)
    return ofNumber(span, slopes);
  const reason = progressOutOfRange(span.high as Exact);
  return within === undefined ? ofUnknown(reason) : ofNumber(within, wild(slopes.keys()), reason);
}

function extreme(node: NodeOf<"least">, reading: Reading, pick: (a: Span, b: Span) => Span): Possible {
  let sure: Span | undefined;
  let maybe: Span | undefined;
  let unknown: Undetermined | undefined;
  const counted: { readonly part: Node; readonly span: Span; readonly slopes: Slopes }[] = [];
  for (const [index, part] of node.of.entries()) {
    const when = node.when[index];
    const counts = when === undefined ? ofTruth(point(ONE)) : reading.read(when);
    unknown ??= counts.unknown ?? notATruth(counts);
    if (counts.truth === undefined) return ofUnknown(unknown!);
    if (isPoint(counts.truth) && exact.isZero(counts.truth.low)) continue;
    const possible = reading.read(part);
    unknown ??= unknownNumber(possible);
    if (possible.number === undefined) {
      // One that surely counts and is not known leaves nothing known.
      if (isPoint(counts.truth)) return ofUnknown(unknown!);
      continue;
    }
    counted.push({ part, span: possible.number, slopes: possible.slopes });
    if (isPoint(counts.truth)) sure = sure === undefined ? possible.number : pick(sure, possible.number);
    else maybe = maybe === undefined ? possible.number : hull(maybe, possible.number);
  }
  if (sure === undefined) unknown ??= undetermined("nothing-to-compare");
  const span = maybe === undefined ? sure : sure === undefined ? maybe : hull(sure, pick(sure, maybe));
  if (span === undefined) return ofUnknown(unknown!);
  if (maybe !== undefined || unknown !== undefined) return ofNumber(span, wild(reading.figuresOf(node)), unknown);
  // What can never be the one that is picked does not move it.
  const able = counted.filter((one) => meet(one.span, span) !== undefined);
  for (const [index, one] of able.entries())
    for (const other of able.slice(index + 1)) reading.noteCrossing(one.part, other.part);
  return ofNumber(span, hullSlopes(able.map((one) => one.slopes)));
}

/** Between fixed points: constant outside them, linear in between. */
function interpolated(
  node: NodeOf<"interpolate">,
  reading: Reading,
  numeric: (node: Node, parts: readonly Node[], apply: Numeric) => Possible,
): Possible {
  return numeric(node, [node.at, ...node.xs, ...node.ys], ([at, ...rest], [slopes]) => {
    const count = node.xs.length;
    const [xs, ys] = [rest.slice(0, count), rest.slice(count)];
    const span = ys.reduce(hull, ys[0] ?? point(ZERO));
    if (count === 0 || ys.length !== count)
      return { span, slopes: slopes!, reason: undetermined("nothing-to-compare") };
    if (![...xs, ...ys].every(isPoint)) return { span, slopes: wild(reading.figuresOf(node)) };
    const points = xs
      .map((x, index) => ({ x: x.low as Exact, y: ys[index]!.low as Exact }))
      .sort((a, b) => exact.compare(a.x, b.x));
    return lineOver(at!, slopes!, points);
  });
}

function lineOver(
  at: Span,
  slopes: Slopes,
  points: readonly { readonly x: Exact; readonly y: Exact }[],
): { readonly span: Span; readonly slopes: Slopes } {
  const first = points[0]!;
  const last = points.at(-1)!;
  const outside: Span[] = [];
  if (compareEnds(at.low, first.x) <= 0) outside.push(point(first.y));
  if (compareEnds(at.high, last.x) >= 0) outside.push(point(last.y));
  const pieces = points.slice(1).flatMap((next, index) => {
    const before = points[index]!;
    const within = meet(at, { low: before.x, high: next.x });
    if (within === undefined || exact.equal(before.x, next.x)) return [];
    const steep = exact.divide(exact.subtract(next.y, before.y), exact.subtract(next.x, before.x));
    const ends = [within.low, within.high].map((x) =>
      point(exact.add(before.y, exact.multiply(steep, exact.subtract(x as Exact, before.x)))),
    );
    return [{ span: hull(ends[0]!, ends[1]!), steep: point(steep) }];
  });
  const span = [...outside, ...pieces.map((piece) => piece.span)].reduce(hull);
  const steep = [...(outside.length > 0 ? [point(ZERO)] : []), ...pieces.map((piece) => piece.steep)].reduce(hull);
  return { span, slopes: scaleSlopes(slopes, steep) };
}
