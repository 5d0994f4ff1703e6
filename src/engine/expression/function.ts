// The functions of the language and the units they take and give: one entry per function.
import { COUNT, EUR, PERSON_YEAR, PRICE, RATIO, YEAR, parseUnit, printUnit, sameUnit, type Unit } from "#kernel/unit";
import type { Figure } from "#kernel/issue";
import {
  ANY_NUMBER,
  RATIO_NUMBER,
  TRUTH,
  UNKNOWN,
  common,
  listOf,
  numberIn,
  printType,
  rowOf,
  type TextSort,
  type Type,
} from "./type.ts";

/** What a function's check may ask and say. */
export interface Checking {
  readonly types: readonly Type[];
  /** Reports an issue about argument `index`, or about the whole call. */
  readonly report: (code: string, figures: Readonly<Record<string, Figure>>) => Type;
}

type Check = (checking: Checking) => Type;

interface FunctionSignature {
  readonly least: number;
  readonly most: number;
  readonly check: Check;
}

const PERSON_COST = parseUnit("EUR/persoon")!;

const fixed = (least: number, most: number, check: Check): FunctionSignature => ({ least, most, check });

/** All arguments are numbers in one unit, and so is the result. */
const sameNumbers: Check = ({ types, report }) => {
  const flat = types.length === 1 && types[0]!.kind === "list" ? [types[0]!.of] : types;
  let result: Type = ANY_NUMBER;
  for (const type of flat) {
    if (type.kind !== "number" && type.kind !== "unknown") return report("expected-number", { found: printType(type) });
    const merged = common(result, type);
    if (merged === undefined) return report("unit-mismatch", { left: printType(result), right: printType(type) });
    result = merged;
  }
  return result;
};

const oneOf = (type: Type, ...kinds: readonly (Type["kind"] | TextSort)[]): boolean =>
  type.kind === "unknown" ||
  kinds.includes(type.kind) ||
  (type.kind === "text" && (kinds.includes(type.sort) || type.sort === "literal"));

/** An observable: its first argument is a scope (or what `kinds` says), a second may be a group. */
const observed = (unit: Unit, ...second: readonly (Type["kind"] | TextSort)[]): FunctionSignature =>
  fixed(1, second.length > 0 ? 2 : 1, ({ types, report }) => {
    if (!oneOf(types[0]!, "scope")) return report("expected-scope", { found: printType(types[0]!) });
    if (types[1] !== undefined && !oneOf(types[1], ...second))
      return report("expected-kind", { expected: second.join(", "), found: printType(types[1]) });
    return numberIn(unit);
  });

const measured = (unit: (type: Type) => Unit, ...kinds: readonly TextSort[]): FunctionSignature =>
  fixed(1, 1, ({ types, report }) =>
    oneOf(types[0]!, ...kinds)
      ? numberIn(unit(types[0]!))
      : report("expected-kind", { expected: kinds.join(", "), found: printType(types[0]!) }),
  );

const rounding: Check = ({ types, report }) => {
  const [type, digits] = types;
  if (type!.kind !== "number" && type!.kind !== "unknown")
    return report("expected-number", { found: printType(type!) });
  if (digits !== undefined && common(digits, RATIO_NUMBER) === undefined)
    return report("unit-mismatch", { left: "ratio", right: printType(digits) });
  return type!;
};

const pass: Check = ({ types }) => types[0]!;

const both: Check = ({ types, report }) =>
  common(types[0]!, types[1]!) ?? report("unit-mismatch", { left: printType(types[0]!), right: printType(types[1]!) });

/** The columns that a table function needs, with what each must be. */
function withColumns(
  table: Type,
  needed: Readonly<Record<string, Type>>,
  optional: Readonly<Record<string, Type>>,
  added: Readonly<Record<string, Type>>,
  report: Checking["report"],
): Type {
  if (table.kind === "unknown") return UNKNOWN;
  if (table.kind !== "list" || table.of.kind !== "row") return report("expected-table", { found: printType(table) });
  const columns = new Map(table.of.columns);
  for (const [name, type] of Object.entries({ ...needed, ...optional })) {
    const found = columns.get(name);
    if (found === undefined && name in optional) continue;
    if (found === undefined) return report("table-without-column", { column: name, known: [...columns.keys()] });
    if (common(found, type) === undefined)
      return report("unit-mismatch", { left: `${name}: ${printType(found)}`, right: printType(type) });
  }
  for (const [name, type] of Object.entries(added)) columns.set(name, type);
  return listOf(rowOf(columns));
}

