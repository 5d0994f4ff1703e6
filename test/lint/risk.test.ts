// Lint of lump sums and shared savings: who bears a loss, who keeps a gain, and bounds that mean nothing.
import { describe, expect, test } from "vitest";
import { LUMP_SUM, WITH_SAVINGS, changed, linted } from "./careful.ts";

describe("lump sums", () => {
  test.each([
    [
      "a corridor that nobody shares",
      [[", deel_boven: 50%", ""]],
      [
        "attention parameter-without-effect clauses.zorg.with.band_boven",
        "attention counter-measure-missing clauses.zorg tegenvaller",
      ],
    ],
    [
      "a share of nothing is no corridor",
      [["deel_boven: 50%", "deel_boven: 0%"]],
      [
        "attention parameter-without-effect clauses.zorg.with.band_boven",
        "attention counter-measure-missing clauses.zorg tegenvaller",
      ],
    ],
    [
      "a corridor as wide as the sum",
      [["band_onder: 5%", "band_onder: 100%"]],
      [
        "attention parameter-without-effect clauses.zorg.with.band_onder",
        "attention parameter-without-effect clauses.zorg.with.deel_onder",
        "attention counter-measure-missing clauses.zorg meevaller",
      ],
    ],
    [
      "no access time",
      [["nl: Wachttijd", "nl: Tevredenheid"]],
      ["attention counter-measure-missing clauses.zorg toegang"],
    ],
    ["access by its tag", [["nl: Wachttijd", "nl: Dagen tot het eerste consult, tags: [toegang]"]], []],
    [
      "a year without a moment",
      [["{ what: evaluatie, at: 2028-06-01 }", "{ what: evaluatie, at: 2027-12-01 }"]],
      ["tip counter-measure-missing clauses.zorg herzien"],
    ],
  ] as const)("%s", (_, changes, expected) => expect(linted(changed(LUMP_SUM, changes))).toEqual(expected));
});

describe("shared savings", () => {
  test.each([
    [
      "gains only",
      [["tweezijdig: ja, deel_tekort: 30%, hoogstens_tekort: 3%", "drempel: 2%"]],
      ["attention counter-measure-missing clauses.besparing tegenvaller"],
    ],
    [
      "a share of losses that never counts",
      [["tweezijdig: ja", "tweezijdig: nee"]],
      [
        "attention parameter-without-effect clauses.besparing.with.deel_tekort",
        "attention parameter-without-effect clauses.besparing.with.hoogstens_tekort",
        "attention counter-measure-missing clauses.besparing tegenvaller",
      ],
    ],
    ["both ways from the second year on", [["tweezijdig: ja", "tweezijdig: { 2027: nee, 2028: ja }"]], []],
    [
      "a cap that half a saving can't reach",
      [["hoogstens: 8%", "hoogstens: 50%"]],
      ["attention bound-cannot-bind clauses.besparing.with.hoogstens"],
    ],
    ["a cap just below", [["hoogstens: 8%", "hoogstens: 49%"]], []],
    [
      "a benchmark that follows cost",
      [["norm: 100", "norm: { 2027: 100, 2028: 95 }"]],
      ["attention counter-measure-missing clauses.besparing norm"],
    ],
    [
      "a quality factor that is fixed",
      [['{ is: if indicator("G") <= 1 then 1 else 0 }', "0.9"]],
      ["attention gate-drives-nothing indicators.G", "tip counter-measure-missing clauses.besparing kwaliteit"],
    ],
    [
      "nothing watches cost elsewhere",
      [["nl: Kosten elders", "nl: Bloeddruk"]],
      ["attention counter-measure-missing clauses.besparing elders"],
    ],
    [
      "the same saving twice",
      [
        [
          "  besparing:\n",
          "  eerder: { form: besparing-met-staffel, index: lonen, funding: verrekening, scopes: { populatie: deel }, with: { norm: 90, staffel: [ { tot: , deel_aanbieder: 20% } ] } }\n  besparing:\n",
        ],
      ],
      ["attention saving-shared-twice clauses.besparing"],
    ],
    [
      "a saving on top of a lump sum",
      [
        [
          "form: pxq\n    scopes: { zorg: alles }",
          "form: aanneemsom\n    index: lonen\n    scopes: { zorg: alles }\n    with: { aanneemsom: 1000, ijkaantal: 50, band_boven: 5%, band_onder: 5%, deel_boven: 50%, deel_onder: 40% }",
        ],
      ],
      ["attention saving-already-kept clauses.besparing"],
    ],
  ] as const)("%s", (_, changes, expected) => expect(linted(changed(WITH_SAVINGS, changes))).toEqual(expected));
});
