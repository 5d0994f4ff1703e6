// The syntax of an expression: the subset of FEEL in which contract forms are written.
import type { Exact } from "#kernel/exact";

export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** An expression as its author wrote it. Every reading that shows formulas or checks units has one entry per kind. */
export type Expression =
  | { readonly kind: "number"; readonly value: Exact }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "filter"; readonly of: Expression; readonly condition: Expression }
  | { readonly kind: "call"; readonly function: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "negate"; readonly of: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "compare";
      readonly operator: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "within";
      readonly of: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly openLow: boolean;
      readonly openHigh: boolean;
    }
  | { readonly kind: "logic"; readonly operator: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "if"; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "for"; readonly variable: string; readonly in: Expression; readonly result: Expression }
  | {
      readonly kind: "quantify";
      readonly quantifier: "some" | "every";
      readonly variable: string;
      readonly in: Expression;
      readonly condition: Expression;
    };

export type ExpressionKind = Expression["kind"];
export type ExpressionOf<Kind extends ExpressionKind> = Extract<Expression, { kind: Kind }>;

/** The direct parts of an expression, in reading order. */
export function partsOf(expression: Expression): readonly Expression[] {
  const e = expression;
  switch (e.kind) {
    case "number":
    case "text":
    case "truth":
    case "name":
      return [];
    case "member":
    case "negate":
      return [e.of];
    case "filter":
      return [e.of, e.condition];
    case "call":
      return e.arguments;
    case "arithmetic":
    case "compare":
    case "logic":
      return [e.left, e.right];
    case "within":
      return [e.of, e.low, e.high];
    case "if":
      return [e.condition, e.then, e.otherwise];
    case "list":
      return e.items;
    case "for":
      return [e.in, e.result];
    case "quantify":
      return [e.in, e.condition];
  }
}
