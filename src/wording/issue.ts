// Issues as sentences: what is wrong, and what to do about it, in the reader's language.
import type { Figure, Issue } from "#kernel/issue";
import type { Locale } from "./locale.ts";
import { CALCULATION } from "./issue/calculation.ts";
import { FILES } from "./issue/file.ts";
import { FINDINGS } from "./issue/finding.ts";
import { FORMULAS } from "./issue/formula.ts";
import { OUTLOOKS } from "./issue/outlook.ts";
import { RANGES } from "./issue/ranges.ts";
import { VALUES } from "./issue/value.ts";
import type { Figures, IssueWording } from "./issue/figures.ts";

/** Every issue code of the product with its sentences. */
export const ISSUES: Readonly<Record<string, IssueWording>> = {
  ...FILES,
  ...FORMULAS,
  ...VALUES,
  ...CALCULATION,
  ...FINDINGS,
  ...OUTLOOKS,
  ...RANGES,
};

/**
 * The sentence of an issue. Throws on a code without wording: that is a bug, and a test finds it.
 */
export function wordIssue(issue: Issue, locale: Locale): string {
  const wording = ISSUES[issue.code];
  if (wording === undefined) throw new RangeError(`no wording for issue ${issue.code}`);
  const sentence = wording[locale](figuresOf(issue, locale));
  const suggested = issue.figures["suggestion"];
  if (suggested === undefined) return sentence;
  return locale === "nl"
    ? `${sentence} Bedoel je \`${String(suggested)}\`?`
    : `${sentence} Did you mean \`${String(suggested)}\`?`;
}

function figuresOf(issue: Issue, locale: Locale): Figures {
  const text = (figure: Figure | undefined): string =>
    figure === undefined ? "" : typeof figure === "object" ? figure.map(String).join(", ") : String(figure);
  return {
    path: issue.path,
    get: (name) => text(issue.figures[name]),
    kind: (name) =>
      text(issue.figures[name])
        .split(", ")
        .map((kind) => KINDS[kind]?.[locale] ?? kind)
        .join(locale === "nl" ? " of " : " or "),
  };
}

/** Kinds of value and expectations, as an issue names them. */
const KINDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  nothing: { nl: "niets", en: "nothing" },
  number: { nl: "een getal", en: "a number" },
  "whole-number": { nl: "een heel getal", en: "a whole number" },
  truth: { nl: "ja of nee", en: "yes or no" },
  text: { nl: "tekst", en: "text" },
  list: { nl: "een lijst", en: "a list" },
  map: { nl: "een groep van namen met waarden", en: "a group of names with values" },
  scope: { nl: "een bereik", en: "a scope" },
  row: { nl: "een rij van een tabel", en: "a row of a table" },
  unknown: { nl: "iets onbekends", en: "something unknown" },
  literal: { nl: "tekst", en: "text" },
  tekst: { nl: "tekst", en: "text" },
  groep: { nl: "een groep", en: "a group" },
  partij: { nl: "een partij", en: "a party" },
  product: { nl: "een product", en: "a product" },
  indicator: { nl: "een indicator", en: "an indicator" },
  reeks: { nl: "een indexreeks", en: "an index series" },
  choice: { nl: "een keuze", en: "a choice" },
  ratio: { nl: "verhouding (zonder eenheid)", en: "ratio (without a unit)" },
  date: { nl: "een datum zoals 2027-01-31", en: "a date such as 2027-01-31" },
  "year-or-date": { nl: "een jaar of een datum zoals 2027-01-31", en: "a year or a date such as 2027-01-31" },
  localized: { nl: "tekst, of { nl: …, en: … }", en: "text, or { nl: …, en: … }" },
  sentence: { nl: "een zin, of { nl: …, en: …, when: … }", en: "a sentence, or { nl: …, en: …, when: … }" },
  expression: { nl: "een formule", en: "a formula" },
  range: { nl: "twee getallen: [laagste, hoogste]", en: "two numbers: [lowest, highest]" },
  line: { nl: "een formule, of een tabel met `per:`", en: "a formula, or a table with `per:`" },
  pays: { nl: "de naam van een regel, of { from, to, amount }", en: "the name of a line, or { from, to, amount }" },
  anything: { nl: "een waarde", en: "a value" },
};
