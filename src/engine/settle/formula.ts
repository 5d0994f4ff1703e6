// A formula with its figures filled in: text between figures, each figure with its unit and where it comes from.
import { Exact, toDecimal } from "#kernel/exact";
import { COUNT, EUR, PERSON_YEAR, PRICE, RATIO, YEAR, type Unit } from "#kernel/unit";
import { printExpression } from "../expression/print.ts";
import { CONSTANTS } from "../expression/function.ts";
import type { Expression } from "../expression/syntax.ts";
import type { Type } from "../expression/type.ts";
import { asList, build, type Site } from "../graph/build.ts";
import type { Elaboration } from "../graph/elaborate.ts";
import { isNode, type Node, type Shape, type Value } from "../graph/node.ts";

/** A figure in a formula. `name` is what the formula calls it; `source` the facts it was read from, if any. */
export interface FormulaFigure {
  readonly name: string;
  readonly value: Value;
  readonly unit: Unit | undefined;
  readonly display: "factor" | "percent" | undefined;
  readonly source: string | undefined;
}

export type FormulaPart = string | FormulaFigure;
export type Formula = readonly FormulaPart[];

/** Functions that a reader can follow with figures in their place; of the others only the result is shown. */
const TRANSPARENT = new Set(["min", "max", "sum", "abs", "cent", "rond", "begrens", "not", "floor", "ceiling"]);

const OBSERVED: Readonly<Record<string, Unit>> = {
  aantal: COUNT,
  prijs: PRICE,
  omzet: EUR,
  gedeclareerd: EUR,
  betaald: EUR,
  kosten: EUR,
  kosten_boven: EUR,
  verzekerden: PERSON_YEAR,
  patienten: PERSON_YEAR,
  noemer: COUNT,
  reeks: RATIO,
  reeks_voorlopig: RATIO,
  looptijd: YEAR,
};

/** What a formula is filled in with. */
export interface Filling {
  readonly elaboration: Elaboration;
  readonly read: (node: Node) => Value;
  readonly unitOf: (name: string, column: string | undefined) => Unit | undefined;
  readonly displayOf: (name: string) => "factor" | "percent" | undefined;
  readonly source: (fact: string, year: number) => string | undefined;
}

/** Fills in an expression at its site. */
export function fillIn(expression: Expression, site: Site, filling: Filling): Formula {
  const figures: FormulaFigure[][] = [];
  const put = (found: FormulaFigure[]): string => `\u0000${figures.push(found) - 1}\u0000`;
  const substitute = (part: Expression): string | undefined => {
    const opaque =
      part.kind === "name" ||
      part.kind === "member" ||
      part.kind === "filter" ||
      part.kind === "for" ||
      part.kind === "quantify" ||
      (part.kind === "call" && !TRANSPARENT.has(part.function));
    if (!opaque) return undefined;
    return put(figuresOf(part, build(part, site, filling.elaboration), site, filling));
  };
  return split(printExpression(expression, substitute), figures);
}

function split(text: string, figures: readonly (readonly FormulaFigure[])[]): Formula {
  const parts: FormulaPart[] = [];
  text.split("\u0000").forEach((piece, index) => {
    if (index % 2 === 0) {
      if (piece !== "") parts.push(piece);
      return;
    }
    figures[Number(piece)]!.forEach((figure, position) => parts.push(...(position > 0 ? [", ", figure] : [figure])));
  });
  return parts;
}

function figuresOf(part: Expression, shape: Shape, site: Site, filling: Filling): FormulaFigure[] {
  const name = printExpression(part);
  const unit = unitOf(part, filling);
  const source = sourceOf(part, site, filling);
  const display = filling.displayOf(name);
  if (isNode(shape)) return [{ name, value: filling.read(shape), unit, display, source }];
  if (shape.kind !== "list")
    return [{ name, value: shape.kind === "scope" ? shape.scope : name, unit: undefined, display, source: undefined }];
  return asList(shape).items.flatMap(({ when, shape: item }) => {
    if (when !== undefined && filling.read(when) === false) return [];
    return isNode(item) ? [{ name, value: filling.read(item), unit, display, source }] : [];
  });
}

function unitOf(part: Expression, filling: Filling): Unit | undefined {
  switch (part.kind) {
    case "name":
      return Object.hasOwn(CONSTANTS, part.name)
        ? numberUnit(CONSTANTS[part.name]!)
        : filling.unitOf(part.name, undefined);
    case "member":
      return part.of.kind === "name"
        ? filling.unitOf(part.of.name, part.name)
        : part.of.kind === "filter" && part.of.of.kind === "name"
          ? filling.unitOf(part.of.of.name, part.name)
          : undefined;
    case "call":
      if (
        part.function === "vorig" ||
        part.function === "basis" ||
        part.function === "prognose" ||
        part.function === "anders"
      )
        return unitOf(part.arguments[0]!, filling) ?? unitOf(part.arguments.at(-1)!, filling);
      return OBSERVED[part.function];
    default:
      return undefined;
  }
}

/** The unit of a number type; undefined for all else. */
export const numberUnit = (type: Type | undefined): Unit | undefined =>
  type?.kind === "number" ? (type.unit ?? RATIO) : undefined;

function sourceOf(part: Expression, site: Site, filling: Filling): string | undefined {
  if (part.kind !== "call") return undefined;
  if (part.function === "basis") return filling.source("basis", site.year);
  return Object.hasOwn(OBSERVED, part.function) || part.function === "indicator"
    ? filling.source(part.function, site.year)
    : undefined;
}

/** A figure as plain decimal text, for `--json` and for a formula without a language. */
export function plainValue(value: Value): string {
  if (value instanceof Exact) return toDecimal(value);
  return typeof value === "object" ? "onbepaald" : String(value);
}
