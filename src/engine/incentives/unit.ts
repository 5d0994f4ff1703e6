// The unit in which a bound is written: the form types it, so a distance can be said in euro or in per cent.
import { sameUnit, RATIO, type Unit } from "#kernel/unit";
import type { ClauseUse } from "../agreement.ts";
import { inferType, type Naming } from "../expression/infer.ts";
import { parseExpression } from "../expression/parse.ts";
import { partsOf, type Expression } from "../expression/syntax.ts";
import type { Type } from "../expression/type.ts";

/** The unit of a bound in a line of a clause; undefined where the form does not tell. */
export function unitOfBound(use: ClauseUse, line: string, written: string): Unit | undefined {
  const { value: expression } = parseExpression(written, "");
  if (expression === undefined) return undefined;
  const scopes = [...use.form.scopes.keys()].map((name): [string, Type] => [name, { kind: "scope" }]);
  const row = use.types.lines.get(line);
  const columns = row?.kind === "list" && row.of.kind === "row" ? [...row.of.columns] : [];
  const names = new Map([...scopes, ...use.types.parameters, ...use.types.lines, ...columns]);
  return unitOf(expression, { names, later: new Map(), path: "", issues: [] });
}

/** The first unit in an expression that a bare number could not have. */
function unitOf(expression: Expression, naming: Naming): Unit | undefined {
  const type = inferType(expression, naming);
  if (type.kind === "number") return type.unit;
  const units = partsOf(expression).flatMap((part) => unitOf(part, naming) ?? []);
  return units.find((unit) => !sameUnit(unit, RATIO)) ?? units[0];
}
