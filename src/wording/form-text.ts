// A contract form on one page: when it fits, for and against, its parameters, its formulas, its examples.
import { printUnit } from "#kernel/unit";
import { toDecimal } from "#kernel/exact";
import type { ExampleRun } from "#engine/example";
import type { Field, Form } from "#engine/form";
import type { IndicatorSet } from "#engine/indicator-set";
import { printExpression } from "#engine/expression/print";
import { formatCents } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { textTable, underlined } from "./text-table.ts";

const WORDS = {
  nl: {
    fits: "Past bij",
    pros: "Voor",
    cons: "Tegen",
    counter: "Houd het in balans met",
    rewards: "Beloont",
    risk: "Volumerisico",
    data: "Gegevens",
    sources: "Bronnen",
    parameters: "Parameters",
    lines: "Zo wordt gerekend",
    text: "Tekst",
    examples: "Voorbeelden",
    name: "Naam",
    meaning: "Betekenis",
    unit: "Eenheid",
    usual: "Standaard",
    outcome: "Uitkomst",
    indicators: "Indicatoren,",
    measured: "gemeten met",
    gate: "poort",
    qualitative: "oordeel: alleen met afgesproken schaal en panel",
    higher: "hoger is beter",
    lower: "lager is beter",
  },
  en: {
    fits: "Fits",
    pros: "For",
    cons: "Against",
    counter: "Balance it with",
    rewards: "Rewards",
    risk: "Volume risk",
    data: "Data",
    sources: "Sources",
    parameters: "Parameters",
    lines: "How it is computed",
    text: "Text",
    examples: "Examples",
    name: "Name",
    meaning: "Meaning",
    unit: "Unit",
    usual: "Default",
    outcome: "Outcome",
    indicators: "Indicators,",
    measured: "measured by",
    gate: "gate",
    qualitative: "judgement: only by an agreed scale and panel",
    higher: "higher is better",
    lower: "lower is better",
  },
} as const;

function unitOf(field: Field): string {
  if (field.sort.kind === "number") return field.sort.unit === "indicator" ? "indicator" : printUnit(field.sort.unit);
  return field.sort.kind === "truth" ? "ja/nee" : field.sort.sort;
}

