// What each finding weighs and where it comes from.

/** `error`: it cannot stay like this. `attention`: decide on it before signing. `tip`: it could be better. */
export type Severity = "error" | "attention" | "tip";
export const SEVERITIES: readonly Severity[] = ["error", "attention", "tip"];

/** Where a finding comes from; `wording/source.ts` has the citation. */
export type SourceId =
  | "wmg-35"
  | "zvw-11"
  | "mededingingswet-6"
  | "nza-regeling-msz"
  | "nza-monitor"
  | "hof-den-haag"
  | "burgerlijk-wetboek"
  | "cms-scale"
  | "handreiking-meerjarig"
  | "stappenplan-besluitvorming"
  | "stappenplan-contractering"
  | "draaiboek"
  | "design-common"
  | "design-ceiling"
  | "design-reward"
  | "design-savings"
  | "design-bounds"
  | "one-source";

export interface Weight {
  readonly severity: Severity;
  readonly source: SourceId;
}

const error = (source: SourceId): Weight => ({ severity: "error", source });
const attention = (source: SourceId): Weight => ({ severity: "attention", source });
const tip = (source: SourceId): Weight => ({ severity: "tip", source });

/** One row per finding. A counter-measure that a form asks for has its source in the form. */
export const WEIGHTS: Readonly<Record<string, Weight>> = {
  // By `check` too.
  "care-in-no-clause": attention("zvw-11"),
  "no-funding": error("wmg-35"),
  "product-without-code": error("wmg-35"),
  "no-index": error("handreiking-meerjarig"),
  "goal-without-kind": attention("draaiboek"),
  "goal-of-two-kinds": attention("draaiboek"),
  "direction-without-review": attention("draaiboek"),
  "goal-not-smart": attention("draaiboek"),
  "unknown-indicator": error("one-source"),
  "unknown-instrument": error("one-source"),
  "indicator-without-instrument": attention("stappenplan-contractering"),
  "indicator-without-missing-rule": attention("design-reward"),
  "qualitative-without-rubric": error("stappenplan-contractering"),
  "indicator-without-goal": tip("stappenplan-contractering"),
  "no-milestones": attention("handreiking-meerjarig"),
  "parameter-not-in-text": attention("one-source"),
  "parameter-not-in-sum": attention("one-source"),
  // Care and prices.
  "care-open-in-some-years": attention("zvw-11"),
  "saving-shared-twice": attention("design-savings"),
  "saving-already-kept": attention("design-savings"),
  "prices-without-index": attention("handreiking-meerjarig"),
  "amount-stands-still": attention("handreiking-meerjarig"),
  "price-outgrows-maximum": error("wmg-35"),
  // Bounds.
  "parameter-without-effect": attention("one-source"),
  "tranche-without-effect": attention("design-ceiling"),
  "bound-cannot-bind": attention("design-bounds"),
  "bound-not-reached": tip("design-bounds"),
  "ceiling-always-passed": attention("nza-monitor"),
  // Goals and indicators.
  "no-goals": attention("draaiboek"),
  "goal-after-term": attention("draaiboek"),
  "indicator-without-norm": tip("handreiking-meerjarig"),
  "indicator-incomplete": tip("stappenplan-contractering"),
  "gate-drives-nothing": attention("one-source"),
  "no-minimum-denominator": attention("design-reward"),
  "denominator-too-small": attention("design-reward"),
  "reward-too-small": tip("design-reward"),
  "threshold-too-low": attention("cms-scale"),
  "counter-measure-missing": attention("design-common"),
  // The frame.
  "term-short": attention("handreiking-meerjarig"),
  "term-long": attention("handreiking-meerjarig"),
  "no-evaluation": attention("draaiboek"),
  "evaluation-late": tip("stappenplan-contractering"),
  "no-triggers": attention("stappenplan-besluitvorming"),
  "trigger-incomplete": tip("stappenplan-besluitvorming"),
  "no-law-change": attention("design-common"),
  "no-escalation": attention("draaiboek"),
  "escalation-short": tip("draaiboek"),
  "gate-without-moment": attention("draaiboek"),
  "no-settlement-dates": attention("hof-den-haag"),
  "advance-without-interest": attention("burgerlijk-wetboek"),
  "no-exit": attention("design-common"),
  "exit-without-fallback": tip("design-common"),
  "no-aftercare": tip("draaiboek"),
  "no-attribution": attention("nza-regeling-msz"),
  "basis-without-source": attention("handreiking-meerjarig"),
  "most-favoured": attention("mededingingswet-6"),
  "money-in-free-text": attention("one-source"),
};
