// A running year: judged as it will be when complete, and a complete year as settlement settles it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseDate } from "#kernel/date";
import { ONE, ratio, toFixed, type Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { assemble } from "#engine/assemble";
import { checkAgreement } from "#engine/check";
import { printExpression } from "#engine/expression/print";
import { Settlement } from "#engine/settle/settle";
import { chanceOf } from "#engine/watch/chance";
import { deadlineAfter, momentsAfter } from "#engine/watch/moment";
import { watch, type Watch } from "#engine/watch/watch";
import { watchTitle } from "#wording/watch";
import { golden, printed, veenrijk } from "../support/command.ts";
import {
  agreementAt,
  agreementFrom,
  datumOf,
  factsAt,
  factsFrom,
  factsOf,
  fileText,
  library,
  ROOT,
  VEENRIJK,
  veenrijkYears,
  VOLUMES,
} from "../support/documents.ts";
import { runs } from "../support/runs.ts";

const proposal = (name: string): Agreement => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const soFar = factsAt(`${VEENRIJK}facts/pw-tot-augustus-2027.yaml`);
const ceiling = proposal("pw-f2");
const seen = (agreement: Agreement, facts = soFar, watching = {}): Watch => watch(agreement, facts, watching).value!;
const euro = (value: Exact | undefined): string | undefined => value && toFixed(value, 2);
const at = parseDate("2027-09-01")!;

describe("the ceiling of the demonstration, in August", () => {
  const [year] = seen(ceiling, soFar, { at }).years;

  test("the bound is passed at year end: so far, expected, room, share", () => {
    const [bound] = year!.bounds;
    expect([
      bound!.kind,
      bound!.side,
      euro(bound!.soFar),
      euro(bound!.forecast),
      euro(bound!.at),
      euro(bound!.room),
    ]).toEqual(["tranche", "above", "1027080.96", "1656582.20", "1562991.88", "-93590.32"]);
    expect(toFixed(bound!.share!, 4)).toBe("1.0599");
    expect(bound!.chance).toBeUndefined();
  });

  test("at risk: gross, above the ceiling, and net what stays unpaid once 20 % of the excess is paid", () => {
    expect(year!.risks).toMatchObject([
      { clause: "plafond", gross: 165_658_220, above: 9_359_032, due: 158_170_994, net: 7_487_226 },
      { clause: "thuismonitoring", gross: 4_644_658, above: undefined, net: 0 },
    ]);
  });

  test("the duty to report went off; volumes stay within the agreed bounds", () => {
    expect(year!.signals.map((signal) => [signal.name, signal.fired])).toEqual([["meldplicht", true]]);
    expect(year!.triggers.map((trigger) => [trigger.id, trigger.fired, trigger.deadline])).toEqual([
      ["volume_hoger", false, undefined],
      ["volume_lager", false, undefined],
    ]);
  });

  test("indicators: within, worse than their norm, not measured", () => {
    expect(year!.indicators.map((indicator) => [indicator.id, indicator.state])).toEqual([
      ["I1", "worse"],
      ["I2", "worse"],
      ["I3", "worse"],
      ["I4", "missing"],
      ["I5", "worse"],
      ["I6", "within"],
    ]);
    expect(toFixed(year!.indicators[0]!.goal!.done!, 2)).toBe("0.31");
  });
});

test("a corridor is two bounds on what is claimed", () => {
  const [year] = seen(proposal("pw-f1")).years;
  expect(year!.bounds.map((bound) => [bound.side, printExpression(bound.source), euro(bound.room)])).toEqual([
    ["above", "geheel * (1 + band_boven)", "-53514.14"],
    ["below", "geheel * (1 - band_onder)", "210610.78"],
  ]);
  expect(year!.risks[0]!.above).toBe(5_351_414);
});

test("what a clause puts at risk does not follow the order in which parties are listed", () => {
  const text = fileText(`${VEENRIJK}agreements/besparing-met-verdeling.yaml`);
  const facts = factsAt(`${VEENRIJK}facts/besparing-met-verdeling.yaml`);
  const insurer = /  verzekeraar: .*\n/.exec(text)![0];
  const turned = agreementFrom(text.replace(insurer, "").replace(/( {2}zorgaanbieder: .*\n)/, `$1${insurer}`));
  const risks = seen(agreementFrom(text), facts).years[0]!.risks;
  expect([...turned.parties.keys()][0]).toBe("zorgaanbieder");
  expect(seen(turned, facts).years[0]!.risks).toEqual(risks);
  const [care, saving, chain] = risks;
  expect([care!.net, saving!.gross]).toEqual([0, 0]);
  // The hospital hands on 45 % of the saving that it receives.
  expect(chain!.due! / saving!.due!).toBeCloseTo(-0.45, 6);
});

describe("triggers", () => {
  const withTrigger = (when: string, rest = "") =>
    `agreement: t\nterm: { from: 2027-01-01, to: 2027-12-31 }\nparties: { verzekeraar: { nl: V }, zorgaanbieder: { nl: Z } }\nprices: { A: 10 }\nterms: { veel: { unit: stuk, value: 150 } }\nscopes: { alles: [A] }\nclauses: { zorg: { form: pxq, scopes: { zorg: alles } } }\ntriggers: { t: { nl: Te veel, when: ${when}, then: heroverleg${rest} } }\n`;

  test.each([["aantal(alles)"], ["5"], ["aantal(allles) > veel"], ["aantal(alles) >"]])(
    "the condition `%s` is refused",
    (when) => {
      const { value: datum } = assemble(datumOf(withTrigger(when)), ROOT, library());
      const { value, issues } = checkAgreement(datum!);
      expect(value).toBeUndefined();
      expect(new Set(issues.map((found) => found.path))).toEqual(new Set(["triggers.t.when"]));
    },
  );

  test("a volume so far counts for the whole year; the last day to act follows from the day of reading", () => {
    const agreement = agreementFrom(withTrigger("aantal(alles) > veel", ", within: 20 dagen, decides: managers"));
    const facts = (share: string) => factsFrom(`years: { 2027: { aantal: { A: 100 }, voortgang: ${share} } }`);
    const [early] = seen(agreement, facts("50%"), { at }).years[0]!.triggers;
    expect([early!.fired, early!.deadline]).toEqual([true, "2027-09-21"]);
    expect(seen(agreement, facts("80%"), { at }).years[0]!.triggers[0]!.fired).toBe(false);
    expect(watchTitle(seen(agreement, facts("50%")), "nl")).toBe("Te veel: heroverleg binnen 20 dagen");
  });

  test("a condition on what is not known says why", () => {
    const agreement = agreementFrom(withTrigger("verzekerden(alles) > 2 * verzekerden(alles)"));
    const [trigger] = seen(agreement, factsFrom("years: { 2027: { aantal: { A: 100 } } }")).years[0]!.triggers;
    expect(trigger!.fired).toMatchObject({ kind: "undetermined", reason: { code: "fact-missing" } });
  });
});

describe("chance", () => {
  test("with a standard error a bound has the chance that the lognormal factor passes it", () => {
    const completion = { factor: ratio(50, 31), standardError: ratio(5, 100) };
    const [year] = seen(ceiling, soFar, { completions: new Map([[2027, completion]]) }).years;
    // ln(1.5628) of a lognormal with mean 1.6129 and error 0.05: the ceiling is at 1/1.0599 of the mean.
    const sigma = Math.sqrt(Math.log(1 + (0.05 / (50 / 31)) ** 2));
    const z = (Math.log(1562991.88 / 1656582.2) + sigma ** 2 / 2) / sigma;
    expect(year!.bounds[0]!.chance).toBeCloseTo(1 - normal(z), 3);
    expect(year!.triggers[0]!.chance).toBe(0);
  });

  test("a condition that holds in the middle only, and one that is not known", () => {
    const completion = { factor: ONE, standardError: ratio(1, 10) };
    const sigma = Math.sqrt(Math.log(1.01));
    const z = (bound: number): number => (Math.log(bound) + sigma ** 2 / 2) / sigma;
    const inside = chanceOf(completion, (factor) => Math.abs(Number(factor.n) / Number(factor.d) - 1) < 0.05);
    expect(inside).toBeCloseTo(normal(z(1.05)) - normal(z(0.95)), 3);
    expect(chanceOf(completion, () => undefined)).toBeUndefined();
    expect(chanceOf({ factor: ONE }, () => true)).toBeUndefined();
    expect(chanceOf(completion, () => true)).toBe(1);
  });
});

describe("the calendar", () => {
  test.each([
    ["20 dagen", "2027-09-21"],
    ["3 weken", "2027-09-22"],
    ["6 maanden", "2028-03-01"],
    ["5 werkdagen", undefined],
    ["999999999999 dagen", undefined],
    ["999999 maanden", undefined],
    [undefined, undefined],
  ])("%s after 1 September is %s", (within, date) => expect(deadlineAfter(at, within)).toBe(date));

  test("a month after the last of January is the last of February", () =>
    expect(deadlineAfter(parseDate("2027-01-31"), "1 maand")).toBe("2027-02-28"));

  test("moments after a day, soonest first; none without a day", () => {
    expect(momentsAfter(ceiling, at).map((moment) => [moment.at, moment.days])).toEqual([
      ["2029-09-01", 731],
      ["2030-06-01", 1004],
    ]);
    expect(momentsAfter(ceiling, undefined)).toEqual([]);
  });
});

describe("laws", () => {
  const proposals = ["pw-f1", "pw-f2", "pw-f3", "pw-f4"].map(proposal);
  const means = Object.values(VOLUMES);
  const facts = fc.record({
    volumes: fc.tuple(...means.map((mean) => fc.integer({ min: 1, max: 2 * mean }))),
    patients: fc.integer({ min: 1, max: 2000 }),
  });
  const factsFor = ({ volumes, patients }: { volumes: readonly number[]; patients: number }, progress: Exact) =>
    factsOf({
      years: veenrijkYears({
        volumes: volumes.map((volume) => ratio(volume)),
        patients: ratio(patients),
        progress,
      }),
    });
  /** Far below, at and far above what was agreed, under each proposal: every signal is silent there, and goes off. */
  const extremes = proposals.flatMap((_, index) =>
    [1, 2, 4].map((halves): [number, { volumes: number[]; patients: number }] => [
      index,
      { volumes: means.map((mean) => Math.floor((mean * halves) / 2)), patients: 660 },
    ]),
  );

  test("a complete year agrees with settlement: signals, what is due, what is unpaid", () => {
    const fired = new Set<string>();
    fc.assert(
      fc.property(fc.nat({ max: 3 }), facts, (index, given) => {
        const agreement = proposals[index]!;
        const complete = factsFor(given, ONE);
        const settled = new Settlement(agreement).settle(complete).value!.years[0]!;
        const year = seen(agreement, complete).years.find((each) => each.year === 2027)!;
        for (const clause of settled.clauses) {
          const risk = year.risks.find((each) => each.clause === clause.id)!;
          expect([risk.due, risk.gross]).toEqual([clause.entitlement, clause.paid]);
          for (const signal of clause.signals) {
            const own = year.signals.find((each) => each.clause === clause.id && each.name === signal.name)!;
            expect(own.fired).toBe(signal.fired);
            fired.add(`${signal.name} ${String(signal.fired)}`);
          }
        }
        for (const bound of year.bounds) if (bound.soFar !== undefined) expect(bound.soFar).toEqual(bound.forecast);
      }),
      { numRuns: runs(25, 1_000), examples: extremes },
    );
    expect([...fired].sort()).toEqual([
      "heronderhandelen false",
      "heronderhandelen true",
      "meldplicht false",
      "meldplicht true",
    ]);
  });

  test("half of a year, half way, is the whole year", () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), facts, (index, given) => {
        const doubled = { volumes: given.volumes.map((volume) => volume * 2), patients: given.patients * 2 };
        const half = seen(proposals[index]!, factsFor(given, ratio(1, 2))).years[0]!;
        const whole = seen(proposals[index]!, factsFor(doubled, ONE)).years[0]!;
        expect(half.risks).toEqual(whole.risks);
        expect(half.bounds.map((bound) => euro(bound.room))).toEqual(whole.bounds.map((bound) => euro(bound.room)));
      }),
      { numRuns: runs(25, 1_000) },
    );
  });
});

