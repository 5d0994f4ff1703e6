// The lint reading: everything in an agreement that is worth a decision before anyone signs, with its weight and source.
import type { Issue } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import { findingsOf } from "../finding.ts";
import type { Localized } from "../schema/part.ts";
import { unmetAsks } from "./ask.ts";
import { boundsOutOfReach, equalTranches, idleParameters } from "./bound-rule.ts";
import { openYears, priceIndex, savings, stillAmounts } from "./care-rule.ts";
import { LintContext, type Figures, type Rule } from "./context.ts";
import { rewardSize, risingPrices } from "./figure-rule.ts";
import * as frame from "./frame-rule.ts";
import * as indicator from "./indicator-rule.ts";
import { SEVERITIES, WEIGHTS, type Severity, type SourceId } from "./rule.ts";

/** A finding with its weight and its source: a known one, or the citation that stands in the form. */
export interface Finding extends Issue {
  readonly severity: Severity;
  readonly source: SourceId | Localized;
  /** The counter-measure that a form asks for, in its own words. */
  readonly ask?: { readonly measure: Localized; readonly why: Localized };
}

const RULES: readonly Rule[] = [
  openYears,
  savings,
  priceIndex,
  stillAmounts,
  risingPrices,
  idleParameters,
  equalTranches,
  boundsOutOfReach,
  indicator.goals,
  indicator.definitions,
  indicator.gates,
  indicator.denominators,
  rewardSize,
  frame.term,
  frame.evaluation,
  frame.changes,
  frame.governance,
  frame.payment,
  frame.ending,
  frame.attribution,
  frame.base,
  frame.freeText,
];

/** All findings of an agreement, the heaviest first, then in the order of the document. */
export function lint(agreement: Agreement, figures?: Figures): Finding[] {
  const context = new LintContext(agreement, figures);
  const plain = [...findingsOf(agreement), ...RULES.flatMap((rule) => rule(context))].map((found): Finding => {
    const weight = WEIGHTS[found.code];
    if (weight === undefined) throw new RangeError(`no weight for finding ${found.code}`);
    return { ...found, ...weight };
  });
  const asked = unmetAsks(context).map(({ issue: found, ask }): Finding => ({
    ...found,
    severity: ask.severity ?? "attention",
    source: ask.source,
    ask: { measure: { nl: ask.nl, en: ask.en }, why: ask.why },
  }));
  const order = orderOf(agreement);
  return [...plain, ...asked].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || order(a.path) - order(b.path),
  );
}

/** How often each weight occurs. */
export const countsOf = (findings: readonly Finding[]): Readonly<Record<Severity, number>> => {
  const count = (severity: Severity): number => findings.filter((found) => found.severity === severity).length;
  return { error: count("error"), attention: count("attention"), tip: count("tip") };
};

const SECTIONS = [
  "title",
  "clauses",
  "indices",
  "prices",
  "products",
  "basis",
  "attribution",
  "goals",
  "indicators",
  "moments",
  "triggers",
  "governance",
  "payments",
  "term",
  "ends",
  "free",
  "forms",
];

/** Where a path stands: money first, then what is agreed beside it; clauses in their own order. */
function orderOf(agreement: Agreement): (path: string) => number {
  const clauses = [...agreement.clauses.keys()];
  return (path) => {
    const [section = "", id = ""] = path.split(/[.[]/);
    const position = SECTIONS.indexOf(section);
    return (position < 0 ? SECTIONS.length : position) * 1000 + Math.max(0, clauses.indexOf(id));
  };
}
