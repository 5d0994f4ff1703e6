// An expression back to its text, with no more brackets than it needs; parse ∘ print is the identity.
import { negate, sign, type Exact, toDecimal } from "#kernel/exact";
import type { Expression, ExpressionKind, ExpressionOf } from "./syntax.ts";

/** What to print for a part instead of its text, or undefined to print the part itself. */
export type Substitute = (part: Expression) => string | undefined;

type Printers = {
  readonly [Kind in ExpressionKind]: (
    e: ExpressionOf<Kind>,
    print: (part: Expression, tighter?: number) => string,
  ) => string;
};

const number = (value: Exact): string =>
  sign(value) < 0 ? `-${toDecimal(negate(value), 400)}` : toDecimal(value, 400);

const PRINTERS: Printers = {
  number: (e) => number(e.value),
  text: (e) => JSON.stringify(e.value),
  truth: (e) => String(e.value),
  name: (e) => e.name,
  member: (e, print) => `${print(e.of, 9)}.${e.name}`,
  filter: (e, print) => `${print(e.of, 9)}[${print(e.condition)}]`,
  call: (e, print) => `${e.function}(${e.arguments.map((argument) => print(argument)).join(", ")})`,
  negate: (e, print) => `-${print(e.of, 8)}`,
  arithmetic: (e, print) => {
    const level = strength(e);
    return `${print(e.left, level)} ${e.operator} ${print(e.right, level + 1)}`;
  },
  compare: (e, print) => `${print(e.left, 5)} ${e.operator} ${print(e.right, 5)}`,
  within: (e, print) =>
    `${print(e.of, 5)} in ${e.openLow ? "(" : "["}${print(e.low, 5)}..${print(e.high, 5)}${e.openHigh ? ")" : "]"}`,
  logic: (e, print) => `${print(e.left, strength(e))} ${e.operator} ${print(e.right, strength(e) + 1)}`,
  if: (e, print) => `if ${print(e.condition)} then ${print(e.then)} else ${print(e.otherwise)}`,
  list: (e, print) => `[${e.items.map((item) => print(item)).join(", ")}]`,
  for: (e, print) => `for ${e.variable} in ${print(e.in, 9)} return ${print(e.result)}`,
  quantify: (e, print) => `${e.quantifier} ${e.variable} in ${print(e.in, 9)} satisfies ${print(e.condition)}`,
};

/** How tightly an expression binds; a part that binds less than its place asks gets brackets. */
function strength(e: Expression): number {
  switch (e.kind) {
    case "if":
    case "for":
    case "quantify":
    // `x in [1..3] and y` reads as one test, so an interval stands in brackets beside anything.
    case "within":
      return 0;
    case "logic":
      return e.operator === "or" ? 1 : 2;
    case "compare":
      return 4;
    case "arithmetic":
      return e.operator === "+" || e.operator === "-" ? 5 : 6;
    case "negate":
      return 7;
    case "number":
      return sign(e.value) < 0 ? 7 : 10;
    default:
      return 10;
  }
}

/** Prints an expression; `substitute` may show a part differently, for instance its value. */
export function printExpression(expression: Expression, substitute?: Substitute): string {
  const print = (part: Expression, tighter = 0): string => {
    const shown = substitute?.(part);
    if (shown !== undefined) return shown;
    const text = (
      PRINTERS[part.kind] as (e: Expression, print: (part: Expression, tighter?: number) => string) => string
    )(part, print);
    return strength(part) < tighter ? `(${text})` : text;
  };
  return print(expression);
}
