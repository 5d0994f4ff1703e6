// An outlook, read from its document: the expected figures, and what may make them turn out otherwise.
import { Exact, ONE, ZERO, add, compare, multiply, ratio, sign, subtract } from "#kernel/exact";
import { issue, type Issue, type Outcome } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import type { Datum } from "../datum.ts";
import { lookUp, readFacts, type Facts } from "../facts.ts";
import type { Observation } from "../graph/node.ts";
import type { FactKind } from "../schema/facts-schema.ts";
import { outlookSchema, type OutlookDocument, type ShiftDocument } from "../schema/outlook-schema.ts";
import { parseWith, suggestion } from "../schema/part.ts";

/**
 * One organisation's expectation. `facts` are the expected figures; `instead` what each shift takes the place of.
 * `shifted` is false where it is read as if no shift happens, to compare with.
 */
export interface Outlook {
  readonly shifted: boolean;
  readonly document: OutlookDocument;
  readonly of: string;
  readonly facts: Facts;
  readonly instead: ReadonlyMap<string, Facts>;
}

/** Reads a self-contained outlook: its facts stand in it. */
export function readOutlook(datum: Datum): Outcome<Outlook> {
  const { value: document, issues } = parseWith(outlookSchema, datum);
  if (document === undefined) return { value: undefined, issues };
  const found: Issue[] = [];
  const inside = (value: unknown, path: string): Facts | undefined => {
    if (typeof value === "string") {
      found.push(issue("basis-not-found", path, { reference: value }));
      return undefined;
    }
    const { value: facts, issues: others } = readFacts(value as Datum);
    found.push(...others.map((other) => ({ ...other, path: `${path}.${other.path}` })));
    return facts;
  };
  const facts = inside(document.facts, "facts");
  const instead = new Map<string, Facts>();
  for (const [id, shift] of Object.entries(document.shifts ?? {})) {
    const path = `shifts.${id}`;
    if ((shift.instead_of === undefined) === (shift.per_person === undefined))
      found.push(issue("shift-needs-one", path, { shift: id }));
    const other = shift.instead_of === undefined ? undefined : inside(shift.instead_of, `${path}.instead_of`);
    if (other !== undefined) instead.set(id, other);
  }
  found.push(...checkSpreads(document));
  return found.length > 0 || facts === undefined
    ? { value: undefined, issues: found }
    : { value: { shifted: true, document, of: document.of, facts, instead }, issues: [] };
}

/** The same expectation as if no shift happens: neither what shifts move nor what is only spent with them. */
export function withoutShifts(outlook: Outlook): Outlook {
  const { costs = {} } = outlook.document;
  const kept = Object.fromEntries(Object.entries(costs).filter(([, cost]) => cost.with === undefined));
  return { ...outlook, shifted: false, document: { ...outlook.document, costs: kept } };
}

function checkSpreads(document: OutlookDocument): Issue[] {
  const found: Issue[] = [];
  for (const section of ["volumes", "persons", "series", "indicators", "shifts"] as const) {
    for (const [id, entry] of Object.entries(document[section] ?? {})) {
      const path = `${section}.${id}`;
      if (entry.spread !== undefined && (sign(entry.spread) < 0 || compare(entry.spread, ratio(3)) > 0))
        if (section !== "indicators")
          found.push(issue("spread-out-of-range", `${path}.spread`, { found: String(entry.spread) }));
      const loadings: readonly Exact[] = "follows" in entry ? Object.values(entry.follows ?? {}) : [];
      const explained = loadings.reduce((sum, loading) => add(sum, multiply(loading, loading)), ZERO);
      if (compare(explained, ONE) > 0)
        found.push(issue("follows-too-much", `${path}.follows`, { found: String(explained) }));
    }
  }
  for (const [id, shock] of Object.entries(document.shocks ?? {})) {
    if (sign(shock.chance) < 0 || compare(shock.chance, ONE) > 0)
      found.push(issue("chance-out-of-range", `shocks.${id}.chance`, { found: String(shock.chance) }));
  }
  return found;
}

/** Names in an outlook that its agreement does not know. */
export function checkOutlook(outlook: Outlook, agreement: Agreement): Issue[] {
  const { document } = outlook;
  const issues: Issue[] = [];
  const parties = [...agreement.parties.keys()];
  const known = [...agreement.products.keys(), ...agreement.scopes.names];
  const hold = (names: readonly string[], among: readonly string[], path: string, code: string): void => {
    for (const name of names)
      if (!among.includes(name)) issues.push(issue(code, `${path}.${name}`, { name, ...suggestion(name, among) }));
  };
  hold([outlook.of], parties, "of", "outlook-unknown-party");
  hold(document.released ?? [], parties, "released", "outlook-unknown-party");
  if (known.length > 0) {
    hold(
      Object.keys(document.volumes ?? {}).filter((name) => name !== ALL),
      known,
      "volumes",
      "outlook-unknown-product",
    );
    for (const [id, shift] of Object.entries(document.shifts ?? {}))
      hold(Object.keys(shift.per_person ?? {}), known, `shifts.${id}.per_person`, "outlook-unknown-product");
    for (const [id, shock] of Object.entries(document.shocks ?? {}))
      hold(Object.keys(shock.volumes), known, `shocks.${id}.volumes`, "outlook-unknown-product");
  }
  for (const [id, cost] of Object.entries(document.costs ?? {})) {
    if (cost.with !== undefined)
      hold([cost.with], Object.keys(document.shifts ?? {}), `costs.${id}.with`, "outlook-unknown-shift");
    hold(cost.step?.of ?? [], known, `costs.${id}.step.of`, "outlook-unknown-product");
    if ((cost.variable !== undefined || cost.each !== undefined) && !agreement.products.has(id))
      issues.push(
        issue("outlook-unknown-product", `costs.${id}`, { name: id, ...suggestion(id, agreement.products.keys()) }),
      );
  }
  return issues;
}

