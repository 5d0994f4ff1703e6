// The difference between two agreements: by meaning, with what each change is worth alone, adding up to the cent.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ratio, type Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { DatumMap } from "#engine/datum";
import { patched, type Change, type Patch } from "#engine/diff/change";
import { differences } from "#engine/diff/difference";
import { lessReceipts, receiptsOf, totalOf, type Receipt } from "#engine/diff/receipts";
import { valueChanges, type Valuation } from "#engine/diff/worth";
import { changeSentence } from "#wording/change";
import { golden, handslag, printed, veenrijk } from "../support/command.ts";
import {
  agreementAt,
  agreementFrom,
  agreementOf,
  factsAt,
  factsFrom,
  datumOf,
  VEENRIJK,
} from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const proposal = (name: string): Agreement => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const expected = factsAt(`${VEENRIJK}facts/pw-verwacht.yaml`);
const adverse = factsAt(`${VEENRIJK}facts/pw-tegen.yaml`);

const documentOf = (agreement: Agreement): DatumMap => agreement.document as unknown as DatumMap;
const withPatches = (agreement: Agreement, patches: readonly Patch[]): Agreement =>
  agreementOf(patched(documentOf(agreement), patches));
const sentences = (changes: readonly Change[]): string[] =>
  changes.map((found) => changeSentence(found, "nl").replaceAll("\u00a0", " "));
const valued = (old: Agreement, next: Agreement, facts = expected): { changes: Change[]; valuation: Valuation } => {
  const changes = differences(old, next, facts);
  const { value, issues } = valueChanges(old, next, changes, facts);
  expect(issues).toEqual([]);
  return { changes, valuation: value! };
};

describe("what counts as a change", () => {
  const names = ["pw-f1", "pw-f2", "pw-f3", "pw-f4", "kr-f3", "samen-beslissen", "besparing-met-verdeling"];
  test.each(names)("%s does not differ from itself", (name) =>
    expect(differences(proposal(name), proposal(name))).toEqual([]),
  );

  test("order of keys, comments and white space do not count, nor does a default written out", () => {
    const old = agreementFrom(SMALL);
    const other = agreementFrom(`
      # een opmerking
      clauses:
        zorg:   { scopes: { zorg: alles }, form: omzetplafond, with: { bodem: 0%, plafond: 100 } }
        impuls: { funding: verrekening, with: { bedrag: 1000.00 }, form: vast-bedrag, title: { nl:   Startgeld } }
      scopes: { alles: [B, A] }
      prices: { B: 20, A: 10 }
      triggers: { meer: { then: overleg, when: "aantal( A )   > 2*aantal(B)" } }
      parties: { verzekeraar: { name: V }, zorgaanbieder: { name: Z } }
      term: { to: 2027-12-31, from: 2027-01-01 }
      agreement: iets-anders
    `);
    expect(sentences(differences(old, other))).toEqual([]);
  });

  test.each([
    ["title", "title: { nl: Nieuw }", "Titel: nieuw, Nieuw"],
    [
      "term",
      "term: { from: 2027-01-01, to: 2028-12-31 }",
      "Looptijd · van 1 januari 2027 tot en met 31 december 2027 naar 1 januari 2027 tot en met 31 december 2028",
    ],
    ["price", "prices: { A: 11, B: 20 }", "Prijs A · van € 10 naar € 11"],
    ["scope", "scopes: { alles: [A] }", "Bereik alles · van A en B naar A"],
    [
      "trigger",
      "triggers: { meer: { when: aantal(A) > 3 * aantal(B), then: overleg } }",
      "Mee- en tegenvallers: meer · voorwaarde: van aantal(A) > 2 × aantal(B) naar aantal(A) > 3 × aantal(B)",
    ],
    ["party", "parties: { verzekeraar: { name: V }, zorgaanbieder: { name: Y } }", "Partij Y · naam: nu “Y”, was “Z”"],
    ["moment", "moments: [ { what: evaluatie, at: 2027-09-01 } ]", "Momenten: evaluatie · toegevoegd"],
    ["end", "ends: { exit: { notice: 6 maanden } }", "Einde · opzegtermijn: nieuw, 6 maanden"],
    [
      "indicator",
      "indicators: { I1: { nl: Score, unit: ratio, display: factor, norm: 7 } }",
      "Indicator score · toegevoegd",
    ],
    ["free text", "free: { visie: Samen }", "Verdere afspraken: visie · toegevoegd, Samen"],
  ])("a change of %s is told", (key, line, sentence) => {
    const name = /^\w+/.exec(line)![0];
    const lines = SMALL.split("\n").filter((each) => !each.startsWith(`${name}:`));
    expect(sentences(differences(agreementFrom(SMALL), agreementFrom([line, ...lines].join("\n")))), key).toEqual([
      sentence,
    ]);
  });

  test("a table whose rows line up changes cell by cell, else row by row", () => {
    const staffel = (rows: string): Agreement =>
      withPatches(proposal("pw-f2"), [{ at: ["clauses", "plafond", "with", "staffel"], value: datumOf(rows) }]);
    const old = staffel("[ { tot: 1, tarief: 100% }, { tot: 1.03, tarief: 60% }, { tot: , tarief: 0 } ]");
    const cells = differences(
      old,
      staffel("[ { tot: 1, tarief: 100% }, { tot: 1.05, tarief: 50% }, { tot: , tarief: 0 } ]"),
    );
    expect(sentences(cells)).toEqual([
      "Artikel plafond voor de gewone hartfalenzorg · tot (deel van het plafond), rij 2: van 103 % naar 105 %",
      "Artikel plafond voor de gewone hartfalenzorg · vergoed deel, rij 2: van 60 % naar 50 %",
    ]);
    const [whole] = differences(old, staffel("[ { tot: 1, tarief: 90% }, { tot: , tarief: 0 } ]"));
    expect(whole!.details.map((detail) => [detail.kind, detail.path])).toEqual([
      ["changed", "clauses.plafond.with.staffel[0].tarief"],
      ["removed", "clauses.plafond.with.staffel[1]"],
    ]);
  });

  test("a newer version of a form is one change of that form, rules and texts told apart", () => {
    const old = agreementFrom(SMALL);
    const form = structuredForm(old, "omzetplafond");
    const texts = withPatches(old, [{ at: ["forms", "omzetplafond", "title"], value: { nl: "Plafond" } }]);
    expect(differences(old, texts).map((found) => [found.aspect, found.money])).toEqual([["texts", false]]);
    const rules = withPatches(old, [
      {
        at: ["forms", "omzetplafond"],
        value: { ...form, version: ratio(2), lines: { ...(form["lines"] as DatumMap), recht: "staffelrecht" } },
      },
    ]);
    const [change] = differences(old, rules);
    expect([change!.aspect, change!.money, change!.details.map((detail) => detail.path)]).toEqual([
      "form",
      true,
      ["forms.omzetplafond.lines.recht"],
    ]);
  });

  test("clauses in another order are one change, that moves no money", () => {
    const old = proposal("pw-f2");
    const { plafond, thuismonitoring } = documentOf(old)["clauses"] as DatumMap;
    const next = withPatches(old, [
      { at: ["clauses"], value: { thuismonitoring: thuismonitoring!, plafond: plafond! } },
    ]);
    expect(differences(old, next).map((found) => [found.kind, found.aspect, found.money])).toEqual([
      ["moved", "order", false],
    ]);
  });
});

