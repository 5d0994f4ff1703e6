// Findings in words: where, what, why it matters, what to do, and where that comes from.
import type { Agreement, ClauseUse } from "#engine/agreement";
import type { Finding } from "#engine/lint/lint";
import { SEVERITIES, type Severity } from "#engine/lint/rule";
import type { AskCheck } from "#engine/schema/form-schema";
import type { Localized } from "#engine/schema/part";
import { ISSUES, figuresOf, wordIssue, type NameOf } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { SOURCES } from "./source.ts";

export interface FindingText {
  readonly finding: Finding;
  readonly place: string;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly source: string;
  /** All of it but the source, as running text. */
  readonly sentence: string;
}

/** A finding in a language, with the labels of its agreement. */
export function findingText(finding: Finding, agreement: Agreement, locale: Locale): FindingText {
  const source = inLocale(typeof finding.source === "string" ? SOURCES[finding.source] : finding.source, locale);
  const { what, why, remedy } = partsOf(finding, agreement, locale);
  return {
    finding,
    place: placeText(finding.path, agreement, locale),
    what,
    why,
    remedy,
    source,
    sentence: [what, why, remedy].filter((part) => part !== "").join(" "),
  };
}

function partsOf(finding: Finding, agreement: Agreement, locale: Locale) {
  const figures = figuresOf(finding, locale, namesIn(agreement, finding, locale));
  const advice = ISSUES[finding.code]?.advice?.[locale];
  if (finding.ask !== undefined && finding.code === "counter-measure-missing") {
    const measure = inLocale(finding.ask.measure, locale);
    const clause = figures.name("clause");
    return {
      what: locale === "nl" ? `Bij ${clause} ontbreekt ${measure}.` : `${clause} lacks ${measure}.`,
      why: inLocale(finding.ask.why, locale),
      remedy: REMEDY[finding.figures["met"] as AskCheck][locale](figures),
    };
  }
  if (advice === undefined) return { what: wordIssue(finding, locale), why: "", remedy: "" };
  const suggested = finding.figures["suggestion"];
  const meant =
    suggested === undefined
      ? ""
      : locale === "nl"
        ? ` Bedoel je \`${String(suggested)}\`?`
        : ` Did you mean \`${String(suggested)}\`?`;
  return { what: advice.what(figures), why: advice.why(figures), remedy: `${advice.remedy(figures)}${meant}` };
}

type Figured = ReturnType<typeof figuresOf>;
type Remedy = Readonly<Record<Locale, (figures: Figured) => string>>;

/** How to put right what a form asks for, per kind of check. */
const REMEDY: Readonly<Record<AskCheck, Remedy>> = {
  indicator: {
    nl: () => "Neem onder `indicators:` zo’n indicator op, met een norm en een eigenaar.",
    en: () => "Add such an indicator under `indicators:`, with a norm and an owner.",
  },
  moment: {
    nl: () => "Zet het onder `moments:`, met een datum.",
    en: () => "Put it under `moments:`, with a date.",
  },
  moment_yearly: {
    nl: (f) => `Zet onder \`moments:\` ook een moment in ${f.listed("years")}.`,
    en: (f) => `Put a moment in ${f.listed("years")} under \`moments:\` too.`,
  },
  trigger: {
    nl: () => "Noem onder `triggers:` wanneer partijen opnieuw praten.",
    en: () => "Say under `triggers:` when parties talk again.",
  },
  quality_gate: {
    nl: () => "Neem een indicator op met `gate: ja`, en laat het artikel haar lezen.",
    en: () => "Add an indicator with `gate: ja`, and let the clause read it.",
  },
  measured: {
    nl: (f) => `Laat ${f.name("parameters")} een meting volgen, met \`{ is: … indicator("…") … }\`.`,
    en: (f) => `Let ${f.name("parameters")} follow a measurement, with \`{ is: … indicator("…") … }\`.`,
  },
  baseline: {
    nl: (f) => `Vul \`baseline:\` in bij ${f.name("indicators")}, of een doel met \`from:\`.`,
    en: (f) => `Fill in \`baseline:\` for ${f.name("indicators")}, or a goal with \`from:\`.`,
  },
  in_force: {
    nl: (f) => `Spreek ${f.name("parameters")} af.`,
    en: (f) => `Agree on ${f.name("parameters")}.`,
  },
  steady: {
    nl: (f) => `Geef ${f.name("parameters")} één waarde, die een index kan volgen.`,
    en: (f) => `Give ${f.name("parameters")} one value, which may follow an index.`,
  },
  text: {
    nl: () => "Schrijf het op onder `free:`.",
    en: () => "Write it down under `free:`.",
  },
  clause: {
    nl: () => "Voeg er een artikel voor toe; `handslag forms list` noemt de vormen.",
    en: () => "Add a clause for it; `handslag forms list` names the forms.",
  },
  size_threshold: { nl: () => "", en: () => "" },
};

