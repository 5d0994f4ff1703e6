// The highest that an amount can come to within ranges: a bound that holds for certain, and facts that come nearest.
import {
  Exact,
  ONE,
  ZERO,
  absolute,
  add,
  compare,
  divide,
  equal,
  isZero,
  multiply,
  ratio,
  sign,
  subtract,
} from "#kernel/exact";
import { folding, type Node, type Undetermined } from "../graph/node.ts";
import { isUndetermined, type Value } from "../graph/node.ts";
import { exactArithmetic } from "../settle/arithmetic.ts";
import { cutsBelow, reach, wholeCents, type Cut } from "./cut.ts";
import type { Possible } from "./possible.ts";
import { figureIn, type Ranges } from "./ranges.ts";
import { NOTHING_ASSUMED, Reading, type Assumed, type Box, type Cuts } from "./reading.ts";
import type { Residue } from "./residue.ts";
import {
  NOTHING,
  compareEnds,
  isFalling,
  isNever,
  isPoint,
  isRising,
  meet,
  point,
  widthOf,
  type End,
  type Span,
} from "#kernel/span";

/** The highest of an amount. */
export interface Highest {
  /** No facts within the ranges come above this; undefined where nothing holds it back. */
  readonly bound: Exact | undefined;
  /** The highest found, with the value of every ranged figure that comes to it. */
  readonly best: { readonly amount: Exact; readonly values: readonly Exact[] } | undefined;
  /** Why the amount may not be determined for some facts. */
  readonly unknown: Undetermined | undefined;
  readonly boxes: number;
}

/** How many boxes it is worth to find the cents of rounding, and to take rounding evenly first. */
const NEAR_BOXES = 40;
const EVEN_BOXES = 60;
const NEAR = ratio(100);
const CENT = ratio(1, 100);
const TWO = ratio(2);
/** A figure that can be told apart from another no more. */
const SAME = ratio(1, 1e9);

/** Searches the highest of an amount in whole cents, in at most so many boxes. */
export function highest(amount: Node, residue: Residue, mostBoxes: number): Highest {
  return new Search(amount, residue, mostBoxes).run();
}

/** The values to start from: those of the facts around, else the lowest. */
export const usualValues = (ranges: Ranges): Exact[] =>
  ranges.figures.map((figure) => {
    const around = ranges.around && figureIn(ranges.around, figure);
    if (around === undefined) return figure.low;
    return compare(around, figure.low) < 0 ? figure.low : compare(around, figure.high) > 0 ? figure.high : around;
  });

interface Candidate {
  /** The part of the root it stands for, and what is assumed there. */
  readonly part: Part;
  readonly box: Box;
  readonly reading: Reading;
  readonly possible: Possible;
  readonly bound: End;
}

interface Part {
  readonly box: Box;
  readonly assumed: Assumed;
}

class Search {
  readonly #amount: Node;
  readonly #residue: Residue;
  readonly #most: number;
  readonly #usual: readonly Exact[];
  /** How many figures there are before cuts. */
  readonly #figures: number;
  #cuts: readonly Cut[] = [];
  #cutNumbers: Cuts = new Map();
  #root: Box;
  #best: Highest["best"];
  #unknown: Undetermined | undefined;
  #boxes = 0;
  #limit = 0;
  readonly #conditions = new Map<number, Node>();
  #even = false;

  constructor(amount: Node, residue: Residue, most: number) {
    this.#amount = amount;
    this.#residue = residue;
    this.#most = most;
    this.#usual = usualValues(residue.ranges);
    this.#figures = residue.ranges.figures.length;
    this.#root = residue.ranges.figures.map(({ low, high }) => ({ low, high }));
  }