describe("what changes are worth", () => {
  test("F4 against F3 in 2027: a larger share, and the impulse with its own terms as one", () => {
    const { changes, valuation } = valued(proposal("pw-f3"), proposal("pw-f4"));
    const in2027 = valuation.steps.map((step) => [
      step.changes.map((index) => changes[index]!.path),
      step.worth.years.get(2027),
    ]);
    expect(in2027).toEqual([
      [["clauses.besparing.with.deel"], 653_293],
      [["clauses.impuls", "terms.impuls_regio", "terms.aandeel"], 7_800_000],
    ]);
    expect(valuation.interaction.cents).toBe(0);
    expect(valuation.old.years.get(2027)).toBe(156_862_870);
  });

  test("a replaced clause goes with what replaces it; a removed term with the clause that used it", () => {
    const { changes, valuation } = valued(proposal("pw-f1"), proposal("pw-f2"), adverse);
    expect(
      valuation.steps.map((step) => [step.changes.map((index) => changes[index]!.path), step.worth.cents]),
    ).toEqual([
      [["clauses.aanneemsom", "clauses.plafond", "clauses.thuismonitoring"], 3_502_603],
      [["clauses.impuls", "terms.impuls_regio", "terms.aandeel"], -4_940_000],
    ]);
  });

  test("two shares that multiply interact", () => {
    const old = proposal("pw-f3");
    const next = withPatches(old, [
      { at: ["clauses", "besparing", "with", "deel"], value: ratio(6, 10) },
      { at: ["clauses", "besparing", "with", "kwaliteit"], value: ratio(1) },
    ]);
    const { valuation } = valued(old, next);
    expect(valuation.steps).toHaveLength(2);
    expect(valuation.interaction.years.get(2027)).toBeGreaterThan(0);
    addsUp(valuation);
  });

  test("an agreement that can't be settled on the facts has changes, and a reason instead of a worth", () => {
    const facts = factsFrom("years: { 2027: { aantal: { HF1: 1 } } }");
    const changes = differences(proposal("pw-f3"), proposal("pw-f4"));
    const { value, issues } = valueChanges(proposal("pw-f3"), proposal("pw-f4"), changes, facts);
    expect([value, issues.length > 0]).toEqual([undefined, true]);
    const outside = factsFrom("years: { 2020: { aantal: { HF1: 1 } } }");
    expect(valueChanges(proposal("pw-f3"), proposal("pw-f4"), changes, outside).issues[0]!.code).toBe(
      "facts-outside-term",
    );
  });
});

