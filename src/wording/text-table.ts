// Tables in words, and how a terminal shows them: columns lined up, figures to the right.

/** A table of text: its head and its rows. */
export interface WordedColumns {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table with its title, figures in all columns but the first. */
export interface WordedRows extends WordedColumns {
  readonly title: string;
}

/** A heading with a line of signs under it. */
export const underlined = (text: string, sign: string): string => `${text}\n${sign.repeat([...text].length)}`;

const isFigure = (cell: string): boolean => /^[€\s\u00a0\u2212+<>\d.,%–-]+$/.test(cell) && /[\d–]/.test(cell);

/** Rows under their headings; a column of figures is set to the right. */
export function textTable(columns: readonly string[], rows: readonly (readonly string[])[], indent = "  "): string {
  const width = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => [...(row[index] ?? "")].length)),
  );
  const right = columns.map(
    (_, index) => rows.length > 0 && rows.every((row) => (row[index] ?? "") === "" || isFigure(row[index] ?? "")),
  );
  const line = (cells: readonly string[]): string =>
    (
      indent +
      cells.map((cell, index) => (right[index] ? cell.padStart(width[index]!) : cell.padEnd(width[index]!))).join("  ")
    ).trimEnd();
  return [line(columns), line(width.map((length) => "─".repeat(length))), ...rows.map(line)].join("\n");
}
