// From the syntax of an expression to nodes, at one place: a clause, a year, a set of facts, perhaps a row.
import { equal, Exact, toDecimal } from "#kernel/exact";
import { issue } from "#kernel/issue";
import type { Expression, ExpressionKind, ExpressionOf } from "../expression/syntax.ts";
import { printExpression } from "../expression/print.ts";
import { CALLS } from "./call.ts";
import type { Elaboration } from "./elaborate.ts";
import { isNode, type Frame, type ListShape, type Node, type RowShape, type Shape } from "./node.ts";

/** Where an expression is read. */
export interface Site {
  /** The clause whose names count; undefined for the agreement's own names. */
  readonly clause: string | undefined;
  readonly year: number;
  readonly frame: Frame;
  /** The table line and the row that is being filled. */
  readonly row: { readonly line: string; readonly shape: RowShape } | undefined;
  readonly variables: ReadonlyMap<string, Shape>;
}

/** Builds one expression. What checking let through is sound; a wrong shape here is a bug. */
export function build(expression: Expression, site: Site, elaboration: Elaboration): Shape {
  return (BUILD[expression.kind] as (e: Expression, site: Site, elaboration: Elaboration) => Shape)(
    expression,
    site,
    elaboration,
  );
}

/** Builds an expression that must come out as one node. */
export function buildNode(expression: Expression, site: Site, elaboration: Elaboration): Node {
  const shape = build(expression, site, elaboration);
  if (isNode(shape)) return shape;
  // A parameter may name a scope: text is what it is called.
  if (shape.kind === "scope") return elaboration.graph.make({ kind: "text", value: shape.scope });
  throw new TypeError(`no single value: ${printExpression(expression)}`);
}

type Builders = {
  readonly [Kind in ExpressionKind]: (e: ExpressionOf<Kind>, site: Site, elaboration: Elaboration) => Shape;
};

const BUILD: Builders = {
  number: (e, _site, { graph }) => graph.make({ kind: "number", value: e.value }),
  text: (e, _site, { graph }) => graph.make({ kind: "text", value: e.value }),
  truth: (e, _site, { graph }) => graph.make({ kind: "truth", value: e.value }),
  name: (e, site, elaboration) => elaboration.named(e.name, site),
  member: (e, site, elaboration) => member(build(e.of, site, elaboration), e.name, site, elaboration),
  filter: (e, site, elaboration) => {
    const list = asList(build(e.of, site, elaboration));
    const items = list.items.map(({ when, shape }) => {
      const columns = shape.kind === "row" ? shape.columns : new Map<string, Shape>();
      const condition = buildNode(
        e.condition,
        { ...site, variables: new Map([...site.variables, ...columns]) },
        elaboration,
      );
      return {
        when: when === undefined ? condition : elaboration.graph.make({ kind: "and", of: [when, condition] }),
        shape,
      };
    });
    return { kind: "list", items };
  },
  call: (e, site, elaboration) => CALLS[e.function]!(e.arguments, site, elaboration),
  negate: (e, site, elaboration) => elaboration.graph.make({ kind: "negate", of: buildNode(e.of, site, elaboration) }),
  arithmetic: (e, site, elaboration) =>
    elaboration.graph.make({
      kind: ARITHMETIC[e.operator],
      left: buildNode(e.left, site, elaboration),
      right: buildNode(e.right, site, elaboration),
      where: e.operator === "/" ? printExpression(e.right) : "",
    }),
  compare: (e, site, elaboration) =>
    elaboration.graph.make({
      kind: "compare",
      operator: e.operator,
      left: buildNode(e.left, site, elaboration),
      right: buildNode(e.right, site, elaboration),
    }),
  within: (e, site, elaboration) => {
    const of = buildNode(e.of, site, elaboration);
    const low = buildNode(e.low, site, elaboration);
    const high = buildNode(e.high, site, elaboration);
    const { graph } = elaboration;
    const above = graph.make({ kind: "compare", operator: e.openLow ? ">" : ">=", left: of, right: low });
    return graph.make({
      kind: "and",
      of: [above, graph.make({ kind: "compare", operator: e.openHigh ? "<" : "<=", left: of, right: high })],
    });
  },
  logic: (e, site, elaboration) =>
    elaboration.graph.make({
      kind: e.operator,
      of: [buildNode(e.left, site, elaboration), buildNode(e.right, site, elaboration)],
    }),
  if: (e, site, elaboration) => {
    const condition = buildNode(e.condition, site, elaboration);
    const then = buildNode(e.then, site, elaboration);
    return elaboration.graph.make({
      kind: "if",
      condition,
      then,
      otherwise: buildNode(e.otherwise, site, elaboration),
    });
  },
  list: (e, site, elaboration) => ({
    kind: "list",
    items: e.items.map((item) => ({ when: undefined, shape: build(item, site, elaboration) })),
  }),
  for: (e, site, elaboration) => ({
    kind: "list",
    items: eachItem(e, site, elaboration).map(({ when, inside }) => ({
      when,
      shape: build(e.result, inside, elaboration),
    })),
  }),
  quantify: (e, site, elaboration) => {
    const { graph } = elaboration;
    const conditions = eachItem(e, site, elaboration).map(({ when, inside }) => {
      const condition = buildNode(e.condition, inside, elaboration);
      if (when === undefined) return condition;
      return e.quantifier === "some"
        ? graph.make({ kind: "and", of: [when, condition] })
        : graph.make({ kind: "or", of: [graph.make({ kind: "not", of: when }), condition] });
    });
    return graph.make({ kind: e.quantifier === "some" ? "or" : "and", of: conditions });
  },
};

