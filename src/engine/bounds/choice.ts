// If … then … else over a box of facts: each branch where it is chosen, and the jump between them where they meet.
import type { Node, NodeOf } from "../graph/node.ts";
import {
  addSlopes,
  directionOf,
  either,
  hullSlopes,
  mapSlopes,
  ofUnknown,
  scaleSlopes,
  wild,
  type Possible,
  type Slopes,
} from "./possible.ts";
import { heldFigure, type Reading } from "./reading.ts";
import { NOTHING, isNever, isPoint, meet, multiplySpans, subtractSpans, type Span } from "#kernel/span";
import { notATruth } from "./truth.ts";
import { isZero } from "#kernel/exact";

/** The branch that a condition chooses, or both where it is open. */
export function chosen(node: NodeOf<"if">, reading: Reading): Possible {
  const condition = reading.read(node.condition);
  const unknown = notATruth(condition);
  const open = reading.residue.resolve(node.condition);
  const assumed = reading.assumed.get(open.id);
  // What is assumed holds also at ends of the box where the condition says otherwise: the bound then errs upward.
  if (assumed !== undefined) {
    const branch = reading.read(assumed ? node.then : node.otherwise);
    return unknown === undefined
      ? branch
      : { ...branch, unknown: branch.unknown ?? unknown, slopes: wild(reading.figuresOf(node)) };
  }
  if (condition.truth === undefined) return ofUnknown(unknown!);
  if (isPoint(condition.truth)) {
    const branch = reading.read(isZero(condition.truth.low) ? node.otherwise : node.then);
    return unknown === undefined
      ? branch
      : { ...branch, unknown: branch.unknown ?? unknown, slopes: wild(reading.figuresOf(node)) };
  }
  const sides = sidesOf(node.condition, reading);
  const then = branchOf(node.then, reading, sides?.whenTrue);
  const otherwise = branchOf(node.otherwise, reading, sides?.whenFalse);
  const both = either(then, otherwise, NO_KNOWLEDGE);
  const reason = both.unknown ?? unknown;
  const jump = jumpOf(node, sides === undefined ? reading : reading.holding(sides.meeting));
  if (jump === undefined || !isNever(jump)) reading.noteJump(open);
  if (reason !== undefined || jump === undefined)
    return { ...both, unknown: reason, slopes: wild(reading.figuresOf(node)) };
  // Where the condition changes side as a figure rises, the jump is added or taken away, once.
  const jumps = isNever(jump)
    ? NO_KNOWLEDGE
    : mapSlopes(reading.byFigures(condition.slopes), (slope) => multiplySpans(directionOf(slope), jump));
  const moved = hullSlopes([then.slopes, otherwise.slopes]);
  return { ...both, slopes: addSlopes([jumps, sides === undefined ? moved : through(moved, sides, reading)]) };
}

const NO_KNOWLEDGE: Slopes = new Map();

/** A branch in the part of the box where it is chosen. */
function branchOf(node: Node, reading: Reading, held: Held | undefined): Possible {
  if (held === undefined) return reading.read(node);
  const inside = reading.holding(held);
  const possible = inside.read(node);
  return { ...possible, slopes: inside.withoutOwnSteps(possible.slopes) };
}

type Held = readonly (readonly [Node, Span])[];

interface Sides {
  readonly nodes: readonly Node[];
  /** In which part of its span each side of the comparison lies when it holds, when it does not, and where it changes. */
  readonly whenTrue: Held;
  readonly whenFalse: Held;
  readonly meeting: Held;
}

/** What a comparison that is open says about its two sides; undefined for any other condition. */
function sidesOf(condition: Node, { residue, read }: Reading): Sides | undefined {
  const node = residue.moves(condition) ? residue.resolve(condition) : condition;
  if (node.kind !== "compare" || node.operator === "=" || node.operator === "!=") return undefined;
  const [left, right] = [read(node.left).number, read(node.right).number];
  if (left === undefined || right === undefined) return undefined;
  const both = meet(left, right);
  if (both === undefined) return undefined;
  const below: Record<"left" | "right", Span> = {
    left: { low: left.low, high: meet(left, { low: "below", high: right.high })!.high },
    right: { low: meet(right, { low: left.low, high: "above" })!.low, high: right.high },
  };
  const above: Record<"left" | "right", Span> = {
    left: { low: meet(left, { low: right.low, high: "above" })!.low, high: left.high },
    right: { low: right.low, high: meet(right, { low: "below", high: left.high })!.high },
  };
  const sides = (["left", "right"] as const).filter((side) => residue.moves(node[side]));
  const held = (spans: Record<"left" | "right", Span>): Held =>
    sides.map((side) => [residue.resolve(node[side]), spans[side]]);
  const less = node.operator === "<" || node.operator === "<=";
  return {
    nodes: sides.map((side) => residue.resolve(node[side])),
    whenTrue: held(less ? below : above),
    whenFalse: held(less ? above : below),
    meeting: held({ left: both, right: both }),
  };
}

/** What is gained by going from `otherwise` to `then`; undefined where that can't be said in one number. */
function jumpOf(node: NodeOf<"if">, reading: Reading): Span | undefined {
  const then = reading.read(node.then);
  const otherwise = reading.read(node.otherwise);
  if (then.unknown !== undefined || otherwise.unknown !== undefined) return undefined;
  if (then.texts.length > 0 || otherwise.texts.length > 0) return undefined;
  const [a, b] = [then.number ?? then.truth, otherwise.number ?? otherwise.truth];
  if (a === undefined || b === undefined || (then.number === undefined) !== (otherwise.number === undefined))
    return undefined;
  return subtractSpans(a, b);
}

/** Slopes by the sides of a comparison as slopes by figures: each side moves with its own. */
function through(slopes: Slopes, { nodes }: Sides, reading: Reading): Slopes {
  const parts: Slopes[] = [];
  const rest = new Map(slopes);
  for (const node of nodes) {
    const by = rest.get(heldFigure(node)) ?? NOTHING;
    rest.delete(heldFigure(node));
    if (!isNever(by)) parts.push(scaleSlopes(reading.read(node).slopes, by));
  }
  return addSlopes([rest, ...parts]);
}
