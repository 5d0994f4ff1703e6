// The counter-measures that a form asks for, held against the agreement: one function per kind of check.
import { Exact, compare, sign, toFixed } from "#kernel/exact";
import { yearOf } from "#kernel/date";
import { issue, type Issue } from "#kernel/issue";
import type { ClauseUse } from "../agreement.ts";
import { expressionsIn } from "../binding.ts";
import { indicatorsThatPay } from "../finding.ts";
import { partsOf, type Expression } from "../expression/syntax.ts";
import { isNode } from "../graph/node.ts";
import type { AskCheck, AskDocument } from "../schema/form-schema.ts";
import type { LintContext } from "./context.ts";
import { yearsOf } from "./reach.ts";
import { thresholdFor } from "./size.ts";
import { TAGS, textsOf } from "./words.ts";

/** What a form asks for and an agreement lacks. */
export interface Unmet {
  readonly issue: Issue;
  readonly ask: AskDocument;
}

/** Everything that the forms in use ask for and that is not there, in the order of the document. */
export function unmetAsks(context: LintContext): Unmet[] {
  const { agreement } = context;
  const uses = [...agreement.clauses.values(), ...agreement.indices.values()];
  return uses
    .filter((use) => yearsOf(context.elaboration, use).length > 0)
    .flatMap((use) =>
      Object.entries(use.form.document.asks ?? {}).flatMap(([id, ask]) => {
        const found = CHECKS[ask.met]({ context, use, id, ask });
        return found === undefined ? [] : [{ issue: found, ask }];
      }),
    );
}

interface Asked {
  readonly context: LintContext;
  readonly use: ClauseUse;
  readonly id: string;
  readonly ask: AskDocument;
}

/** Nothing where the agreement has it; else what is missing. */
const unless = (met: boolean, { use, id, ask }: Asked, figures: Issue["figures"] = {}): Issue | undefined =>
  met ? undefined : issue("counter-measure-missing", use.path, { clause: use.id, ask: id, met: ask.met, ...figures });

const CHECKS: Readonly<Record<AskCheck, (asked: Asked) => Issue | undefined>> = {
  /** An indicator, of a kind where the ask names a tag. */
  indicator: (asked) => unless(hasIndicator(asked), asked),
  moment: (asked) => unless((asked.context.agreement.document.moments ?? []).length > 0, asked),
  /** Something in every contract year. */
  moment_yearly: (asked) => {
    const { context, use } = asked;
    const dated = new Set((context.agreement.document.moments ?? []).map((moment) => yearOf(moment.at)));
    const open = yearsOf(context.elaboration, use).filter((year) => !dated.has(year));
    return unless(open.length === 0, asked, { years: open.map(String) });
  },
  trigger: (asked) => unless(Object.keys(asked.context.agreement.document.triggers ?? {}).length > 0, asked),
  /** A gate somewhere, or a payment that reads a measurement. Whether a gate is read is a rule of its own. */
  quality_gate: (asked) => {
    const { indicators = {} } = asked.context.agreement.document;
    const isGated = Object.values(indicators).some((indicator) => indicator.gate === true);
    const isRead = [...asked.use.bindings.values()].some((binding) =>
      [...expressionsIn(binding, "")].some(({ expression }) => mentionsIndicator(expression)),
    );
    return unless(isGated || isRead, asked);
  },
  /** The parameters follow a measurement instead of being fixed beforehand. */
  measured: (asked) => {
    const fixed = (asked.ask.parameters ?? []).filter((name) => !readsIndicator(asked.use, name));
    return unless(fixed.length === 0, asked, { parameters: fixed });
  },
  /** Each indicator that the clause pays for has a known start. */
  baseline: (asked) => {
    const { document } = asked.context.agreement;
    const starts = Object.values(document.goals ?? {}).flatMap((goal) =>
      goal.smart?.from === undefined ? [] : [goal.smart.indicator],
    );
    const without = [...indicatorsThatPay(asked.context.agreement, asked.use)].filter(
      (id) =>
        document.indicators?.[id] !== undefined &&
        document.indicators[id].gate !== true &&
        document.indicators[id].baseline === undefined &&
        !starts.includes(id),
    );
    return unless(without.length === 0, asked, { indicators: without });
  },
  /** Parties agreed on at least one of these parameters, and it can change what is paid. */
  in_force: (asked) => {
    const { parameters = [] } = asked.ask;
    const reach = asked.context.reach(asked.use);
    return unless(
      parameters.some((name) => reach.inForce(name)),
      asked,
      { parameters },
    );
  },
  /** One value for the whole term. */
  steady: (asked) => {
    const dated = (asked.ask.parameters ?? []).filter((name) => asked.use.bindings.get(name)?.kind === "dated");
    return unless(dated.length === 0, asked, { parameters: dated });
  },
  text: (asked) => {
    const written = textsOf(asked.context.agreement).map(({ text }) => text.toLowerCase());
    const { words = [] } = asked.ask;
    return unless(
      words.some((word) => written.some((text) => text.includes(word.toLowerCase()))),
      asked,
    );
  },
  clause: (asked) => {
    const { families = [] } = asked.ask;
    const others = [...asked.context.agreement.clauses.values()].filter((other) => other.id !== asked.use.id);
    return unless(
      others.some((other) => families.includes(other.form.document.family ?? "")),
      asked,
    );
  },
  size_threshold: (asked) => tooLow(asked),
};

