// The command line on real files: what it prints, what others rely on, and its exit codes.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { COMMANDS } from "#cli/run";
import { handslag, veenrijk } from "../support/command.ts";
import { ROOT } from "../support/documents.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(ROOT, path);
const F1 = veenrijk("agreements", "pw-f1");
const F3 = veenrijk("agreements", "pw-f3");
const LOW = veenrijk("facts", "pw-laag");

describe("settle", () => {
  test("--json has the documented shape", () => {
    const { code, out } = handslag("settle", F1, "--facts", LOW, "--json");
    expect(code).toBe(0);
    const json = JSON.parse(out);
    const [year] = json.years;
    expect(year.year).toBe(2027);
    expect(
      year.clauses.map(
        (clause: {
          id: string;
          form: string;
          entitlementCents: number;
          paidCents: number;
          settlementCents: number;
        }) => [clause.id, clause.form, clause.entitlementCents, clause.paidCents, clause.settlementCents],
      ),
    ).toEqual([
      ["aanneemsom", "aanneemsom", 157_096_632, 159_392_491, -2_295_859],
      ["impuls", "vast-bedrag", 4_940_000, 0, 4_940_000],
    ]);
    expect(year.clauses[0].lines.at(-1)).toMatchObject({
      name: "recht",
      value: "1570966.32",
      unit: "EUR",
      formula: "cent(1570966.32 + 0)",
    });
    expect(json.parties).toEqual([
      { id: "verzekeraar", netCents: -2_644_141 },
      { id: "zorgaanbieder", netCents: 2_644_141 },
    ]);
    expect(json.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(handslag("settle", F1, "--facts", LOW, "--json").out).toBe(out);
  });

  test("a table line has rows by column; an undetermined value is null with a reason", () => {
    const { out } = handslag("settle", veenrijk("agreements", "pw-f2"), "--facts", LOW, "--json");
    const line = JSON.parse(out).years[0].clauses[0].lines.find(
      (candidate: { name: string }) => candidate.name === "schijf",
    );
    expect(line.rows[0]).toMatchObject({ tot: "1", tarief: "1", deel: "1545758.7", vergoed: "1545758.7" });
    expect(line.rows[1].tot).toBeNull();
    writeFileSync(
      join(folder, "facts.yaml"),
      "years: { 2027: { reeks: { loonprijs: 3.41% }, aantal: { HF1: 1 } }, 2026: { reeks: { loonprijs: 3.60% } } }",
    );
    const clause = JSON.parse(handslag("settle", F3, "--facts", join(folder, "facts.yaml"), "--json").out).years[0]
      .clauses[1];
    expect(clause.settlementCents).toBeNull();
    expect(clause.reason).toMatchObject({ code: "fact-missing", path: "years.2027.patienten.hartfalen" });
  });

  test("explains in words, in both languages", () => {
    expect(handslag("settle", F3, "--facts", LOW).out).toContain(
      "Besparing als deel van de norm: 0,91\u00a0% = €\u00a014.627,24 ÷ €\u00a01.608.552,15",
    );
    expect(handslag("settle", F3, "--facts", LOW, "--locale", "en").out).toContain(
      "Saving as a share of the benchmark: 0.91\u00a0% = €\u00a014,627.24 ÷ €\u00a01,608,552.15",
    );
  });

  test("--html writes one self-contained page", () => {
    const file = join(folder, "statement.html");
    expect(handslag("settle", F1, "--facts", LOW, "--html", file).code).toBe(0);
    const html = readFileSync(file, "utf8");
    expect(html).toContain(
      "Polderwacht Zorgverzekeraar (fictief) betaalt €\u00a026.441,41 aan Ziekenhuis De Zilverlinde (fictief)",
    );
    expect(html).not.toMatch(/<script|<link|https?:|undefined|NaN|\[object/);
  });

  test("JSON files are as good as YAML", () => {
    writeFileSync(
      join(folder, "a.json"),
      JSON.stringify({
        agreement: "a",
        term: { from: "2027-01-01", to: "2027-12-31" },
        parties: { verzekeraar: {}, zorgaanbieder: {} },
        clauses: { impuls: { form: "vast-bedrag", with: { bedrag: 12.5 } } },
      }),
    );
    writeFileSync(join(folder, "f.json"), JSON.stringify({ years: { 2027: {} } }));
    expect(
      JSON.parse(handslag("settle", join(folder, "a.json"), "--facts", join(folder, "f.json"), "--json").out)
        .parties[1],
    ).toEqual({ id: "zorgaanbieder", netCents: 1250 });
  });
});

describe("check", () => {
  test("says that an agreement is sound", () => {
    const { code, out } = handslag("check", F1);
    expect(code).toBe(0);
    expect(out).toContain("in orde");
  });
  test("checks a form with its examples, also a user's own", () => {
    expect(handslag("check", at("content/forms/omzetplafond.yaml")).out).toContain("in orde, 9 voorbeelden kloppen");
    writeFileSync(
      join(folder, "eigen.yaml"),
      'form: eigen\nparameters: { bedrag: { unit: EUR, nl: Bedrag } }\nlines: { recht: bedrag * 2 }\npays: recht\ntext: [ "Betaald wordt {bedrag}, tweemaal." ]\nexamples: { twee: { with: { bedrag: 5 }, facts: {}, expect: { recht: 11 } } }\n',
    );
    const failed = handslag("check", join(folder, "eigen.yaml"));
    expect(failed.code).toBe(1);
    expect(failed.err).toContain("Dit voorbeeld verwacht 11, maar de vorm rekent 10 uit.");
  });
  test("names the place of a mistake, and the likely fix", () => {
    writeFileSync(
      join(folder, "fout.yaml"),
      "agreement: x\nterm: { from: 2027-01-01, to: 2027-12-31 }\nparties: { verzekeraar: {}, zorgaanbieder: {} }\nclauses:\n  impuls:\n    form: vast-bedrag\n    with: { bedrga: 5 }\n",
    );
    const { code, err } = handslag("check", join(folder, "fout.yaml"));
    expect(code).toBe(1);
    expect(err).toContain(
      "fout.yaml:7:13 (clauses.impuls.with.bedrga)\n  `bedrga` hoort hier niet. Wat hier kan staan: bedrag. Bedoel je `bedrag`?",
    );
    expect(handslag("check", join(folder, "fout.yaml"), "--locale", "en").err).toContain("Did you mean `bedrag`?");
    expect(JSON.parse(handslag("check", join(folder, "fout.yaml"), "--json").out).issues[0]).toMatchObject({
      code: "unknown-key",
      path: "clauses.impuls.with.bedrga",
      place: { line: 7, column: 13 },
    });
  });
});

test("a user's own form in a file is a full citizen", () => {
  writeFileSync(
    join(folder, "dubbel.yaml"),
    'form: dubbel\nscopes: { zorg: de zorg }\ncovers: [zorg]\nlines: { recht: gedeclareerd(zorg) + gedeclareerd(zorg) }\npays: recht\ntext: [ "Alles dubbel voor {zorg}." ]\n',
  );
  writeFileSync(
    join(folder, "met-eigen.yaml"),
    "agreement: met-eigen\nterm: { from: 2027-01-01, to: 2027-12-31 }\nparties: { verzekeraar: {}, zorgaanbieder: {} }\nscopes: { alles: [A] }\nclauses: { een: { form: dubbel.yaml, scopes: { zorg: alles } } }\n",
  );
  writeFileSync(join(folder, "eigen-feiten.yaml"), "years: { 2027: { gedeclareerd: 100.05 } }\n");
  const { code, out } = handslag(
    "settle",
    join(folder, "met-eigen.yaml"),
    "--facts",
    join(folder, "eigen-feiten.yaml"),
    "--json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(out).parties).toEqual([
    { id: "verzekeraar", netCents: -10_005 },
    { id: "zorgaanbieder", netCents: 10_005 },
  ]);
  expect(handslag("word", join(folder, "met-eigen.yaml")).out).toContain("1.1  Alles dubbel voor de zorg.");
  expect(handslag("forms", "show", "dubbel", "--forms", join(folder, "dubbel.yaml")).out).toContain(
    "recht = gedeclareerd(zorg) + gedeclareerd(zorg)",
  );
});

describe("word", () => {
  test("writes two layers with a worked example", () => {
    const { out } = handslag("word", F3, "--facts", LOW);
    expect(out).toContain("In gewone taal");
    expect(out).toContain("Rekenvoorbeeld op de feiten van 2027");
    expect(out).toContain("2.2  Is de besparing ten minste 2\u00a0% van de norm");
    expect(handslag("word", F3, "--locale", "en").out).toContain("If the saving is at least 2\u00a0% of the benchmark");
  });
  test("--json marks every figure in a sentence", () => {
    const text = JSON.parse(handslag("word", F3, "--json").out);
    expect(text.clauses[1].text[1].parts).toContainEqual({ name: "drempel", text: "2\u00a0%" });
  });
});

describe("batch", () => {
  test("--json has the documented shape", () => {
    const { code, out } = handslag(
      "batch",
      at("cases/real/mssp/mssp.yaml"),
      at("cases/real/mssp/py2023_cms.csv"),
      "--map",
      at("cases/real/mssp/mssp-2023.map.yaml"),
      "--json",
    );
    expect(code).toBe(0);
    const json = JSON.parse(out);
    expect(json.rows).toBe(453);
    expect(json.matched.unit).toBe(449);
    expect(json.differences).toContainEqual({
      key: "A5293",
      computed: "-931158.1",
      published: "-98453",
      reason: expect.stringContaining("omzet"),
    });
  });
  test("a column that does not exist is named, with the likely one", () => {
    writeFileSync(
      join(folder, "map.yaml"),
      "batch: x\nform: vast-bedrag\ntable: rows.csv\nrow: key\nwith: { bedrag: amuont }\n",
    );
    writeFileSync(join(folder, "rows.csv"), "key,amount\na,1\n");
    const { code, err } = handslag("batch", "--map", join(folder, "map.yaml"));
    expect(code).toBe(1);
    expect(err).toContain("De tabel heeft geen kolom `amuont`. Bedoel je `amount`?");
  });
});

describe("forms and schema", () => {
  test("list names every form", () => {
    const { out } = handslag("forms", "list");
    expect(out.trim().split("\n").length).toBeGreaterThanOrEqual(16);
    expect(out).toContain("gedeelde-besparing");
  });
  test("show tells when a form fits, its formulas and its examples", () => {
    const { out } = handslag("forms", "show", "omzetplafond", "--locale", "en");
    for (const part of ["Fits:", "For:", "Against:", "Parameters:", "How it is computed:", "B1_over"])
      expect(out).toContain(part);
  });
  test.each(["agreement", "form", "facts", "batch", "outlook", "development", "ranges"])(
    "schema %s is a JSON Schema, and stands in schema/",
    (kind) => {
      const { code, out } = handslag("schema", kind);
      expect(code).toBe(0);
      expect(JSON.parse(out).$schema).toContain("json-schema.org");
      expect(readFileSync(at(`schema/${kind}.schema.json`), "utf8")).toBe(out);
    },
  );
});

describe("exit codes and help", () => {
  test.each(COMMANDS.map(({ name }) => name))("%s --help has an example, in both languages", (command) => {
    expect(handslag(command, "--help")).toMatchObject({ code: 0, out: expect.stringContaining("Voorbeeld:") });
    expect(handslag(command, "--help", "--locale", "en")).toMatchObject({
      code: 0,
      out: expect.stringContaining("Example:"),
    });
  });
  test("help lists every command, and no options that some do not have", () => {
    for (const locale of ["nl", "en"]) {
      const { code, out } = handslag("--help", "--locale", locale);
      expect(code).toBe(0);
      for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
      expect(out).not.toMatch(/\[--json\]|\[--html/);
    }
  });
  test("2 for what is not understood", () => {
    expect(handslag("setle").err).toContain("Bedoel je `settle`?");
    expect(handslag("setle").code).toBe(2);
    expect(handslag("settle", F1).code).toBe(2);
    expect(handslag("settle", F1, "--fact", LOW).code).toBe(2);
    expect(handslag("check", join(folder, "none.yaml"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("is er niet"),
    });
    expect(handslag("check", F1, "--locale", "fr").code).toBe(2);
  });
  test("1 for a document with issues", () => {
    writeFileSync(join(folder, "leeg.yaml"), "");
    expect(handslag("check", join(folder, "leeg.yaml"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("leeg"),
    });
  });
});

describe("options", () => {
  test.each(COMMANDS)("the usage of $name names the options that it has, and no others", ({ usage, options }) => {
    for (const text of Object.values(usage)) {
      const named = new Set([...text.matchAll(/--([a-z]+)/g)].map(([, name]) => name));
      expect(named).toEqual(new Set([...options, "locale"]));
    }
  });
  test.each([
    ["bounds", "--at", ["bounds", F1, "--at", "2027-01-01"]],
    ["demo", "--json", ["demo", "--json"]],
    ["forms", "--html", ["forms", "list", "--html", "x"]],
    ["schema", "--json", ["schema", "facts", "--json"]],
  ])("%s refuses %s, and says what it does have", (command, option, given) => {
    const nl = handslag(...given);
    expect([nl.code, nl.out]).toEqual([2, ""]);
    expect(nl.err).toContain(`De opdracht ${command} heeft geen optie ${option}.`);
    const en = handslag(...given, "--locale", "en");
    expect([en.code, en.out]).toEqual([2, ""]);
    expect(en.err).toContain(`The command ${command} has no option ${option}.`);
    for (const known of COMMANDS.find(({ name }) => name === command)!.options) expect(en.err).toContain(`--${known}`);
  });
  test.each([
    ["an option that no command has", ["--fact", LOW], "De optie --fact is onbekend", "Bedoel je `--facts`?"],
    ["a value that is not there", ["--facts"], "Achter de optie --facts ontbreekt een waarde.", ""],
    ["an option where a value should be", ["--facts", "--json"], "Achter de optie --facts ontbreekt een waarde.", ""],
    [
      "a value that looks like an option",
      ["--facts", "-a.yaml"],
      "begint met een streepje",
      "schrijf dan --facts=-a.yaml",
    ],
    ["a value where none belongs", ["--json=ja"], "De optie --json krijgt geen waarde.", ""],
  ])("%s", (_name, given, ...sentences) => {
    const { code, err } = handslag("settle", F1, ...given);
    expect(code).toBe(2);
    for (const sentence of sentences) expect(err).toContain(sentence);
    expect(handslag("settle", F1, ...given, "--locale", "en").err).toMatch(/^The /);
  });
  test("a value that begins with a dash is taken where it is written so", () => {
    expect(handslag("settle", F1, "--facts=-a.yaml").err).toContain("Het bestand -a.yaml is er niet.");
  });
  test.each([["--seed"], ["--paths"], ["--workers"]])("%s below zero is told what it must be", (option) => {
    const { code, err } = handslag("simulate", F1, "--outlook", veenrijk("outlooks", "zilverlinde-pw"), option, "-1");
    expect(code).toBe(2);
    expect(err).toContain(`\`${option}\` is -1, maar moet tussen`);
  });
});

describe("--html", () => {
  const settle = ["settle", F1, "--facts", LOW, "--html"];
  test.each([
    ["settle", settle],
    ["demo", ["demo", "--html"]],
  ])("%s makes the folder of its page", (name, given) => {
    const file = join(folder, "nieuw", name, "pagina.html");
    expect(handslag(...given, file)).toMatchObject({ code: 0, err: expect.stringContaining(file) });
    expect(readFileSync(file, "utf8")).toContain("<!doctype html>");
  });
  test("a page that has no place is a mistake with a name, told before the work", () => {
    const taken = join(folder, "bezet");
    writeFileSync(taken, "");
    const wrong = [
      [folder, "dat is een map", "that is a folder"],
      [join(taken, "pagina.html"), "een bestand en geen map", "a file, not a folder"],
      [join(folder, `${"lang".repeat(100)}.html`), "(ENAMETOOLONG)", "(ENAMETOOLONG)"],
    ] as const;
    for (const given of [settle, ["demo", "--html"]])
      for (const [file, nl, en] of wrong) {
        const dutch = handslag(...given, file);
        expect([dutch.code, dutch.out]).toEqual([2, ""]);
        expect(dutch.err).toContain(`De pagina kan niet naar ${file}`);
        expect(dutch.err).toContain(nl);
        expect(handslag(...given, file, "--locale", "en").err).toContain(en);
      }
  });
  test("a page is left alone when the command refuses its documents", () => {
    const file = join(folder, "oud.html");
    writeFileSync(file, "eerder");
    expect(handslag("settle", F1, "--facts", join(folder, "none.yaml"), "--html", file).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("eerder");
    expect(handslag("settle", F1, "--facts", join(folder, "none.yaml"), "--html", join(folder, "n.html")).code).toBe(2);
    expect(existsSync(join(folder, "n.html"))).toBe(false);
  });
});

test("the compiled command runs", () => {
  const out = execFileSync(process.execPath, [at("dist/main/cli.js"), "settle", F1, "--facts", LOW, "--json"], {
    encoding: "utf8",
  });
  expect(JSON.parse(out).hash).toBe(JSON.parse(handslag("settle", F1, "--facts", LOW, "--json").out).hash);
});
