// Lint of goals and indicators: what is measured, what hangs on it, and whether chance could decide.
import { ratio, compare } from "#kernel/exact";
import { yearOf } from "#kernel/date";
import { issue, type Issue } from "#kernel/issue";
import type { ClauseUse } from "../agreement.ts";
import { indicatorsThatPay } from "../finding.ts";
import type { Node } from "../graph/node.ts";
import { partsOf } from "../graph/part.ts";
import type { LintContext, Rule } from "./context.ts";
import { fixedIn } from "./range.ts";
import { reached, resultsOf, yearsOf } from "./reach.ts";

/** The families of form that pay for a result rather than for care delivered. */
const FOR_RESULTS: ReadonlySet<string> = new Set(["E", "F", "H", "I"]);
const FEWEST = 30;

/** An agreement says what it is for, within its own term. */
export const goals: Rule = ({ agreement }) => {
  const goalsAgreed = Object.entries(agreement.document.goals ?? {});
  if (goalsAgreed.length === 0) return [issue("no-goals", "goals")];
  const last = yearOf(agreement.term.to);
  return goalsAgreed.flatMap(([id, goal]) => {
    const by = goal.smart === undefined ? undefined : Number(goal.smart.by.n);
    return by !== undefined && by > last ? [issue("goal-after-term", `goals.${id}`, { goal: id, year: by, last })] : [];
  });
};

/** The norm and the routine of each indicator; one that pays finds its norm in the clause. */
export const definitions: Rule = ({ agreement }) => {
  const paying = indicatorsThatPay(agreement);
  return Object.entries(agreement.document.indicators ?? {}).flatMap(([id, indicator]) => {
    const path = `indicators.${id}`;
    const missing = (["frequency", "owner"] as const).filter((key) => indicator[key] === undefined);
    const aimed = Object.values(agreement.document.goals ?? {}).some((goal) => goal.smart?.indicator === id);
    const hasNorm = indicator.norm !== undefined || aimed || paying.has(id) || indicator.gate === true;
    return [
      ...(hasNorm ? [] : [issue("indicator-without-norm", path, { indicator: id })]),
      ...(missing.length === 0 ? [] : [issue("indicator-incomplete", path, { indicator: id, missing })]),
    ];
  });
};

/** A gate that no clause reads holds nothing back, whatever the text says. */
export const gates: Rule = ({ agreement }) => {
  const rewards = [...agreement.clauses.values()].filter((use) => FOR_RESULTS.has(use.form.document.family ?? ""));
  if (rewards.length === 0) return [];
  const paying = indicatorsThatPay(agreement);
  return Object.entries(agreement.document.indicators ?? {}).flatMap(([id, indicator]) =>
    indicator.gate === true && !paying.has(id)
      ? [issue("gate-drives-nothing", `indicators.${id}`, { indicator: id, clause: rewards[0]!.id })]
      : [],
  );
};

/** Few observations are chance: an indicator that pays needs a smallest denominator. */
export const denominators: Rule = (context) =>
  [...context.agreement.clauses.values()].flatMap((use) => denominatorsIn(context, use));

function denominatorsIn(context: LintContext, use: ClauseUse): Issue[] {
  const { elaboration } = context;
  const year = yearsOf(elaboration, use)[0];
  if (year === undefined) return [];
  const nodes = reached(resultsOf(elaboration, use));
  const among = elaboration.graph.nodes.filter((node) => nodes.has(node.id));
  const counted = (key: string): boolean =>
    among.some((node) => node.kind === "observe" && node.observation.fact === "noemer" && node.observation.key === key);
  const { indicators = {} } = context.agreement.document;
  const read = new Set(
    among.flatMap((node) =>
      node.kind === "observe" && node.observation.fact === "indicator" && node.observation.frame === "facts"
        ? [node.observation.key ?? ""]
        : [],
    ),
  );
  const without = [...read].filter((id) => indicators[id]?.gate !== true && !counted(id));
  const least = fewestOf(among, context);
  return [
    ...(without.length === 0
      ? []
      : [issue("no-minimum-denominator", use.path, { clause: use.id, indicators: without, least: FEWEST })]),
    ...(least === undefined || least >= FEWEST
      ? []
      : [issue("denominator-too-small", use.path, { clause: use.id, found: least, least: FEWEST })]),
  ];
}

/** The smallest denominator that counts: `noemer(x) >= minimum`. */
function fewestOf(among: readonly Node[], { rangeOf }: LintContext): number | undefined {
  const found = among.flatMap((node) => {
    if (node.kind !== "compare" || !partsOf(node).some(isDenominator)) return [];
    const bound = fixedIn(rangeOf(isDenominator(node.left) ? node.right : node.left));
    return bound === undefined ? [] : [bound];
  });
  const least = found.reduce((a, b) => (compare(b, a) < 0 ? b : a), ratio(Number.MAX_SAFE_INTEGER));
  return found.length === 0 ? undefined : Number(least.n) / Number(least.d);
}

const isDenominator = (node: Node): boolean => node.kind === "observe" && node.observation.fact === "noemer";