export const FUNCTIONS: Readonly<Record<string, FunctionSignature>> = {
  min: fixed(1, 50, sameNumbers),
  max: fixed(1, 50, sameNumbers),
  sum: fixed(1, 50, sameNumbers),
  begrens: fixed(3, 3, sameNumbers),
  abs: fixed(1, 1, sameNumbers),
  count: fixed(1, 1, ({ types, report }) =>
    oneOf(types[0]!, "list") ? numberIn(COUNT) : report("expected-list", { found: printType(types[0]!) }),
  ),
  floor: fixed(1, 1, rounding),
  ceiling: fixed(1, 1, rounding),
  rond: fixed(2, 2, rounding),
  cent: fixed(1, 1, ({ types, report }) => {
    const [type] = types;
    if (type!.kind === "number" && type!.unit !== undefined && !isMoney(type!.unit))
      return report("cent-of-no-money", { found: printUnit(type!.unit) });
    return rounding({ types, report });
  }),
  not: fixed(1, 1, ({ types, report }) =>
    oneOf(types[0]!, "truth") ? TRUTH : report("expected-truth", { found: printType(types[0]!) }),
  ),
  ontbreekt: fixed(1, 1, () => TRUTH),
  anders: fixed(2, 2, both),
  vorig: fixed(2, 2, both),
  basis: fixed(1, 1, pass),
  prognose: fixed(1, 1, sameNumbers),

  aantal: fixed(1, 2, ({ types, report }) => {
    const [first, second] = types;
    if (!oneOf(first!, "scope", "product")) return report("expected-scope", { found: printType(first!) });
    if (second !== undefined && !oneOf(second, "product"))
      return report("expected-kind", { expected: "product", found: printType(second) });
    return numberIn(COUNT);
  }),
  prijs: measured(() => PRICE, "product"),
  producten: fixed(1, 1, ({ types, report }) =>
    oneOf(types[0]!, "scope")
      ? listOf(rowOf(new Map<string, Type>([["product", { kind: "text", sort: "product" }]])))
      : report("expected-scope", { found: printType(types[0]!) }),
  ),
  omzet: observed(EUR),
  gedeclareerd: observed(EUR),
  betaald: observed(EUR),
  kosten: observed(EUR),
  kosten_boven: fixed(2, 2, ({ types, report }) => {
    if (!oneOf(types[0]!, "scope")) return report("expected-scope", { found: printType(types[0]!) });
    if (common(types[1]!, numberIn(PERSON_COST)) === undefined)
      return report("unit-mismatch", { left: printUnit(PERSON_COST), right: printType(types[1]!) });
    return numberIn(EUR);
  }),
  verzekerden: observed(PERSON_YEAR, "groep"),
  patienten: observed(PERSON_YEAR, "groep"),
  indicator: measured((type) => (type.kind === "text" ? (type.unit ?? RATIO) : RATIO), "indicator"),
  noemer: measured(() => COUNT, "indicator"),
  reeks: measured(() => RATIO, "reeks"),
  reeks_voorlopig: measured(() => RATIO, "reeks"),

  schijven: fixed(3, 3, ({ types, report }) => {
    const [amount, table, measure] = types as [Type, Type, Type];
    const unit = common(amount, measure);
    if (unit === undefined) return report("unit-mismatch", { left: printType(amount), right: printType(measure) });
    return withColumns(
      table,
      { tot: RATIO_NUMBER },
      {},
      { onder: RATIO_NUMBER, boven: RATIO_NUMBER, deel: unit },
      report,
    );
  }),
  interpoleer: fixed(3, 3, ({ types, report }) => {
    const [at, xs, ys] = types as [Type, Type, Type];
    if (!oneOf(xs, "list") || !oneOf(ys, "list"))
      return report("expected-list", { found: printType(oneOf(xs, "list") ? ys : xs) });
    if (xs.kind === "list" && common(at, xs.of) === undefined)
      return report("unit-mismatch", { left: printType(at), right: printType(xs.of) });
    return ys.kind === "list" ? ys.of : UNKNOWN;
  }),
  rij: fixed(2, 2, ({ types, report }) => {
    const [table, key] = types as [Type, Type];
    if (table.kind === "unknown") return UNKNOWN;
    if (table.kind !== "list" || table.of.kind !== "row") return report("expected-table", { found: printType(table) });
    const [first] = table.of.columns.values();
    return first !== undefined && common(first, key) === undefined
      ? report("unit-mismatch", { left: printType(first), right: printType(key) })
      : table.of;
  }),
  verdeel: fixed(2, 2, ({ types, report }) => {
    const money = numberIn(EUR);
    if (common(types[0]!, money) === undefined)
      return report("unit-mismatch", { left: "EUR", right: printType(types[0]!) });
    const party: Type = { kind: "text", sort: "partij" };
    return withColumns(
      types[1]!,
      { partij: party, aandeel: RATIO_NUMBER },
      { eerst: money, hoogstens: money },
      { bedrag: money },
      report,
    );
  }),
};

/** Names that are observed rather than defined, and read without arguments. */
export const CONSTANTS: Readonly<Record<string, Type>> = {
  looptijd: numberIn(YEAR),
  jaarnummer: RATIO_NUMBER,
  aantal_jaren: RATIO_NUMBER,
};

/** EUR, whatever it is divided by. */
const isMoney = (unit: Unit): boolean => sameUnit(unit, EUR) || unit.get("EUR") === 1;
