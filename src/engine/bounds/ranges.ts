// Ranges, read from their document: facts of which some figures may still turn out anywhere between two numbers.
import { Exact, ONE, add, ceiling, compare, floor, multiply, sign, subtract } from "#kernel/exact";
import { issue, joinPath, type Issue, type Outcome, type Step } from "#kernel/issue";
import { isList, isMap, kindOf, overlay, own, type Datum, type DatumMap } from "../datum.ts";
import { readFacts, type Facts } from "../facts.ts";
import type { FactKind } from "../schema/facts-schema.ts";
import { parseWith, shown } from "../schema/part.ts";
import { rangesSchema, type RangesDocument } from "../schema/ranges-schema.ts";

/** One figure that may turn out anywhere from `low` through `high`. */
export interface RangedFigure {
  /** Where it stands below `years`: the year, the kind of figure, then its keys. */
  readonly path: readonly Step[];
  readonly year: number;
  readonly fact: FactKind;
  /** What it is of: a product, a scope and group, an indicator; empty where only one thing can be meant. */
  readonly keys: readonly string[];
  readonly low: Exact;
  readonly high: Exact;
}

export interface Ranges {
  readonly document: RangesDocument;
  /** The facts that the ranges lie around, where they are given. */
  readonly around: Facts | undefined;
  readonly figures: readonly RangedFigure[];
  /** All facts, with every range at its lowest. */
  readonly lowest: Facts;
}

/** Reads self-contained ranges (see `assembleRanges`). */
export function readRanges(datum: Datum): Outcome<Ranges> {
  const { value: document, issues } = parseWith(rangesSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const found: Issue[] = [];
  const around = readAround(document, found);
  checkSpread(document, found);
  if (found.length > 0) return { value: undefined, issues: found };
  const years = overlay(spreadOut(around, document.spread), (document.years ?? {}) as Datum) as DatumMap;
  const figures = figuresIn(years, found);
  if (found.length > 0) return { value: undefined, issues: found };
  const lowest = readFacts({
    years: fill(years, [], new Map(figures.map((figure) => [joinPath(figure.path), figure.low]))),
  });
  return lowest.value === undefined
    ? { value: undefined, issues: lowest.issues }
    : { value: { document, around, figures, lowest: lowest.value }, issues: [] };
}

/** The facts in which every ranged figure has the value given, in the order of `figures`. */
export function factsWith(ranges: Ranges, values: readonly Exact[]): Facts {
  const filled = new Map(ranges.figures.map((figure, index) => [joinPath(figure.path), values[index]!]));
  const years = fill(ranges.lowest.document.years as Datum, [], filled);
  const { source } = ranges.around?.document ?? {};
  return readFacts({ ...(source === undefined ? {} : { source }), years }).value!;
}

/** What facts hold for a ranged figure; undefined where they do not. */
export function figureIn(facts: Facts, { path }: RangedFigure): Exact | undefined {
  const value = path.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? own(at as Record<string, unknown>, String(step)) : undefined,
    facts.document.years,
  );
  return value instanceof Exact ? value : undefined;
}

function readAround(document: RangesDocument, found: Issue[]): Facts | undefined {
  if (document.around === undefined) return undefined;
  if (typeof document.around === "string") {
    found.push(issue("around-not-embedded", "around", { reference: document.around }));
    return undefined;
  }
  const { value, issues } = readFacts(document.around);
  found.push(...issues.map((other) => ({ ...other, path: `around.${other.path}` })));
  return value;
}

function checkSpread({ spread, around }: RangesDocument, found: Issue[]): void {
  if (spread === undefined) return;
  if (around === undefined) found.push(issue("spread-without-around", "spread"));
  if (sign(spread) < 0 || compare(spread, ONE) > 0)
    found.push(issue("range-spread-out-of-range", "spread", { found: String(multiply(spread, new Exact(100, 1))) }));
}

/** The years of the facts around, every volume a range of its own where a spread is given. */
function spreadOut(around: Facts | undefined, spread: Exact | undefined): Datum {
  if (around === undefined) return {};
  const years = around.document.years as DatumMap;
  if (spread === undefined) return years;
  const widened = (datum: Datum): Datum => {
    if (datum instanceof Exact) return spreadAround(datum, spread);
    if (!isMap(datum)) return datum;
    return Object.fromEntries(Object.entries(datum).map(([key, value]) => [key, widened(value)]));
  };
  return Object.fromEntries(
    Object.entries(years).map(([year, figures]) => {
      const volumes = own(figures as DatumMap, "aantal");
      return [year, volumes === undefined ? figures : { ...(figures as DatumMap), aantal: widened(volumes) }];
    }),
  );
}

/** A volume with its spread on either side; whole where the volume is, since care is delivered or it is not. */
function spreadAround(volume: Exact, spread: Exact): Datum {
  const low = multiply(volume, subtract(ONE, spread));
  const high = multiply(volume, add(ONE, spread));
  return volume.d === 1 ? [ceiling(low), floor(high)] : [low, high];
}

/** Every range in the years, in the order of the document. */
function figuresIn(years: DatumMap, found: Issue[]): RangedFigure[] {
  const figures: RangedFigure[] = [];
  const visit = (datum: Datum, path: readonly Step[]): void => {
    if (isMap(datum)) {
      for (const [key, value] of Object.entries(datum)) visit(value, [...path, key]);
    } else if (isList(datum) && path[1] === "kosten_boven" && datum.every(isMap)) {
      datum.forEach((value, index) => visit(value, [...path, index]));
    } else if (isList(datum)) {
      const figure = rangeAt(datum, path, found);
      if (figure !== undefined) figures.push(figure);
    }
  };
  for (const [year, figuresOfYear] of Object.entries(years))
    for (const [fact, datum] of Object.entries(figuresOfYear as DatumMap))
      if (fact !== "source" && fact !== "status") visit(datum, [year, fact]);
  return figures;
}

function rangeAt(range: readonly Datum[], path: readonly Step[], found: Issue[]): RangedFigure | undefined {
  const at = ["years", ...path];
  const [low, high] = range;
  const wrong = range.find((end) => !(end instanceof Exact));
  if (range.length !== 2 || wrong !== undefined) {
    found.push(
      wrong === undefined
        ? issue("range-not-two", at, { found: range.length })
        : issue("range-not-numbers", at, { found: kindOf(wrong), value: shown(wrong) }),
    );
    return undefined;
  }
  if (compare(low as Exact, high as Exact) > 0) {
    found.push(issue("range-reversed", at, { low: String(low), high: String(high) }));
    return undefined;
  }
  const [year, fact, ...keys] = path;
  return {
    path,
    year: Number(year),
    fact: fact as FactKind,
    keys: keys.map(String),
    low: low as Exact,
    high: high as Exact,
  };
}

/** The years with numbers in place of the figures at some paths. */
function fill(datum: Datum, path: readonly Step[], filled: ReadonlyMap<string, Exact>): Datum {
  const value = path.length === 0 ? undefined : filled.get(joinPath(path));
  if (value !== undefined) return value;
  if (isMap(datum))
    return Object.fromEntries(Object.entries(datum).map(([key, part]) => [key, fill(part, [...path, key], filled)]));
  if (isList(datum)) return datum.map((part, index) => fill(part, [...path, index], filled));
  return datum;
}
