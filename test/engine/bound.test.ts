// The bounds that clauses hold: which there are, of what kind, and when each counts; and what parties receive on balance.
import { describe, expect, test } from "vitest";
import { toDecimal, type Exact } from "#kernel/exact";
import { boundsIn, type Bound } from "#engine/graph/bound";
import { Elaboration } from "#engine/graph/elaborate";
import { paymentsIn, receivedBy } from "#engine/graph/money";
import { folding } from "#engine/graph/node";
import { Dependence, partsOf } from "#engine/graph/part";
import { exactArithmetic } from "#engine/settle/arithmetic";
import { worldOf } from "#engine/settle/world";
import { agreementAt, agreementFrom, factsAt, factsFrom, VEENRIJK } from "../support/documents.ts";

const veenrijk = (name: string) => agreementAt(`${VEENRIJK}agreements/${name}.yaml`);

function boundsOf(name: string, facts: string, year = 2027) {
  const agreement = veenrijk(name);
  const elaboration = new Elaboration(agreement);
  const read = folding(0, exactArithmetic(worldOf(agreement, factsAt(`${VEENRIJK}facts/${facts}.yaml`))));
  return [...agreement.clauses.values()]
    .flatMap((use) => boundsIn(elaboration, use, year))
    .map((bound) => ({
      bound,
      counts: read(bound.active),
      of: bound.of && read(bound.of),
      at: bound.at && read(bound.at),
    }));
}

const told = ({ bound, counts }: { bound: Bound; counts: unknown }): string =>
  `${bound.kind} ${bound.line}${bound.column === undefined ? "" : `.${bound.column}`}${bound.row === undefined ? "" : `[${bound.row}]`} ${bound.expression} ${String(counts)}`;

describe("what bounds there are, and which count", () => {
  test("a lump sum: the corridor on both sides", () => {
    expect(boundsOf("pw-f1", "pw-tegen").map(told)).toEqual([
      "threshold overschrijding declaraties - geheel * (1 + band_boven) true",
      "threshold onderschrijding geheel * (1 - band_onder) - declaraties false",
    ]);
    expect(boundsOf("pw-f1", "pw-hoog").map(({ counts }) => counts)).toEqual([false, true]);
  });
  test("a ceiling: its second tranche, never its first; a floor of zero is no bound", () => {
    expect(boundsOf("pw-f2", "pw-tegen").map(told)).toEqual([
      "tranche schijf[1] staffel[2] true",
      "floor recht cent(bodem * jaarplafond) false",
    ]);
    const [tranche] = boundsOf("pw-f2", "pw-tegen");
    expect([tranche!.of, tranche!.at].map((value) => toDecimal(value as Exact))).toEqual(["1644138.61", "1562991.88"]);
  });
  test("shared savings: gates, caps and thresholds, in the order of the form", () => {
    expect(boundsOf("pw-f3", "pw-laag").map(told)).toEqual([
      "gate te_delen besparing < drempel * normbedrag true",
      "ceiling uitkering hoogstens * normbedrag false",
      "threshold uitkering te_delen false",
      "gate tekort tweezijdig and -besparing >= drempel_tekort * normbedrag false",
      "ceiling terugbetaling hoogstens_tekort * normbedrag false",
      "threshold terugbetaling tekort false",
    ]);
    expect(boundsOf("pw-f3", "pw-verwacht").map(({ counts }) => counts)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
  test("scores: each indicator is held between nothing and one, row by row", () => {
    const scores = boundsOf("samen-beslissen", "samen-beslissen").filter(({ bound }) => bound.column === "punten");
    expect(scores.filter(({ bound }) => bound.kind === "ceiling").map(({ bound }) => bound.row)).toEqual([0, 1, 2, 3]);
    expect(scores.every(({ bound }) => ["gate", "ceiling", "floor"].includes(bound.kind))).toBe(true);
  });
  test("what facts can't move is no bound", () => {
    const agreement = agreementFrom(`
agreement: vast
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
clauses: { vast: { form: vast-bedrag, funding: subsidie, with: { bedrag: 5 } } }`);
    expect(boundsIn(new Elaboration(agreement), agreement.clauses.get("vast")!, 2027)).toEqual([]);
  });
});

describe("what depends on facts", () => {
  test("care and persons do; the agreed base, series and progress do not", () => {
    const elaboration = new Elaboration(veenrijk("pw-f2"));
    const dependence = new Dependence();
    const site = elaboration.site(undefined, 2027);
    expect(dependence.onFacts(elaboration.claimed("hartfalen", site))).toBe(true);
    expect(dependence.onFacts(elaboration.revenue("hartfalen", { ...site, frame: "basis" }))).toBe(false);
    expect(dependence.onFacts(elaboration.level("loonprijs", 2027))).toBe(false);
    expect(dependence.onFacts(elaboration.observe({ fact: "voortgang", year: 2027, frame: "facts" }))).toBe(false);
  });
  test("every part of a node was made before it", () => {
    const agreement = veenrijk("samen-beslissen");
    const elaboration = new Elaboration(agreement);
    for (const use of agreement.clauses.values()) boundsIn(elaboration, use, 2027);
    for (const party of agreement.parties.keys()) receivedBy(elaboration, party, 2027);
    const counts = elaboration.graph.nodes.map((node) => {
      for (const part of partsOf(node)) expect(part.id).toBeLessThan(node.id);
      return partsOf(node).length;
    });
    expect(Math.max(...counts)).toBeGreaterThan(3);
  });
});

describe("what parties receive on balance", () => {
  const agreement = veenrijk("besparing-met-verdeling");
  const elaboration = new Elaboration(agreement);
  const read = folding(
    0,
    exactArithmetic(worldOf(agreement, factsAt(`${VEENRIJK}facts/besparing-met-verdeling.yaml`))),
  );
  const received = (party: string, clause?: string): string =>
    toDecimal(read(receivedBy(elaboration, party, 2027, clause)) as Exact);

  test("all together nothing: what one pays another receives", () => {
    expect([...agreement.parties.keys()].map((party) => received(party))).toEqual([
      "-1615605.88",
      "1579767.06",
      "15928.36",
      "19910.46",
    ]);
  });
  test("through one clause only, where one is named", () => {
    const [care, saving, shares] = [...agreement.clauses.keys()];
    expect([care, saving, shares].map((clause) => received("zorgaanbieder", clause))).toEqual([
      "1535964.06",
      "79641.82",
      "-35838.82",
    ]);
    expect(paymentsIn(elaboration, 2027).map(({ clause, from, to }) => `${clause}: ${from} → ${to}`)).toContain(
      `${shares}: zorgaanbieder → thuiszorg`,
    );
  });
  test("nothing in a year in which no clause is in force", () => {
    const facts = factsFrom("years: { 2027: { gedeclareerd: 1 } }");
    const empty = folding(0, exactArithmetic(worldOf(agreement, facts)));
    expect(toDecimal(empty(receivedBy(elaboration, "thuiszorg", 2050)) as Exact)).toBe("0");
  });
});
