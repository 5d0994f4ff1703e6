// What the demonstration case leaves hospital and insurers over five years, against its published figures.
import { describe, expect, test } from "vitest";
import { ZERO, add, round, subtract, toFixed, type Exact } from "#kernel/exact";
import { gainsOf } from "#engine/outlook/gain";
import { agreementAt, factsAt, fileText, outlookAt, VEENRIJK } from "../support/documents.ts";

interface FiveYears {
  readonly hospital: string;
  readonly insurers: string;
  readonly by_insurer: Readonly<
    Record<string, readonly [string, string, readonly (readonly [number, string, string])[]]>
  >;
}
const demo = JSON.parse(fileText("cases/good/demo-case.json")) as {
  readonly five_year: Readonly<Record<string, FiveYears>>;
};

const INSURER = { PW: "polderwacht", KR: "kompasroos", VV: "vuurtoren" } as const;
type Insurer = keyof typeof INSURER;

const agreement = (name: string) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);
const outlook = (name: string) => outlookAt(`${VEENRIJK}outlooks/${name}.yaml`);

/** What the proposal leaves more than no agreement does, per year: of the hospital and of the insurer. */
function gains(insurer: Insurer, proposal: string, variant = ""): readonly { year: number; gains: Exact[] }[] {
  const short = insurer.toLowerCase();
  const chairs = [
    { party: "zorgaanbieder", expects: outlook(`zilverlinde-${short}${variant}`) },
    { party: "verzekeraar", expects: outlook(INSURER[insurer]) },
  ].map(({ party, expects }) =>
    gainsOf({
      agreement: agreement(`${short}-${proposal}`),
      reference: agreement(`${short}-zonder`),
      party,
      outlook: expects,
      introduction: true,
    }),
  );
  return chairs[0]!.map(({ year }, index) => ({ year, gains: chairs.map((chair) => chair[index]!.margin!) }));
}

describe.each([
  ["F1 impulse 95k", "f1", ""],
  ["F2", "f2", ""],
  ["F3 50%", "f3", ""],
  ["F3 50% no bed closure", "f3", "-bedden-open"],
  ["F4 = F3 60% + impulse 150k", "f4", ""],
  ["F4 no closure five years", "f4", "-bedden-open"],
  ["F4b = F3 65% + impulse 150k", "f4b", ""],
])("%s over five years", (key, proposal, variant) => {
  const published = demo.five_year[key]!;
  const found = Object.fromEntries(
    (Object.keys(INSURER) as Insurer[]).map((insurer) => [insurer, gains(insurer, proposal, variant)]),
  );
  test.each(Object.keys(INSURER))("%s, year by year", (insurer) => {
    expect(
      found[insurer]!.map(({ year, gains: [hospital, payer] }) => [year, toFixed(hospital!, 2), toFixed(payer!, 2)]),
    ).toEqual(published.by_insurer[insurer]![2]);
  });
  test("all together", () => {
    // Published per year to the cent, then added up.
    const total = (index: number): string =>
      toFixed(
        Object.values(found)
          .flat()
          .reduce((sum, entry) => add(sum, round(entry.gains[index]!, 2)), ZERO),
        2,
      );
    expect([total(0), total(1)]).toEqual([published.hospital, published.insurers]);
  });
});

test("payments are transfers: what hospital and insurers gain together is the same under every proposal", () => {
  const sums = ["f1", "f2", "f3", "f4", "f4b"].map((proposal) =>
    gains("PW", proposal).reduce((sum, entry) => entry.gains.reduce(add, sum), ZERO),
  );
  for (const sum of sums) {
    expect(toFixed(subtract(sum, sums[0]!), 12)).toBe("0.000000000000");
  }
});

describe("transfer check of 2027, before the cost of introduction", () => {
  const published: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    verwacht: [
      ["32394.87", "25476.65"],
      ["-52007.39", "-58925.61"],
      ["-19342.75", "-26260.97"],
    ],
    laag: [
      ["7076.57", "25476.65"],
      ["-19364.84", "-964.76"],
      ["-19364.84", "-964.76"],
    ],
    hoog: [
      ["51731.90", "22356.37"],
      ["-79336.70", "-108712.23"],
      ["-24268.08", "-53643.61"],
    ],
    tegen: [
      ["-10829.39", "46871.74"],
      ["-25203.36", "32497.77"],
    ],
  };
  test.each(Object.keys(published))("%s: margin of the hospital, spend of the insurer", (scenario) => {
    const facts = factsAt(`${VEENRIJK}facts/pw-${scenario}.yaml`);
    const found = ["f1", "f2", "f3"].slice(0, published[scenario]!.length).map((proposal) => {
      const question = {
        agreement: agreement(`pw-${proposal}`),
        reference: agreement("pw-zonder"),
        outlook: outlook("zilverlinde-pw"),
        facts,
        introduction: false,
      };
      const [hospital] = gainsOf({ ...question, party: "zorgaanbieder" });
      const [insurer] = gainsOf({ ...question, party: "verzekeraar" });
      return [toFixed(hospital!.accounted!, 2), toFixed(subtract(ZERO, insurer!.received!), 2)];
    });
    expect(found).toEqual(published[scenario]);
    // The last column of the published table: the same under every form.
    const sums = new Set(found.map(([margin, spend]) => (Number(margin) - Number(spend)).toFixed(2)));
    expect(sums.size).toBe(1);
  });
});
