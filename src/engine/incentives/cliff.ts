// Cliffs and bends: how far the nearest bounds lie, which product reaches them first, and what happens past them.
import {
  type Exact,
  ZERO,
  absolute,
  add,
  ceiling,
  compare,
  divide,
  equal,
  isZero,
  multiply,
  negate,
  ratio,
  round,
  sign,
  subtract,
} from "#kernel/exact";
import { toCents, type Cents } from "#kernel/money";
import { toNumber } from "#kernel/decimal";
import type { Unit } from "#kernel/unit";
import type { ClauseUse } from "../agreement.ts";
import { unitOfBound } from "../bound-unit.ts";
import type { Expression } from "../expression/syntax.ts";
import { buildNode } from "../graph/build.ts";
import { boundsIn, type BoundKind } from "../graph/bound.ts";
import { clausesIn } from "../graph/payment.ts";
import type { Node, NodeOf } from "../graph/node.ts";
import { Dependence, partsOf } from "../graph/part.ts";
import type { Direction } from "./beside.ts";
import type { Observable } from "./observable.ts";
import type { Germ } from "./germ.ts";
import { germOf, numberOf, opposite, type Point } from "./point.ts";
import { counts, type Pushing } from "./push.ts";

/** `stop`: past it the form pays nothing by itself, for parties go back to the table. */
export type CliffKind = BoundKind | "stop";

/** A bound, seen from where things stand: how far, by what, and what changes there. */
export interface Cliff {
  readonly year: number;
  readonly clause: string;
  readonly kind: CliffKind;
  readonly line: string;
  /** The bound as the form writes it. */
  readonly expression: string;
  /** Undefined for a stop, which a form writes as a signal. */
  readonly source: Expression | undefined;
  readonly unit: Unit | undefined;
  /** What is held against the bound, and the bound, as things stand. */
  readonly of: Exact;
  readonly at: Exact;
  /** The figure that reaches it in the fewest steps, and which way it must go. */
  readonly along: Observable;
  readonly way: "up" | "down";
  /** How many of it until the bound is met; whole: the first whole number that is past it. */
  readonly steps: Exact;
  readonly whole: number;
  /** What the provider receives at once on passing. */
  readonly jump: Exact;
  /** What one more step brings the provider before and after. */
  readonly before: Exact;
  readonly after: Exact;
  /** What the provider receives in this year one whole step before the bound is passed and just past it, settled. */
  readonly lastCents: Cents | undefined;
  readonly firstCents: Cents | undefined;
}

/** Where cliffs are looked for. */
export interface CliffInput {
  readonly point: Point;
  readonly year: number;
  readonly pushings: readonly { readonly observable: Observable; readonly pushing: Pushing }[];
  /** What the provider receives from this year on, and in this year alone. */
  readonly received: Node;
  readonly inYear: Node;
}

/** Two figures of which one is held against the other. */
interface Meeting {
  readonly use: ClauseUse;
  readonly kind: CliffKind;
  readonly line: string;
  readonly expression: string;
  /** Undefined for a stop, which a form writes as a signal. */
  readonly source: Expression | undefined;
  readonly of: Node;
  readonly at: Node;
}

/** The bounds of a year that matter for what the provider receives, nearest first. */
export function cliffsOf(input: CliffInput): Cliff[] {
  const { point, year } = input;
  const dependence = new Dependence();
  const found: Cliff[] = [];
  for (const use of clausesIn(point.elaboration, year)) {
    for (const meeting of meetingsOf(input, use, dependence)) {
      const cliff = cliffAt(meeting, input);
      if (cliff !== undefined && !found.some((other) => sameCliff(other, cliff))) found.push(cliff);
    }
  }
  return found.sort((a, b) => compare(shareOf(a.along, a.steps), shareOf(b.along, b.steps)));
}

/** Steps as a share of the figure that takes them. */
const shareOf = ({ value }: Observable, steps: Exact): Exact =>
  isZero(value) ? steps : divide(steps, absolute(value));

const sameCliff = (a: Cliff, b: Cliff): boolean =>
  a.along === b.along && a.way === b.way && equal(a.steps, b.steps) && a.clause === b.clause;

