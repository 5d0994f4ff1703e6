// The names that an expression reads in the year itself.
import { partsOf, type Expression } from "./syntax.ts";

/** Every name in an expression, but for what stands inside `vorig`: that belongs to the year before. */
export function namesIn(expression: Expression): string[] {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind === "call" && expression.function === "vorig") return namesIn(expression.arguments[1]!);
  return partsOf(expression).flatMap(namesIn);
}

/** Every name in an expression, `vorig` included. */
export function allNamesIn(expression: Expression): string[] {
  return expression.kind === "name" ? [expression.name] : partsOf(expression).flatMap(allNamesIn);
}