/** A figure that holds for every year, or the one of a year; undefined where a map has no year that early. */
export function inYear(yearly: Exact | Readonly<Record<string, Exact>> | undefined, year: number): Exact | undefined {
  if (yearly === undefined || yearly instanceof Exact) return yearly;
  let latest: number | undefined;
  for (const key of Object.keys(yearly)) {
    const from = Number(key);
    if (from <= year && (latest === undefined || from > latest)) latest = from;
  }
  return latest === undefined ? undefined : yearly[String(latest)];
}

/** The share of its full size that a shift has reached in a year: fixed, by year, or an S-curve. */
function uptakeOf(shift: ShiftDocument, year: number): Exact {
  const { uptake } = shift;
  if (uptake === undefined || uptake instanceof Exact) return uptake ?? ONE;
  if (!("top" in uptake && uptake["top"] instanceof Exact && "half_way" in uptake))
    return inYear(uptake as Readonly<Record<string, Exact>>, year) ?? ZERO;
  const {
    top,
    half_way: halfWay,
    speed,
  } = uptake as { readonly top: Exact; readonly half_way: Exact; readonly speed: Exact };
  // The logistic curve needs an exponential; six decimals are more than any expectation of uptake holds.
  const reached = 1 / (1 + Math.exp(-toFloat(speed) * (year - toFloat(halfWay))));
  return multiply(top, ratio(Math.round(reached * 1e6), 1e6));
}

/** A double as near as a division of doubles comes. */
export function toFloat({ n, d }: Exact): number {
  if (typeof n === "number" && typeof d === "number") return n / d;
  // Numbers too long for a double lose the same digits below and above the line.
  const spare = BigInt(Math.max(0, 4 * d.toString(16).length - 1000));
  return Number(BigInt(n) >> spare) / Number(BigInt(d) >> spare);
}

/** How a figure of the outlook grows where the expected facts end. */
function trendOf(document: OutlookDocument, { fact, product, scope }: Observation): Exact | undefined {
  if (fact === "aantal") return document.volumes?.[product ?? scope ?? ""]?.trend ?? document.volumes?.[ALL]?.trend;
  if (fact === "patienten" || fact === "verzekerden")
    return document.persons?.[scope ?? ""]?.trend ?? document.persons?.[ALL]?.trend;
  return undefined;
}

/** Stands for everything of its kind that is not named. */
export const ALL = "overig";

const GROWING: ReadonlySet<FactKind> = new Set(["aantal", "patienten", "verzekerden", "reeks", "reeks_voorlopig"]);

/** The figure that is expected, before shifts: the year's own, else the last year's with the trend. */
function expectedFigure(
  facts: Facts,
  observation: Observation,
  outlook: OutlookDocument,
  bound?: Exact,
): Exact | undefined {
  const own = lookUp(facts, observation, bound);
  if (own !== undefined || !GROWING.has(observation.fact)) return own;
  const before = [...facts.years.keys()].filter((year) => year < observation.year).sort((a, b) => b - a);
  for (const year of before) {
    const last = lookUp(facts, { ...observation, year }, bound);
    if (last === undefined) continue;
    const rise = add(ONE, trendOf(outlook, observation) ?? ZERO);
    return Array.from({ length: observation.year - year }).reduce<Exact>((value) => multiply(value, rise), last);
  }
  return undefined;
}

/** What a shift moves of a product in a year when it goes as expected; undefined where it does not touch it. */
export function movedBy(
  outlook: Outlook,
  id: string,
  observation: Observation,
): { readonly moved: Exact; readonly inExpected: boolean } | undefined {
  const shift = outlook.document.shifts![id]!;
  const { product, year } = observation;
  if (observation.fact !== "aantal" || product === undefined) return undefined;
  if (shift.per_person !== undefined) {
    const each = shift.per_person[product];
    const persons = inYear(shift.persons ?? ONE, year) ?? ZERO;
    return each === undefined
      ? undefined
      : { moved: multiply(multiply(each, persons), uptakeOf(shift, year)), inExpected: false };
  }
  const instead = outlook.instead.get(id);
  const before = instead && expectedFigure(instead, observation, outlook.document);
  const after = expectedFigure(outlook.facts, observation, outlook.document);
  return before === undefined || after === undefined ? undefined : { moved: subtract(after, before), inExpected: true };
}

/** What is expected of a figure once every shift goes as expected; never below zero. */
export function expectedOf(outlook: Outlook, observation: Observation, bound?: Exact): Exact | undefined {
  const { document } = outlook;
  if (observation.fact === "indicator") {
    const mean = inYear(document.indicators?.[observation.key ?? ""]?.mean, observation.year);
    if (mean !== undefined && lookUp(outlook.facts, observation, bound) === undefined) return mean;
  }
  const base = expectedFigure(outlook.facts, observation, document, bound);
  if (base === undefined) return undefined;
  let value = base;
  for (const id of Object.keys(document.shifts ?? {})) {
    const effect = movedBy(outlook, id, observation);
    if (effect !== undefined && effect.inExpected !== outlook.shifted)
      value = outlook.shifted ? add(value, effect.moved) : subtract(value, effect.moved);
  }
  return sign(value) < 0 ? ZERO : value;
}
