// What an outlook leaves to chance, in its fixed order: which figure hangs on which draw, year after year.
import type { Exact } from "#kernel/exact";
import { sign } from "#kernel/exact";
import { isMap, type Datum } from "../datum.ts";
import type { Observation } from "../graph/node.ts";
import { ALL, toFloat, type Outlook } from "../outlook/outlook.ts";
import type { FactKind } from "../schema/facts-schema.ts";
import type { Cell, Layout } from "./program.ts";

/** Where the draws of one outlook stand. Positions count over all years; undefined is certain. */
export interface Draws {
  readonly layout: Layout;
  /** The cell by which a volume, an amount of claims or a number of persons turns out otherwise. */
  cell(observation: Observation): number | undefined;
  /** A standard normal of an index series or an indicator. */
  normal(observation: Observation): number | undefined;
  /** A standard normal that holds for the whole term, of a shift. */
  shift(id: string): number | undefined;
  /** A uniform number of a shock in a year. */
  shock(id: string, year: number): number | undefined;
}

/** Figures that count care or persons: their expectation is multiplied by a factor that is one on average. */
const SECTION: Partial<Record<FactKind, "volumes" | "persons">> = {
  aantal: "volumes",
  gedeclareerd: "volumes",
  betaald: "volumes",
  kosten: "volumes",
  kosten_boven: "volumes",
  patienten: "persons",
  verzekerden: "persons",
};

/** Lays out the draws of an outlook over the years of an agreement, or of several that are compared. */
export function drawsOf(outlook: Outlook, years: readonly number[]): Draws {
  const { document } = outlook;
  const causes = causesOf(outlook);
  const names = { volumes: namesOf(outlook, "volumes"), persons: namesOf(outlook, "persons") };
  const uncertain = [
    ...names.volumes.map((name) => ["volumes", name] as const),
    ...names.persons.map((name) => ["persons", name] as const),
  ];
  const cellOf = new Map(uncertain.map(([section, name], index) => [`${section} ${name}`, index]));
  const cells = uncertain.map(([section, name]) =>
    cellFrom(document[section]?.[name] ?? document[section]?.[ALL] ?? {}, causes),
  );
  const normals = [
    ...Object.entries(document.series ?? {})
      .filter(([, entry]) => sign(entry.spread) !== 0)
      .map(([id]) => `reeks ${id}`),
    ...Object.entries(document.indicators ?? {})
      .filter(([, entry]) => entry.spread !== undefined && sign(entry.spread) !== 0)
      .map(([id]) => `indicator ${id}`),
  ];
  const shifts = Object.entries(document.shifts ?? {})
    .filter(([, shift]) => shift.spread !== undefined && sign(shift.spread) !== 0)
    .map(([id]) => id);
  const shocks = Object.keys(document.shocks ?? {});
  const yearAt = (year: number): number | undefined => {
    const at = years.indexOf(year);
    return at < 0 ? undefined : at;
  };
  const inYear = (at: number | undefined, position: number | undefined, perYear: number): number | undefined =>
    at === undefined || position === undefined || position < 0 ? undefined : at * perYear + position;
  return {
    layout: {
      once: shifts.length,
      years: years.map(() => ({ factors: causes.length, cells, normals: normals.length, uniforms: shocks.length })),
    },
    cell({ fact, product, scope, year }) {
      const section = SECTION[fact];
      if (section === undefined) return undefined;
      const name = product ?? scope ?? ALL;
      const own = cellOf.get(`${section} ${name}`);
      // `overig` is what is not named: what is named without a spread is certain.
      const isNamed = Object.hasOwn(document[section] ?? {}, name);
      const position = own ?? (isNamed ? undefined : cellOf.get(`${section} ${ALL}`));
      return inYear(yearAt(year), position, cells.length);
    },
    normal({ fact, key, year }) {
      const kind = fact === "reeks_voorlopig" ? "reeks" : fact;
      const position = inYear(yearAt(year), normals.indexOf(`${kind} ${key}`), normals.length);
      return position === undefined ? undefined : shifts.length + position;
    },
    shift(id) {
      const at = shifts.indexOf(id);
      return at < 0 ? undefined : at;
    },
    shock: (id, year) => inYear(yearAt(year), shocks.indexOf(id), shocks.length),
  };
}

/** Every cause that some figure follows, in the order of the document. */
function causesOf({ document }: Outlook): string[] {
  const entries = [...Object.values(document.volumes ?? {}), ...Object.values(document.persons ?? {})];
  return [...new Set(entries.flatMap((entry) => Object.keys(entry.follows ?? {})))];
}

/** The products, scopes or groups of persons with a spread: those named, and where `overig` has one, all that the facts hold. */
function namesOf(outlook: Outlook, section: "volumes" | "persons"): string[] {
  const entries = outlook.document[section] ?? {};
  const spread = (name: string): boolean => {
    const given = entries[name]?.spread;
    return given !== undefined && sign(given) !== 0;
  };
  const named = Object.keys(entries).filter((name) => name !== ALL);
  const others =
    entries[ALL] === undefined || !spread(ALL)
      ? []
      : [...heldIn(outlook, section).filter((name) => !named.includes(name)), ALL];
  return [...named.filter(spread), ...others];
}

function heldIn({ facts }: Outlook, section: "volumes" | "persons"): string[] {
  const names = new Set<string>();
  for (const year of facts.years.values()) {
    for (const [kind, figures] of Object.entries(year)) {
      if (SECTION[kind as FactKind] === section && isMap(figures as Datum))
        for (const name of Object.keys(figures as object)) names.add(name);
    }
  }
  return [...names];
}

/** A cell whose factor is one on average and spreads by the share that was given. */
function cellFrom(
  entry: { readonly spread?: Exact | undefined; readonly follows?: Readonly<Record<string, Exact>> | undefined },
  causes: readonly string[],
): Cell {
  const relative = entry.spread === undefined ? 0 : toFloat(entry.spread);
  const loadings = Object.entries(entry.follows ?? {})
    .map(([name, weight]) => ({
      factor: causes.indexOf(name),
      weight: toFloat(weight),
    }))
    .sort((a, b) => a.factor - b.factor);
  const explained = loadings.reduce((sum, { weight }) => sum + weight * weight, 0);
  return {
    // The standard deviation of a lognormal factor with mean one is √(exp(σ²) − 1).
    sigma: Math.sqrt(Math.log1p(relative * relative)),
    own: Math.sqrt(Math.max(0, 1 - explained)),
    loadings,
  };
}
