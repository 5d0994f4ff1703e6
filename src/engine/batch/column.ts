// Expressions over the columns of a table: what a batch's map is made of.
import { issue, type Issue } from "#kernel/issue";
import type { Exact } from "#kernel/exact";
import type { Agreement } from "../agreement.ts";
import { parseExpression } from "../expression/parse.ts";
import { partsOf, type Expression } from "../expression/syntax.ts";
import { buildNode } from "../graph/build.ts";
import { Elaboration } from "../graph/elaborate.ts";
import { folding, type Node, type Shape, type Value } from "../graph/node.ts";
import { suggestion } from "../schema/part.ts";
import { exactArithmetic, undetermined } from "../settle/arithmetic.ts";

/** The functions that make sense over one row of a table. */
const FUNCTIONS = new Set([
  "min",
  "max",
  "sum",
  "abs",
  "floor",
  "ceiling",
  "rond",
  "cent",
  "begrens",
  "not",
  "anders",
  "ontbreekt",
]);

/** Builds column expressions: every name is a column. */
class ColumnElaboration extends Elaboration {
  override named(name: string): Shape {
    return this.graph.make({ kind: "parameter", slot: name, value: undetermined("empty-cell") });
  }
}

/** A row's cells by column. */
export type Cells = (column: string) => Value;

/** One expression of the map, ready to be read row by row. */
export type ColumnExpression = (cells: Cells) => Value;

/** Parses and builds expressions over columns; a name that is no column is an issue. */
export function columnExpressions(
  agreement: Agreement,
  columns: readonly string[],
  issues: Issue[],
): (source: string | Exact | boolean, path: string) => ColumnExpression {
  const elaboration = new ColumnElaboration(agreement);
  const known = new Set(columns);
  return (source, path) => {
    if (typeof source !== "string") return () => source;
    const { value: expression, issues: found } = parseExpression(source, path);
    issues.push(...found);
    if (expression === undefined) return () => undetermined("empty-cell");
    const problems = problemsIn(expression, known, path);
    issues.push(...problems);
    if (problems.length > 0) return () => undetermined("empty-cell");
    const node = buildNode(expression, elaboration.site(undefined, 0), elaboration);
    return (cells) => readNode(node, elaboration.graph.nodes.length, cells);
  };
}

function readNode(node: Node, size: number, cells: Cells): Value {
  if (node.kind === "parameter") return cells(node.slot);
  return folding(
    size,
    exactArithmetic({ observe: () => undetermined("empty-cell"), parameter: (slot) => cells(slot) }),
  )(node);
}

function problemsIn(expression: Expression, columns: ReadonlySet<string>, path: string): Issue[] {
  if (expression.kind === "name" && !columns.has(expression.name))
    return [issue("unknown-table-column", path, { name: expression.name, ...suggestion(expression.name, columns) })];
  if (expression.kind === "call" && !FUNCTIONS.has(expression.function))
    return [
      issue("unknown-function", path, { name: expression.function, ...suggestion(expression.function, FUNCTIONS) }),
    ];
  if (
    expression.kind === "member" ||
    expression.kind === "filter" ||
    expression.kind === "for" ||
    expression.kind === "quantify"
  )
    return [issue("expected-list", path, { found: "number", expression: expression.kind })];
  return partsOf(expression).flatMap((part) => problemsIn(part, columns, path));
}