/** What the agreement calls things: titles of clauses, labels of parameters and indicators. */
function namesIn(agreement: Agreement, finding: Finding, locale: Locale): NameOf {
  const { document } = agreement;
  const use = useOf(agreement, String(finding.figures["clause"] ?? ""));
  const quoted = (label: Localized): string => `“${inLocale(label, locale)}”`;
  const labelled = (
    entry: { readonly nl?: string | undefined; readonly en?: string | undefined } | undefined,
    id: string,
  ) => quoted({ nl: entry?.nl ?? id.replaceAll("_", " "), en: entry?.en ?? entry?.nl ?? id.replaceAll("_", " ") });
  const names: Readonly<Record<string, (name: string) => string>> = {
    clause: (name) => quoted(useOf(agreement, name)?.title ?? { nl: name }),
    other: (name) => quoted(useOf(agreement, name)?.title ?? { nl: name }),
    parameter: (name) => parameterLabel(use, name, quoted),
    parameters: (name) => parameterLabel(use, name, quoted),
    indicator: (name) => labelled(document.indicators?.[name], name),
    indicators: (name) => labelled(document.indicators?.[name], name),
    goal: (name) => labelled(document.goals?.[name], name),
    trigger: (name) => labelled(document.triggers?.[name], name),
    product: (name) => quoted(agreement.products.get(name)?.label ?? { nl: name }),
    products: (name) => quoted(agreement.products.get(name)?.label ?? { nl: name }),
    gate: (name) =>
      labelled(
        document.moments?.find((moment) => moment.what === name),
        name,
      ),
  };
  return (kind, name) => names[kind]?.(name) ?? name;
}

const useOf = (agreement: Agreement, id: string): ClauseUse | undefined =>
  agreement.clauses.get(id) ?? agreement.indices.get(id);

/** The label of `staffel`, or of its column `staffel.tarief`. */
function parameterLabel(use: ClauseUse | undefined, name: string, quoted: (label: Localized) => string): string {
  const [id = name, column] = name.split(".");
  const parameter = use?.form.parameters.get(id);
  const found = column !== undefined && parameter?.kind === "table" ? parameter.columns.get(column) : parameter;
  const label = found?.label ?? { nl: name.replaceAll("_", " ") };
  // "(0 = geen grens)" helps who fills it in, not who reads about it.
  const plain = (text: string): string => text.replace(/ \(0 = [^)]*\)$/, "");
  return quoted({ nl: plain(label.nl), en: plain(label.en ?? label.nl) });
}

const SECTIONS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  title: { nl: "Titel", en: "Title" },
  clauses: { nl: "Artikelen", en: "Clauses" },
  indices: { nl: "Indexatie", en: "Indexation" },
  prices: { nl: "Prijzen", en: "Prices" },
  products: { nl: "Producten", en: "Products" },
  terms: { nl: "Bedragen", en: "Amounts" },
  basis: { nl: "Afgesproken basis", en: "Agreed base" },
  attribution: { nl: "Toerekening aan een jaar", en: "Attribution to a year" },
  goals: { nl: "Doelen", en: "Goals" },
  indicators: { nl: "Indicatoren", en: "Indicators" },
  moments: { nl: "Momenten", en: "Moments" },
  triggers: { nl: "Verandering van omstandigheden", en: "Change of circumstances" },
  governance: { nl: "Besluiten en meningsverschillen", en: "Decisions and disagreements" },
  payments: { nl: "Betaling en afrekening", en: "Payment and settlement" },
  effective: { nl: "Ingang", en: "Start" },
  term: { nl: "Looptijd", en: "Term" },
  ends: { nl: "Einde en nazorg", en: "End and aftercare" },
  free: { nl: "Vrije tekst", en: "Free text" },
  forms: { nl: "Tekst van de vorm", en: "Text of the form" },
};

/** Where a finding stands, as a reader of the agreement would say it: "Artikel 2, Gedeelde besparing". */
function placeText(path: string, agreement: Agreement, locale: Locale): string {
  const [section = "", id] = path.split(/[.[]/);
  const use = id === undefined || (section !== "clauses" && section !== "indices") ? undefined : useOf(agreement, id);
  if (use === undefined) return SECTIONS[section]?.[locale] ?? path;
  const number = [...agreement.clauses.keys(), ...agreement.indices.keys()].indexOf(use.id) + 1;
  return `${locale === "nl" ? "Artikel" : "Clause"} ${number}, ${inLocale(use.title, locale)}`;
}

const GROUPS: Readonly<
  Record<Severity, Readonly<Record<Locale, readonly [one: string, more: string, title: string]>>>
> = {
  error: { nl: ["fout", "fouten", "Fout"], en: ["error", "errors", "Wrong"] },
  attention: {
    nl: ["punt om over te besluiten", "punten om over te besluiten", "Let op"],
    en: ["point to decide on", "points to decide on", "Attention"],
  },
  tip: { nl: ["tip", "tips", "Tip"], en: ["tip", "tips", "Tip"] },
};

/** Findings of one weight. */
export interface FindingGroup {
  readonly severity: Severity;
  readonly title: string;
  readonly findings: readonly FindingText[];
}

/** Findings by weight, the heaviest first; weights without findings are left out. */
export function findingGroups(findings: readonly Finding[], agreement: Agreement, locale: Locale): FindingGroup[] {
  return SEVERITIES.map((severity) => ({
    severity,
    title: GROUPS[severity][locale][2],
    findings: findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => findingText(finding, agreement, locale)),
  })).filter((group) => group.findings.length > 0);
}

/** "2 punten om over te besluiten en 1 tip", or that there is nothing. */
export function findingSummary(findings: readonly Finding[], locale: Locale): string {
  const nl = locale === "nl";
  const parts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const [one, more] = GROUPS[severity][locale];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  if (parts.length === 0) return nl ? "niets op te merken" : "nothing to remark";
  return listed(parts, locale);
}
