// An agreement's text for a terminal.
import type { AgreementText } from "./agreement-text.ts";
import type { Locale } from "./locale.ts";
import type { SentencePart } from "./sentence.ts";
import { textTable, underlined } from "./text-table.ts";

const plain = (parts: readonly SentencePart[]): string =>
  parts.map((part) => (typeof part === "string" ? part : part.text)).join("");

/** The whole agreement as plain text. */
export function textDocument(text: AgreementText, locale: Locale): string {
  const nl = locale === "nl";
  const clauses = text.clauses.map((clause) =>
    [
      underlined(`${nl ? "Artikel" : "Clause"} ${clause.number}. ${clause.title}`, "-"),
      ...(clause.purpose === undefined ? [] : [`${nl ? "Doel" : "Purpose"}: ${clause.purpose}`]),
      ...(clause.plain.length === 0
        ? []
        : [nl ? "In gewone taal" : "In plain language", ...clause.plain.map((parts) => `  ${plain(parts)}`)]),
      ...(clause.example === undefined
        ? []
        : [
            clause.example.intro,
            ...clause.example.steps.map(
              (step) => `  ${step.label}: ${step.formula}${step.formula === step.value ? "" : ` = ${step.value}`}`,
            ),
            `  ${clause.example.outcome}`,
          ]),
      ...clause.text.map((sentence) => `${sentence.number}  ${plain(sentence.parts)}`),
    ].join("\n"),
  );
  const sections = text.sections.map((section) =>
    [
      underlined(`${nl ? "Artikel" : "Clause"} ${section.number}. ${section.title}`, "-"),
      ...section.paragraphs.map((paragraph, index) => `${section.number}.${index + 1}  ${paragraph}`),
    ].join("\n"),
  );
  const annexes = text.annexes.map(
    (annex, index) =>
      `${underlined(`${nl ? "Bijlage" : "Annex"} ${index + 1}. ${annex.title}`, "-")}\n${textTable(annex.columns, annex.rows)}`,
  );
  return [
    underlined(text.title, "="),
    text.lead.join("\n"),
    ...clauses,
    ...sections,
    ...annexes,
    `${nl ? "Kenmerk" : "Hash"}: ${text.hash}`,
  ].join("\n\n");
}
