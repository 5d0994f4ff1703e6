// The commands `simulate` and `compare` on real files: what they print, what others rely on, and what they refuse.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "#cli/run";
import { ROOT, VEENRIJK } from "../support/documents.ts";

function handslag(...given: string[]): { readonly code: number; readonly out: string; readonly err: string } {
  let [out, err] = ["", ""];
  const code = run(given, {
    out: (text) => (out += `${text}\n`),
    err: (text) => (err += `${text}\n`),
    isTerminal: false,
  });
  return { code, out, err };
}

const agreement = (name: string): string => `${ROOT}${VEENRIJK}agreements/${name}.yaml`;
const outlook = (name: string): string => `${ROOT}${VEENRIJK}outlooks/${name}.yaml`;
const AGAINST = ["--against", agreement("pw-zonder")];
const HOSPITAL = ["--outlook", outlook("zilverlinde-pw"), "--paths", "20000", "--workers", "1"];
const golden = (name: string): string => `${ROOT}cases/good/golden/${name}.txt`;

describe("in words", () => {
  test("one proposal in the hospital's chair, in both languages", async () => {
    const printed = (locale: string): string =>
      handslag("simulate", agreement("pw-f3"), ...HOSPITAL, ...AGAINST, "--locale", locale).out;
    await expect(printed("nl")).toMatchFileSnapshot(golden("simulate-pw-f3"));
    await expect(printed("en")).toMatchFileSnapshot(golden("simulate-pw-f3-en"));
  });
  test("three proposals side by side in the insurer's chair", async () => {
    const given = ["pw-f1", "pw-f2", "pw-f4b"].map(agreement);
    const { code, out } = handslag(
      "compare",
      ...given,
      "--outlook",
      outlook("polderwacht"),
      "--paths",
      "20000",
      ...AGAINST,
    );
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(golden("compare-pw"));
  });
});

describe("as data", () => {
  const read = (...given: string[]) => JSON.parse(handslag(...given, "--json").out);
  interface Party {
    readonly id: string;
    readonly received: readonly { readonly year: number | null; readonly quantilesCents: readonly number[] }[];
    readonly margin: readonly unknown[];
    readonly differences: readonly { readonly of: string; readonly better: readonly { readonly chance: string }[] }[];
  }

  test("has the documented shape", () => {
    const json = read("simulate", agreement("pw-f2"), ...HOSPITAL, ...AGAINST);
    expect(json).toMatchObject({ outlook: "zilverlinde-pw", of: "zorgaanbieder", seed: 1, paths: 20000 });
    expect(json.probabilities).toEqual(["0.01", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99"]);
    const [made] = json.agreements;
    const hospital = (made.parties as Party[]).find(({ id }) => id === "zorgaanbieder")!;
    expect(hospital.received.map(({ year }) => year)).toEqual([null, 2027, 2028, 2029, 2030, 2031]);
    for (const { quantilesCents } of hospital.received)
      expect([...quantilesCents].sort((a, b) => a - b)).toEqual(quantilesCents);
    expect(hospital.differences.map(({ of }) => of)).toEqual(["received", "margin"]);
    expect(Number(hospital.differences[1]!.better[0]!.chance)).toBeLessThan(0.01);
    expect(made.clauses.map(({ id }: { id: string }) => id)).toEqual(["plafond", "thuismonitoring"]);
    expect(made.bounds.map(({ kind }: { kind: string }) => kind)).toContain("tranche");
    expect(json.reference.id).toBe("pw-zonder-afspraak");
  });
  test("holds nothing of a counterpart's costs, whatever outlooks are given", () => {
    const json = read("simulate", agreement("pw-f2"), ...HOSPITAL, "--outlook", outlook("polderwacht"));
    const insurer = (json.agreements[0].parties as Party[]).find(({ id }) => id === "verzekeraar")!;
    expect(insurer).toMatchObject({ cost: [], margin: [] });
    expect(insurer.received).not.toEqual([]);
  });
  test("is the same for one worker and for two, and another for another seed", () => {
    const with_ = (...more: string[]): string =>
      handslag(
        "simulate",
        agreement("pw-f1"),
        "--outlook",
        outlook("zilverlinde-pw"),
        "--paths",
        "30000",
        "--json",
        ...more,
      ).out;
    expect(with_("--workers", "2")).toBe(with_("--workers", "1"));
    expect(with_("--seed", "2")).not.toBe(with_("--seed", "1"));
  });
});

describe("facts beside no agreement", () => {
  const folder = mkdtempSync(join(tmpdir(), "handslag-facts-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "facts.yaml");
  const told = (facts: string, ...more: string[]): string => {
    writeFileSync(file, facts);
    const given = ["--outlook", outlook("zilverlinde-pw"), "--paths", "1000", "--facts", file, ...more];
    const { code, err } = handslag("simulate", agreement("pw-f1"), ...given);
    expect(code).toBe(0);
    return err;
  };
  const AMOUNTS = "years: { 2027: { gedeclareerd: { HF1: 100000 } } }";

  test("amounts from which nothing can be taken off are said", () => {
    expect(told(AMOUNTS, ...AGAINST)).toContain("Let op: de feiten van 2027 geven bedragen");
    expect(told(AMOUNTS, ...AGAINST, "--locale", "en")).toContain("Note: the facts of 2027 give amounts");
  });
  test("of volumes, and where there is nothing beside it, nothing is said", () => {
    expect(told("years: { 2027: { aantal: { HF1: 100 } } }", ...AGAINST)).toBe("");
    expect(told(AMOUNTS)).toBe("");
  });
});

describe("what is refused", () => {
  test.each([
    ["no outlook", ["simulate", agreement("pw-f1")], 2, "--outlook"],
    ["one agreement to compare", ["compare", agreement("pw-f1"), ...HOSPITAL], 2, "handslag compare"],
    [
      "too few paths",
      ["simulate", agreement("pw-f1"), "--outlook", outlook("zilverlinde-pw"), "--paths", "3"],
      2,
      "`--paths` is 3, maar moet tussen 8 en 100000000 liggen.",
    ],
    [
      "a seed that is no number",
      ["simulate", agreement("pw-f1"), "--outlook", outlook("zilverlinde-pw"), "--seed", "x"],
      2,
      "`--seed` is x",
    ],
    [
      "an outlook that is not there",
      ["simulate", agreement("pw-f1"), "--outlook", "geen.yaml"],
      2,
      "geen.yaml is er niet",
    ],
    [
      "an outlook of another agreement",
      ["simulate", agreement("samen-beslissen"), "--outlook", outlook("zilverlinde-pw")],
      1,
      "geen product of bereik van deze overeenkomst",
    ],
  ] as const)("%s", (_name, given, code, said) => {
    const found = handslag(...given);
    expect(found.code).toBe(code);
    expect(found.err).toContain(said);
    expect(found.out).toBe("");
  });
});
