// The bounds in a clause: ceilings, floors, thresholds, tranches and gates, each with the node that says whether it counts.
import { isZero } from "#kernel/exact";
import { printExpression } from "../expression/print.ts";
import { partsOf as partsOfExpression, type Expression, type ExpressionOf } from "../expression/syntax.ts";
import type { ClauseUse } from "../agreement.ts";
import { asList, build, buildNode, type Site } from "./build.ts";
import type { Elaboration } from "./elaborate.ts";
import { isNode, type Node, type RowShape } from "./node.ts";
import { Dependence } from "./part.ts";

/**
 * `ceiling` and `floor` count where they hold a figure back; a `threshold` (`max(0, x)`) where x has passed it; a
 * `tranche` where something falls into it; a `gate` where its condition holds.
 */
export type BoundKind = "ceiling" | "floor" | "threshold" | "tranche" | "gate";

export interface Bound {
  readonly clause: string;
  readonly line: string;
  readonly column: string | undefined;
  /** Position of the row, from 0, in a table line. */
  readonly row: number | undefined;
  readonly year: number;
  readonly kind: BoundKind;
  /** The bound as the form writes it: `hoogstens * normbedrag`, a gate's condition, the table of tranches. */
  readonly expression: string;
  readonly source: Expression;
  /** What is held against the bound; undefined for a gate. */
  readonly of: Node | undefined;
  /** The bound's own value; undefined for a gate. */
  readonly at: Node | undefined;
  /** Yes where the bound counts. */
  readonly active: Node;
}

/** Every bound in the lines of a clause in a year that facts can make count or not, in the order of the form. */
export function boundsIn(elaboration: Elaboration, use: ClauseUse, year: number): Bound[] {
  const finder = new Finder(elaboration, use, year);
  for (const line of use.form.lines.values()) {
    const site = elaboration.site(use.id, year);
    if (line.kind === "value") {
      finder.visit(line.expression, site, { line: line.name, column: undefined, row: undefined });
      continue;
    }
    finder.visit(line.per, site, { line: line.name, column: undefined, row: undefined });
    const rows = asList(elaboration.line(use.id, line.name, year, "facts")).items.map((item) => item.shape as RowShape);
    rows.forEach((shape, row) => {
      const inside: Site = { ...site, row: { line: line.name, shape } };
      for (const [column, expression] of line.columns)
        finder.visit(expression, inside, { line: line.name, column, row });
    });
  }
  return finder.found;
}

interface Place {
  readonly line: string;
  readonly column: string | undefined;
  readonly row: number | undefined;
}

class Finder {
  readonly found: Bound[] = [];
  readonly #elaboration: Elaboration;
  readonly #use: ClauseUse;
  readonly #year: number;
  readonly #dependence = new Dependence();

  constructor(elaboration: Elaboration, use: ClauseUse, year: number) {
    this.#elaboration = elaboration;
    this.#use = use;
    this.#year = year;
  }

  visit(expression: Expression, site: Site, place: Place): void {
    // Inside a loop or another year an expression has no single value here.
    if (expression.kind === "for" || expression.kind === "quantify" || expression.kind === "filter") return;
    if (expression.kind === "call" && (expression.function === "vorig" || expression.function === "basis")) return;
    if (expression.kind === "call") this.#call(expression, site, place);
    if (expression.kind === "if") this.#gate(expression, site, place);
    for (const part of partsOfExpression(expression)) this.visit(part, site, place);
  }

  #call(expression: ExpressionOf<"call">, site: Site, place: Place): void {
    const given = expression.arguments;
    if ((expression.function === "min" || expression.function === "max") && given.length === 2)
      this.#extreme(expression.function, given as readonly [Expression, Expression], site, place);
    if (expression.function === "begrens") {
      this.#compare("floor", given[0]!, given[1]!, site, place);
      this.#compare("ceiling", given[0]!, given[2]!, site, place);
    }
    if (expression.function === "schijven") this.#tranches(given, site, place);
  }

  #extreme(kind: "min" | "max", [first, second]: readonly [Expression, Expression], site: Site, place: Place): void {
    const shapes = [first, second].map((part) => build(part, site, this.#elaboration));
    if (!shapes.every(isNode)) return;
    const depends = shapes.map((node) => this.#dependence.onFacts(node as Node));
    // What facts cannot move is the bound; where they move both, the form writes the bound last.
    const [of, bound] = depends[0] === false && depends[1] === true ? [second, first] : [first, second];
    if (bound.kind === "number" && isZero(bound.value)) this.#compare("threshold", of, bound, site, place, kind);
    else this.#compare(kind === "min" ? "ceiling" : "floor", of, bound, site, place);
  }

  #compare(
    kind: "ceiling" | "floor" | "threshold",
    of: Expression,
    bound: Expression,
    site: Site,
    place: Place,
    extreme?: "min" | "max",
  ): void {
    const { graph } = this.#elaboration;
    const value = buildNode(of, site, this.#elaboration);
    if (!this.#dependence.onFacts(value)) return;
    const at = buildNode(bound, site, this.#elaboration);
    const above = kind === "ceiling" || (kind === "threshold" && extreme === "max");
    const active = graph.make({ kind: "compare", operator: above ? ">" : "<", left: value, right: at });
    this.#push(kind, kind === "threshold" ? of : bound, { of: value, at, active }, place);
  }

  #tranches(given: readonly Expression[], site: Site, place: Place): void {
    const { graph } = this.#elaboration;
    const amount = buildNode(given[0]!, site, this.#elaboration);
    if (!this.#dependence.onFacts(amount)) return;
    const rows = asList(
      build({ kind: "call", function: "schijven", arguments: given }, site, this.#elaboration),
    ).items.map((item) => item.shape as RowShape);
    rows.forEach(({ columns }, row) => {
      const start = columns.get("onder");
      // The first tranche starts at nothing: it always counts.
      if (row === 0 || start === undefined || !isNode(start)) return;
      const measure = buildNode(given[2]!, site, this.#elaboration);
      const at = graph.make({ kind: "multiply", left: start, right: measure, where: "" });
      const active = graph.make({ kind: "compare", operator: ">", left: amount, right: at });
      this.#push("tranche", given[1]!, { of: amount, at, active }, { ...place, row });
    });
  }

  #gate(expression: ExpressionOf<"if">, site: Site, place: Place): void {
    const shape = build(expression.condition, site, this.#elaboration);
    if (isNode(shape) && this.#dependence.onFacts(shape))
      this.#push("gate", expression.condition, { of: undefined, at: undefined, active: shape }, place);
  }

  #push(
    kind: BoundKind,
    source: Expression,
    nodes: { readonly of: Node | undefined; readonly at: Node | undefined; readonly active: Node },
    place: Place,
  ): void {
    // A tranche is named by its table and its place, counted from 1.
    const expression = `${printExpression(source)}${kind === "tranche" ? `[${place.row! + 1}]` : ""}`;
    this.found.push({ clause: this.#use.id, year: this.#year, kind, expression, source, ...nodes, ...place });
  }
}
