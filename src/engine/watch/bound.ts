// The bounds of a clause in a running year: what is held against each so far and at year end, and what room is left.
import { Exact, divide, isZero, subtract } from "#kernel/exact";
import type { Unit } from "#kernel/unit";
import type { ClauseUse } from "../agreement.ts";
import { unitOfBound } from "../bound-unit.ts";
import { partsOf, type Expression } from "../expression/syntax.ts";
import type { Line } from "../form.ts";
import { boundsIn, type Bound } from "../graph/bound.ts";
import { buildNode } from "../graph/build.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import type { Node, Value } from "../graph/node.ts";
import type { Localized } from "../schema/part.ts";

/** A bound, what is held against it so far and at year end, and what is left. */
export interface BoundWatch {
  readonly clause: string;
  readonly title: Localized;
  readonly kind: Bound["kind"];
  /** Where the bound counts: above it, below it, or (a gate) where its condition holds. */
  readonly side: "above" | "below" | undefined;
  readonly line: string;
  readonly row: number | undefined;
  /** The bound as its form writes it; of a tranche, the amount that its table is a share of. */
  readonly source: Expression;
  /** Where a tranche begins, as a share of that amount. */
  readonly from: Exact | undefined;
  readonly unit: Unit | undefined;
  /** Undefined where it does not build up over the year, so that half a year says nothing. */
  readonly soFar: Exact | undefined;
  readonly forecast: Exact | undefined;
  readonly at: Exact | undefined;
  /** What may still come before the bound counts; below zero it was passed by so much. */
  readonly room: Exact | undefined;
  /** Forecast as a share of the bound. */
  readonly share: Exact | undefined;
  /** Whether it counts at year end. */
  readonly active: Value;
  readonly chance: number | undefined;
}

/** The worlds in which bounds are read. */
export interface BoundReading {
  readonly elaboration: Elaboration;
  readonly soFar: (node: Node) => Value;
  readonly whole: (node: Node) => Value;
  readonly empty: (node: Node) => Value;
  readonly chance: (condition: Node) => number | undefined;
}

/** All bounds of a clause in a year that say something about it. */
export const watchBounds = (use: ClauseUse, year: number, reading: BoundReading): BoundWatch[] =>
  boundsIn(reading.elaboration, use, year).flatMap((bound) => watchBound(use, bound, reading));

const number = (node: Node | undefined, read: (node: Node) => Value): Exact | undefined => {
  const value = node === undefined ? undefined : read(node);
  return value instanceof Exact ? value : undefined;
};

/** What is held against what, and on which side it counts. */
interface Held {
  readonly of: Node | undefined;
  readonly at: Node | undefined;
  readonly side: BoundWatch["side"];
  readonly source: Expression;
}

function watchBound(use: ClauseUse, bound: Bound, reading: BoundReading): BoundWatch[] {
  const held = heldBy(use, bound, reading);
  const [forecast, at] = [number(held.of, reading.whole), number(held.at, reading.whole)];
  // A floor at nothing holds nothing back: it says no more than that amounts are not negative.
  if (bound.kind === "floor" && at !== undefined && isZero(at)) return [];
  const known = at !== undefined && forecast !== undefined;
  return [
    {
      clause: bound.clause,
      title: use.title,
      kind: bound.kind,
      side: held.side,
      line: bound.line,
      row: bound.row,
      ...written(use, bound, held, at, reading),
      unit: bound.kind === "gate" ? undefined : unitOfBound(use, bound),
      soFar: buildsUp(held.of, reading) ? number(held.of, reading.soFar) : undefined,
      forecast,
      at,
      room: !known ? undefined : held.side === "below" ? subtract(forecast, at) : subtract(at, forecast),
      share: !known || isZero(at) ? undefined : divide(forecast, at),
      active: reading.whole(bound.active),
      chance: reading.chance(bound.active),
    },
  ];
}

/** Whether a figure starts at nothing and grows with the year. */
function buildsUp(of: Node | undefined, { empty }: BoundReading): boolean {
  const start = number(of, empty);
  return start !== undefined && isZero(start);
}

/** `max(0, a - b)` holds a against b, whichever of the two builds up over the year. */
function heldBy(use: ClauseUse, bound: Bound, reading: BoundReading): Held {
  const plain: Held = {
    of: bound.of,
    at: bound.at,
    side: bound.kind === "gate" ? undefined : bound.kind === "floor" ? "below" : "above",
    source: bound.source,
  };
  if (bound.kind !== "threshold" || bound.row !== undefined) return plain;
  if (bound.source.kind !== "arithmetic" || bound.source.operator !== "-") return plain;
  const site = reading.elaboration.site(use.id, bound.year);
  const { left, right } = bound.source;
  const [first, second] = [buildNode(left, site, reading.elaboration), buildNode(right, site, reading.elaboration)];
  const grows = buildsUp(first, reading);
  if (grows === buildsUp(second, reading)) return plain;
  return grows
    ? { of: first, at: second, side: "above", source: right }
    : { of: second, at: first, side: "below", source: left };
}

function written(
  use: ClauseUse,
  bound: Bound,
  held: Held,
  at: Exact | undefined,
  { elaboration, whole }: BoundReading,
): Pick<BoundWatch, "source" | "from"> {
  const measure = bound.kind === "tranche" ? measureOf(use.form.lines.get(bound.line)) : undefined;
  if (measure === undefined) return { source: held.source, from: undefined };
  const amount = whole(buildNode(measure, elaboration.site(use.id, bound.year), elaboration));
  const from = at !== undefined && amount instanceof Exact && !isZero(amount) ? divide(at, amount) : undefined;
  return { source: measure, from };
}

/** What the shares of a table of tranches are shares of. */
function measureOf(line: Line | undefined): Expression | undefined {
  const find = (expression: Expression): Expression | undefined =>
    expression.kind === "call" && expression.function === "schijven"
      ? expression.arguments[2]
      : partsOf(expression)
          .map(find)
          .find((found) => found !== undefined);
  return line === undefined ? undefined : find(line.kind === "table" ? line.per : line.expression);
}
