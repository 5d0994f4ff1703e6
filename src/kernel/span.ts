// Spans: closed intervals of exact numbers that may be open-ended, with the arithmetic that always keeps what it must.
import * as exact from "#kernel/exact";
import { Exact, ONE, ZERO } from "#kernel/exact";

/** An end of a span: a number, or no bound on that side. */
export type End = Exact | "below" | "above";

/** Every number from `low` through `high`. */
export interface Span {
  readonly low: End;
  readonly high: End;
}

/** A number as a span of its own. */
export const point = (value: Exact): Span => ({ low: value, high: value });
export const ANYTHING: Span = { low: "below", high: "above" };
export const NOTHING: Span = point(ZERO);
export const RISING: Span = { low: ZERO, high: "above" };
export const FALLING: Span = { low: "below", high: ZERO };
/** From no through yes, where truth is counted as 0 and 1. */
export const EITHER: Span = { low: ZERO, high: ONE };

/** Negative when a lies below b, zero when they are the same. */
export function compareEnds(a: End, b: End): number {
  if (a instanceof Exact && b instanceof Exact) return exact.compare(a, b);
  const rank = (end: End): number => (end === "below" ? -1 : end === "above" ? 1 : 0);
  return rank(a) - rank(b);
}

const signOf = (end: End): number => compareEnds(end, ZERO);
const lower = (a: End, b: End): End => (compareEnds(b, a) < 0 ? b : a);
const upper = (a: End, b: End): End => (compareEnds(b, a) > 0 ? b : a);
const mirrored = (end: End): End => (end === "below" ? "above" : end === "above" ? "below" : exact.negate(end));

/** Whether a span holds one number only. */
export const isPoint = (span: Span): span is { readonly low: Exact; readonly high: Exact } =>
  span.low === span.high ||
  (span.low instanceof Exact && span.high instanceof Exact && exact.equal(span.low, span.high));

export const isNever = (span: Span): boolean => signOf(span.low) === 0 && signOf(span.high) === 0;
export const isRising = (span: Span): boolean => signOf(span.low) >= 0;
export const isFalling = (span: Span): boolean => signOf(span.high) <= 0;

/** How far apart the ends are; undefined without end. */
export const widthOf = ({ low, high }: Span): Exact | undefined =>
  low instanceof Exact && high instanceof Exact ? exact.subtract(high, low) : undefined;

/** a + b. */
export function addSpans(a: Span, b: Span): Span {
  const low = a.low instanceof Exact && b.low instanceof Exact ? exact.add(a.low, b.low) : ("below" as const);
  if (isPoint(a) && isPoint(b)) return point(low as Exact);
  return { low, high: a.high instanceof Exact && b.high instanceof Exact ? exact.add(a.high, b.high) : "above" };
}

/** −a. */
export const negateSpan = ({ low, high }: Span): Span => ({ low: mirrored(high), high: mirrored(low) });

/** a − b, as if they had nothing to do with each other. */
export const subtractSpans = (a: Span, b: Span): Span => addSpans(a, negateSpan(b));

/** The product of ends; nothing times what has no end is nothing, since every number in a span is finite. */
function timesEnds(a: End, b: End): End {
  if (a instanceof Exact && b instanceof Exact) return exact.multiply(a, b);
  const sign = signOf(a) * signOf(b);
  return sign === 0 ? ZERO : sign < 0 ? "below" : "above";
}

/** a × b. */
export function multiplySpans(a: Span, b: Span): Span {
  if (isPoint(a) && isPoint(b)) return point(exact.multiply(a.low, b.low));
  if (isNever(a) || isNever(b)) return NOTHING;
  const ends = [timesEnds(a.low, b.low), timesEnds(a.low, b.high), timesEnds(a.high, b.low), timesEnds(a.high, b.high)];
  return { low: ends.reduce(lower), high: ends.reduce(upper) };
}

/** a ÷ b; undefined where b may be zero. */
export function divideSpans(a: Span, b: Span): Span | undefined {
  if (signOf(b.low) <= 0 && signOf(b.high) >= 0) return undefined;
  const inverse = (end: End): End => (end instanceof Exact ? exact.divide(ONE, end) : ZERO);
  return multiplySpans(a, { low: inverse(b.high), high: inverse(b.low) });
}

/** The smallest span that holds both. */
export const hull = (a: Span, b: Span): Span =>
  a === b ? a : { low: lower(a.low, b.low), high: upper(a.high, b.high) };

/** What both hold; undefined where they have nothing in common. */
export function meet(a: Span, b: Span): Span | undefined {
  const both = { low: upper(a.low, b.low), high: lower(a.high, b.high) };
  return compareEnds(both.low, both.high) > 0 ? undefined : both;
}

export const leastSpan = (a: Span, b: Span): Span => ({ low: lower(a.low, b.low), high: lower(a.high, b.high) });
export const greatestSpan = (a: Span, b: Span): Span => ({ low: upper(a.low, b.low), high: upper(a.high, b.high) });

/** What a function that never falls makes of a span. */
export const mapRising = ({ low, high }: Span, apply: (value: Exact) => Exact): Span => ({
  low: low instanceof Exact ? apply(low) : low,
  high: high instanceof Exact ? apply(high) : high,
});

/** −a where a lies below nothing, and a elsewhere. */
export function absoluteSpan(a: Span): Span {
  if (isRising(a)) return a;
  if (isFalling(a)) return negateSpan(a);
  return { low: ZERO, high: upper(mirrored(a.low), a.high) };
}

/** Whether numbers of two spans surely compare so, surely do not (false), or may do either (undefined). */
export function compareSpans(operator: "=" | "!=" | "<" | "<=" | ">" | ">=", a: Span, b: Span): boolean | undefined {
  const gap = subtractSpans(a, b);
  return ANSWERS[operator](signOf(gap.low), signOf(gap.high));
}

/** What is sure of a difference whose lowest and highest have these signs. */
const ANSWERS = {
  "<": (low: number, high: number) => (high < 0 ? true : low >= 0 ? false : undefined),
  "<=": (low: number, high: number) => (high <= 0 ? true : low > 0 ? false : undefined),
  ">": (low: number, high: number) => (low > 0 ? true : high <= 0 ? false : undefined),
  ">=": (low: number, high: number) => (low >= 0 ? true : high < 0 ? false : undefined),
  "=": (low: number, high: number) => (low === 0 && high === 0 ? true : low > 0 || high < 0 ? false : undefined),
  "!=": (low: number, high: number) => (low === 0 && high === 0 ? false : low > 0 || high < 0 ? true : undefined),
};
