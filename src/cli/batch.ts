// `handslag batch`: one form over the rows of a table, beside what was published.
import { dirname, resolve } from "node:path";
import { Exact, toDecimal } from "#kernel/exact";
import { checkForm } from "#engine/check-form";
import { readForm } from "#engine/form";
import { runBatch, type BatchReport } from "#engine/batch/batch";
import type { LineReport } from "#engine/batch/report";
import { readTable } from "#engine/batch/table";
import type { Value } from "#engine/graph/node";
import { batchSchema } from "#engine/schema/batch-schema";
import { parseWith } from "#engine/schema/part";
import { batchPage } from "#documents/batch-page";
import { batchText } from "#wording/batch-text";
import { inLocale, type Locale } from "#wording/locale";
import { refuse, writePage, type Call, type Command } from "./command.ts";
import { FileLibrary, readFile, readText } from "./library.ts";
import { issue } from "#kernel/issue";

const LARGEST_TABLE = 500_000_000;

export const batchCommand: Command = {
  name: "batch",
  usage: {
    nl: `handslag batch [VORM] [RIJEN.csv] --map KAART [--forms MAP] [--json] [--html BESTAND] [--locale nl|en]

Rekent elke rij van een tabel af volgens één contractvorm en legt de uitkomst naast wat is gepubliceerd.
Een vorm (naam of bestand) en tabel op de opdrachtregel gaan voor die in de kaart.

Voorbeeld:
  npx handslag batch --map cases/real/mssp/mssp-2021.map.yaml`,
    en: `handslag batch [FORM] [ROWS.csv] --map MAP [--forms FOLDER] [--json] [--html FILE] [--locale nl|en]

Settles every row of a table by one form and lays the outcome beside what was published.
A form (name or file) and a table on the command line go before those in the map.

Example:
  npx handslag batch --map cases/real/mssp/mssp-2021.map.yaml --locale en`,
  },
  options: ["map", "forms", "json", "html"],
  run(call) {
    const given = call.arguments.filter((argument) => !/\.(csv|tsv|txt)$/i.test(argument));
    const tables = call.arguments.filter((argument) => /\.(csv|tsv|txt)$/i.test(argument));
    if (call.map === undefined || given.length > 1 || tables.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    const map = readFile(call.map);
    if (map.value === undefined) return refuse(call, map.issues, call.map);
    const batch = parseWith(batchSchema, map.value.datum);
    if (batch.value === undefined) return refuse(call, batch.issues, call.map, map.value.places);
    const beside = (reference: string): string => resolve(dirname(call.map!), reference);

    const formName = given[0] ?? batch.value.form;
    if (formName === undefined)
      return refuse(call, [issue("missing-key", "form", { key: "form" })], call.map, map.value.places);
    const library = new FileLibrary([...call.forms]);
    const besideMap =
      given[0] === undefined ? beside(/\.(ya?ml|json)$/.test(formName) ? formName : `${formName}.yaml`) : formName;
    const own = readFile(besideMap);
    const file = own.value !== undefined ? besideMap : (library.fileOf(formName) ?? besideMap);
    const source = own.value === undefined && library.fileOf(formName) !== undefined ? readFile(file) : own;
    if (source.value === undefined) return refuse(call, source.issues, file);
    const form = readForm(source.value.datum);
    if (form.value === undefined) return refuse(call, form.issues, file, source.value.places);
    const { issues: unsound } = checkForm(form.value);
    if (unsound.length > 0) return refuse(call, unsound, file, source.value.places);

    const tableFile = tables[0] ?? (batch.value.table === undefined ? undefined : beside(batch.value.table));
    if (tableFile === undefined)
      return refuse(call, [issue("missing-key", "table", { key: "table" })], call.map, map.value.places);
    const text = readText(tableFile, LARGEST_TABLE);
    if (text.value === undefined) return refuse(call, text.issues, tableFile);
    const table = readTable(text.value, "");
    if (table.value === undefined) return refuse(call, table.issues, tableFile);
    const report = runBatch({
      batch: batch.value,
      form: form.value,
      formDatum: source.value.datum,
      table: table.value,
      progress: progressOf(call),
    });
    if (report.value === undefined) return refuse(call, report.issues, call.map, map.value.places);
    if (call.html !== undefined) writePage(call, batchPage(report.value, call.locale));
    call.output.out(
      call.json
        ? JSON.stringify(batchJson(report.value, call.locale), undefined, 2)
        : batchText(report.value, call.locale),
    );
    return 0;
  },
};

/** Progress on the error channel, only where someone is watching and the work is long. */
function progressOf(call: Call): (done: number, of: number) => void {
  let shown = 0;
  return (done, of) => {
    if (!call.output.isTerminal || of < 2_000) return;
    const percent = Math.floor((100 * done) / of);
    if (percent > shown || done === of) call.output.err(`\r${(shown = percent)}%${done === of ? "\n" : ""}`);
  };
}

const plain = (value: Value): string | boolean | null =>
  value instanceof Exact ? toDecimal(value) : typeof value === "object" ? null : value;

function lineJson(report: LineReport, locale: Locale) {
  const differences = report.differences.map(({ key, computed, published, reason }) => ({
    key,
    computed: plain(computed),
    published: plain(published),
    ...(reason === undefined ? {} : { reason: inLocale(reason, locale) }),
  }));
  return {
    rows: report.rows,
    unpublished: report.unpublished,
    matched: report.matched,
    nonZero: report.nonZero,
    zero: report.zero,
    differences,
  };
}

/** The documented JSON of a batch: the line that the form pays or gives on top, every compared line below. */
function batchJson(report: BatchReport, locale: Locale) {
  const none = { cent: 0, unit: 0, perMille: 0 };
  const result = report.lines.find((line) => line.line === report.result);
  const { matched, differences, ...rest } =
    result === undefined ? { matched: none, differences: [] } : lineJson(result, locale);
  return {
    batch: report.name,
    form: report.form,
    ...rest,
    rows: report.rows,
    matched,
    differences,
    line: report.result,
    lines: Object.fromEntries(report.lines.map((line) => [line.line, lineJson(line, locale)])),
  };
}
