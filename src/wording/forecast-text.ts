// A forecast for a terminal: what the running year comes to and how sure that is, then year by year.
import type { ForecastWords } from "./forecast-words.ts";
import { textTable, underlined, type WordedRows } from "./text-table.ts";

const part = ({ title, columns, rows }: WordedRows): string => `${underlined(title, "-")}\n${textTable(columns, rows)}`;

/** The whole forecast as plain text. */
export function forecastText({ style, name, finding, remarks, years, steps, source }: ForecastWords): string {
  return [
    underlined(name, "="),
    `${finding}.`,
    ...(remarks.length === 0 ? [] : [remarks.map(({ label, text }) => `  ${label}: ${text}`).join("\n")]),
    ...[years, steps].flatMap((rows) => (rows === undefined ? [] : [part(rows)])),
    ...(source === undefined ? [] : [`${style.locale === "nl" ? "Bron" : "Source"}: ${source}`]),
  ].join("\n\n");
}