/** A form as plain text. */
export function formCard(
  form: Form,
  { runs, sets }: { readonly runs: readonly ExampleRun[]; readonly sets: readonly IndicatorSet[] },
  locale: Locale,
): string {
  const words = WORDS[locale];
  const guidance = form.document.guidance ?? {};
  const listed = (
    title: string,
    entries: readonly { readonly nl: string; readonly en?: string | undefined }[] | undefined,
  ): string[] =>
    entries === undefined || entries.length === 0
      ? []
      : [`${title}:\n${entries.map((entry) => `  • ${inLocale(entry, locale)}`).join("\n")}`];
  const one = (title: string, entry: { readonly nl: string; readonly en?: string | undefined } | undefined): string[] =>
    entry === undefined ? [] : [`${title}: ${inLocale(entry, locale)}`];
  const parameters = [...form.parameters.values()].flatMap((parameter) => {
    const fields: readonly Field[] = parameter.kind === "field" ? [parameter] : [...parameter.columns.values()];
    const head =
      parameter.kind === "table"
        ? [
            [
              parameter.name,
              parameter.label === undefined ? "" : inLocale(parameter.label, locale),
              locale === "nl" ? "tabel" : "table",
              "",
            ],
          ]
        : [];
    return [
      ...head,
      ...fields.map((field) => [
        `${parameter.kind === "table" ? "  " : ""}${field.name}`,
        field.label === undefined ? "" : inLocale(field.label, locale),
        unitOf(field),
        usual(field),
      ]),
    ];
  });
  const lines = [...form.lines.values()].map((line) =>
    line.kind === "value"
      ? `  ${line.name} = ${wordSource(printExpression(line.expression), locale)}`
      : `  ${line.name}: ${wordSource(printExpression(line.per), locale)}\n${[...line.columns].map(([name, expression]) => `    ${name} = ${wordSource(printExpression(expression), locale)}`).join("\n")}`,
  );
  return [
    underlined(inLocale(form.title, locale), "="),
    [
      ...one(words.fits, guidance.fits),
      ...one(words.rewards, form.document.incentive),
      ...one(words.risk, guidance.volume_risk),
      ...one(words.data, guidance.data_need),
    ].join("\n"),
    ...listed(words.pros, guidance.pros),
    ...listed(words.cons, guidance.cons),
    ...listed(words.counter, guidance.counter),
    ...(parameters.length === 0
      ? []
      : [`${words.parameters}:\n${textTable([words.name, words.meaning, words.unit, words.usual], parameters)}`]),
    `${words.lines}:\n${lines.join("\n")}`,
    ...(form.text.length === 0
      ? []
      : [`${words.text}:\n${form.text.map((sentence) => `  ${inLocale(sentence.text, locale)}`).join("\n")}`]),
    ...(runs.length === 0
      ? []
      : [
          `${words.examples}:\n${textTable(
            [words.name, words.outcome],
            runs.map((run) => [run.name, outcome(run, locale)]),
          )}`,
        ]),
    ...sets.map((set) => indicatorsText(set, locale)),
    ...(guidance.sources === undefined ? [] : [`${words.sources}: ${guidance.sources.join("; ")}`]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A set of indicators: what each is, how it is measured, and where it comes from. */
function indicatorsText(set: IndicatorSet, locale: Locale): string {
  const words = WORDS[locale];
  const entries = Object.values(set.indicators).map((entry) => {
    const name = locale === "nl" ? entry.nl : entry.en;
    const remarks = [
      ...(entry.gate === true ? [words.gate] : []),
      ...(entry.qualitative === true ? [words.qualitative] : []),
      `${words.measured} ${inLocale(entry.instrument, locale)}`,
      entry.source,
    ];
    return `  • ${name} (${words[entry.better]}): ${inLocale(entry.definition, locale)}\n    ${remarks.join(" · ")}`;
  });
  return `${words.indicators} ${inLocale(set.title, locale)}:\n${entries.join("\n")}`;
}

function usual(field: Field): string {
  const value = field.default;
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (typeof value === "string") return value;
  return "n" in value && "d" in value
    ? toDecimal(value as Parameters<typeof toDecimal>[0])
    : field.expression === undefined
      ? ""
      : printExpression(field.expression);
}

function outcome(run: ExampleRun, locale: Locale): string {
  const [year] = run.statement?.years ?? [];
  const clause = year?.clauses[0];
  if (clause?.entitlement !== undefined) return formatCents(clause.entitlement, locale);
  const level = year?.indices[0]?.level;
  return typeof level === "object" && "n" in level ? toDecimal(level, 6) : "–";
}

/** A form for programs. */
export function formJson(form: Form, runs: readonly ExampleRun[], sets: readonly IndicatorSet[]): object {
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    family: form.document.family,
    pays: form.pays,
    result: form.result,
    guidance: form.document.guidance,
    parameters: [...form.parameters.values()].map((parameter) =>
      parameter.kind === "table"
        ? {
            name: parameter.name,
            label: parameter.label,
            columns: [...parameter.columns.values()].map((field) => ({
              name: field.name,
              label: field.label,
              unit: unitOf(field),
            })),
          }
        : { name: parameter.name, label: parameter.label, unit: unitOf(parameter), indexed: parameter.indexed },
    ),
    lines: [...form.lines.values()].map((line) =>
      line.kind === "value"
        ? { name: line.name, expression: printExpression(line.expression) }
        : {
            name: line.name,
            per: printExpression(line.per),
            columns: Object.fromEntries(
              [...line.columns].map(([name, expression]) => [name, printExpression(expression)]),
            ),
          },
    ),
    indicators: sets.map(({ set, title, indicators }) => ({
      set,
      title,
      indicators: Object.entries(indicators).map(([id, entry]) => ({
        id,
        nl: entry.nl,
        en: entry.en,
        definition: entry.definition,
        better: entry.better,
        gate: entry.gate ?? false,
        qualitative: entry.qualitative ?? false,
        instrument: entry.instrument,
        source: entry.source,
      })),
    })),
    examples: runs.map((run) => ({ name: run.name, agrees: run.issues.length === 0 })),
  };
}
