// What a settlement is: per clause its lines, what is due, what was paid, what moves between whom.
import type { Cents } from "#kernel/money";
import type { Issue } from "#kernel/issue";
import type { Unit } from "#kernel/unit";
import type { Exact } from "#kernel/exact";
import type { Value } from "../graph/node.ts";
import type { Localized } from "../schema/part.ts";
import type { Formula } from "./formula.ts";

/** A cell of a table line, or the value of a plain one. */
export interface Cell {
  readonly value: Value;
  readonly unit: Unit | undefined;
  readonly formula: Formula;
}

export interface StatementLine {
  readonly name: string;
  readonly label: Localized;
  readonly display: "factor" | "percent" | undefined;
  readonly hidden: boolean;
  /** The formula as it stands in the form. */
  readonly source: string;
  readonly kind: "value" | "table";
  readonly cell: Cell | undefined;
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly ReadonlyMap<string, Cell>[];
}

export interface StatementColumn {
  readonly name: string;
  readonly label: Localized;
  readonly display: "factor" | "percent" | undefined;
  readonly hidden: boolean;
  readonly unit: Unit | undefined;
  /** Empty for a column that was filled in, not computed. */
  readonly source: string;
}

/** Money that moves once the statement is agreed. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly cents: Cents;
}

export interface StatementSignal {
  readonly name: string;
  readonly text: Localized;
  readonly blocks: boolean;
  readonly fired: Value;
}

/** Claims behind a covered scope: per product how often, at which price, together how much. */
export interface ClaimRow {
  readonly product: string;
  readonly label: Localized;
  readonly volume: Value;
  readonly price: Value;
  readonly amount: Value;
}

export interface StatementClause {
  readonly id: string;
  readonly form: string;
  readonly title: Localized;
  readonly lines: readonly StatementLine[];
  /** The name of the line that is paid, or of the table whose rows are. */
  readonly result: string;
  readonly entitlement: Cents | undefined;
  readonly paid: Cents | undefined;
  readonly settlement: Cents | undefined;
  /** Why there is no settlement. */
  readonly reason: Issue | undefined;
  readonly flows: readonly Flow[];
  readonly signals: readonly StatementSignal[];
  readonly claims: readonly { readonly scope: string; readonly rows: readonly ClaimRow[] }[];
}

export interface StatementIndex {
  readonly id: string;
  readonly title: Localized;
  readonly level: Value;
  readonly lines: readonly StatementLine[];
}

export interface StatementYear {
  readonly year: number;
  readonly status: "provisional" | "final" | undefined;
  readonly clauses: readonly StatementClause[];
  readonly indices: readonly StatementIndex[];
  readonly prices: readonly { readonly product: string; readonly price: Exact }[];
  readonly net: ReadonlyMap<string, Cents | undefined>;
}

export interface Statement {
  readonly agreement: string;
  readonly title: Localized;
  readonly agreementHash: string;
  readonly factsHash: string;
  readonly source: string | undefined;
  readonly years: readonly StatementYear[];
  /** What each party receives on balance; negative: pays. Undefined where a clause could not be settled. */
  readonly net: ReadonlyMap<string, Cents | undefined>;
  readonly hash: string;
}
