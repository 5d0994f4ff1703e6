// The unit in which a bound is written: inferred from its expression, in the names of its form.
import type { Unit } from "#kernel/unit";
import type { ClauseUse } from "../agreement.ts";
import { inferType } from "../expression/infer.ts";
import { parseExpression } from "../expression/parse.ts";
import type { Type } from "../expression/type.ts";
import type { Bound } from "../graph/bound.ts";

/** Undefined for a gate, and where a row or an indicator decides the unit. */
export function unitOfBound(use: ClauseUse, bound: Bound): Unit | undefined {
  if (bound.kind === "gate") return undefined;
  const table = use.types.lines.get(bound.line);
  const columns = table?.kind === "list" && table.of.kind === "row" ? table.of.columns : new Map<string, Type>();
  if (bound.kind === "tranche") return unitOf(columns.get("deel"));
  const { value } = parseExpression(bound.expression, "");
  if (value === undefined) return undefined;
  const scopes = [...use.form.scopes.keys()].map((name): [string, Type] => [name, { kind: "scope" }]);
  const names = new Map([...scopes, ...use.types.parameters, ...use.types.lines, ...columns]);
  return unitOf(inferType(value, { names, later: new Map(), path: "", issues: [] }));
}

function unitOf(type: Type | undefined): Unit | undefined {
  if (type?.kind !== "number" || type.unit === undefined) return undefined;
  return [...type.unit.keys()].some((name) => name.startsWith("'")) ? undefined : type.unit;
}
