// The work that simulation is measured on: ten contract forms over 200 products, as documents of the agreement language.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assemble } from "#engine/assemble";
import { checkAgreement } from "#engine/check";
import { readOutlook } from "#engine/outlook/outlook";
import { readDocument } from "#engine/read";
import { FileLibrary } from "#cli/library";
import { mulberry32 } from "./mulberry32.mjs";

const FOLDER = fileURLToPath(new URL("ten-forms/", import.meta.url));
export const YEARS = [2027, 2028, 2029, 2030, 2031];
const GROUPS = Array.from({ length: 20 }, (_, index) => `groep_${index}`);

/** The products as defined; `sum` is what they come to before anything is rounded. */
export function products() {
  const random = mulberry32(12345);
  const made = Array.from({ length: 200 }, (_, index) => {
    const u = random();
    const price = 100 + 9900 * u ** 3;
    const volume = 20 + 2000 * random();
    const sigma = 0.05 + 0.25 * random();
    const cost = price * (0.6 + 0.3 * random());
    return { id: `p${index}`, group: Math.floor(index / 10), price, volume, sigma, cost };
  });
  return { products: made, sum: made.reduce((sum, { price, volume }) => sum + price * volume, 0) };
}

const fixed = (value, decimals) => value.toFixed(decimals).replace(/\.?0+$/, "");
const map = (entries) => `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;

/** What the ten agreements share. Prices and amounts are in cents, as in any agreement; numbers have four decimals. */
function frame({ products: made, sum }) {
  const amount = (members) =>
    fixed(
      members.reduce((total, { price, volume }) => total + price * volume, 0),
      2,
    );
  const scopes = GROUPS.map((name, group) => [
    name,
    `[${made
      .filter((product) => product.group === group)
      .map(({ id }) => id)
      .join(", ")}]`,
  ]);
  const term = (value, unit = "EUR/jaar") => `{ unit: ${unit}, value: ${value} }`;
  const basis = YEARS.map(
    (year, y) => `    ${year}: { aantal: ${map(made.map(({ id, volume }) => [id, fixed(volume * 1.02 ** y, 4)]))} }`,
  );
  return `
agreement: kader
term: { from: 2027-01-01, to: 2031-12-31 }
parties: { verzekeraar: {}, zorgaanbieder: {} }
scopes:
${scopes.map(([name, list]) => `  ${name}: ${list}`).join("\n")}
  eerste_groepen: [${GROUPS.slice(0, 4).join(", ")}]
  overige_groepen: [${GROUPS.slice(4).join(", ")}]
  alles: [${GROUPS.join(", ")}]
indices:
  prijs:  { form: mandjeindex, from: 2028, with: { mandje: [ { reeks_id: prijs, gewicht: 100% } ] } }
  budget: { form: mandjeindex, from: 2028, with: { mandje: [ { reeks_id: budget, gewicht: 100% } ] } }
prices: { peil: 2027, index: prijs, ${made.map(({ id, price }) => `${id}: ${fixed(price, 2)}`).join(", ")} }
indicators: { q: { nl: kwaliteit, unit: ratio } }
terms:
  begroot: ${term(fixed(sum, 2))}
  norm_per_patient: ${term(fixed(sum / 100_000, 7), "EUR/persoon/jaar")}
  begroot_overig: ${term(amount(made.filter(({ group }) => group >= 4)))}
${GROUPS.map((_name, group) => `  begroot_${group}: ${term(amount(made.filter((product) => product.group === group)))}`).join("\n")}
basis:
  years:
${basis.join("\n")}
clauses: {}
`;
}

/** What the provider expects, how sure it is, and what care costs it. */
function outlookText({ products: made }) {
  const spread = (sigma) => Math.sqrt(Math.expm1(sigma * sigma)).toFixed(12);
  const byYear = (amountIn) => map(YEARS.map((year, y) => [year, amountIn(y)]));
  return `
outlook: tien-vormen
of: zorgaanbieder
facts:
  years:
    2027: { patienten: { alles: 100000 }, noemer: { q: 1000 }, aantal: ${map(made.map(({ id, volume }) => [id, fixed(volume, 4)]))} }
    2028: { patienten: { alles: 100000 }, noemer: { q: 1000 }, reeks: { prijs: 2.5%, budget: 4.55% } }
${YEARS.slice(2)
  .map((year) => `    ${year}: { patienten: { alles: 100000 }, noemer: { q: 1000 } }`)
  .join("\n")}
volumes:
${made
  .map(
    ({ id, group, sigma }) =>
      `  ${id}: { trend: 2%, spread: ${spread(sigma)}, follows: { markt: 0.3, ${GROUPS[group]}: 0.4 } }`,
  )
  .join("\n")}
indicators: { q: { mean: 0, spread: 1 } }
costs:
${made
  .map(
    ({ id, volume, cost }) =>
      `  ${id}: { fixed: ${byYear((y) => fixed(cost * 1.03 ** y * 0.6 * volume * 1.02 ** y, 2))}, each: ${byYear((y) => fixed(0.4 * cost * 1.03 ** y, 4))} }`,
  )
  .join("\n")}
`;
}

const sound = ({ value, issues }, what) => {
  if (value === undefined || issues.length > 0) throw new Error(`${what}: ${JSON.stringify(issues.slice(0, 3))}`);
  return value;
};
const datum = (text, what) => sound(readDocument(text), what).datum;

/** The ten agreements and the outlook that they are simulated under. */
export function tenForms() {
  const made = products();
  const text = frame(made);
  const files = new FileLibrary();
  const library = {
    formIds: files.formIds,
    form: (id) => files.form(id),
    document: (reference, from) =>
      reference === "kader"
        ? { value: { datum: datum(text, "frame"), name: from }, issues: [] }
        : files.document(reference, from),
  };
  const agreements = readdirSync(FOLDER)
    .filter((name) => /^\d/.test(name))
    .sort()
    .map((name) => {
      const file = FOLDER + name;
      const assembled = sound(assemble(datum(readFileSync(file, "utf8"), name), file, library), name);
      return sound(checkAgreement(assembled), name);
    });
  return { ...made, agreements, outlook: sound(readOutlook(datum(outlookText(made), "outlook")), "outlook") };
}

/** What is simulated of the ten forms: what the provider receives and keeps over five years. */
export const scenarioOf = ({ agreements, outlook }) => ({
  agreements,
  outlook,
  detail: "total",
  parties: ["zorgaanbieder"],
  paired: false,
});
