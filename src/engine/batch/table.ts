// A table from CSV text: columns by name, cells as numbers where they are numbers, in the formats that payers publish.
import Papa from "papaparse";
import { Exact, divide, negate, ratio } from "#kernel/exact";
import { parseDecimal } from "#kernel/decimal";
import { issue, type Outcome } from "#kernel/issue";
import type { Value } from "../graph/node.ts";
import { undetermined } from "../settle/arithmetic.ts";

export interface Table {
  /** Headings with every sign that an expression can't name replaced by `_`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const LIMITS = { rows: 5_000_000, columns: 2_000 } as const;

/** Reads CSV with headings in its first row; a byte-order mark, any usual delimiter and quoted line breaks are fine. */
export function readTable(text: string, path: string): Outcome<Table> {
  const parsed = Papa.parse<string[]>(text.startsWith("\uFEFF") ? text.slice(1) : text, {
    skipEmptyLines: true,
    dynamicTyping: false,
  });
  const [head, ...rows] = parsed.data;
  const broken = parsed.errors.find((error) => error.code === "MissingQuotes" || error.code === "InvalidQuotes");
  if (broken) return { value: undefined, issues: [issue("table-quotes", path, { line: (broken.row ?? 0) + 1 })] };
  if (head === undefined || rows.length === 0) return { value: undefined, issues: [issue("table-without-rows", path)] };
  if (rows.length > LIMITS.rows || head.length > LIMITS.columns)
    return { value: undefined, issues: [issue("too-many-values", path, { most: LIMITS.rows })] };
  const columns = head.map(columnName);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) return { value: undefined, issues: [issue("duplicate-column", path, { column: twice })] };
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0)
    return {
      value: undefined,
      issues: [
        issue("row-of-other-length", path, { line: ragged + 2, found: rows[ragged]!.length, expected: columns.length }),
      ],
    };
  return { value: { columns, rows }, issues: [] };
}

/** A heading as an expression names it: `Provider Id` is `Provider_Id`. */
export const columnName = (heading: string): string =>
  heading
    .trim()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_]+/gu, "_");

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * A cell as a value: `$1,234.50`, `(12)`, `2.00%`, `92` in a column of bare percentages; text stays text. An empty cell
 * or a dash is undetermined.
 */
export function cellValue(cell: string, percent: boolean): Value {
  const text = cell.trim();
  if (text === "" || text === "-" || text === "–") return undetermined("empty-cell", "", { column: "" });
  const negative = /^\((.*)\)$/.exec(text);
  const bare = (negative?.[1] ?? text).replace(/^(-?)\$\s*/, "$1").replace(/^\$/, "");
  const unsigned = bare.replace(/^-/, "");
  const value = parseDecimal(GROUPED.test(unsigned.replace(/%$/, "")) ? bare.replaceAll(",", "") : bare);
  if (value === undefined) return text;
  const signed = negative === null ? value : negate(value);
  return percent && !bare.endsWith("%") ? divide(signed, ratio(100)) : new Exact(signed.n, signed.d);
}