const ARITHMETIC = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;

function eachItem(e: ExpressionOf<"for"> | ExpressionOf<"quantify">, site: Site, elaboration: Elaboration) {
  const list = asList(build(e.in, site, elaboration));
  return list.items.map(({ when, shape }) => ({
    when,
    inside: { ...site, variables: new Map([...site.variables, [e.variable, shape]]) },
  }));
}

function member(shape: Shape, name: string, site: Site, elaboration: Elaboration): Shape {
  if (shape.kind === "list")
    return {
      kind: "list",
      items: shape.items.map(({ when, shape: item }) => ({ when, shape: member(item, name, site, elaboration) })),
    };
  if (shape.kind === "clause") return elaboration.line(shape.clause, name, site.year, site.frame);
  if (shape.kind !== "row") throw new TypeError(`no columns: ${name}`);
  return shape.columns.get(name) ?? elaboration.undetermined(issue("empty-cell", "", { column: name }));
}

/** The items of a list; anything else is a list of one. */
export const asList = (shape: Shape): ListShape =>
  shape.kind === "list" ? shape : { kind: "list", items: [{ when: undefined, shape }] };

/** The value of a node that no facts can change, or undefined. */
export function fixedValue(shape: Shape | undefined): Exact | string | boolean | undefined {
  if (shape === undefined || !isNode(shape)) return undefined;
  if (shape.kind === "number" || shape.kind === "text" || shape.kind === "truth") return shape.value;
  if (shape.kind !== "parameter" || (typeof shape.value === "object" && !(shape.value instanceof Exact)))
    return undefined;
  return shape.value;
}

/** Whether two fixed values are the same; undefined when one of them is not fixed. */
export function sameFixed(a: Shape | undefined, b: Shape | undefined): boolean | undefined {
  const [left, right] = [fixedValue(a), fixedValue(b)];
  if (left === undefined || right === undefined) return undefined;
  if (left instanceof Exact && right instanceof Exact) return equal(left, right);
  return textOf(left) === textOf(right);
}

const textOf = (value: Exact | string | boolean): string => (value instanceof Exact ? toDecimal(value) : String(value));
