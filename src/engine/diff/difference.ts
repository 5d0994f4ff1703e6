// The diff reading: two agreements become the changes that mean something, in the order in which people read them.
import type { Agreement } from "../agreement.ts";
import type { Facts } from "../facts.ts";
import { besideChanges } from "./beside.ts";
import { basisChanges, ownTermChanges, priceChanges, scopeChanges, termChanges, titleChanges } from "./care.ts";
import { SECTIONS, type Change, type Section } from "./change.ts";
import { clauseChanges, type Comparison } from "./clause.ts";
import { formChanges } from "./form.ts";
import { Viewer } from "./show.ts";

type Compare = (comparison: Comparison, section: Section) => Change[];

/** Sections that read as named things are compared by their entries; these have a meaning of their own. */
const OWN: Partial<Readonly<Record<Section, Compare>>> = {
  title: titleChanges,
  term: termChanges,
  clauses: (comparison) => clauseChanges(comparison, "clauses"),
  indices: (comparison) => clauseChanges(comparison, "indices"),
  forms: formChanges,
  terms: ownTermChanges,
  prices: priceChanges,
  basis: basisChanges,
  scopes: scopeChanges,
};

/**
 * What changed from one agreement to another, by meaning: comments, white space, the order of keys, a default written
 * out, and `like:` do not count. Status and seal are no part of what was agreed.
 * Facts only tell what a formula gives.
 */
export function differences(old: Agreement, next: Agreement, facts?: Facts): Change[] {
  const comparison: Comparison = { old: new Viewer(old, facts), next: new Viewer(next, facts) };
  return SECTIONS.flatMap((section) => (OWN[section] ?? besideChanges)(comparison, section));
}
