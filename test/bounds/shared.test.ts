// Bounds of forms that no library holds: a ranged share of the year, and parts that many lines share.
import { expect, test } from "vitest";
import { ratio, type Exact } from "#kernel/exact";
import { boundsOf, type Bound } from "#engine/bounds/bounds";
import { agreementFrom, datumOf, rangesOf } from "../support/documents.ts";

const agreement = (lines: Readonly<Record<string, string>>) =>
  agreementFrom(`
agreement: proef
term: { from: 2027-01-01, to: 2027-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes: { z: [z] }
forms:
  proef:
    form: proef
    version: 1
    title: { nl: Proef }
    scopes: { zorg: { nl: zorg } }
    covers: [zorg]
    parameters: { plafond: { unit: EUR, nl: Plafond } }
    lines: ${JSON.stringify(lines)}
    pays: recht
    text: [ { nl: "Tot {plafond}." } ]
clauses: { c: { form: proef, scopes: { zorg: z }, funding: verrekening, with: { plafond: 1000000 } } }
`);
const boundIn = (lines: Readonly<Record<string, string>>, year: string): Bound =>
  boundsOf(agreement(lines), rangesOf(datumOf(`ranges: proef\nyears: { 2027: ${year} }`))).value!.parties[1]!.years[0]!
    .bound;

test("a range on the share of the year that the facts cover", () => {
  const { lowest, highest } = boundIn(
    { recht: "min(prognose(gedeclareerd(zorg)), plafond)" },
    "{ voortgang: [0.5, 0.8], gedeclareerd: 100000 }",
  );
  const at = ({ facts }: Bound["lowest"]): Exact | undefined => facts[0]?.value;
  expect([lowest.cents, highest.cents]).toEqual([12_500_000, 20_000_000]);
  expect([at(lowest), at(highest)]).toEqual([ratio(4, 5), ratio(1, 2)]);
});

test("lines that use each other twice, thirty deep, are looked at once each", () => {
  const lines: Record<string, string> = { a0: "gedeclareerd(zorg)" };
  for (let index = 1; index <= 30; index++) lines[`a${index}`] = `(a${index - 1} + a${index - 1}) / 2`;
  lines["recht"] = "if a30 > plafond then plafond - a30 * 0.3 + kosten(zorg) else a30 * 0.7 - kosten(zorg) * 0.5";
  const { lowest, highest } = boundIn(lines, "{ gedeclareerd: [900000, 1100000], kosten: [1000, 2000] }");
  // Least: 900,000 × 0.7 − 2,000 × 0.5. Most, a cent above the bound: 1,000,000 − 1,000,000.01 × 0.3 + 2,000, in cents.
  expect([lowest.cents, highest.cents]).toEqual([62_900_000, 70_200_000]);
});
