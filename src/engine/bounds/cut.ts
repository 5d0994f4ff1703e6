// Cuts: amounts through which several ranged figures reach a payment, searched as one amount in whole cents.
import {
  type Exact,
  HUNDRED,
  add,
  ceiling,
  compare,
  divide,
  equal,
  floor,
  isZero,
  multiply,
  ratio,
  round,
  subtract,
} from "#kernel/exact";
import { isDecimal } from "#kernel/decimal";
import type { Node, NodeKind } from "../graph/node.ts";
import { Reading, type Box, type Cuts } from "./reading.ts";
import type { Residue } from "./residue.ts";
import { isFalling, isPoint, isRising, type Span } from "#kernel/span";

/** An amount in cents that rises or falls steadily with figures that reach the payment through it alone. */
export interface Cut {
  readonly node: Node;
  readonly span: Span;
  /** Its figures, which may be cuts found before, each with whether the amount rises with it. */
  readonly figures: readonly { readonly figure: number; readonly rises: boolean }[];
  /** The cuts found before it, of which it may be made. */
  readonly before: Cuts;
}

/** Reads the exact value of a node where every figure of the box has one value; undefined where it is not determined. */
export type ReadAt = (node: Node, values: readonly Exact[], cuts: Cuts) => Exact | undefined;

/** Kinds that neither jump nor choose: while their figures move, they take on every value between. */
const STEADY: ReadonlySet<NodeKind> = new Set([
  "observe",
  "add",
  "subtract",
  "multiply",
  "divide",
  "sum",
  "negate",
  "least",
  "greatest",
  "cent",
]);

/** Where cuts are looked for. */
export interface CutPlace {
  readonly root: Node;
  readonly residue: Residue;
  readonly box: Box;
  /** Those found before: figures of the box themselves. */
  readonly cuts: Cuts;
  /** A value for every figure of the box: the one it is fixed at, else any. */
  readonly values: readonly Exact[];
  readonly readAt: ReadAt;
  /** Only parts that take on every value between their ends; else also those that jump. */
  readonly steady: boolean;
}

/** The cuts below a node in a box, the largest parts first met. */
export function cutsBelow(place: CutPlace): Cut[] {
  const finder = new CutFinder(place);
  finder.visit(place.residue.resolve(place.root));
  return finder.found;
}

class CutFinder {
  readonly found: Cut[] = [];
  readonly #place: CutPlace;
  readonly #root: Node;
  readonly #box: Box;
  readonly #residue: Residue;
  readonly #reading: Reading;
  readonly #seen = new Set<Node>();
  // A graph shares its parts: without these each would be asked once for every way to it.
  readonly #steady = new Map<Node, boolean>();
  readonly #inCents = new Map<Node, boolean>();

  constructor(place: CutPlace) {
    this.#place = place;
    this.#box = place.box;
    this.#residue = place.residue;
    this.#root = place.residue.resolve(place.root);
    this.#reading = new Reading(place.residue, place.box, { cuts: place.cuts });
  }

