// Real settlements that nobody here computed: shared savings of five years, 842 hospitals, and two readmission reports.
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDecimal } from "#kernel/decimal";
import { Exact, round, toDecimal } from "#kernel/exact";
import { runBatch, type BatchReport } from "#engine/batch/batch";
import { readTable, type Table } from "#engine/batch/table";
import type { Datum } from "#engine/datum";
import { runExample } from "#engine/example";
import { batchSchema } from "#engine/schema/batch-schema";
import { parseWith } from "#engine/schema/part";
import { datumOf, fileText, formAt } from "../support/documents.ts";

function batch(map: string, form: string, reorder: (table: Table) => Table = (table) => table): BatchReport {
  const folder = map.replace(/[^/]+$/, "");
  const read = parseWith(batchSchema, datumOf(fileText(map)));
  expect(read.issues).toEqual([]);
  const table = readTable(fileText(folder + read.value!.table!), "");
  const { form: parsed, datum } = formAt(form);
  const { value, issues } = runBatch({
    batch: read.value!,
    form: parsed,
    formDatum: datum,
    table: reorder(table.value!),
  });
  expect(issues).toEqual([]);
  return value!;
}

const MSSP = "cases/real/mssp/";
const mssp = (year: number, reorder?: (table: Table) => Table): BatchReport =>
  batch(`${MSSP}mssp-${year}.map.yaml`, `${MSSP}mssp.yaml`, reorder);

describe.each([
  [2014, 333, "perMille"],
  [2016, 432, "perMille"],
  [2018, 548, "perMille"],
  [2021, 475, "unit"],
  [2023, 453, "unit"],
] as const)("shared savings %i", (year, rows, within) => {
  const report = mssp(year);
  const earned = report.lines.find((line) => line.line === "recht")!;

  test("every contract is settled and published", () => {
    expect(report.rows).toBe(rows);
    expect(earned.unpublished).toBe(0);
  });
  test(`at least 98 % of the earned amounts agree (${within})`, () => {
    expect(earned.nonZero.rows).toBeGreaterThan(50);
    expect(earned.zero.rows).toBeGreaterThan(50);
    expect(earned.nonZero.matched[within] / earned.nonZero.rows).toBeGreaterThanOrEqual(0.98);
    expect(earned.zero.matched[within] / earned.zero.rows).toBeGreaterThanOrEqual(0.98);
  });
  test("every row that differs is named with a reason, and no reason is given for a row that agrees", () => {
    const reasons = Object.keys(
      (parse(fileText(`${MSSP}mssp-${year}.map.yaml`)) as { reasons?: object }).reasons ?? {},
    );
    expect(earned.differences.map((row) => row.key).sort()).toEqual(reasons.sort());
    expect(earned.differences.every((row) => row.reason?.nl !== undefined && row.reason.en !== undefined)).toBe(true);
  });
});

test("the order of the rows does not matter", () => {
  const byKey = (report: BatchReport): string[] =>
    report.results.map(({ key, value }) => `${key} ${value instanceof Exact ? toDecimal(value) : "–"}`).sort();
  expect(byKey(mssp(2018, (table) => ({ ...table, rows: [...table.rows].reverse() })))).toEqual(byKey(mssp(2018)));
});

test("842 hospitals as P×Q agreements, each to the cent", () => {
  const report = batch("cases/real/ipps/ipps.map.yaml", "content/forms/pxq.yaml");
  expect(report.rows).toBe(842);
  expect(report.lines[0]!.matched.cent).toBe(842);
  expect(independentTotal()).toBe(
    report.results.reduce(
      (sum, { value }) => sum + BigInt(round(value as Exact, 2).n) * (100n / BigInt(round(value as Exact, 2).d)),
      0n,
    ),
  );
});

/** Discharges times payments, summed over the whole file in cents by integer arithmetic alone. */
function independentTotal(): bigint {
  const { columns, rows } = readTable(fileText("cases/real/ipps/ipps_fy2011_CA_NY_TX_IL.csv"), "").value!;
  const [count, price] = [columns.indexOf("Total_Discharges"), columns.indexOf("Average_Total_Payments")];
  return rows.reduce((sum, row) => {
    const [euros = "0", fraction = ""] = row[price]!.split(".");
    return sum + BigInt(row[count]!) * BigInt(euros + fraction.padEnd(2, "0"));
  }, 0n);
}

test("hospitals under a ceiling of ten million: what they claim is unchanged, what they receive is not above the ceiling", () => {
  const report = batch("cases/real/ipps/ipps-plafond.map.yaml", "content/forms/omzetplafond.yaml");
  expect(report.lines.find((line) => line.line === "declaraties")!.matched.cent).toBe(842);
  const received = report.results.map(({ value }) => Number((value as Exact).n) / Number((value as Exact).d));
  expect(Math.max(...received)).toBe(10_000_000);
});

describe.each(["FY2023", "FY2024"])("readmissions %s", (year) => {
  const rows = readTable(fileText(`cases/real/hrrp/${year.toLowerCase()}.csv`), "").value!.rows;
  const { form, datum } = formAt("cases/real/hrrp/hrrp.yaml");
  const exact = (cell: string): Exact | undefined => parseDecimal(cell);

  test("the example holds the figures of the report, and yields its factor", () => {
    const example = (datum as Record<string, Record<string, Record<string, Record<string, Datum>>>>)["examples"]![
      year
    ]!;
    const filled = example["with"] as Record<string, Datum>;
    const facts = example["facts"] as Record<string, Record<string, Exact>>;
    const measures = filled["metingen"] as readonly Record<string, Exact | string>[];
    const ids = ["AMI", "COPD", "HF", "PN", "CABG", "HK"];
    rows.forEach(([, discharges, err, median, share, modifier], index) => {
      const id = ids[index]!;
      expect(facts["indicator"]![id]).toEqual(exact(err!));
      expect(facts["noemer"]![id]).toEqual(exact(discharges!));
      const measure = measures.find((entry) => entry["maat"] === id)!;
      expect(measure["mediaan"]).toEqual(exact(median!));
      expect(measure["aandeel"]).toEqual(exact(share!));
      expect(filled["neutraliteit"]).toEqual(exact(modifier!));
    });
    const run = runExample(form, datum, year);
    expect(run.issues).toEqual([]);
    const factor = run.statement!.years[0]!.indices[0]!.lines.find((line) => line.name === "factor")!.cell!
      .value as Exact;
    expect(toDecimal(factor)).toBe(toDecimal(exact(rows[0]![7]!)!));
  });
});
