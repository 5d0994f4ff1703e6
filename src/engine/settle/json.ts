// The documented JSON of a statement: amounts in cents, other numbers as decimal text, undetermined as null with a reason.
import { Exact, toDecimal } from "#kernel/exact";
import type { Cents } from "#kernel/money";
import type { Issue } from "#kernel/issue";
import { printUnit, type Unit } from "#kernel/unit";
import { isUndetermined, type Value } from "../graph/node.ts";
import { plainValue, type Formula } from "./formula.ts";
import type { Cell, Statement, StatementClause, StatementLine } from "./statement.ts";

/** Decimals of a value in JSON; longer ones are rounded there, never in the settlement itself. */
const DECIMALS = 12;

/** A value as JSON holds it: decimal text, yes or no, text, or null. */
function jsonValue(value: Value): string | boolean | null {
  if (value instanceof Exact) return toDecimal(value, DECIMALS);
  return isUndetermined(value) ? null : value;
}

const reasonOf = (value: Value): { readonly reason?: Issue } => (isUndetermined(value) ? { reason: value.reason } : {});
const unitText = (unit: Unit | undefined): string => (unit === undefined ? "" : printUnit(unit));

/** A filled-in formula as one line of FEEL. */
const formulaText = (formula: Formula): string =>
  formula.map((part) => (typeof part === "string" ? part : plainValue(part.value))).join("");

const jsonCell = (cell: Cell) => ({ value: jsonValue(cell.value), ...reasonOf(cell.value) });

function jsonLine(line: StatementLine) {
  const shared = { name: line.name, source: line.source };
  if (line.kind === "value")
    return {
      ...shared,
      ...jsonCell(line.cell!),
      unit: unitText(line.cell!.unit),
      formula: formulaText(line.cell!.formula),
    };
  return {
    ...shared,
    unit: Object.fromEntries(line.columns.map((column) => [column.name, unitText(column.unit)])),
    formula: Object.fromEntries(
      line.columns.filter((column) => column.source !== "").map((column) => [column.name, column.source]),
    ),
    rows: line.rows.map((row) => Object.fromEntries([...row].map(([name, cell]) => [name, jsonValue(cell.value)]))),
  };
}

function jsonClause(clause: StatementClause) {
  return {
    id: clause.id,
    form: clause.form,
    lines: clause.lines.map(jsonLine),
    entitlementCents: clause.entitlement ?? null,
    paidCents: clause.paid ?? null,
    settlementCents: clause.settlement ?? null,
    ...(clause.reason === undefined ? {} : { reason: clause.reason }),
    transfers: clause.flows,
    signals: clause.signals.filter((signal) => signal.fired === true).map((signal) => signal.name),
  };
}

const jsonNet = (net: ReadonlyMap<string, Cents | undefined>) =>
  [...net].map(([id, cents]) => ({ id, netCents: cents ?? null }));

/** The JSON of a statement, in the shape that `docs/json.md` documents. */
export function jsonOf(statement: Omit<Statement, "hash"> & { readonly hash?: string }) {
  return {
    agreement: { id: statement.agreement, hash: statement.agreementHash },
    facts: { hash: statement.factsHash },
    years: statement.years.map((year) => ({
      year: year.year,
      ...(year.status === undefined ? {} : { status: year.status }),
      clauses: year.clauses.map(jsonClause),
      indices: year.indices.map((index) => ({
        id: index.id,
        level: jsonValue(index.level),
        lines: index.lines.map(jsonLine),
      })),
      parties: jsonNet(year.net),
    })),
    parties: jsonNet(statement.net),
    ...(statement.hash === undefined ? {} : { hash: statement.hash }),
  };
}