const addsUp = (valuation: Valuation): void => {
  const keys = (pick: (worth: Valuation["old"]) => ReadonlyMap<unknown, number>) =>
    new Set(
      [valuation.difference, valuation.interaction, ...valuation.steps.map((step) => step.worth)].flatMap((worth) => [
        ...pick(worth).keys(),
      ]),
    );
  for (const pick of [
    (worth: Valuation["old"]) => new Map([["all", worth.cents as number]]),
    (worth: Valuation["old"]) => worth.years as ReadonlyMap<unknown, number>,
    (worth: Valuation["old"]) => worth.parties as ReadonlyMap<unknown, number>,
    (worth: Valuation["old"]) => worth.clauses as ReadonlyMap<unknown, number>,
  ])
    for (const key of keys(pick)) {
      const steps = valuation.steps.reduce((sum, step) => sum + (pick(step.worth).get(key) ?? 0), 0);
      const total = steps + (pick(valuation.interaction).get(key) ?? 0);
      expect(total).toBe(pick(valuation.difference).get(key) ?? 0);
      expect((pick(valuation.new).get(key) ?? 0) - (pick(valuation.old).get(key) ?? 0)).toBe(total);
    }
};

/** Everything that a random change may touch in a proposal. */
const share = fc.integer({ min: 0, max: 1000 }).map((mille) => ratio(mille, 1000));
const amount = fc.integer({ min: 1, max: 9_999_99 }).map((cents) => ratio(cents, 100));
const CHANGES: Readonly<Record<string, readonly (readonly [readonly string[], fc.Arbitrary<Exact>])[]>> = {
  "pw-f1": [
    [["clauses", "aanneemsom", "with", "deel_boven"], share],
    [["clauses", "aanneemsom", "with", "band_boven"], share],
    [["clauses", "aanneemsom", "with", "band_onder"], share],
    [["terms", "impuls_regio", "value"], amount],
    [["terms", "aandeel", "value"], share],
    [["prices", "HF1"], amount],
  ],
  "pw-f2": [
    [["clauses", "plafond", "with", "plafond"], amount],
    [["clauses", "plafond", "with", "bodem"], share],
    [["prices", "HF3"], amount],
    [["prices", "HF6"], amount],
  ],
  "pw-f4": [
    [["clauses", "besparing", "with", "deel"], share],
    [["clauses", "besparing", "with", "kwaliteit"], share],
    [["clauses", "besparing", "with", "drempel"], share],
    [["clauses", "besparing", "with", "norm"], amount],
    [["terms", "aandeel", "value"], share],
    [["prices", "HF2"], amount],
  ],
};
const names = Object.keys(CHANGES);
const randomChanges = fc.constantFrom(...names).chain((name) =>
  fc.tuple(
    fc.constant(name),
    fc
      .subarray([...CHANGES[name]!], { minLength: 1, maxLength: 4 })
      .chain((picked) => fc.tuple(...picked.map(([at, value]) => value.map((value): Patch => ({ at, value }))))),
  ),
);
const proposals = new Map(names.map((name) => [name, proposal(name)]));
const flat = (receipts: readonly Receipt[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { party, year, clause, cents } of receipts) {
    const key = `${party} ${year} ${clause}`;
    sums.set(key, (sums.get(key) ?? 0) + cents);
  }
  return sums;
};

