// Types of expressions: a number in a unit, yes or no, a text of some sort, a scope, a list, a row.
import { RATIO, printUnit, sameUnit, type Unit } from "#kernel/unit";

/** What a text stands for; `indicator` may carry the unit in which that indicator is measured. */
export type TextSort = "tekst" | "groep" | "partij" | "product" | "indicator" | "reeks" | "choice" | "literal";

export type Type =
  /** `unit: undefined` is the literal 0, which fits every unit. */
  | { readonly kind: "number"; readonly unit: Unit | undefined }
  | { readonly kind: "truth" }
  | {
      readonly kind: "text";
      readonly sort: TextSort;
      readonly unit?: Unit | undefined;
      readonly choices?: readonly string[];
    }
  | { readonly kind: "scope" }
  | { readonly kind: "list"; readonly of: Type }
  | { readonly kind: "row"; readonly columns: ReadonlyMap<string, Type> }
  /** Not known yet, or wrong and reported already: fits everywhere. */
  | { readonly kind: "unknown" };

export const TRUTH: Type = { kind: "truth" };
export const UNKNOWN: Type = { kind: "unknown" };
export const ANY_NUMBER: Type = { kind: "number", unit: undefined };
export const numberIn = (unit: Unit): Type => ({ kind: "number", unit });
export const RATIO_NUMBER = numberIn(RATIO);
export const listOf = (of: Type): Type => ({ kind: "list", of });
export const rowOf = (columns: ReadonlyMap<string, Type>): Type => ({ kind: "row", columns });

/** The type that both fit, or undefined. */
export function common(a: Type, b: Type): Type | undefined {
  if (a.kind === "unknown") return b;
  if (b.kind === "unknown") return a;
  if (a.kind === "number" && b.kind === "number") {
    if (a.unit === undefined) return b;
    return b.unit === undefined || sameUnit(a.unit, b.unit) ? a : undefined;
  }
  if (a.kind === "text" && b.kind === "text")
    return a.sort === "literal" ? b : b.sort === "literal" || a.sort === b.sort ? a : undefined;
  if (a.kind === "list" && b.kind === "list") {
    const of = common(a.of, b.of);
    return of && listOf(of);
  }
  return a.kind === b.kind ? a : undefined;
}

/** A type in few words, for an issue: a unit, or the token of a kind. */
export function printType(type: Type): string {
  if (type.kind === "number") return type.unit === undefined ? "0" : printUnit(type.unit);
  return type.kind === "text" ? type.sort : type.kind;
}
