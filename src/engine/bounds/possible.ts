// What a node may be while facts move within their ranges, and how it moves along with each of them.
import { Exact, ONE, ZERO } from "#kernel/exact";
import { isUndetermined, type Undetermined, type Value } from "../graph/node.ts";
import { undetermined } from "../settle/arithmetic.ts";
import {
  ANYTHING,
  FALLING,
  NOTHING,
  RISING,
  addSpans,
  hull,
  isFalling,
  isNever,
  isRising,
  multiplySpans,
  negateSpan,
  point,
  type Span,
} from "#kernel/span";

/**
 * For each figure that moves: by how much the node changes per unit, between any two facts that differ in that figure
 * alone. A figure that is not named changes nothing.
 */
export type Slopes = ReadonlyMap<number, Span>;

/** Everything that a node may be. A truth is a number too: 0 is no, 1 is yes. */
export interface Possible {
  readonly number: Span | undefined;
  readonly truth: Span | undefined;
  readonly texts: readonly string[];
  /** Why it may not be determined. */
  readonly unknown: Undetermined | undefined;
  readonly slopes: Slopes;
}

const NO_SLOPES: Slopes = new Map();

export const ofNumber = (number: Span, slopes: Slopes = NO_SLOPES, unknown?: Undetermined): Possible => ({
  number,
  truth: undefined,
  texts: [],
  unknown,
  slopes,
});

export const ofTruth = (truth: Span, slopes: Slopes = NO_SLOPES, unknown?: Undetermined): Possible => ({
  number: undefined,
  truth,
  texts: [],
  unknown,
  slopes,
});

export const ofUnknown = (unknown: Undetermined): Possible => ({
  number: undefined,
  truth: undefined,
  texts: [],
  unknown,
  slopes: NO_SLOPES,
});

/** A value that no fact within its range changes. */
export function ofValue(value: Value): Possible {
  if (value instanceof Exact) return ofNumber(point(value));
  if (typeof value === "boolean") return ofTruth(point(value ? ONE : ZERO));
  if (isUndetermined(value)) return ofUnknown(value);
  return { number: undefined, truth: undefined, texts: [value], unknown: undefined, slopes: NO_SLOPES };
}

const isOne = ({ number, truth, texts, unknown }: Possible): boolean =>
  [number !== undefined, truth !== undefined, texts.length > 0, unknown !== undefined].filter(Boolean).length === 1;

/** Whether it is a number, and nothing else, in every case. */
export const isSurely = (possible: Possible, kind: "number" | "truth"): boolean =>
  possible[kind] !== undefined && isOne(possible);

/** Slopes of nodes together: each figure's spans joined by `join`, where what does not move counts as nothing. */
function joinSlopes(all: readonly Slopes[], join: (a: Span, b: Span) => Span): Slopes {
  const [first = NO_SLOPES, ...rest] = all;
  if (rest.every((slopes) => slopes.size === 0) && (first.size === 0 || rest.length === 0)) return first;
  const joined = new Map<number, Span>();
  for (const figure of new Set(all.flatMap((slopes) => [...slopes.keys()])))
    joined.set(
      figure,
      all.map((slopes) => slopes.get(figure) ?? NOTHING).reduce((a, b) => join(a, b)),
    );
  return joined;
}

export const addSlopes = (all: readonly Slopes[]): Slopes => joinSlopes(all, addSpans);
export const hullSlopes = (all: readonly Slopes[]): Slopes => joinSlopes(all, hull);
export const scaleSlopes = (slopes: Slopes, by: Span): Slopes => mapSlopes(slopes, (slope) => multiplySpans(slope, by));
export const negateSlopes = (slopes: Slopes): Slopes => mapSlopes(slopes, negateSpan);

/** Each slope through a function that may know the figure. */
export const mapSlopes = (slopes: Slopes, apply: (slope: Span, figure: number) => Span): Slopes =>
  slopes.size === 0 ? slopes : new Map([...slopes].map(([figure, slope]) => [figure, apply(slope, figure)]));

/** The direction alone of a slope: what a step makes of it. */
export const directionOf = (slope: Span): Span =>
  isNever(slope) ? NOTHING : isRising(slope) ? RISING : isFalling(slope) ? FALLING : ANYTHING;

/** Nothing is known of how it moves with any of these figures. */
export const wild = (figures: Iterable<number>): Slopes => new Map([...figures].map((figure) => [figure, ANYTHING]));

/** One or the other, with slopes that the caller knows. */
export function either(a: Possible, b: Possible, slopes: Slopes): Possible {
  const join = (x: Span | undefined, y: Span | undefined): Span | undefined =>
    x === undefined ? y : y === undefined ? x : hull(x, y);
  return {
    number: join(a.number, b.number),
    truth: join(a.truth, b.truth),
    texts: [...new Set([...a.texts, ...b.texts])],
    unknown: a.unknown ?? b.unknown,
    slopes,
  };
}

/** Why a node may not be a number; undefined where it always is one. */
export function unknownNumber(possible: Possible): Undetermined | undefined {
  if (possible.unknown !== undefined) return possible.unknown;
  return isSurely(possible, "number")
    ? undefined
    : undetermined("not-a-number-here", "", { found: possible.texts[0] ?? "" });
}
