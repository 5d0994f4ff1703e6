// Measures settling: real batches, one settled year, a workbook of claims beside LibreOffice, exact arithmetic.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Fraction from "fraction.js";
import { readAgreement } from "#engine/agreement";
import { assemble } from "#engine/assemble";
import { runBatch } from "#engine/batch/batch";
import { readTable } from "#engine/batch/table";
import { checkAgreement } from "#engine/check";
import { readFacts } from "#engine/facts";
import { readForm } from "#engine/form";
import { readDocument } from "#engine/read";
import { batchSchema } from "#engine/schema/batch-schema";
import { parseWith } from "#engine/schema/part";
import { Settlement } from "#engine/settle/settle";
import { add, multiply, ratio, ZERO } from "#kernel/exact";
import { FileLibrary } from "#cli/library";
import { median, say } from "./measure.mjs";
import { mulberry32 } from "./mulberry32.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const text = (path) => readFileSync(ROOT + path, "utf8");
const datum = (path) => readDocument(text(path)).value.datum;

/** One batch from its CSV text to its report. */
function batch(map, formPath) {
  const folder = map.replace(/[^/]+$/, "");
  const document = parseWith(batchSchema, datum(map)).value;
  const formDatum = datum(formPath);
  const form = readForm(formDatum).value;
  const csv = text(folder + document.table);
  return () => runBatch({ batch: document, form, formDatum, table: readTable(csv, "").value }).value;
}

/** The claims of the workbook: 100,000 lines over 14 contracts and 200 products, with 2 look-ups a line and 2,800 sums. */
function workbook(folder) {
  const random = mulberry32(12345);
  const products = Array.from({ length: 200 }, (_, index) => [
    String(1001 + index),
    (100 + 9900 * random() ** 3).toFixed(2),
  ]);
  const contracts = Array.from({ length: 14 }, (_, index) => [String(11 + index), (0.9 + 0.01 * index).toFixed(2)]);
  const lines = Array.from({ length: 100_000 }, () => [
    contracts[Math.floor(14 * random())][0],
    products[Math.floor(200 * random())][0],
    1 + Math.floor(5 * random() ** 2),
  ]);
  const write = (name, head, rows) => {
    const file = join(folder, name);
    writeFileSync(file, `${[head, ...rows.map((row) => row.join(","))].join("\n")}\n`);
    return file;
  };
  return {
    lines: write("lines.csv", "contract,product,quantity", lines),
    prices: write("prices.csv", "product,price", products),
    shares: write("shares.csv", "contract,share", contracts),
  };
}

const SHARED_FORM = `
form: deel-van-declaraties
scopes: { zorg: { nl: de zorg } }
covers: [zorg]
parameters: { deel: { unit: ratio, nl: Deel } }
lines: { recht: cent(deel * gedeclareerd(zorg)) }
pays: recht`;

/** The workbook settled: CSV text in, what each contract is due out. */
function settleWorkbook(files) {
  const form = readDocument(SHARED_FORM).value.datum;
  return () => {
    const rows = (file) => readTable(readFileSync(file, "utf8"), "").value.rows;
    const volumes = new Map();
    for (const [contract, product, quantity] of rows(files.lines)) {
      let counts = volumes.get(contract);
      if (counts === undefined) volumes.set(contract, (counts = new Map()));
      counts.set(product, (counts.get(product) ?? 0) + Number(quantity));
    }
    const priced = rows(files.prices);
    const prices = Object.fromEntries(priced.map(([product, price]) => [product, readDecimal(price)]));
    return Object.fromEntries(
      rows(files.shares).map(([contract, share]) => {
        const agreement = readAgreement({
          agreement: contract,
          term: { from: "2027-01-01", to: "2027-12-31" },
          parties: { verzekeraar: {}, zorgaanbieder: {} },
          scopes: { alles: ["*"] },
          prices,
          clauses: {
            deel: { form: "deel-van-declaraties", scopes: { zorg: "alles" }, with: { deel: readDecimal(share) } },
          },
          forms: { "deel-van-declaraties": form },
        }).value;
        const counts = volumes.get(contract);
        const facts = readFacts({
          years: {
            2027: { aantal: Object.fromEntries(priced.map(([product]) => [product, ratio(counts.get(product) ?? 0)])) },
          },
        }).value;
        const statement = new Settlement(agreement).settle(facts).value;
        return [contract, (statement.years[0].clauses[0].entitlement / 100).toFixed(2)];
      }),
    );
  };
}

