// Bounds of the demonstration: the amounts, the facts that reach them, and what must be said beside them.
import { describe, expect, test } from "vitest";
import { ratio } from "#kernel/exact";
import { boundsOf, factsReaching, gapOf, type Bound, type Bounds } from "#engine/bounds/bounds";
import { boundsJson } from "#engine/bounds/json";
import { Settlement } from "#engine/settle/settle";
import { boundsText } from "#wording/bounds-text";
import {
  agreementAt,
  agreementFrom,
  datumOf,
  factsAt,
  fileText,
  rangesAt,
  rangesOf,
  VEENRIJK,
} from "../support/documents.ts";

const of = (name: string, ranges = rangesAt(`${VEENRIJK}ranges/pw-2027.yaml`)): Bounds =>
  boundsOf(agreementAt(`${VEENRIJK}agreements/${name}.yaml`), ranges).value!;
const provider = (bounds: Bounds): Bound => bounds.parties[1]!.years[0]!.bound;
const euros = ({ lowest, present, highest }: Bound) => [lowest.cents! / 100, present! / 100, highest.cents! / 100];

describe("Polderwacht 2027", () => {
  test.each([
    ["pw-f1", [1_569_985.58, 1_620_366.32, 1_660_272.89]],
    ["pw-f2", [1_391_656.52, 1_535_964.06, 1_640_140.02]],
    ["pw-f3", [1_472_127.05, 1_568_628.7, 1_729_327.77]],
    ["pw-f4", [1_566_221.15, 1_653_161.63, 1_807_327.77]],
  ])("%s: lowest, now and highest", (name, expected) => {
    const bound = provider(of(name));
    expect(euros(bound)).toEqual(expected);
    expect([bound.lowest.attained, bound.highest.attained]).toEqual([true, true]);
  });

  test("a year without ranges is what it settles to, and the years add up", () => {
    const bounds = of("pw-f3");
    const [, hospital] = bounds.parties;
    for (const { bound } of hospital!.years.slice(1)) expect(bound.lowest.cents).toBe(bound.highest.cents);
    expect(hospital!.total.highest.cents).toBe(
      hospital!.years.reduce((sum, year) => sum + year.bound.highest.cents!, 0),
    );
  });

  test("figures that do not matter at an end stay as they are", () => {
    const { facts } = provider(of("pw-f3")).highest;
    // Without a saving to share, the number of patients is of no account.
    expect(facts.map(({ figure, value }) => [figure.keys.join(), String(value)])).toContainEqual(["", "676"]);
  });

  test("other facts at hand move only the present", () => {
    const ranges = rangesAt(`${VEENRIJK}ranges/pw-2027.yaml`);
    const agreement = agreementAt(`${VEENRIJK}agreements/pw-f3.yaml`);
    const low = boundsOf(agreement, ranges, { facts: factsAt(`${VEENRIJK}facts/pw-laag.yaml`) }).value!;
    expect(euros(provider(low))).toEqual([1_472_127.05, 1_593_924.91, 1_729_327.77]);
  });
});

describe("the jump where sharing begins", () => {
  const volumes = "{ HF1: [102, 106], HF2: [56, 58], HF3: [717, 748], HF4: [1035, 1042], HF5: [128, 133] }";
  const ranges = rangesOf({
    ...(datumOf(`{ ranges: sprong, years: { 2027: { aantal: ${volumes} } } }`) as object),
    around: datumOf(fileText(`${VEENRIJK}facts/pw-verwacht.yaml`)),
  });

  test("the highest lies on it: claims of 98 % of the benchmark still share in the saving", () => {
    const bounds = of("pw-f3", ranges);
    const { highest } = provider(bounds);
    // Benchmark 1,608,552.15, threshold 2 %: claims of at most 1,576,381.10 and 45 % of the saving on top.
    expect(highest.cents).toBe(157_638_110 + 1_447_697);
    expect(highest.attained).toBe(true);
    const statement = new Settlement(bounds.agreement).settle(factsReaching(ranges, highest)).value!;
    const [claims, saving] = statement.years[0]!.clauses.map((clause) => clause.entitlement!);
    expect(claims! + saving!).toBe(highest.cents);
    expect(claims!).toBeLessThanOrEqual(157_638_110);
    expect(saving!).toBeGreaterThanOrEqual(1_447_697);
  });

  test("one figure at most has to stop between whole numbers, and the text says why", () => {
    const bounds = of("pw-f3", ranges);
    const broken = provider(bounds).highest.facts.filter(({ value }) => value.d !== 1);
    expect(broken.length).toBe(1);
    expect(boundsText(bounds, "nl")).toContain("precies op een drempel");
    expect(boundsText(bounds, "en")).toContain("exactly on a threshold");
  });

  test("with too few boxes the bound still holds, and the gap is said", () => {
    const agreement = agreementAt(`${VEENRIJK}agreements/pw-f3.yaml`);
    const { highest } = provider(boundsOf(agreement, ranges, { mostBoxes: 1 }).value!);
    expect(highest.attained).toBe(false);
    expect(highest.cents!).toBeGreaterThanOrEqual(159_085_807);
    expect(highest.found!).toBeLessThanOrEqual(159_085_807);
    expect(gapOf(highest)).toBe(highest.cents! - highest.found!);
    const text = boundsText(boundsOf(agreement, ranges, { mostBoxes: 1 }).value!, "nl");
    expect(text).toContain("is zeker; het uiterste dat is gevonden ligt");
  });
});

