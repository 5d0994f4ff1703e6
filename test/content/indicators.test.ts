// Indicators that come with the product: sound, in two languages, with forms that exist, and shown where they belong.
import { expect, test } from "vitest";
import { indicatorSets } from "#cli/library";
import { handslag } from "../support/command.ts";
import { library } from "../support/documents.ts";

const shown = (...given: readonly string[]): string => handslag("forms", "show", ...given).out;

test("every set names forms of the library, and every indicator its definition and source in both languages", () => {
  const sets = indicatorSets();
  expect(sets.map(({ set }) => set)).toEqual(["hartfalen", "samen-beslissen", "toegang"]);
  for (const { forms, indicators } of sets) {
    for (const form of forms) expect(library().formIds).toContain(form);
    for (const entry of Object.values(indicators)) {
      expect(entry.definition.en).toBeDefined();
      expect(entry.instrument.en).toBeDefined();
      expect(entry.source).not.toBe("");
    }
  }
});

test("a form shows the indicators that go with it, and no others", () => {
  const guaranteed = shown("garantieomzet");
  expect(guaranteed).toContain("Ervaren samen beslissen (CollaboRATE, hoogste score) (hoger is beter)");
  expect(guaranteed).toContain("oordeel: alleen met afgesproken schaal en panel");
  expect(guaranteed).not.toContain("KCCQ-12");
  expect(shown("aanneemsom", "--locale", "en")).toContain(
    "Waiting time for a first outpatient visit (lower is better)",
  );
  expect(shown("pxq")).not.toContain("Indicatoren,");
  const json = JSON.parse(shown("gedeelde-besparing", "--json")) as {
    indicators: { set: string }[];
  };
  expect(json.indicators.map(({ set }) => set)).toEqual(["hartfalen", "toegang"]);
});
