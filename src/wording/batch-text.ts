// A batch for a terminal: how many rows agree, and every row that does not, with its reason.
import type { BatchReport } from "#engine/batch/batch";
import type { LineReport, Matched } from "#engine/batch/report";
import { Exact } from "#kernel/exact";
import type { Value } from "#engine/graph/node";
import { formatNumber } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";
import { textTable, underlined } from "./text-table.ts";

const figure = (value: Value, locale: Locale): string => (value instanceof Exact ? formatNumber(value, locale) : "–");

/** The whole report as plain text. */
export function batchText(report: BatchReport, locale: Locale): string {
  const nl = locale === "nl";
  const head = `${report.rows} ${nl ? "contracten afgerekend volgens" : "contracts settled by"} ${report.form}`;
  return [underlined(report.name, "="), `${head}.`, ...report.lines.map((line) => lineText(line, locale))].join("\n\n");
}

function lineText(line: LineReport, locale: Locale): string {
  const nl = locale === "nl";
  const share = (matched: Matched, rows: number): string[] => [
    String(rows),
    String(matched.cent),
    String(matched.unit),
    String(matched.perMille),
  ];
  const columns = nl
    ? ["", "rijen", "op de cent", "binnen 1,00", "binnen 1 promille"]
    : ["", "rows", "to the cent", "within 1.00", "within 0.1 %"];
  const rows = [
    [nl ? "alle" : "all", ...share(line.matched, line.rows)],
    [nl ? "niet nul" : "not zero", ...share(line.nonZero.matched, line.nonZero.rows)],
    [nl ? "nul" : "zero", ...share(line.zero.matched, line.zero.rows)],
  ];
  const differing = line.differences.map((row) => [
    row.key,
    figure(row.computed, locale),
    figure(row.published, locale),
    row.reason === undefined ? "" : inLocale(row.reason, locale),
  ]);
  return [
    underlined(line.line.replaceAll("_", " "), "-"),
    textTable(columns, rows),
    ...(differing.length === 0
      ? []
      : [
          textTable(
            nl ? ["Rij", "Berekend", "Gepubliceerd", "Reden"] : ["Row", "Computed", "Published", "Reason"],
            differing,
          ),
        ]),
  ].join("\n");
}
