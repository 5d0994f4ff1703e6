// Facts: what was observed, looked up by kind of figure, scope, product, group or id, and year.
import { add, compare, equal, ratio, sign, ZERO, divide, type Exact as ExactNumber } from "#kernel/exact";
import { Exact } from "#kernel/exact";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { hashOf } from "./canonical.ts";
import { isList, isMap, kindOf, own, type Datum } from "./datum.ts";
import type { Observation } from "./graph/node.ts";
import {
  aboveSchema,
  factsSchema,
  RUNNING_TOTALS,
  type FactKind,
  type FactsDocument,
  type FactsYear,
} from "./schema/facts-schema.ts";
import { parseWith, shown } from "./schema/part.ts";

export interface Facts {
  readonly document: FactsDocument;
  readonly hash: string;
  readonly years: ReadonlyMap<number, FactsYear>;
}

/** Reads a facts document and checks every figure in it. */
export function readFacts(datum: Datum): Outcome<Facts> {
  const { value: document, issues } = parseWith(factsSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const found: Issue[] = [];
  const years = new Map<number, FactsYear>();
  for (const [year, figures] of Object.entries(document.years)) {
    const path = `years.${year}`;
    if (!/^\d{4}$/.test(year)) found.push(issue("not-a-year", path, { found: year }));
    for (const kind of Object.keys(figures) as (keyof FactsYear)[]) {
      if (kind !== "source" && kind !== "status") checkFigures(kind, figures[kind] as Datum, `${path}.${kind}`, found);
    }
    years.set(Number(year), figures);
  }
  if (years.size === 0) found.push(issue("facts-empty", "years"));
  return found.length > 0
    ? { value: undefined, issues: found }
    : { value: { document, hash: hashOf(datum), years }, issues: [] };
}

function checkFigures(kind: FactKind, datum: Datum, path: string, issues: Issue[]): void {
  if (datum instanceof Exact) {
    if (kind === "voortgang") {
      if (!isShare(datum)) issues.push(issue("progress-out-of-range", path, { found: String(datum) }));
    } else if (sign(datum) < 0 && RUNNING_TOTALS.has(kind))
      issues.push(issue("negative-total", path, { found: String(datum), fact: kind }));
    return;
  }
  if (datum === null) return;
  if (kind === "kosten_boven" && isList(datum)) {
    datum.forEach((entry, index) =>
      issues.push(
        ...parseWith(aboveSchema, entry).issues.map((other) => ({ ...other, path: `${path}[${index}].${other.path}` })),
      ),
    );
    return;
  }
  if (isMap(datum)) {
    for (const [key, value] of Object.entries(datum)) checkFigures(kind, value, `${path}.${key}`, issues);
    return;
  }
  issues.push(issue("wrong-type", path, { expected: "number", found: kindOf(datum), value: shown(datum) }));
}

/** A figure, or undefined where the facts do not hold it. Persons given in months come back in years. */
export function lookUp(
  facts: Facts,
  observation: Observation,
  bound: ExactNumber | undefined,
): ExactNumber | undefined {
  const year = facts.years.get(observation.year);
  const figures = year?.[observation.fact] as Datum | undefined;
  if (figures === undefined || figures === null) return undefined;
  if (observation.fact === "kosten_boven") return aboveBound(under(figures, observation.scope), bound);
  const { scope, product, key } = observation;
  // Where one scope is meant, a map may go by group straight away.
  const byKey =
    scope !== undefined &&
    key !== undefined &&
    isMap(figures) &&
    !Object.hasOwn(figures, scope) &&
    Object.hasOwn(figures, key);
  const keys = [byKey ? undefined : scope, product, key].filter((step) => step !== undefined);
  return total(keys.reduce<Datum | undefined>(under, figures));
}

/** What lies under a key; a plain number stands for the one thing it can mean. */
function under(figures: Datum | undefined, key: string | undefined): Datum | undefined {
  if (figures === undefined || key === undefined || !isMap(figures) || own(figures, "maanden") !== undefined)
    return figures;
  return own(figures, key);
}

/** A number; months as a part of a year; the sum of a map by group. */
function total(figures: Datum | undefined): ExactNumber | undefined {
  if (figures instanceof Exact) return figures;
  if (figures === undefined || !isMap(figures)) return undefined;
  const months = own(figures, "maanden");
  if (months instanceof Exact) return divide(months, ratio(12));
  let sum: ExactNumber = ZERO;
  for (const part of Object.values(figures)) {
    const value = total(part);
    if (value === undefined) return undefined;
    sum = add(sum, value);
  }
  return sum;
}

function aboveBound(figures: Datum | undefined, bound: ExactNumber | undefined): ExactNumber | undefined {
  if (figures instanceof Exact) return figures;
  if (bound === undefined || figures === undefined || !isList(figures)) return undefined;
  for (const entry of figures) {
    if (!isMap(entry)) continue;
    const at = own(entry, "grens");
    const amount = own(entry, "bedrag");
    if (at instanceof Exact && amount instanceof Exact && equal(at, bound)) return amount;
  }
  return undefined;
}

/** Whether facts give one plain number for a kind of figure, so that it can mean one scope only. */
export const isPlain = (facts: Facts, fact: FactKind, year: number): boolean =>
  facts.years.get(year)?.[fact] instanceof Exact;

/** The years of base facts that stand for a contract year: that year itself, else the only year there is. */
export function baseYear(basis: Facts, year: number): number {
  const [only] = basis.years.keys();
  return basis.years.has(year) || basis.years.size !== 1 ? year : only!;
}

/** Whether a share of the year lies between 0 and 1. */
export const isShare = (value: ExactNumber): boolean => sign(value) > 0 && compare(value, ratio(1)) <= 0;
