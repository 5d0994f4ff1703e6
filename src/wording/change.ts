// A change in words: "Deel voor de zorgaanbieder: van 50 % naar 60 %".
import { yearOf } from "#kernel/date";
import type { Change, ChangeValue, Named } from "#engine/diff/change";
import { keyWords, SECTION_WORDS, valueWords } from "./change-words.ts";
import { formatDate } from "./date.ts";
import { formatNumber, formatValue } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed, tableText } from "./sentence.ts";
import { Exact } from "#kernel/exact";
import { capital, small, spanText } from "./text.ts";

/** The part of the agreement that a change is about: "Artikel Gedeelde besparing", "Prijs opname langer dan 5 dagen". */
export function changePlace(change: Change, locale: Locale): string {
  const { section, entry } = change;
  const nl = locale === "nl";
  if (entry === undefined) return SECTION_WORDS[section][locale];
  const name = section === "parties" ? nameOf(entry, locale) : small(nameOf(entry, locale));
  const singular: Partial<Record<typeof section, string>> = {
    clauses: nl ? "Artikel" : "Clause",
    forms: nl ? "Contractvorm" : "Contract form",
    prices: nl ? "Prijs" : "Price",
    scopes: nl ? "Bereik" : "Scope",
    goals: nl ? "Doel" : "Goal",
    indicators: nl ? "Indicator" : "Indicator",
    parties: nl ? "Partij" : "Party",
    products: nl ? "Product" : "Product",
  };
  const kind = singular[section];
  return kind === undefined ? `${SECTION_WORDS[section][locale]}: ${name}` : `${kind} ${name}`;
}

const nameOf = ({ id, label }: Named, locale: Locale): string =>
  label === undefined ? id.replaceAll("_", " ") : inLocale(label, locale);

/** What changed there, without the place. */
export function changeText(change: Change, locale: Locale): string {
  const nl = locale === "nl";
  const subject = subjectOf(change, locale);
  const old = change.old && valueText(change.old, locale);
  const next = change.new && valueText(change.new, locale);
  if (change.kind === "moved") return nl ? `volgorde is nu ${next}` : `order is now ${next}`;
  const before = subject === "" ? "" : `${subject}: `;
  if (change.kind === "added")
    return next === undefined
      ? `${subject === "" ? "" : `${subject} `}${nl ? "toegevoegd" : "added"}`
      : `${before}${change.aspect === "whole" ? (nl ? "toegevoegd, " : "added, ") : nl ? "nieuw, " : "new, "}${next}`;
  if (change.kind === "removed")
    return old === undefined
      ? `${subject === "" ? "" : `${subject} `}${nl ? "vervalt" : "removed"}`
      : `${before}${nl ? "vervalt" : "removed"} (was ${old})`;
  if (old === undefined || next === undefined) return `${subject} ${nl ? "gewijzigd" : "changed"}`.trim();
  return change.aspect === "sentence" || change.aspect === "title" || change.aspect === "purpose"
    ? `${before}${nl ? `nu “${next}”, was “${old}”` : `now “${next}”, was “${old}”`}`
    : `${before}${nl ? "van" : "from"} ${old} ${nl ? "naar" : "to"} ${next}`;
}

/** A value that came with something new: "deel: 60 %". */
export const givenText = (change: Change, locale: Locale): string =>
  [subjectOf(change, locale), change.new === undefined ? "" : valueText(change.new, locale)]
    .filter((part) => part !== "")
    .join(": ");

const SUBJECTS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  order: { nl: "volgorde", en: "order" },
  form: { nl: "contractvorm", en: "contract form" },
  texts: { nl: "tekst", en: "text" },
  index: { nl: "volgt index", en: "follows index" },
  term: { nl: "geldt", en: "in force" },
  title: { nl: "titel", en: "title" },
  purpose: { nl: "bedoeling", en: "purpose" },
};

function subjectOf(change: Change, locale: Locale): string {
  const { aspect, part, row } = change;
  const nl = locale === "nl";
  if (change.section === "forms" && aspect === "form") return nl ? "versie" : "version";
  if (change.section === "title" || aspect === "whole" || aspect === "value") return "";
  if (aspect === "title" && change.section !== "clauses") return nl ? "naam" : "name";
  const fixed = SUBJECTS[aspect]?.[locale];
  if (fixed !== undefined) return fixed;
  const name = part === undefined ? "" : partName(change, part, locale);
  if (row === undefined) return name;
  const place = nl ? `rij ${row.index + 1}` : `row ${row.index + 1}`;
  const key = row.key.kind === "label" ? `${place} (${valueText(row.key, locale)})` : place;
  return name === "" ? key : `${name}, ${key}`;
}

function partName(change: Change, part: Named, locale: Locale): string {
  if (part.label !== undefined) return small(inLocale(part.label, locale));
  if (change.section === "basis") return part.id.replaceAll(".", " · ");
  if (change.section === "forms") return part.id;
  return keyWords(part.id, locale);
}

/** A value of a change in words. */
function valueText(value: ChangeValue, locale: Locale): string {
  const nl = locale === "nl";
  switch (value.kind) {
    case "figure":
      return value.unit === undefined && value.value instanceof Exact
        ? formatNumber(value.value, locale)
        : formatValue(value.value, value.unit, locale, value.display);
    case "label":
      return valueWords(inLocale(value.label, locale), locale);
    case "open":
      return nl ? "onbeperkt" : "without limit";
    case "formula":
      return wordSource(value.text, locale);
    case "computed": {
      const shown = formatValue(value.value.value, value.value.unit, locale, value.value.display);
      return `${shown} (in ${value.year}; ${wordSource(value.formula, locale)})`;
    }
    case "dated":
      return listed(
        value.segments.map(
          ({ from, value: at }) => `${valueText(at, locale)} ${nl ? "vanaf" : "from"} ${dateWords(from, locale)}`,
        ),
        locale,
      );
    case "list":
      return listed(
        value.items.map((item) => valueText(item, locale)),
        locale,
      );
    case "term":
      return spanText(formatDate(value.from, locale), formatDate(value.to, locale), locale);
    case "date":
      return formatDate(value.date, locale);
    case "table":
      return tableText(value, locale);
  }
}

const dateWords = (date: string, locale: Locale): string =>
  date.endsWith("-01-01") ? String(yearOf(date as Parameters<typeof yearOf>[0])) : formatDate(date, locale);

/** Place and change in one line. */
export const changeSentence = (change: Change, locale: Locale): string =>
  capital(`${changePlace(change, locale)}${change.section === "title" ? ": " : " · "}${changeText(change, locale)}`);
