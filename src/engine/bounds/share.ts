// A party's part of a distribution over a box of facts.
import { Exact, ZERO, ratio } from "#kernel/exact";
import * as exact from "#kernel/exact";
import type { Node, NodeOf, Undetermined } from "../graph/node.ts";
import { undetermined } from "../settle/arithmetic.ts";
import { distribute, type Portion } from "../settle/distribute.ts";
import { directionOf, mapSlopes, ofNumber, ofUnknown, unknownNumber, wild, type Possible } from "./possible.ts";
import type { Reading } from "./reading.ts";
import { ANYTHING, NOTHING, addSpans, hull, isPoint, type Span } from "#kernel/span";

/**
 * A part never shrinks as the whole grows, but for the cents of rounding that the first listed bears. With a key that
 * moves all that is sure is that a part lies between nothing and the whole.
 */
export function sharedOut(node: NodeOf<"share">, reading: Reading): Possible {
  const whole = reading.read(node.whole);
  const terms = node.keys.flatMap((key) => [key.share, key.first, key.most].filter((part) => part !== undefined));
  const read = terms.map((part) => reading.read(part));
  const unknown = [whole, ...read].map(unknownNumber).find((reason) => reason !== undefined);
  if (whole.number === undefined || read.some((part) => part.number === undefined)) return ofUnknown(unknown!);
  const cents = ratio(node.keys.length, 100);
  const between = addSpans(hull(NOTHING, whole.number), { low: exact.negate(cents), high: cents });
  const { low, high } = whole.number;
  if (
    unknown !== undefined ||
    !read.every((part) => isPoint(part.number!)) ||
    !(low instanceof Exact) ||
    !(high instanceof Exact)
  )
    return ofNumber(between, wild(reading.figuresOf(node)), unknown ?? overflow(high));
  const portions = node.keys.map((key): Portion => {
    const value = (part: Node): Exact => reading.read(part).number!.low as Exact;
    return {
      share: value(key.share),
      first: key.first === undefined ? ZERO : value(key.first),
      most: key.most === undefined ? undefined : value(key.most),
    };
  });
  const [atLow, atHigh] = [distribute(low, portions)?.[node.index], distribute(high, portions)?.[node.index]];
  if (atLow === undefined || atHigh === undefined) {
    if (isPoint(whole.number)) return ofUnknown(overflow(high));
    return ofNumber(between, wild(reading.figuresOf(node)), overflow(high));
  }
  if (node.index > 0 || isPoint(whole.number))
    return ofNumber(
      { low: atLow, high: atHigh },
      mapSlopes(whole.slopes, (slope, figure) => partSlope(slope, reading.isStepped(figure))),
    );
  const span = { low: exact.subtract(atLow, cents), high: exact.add(atHigh, cents) };
  const jitter: Span = { low: ratio(-node.keys.length), high: ratio(node.keys.length) };
  return ofNumber(
    span,
    mapSlopes(whole.slopes, (slope, figure) =>
      reading.isStepped(figure) ? addSpans(partSlope(slope, true), jitter) : ANYTHING,
    ),
  );
}

/** A part moves with the whole, never further; in cents it may take a whole one where its share is less. */
function partSlope(slope: Span, stepped: boolean): Span {
  if (!stepped) return directionOf(slope);
  const { low, high } = hull(NOTHING, slope);
  return {
    low: low instanceof Exact ? exact.floor(low) : low,
    high: high instanceof Exact ? exact.ceiling(high) : high,
  };
}

const overflow = (amount: unknown): Undetermined =>
  undetermined("distribution-overflows", "", { amount: amount instanceof Exact ? exact.toFixed(amount, 2) : "" });
