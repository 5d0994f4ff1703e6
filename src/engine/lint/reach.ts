// Which agreed figures a payment really follows: parts that a zero share or a fixed condition takes out do not count.
import { touches } from "#kernel/date";
import { ZERO } from "#kernel/exact";
import { compareEnds } from "#kernel/span";
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Binding } from "../binding.ts";
import { isList, isMap } from "../datum.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import { isNode, type Node, type Shape } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import { paymentsOf } from "../graph/payment.ts";
import { fixedIn, numbersOf, type Range } from "./range.ts";

/** What a clause pays, or the level that an index gives, in every year that it is in force. */
export function resultsOf(elaboration: Elaboration, use: ClauseUse): Node[] {
  return yearsOf(elaboration, use).flatMap((year) =>
    use.form.pays
      ? paymentsOf(elaboration, use, year).map((payment) => payment.amount)
      : [elaboration.level(use.id, year)],
  );
}

/** The years of the agreement in which a clause is in force. */
export const yearsOf = (elaboration: Elaboration, use: ClauseUse): number[] =>
  elaboration.agreement.years.filter((year) => touches(use.term, year));

/** The nodes that a result is made of; with `rangeOf`, only those that can move it. */
export function reached(results: readonly Node[], rangeOf?: (node: Node) => Range): ReadonlySet<number> {
  const seen = new Set<number>();
  const pending = [...results];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    pending.push(...(rangeOf === undefined ? partsOf(node) : movingParts(node, rangeOf)));
  }
  return seen;
}

function movingParts(node: Node, rangeOf: (node: Node) => Range): readonly Node[] {
  if (node.kind === "multiply") {
    const isNothing = (part: Node): boolean => fixedIn(rangeOf(part))?.n === 0;
    return isNothing(node.left) || isNothing(node.right) ? [] : partsOf(node);
  }
  if (node.kind === "if") {
    const condition = rangeOf(node.condition);
    if (condition.kind !== "truth" || (condition.yes && condition.no)) return partsOf(node);
    return [node.condition, condition.yes ? node.then : node.otherwise];
  }
  if (node.kind === "least" || node.kind === "greatest") {
    if (node.when.some((when) => when !== undefined)) return partsOf(node);
    return undominated(node, rangeOf);
  }
  return partsOf(node);
}

/** The parts of a `min` or `max` that can be its outcome. */
function undominated(
  node: Extract<Node, { readonly kind: "least" | "greatest" }>,
  rangeOf: (node: Node) => Range,
): readonly Node[] {
  const parts = [...node.of];
  for (const part of node.of) {
    const own = numbersOf(rangeOf(part));
    const beaten = parts.some((other) => {
      if (other === part) return false;
      const theirs = numbersOf(rangeOf(other));
      return node.kind === "greatest" ? compareEnds(own.high, theirs.low) <= 0 : compareEnds(own.low, theirs.high) >= 0;
    });
    if (beaten) parts.splice(parts.indexOf(part), 1);
  }
  return parts;
}

/** The nodes of a parameter in a year; of one column only where a column is named. */
function nodesOf(shape: Shape, column: string | undefined): readonly Node[] {
  if (isNode(shape)) return [shape];
  if (shape.kind === "list") return shape.items.flatMap((item) => nodesOf(item.shape, column));
  if (shape.kind !== "row") return [];
  return [...shape.columns].flatMap(([name, cell]) =>
    column === undefined || column === name ? nodesOf(cell, undefined) : [],
  );
}

/** Which parameters a clause's result is built on, and which of those can move it. */
export class Reach {
  readonly #elaboration: Elaboration;
  readonly #use: ClauseUse;
  readonly #written: ReadonlySet<number>;
  readonly #moving: ReadonlySet<number>;

  constructor(elaboration: Elaboration, use: ClauseUse, rangeOf: (node: Node) => Range) {
    this.#elaboration = elaboration;
    this.#use = use;
    const results = resultsOf(elaboration, use);
    this.#written = reached(results);
    this.#moving = reached(results, rangeOf);
  }

  /** Whether the formula reads a parameter (`staffel`) or column (`sleutel.hoogstens`) at all. */
  written(name: string): boolean {
    return this.#nodes(name).some((node) => this.#written.has(node.id));
  }

  /** Whether it can change what is paid in some year. */
  moves(name: string): boolean {
    return this.#nodes(name).some((node) => node.kind !== "undetermined" && this.#moving.has(node.id));
  }

  /** Whether parties agreed on a parameter that can change what is paid; what a form does by itself counts where it is a yes. */
  inForce(name: string): boolean {
    const [parameter = name, column] = name.split(".");
    const agreed = isGiven(this.#elaboration.agreement, this.#use, parameter, column) || this.#isYes(parameter);
    return agreed && this.moves(name);
  }

  #isYes(name: string): boolean {
    const binding = this.#use.bindings.get(name);
    return binding?.kind === "literal" && binding.value === true;
  }

  #nodes(name: string): readonly Node[] {
    const [parameter = name, column] = name.split(".");
    return yearsOf(this.#elaboration, this.#use).flatMap((year) =>
      nodesOf(this.#elaboration.parameter(this.#use.id, parameter, year), column),
    );
  }
}

/** Whether the agreement itself fills in a parameter, or some cell of a column. */
export function isGiven({ document }: Agreement, use: ClauseUse, parameter: string, column?: string): boolean {
  const entry = use.form.pays ? document.clauses[use.id] : document.indices?.[use.id];
  const given = entry?.with?.[parameter];
  if (given === undefined || column === undefined) return given !== undefined;
  return isList(given) && given.some((row) => isMap(row) && Object.hasOwn(row, column));
}

/** Whether a parameter is nothing: zero or no, in every year. Who writes that down knows what it does. */
export function isNothing(binding: Binding): boolean {
  if (binding.kind === "dated") return binding.segments.every((segment) => isNothing(segment.value));
  if (binding.kind !== "literal") return false;
  return binding.value === false || (typeof binding.value === "object" && compareEnds(binding.value, ZERO) === 0);
}