  visit(node: Node): void {
    if (this.#seen.has(node) || this.#place.cuts.has(node.id) || this.#free(node).length === 0) return;
    this.#seen.add(node);
    const cut = this.#cutAt(node);
    if (cut !== undefined) this.found.push(cut);
    else for (const part of this.#residue.movingParts(node)) this.visit(part);
  }

  /** The figures of a node that still have a choice. */
  #free(node: Node): readonly number[] {
    return [...this.#reading.figuresOf(node)].filter((figure) => !isPoint(this.#box[figure]!));
  }

  #cutAt(node: Node): Cut | undefined {
    const free = this.#free(node);
    // A single cut need not be cut again.
    if (!this.#place.steady && free.length < 2) return undefined;
    if ((this.#place.steady && !this.#isSteady(node)) || !this.#isInCents(node) || !this.#holdsAlone(node, free))
      return undefined;
    const { slopes: steps, unknown } = this.#reading.read(node);
    const slopes = this.#reading.byFigures(steps);
    if (unknown !== undefined) return undefined;
    const figures = free.map((figure) => ({ figure, slope: slopes.get(figure) }));
    if (!figures.every(({ slope }) => slope === undefined || isRising(slope) || isFalling(slope))) return undefined;
    const directed = figures.map(({ figure, slope }) => ({ figure, rises: slope === undefined || isRising(slope) }));
    const at = (end: "low" | "high"): Exact | undefined => {
      const values = [...this.#place.values];
      for (const { figure, rises } of directed)
        values[figure] = this.#box[figure]![(end === "low") === rises ? "low" : "high"] as Exact;
      return this.#place.readAt(node, values, this.#place.cuts);
    };
    const [low, high] = [at("low"), at("high")];
    const before = this.#place.cuts;
    return low === undefined || high === undefined
      ? undefined
      : { node, span: { low, high }, figures: directed, before };
  }

  #isSteady(node: Node): boolean {
    const known = this.#steady.get(node);
    if (known !== undefined) return known;
    const isSteady =
      this.#free(node).length === 0 ||
      (STEADY.has(node.kind) && this.#residue.movingParts(node).every((part) => this.#isSteady(part)));
    this.#steady.set(node, isSteady);
    return isSteady;
  }

  /** Whether every value of a node is a whole number of cents. */
  #isInCents(node: Node): boolean {
    const known = this.#inCents.get(node) ?? this.#whetherInCents(node);
    this.#inCents.set(node, known);
    return known;
  }

  #whetherInCents(node: Node): boolean {
    const { number } = this.#reading.read(node);
    if (number !== undefined && isPoint(number)) return isDecimal(number.low, 2);
    if (this.#place.cuts.has(node.id)) return true;
    const at = this.#residue.resolve(node);
    switch (at.kind) {
      case "cent":
      case "share":
        return true;
      case "add":
      case "subtract":
        return this.#isInCents(at.left) && this.#isInCents(at.right);
      case "negate":
        return this.#isInCents(at.of);
      case "sum":
      case "least":
      case "greatest":
        return at.of.every((part) => this.#isInCents(part));
      case "if":
        return this.#isInCents(at.then) && this.#isInCents(at.otherwise);
      default:
        return false;
    }
  }

  /** Whether some figures reach the root through a node alone. */
  #holdsAlone(node: Node, figures: readonly number[]): boolean {
    const seen = new Set<Node>([node]);
    const reaches = (at: Node): boolean => {
      if (seen.has(at)) return false;
      seen.add(at);
      const cut = this.#place.cuts.get(at.id);
      if (cut !== undefined) return figures.includes(cut);
      if (at.kind === "observe")
        return this.#residue.mixture(at.observation, at.bound)!.parts.some((part) => figures.includes(part.figure));
      return this.#residue.movingParts(at).some(reaches);
    };
    return !reaches(this.#root);
  }
}

/**
 * Figures with which a cut comes to an amount, written in `values`: each in turn goes as far as it can, in whole
 * numbers, and only the last may have to stop between two.
 */
export function reach(
  cut: Cut,
  target: Exact,
  values: Exact[],
  { box, readAt, steppedFrom }: { readonly box: Box; readonly readAt: ReadAt; readonly steppedFrom: number },
): void {
  const starts = cut.figures.map(({ figure, rises }) => box[figure]![rises ? "low" : "high"] as Exact);
  cut.figures.forEach(({ figure }, index) => (values[figure] = starts[index]!));
  for (const [index, { figure, rises }] of cut.figures.entries()) {
    const read = (value: Exact): Exact => readAt(cut.node, values.with(figure, value), cut.before) ?? target;
    const to = box[figure]![rises ? "high" : "low"] as Exact;
    const line: Line = { from: starts[index]!, to, target, read, decimals: figure < steppedFrom ? FINEST : 2 };
    if (compare(read(line.to), target) <= 0) values[figure] = line.to;
    else values[figure] = index === cut.figures.length - 1 ? exactlyOn(line) : wholeOn(line);
  }
}

/** A figure that goes from where an amount is too low to where it is too high. */
interface Line {
  readonly from: Exact;
  readonly to: Exact;
  readonly target: Exact;
  readonly read: (value: Exact) => Exact;
  /** How finely the figure can be told. */
  readonly decimals: number;
}

/** Where a straight line between two ends comes to the target. */
function straight({ from, to, target }: Line, low: Exact, high: Exact): Exact {
  const rise = subtract(high, low);
  return isZero(rise) ? to : add(from, divide(multiply(subtract(target, low), subtract(to, from)), rise));
}

/** The last whole number that does not pass the target. */
function wholeOn(line: Line): Exact {
  const { from, to, target, read } = line;
  const near = straight(line, read(from), read(to));
  const whole = compare(to, from) > 0 ? floor(near) : ceiling(near);
  const isOn = compare(to, from) > 0 ? compare(whole, from) >= 0 : compare(whole, from) <= 0;
  return isOn && compare(read(whole), target) <= 0 ? whole : from;
}

const TRIES = 50;

/** The number that comes to the target, with as few decimals as will do; the nearest below it where none does. */
function exactlyOn(line: Line): Exact {
  let { from, to } = line;
  let [low, high] = [line.read(from), line.read(to)];
  for (let tries = 0; tries < TRIES && !equal(low, line.target) && !equal(from, to); tries++) {
    // Straight lines are found at once; halving every other time gets past any bend or jump.
    const near = tries % 2 === 0 ? straight({ ...line, from, to }, low, high) : divide(add(from, to), TWO);
    const middle = round(near, line.decimals);
    const value = line.read(middle);
    if (equal(value, line.target)) return shortest(middle, line);
    if (equal(middle, from) || equal(middle, to)) break;
    if (compare(value, line.target) < 0) [from, low] = [middle, value];
    else [to, high] = [middle, value];
  }
  return from;
}

const TWO = ratio(2);
const FINEST = 9;

/** The number with the fewest decimals near one that comes to the target, and does too. */
function shortest(near: Exact, { read, target, decimals: most }: Line): Exact {
  for (let decimals = 0; decimals < most; decimals++) {
    const value = round(near, decimals);
    if (equal(read(value), target)) return value;
  }
  return near;
}

/** An amount without what lies below a cent. */
export const wholeCents = (amount: Exact): Exact => divide(floor(multiply(amount, HUNDRED)), HUNDRED);