function meetingsOf(input: CliffInput, use: ClauseUse, dependence: Dependence): Meeting[] {
  const { elaboration } = input.point;
  const bounds = boundsIn(elaboration, use, input.year).flatMap((bound): Meeting[] => {
    const { kind, line, expression, source, of, at, active } = bound;
    if (of !== undefined && at !== undefined) return [{ use, kind, line, expression, source, of, at }];
    return comparisonsIn(active, dependence).map((compared) => ({
      use,
      kind,
      line,
      expression,
      source,
      of: compared.left,
      at: compared.right,
    }));
  });
  const site = elaboration.site(use.id, input.year);
  const stops = [...use.form.signals].flatMap(([name, signal]): Meeting[] =>
    !signal.blocks
      ? []
      : comparisonsIn(buildNode(signal.when, site, elaboration), dependence).map((compared) => ({
          use,
          kind: "stop",
          line: name,
          expression: "",
          source: undefined,
          of: compared.left,
          at: compared.right,
        })),
  );
  // Of several bounds that lie in one place a gate says most.
  return [
    ...bounds.filter((bound) => bound.kind === "gate"),
    ...bounds.filter((bound) => bound.kind !== "gate"),
    ...stops,
  ];
}

/** The comparisons of figures that decide a condition. */
function comparisonsIn(node: Node, dependence: Dependence): NodeOf<"compare">[] {
  if (!dependence.onFacts(node)) return [];
  if (node.kind === "compare") return [node];
  return node.kind === "and" || node.kind === "or" || node.kind === "not"
    ? partsOf(node).flatMap((part) => comparisonsIn(part, dependence))
    : [];
}

/** A way to a bound: which figure, which way, how many. */
interface Approach {
  readonly observable: Observable;
  readonly direction: Direction;
  readonly way: "up" | "down";
  readonly steps: Exact;
}

function cliffAt(meeting: Meeting, input: CliffInput): Cliff | undefined {
  const { point, received, year } = input;
  const [of, at] = [numberOf(point.at(meeting.of)), numberOf(point.at(meeting.at))];
  const approach = of && at && nearest(meeting, input, subtract(of, at));
  if (approach === undefined) return undefined;
  const { observable, direction, way, steps } = approach;
  const there = point.moved(direction, steps);
  const sides = sidesOf(point, direction, steps, meetsExactly(meeting, there, direction), received);
  if (sides === undefined) return undefined;
  const { short, past } = sides;
  const jump = subtract(past.value, short.value);
  const before = negate(short.slope);
  if (meeting.kind !== "stop" && !counts(jump) && !bends(before, past.slope)) return undefined;
  // Standing on the bound itself may still be short of it.
  const met = numberOf(there.at(received));
  const stillShort = met !== undefined && counts(jump) && !counts(subtract(met, short.value));
  const whole = toNumber(ceiling(steps)) + (stillShort && equal(ceiling(steps), steps) ? 1 : 0);
  const cents = (times: number): Cents | undefined => {
    const value = times < 0 ? undefined : numberOf(point.moved(direction, ratio(times)).at(input.inYear));
    return value && toCents(value);
  };
  const { use, kind, line, expression, source } = meeting;
  return {
    year,
    clause: use.id,
    kind,
    line,
    expression,
    source,
    unit: source && unitOfBound(use, { kind, line, source }),
    of: of!,
    at: at!,
    along: observable,
    way,
    steps,
    whole,
    jump,
    before,
    after: past.slope,
    lastCents: cents(whole - 1),
    firstCents: cents(whole),
  };
}

/** Whether a slope changes by more than a thousandth: a curve is no bend. */
function bends(before: Exact, after: Exact): boolean {
  const most = compare(absolute(before), absolute(after)) > 0 ? absolute(before) : absolute(after);
  return compare(multiply(absolute(subtract(after, before)), ratio(1000)), most) > 0;
}