describe("laws", () => {
  const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void =>
    fc.assert(fc.property(arbitrary, law), { numRuns: runs(25, 1_000) });

  test("worths and interaction add up to the difference of two settlements, to the cent", () => {
    check(randomChanges, ([name, patches]) => {
      const old = proposals.get(name)!;
      const next = withPatches(old, patches);
      const { valuation } = valued(old, next, adverse);
      const receipts = lessReceipts(receiptsOf(next, adverse).value!, receiptsOf(old, adverse).value!);
      expect(valuation.difference.cents).toBe(totalOf(receipts, "zorgaanbieder"));
      addsUp(valuation);
    });
  });

  test("all changes made in the old agreement settle as the new one", () => {
    for (const [from, to] of [
      ["pw-f1", "pw-f2"],
      ["pw-f2", "pw-f4"],
      ["pw-f4", "pw-f1"],
      ["pw-f3", "kr-f2"],
      ["kr-f4b", "pw-zonder"],
    ] as const) {
      const [old, next] = [proposal(from), proposal(to)];
      const made = withPatches(
        old,
        differences(old, next).flatMap((found) => found.patch),
      );
      expect(flat(receiptsOf(made, adverse).value!)).toEqual(flat(receiptsOf(next, adverse).value!));
      // A clause that is added lands at the end: order is the one thing that single changes do not carry.
      expect(differences(made, next).filter((found) => found.kind !== "moved")).toEqual([]);
    }
  });

  test("read backwards, what was new is old", () => {
    // The place of an entry in a list is that of the newer agreement where it stands in both.
    const shape = (found: Change, backwards: boolean): unknown => [
      found.path.replace(/\[\d+\]/g, "[]"),
      backwards
        ? (({ added: "removed", removed: "added" } as Record<string, string>)[found.kind] ?? found.kind)
        : found.kind,
      ...(backwards ? [found.new, found.old] : [found.old, found.new]),
    ];
    const sorted = (shapes: unknown[]): string[] =>
      shapes
        .map((each) => JSON.stringify(each, (_key, value: unknown) => (value instanceof Map ? [...value] : value)))
        .sort();
    for (const [from, to] of [
      ["pw-f3", "pw-f4"],
      ["pw-f1", "pw-f2"],
      ["pw-f2", "kr-f3"],
      ["pw-f3", "samen-beslissen"],
    ] as const) {
      const forth = differences(proposal(from), proposal(to));
      const back = differences(proposal(to), proposal(from));
      expect(sorted(back.map((found) => shape(found, true)))).toEqual(
        sorted(forth.map((found) => shape(found, false))),
      );
    }
    check(randomChanges, ([name, patches]) => {
      const old = proposals.get(name)!;
      const next = withPatches(old, patches);
      expect(sorted(differences(next, old).map((found) => shape(found, true)))).toEqual(
        sorted(differences(old, next).map((found) => shape(found, false))),
      );
    });
  });
});

describe("the command", () => {
  const folder = mkdtempSync(`${tmpdir()}/handslag-diff-`);
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string): string => veenrijk("agreements", name);
  const given = ["diff", file("pw-f3"), file("pw-f4"), "--facts", veenrijk("facts", "pw-verwacht")];

  test("in Dutch, in English and for programs", async () => {
    await expect(printed(...given)).toMatchFileSnapshot(golden("diff-pw-f3-pw-f4"));
    await expect(printed(...given, "--locale", "en")).toMatchFileSnapshot(golden("diff-pw-f3-pw-f4-en"));
    await expect(printed(...given, "--json")).toMatchFileSnapshot(golden("diff-pw-f3-pw-f4-json"));
  });

  test("facts that both agreements miss are named once", () => {
    const short = ["diff", file("pw-f3"), file("pw-f4"), "--facts", veenrijk("facts", "samen-beslissen")];
    const said = printed(...short);
    expect(said.match(/^! .*$/gm)).toEqual([
      "! In de feiten van 2027 ontbreekt `aantal` van `HF1`. Vul het aan.",
      "! In de feiten van 2027 ontbreekt `patienten` van `hartfalen`. Vul het aan.",
    ]);
    expect(said).toContain("(0)");
    const { issues } = JSON.parse(handslag(...short, "--json").out) as { issues: { path: string }[] };
    expect(issues.map(({ path }) => path)).toEqual(["years.2027.aantal.HF1", "years.2027.patienten.hartfalen"]);
  });

  test("without facts, the same twice, and a wrong call", () => {
    expect(printed("diff", file("pw-f3"), file("pw-f4"))).toContain("5 wijzigingen, waarvan 4 over geld");
    expect(printed("diff", file("pw-f3"), file("pw-f3"))).toContain("Deze twee overeenkomsten zeggen hetzelfde");
    expect(printed("diff", file("pw-f3"))).toContain("(2)");
  });

  test("the page has the bridge from old to new", () => {
    const page = `${folder}/diff.html`;
    expect(printed(...given, "--html", page)).toContain("(0)");
    const html = readFileSync(page, "utf8");
    expect(html).toContain("Van oud naar nieuw");
    expect(html).not.toContain("<script");
  });
});

const SMALL = `agreement: klein
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: { name: V }, zorgaanbieder: { name: Z } }
prices: { A: 10, B: 20 }
scopes: { alles: [A, B] }
triggers: { meer: { when: aantal(A) > 2 * aantal(B), then: overleg } }
clauses: { zorg: { form: omzetplafond, scopes: { zorg: alles }, with: { plafond: 100.00 } }, impuls: { form: vast-bedrag, title: Startgeld, funding: verrekening, with: { bedrag: 1000 } } }
`;

const structuredForm = (agreement: Agreement, id: string): DatumMap =>
  (documentOf(agreement)["forms"] as DatumMap)[id] as DatumMap;
