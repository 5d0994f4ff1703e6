// Findings: what is sound but worth a look before anyone signs. Each names the rule it follows from.
import { issue, type Issue } from "#kernel/issue";
import type { Agreement, ClauseUse } from "./agreement.ts";
import { referencesIn } from "./check-form.ts";
import { allNamesIn } from "./expression/names.ts";
import type { Form } from "./form.ts";
import { suggestion } from "./schema/part.ts";
import { unindexed } from "./status.ts";

/** All findings of an agreement, in the order of the document. */
export function findingsOf(agreement: Agreement): Issue[] {
  return [
    ...uncovered(agreement),
    ...unfunded(agreement),
    ...unindexed(agreement).map((path) => issue("no-index", path, { years: agreement.years.length })),
    ...goals(agreement),
    ...indicators(agreement),
    ...milestones(agreement),
    ...texts(agreement),
  ];
}

/** Care that some scope names and no clause settles. */
function uncovered(agreement: Agreement): Issue[] {
  const covered = [...agreement.clauses.values()].flatMap((use) =>
    use.form.covers.map((scope) => use.scopes.get(scope)!),
  );
  const open = [...agreement.products.values()].filter(
    (product) =>
      agreement.prices.prices.has(product.id) && !covered.some((scope) => agreement.scopes.holds(scope, product)),
  );
  return open.length === 0
    ? []
    : [issue("care-in-no-clause", "clauses", { products: open.map((product) => product.id) })];
}

/** Wmg art. 35: what is paid must be charged on a declared performance or settled on top of one. */
function unfunded(agreement: Agreement): Issue[] {
  const found = [...agreement.clauses.values()]
    .filter((use) => use.form.transfers.length > 0 && use.form.covers.length === 0 && use.funding === undefined)
    .map((use) => issue("no-funding", use.path, { clause: use.id }));
  if (agreement.document.products === undefined) return found;
  const codeless = [...agreement.products.values()].filter(
    (product) => product.code === undefined && agreement.prices.prices.has(product.id),
  );
  return codeless.length === 0
    ? found
    : [...found, issue("product-without-code", "products", { products: codeless.map((product) => product.id) })];
}

/** A goal drives payment only when it is SMART; a directional goal never does, but is reviewed. */
function goals(agreement: Agreement): Issue[] {
  const { goals = {}, indicators = {} } = agreement.document;
  const paying = indicatorsThatPay(agreement);
  return Object.entries(goals).flatMap(([id, goal]) => {
    const path = `goals.${id}`;
    if (goal.smart === undefined && goal.directional === undefined)
      return [issue("goal-without-kind", path, { goal: id })];
    if (goal.directional !== undefined && goal.smart !== undefined)
      return [issue("goal-of-two-kinds", path, { goal: id })];
    if (goal.directional !== undefined)
      return goal.review === undefined ? [issue("direction-without-review", path, { goal: id })] : [];
    const { indicator, from } = goal.smart!;
    if (!Object.hasOwn(indicators, indicator))
      return [
        issue("unknown-indicator", `${path}.smart.indicator`, {
          name: indicator,
          found: indicator,
          choices: Object.keys(indicators),
          ...suggestion(indicator, Object.keys(indicators)),
        }),
      ];
    return paying.has(indicator) && (from === undefined || goal.owner === undefined)
      ? [
          issue("goal-not-smart", path, {
            goal: id,
            missing: [...(from === undefined ? ["from"] : []), ...(goal.owner === undefined ? ["owner"] : [])],
          }),
        ]
      : [];
  });
}