/** Whether the two figures are the very same here; a curved bound is only met to some decimals. */
function meetsExactly({ of, at }: Meeting, there: Point, direction: Direction): boolean {
  const read = there.beside(direction, "none");
  const [a, b] = [germOf(read(of)), germOf(read(at))];
  return a !== undefined && b !== undefined && equal(a.value, b.value);
}

const NEAR = ratio(1, 1_000_000);

/** What is received just short of a bound and just past it, as if at the bound itself. */
function sidesOf(point: Point, direction: Direction, steps: Exact, exactly: boolean, received: Node) {
  const off = exactly ? ZERO : NEAR;
  const way = { past: direction, short: opposite(direction) };
  const past = germOf(point.moved(direction, add(steps, off)).beside(way.past, "none")(received));
  const short = germOf(point.moved(direction, subtract(steps, off)).beside(way.short, "none")(received));
  if (past === undefined || short === undefined) return undefined;
  const back = ({ value, slope }: Germ): Germ => ({ value: subtract(value, multiply(slope, off)), slope });
  return { past: back(past), short: back(short) };
}

/** The figure that meets the bound in the fewest steps: a product where one can, else what moves least for its size. */
function nearest(meeting: Meeting, { point, pushings }: CliffInput, gap: Exact): Approach | undefined {
  const approaches = pushings.flatMap(({ observable, pushing }) =>
    (["up", "down"] as const).flatMap((way): Approach[] => {
      const direction = pushing.ways[way];
      const closing = closingOf(meeting, pushing, way);
      // Standing on the bound, any figure that moves it will do.
      const leads = closing !== undefined && sign(closing) !== 0 && (isZero(gap) || sign(closing) === -sign(gap));
      if (direction === undefined || !leads) return [];
      const steps = stepsTo(meeting, point, direction);
      if (steps === undefined || isFar(steps, way, observable)) return [];
      return [{ observable, direction, way, steps }];
    }),
  );
  const products = approaches.filter(({ observable }) => observable.product !== undefined);
  const size = ({ observable, steps }: Approach): Exact =>
    observable.product === undefined ? shareOf(observable, steps) : steps;
  return (products.length > 0 ? products : approaches).sort((a, b) => compare(size(a), size(b)))[0];
}

/** Out of sight: a product past twice its number or with none left, another figure past half of itself. */
function isFar(steps: Exact, way: "up" | "down", { value, fact, product }: Observable): boolean {
  if (fact === "indicator") return false;
  if (product === undefined) return compare(multiply(steps, ratio(2)), value) > 0;
  return compare(steps, value) >= (way === "down" ? 0 : 1);
}

function closingOf({ of, at }: Meeting, pushing: Pushing, way: "up" | "down"): Exact | undefined {
  const [a, b] = [pushing.slope(of, way), pushing.slope(at, way)];
  return a && b && subtract(a, b);
}

/** Straight bounds are met exactly within a few rounds, one per bend; after that, steps keep some decimals only. */
const EXACT_ROUNDS = 4;
const MOST_ROUNDS = 12;
const DECIMALS = 9;
const CLOSE = ratio(1, 10 ** DECIMALS);

/**
 * How many steps in a direction make the two figures equal, without rounding: straight on, from bend to bend. Undefined
 * where they turn away from each other.
 */
function stepsTo({ of, at }: Meeting, point: Point, direction: Direction): Exact | undefined {
  let steps = ZERO;
  for (let turn = 0; turn < MOST_ROUNDS; turn++) {
    const read = point.moved(direction, steps).beside(direction, "none");
    const [a, b] = [germOf(read(of)), germOf(read(at))];
    if (a === undefined || b === undefined) return undefined;
    const gap = subtract(a.value, b.value);
    if (isZero(gap)) return steps;
    const closing = subtract(a.slope, b.slope);
    const next = isZero(closing) ? undefined : subtract(steps, divide(gap, closing));
    const curved = turn >= EXACT_ROUNDS;
    if (next !== undefined && curved && compare(absolute(subtract(next, steps)), CLOSE) <= 0) return steps;
    if (next === undefined || (!curved && compare(next, steps) < 0)) return undefined;
    steps = curved ? round(next, DECIMALS) : next;
  }
  return undefined;
}
