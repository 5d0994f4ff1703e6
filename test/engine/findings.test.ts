// What is worth a look before anyone signs: each finding with the agreement that has it and the nearest that has not.
import { expect, test } from "vitest";
import { assemble } from "#engine/assemble";
import { checkAgreement } from "#engine/check";
import { ROOT, datumOf, library } from "../support/documents.ts";

const BASE = `
agreement: a
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
products: { P: { nl: P, code: 1001 }, Q: { nl: Q, code: 1002 } }
prices: { peil: 2027, P: 10, Q: 20 }
scopes: { alles: ["10*"], deel: [P] }
indicators:
  W: { nl: Wachttijd, instrument: telling, missing: nul }
  G: { nl: Veiligheid, instrument: telling, gate: ja }
instruments: { telling: { nl: Telling } }
goals:
  korter: { aim: quality, owner: zorgaanbieder, smart: { indicator: W, from: 3, to: 2, by: 2027 } }
  prettig: { aim: quality, directional: prettiger, review: jaarlijks }
clauses:
  zorg: { form: pxq, scopes: { zorg: alles } }
  extra: { form: vast-bedrag, with: { bedrag: 5 }, funding: verrekening }
  beloning:
    form: prestatiebeloning
    funding: verrekening
    with: { beloning: 10, kpi: [ { indicator_id: W, gewicht: 1, drempel: 3, doel: 2 } ] }
`;

function findings(...changes: readonly (readonly [string, string])[]): string[] {
  const text = changes.reduce((base, [from, to]) => {
    if (!base.includes(from)) throw new Error(`not there: ${from}`);
    return base.replace(from, to);
  }, BASE);
  const assembled = assemble(datumOf(text), ROOT, library());
  if (assembled.value === undefined) return assembled.issues.map(({ code, path }) => `! ${code} ${path}`);
  const { value, issues, findings: found } = checkAgreement(assembled.value);
  return value === undefined
    ? issues.map(({ code, path }) => `! ${code} ${path}`)
    : found.map(({ code, path }) => `${code} ${path}`);
}

test("a sound agreement has none", () => expect(findings()).toEqual([]));
test.each([
  ["care in no clause", [["zorg: alles", "zorg: deel"]], ["care-in-no-clause clauses"]],
  [
    "a payment without a lawful ground",
    [["bedrag: 5 }, funding: verrekening }", "bedrag: 5 } }"]],
    ["no-funding clauses.extra"],
  ],
  [
    "a product without a code",
    [
      ["code: 1002", "kind: dbc"],
      ['["10*"]', "[P, Q]"],
    ],
    ["product-without-code products"],
  ],
  [
    "a goal of no kind",
    [["directional: prettiger, review: jaarlijks", "horizon: term"]],
    ["goal-without-kind goals.prettig"],
  ],
  [
    "a goal of two kinds",
    [["directional: prettiger", "directional: prettiger, smart: { indicator: W, to: 2, by: 2027 }"]],
    ["goal-of-two-kinds goals.prettig"],
  ],
  ["a direction that nobody reviews", [[", review: jaarlijks", ""]], ["direction-without-review goals.prettig"]],
  ["a goal that pays and has no start", [["from: 3, to", "to"]], ["goal-not-smart goals.korter"]],
  ["a goal that pays and has no owner", [["owner: zorgaanbieder, ", ""]], ["goal-not-smart goals.korter"]],
  [
    "an indicator nobody measures",
    [["nl: Wachttijd, instrument: telling", "nl: Wachttijd"]],
    ["indicator-without-instrument indicators.W"],
  ],
  [
    "an instrument nobody knows",
    [["nl: Wachttijd, instrument: telling", "nl: Wachttijd, instrument: teling"]],
    ["unknown-instrument indicators.W.instrument"],
  ],
  [
    "an indicator that pays without a rule for when it is missing",
    [["telling, missing: nul", "telling"]],
    ["indicator-without-missing-rule indicators.W"],
  ],
  [
    "a judgement that pays without a scale or judges",
    [["telling, missing: nul", "telling, missing: nul, qualitative: ja, panel: patiëntenraad"]],
    ["qualitative-without-rubric indicators.W"],
  ],
  [
    "a judgement that pays by an agreed scale",
    [
      [
        "telling, missing: nul",
        "telling, missing: nul, qualitative: ja, panel: patiëntenraad, rubric: [ { score: 1, nl: matig }, { score: 3, nl: goed } ]",
      ],
    ],
    [],
  ],
  ["an indicator for no goal", [[", gate: ja", ""]], ["indicator-without-goal indicators.G"]],
  [
    "a lump sum for years without a moment on the way",
    [
      ["to: 2027-12-31", "to: 2028-12-31"],
      ["form: pxq, scopes: { zorg: alles }", "form: aanneemsom, scopes: { zorg: alles }, with: { aanneemsom: 5 }"],
    ],
    ["no-index clauses.zorg", "no-milestones clauses.zorg"],
  ],
] as const)("%s", (_name, changes, expected) => expect([...findings(...changes)].sort()).toEqual([...expected].sort()));