describe("the command", () => {
  const folder = mkdtempSync(`${tmpdir()}/handslag-watch-`);
  afterAll(() => rmSync(folder, { recursive: true }));
  const given = ["watch", veenrijk("agreements", "pw-f2"), "--facts", veenrijk("facts", "pw-tot-augustus-2027")];

  test("in Dutch, in English and for programs", async () => {
    await expect(printed(...given, "--at", "2027-09-01")).toMatchFileSnapshot(golden("watch-pw-f2"));
    await expect(printed(...given, "--locale", "en")).toMatchFileSnapshot(golden("watch-pw-f2-en"));
    await expect(printed(...given, "--at", "2027-09-01", "--json")).toMatchFileSnapshot(golden("watch-pw-f2-json"));
  });

  test("a date that does not exist, facts outside the term, a wrong call", () => {
    expect(printed(...given, "--at", "2027-02-30")).toContain("(2)");
    const old = `${folder}/oud.yaml`;
    writeFileSync(old, "years: { 2020: { patienten: 1 } }\n");
    const outside = printed(...given.slice(0, 2), "--facts", old);
    expect(outside).toContain(
      "Deze feiten gaan over 2020; de overeenkomst loopt van 2027-01-01 tot en met 2031-12-31.",
    );
    expect(outside).toContain("(1)");
    expect(printed("watch", given[1]!)).toContain("(2)");
  });

  test("the page shows the room and the gauges", () => {
    const page = `${folder}/watch.html`;
    expect(printed(...given, "--html", page)).toContain("(0)");
    const html = readFileSync(page, "utf8");
    expect(html).toContain("Hoeveel ruimte is er nog?");
    expect(html).toContain("1 van de 6 indicatoren is op orde");
    expect(html).not.toContain("<script");
  });
});

/** The standard normal distribution, by quadrature: another way than the engine's. */
function normal(z: number): number {
  let sum = 0;
  const steps = 20_000;
  const width = (z + 10) / steps;
  for (let index = 0; index < steps; index++) sum += Math.exp(-((-10 + (index + 0.5) * width) ** 2) / 2) * width;
  return sum / Math.sqrt(2 * Math.PI);
}