function hasIndicator({ context, ask: { tag } }: Asked): boolean {
  const indicators = Object.entries(context.agreement.document.indicators ?? {});
  if (tag === undefined) return indicators.length > 0;
  return indicators.some(([id, { tags, nl, en }]) =>
    tags === undefined ? TAGS[tag]?.test([id, nl, en].join(" ").replaceAll("_", " ")) === true : tags.includes(tag),
  );
}

/** A smallest saving that chance often reaches with as many persons as there are. Needs figures. */
function tooLow({ context, use, id, ask }: Asked): Issue | undefined {
  const { valueOf, elaboration } = context;
  const [name] = ask.parameters ?? [];
  if (valueOf === undefined || name === undefined || ask.scope === undefined) return undefined;
  for (const year of yearsOf(elaboration, use)) {
    const shape = elaboration.parameter(use.id, name, year);
    const agreed = isNode(shape) ? valueOf(shape) : undefined;
    const persons = personsIn(context, use.scopes.get(ask.scope) ?? ask.scope, year);
    if (!(agreed instanceof Exact) || persons === undefined) continue;
    const advised = thresholdFor(persons);
    if (compare(agreed, advised) < 0)
      return issue("threshold-too-low", `${use.path}.with.${name}`, {
        clause: use.id,
        ask: id,
        parameter: name,
        year,
        on: context.on!,
        persons: toFixed(persons, 0),
        agreed: toFixed(agreed, 6),
        advised: toFixed(advised, 3),
      });
  }
  return undefined;
}

/** Patients or insured persons of a scope in a year, whichever the figures hold. */
function personsIn({ elaboration, valueOf }: LintContext, scope: string, year: number): Exact | undefined {
  for (const fact of ["patienten", "verzekerden"] as const) {
    const value = valueOf!(elaboration.observe({ fact, scope, year, frame: "facts" }));
    if (value instanceof Exact && sign(value) > 0) return value;
  }
  return undefined;
}

/** Whether a parameter takes its value from an indicator. */
function readsIndicator(use: ClauseUse, name: string): boolean {
  const [parameter, binding] = [use.form.parameters.get(name), use.bindings.get(name)];
  if (parameter === undefined || binding === undefined) return false;
  const fields = parameter.kind === "field" ? [parameter] : [...parameter.columns.values()];
  return (
    fields.some(({ sort }) => sort.kind === "text" && sort.sort === "indicator") ||
    [...expressionsIn(binding, "")].some(({ expression }) => mentionsIndicator(expression))
  );
}

const mentionsIndicator = (expression: Expression): boolean =>
  (expression.kind === "call" && expression.function === "indicator") || partsOf(expression).some(mentionsIndicator);