const readDecimal = (cell) => readDocument(cell).value.datum;

/** The same workbook in LibreOffice; undefined where it is not installed. */
function libreOffice(files) {
  for (const python of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(python, ["-c", "import uno"], { stdio: "ignore" });
      execFileSync("soffice", ["--version"], { stdio: "ignore" });
      return JSON.parse(
        execFileSync(
          python,
          [fileURLToPath(new URL("libreoffice.py", import.meta.url)), files.lines, files.prices, files.shares],
          { encoding: "utf8", timeout: 900_000 },
        ),
      );
    } catch {
      // Try the next interpreter.
    }
  }
  return undefined;
}

/** Nanoseconds for one multiplication and one addition of amounts. */
function exactness(make, times, plus, zero) {
  const cents = Array.from({ length: 97 }, (_, index) => make(index * 1_237 + 11, 100));
  const rate = make(3, 50);
  const steps = 20_000;
  return (
    (1e6 *
      median(9, () => {
        let sum = zero;
        for (let step = 0; step < steps; step += 1) sum = plus(sum, times(cents[step % 97], rate));
        return sum;
      })) /
    steps
  );
}

/** Measures and says what came of it. */
export function measureSettling() {
  const ipps = batch("cases/real/ipps/ipps.map.yaml", "content/forms/pxq.yaml");
  say(`IPPS: ${ipps().rows} hospitals as P×Q agreements, from CSV text       ${median(9, ipps).toFixed(1)} ms`);
  for (const year of [2018, 2023]) {
    const mssp = batch(`cases/real/mssp/mssp-${year}.map.yaml`, "cases/real/mssp/mssp.yaml");
    say(`MSSP ${year}: ${mssp().rows} contracts, five lines each, from CSV text   ${median(9, mssp).toFixed(1)} ms`);
  }

  const path = "content/demonstration/veenrijk/";
  const assembled = assemble(
    datum(`${path}agreements/pw-f3.yaml`),
    `${ROOT}${path}agreements/pw-f3.yaml`,
    new FileLibrary(),
  ).value;
  const settlement = new Settlement(checkAgreement(assembled).value);
  const facts = readFacts(datum(`${path}facts/pw-laag.yaml`)).value;
  say(
    `one agreement-year, every line explained (pw-f3, 2027)       ${median(201, () => settlement.settle(facts)).toFixed(2)} ms   (goal < 1)`,
  );

  const folder = mkdtempSync(join(tmpdir(), "handslag-bench-"));
  try {
    const files = workbook(folder);
    const settle = settleWorkbook(files);
    const ours = median(9, settle);
    say(
      `workbook of 100,000 claims, 14 contracts × 200 products      ${ours.toFixed(1)} ms   (CSV files to amounts due)`,
    );
    const peer = libreOffice(files);
    if (peer === undefined)
      say("LibreOffice: ABSENT (apt-get install libreoffice-calc python3-uno); no ratio was measured");
    else {
      const recalculation = 1000 * peer.recalculate;
      const same = JSON.stringify(settle()) === JSON.stringify(peer.totals);
      say(
        `LibreOffice recalculates it in                               ${recalculation.toFixed(0)} ms   (loading the file before it: ${(1000 * peer.load).toFixed(0)} ms)`,
      );
      say(
        `ratio                                                        ${(recalculation / ours).toFixed(0)} ×   (goal ≥ 100); amounts ${same ? "equal to the cent" : "DIFFER"}`,
      );
      if (!same) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  say(
    `exact ×+ of amounts: kernel ${exactness(ratio, multiply, add, ZERO).toFixed(0)} ns, fraction.js ${exactness(
      (n, d) => new Fraction(n, d),
      (a, b) => a.mul(b),
      (a, b) => a.add(b),
      new Fraction(0),
    ).toFixed(0)} ns`,
  );
}
