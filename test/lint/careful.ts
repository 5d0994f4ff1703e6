// Agreements without a single finding, and what lint says once they are changed.
import { lint } from "#engine/lint/lint";
import { worldOf } from "#engine/settle/world";
import { agreementFrom, factsFrom } from "../support/documents.ts";

export const BASE = `
agreement: a
term: { from: 2027-01-01, to: 2028-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
products: { P: { nl: P, code: 1001 }, Q: { nl: Q, code: 1002 } }
prices: { peil: 2027, index: lonen, P: 10, Q: 20 }
scopes: { alles: ["10*"], deel: [P] }
indices: { lonen: { form: mandjeindex, from: 2028, with: { hoogste: 5%, mandje: [ { reeks_id: lonen, gewicht: 1 } ] } } }
attribution: { dbc-zorgproduct: openingsdatum }
indicators:
  W: { nl: Wachttijd, instrument: telling, frequency: kwartaal, owner: zorgaanbieder, missing: nul, baseline: 3 }
  E: { nl: Kosten elders, instrument: telling, frequency: jaar, owner: verzekeraar, norm: 5 }
  G: { nl: Veiligheid, instrument: telling, frequency: jaar, owner: zorgaanbieder, gate: ja, missing: geen beloning }
instruments: { telling: { nl: Telling } }
goals:
  korter: { aim: quality, owner: zorgaanbieder, smart: { indicator: W, from: 3, to: 2, by: 2028 } }
  elders: { aim: efficiency, owner: zorgaanbieder, smart: { indicator: E, from: 6, to: 5, by: 2028 } }
moments: [ { what: bespreking, at: 2027-06-01 }, { what: opschalen, at: 2027-09-01 }, { what: evaluatie, at: 2028-06-01 } ]
triggers: { meer: { when: aantal(P) > 1.15 * aantal(Q), then: heroverleg, within: 20 dagen, decides: managers } }
governance: { ladder: [ tafel, bestuurders: 10 dagen ], gates: [ opschalen ] }
payments: { advance: { monthly: 1/12, of: 95% }, interest: wettelijk, provisional: 6 maanden, final: 18 maanden }
ends: { exit: { notice: 6 maanden, fallback: vorig_tarief }, aftercare: [ 6 maanden ] }
free: { wet: Verandert de wet dan passen partijen dit aan., doorleveren: De zorgaanbieder blijft verzekerden behandelen. }
clauses:
  zorg:
    form: omzetplafond
    index: lonen
    scopes: { zorg: alles }
    with: { plafond: 1000, staffel: [ { tot: 1, tarief: 1 }, { tot: , tarief: 20% } ] }
  beloning:
    form: prestatiebeloning
    funding: verrekening
    with: { beloning: 20, poort: { is: indicator("G") <= 1 }, kpi: [ { indicator_id: W, gewicht: 1, drempel: 3, doel: 2 } ] }
`;

const SAVINGS = `
  zorg:
    form: pxq
    scopes: { zorg: alles }
  besparing:
    form: gedeelde-besparing
    index: lonen
    funding: verrekening
    scopes: { populatie: alles }
    with: { norm: 100, risicofactor: 1.01, deel: 50%, kwaliteit: { is: if indicator("G") <= 1 then 1 else 0 }, hoogstens: 8%, tweezijdig: ja, deel_tekort: 30%, hoogstens_tekort: 3% }
`;
const CLAUSES = BASE.slice(BASE.indexOf("clauses:"));
export const WITH_SAVINGS = BASE.replace(CLAUSES, `clauses:${SAVINGS}`);
export const LUMP_SUM = BASE.replace(
  CLAUSES,
  `clauses:
  zorg:
    form: aanneemsom
    index: lonen
    scopes: { zorg: alles }
    with: { aanneemsom: 1000, ijkaantal: 50, band_boven: 5%, band_onder: 5%, deel_boven: 50%, deel_onder: 40% }
`,
);

export type Change = readonly [from: string, to: string];

export function changed(base: string, changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not there: ${from}`);
    return text.replace(from, to);
  }, base);
}

export function linted(yaml: string, facts?: string): string[] {
  const agreement = agreementFrom(yaml);
  const figures =
    facts === undefined ? undefined : { on: "facts" as const, world: worldOf(agreement, factsFrom(facts)) };
  return lint(agreement, figures).map(({ code, severity, path, figures: { ask } }) =>
    [severity, code, path, ...(ask === undefined ? [] : [String(ask)])].join(" "),
  );
}
