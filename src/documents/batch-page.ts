// A batch as a page: how many contracts agree with what was published, and every one that does not.
import { Exact } from "#kernel/exact";
import type { BatchReport } from "#engine/batch/batch";
import type { Matched } from "#engine/batch/report";
import type { Value } from "#engine/graph/node";
import { el } from "#picture/element";
import { formatNumber } from "#wording/figure";
import { inLocale, type Locale } from "#wording/locale";
import { page, table } from "./html.ts";

const number = (value: Value, locale: Locale): string =>
  value instanceof Exact ? formatNumber(value, locale, 2) : "–";

/** A batch report as a self-contained page. */
export function batchPage(report: BatchReport, locale: Locale): string {
  const nl = locale === "nl";
  const result = report.lines.find((line) => line.line === report.result);
  const headline =
    result === undefined
      ? nl
        ? `${report.rows} contracten afgerekend`
        : `${report.rows} contracts settled`
      : nl
        ? `${result.rows - result.differences.length} van ${result.rows} afrekeningen komen uit op het gepubliceerde bedrag`
        : `${result.rows - result.differences.length} of ${result.rows} settlements meet the published amount`;
  const columns = nl
    ? ["", "Rijen", "Op de cent", "Binnen 1,00", "Binnen 1 promille"]
    : ["", "Rows", "To the cent", "Within 1.00", "Within 0.1 %"];
  const row = (label: string, rows: number, matched: Matched): string[] => [
    label,
    String(rows),
    String(matched.cent),
    String(matched.unit),
    String(matched.perMille),
  ];
  const sections = report.lines.map((line) =>
    el(
      "section",
      {},
      el("h2", {}, line.line.replaceAll("_", " ")),
      table(
        columns,
        [
          row(nl ? "Alle" : "All", line.rows, line.matched),
          row(nl ? "Niet nul" : "Not zero", line.nonZero.rows, line.nonZero.matched),
          row(nl ? "Nul" : "Zero", line.zero.rows, line.zero.matched),
        ],
        { figures: [1, 2, 3, 4] },
      ),
      line.differences.length === 0
        ? el("p", {}, nl ? "Geen enkele rij wijkt af." : "No row differs.")
        : table(
            nl ? ["Rij", "Berekend", "Gepubliceerd", "Reden"] : ["Row", "Computed", "Published", "Reason"],
            line.differences.map((found) => [
              found.key,
              number(found.computed, locale),
              number(found.published, locale),
              found.reason === undefined ? "" : inLocale(found.reason, locale),
            ]),
            { figures: [1, 2] },
          ),
    ),
  );
  return page(
    headline,
    report.name,
    nl
      ? `Elke rij is afgerekend volgens de contractvorm ${report.form}.`
      : `Each row was settled by the contract form ${report.form}.`,
    sections,
    locale,
  );
}
