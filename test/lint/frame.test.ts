// Lint of what is agreed beside money, each finding beside the nearest agreement that has it not.
import { expect, test } from "vitest";
import { BASE, changed, linted, type Change } from "./careful.ts";

const FRAME: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  [
    "one year",
    [
      ["to: 2028-12-31", "to: 2027-12-31"],
      ["by: 2028", "by: 2027"],
      ["by: 2028", "by: 2027"],
    ],
    ["attention term-short term"],
  ],
  ["six years", [["to: 2028-12-31", "to: 2032-12-31"]], ["attention term-long term"]],
  ["five years", [["to: 2028-12-31", "to: 2031-12-31"]], []],
  [
    "no moments",
    [
      [/moments: .*/.exec(BASE)![0], ""],
      [", gates: [ opschalen ]", ""],
    ],
    ["attention no-evaluation moments"],
  ],
  [
    "moments that look at nothing",
    [
      ["what: bespreking", "what: start"],
      ["what: evaluatie", "what: einde"],
    ],
    ["attention no-evaluation moments"],
  ],
  [
    "a moment about goals looks back",
    [
      ["what: bespreking", "what: start"],
      ["what: evaluatie, at: 2028-06-01", "what: einde, at: 2028-06-01, about: [goals]"],
    ],
    [],
  ],
  [
    "the first moment in the third year",
    [
      ["to: 2028-12-31", "to: 2031-12-31"],
      [/moments: .*/.exec(BASE)![0], "moments: [ { what: evaluatie, at: 2029-06-01 } ]"],
      [", gates: [ opschalen ]", ""],
    ],
    ["tip evaluation-late moments"],
  ],
  ["nothing for a change of circumstances", [[/triggers: .*/.exec(BASE)![0], ""]], ["attention no-triggers triggers"]],
  ["a trigger without a term", [["within: 20 dagen, ", ""]], ["tip trigger-incomplete triggers.meer"]],
  [
    "nothing for a change of law",
    [["wet: Verandert de wet dan passen partijen dit aan., ", ""]],
    ["attention no-law-change free"],
  ],
  [
    "a trigger for a change of law",
    [
      ["wet: Verandert de wet dan passen partijen dit aan., ", ""],
      ["then: heroverleg", "nl: Wetswijziging of meer zorg, then: heroverleg"],
    ],
    [],
  ],
  ["no ladder", [["ladder: [ tafel, bestuurders: 10 dagen ], ", ""]], ["attention no-escalation governance.ladder"]],
  ["a ladder of one step", [["tafel, bestuurders: 10 dagen", "tafel"]], ["tip escalation-short governance.ladder"]],
  [
    "a decision without a date",
    [["gates: [ opschalen ]", "gates: [ afbouwen ]"]],
    ["attention gate-without-moment governance.gates[0]"],
  ],
  [
    "an advance without interest",
    [["interest: wettelijk, ", ""]],
    ["attention advance-without-interest payments.advance"],
  ],
  ["no advance needs no interest", [["advance: { monthly: 1/12, of: 95% }, interest: wettelijk, ", ""]], []],
  ["no date for the final settlement", [[", final: 18 maanden", ""]], ["attention no-settlement-dates payments"]],
  ["no way out", [["exit: { notice: 6 maanden, fallback: vorig_tarief }, ", ""]], ["attention no-exit ends.exit"]],
  ["a way out into nothing", [[", fallback: vorig_tarief", ""]], ["tip exit-without-fallback ends.exit"]],
  ["no time after the end", [[", aftercare: [ 6 maanden ]", ""]], ["tip no-aftercare ends.aftercare"]],
  [
    "no attribution",
    [["attribution: { dbc-zorgproduct: openingsdatum }", ""]],
    ["attention no-attribution attribution"],
  ],
  [
    "a base without a source",
    [["agreement: a", "agreement: a\nbasis: { years: { 2027: { aantal: { P: 1, Q: 1 } } } }"]],
    ["attention basis-without-source basis"],
  ],
  [
    "a base with a source",
    [["agreement: a", "agreement: a\nbasis: { source: feitentafel, years: { 2027: { aantal: { P: 1, Q: 1 } } } }"]],
    [],
  ],
  [
    "a promise of the best price",
    [["free: {", "free: { prijs: De verzekeraar krijgt altijd de laagste prijs.,"]],
    ["attention most-favoured free.prijs"],
  ],
  [
    "most favoured by name",
    [["free: {", "free: { prijs: { nl: Er geldt een meestbegunstigingsbeding, en: a },"]],
    ["attention most-favoured free.prijs"],
  ],
  [
    "most favoured in English",
    [["free: {", "free: { prijs: { nl: a, en: No better than to any other insurer },"]],
    ["attention most-favoured free.prijs"],
  ],
  [
    "a word about other insurers",
    [["free: {", "free: { stil: De prijzen blijven geheim voor andere verzekeraars.,"]],
    [],
  ],
  [
    "an amount in free text",
    [["free: {", 'free: { bonus: "Bij succes volgt € 5.000 extra.",']],
    ["attention money-in-free-text free.bonus"],
  ],
  ["a percentage in free text", [["free: {", 'free: { doel: "Wij willen 75 % thuis.",']], []],
];

test.each(FRAME)("%s", (_, changes, expected) => expect(linted(changed(BASE, changes))).toEqual(expected));
