// Incentives as users get them: the command, its JSON, its page, its sentences.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heatMapPicture } from "#picture/heat-map";
import { golden, handslag, veenrijk } from "../support/command.ts";
import { browserForTests, testPage } from "../support/page.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-incentives-"));
afterAll(() => rmSync(folder, { recursive: true }));

const incentives = (...given: readonly string[]) => handslag("incentives", ...given);
const agreement = (name: string): string => veenrijk("agreements", name);
const facts = (name: string): string => veenrijk("facts", name);
const outlook = (name: string): string => veenrijk("outlooks", name);

describe("the report in words", () => {
  test.each([
    ["pw-f1", ["--outlook", outlook("zilverlinde-pw")]],
    ["pw-f3", ["--outlook", outlook("zilverlinde-pw")]],
    ["samen-beslissen", ["--facts", facts("samen-beslissen")]],
    ["besparing-met-verdeling", ["--facts", facts("besparing-met-verdeling"), "--locale", "en"]],
  ])("%s", async (name, given) => {
    const { code, out } = incentives(agreement(name), ...given);
    expect(code).toBe(0);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
    await expect(out).toMatchFileSnapshot(golden(`incentives-${name}`));
  });

  test("of three insurers, each with its own outlook", async () => {
    const { code, out } = incentives(
      ...["pw-f3", "kr-f2", "vv-f1"].map(agreement),
      ...["pw", "kr", "vv"].flatMap((insurer) => ["--outlook", outlook(`zilverlinde-${insurer}`)]),
      "--locale",
      "en",
    );
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(golden("incentives-together"));
  });
});

test("--json has the documented shape", () => {
  const { code, out } = incentives(agreement("pw-f3"), "--outlook", outlook("zilverlinde-pw"), "--json");
  expect(code).toBe(0);
  const json = JSON.parse(out);
  expect(json.together).toEqual([]);
  const [one] = json.agreements;
  expect([one.agreement.id, one.provider, one.payer]).toEqual([
    "pw-f3-gedeelde-besparing",
    "zorgaanbieder",
    "verzekeraar",
  ]);
  const [year] = one.years;
  expect(year.figures[0]).toEqual({
    fact: "aantal",
    product: "HF1",
    value: "102",
    price: "5517.34",
    parties: [
      {
        party: "verzekeraar",
        more: "-3034.537",
        fewer: "3034.537",
        clauses: [
          { clause: "zorg", more: "-5517.34", fewer: "5517.34" },
          { clause: "besparing", more: "2482.803", fewer: "-2482.803" },
        ],
      },
      {
        party: "zorgaanbieder",
        more: "3034.537",
        fewer: "-3034.537",
        clauses: [
          { clause: "zorg", more: "5517.34", fewer: "-5517.34" },
          { clause: "besparing", more: "-2482.803", fewer: "2482.803" },
        ],
        cost: { more: "1931.069", fewer: "-1931.069", by: "slope" },
        margin: { more: "1103.468", fewer: "-1103.468" },
      },
    ],
  });
  expect(year.cliffs[0]).toMatchObject({
    clause: "besparing",
    kind: "gate",
    along: { product: "HF1", way: "up", whole: 8 },
    jumpCents: -1_447_697,
    lastCents: 158_987_046,
    firstCents: 158_010_278,
  });
});

describe("private figures stay private", () => {
  test("an insurer sees its own cost and none of the hospital's", () => {
    const given = [agreement("pw-f3"), "--outlook", outlook("polderwacht"), "--outlook", outlook("zilverlinde-pw")];
    const json = JSON.parse(incentives(...given, "--json").out);
    const parties = json.agreements[0].years[0].figures.flatMap(
      (figure: { parties: { party: string; cost?: unknown }[] }) =>
        figure.parties.filter((party) => party.cost !== undefined).map((party) => party.party),
    );
    expect(new Set(parties)).toEqual(new Set(["verzekeraar"]));
    const { out } = incentives(...given);
    expect(out).toContain("Voor Polderwacht Zorgverzekeraar, 2027");
    expect(out).not.toContain("1.931,07");
  });
});

describe("what is not understood", () => {
  test("without facts or outlook the command says how to use it", () => {
    const { code, err } = incentives(agreement("pw-f3"));
    expect([code, err.includes("handslag incentives")]).toEqual([2, true]);
  });
  test("files that can't be paired", () => {
    const { code, err } = incentives(
      ...["pw-f1", "pw-f2", "pw-f3"].map(agreement),
      ...["pw", "kr"].flatMap((insurer) => ["--outlook", outlook(`zilverlinde-${insurer}`)]),
    );
    expect(code).toBe(1);
    expect(err).toContain("3 overeenkomsten en 2 bestanden bij `--outlook`");
  });
  test("facts outside the term", () => {
    const file = join(folder, "oud.yaml");
    writeFileSync(file, "years: { 2020: { patienten: 1 } }\n");
    const { code, err } = incentives(agreement("pw-f3"), "--facts", file);
    expect([code, err.includes("2020")]).toEqual([1, true]);
  });
});

describe("the page", () => {
  let html = "";
  const browser = browserForTests();
  beforeAll(() => {
    const page = join(folder, "page.html");
    const given = ["--outlook", outlook("zilverlinde-pw"), "--html", page];
    expect(incentives(...["pw-f1", "pw-f2", "pw-f3"].map(agreement), ...given).code).toBe(0);
    html = readFileSync(page, "utf8");
  });
  testPage(() => html, browser);
});

test("a heat map puts columns that do not fit into blocks below, and all of them in its table", () => {
  const cell = (level: -3 | 0 | 3) => ({ shown: `${level}`, full: `€ ${level}`, level });
  const picture = heatMapPicture({
    title: "T",
    subtitle: "S",
    rowHeading: "R",
    groups: ["2027", "2028", "2029"].map((label) => ({
      label,
      columns: ["a", "b", "c"].map((name) => ({ label: [name], full: name })),
    })),
    rows: [{ label: "rij", cells: [...Array(8).keys()].map((index) => cell(index === 0 ? -3 : index === 1 ? 0 : 3)) }],
  });
  const rows = (svg: typeof picture.wide): number =>
    svg.children.filter((child) => typeof child === "object" && child.attributes["class"] === "label").length;
  expect([rows(picture.wide), rows(picture.narrow)]).toEqual([2, 3]);
  expect(picture.table.columns).toHaveLength(10);
  expect(picture.table.rows[0]!.at(-1)).toBe("–");
});