test("the first listed bears the cents of a distribution, and its bound is still met", () => {
  const ranges = rangesOf({
    ...(datumOf(
      "{ ranges: keten, years: { 2027: { patienten: { ketenzorg: [630, 670] }, kosten: { ketenzorg: [1950000, 2300000] } } } }",
    ) as object),
    around: datumOf(fileText(`${VEENRIJK}facts/besparing-met-verdeling.yaml`)),
  });
  const bounds = of("besparing-met-verdeling", ranges);
  for (const party of bounds.parties)
    expect([party.total.lowest.attained, party.total.highest.attained]).toEqual([true, true]);
});

test("a spread makes every volume a range, in whole numbers, and leaves the rest", () => {
  const ranges = rangesOf({
    ranges: "spreiding",
    around: datumOf(fileText(`${VEENRIJK}facts/pw-laag.yaml`)),
    spread: ratio(1, 10),
    years: { 2027: { aantal: { HF1: [ratio(100), ratio(101)] } } },
  });
  expect(ranges.figures.map(({ keys, low, high }) => `${keys[0]} ${String(low)} ${String(high)}`)).toEqual([
    "HF1 100 101",
    "HF2 54 64",
    "HF3 676 826",
    "HF4 932 1138",
    "HF5 121 147",
    "HF6 253 309",
  ]);
});

test("a range that no payment reads is said", () => {
  const ranges = rangesOf({
    ...(datumOf("{ ranges: x, years: { 2027: { aantal: { HF7: [1, 2] } } } }") as object),
    around: datumOf(fileText(`${VEENRIJK}facts/pw-laag.yaml`)),
  });
  const bounds = of("pw-f2", ranges);
  expect(bounds.findings).toMatchObject([{ code: "range-idle", path: "years.2027.aantal.HF7" }]);
  expect(boundsText(bounds, "nl")).toContain("hoe de feiten ook uitkomen");
});

describe("what may not be determined", () => {
  const agreement = agreementFrom(`
agreement: waarde
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { zorg: [zorg] }
indicators: { O: { nl: uitkomst, unit: ratio, better: higher }, R: { nl: respons, unit: ratio, better: higher } }
clauses: { waarde: { form: waardegedreven, scopes: { zorg: zorg }, with: { basisbedrag: 3150000, uitkomst_id: O, uitkomst_ref: 0.7, kosten_ref: 8650, respons_id: R } } }`);
  const with_ = (costs: string): Bounds =>
    boundsOf(
      agreement,
      rangesOf(
        datumOf(
          `{ ranges: x, years: { 2027: { indicator: { O: [0.68, 0.75], R: 0.7 }, kosten: ${costs}, patienten: [90, 110], gedeclareerd: 3000000 } } }`,
        ),
      ),
    ).value!;

  test("is bounded where it is, with the reason why some facts give nothing", () => {
    const bound = provider(with_("[0, 900000]"));
    expect(bound.reason?.code).toBe("division-by-zero");
    expect([bound.lowest.cents, bound.highest.cents]).toEqual([302_400_000, 327_600_000]);
    expect(boundsText(with_("[0, 900000]"), "nl")).toContain("niet bij alle feiten");
  });

  test("is without bounds where it never is", () => {
    const bound = provider(with_("0"));
    expect([bound.lowest.cents, bound.highest.cents, bound.reason?.code]).toEqual([
      undefined,
      undefined,
      "division-by-zero",
    ]);
    expect(boundsText(with_("0"), "en")).toContain("can't be bounded");
  });
});

test("JSON has the documented shape", () => {
  const json = JSON.parse(JSON.stringify(boundsJson(of("pw-f3"))));
  expect(json.parties[1].years[0]).toMatchObject({
    year: 2027,
    lowest: { cents: 147_212_705, attained: true, foundCents: 147_212_705, gapCents: 0 },
    presentCents: 156_862_870,
    highest: { cents: 172_932_777 },
    clauses: [{ id: "zorg" }, { id: "besparing", highest: { cents: 11_259_398 } }],
  });
  expect(json.parties[1].years[0].highest.facts[0]).toEqual({ path: "years.2027.aantal.HF1", value: "120" });
  expect(json.ranges.figures[0]).toEqual({ path: "years.2027.aantal.HF1", low: "92", high: "120" });
});
