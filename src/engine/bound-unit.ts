// The unit in which a bound is written: inferred from its expression, in the names of its form.
import { sameUnit, RATIO, type Unit } from "#kernel/unit";
import type { ClauseUse } from "./agreement.ts";
import { inferType, type Naming } from "./expression/infer.ts";
import { partsOf, type Expression } from "./expression/syntax.ts";
import type { Type } from "./expression/type.ts";

/**
 * The unit of a bound in a line of a clause, so that a distance can be said in euro or in per cent; of a tranche that of
 * the shares its table pays. Undefined where the form does not tell, and where an indicator decides.
 */
export function unitOfBound(
  use: ClauseUse,
  { kind, line, source }: { readonly kind: string; readonly line: string; readonly source: Expression },
): Unit | undefined {
  const table = use.types.lines.get(line);
  const columns = table?.kind === "list" && table.of.kind === "row" ? table.of.columns : new Map<string, Type>();
  const scopes = [...use.form.scopes.keys()].map((name): [string, Type] => [name, { kind: "scope" }]);
  const names = new Map([...scopes, ...use.types.parameters, ...use.types.lines, ...columns]);
  const naming: Naming = { names, later: new Map(), path: "", issues: [] };
  const unit = kind === "tranche" ? unitIn(columns.get("deel")) : unitOf(source, naming);
  return unit !== undefined && [...unit.keys()].some((name) => name.startsWith("'")) ? undefined : unit;
}

const unitIn = (type: Type | undefined): Unit | undefined => (type?.kind === "number" ? type.unit : undefined);

/** The unit of an expression; of a condition the first in it that a bare number could not have. */
function unitOf(expression: Expression, naming: Naming): Unit | undefined {
  const type = inferType(expression, naming);
  if (type.kind === "number") return type.unit;
  const units = partsOf(expression).flatMap((part) => unitOf(part, naming) ?? []);
  return units.find((unit) => !sameUnit(unit, RATIO)) ?? units[0];
}
