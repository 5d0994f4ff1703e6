// What can't be determined is said as such: no amount in its place, but on what share of paths, and why.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "#cli/run";
import type { Agreement } from "#engine/agreement";
import { simulationJson } from "#engine/simulate/json";
import { planOf } from "#engine/simulate/plan";
import { simulate } from "#engine/simulate/simulate";
import { expectationsOf } from "#wording/expectation";
import { comparisonTitle, simulationText } from "#wording/simulation-text";
import { agreementFrom, datumOf, outlookOf } from "../support/documents.ts";

const HEAD = `
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: { role: verzekeraar }, zorgaanbieder: { role: zorgaanbieder } }
scopes: { zorg: [A] }
prices: { A: 100 }`;
const PXQ = `${HEAD}\nclauses: { artikel: { form: pxq, scopes: { zorg: zorg } } }\n`;
const DIVIDED = `${HEAD}
forms:
  deling: { form: deling, scopes: { zorg: de zorg }, lines: { recht: gedeclareerd(zorg) * (gedeclareerd(zorg) / gedeclareerd(zorg)) }, pays: recht, text: [ "{zorg}" ] }
clauses: { artikel: { form: deling, scopes: { zorg: zorg } } }
`;
const NOTHING = "outlook: proef\nof: zorgaanbieder\nfacts: { years: { 2027: { aantal: { B: 1 } } } }\n";
/** In three of ten years there is no care at all. */
const SHOCKED =
  "outlook: proef\nof: zorgaanbieder\nfacts: { years: { 2027: { aantal: { A: 10 } } } }\nshocks: { dicht: { chance: 30%, volumes: { A: -100% } } }\n";

function simulated(agreements: readonly Agreement[], outlook: string, reference?: Agreement) {
  const plan = planOf({ agreements, outlook: outlookOf(datumOf(outlook)), reference });
  return { plan, found: simulate(plan, { seed: 1, paths: 8192 })! };
}

interface Json {
  readonly agreements: readonly {
    readonly parties: readonly {
      readonly received: readonly Readonly<Record<string, unknown>>[];
      readonly differences: readonly { readonly worse: readonly Readonly<Record<string, unknown>>[] }[];
    }[];
  }[];
}

describe("on every path", () => {
  const agreement = agreementFrom(PXQ);
  const { plan, found } = simulated([agreement], NOTHING, agreement);

  test("amounts and chances are null, with the figure that is missing", () => {
    const [hospital] = (simulationJson(found, plan) as Json).agreements[0]!.parties.slice(1);
    const missing = { undetermined: "1", reason: { code: "fact-missing", path: "years.2027.aantal.A" } };
    expect(hospital!.received[0]).toMatchObject({
      meanCents: null,
      deviationCents: null,
      meanErrorCents: null,
      ...missing,
    });
    expect(new Set(hospital!.received[0]!["quantilesCents"] as unknown[])).toEqual(new Set([null]));
    expect(hospital!.differences[0]!.worse[0]).toMatchObject({ chance: null, ...missing });
  });
  test.each([
    ["nl", "Wat zorgaanbieder wint of verliest is niet te bepalen. In de feiten van 2027 ontbreekt `aantal` van `A`."],
    ["en", "What zorgaanbieder gains or loses can't be determined."],
  ] as const)("in words (%s) no amount stands in its place", (locale, said) => {
    const text = simulationText(found, plan, locale);
    expect(text).toContain(said);
    expect(text).not.toMatch(/€|NaN/);
    expect(expectationsOf(found, plan, 0, locale)[0]).toMatchObject({ undetermined: 1, lossChance: undefined });
  });
});

describe("on some paths", () => {
  const agreement = agreementFrom(DIVIDED);
  const { plan, found } = simulated([agreement], SHOCKED);

  test("the others count, and the share and the reason are said", () => {
    const [own] = expectationsOf(found, plan, 0, "nl");
    expect(own!.undetermined).toBeCloseTo(0.3, 1);
    expect(own!.total[2]).toBe(1000);
    expect(own!.reason!.code).toBe("division-by-zero");
    expect(simulationText(found, plan, "nl")).toMatch(
      /Op (29|30|31)\s% van de paden is het niet te bepalen; die tellen niet mee\./,
    );
    const json = (simulationJson(found, plan) as Json).agreements[0]!.parties[1]!.received[0]!;
    expect(json).toMatchObject({ meanCents: 100_000, reason: { code: "division-by-zero" } });
    expect(Number(json["undetermined"])).toBe(Number(own!.undetermined.toFixed(6)));
  });
  test("where no path is missed nothing is said of it", () => {
    const certain = simulated([agreement], SHOCKED.replace("-100%", "-50%"));
    expect(expectationsOf(certain.found, certain.plan, 0, "nl")[0]).toMatchObject({
      undetermined: 0,
      reason: undefined,
    });
    expect(JSON.stringify(simulationJson(certain.found, certain.plan))).not.toContain("reason");
  });
});

test("of agreements side by side the one that can't be determined is not the best", () => {
  const pair = [agreementFrom(PXQ.replace("[A]", "[A, B]").replace("A: 100", "A: 100, B: 1")), agreementFrom(PXQ)];
  const { plan, found } = simulated(pair, SHOCKED);
  const sets = pair.map((_, index) => expectationsOf(found, plan, index, "nl"));
  expect(sets.map(([own]) => own!.undetermined)).toEqual([1, 0]);
  expect(comparisonTitle(sets, plan, "nl")).toMatch(/ontvangt zorgaanbieder gemiddeld het meest: €\s7\d\d$/);
});

describe("a page", () => {
  const folder = mkdtempSync(join(tmpdir(), "handslag-undetermined-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);

  test("is not made where there is nothing to draw, and that is said", () => {
    writeFileSync(at("agreement.yaml"), PXQ);
    writeFileSync(at("outlook.yaml"), NOTHING);
    let err = "";
    const output = { out: () => undefined, err: (text: string) => (err += text), isTerminal: false };
    const given = [
      "simulate",
      at("agreement.yaml"),
      "--outlook",
      at("outlook.yaml"),
      "--paths",
      "1000",
      "--html",
      at("page.html"),
    ];
    expect(run(given, output)).toBe(1);
    expect(err).toContain("is niet gemaakt. Wat zorgaanbieder ontvangt of betaalt is niet te bepalen.");
  });
});
