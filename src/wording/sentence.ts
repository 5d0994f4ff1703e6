// Worded parts as running text: references become figures, tables become rows, scopes become labels.
import { yearOf } from "#kernel/date";
import type { WordedPart, WordedSentence, WordedTable, WordedValue } from "#engine/word";
import { formatValue } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { capital } from "./text.ts";

const OPEN: Readonly<Record<Locale, string>> = { nl: "onbeperkt", en: "without limit" };
const FROM: Readonly<Record<Locale, string>> = { nl: "vanaf", en: "from" };

/** A piece of a sentence: text, or a figure with the name of the parameter it comes from. */
export type SentencePart = string | { readonly name: string; readonly text: string };

/** What printing a sentence needs to know of the agreement around it. */
export interface SentenceContext {
  readonly locale: Locale;
  readonly scopeLabel: (scope: string) => string;
  /** "volgt de index loonprijs, prijspeil 2025". */
  readonly indexNote: (index: string) => string;
}

/** A sentence in a language, with its figures still marked. */
export function sentenceParts(sentence: WordedSentence, context: SentenceContext): SentencePart[] {
  const parts = sentence[context.locale].map((part) => printPart(part, context));
  const [first, ...rest] = parts;
  // A sentence may begin with a label, and labels are written small.
  if (typeof first === "string") return [capital(first), ...rest];
  return first === undefined ? [] : [{ ...first, text: capital(first.text) }, ...rest];
}

function printPart(part: WordedPart, context: SentenceContext): SentencePart {
  if (typeof part === "string") return part;
  if (part.kind === "scope")
    return { name: part.scope, text: `${inLocale(part.label, context.locale)}${context.scopeLabel(part.scope)}` };
  if (part.kind === "table") return { name: part.name, text: tableText(part, context.locale) };
  const texts = part.values.map(
    ({ from, value }) =>
      `${wordValue(value, context.locale)}${from === undefined ? "" : ` ${since(from, context.locale)}`}`,
  );
  const note = part.index === undefined ? "" : ` (${context.indexNote(part.index)})`;
  return { name: part.name, text: `${listed(texts, context.locale)}${note}` };
}

/** "vanaf 2028", or the full date where it is not the first of January. */
const since = (from: string, locale: Locale): string =>
  `${FROM[locale]} ${from.endsWith("-01-01") ? yearOf(from as Parameters<typeof yearOf>[0]) : from}`;

/** "a, b en c". */
export function listed(texts: readonly string[], locale: Locale): string {
  const and = locale === "nl" ? "en" : "and";
  return texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} ${and} ${texts.at(-1)!}`;
}

/** A worded value in a language. */
function wordValue(value: WordedValue, locale: Locale): string {
  switch (value.kind) {
    case "figure":
      return formatValue(value.value, value.unit, locale, value.display);
    case "label":
      return inLocale(value.label, locale);
    case "open":
      return OPEN[locale];
    case "formula":
      return wordSource(value.text, locale);
  }
}

/** The rows of a table by its own template, or all cells where it has none. */
export function tableText(table: WordedTable, locale: Locale): string {
  const template =
    table.row === undefined ? table.columns.map((column) => `{${column.name}}`).join(" ") : inLocale(table.row, locale);
  const rows = table.rows.map((row) =>
    template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const cell = row.get(name.trim());
      return cell === undefined ? whole : wordValue(cell, locale);
    }),
  );
  return rows.join("; ");
}