  run(): Highest {
    const whole = this.#narrowed({ box: this.#root, assumed: NOTHING_ASSUMED });
    if (whole === undefined) return this.#result(undefined);
    if (this.#isDone(whole)) return this.#result(whole.bound);
    const even = this.#branchBelow(whole.box, "even", Math.min(EVEN_BOXES, this.#most));
    if (this.#isBeaten(even)) return this.#result(even);
    const most = this.#isNear(even) ? Math.min(NEAR_BOXES, this.#most) : this.#most;
    const large = least(even, this.#branchBelow(whole.box, "large", most));
    // A cut that jumps over the highest leaves a gap, which smaller ones that do not may close.
    if (this.#isBeaten(large) || this.#cuts.every((cut) => cut.before.size === 0)) return this.#result(large);
    return this.#result(least(large, this.#branchBelow(whole.box, "small", most)));
  }

  /** Whether what was found is so near a bound that only rounding can lie between. */
  #isNear(bound: End): boolean {
    const best = this.#best?.amount;
    return best !== undefined && bound instanceof Exact && compare(subtract(bound, best), NEAR) < 0;
  }

  #result(bound: End | undefined): Highest {
    const best = this.#best && this.#asUsual(this.#best);
    const held = bound instanceof Exact ? bound : bound === undefined ? best?.amount : undefined;
    // A bound below what was found would be a bug; the larger of both is never wrong.
    const sure = held !== undefined && best !== undefined && compare(best.amount, held) > 0 ? best.amount : held;
    return { bound: sure, best, unknown: this.#unknown, boxes: this.#boxes };
  }

  /** Every figure that need not differ for the amount as it usually is. */
  #asUsual({ amount, values }: NonNullable<Highest["best"]>): NonNullable<Highest["best"]> {
    let kept = values;
    for (const figure of this.#residue.figuresOf(this.#amount)) {
      const tried = kept.with(figure, this.#usual[figure]!);
      if (equal(tried[figure]!, kept[figure]!)) continue;
      const same = this.#read(tried);
      if (same !== undefined && equal(same, amount)) kept = tried;
    }
    return { amount, values: kept };
  }

  /**
   * Searches a box: with rounding taken evenly, or with the figures that reach the amount through one part alone
   * in the place of that part.
   */
  #branchBelow(box: Box, by: "even" | "large" | "small", most: number): End {
    this.#limit = this.#boxes + most;
    this.#even = by === "even";
    this.#cuts = [];
    this.#cutNumbers = new Map();
    this.#root = box;
    if (by !== "even") this.#cut(true);
    if (by === "large") this.#cut(false);
    const first = this.#narrowed({ box: this.#root, assumed: NOTHING_ASSUMED });
    if (first === undefined) return "above";
    return this.#isDone(first) ? first.bound : this.#branch(first);
  }

  #cut(steady: boolean): void {
    const values = this.#root.map((span, figure) =>
      isPoint(span) ? span.low : (this.#usual[figure] ?? (span.low as Exact)),
    );
    const found = cutsBelow({
      root: this.#amount,
      residue: this.#residue,
      box: this.#root,
      cuts: this.#cutNumbers,
      values,
      readAt: this.#readPoint,
      steady,
    });
    this.#cutNumbers = new Map([
      ...this.#cutNumbers,
      ...found.map((cut, index) => [cut.node.id, this.#root.length + index] as const),
    ]);
    this.#cuts = [...this.#cuts, ...found];
    this.#root = [...this.#root, ...found.map((cut) => cut.span)];
  }

  /** Best first: the box that may come highest is split, until what was found is as high as any box may come. */
  #branch(first: Candidate): End {
    const open = [first];
    let stuck: End | undefined;
    while (open.length > 0) {
      open.sort((a, b) => compareEnds(a.bound, b.bound));
      const next = open.pop()!;
      if (this.#isBeaten(next.bound)) return stuck ?? this.#best!.amount;
      const parts = this.#boxes >= this.#limit ? undefined : this.#split(next);
      if (parts === undefined) {
        stuck = stuck === undefined || compareEnds(next.bound, stuck) > 0 ? next.bound : stuck;
        if (this.#boxes >= this.#limit) return stuck;
        continue;
      }
      for (const part of parts) {
        const narrowed = this.#narrowed(part);
        if (narrowed !== undefined && !this.#isDone(narrowed)) open.push(narrowed);
      }
    }
    return stuck ?? this.#best?.amount ?? "above";
  }

  #isBeaten(bound: End): boolean {
    return this.#best !== undefined && compareEnds(bound, this.#best.amount) <= 0;
  }

  /** Tries a box at its likeliest points; whether nothing in it can come higher. */
  #isDone(candidate: Candidate): boolean {
    if (this.#isBeaten(candidate.bound)) return true;
    for (const values of this.#likely(candidate)) {
      this.#try(values);
      if (this.#isBeaten(candidate.bound)) return true;
    }
    return false;
  }

  /**
   * A box with every figure that only raises or only lowers the amount put at its end; undefined where nothing in it
   * can be what is assumed, or determined.
   */
  #narrowed(part: Part): Candidate | undefined {
    let { box } = part;
    const { assumed } = part;
    for (;;) {
      this.#boxes++;
      const reading = new Reading(this.#residue, box, { cuts: this.#cutNumbers, even: this.#even, assumed });
      // Ends may lie where an assumption fails, as long as it holds somewhere in the box.
      if (box === part.box && !this.#isAble(reading)) return undefined;
      const read = reading.read(this.#amount);
      const possible = { ...read, slopes: reading.byFigures(read.slopes) };
      this.#unknown ??= possible.unknown;
      if (possible.number === undefined) return undefined;
      const next = box.map((span, figure) => this.#settled(span, possible.slopes.get(figure), figure));
      if (next.every((span, figure) => span === box[figure])) {
        const { high } = possible.number;
        const bound = high instanceof Exact ? wholeCents(high) : high;
        // Without assumptions nothing is lost at the ends; with them the box itself is split further.
        return { part: assumed.size === 0 ? { box, assumed } : part, box, reading, possible, bound };
      }
      box = next;
    }
  }

  /** Whether all that is assumed can be so somewhere in a box. */
  #isAble(reading: Reading): boolean {
    return [...reading.assumed].every(([id, answer]) => {
      const { truth } = reading.read(this.#conditions.get(id)!);
      return truth === undefined || meet(truth, point(answer ? ONE : ZERO)) !== undefined;
    });
  }

  #settled(span: Span, slope: Span | undefined, figure: number): Span {
    if (isPoint(span)) return span;
    if (slope === undefined || isNever(slope)) {
      const usual = this.#usual[figure] ?? (span.low as Exact);
      return point(compareEnds(usual, span.low) < 0 || compareEnds(usual, span.high) > 0 ? (span.low as Exact) : usual);
    }
    if (isRising(slope)) return point(span.high as Exact);
    return isFalling(slope) ? point(span.low as Exact) : span;
  }

  /** Points of a box where the amount is likely highest. */
  #likely({ box, possible }: Candidate): Exact[][] {
    const mixed = (end: "low" | "high" | "middle"): Exact[] =>
      box.map((span, figure) => {
        const slope = possible.slopes.get(figure) ?? NOTHING;
        if (isPoint(span) || end === "low" || end === "high") {
          const lean = leaning(slope);
          return (lean === 0 ? span[end === "low" ? "low" : "high"] : span[lean > 0 ? "high" : "low"]) as Exact;
        }
        return middleOf(span, figure >= this.#figures);
      });
    if (box.every(isPoint)) return [box.map((span) => span.low as Exact)];
    return [mixed("high"), mixed("low"), mixed("middle")];
  }

  #try(at: readonly Exact[]): void {
    const values = this.#root.map((span, figure) => (isPoint(span) ? span.low : at[figure]!));
    // Facts are only sought for what would come higher.
    const hoped = this.#cuts.length === 0 ? undefined : this.#readPoint(this.#amount, values, this.#cutNumbers);
    if (hoped !== undefined && this.#isBeaten(hoped)) return;
    // A cut may be made of cuts found before it: the last comes first.
    for (const [index, cut] of [...this.#cuts.entries()].reverse())
      reach(cut, values[this.#figures + index]!, values, {
        box: this.#root,
        readAt: this.#readPoint,
        steppedFrom: this.#figures,
      });
    const own = values.slice(0, this.#figures);
    const amount = this.#read(own);
    if (amount === undefined) return;
    if (this.#best === undefined || compare(amount, this.#best.amount) > 0) this.#best = { amount, values: own };
  }

  /** The amount as a settlement would have it. */
  #read(values: readonly Exact[]): Exact | undefined {
    const value: Value = folding(0, exactArithmetic(this.#residue.worldAt(values)))(this.#amount);
    if (isUndetermined(value)) this.#unknown ??= value;
    return value instanceof Exact ? value : undefined;
  }

  /** A node where every figure of the box, cuts included, has one value. */
  readonly #readPoint = (node: Node, values: readonly Exact[], cuts: Cuts): Exact | undefined => {
    const { number } = new Reading(this.#residue, values.map(point), { cuts }).read(node);
    return number !== undefined && isPoint(number) ? number.low : undefined;
  };

  /** A box in two: by a condition that makes a jump, else across the figure that matters most. */
  #split(candidate: Candidate): readonly Part[] | undefined {
    const { part, possible, reading } = candidate;
    const condition = reading.jumps.find((node) => !part.assumed.has(node.id));
    if (condition !== undefined) {
      this.#conditions.set(condition.id, condition);
      return [true, false].map((answer) => ({ ...part, assumed: new Map([...part.assumed, [condition.id, answer]]) }));
    }
    const { box } = part;
    const held = new Set(this.#cuts.flatMap((cut) => cut.figures.map(({ figure }) => figure)));
    let widest: { readonly figure: number; readonly weight: Exact } | undefined;
    box.forEach((span, figure) => {
      const width = widthOf(span);
      if (held.has(figure) || width === undefined || compare(width, SAME) < 0) return;
      const weight = multiply(width, steepness(possible.slopes.get(figure) ?? NOTHING));
      if (widest === undefined || compare(weight, widest.weight) > 0) widest = { figure, weight };
    });
    if (widest === undefined) return undefined;
    const { figure } = widest;
    const stepped = figure >= this.#figures;
    const span = box[figure]!;
    const at = this.#crossingIn(candidate, figure) ?? middleOf(span, stepped);
    const [left, right] = [
      { ...span, high: at },
      { ...span, low: stepped ? add(at, CENT) : at },
    ];
    return [left, right].map((half) => ({ ...part, box: box.with(figure, half) }));
  }

  /** Where two nodes cross as a figure goes from its low to its high end, with the others in the middle. */
  #crossingIn({ part: { box }, reading }: Candidate, figure: number): Exact | undefined {
    const stepped = figure >= this.#figures;
    const span = box[figure]!;
    const [low, high] = [span.low as Exact, span.high as Exact];
    const middle = box.map((other, index) => point(middleOf(other, index >= this.#figures)));
    const ends = [low, high].map(
      (end) => new Reading(this.#residue, middle.with(figure, point(end)), { cuts: this.#cutNumbers }),
    );
    for (const [left, right] of reading.crossings) {
      const gaps = ends.map((end) => {
        const [a, b] = [end.read(left).number, end.read(right).number];
        return a !== undefined && b !== undefined && isPoint(a) && isPoint(b) ? subtract(a.low, b.low) : undefined;
      });
      const [from, to] = gaps;
      if (from === undefined || to === undefined || sign(from) * sign(to) >= 0) continue;
      const exactly = add(low, multiply(subtract(high, low), divide(from, subtract(from, to))));
      const at = stepped ? wholeCents(exactly) : exactly;
      if (compare(at, low) >= 0 && compare(at, high) < 0 && !(equal(at, low) && !stepped)) return at;
    }
    return undefined;
  }
}

const least = (a: End, b: End): End => (compareEnds(b, a) < 0 ? b : a);

/** Which way a slope leans: up, down, or neither. */
function leaning(slope: Span): number {
  if (isRising(slope)) return isNever(slope) ? 0 : 1;
  if (isFalling(slope)) return -1;
  return slope.low instanceof Exact && slope.high instanceof Exact ? sign(add(slope.low, slope.high)) : 0;
}

/** The middle of a span, in whole cents where it goes by cents. */
function middleOf(span: Span, stepped: boolean): Exact {
  const middle = divide(add(span.low as Exact, span.high as Exact), TWO);
  return stepped ? wholeCents(middle) : middle;
}

/** How much a figure may matter per unit; one that may jump matters more than any that does not. */
function steepness(slope: Span): Exact {
  const of = (end: End): Exact => (end instanceof Exact ? absolute(end) : ratio(1e9));
  const [low, high] = [of(slope.low), of(slope.high)];
  const most = compare(low, high) > 0 ? low : high;
  return isZero(most) ? ratio(1, 1e9) : most;
}