/** The chain outcome → goal → indicator → instrument has no loose ends. */
function indicators(agreement: Agreement): Issue[] {
  const { goals = {}, indicators = {}, instruments } = agreement.document;
  const paying = indicatorsThatPay(agreement);
  const aimed = new Set(Object.values(goals).flatMap((goal) => goal.smart?.indicator ?? []));
  return Object.entries(indicators).flatMap(([id, indicator]) => {
    const path = `indicators.${id}`;
    const found: Issue[] = [];
    const named = indicator.instrument === undefined ? [] : [indicator.instrument].flat();
    if (named.length === 0) found.push(issue("indicator-without-instrument", path, { indicator: id }));
    for (const name of named) {
      if (instruments !== undefined && !Object.hasOwn(instruments, name))
        found.push(
          issue("unknown-instrument", `${path}.instrument`, { name, ...suggestion(name, Object.keys(instruments)) }),
        );
    }
    if (paying.has(id) && indicator.missing === undefined)
      found.push(issue("indicator-without-missing-rule", path, { indicator: id }));
    // What people judge, rather than count, may move money only by a scale and a panel that both agreed on.
    const lacking = [
      ...(indicator.rubric === undefined ? ["rubric"] : []),
      ...(indicator.panel === undefined ? ["panel"] : []),
    ];
    if (indicator.qualitative === true && paying.has(id) && lacking.length > 0)
      found.push(issue("qualitative-without-rubric", path, { indicator: id, missing: lacking }));
    if (!aimed.has(id) && !paying.has(id) && indicator.gate !== true)
      found.push(issue("indicator-without-goal", path, { indicator: id }));
    return found;
  });
}

/** The indicators that some clause, or one clause, reads, so that money follows them. */
export function indicatorsThatPay(agreement: Agreement, use?: ClauseUse): ReadonlySet<string> {
  const named = new Set<string>();
  const note = (value: unknown): void => {
    if (typeof value === "string") {
      for (const match of value.matchAll(/indicator\("([^"]+)"\)/g)) named.add(match[1]!);
      if (agreement.indicatorUnits.has(value)) named.add(value);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(note);
  };
  for (const [id, clause] of Object.entries(agreement.document.clauses))
    if (use === undefined || use.id === id) note(clause.with);
  return named;
}

/** A lump sum gives certainty for years: without moments on the way it tempers ambition. */
function milestones(agreement: Agreement): Issue[] {
  const lump = [...agreement.clauses.values()].find((use) => use.form.document.family === "A");
  return lump !== undefined && agreement.years.length > 1 && (agreement.document.moments ?? []).length === 0
    ? [issue("no-milestones", lump.path, { clause: lump.id })]
    : [];
}

/** The text must say what the sum does: each parameter that a line reads stands in a sentence, and the other way round. */
function texts(agreement: Agreement): Issue[] {
  const seen = new Set<string>();
  return [...agreement.clauses.values(), ...agreement.indices.values()].flatMap((use: ClauseUse) => {
    if (seen.has(use.form.id)) return [];
    seen.add(use.form.id);
    return textFindings(use.form).map((found) => ({ ...found, path: `forms.${use.form.id}.${found.path}` }));
  });
}

/** Parameters without a sentence, and sentences about parameters that no line reads. */
export function textFindings(form: Form): Issue[] {
  const read = parametersRead(form);
  const said = new Set(
    form.text.flatMap((sentence) => [
      ...referencesIn(sentence.text.nl),
      ...(sentence.when === undefined ? [] : allNamesIn(sentence.when)),
    ]),
  );
  const silent = [...read]
    .filter((name) => !said.has(name))
    .map((name) => issue("parameter-not-in-text", `parameters.${name}`, { name }));
  const idle = [...form.parameters.keys()]
    .filter((name) => said.has(name) && !read.has(name))
    .map((name) => issue("parameter-not-in-sum", `parameters.${name}`, { name }));
  return [...silent, ...idle];
}

function parametersRead(form: Form): ReadonlySet<string> {
  const expressions = [...form.lines.values()].flatMap((line) =>
    line.kind === "value" ? [line.expression] : [line.per, ...line.columns.values()],
  );
  const names = new Set(
    [
      ...expressions,
      ...form.transfers.map((transfer) => transfer.amount),
      ...[...form.signals.values()].map((signal) => signal.when),
    ].flatMap(allNamesIn),
  );
  for (const transfer of form.transfers) names.add(transfer.from).add(transfer.to);
  return new Set([...form.parameters.keys()].filter((name) => names.has(name)));
}
