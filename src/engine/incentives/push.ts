// What one more and one fewer of a figure do to a party: payment, clause by clause, and cost.
import { type Exact, ONE, absolute, add, compare, isZero, multiply, ratio, sign, subtract } from "#kernel/exact";
import type { Node } from "../graph/node.ts";
import type { Direction } from "./beside.ts";
import type { Observable } from "./observable.ts";
import { germOf, numberOf, opposite, type Point } from "./point.ts";

/**
 * How an amount moves per step of a figure. `more` is the change with one more, `fewer` with one fewer: the derivatives
 * to the right and, with the sign turned, to the left. Where the amount jumps at the very point, `jump…` says how far.
 * Undefined: not known there, or nothing to take away.
 */
export interface Push {
  readonly more: Exact | undefined;
  readonly fewer: Exact | undefined;
  readonly jumpMore: Exact | undefined;
  readonly jumpFewer: Exact | undefined;
}

/** What one more or fewer costs. By `unit` where cost goes in steps: then it is the real difference that one makes. */
export interface CostPush {
  readonly more: Exact | undefined;
  readonly fewer: Exact | undefined;
  readonly by: "slope" | "unit";
}

/** Below this, in EUR, a difference is rounding and no jump. */
const NO_JUMP = ratio(5, 100);

/** Whether an amount is more than rounding. */
export const counts = (amount: Exact): boolean => compare(absolute(amount), NO_JUMP) > 0;

/** The directions that a figure may go: up, and down while there is something left. */
export interface Ways {
  readonly up: Direction;
  readonly down: Direction | undefined;
}

/** Both ways of a figure; an indicator may be negative, a count may not. */
export function waysOf(observable: Observable, direction: Direction): Ways {
  const open = observable.fact === "indicator" || sign(observable.value) > 0;
  return { up: direction, down: open ? opposite(direction) : undefined };
}

/** Reads one node both ways at a point. */
export class Pushing {
  readonly #point: Point;
  readonly #ways: Ways;
  readonly #up: ReturnType<Point["beside"]>;
  readonly #down: ReturnType<Point["beside"]> | undefined;
  readonly #one: readonly [Point, Point | undefined];

  constructor(point: Point, observable: Observable, ways: Ways) {
    this.#point = point;
    this.#ways = ways;
    this.#up = point.beside(ways.up);
    this.#down = ways.down && point.beside(ways.down);
    const whole = observable.fact === "indicator" || compare(observable.value, ONE) >= 0;
    this.#one = [point.moved(ways.up), whole && ways.down ? point.moved(ways.down) : undefined];
  }

  /** How a node moves, one way. */
  slope(node: Node, way: "up" | "down"): Exact | undefined {
    const read = way === "up" ? this.#up : this.#down;
    return read && germOf(read(node))?.slope;
  }

  push(node: Node): Push {
    const at = numberOf(this.#point.at(node));
    const up = germOf(this.#up(node));
    const down = this.#down && germOf(this.#down(node));
    const jump = (value: Exact | undefined): Exact | undefined => {
      const found = at && value && subtract(value, at);
      return found !== undefined && counts(found) ? found : undefined;
    };
    return { more: up?.slope, fewer: down?.slope, jumpMore: jump(up?.value), jumpFewer: jump(down?.value) };
  }

  /** The real change with exactly one more or fewer. */
  unit(node: Node, way: "up" | "down"): Exact | undefined {
    const at = numberOf(this.#point.at(node));
    const one = this.#one[way === "up" ? 0 : 1];
    const value = one && numberOf(one.at(node));
    return at && value && subtract(value, at);
  }

  cost(node: Node): CostPush {
    const push = this.push(node);
    const units = { more: this.unit(node, "up"), fewer: this.unit(node, "down") };
    const same = (slope: Exact | undefined, unit: Exact | undefined): boolean =>
      unit === undefined || (slope !== undefined && !counts(subtract(unit, slope)));
    if (same(push.more, units.more) && same(push.fewer, units.fewer) && push.jumpMore === undefined)
      return { more: push.more, fewer: push.fewer, by: "slope" };
    return { more: units.more, fewer: units.fewer, by: "unit" };
  }

  get ways(): Ways {
    return this.#ways;
  }
}

/** Whether an amount does not move at all, either way. */
export const isStill = (push: Push): boolean =>
  push.more !== undefined &&
  isZero(push.more) &&
  (push.fewer === undefined || isZero(push.fewer)) &&
  push.jumpMore === undefined &&
  push.jumpFewer === undefined;

/** Whether two pushes pull opposite ways and leave less than a tenth of the stronger. */
export function cancel(a: Exact, b: Exact): boolean {
  if (sign(a) * sign(b) >= 0) return false;
  const stronger = compare(absolute(a), absolute(b)) > 0 ? absolute(a) : absolute(b);
  return compare(multiply(absolute(add(a, b)), ratio(10)), stronger) < 0;
}
