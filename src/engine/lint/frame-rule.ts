// Lint of what is agreed beside money: term, moments, changes of circumstances, disagreement, payment dates and the end.
import { yearOf } from "#kernel/date";
import { issue, type Issue } from "#kernel/issue";
import type { Agreement } from "../agreement.ts";
import type { Rule } from "./context.ts";
import { AMOUNT, EVALUATION, LAW_CHANGE, MOST_FAVOURED, findsIn, textsOf } from "./words.ts";

/** Two to five years is what the preparation costs and trust needs. */
export const term: Rule = ({ agreement }) => {
  const years = agreement.years.length;
  if (years < 2) return [issue("term-short", "term", { years })];
  return years > 5 ? [issue("term-long", "term", { years })] : [];
};

/** When parties look back, and whether that begins in time to change course. */
export const evaluation: Rule = ({ agreement }) => {
  const moments = agreement.document.moments ?? [];
  if (moments.length === 0) {
    // A lump sum for years without moments has a finding of its own, by `check`.
    const lump = [...agreement.clauses.values()].some((use) => use.form.document.family === "A");
    return lump && agreement.years.length > 1 ? [] : [issue("no-evaluation", "moments")];
  }
  const evaluates = moments.some(
    (moment) => (moment.about ?? []).length > 0 || EVALUATION.test([moment.what, moment.nl, moment.en].join(" ")),
  );
  if (!evaluates) return [issue("no-evaluation", "moments")];
  const first = Math.min(...moments.map((moment) => yearOf(moment.at)));
  const start = yearOf(agreement.term.from);
  return agreement.years.length > 1 && first > start + 1
    ? [issue("evaluation-late", "moments", { year: first, start })]
    : [];
};

/** What parties do when the world changes: event, condition, action, who decides, by when. */
export const changes: Rule = ({ agreement }) => {
  const triggers = Object.entries(agreement.document.triggers ?? {});
  const found: Issue[] =
    triggers.length === 0
      ? [issue("no-triggers", "triggers")]
      : triggers.flatMap(([id, trigger]) => {
          const missing = (["within", "decides"] as const).filter((key) => trigger[key] === undefined);
          return missing.length === 0 ? [] : [issue("trigger-incomplete", `triggers.${id}`, { trigger: id, missing })];
        });
  return findsIn(agreement, LAW_CHANGE) === undefined ? [...found, issue("no-law-change", "free")] : found;
};

/** How parties get out of a disagreement, and which decisions they take on the way. */
export const governance: Rule = ({ agreement }) => {
  const { governance: agreed, moments = [] } = agreement.document;
  const steps = agreed?.ladder ?? [];
  const ladder =
    steps.length === 0
      ? [issue("no-escalation", "governance.ladder")]
      : steps.length < 2
        ? [issue("escalation-short", "governance.ladder", { steps: steps.length })]
        : [];
  const gates = (agreed?.gates ?? []).flatMap((gate, index) =>
    moments.some((moment) => moment.what === gate)
      ? []
      : [issue("gate-without-moment", `governance.gates[${index}]`, { gate })],
  );
  return [...ladder, ...gates];
};

/** When the money is final, and what an advance costs. */
export const payment: Rule = ({ agreement }) => {
  const { payments } = agreement.document;
  const missing = (["provisional", "final"] as const).filter((key) => payments?.[key] === undefined);
  return [
    ...(missing.length === 0 ? [] : [issue("no-settlement-dates", "payments", { missing })]),
    ...(payments?.advance !== undefined && payments.interest === undefined
      ? [issue("advance-without-interest", "payments.advance")]
      : []),
  ];
};

/** How the agreement ends, and what parties do after it. */
export const ending: Rule = ({ agreement }) => {
  const { ends } = agreement.document;
  const exit =
    ends?.exit === undefined
      ? [issue("no-exit", "ends.exit")]
      : ends.exit.fallback === undefined
        ? [issue("exit-without-fallback", "ends.exit")]
        : [];
  return (ends?.aftercare ?? []).length === 0 ? [...exit, issue("no-aftercare", "ends.aftercare")] : exit;
};

/** Which year and insurer a claim belongs to: only where claims are settled. */
export const attribution: Rule = ({ agreement }) =>
  settlesClaims(agreement) && Object.keys(agreement.document.attribution ?? {}).length === 0
    ? [issue("no-attribution", "attribution")]
    : [];

/** The base that amounts are computed from: where it comes from must stand in it, since it moves every euro. */
export const base: Rule = ({ agreement }) => {
  const { basis } = agreement;
  if (basis === undefined) return [];
  const { source, sources } = basis.document;
  const bare = [...basis.years].filter(([, year]) => year.source === undefined).map(([year]) => String(year));
  return source !== undefined || sources !== undefined || bare.length === 0
    ? []
    : [issue("basis-without-source", "basis", { years: bare })];
};

const settlesClaims = (agreement: Agreement): boolean =>
  [...agreement.clauses.values()].some((use) => use.form.covers.length > 0);

/** Free text that binds where the sum does not: amounts, and promises of the best price. */
export const freeText: Rule = ({ agreement }) => [
  ...textsOf(agreement).flatMap(({ path, text }) =>
    MOST_FAVOURED.test(text) ? [issue("most-favoured", path, { words: MOST_FAVOURED.exec(text)![0] })] : [],
  ),
  ...Object.entries(agreement.document.free ?? {}).flatMap(([id, text]) => {
    const amount = AMOUNT.exec(`${text.nl} ${text.en ?? ""}`);
    return amount === null ? [] : [issue("money-in-free-text", `free.${id}`, { words: amount[0].trim() })];
  }),
];
