// An agreement as text in two layers: who agrees what, each clause in plain language and in clause text, and the annexes.
import type { WordedAgreement, WordedClause } from "#engine/word";
import type { Agreement } from "#engine/agreement";
import { formatCents, formatValue } from "./figure.ts";
import { wordFormula } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { annexes } from "./annex.ts";
import { besides, type TextSection } from "./besides.ts";
import { sentenceParts, type SentenceContext, type SentencePart } from "./sentence.ts";
import { formatDate } from "./date.ts";
import type { WordedRows } from "./text-table.ts";
import { spanText } from "./text.ts";

export interface ExampleStep {
  readonly label: string;
  readonly formula: string;
  readonly value: string;
}

export interface ClauseText {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly purpose: string | undefined;
  readonly plain: readonly (readonly SentencePart[])[];
  /** Numbered sentences: 3.1, 3.2 … */
  readonly text: readonly { readonly number: string; readonly parts: readonly SentencePart[] }[];
  readonly example:
    | { readonly intro: string; readonly steps: readonly ExampleStep[]; readonly outcome: string }
    | undefined;
}

export interface AgreementText {
  readonly title: string;
  readonly hash: string;
  readonly lead: readonly string[];
  readonly clauses: readonly ClauseText[];
  readonly sections: readonly TextSection[];
  readonly annexes: readonly WordedRows[];
}

/** Words an agreement in a language. */
export function agreementText(worded: WordedAgreement, locale: Locale): AgreementText {
  const { agreement } = worded;
  const context = contextOf(agreement, locale);
  const clauses = [...worded.clauses, ...worded.indices];
  return {
    title: inLocale(agreement.title, locale),
    hash: agreement.hash,
    lead: lead(agreement, locale),
    clauses: clauses.map((clause) => clauseText(clause, context)),
    sections: besides(agreement, clauses.length + 1, locale),
    annexes: annexes(agreement, locale),
  };
}

function contextOf(agreement: Agreement, locale: Locale): SentenceContext {
  const several = agreement.scopes.names.length > 1;
  const base = agreement.prices.baseYear;
  const nl = locale === "nl";
  return {
    locale,
    scopeLabel: (scope) => (several ? ` (${nl ? "bereik" : "scope"} ${scope.replaceAll("_", " ")})` : ""),
    indexNote: (index) =>
      `${base === undefined ? "" : `${nl ? "prijspeil" : "price level"} ${base}, `}${nl ? "volgt de index" : "follows the index"} ${index.replaceAll("_", " ")}`,
  };
}

function lead(agreement: Agreement, locale: Locale): string[] {
  const nl = locale === "nl";
  const named = [...agreement.parties.values()].map(
    (party) => `${inLocale(party.name, locale)}${party.code === undefined ? "" : ` (${party.code})`}`,
  );
  const term = spanText(formatDate(agreement.term.from, locale), formatDate(agreement.term.to, locale), locale);
  return [
    `${nl ? "Partijen" : "Parties"}: ${named.join("; ")}.`,
    `${nl ? "Looptijd" : "Term"}: ${term}.`,
    `${nl ? "Stand" : "Status"}: ${STATUS[agreement.status][locale]}.`,
  ];
}

const STATUS: Readonly<Record<Agreement["status"], Readonly<Record<Locale, string>>>> = {
  draft: { nl: "in voorbereiding", en: "draft" },
  proposed: { nl: "voorgesteld", en: "proposed" },
  agreed: { nl: "overeengekomen", en: "agreed" },
  signed: { nl: "getekend", en: "signed" },
  in_force: { nl: "van kracht", en: "in force" },
  ended: { nl: "afgelopen", en: "ended" },
  superseded: { nl: "vervangen", en: "superseded" },
};

function clauseText(clause: WordedClause, context: SentenceContext): ClauseText {
  const { locale } = context;
  return {
    id: clause.id,
    number: clause.number,
    title: inLocale(clause.title, locale),
    purpose: clause.purpose && inLocale(clause.purpose, locale),
    plain: clause.plain.map((sentence) => sentenceParts(sentence, context)),
    text: clause.text.map((sentence, index) => ({
      number: `${clause.number}.${index + 1}`,
      parts: sentenceParts(sentence, context),
    })),
    example: exampleText(clause, locale),
  };
}

function exampleText(clause: WordedClause, locale: Locale): ClauseText["example"] {
  if (clause.example === undefined) return undefined;
  const { on, year, clause: settled } = clause.example;
  const nl = locale === "nl";
  const intro =
    on === "facts"
      ? nl
        ? `Rekenvoorbeeld op de feiten van ${year}`
        : `Worked example on the facts of ${year}`
      : nl
        ? `Rekenvoorbeeld op de afgesproken basis van ${year}`
        : `Worked example on the agreed base of ${year}`;
  const steps = settled.lines
    .filter((line) => !line.hidden)
    .flatMap((line): ExampleStep[] =>
      line.kind === "table"
        ? []
        : [
            {
              label: inLocale(line.label, locale),
              formula: wordFormula(line.cell!.formula, locale),
              value: formatValue(line.cell!.value, line.cell!.unit, locale, line.display, "statement"),
            },
          ],
    );
  const outcome =
    settled.entitlement === undefined
      ? nl
        ? "Dit is nog niet te bepalen."
        : "This can't be determined yet."
      : `${nl ? "De uitkomst is" : "The outcome is"} ${formatCents(settled.entitlement, locale)}.`;
  return { intro, steps, outcome };
}
