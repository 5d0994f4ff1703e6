// Conditions over a box of facts: yes, no or either, and which way they go as a figure rises.
import { ONE, ZERO, equal, subtract } from "#kernel/exact";
import type { Node, NodeOf, Undetermined } from "../graph/node.ts";
import { undetermined } from "../settle/arithmetic.ts";
import {
  addSlopes,
  directionOf,
  hullSlopes,
  isSurely,
  mapSlopes,
  negateSlopes,
  ofTruth,
  ofUnknown,
  wild,
  type Possible,
} from "./possible.ts";
import type { Reading } from "./reading.ts";
import { EITHER, compareSpans, isPoint, meet, point, type Span } from "#kernel/span";

const YES = point(ONE);
const NO = point(ZERO);

/** How two numbers compare. */
export function compared(node: NodeOf<"compare">, reading: Reading): Possible {
  const left = reading.read(node.left);
  const right = reading.read(node.right);
  const unknown = left.unknown ?? right.unknown;
  if (isSurely(left, "number") && isSurely(right, "number")) return ordered(node, left, right, reading);
  if (left.number === undefined && left.texts.length === 0 && left.truth === undefined) return ofUnknown(left.unknown!);
  if (right.number === undefined && right.texts.length === 0 && right.truth === undefined)
    return ofUnknown(right.unknown!);
  const same = sameAlways(left, right);
  if (unknown === undefined && same !== undefined && (node.operator === "=" || node.operator === "!="))
    return ofTruth(same === (node.operator === "=") ? YES : NO);
  return ofTruth(EITHER, wild(reading.figuresOf(node)), unknown ?? mixed(node, left, right));
}

/** Only like can be ordered; whether unlike values are the same always has an answer. */
const mixed = (node: NodeOf<"compare">, left: Possible, right: Possible): Undetermined | undefined =>
  node.operator === "=" || node.operator === "!="
    ? undefined
    : undetermined("not-a-number-here", "", { found: (left.number === undefined ? left : right).texts[0] ?? "" });

/** Whether two values that are no numbers are surely the same, or surely not. */
function sameAlways(left: Possible, right: Possible): boolean | undefined {
  if (left.texts.length > 0 && right.texts.length > 0 && bare(left) && bare(right)) {
    if (left.texts.length === 1 && right.texts.length === 1) return left.texts[0] === right.texts[0];
    return left.texts.some((text) => right.texts.includes(text)) ? undefined : false;
  }
  if (isSurely(left, "truth") && isSurely(right, "truth"))
    return isPoint(left.truth!) && isPoint(right.truth!) ? equal(left.truth.low, right.truth.low) : undefined;
  // A number is never a text.
  return isSurely(left, "number") !== isSurely(right, "number") && (bare(left) || bare(right)) ? false : undefined;
}

const bare = (possible: Possible): boolean => possible.number === undefined && possible.truth === undefined;

function ordered(node: NodeOf<"compare">, left: Possible, right: Possible, reading: Reading): Possible {
  const answer = compareSpans(node.operator, left.number!, right.number!);
  if (answer !== undefined) return ofTruth(answer ? YES : NO);
  reading.noteCrossing(node.left, node.right);
  if (node.operator === "=" || node.operator === "!=") return ofTruth(EITHER, wild(reading.figuresOf(node)));
  const rise = addSlopes([left.slopes, negateSlopes(right.slopes)]);
  const above = node.operator === ">" || node.operator === ">=";
  return ofTruth(EITHER, mapSlopes(above ? rise : negateSlopes(rise), directionOf));
}

/** Not. */
export function negated(of: Possible): Possible {
  const unknown = of.unknown ?? notATruth(of);
  if (of.truth === undefined) return ofUnknown(unknown!);
  const { low, high } = of.truth;
  const flip = (end: Span["low"]): Span["low"] => subtract(ONE, end as typeof ONE);
  return ofTruth({ low: flip(high), high: flip(low) }, negateSlopes(of.slopes), unknown);
}

/** Why a node may be no truth; undefined where it always is one. */
export function notATruth(possible: Possible): Undetermined | undefined {
  if (possible.unknown !== undefined) return possible.unknown;
  return isSurely(possible, "truth") ? undefined : undetermined("not-a-truth", "", { found: possible.texts[0] ?? "" });
}

/** And, or: the least or greatest of truths, where one that decides wins over one that is not known. */
export function together(node: NodeOf<"and">, reading: Reading, pick: (a: Span, b: Span) => Span): Possible {
  const neutral = node.kind === "and" ? YES : NO;
  const deciding = node.kind === "and" ? NO : YES;
  const parts = node.of.map((part: Node) => reading.read(part));
  const known = parts.filter((part) => part.truth !== undefined);
  const truth = known.map((part) => part.truth!).reduce(pick, neutral);
  if (meet(truth, neutral) === undefined && known.some((part) => isPoint(part.truth!) && part.unknown === undefined))
    return ofTruth(deciding);
  const unknown = parts.map(notATruth).find((reason) => reason !== undefined);
  if (unknown === undefined) return ofTruth(truth, hullSlopes(parts.map((part) => part.slopes)));
  // One that is not known leaves the rest able to decide.
  const able = known.some((part) => meet(part.truth!, deciding) !== undefined);
  const sure = parts.every((part) => part.unknown === undefined || part.truth !== undefined);
  if (!able && !sure) return ofUnknown(unknown);
  return ofTruth(sure ? truth : deciding, wild(reading.figuresOf(node)), unknown);
}
