// Issues as sentences: what is wrong, and what to do about it, in the reader's language.
import { parseDecimal } from "#kernel/decimal";
import { ZERO, type Exact } from "#kernel/exact";
import type { Figure, Issue } from "#kernel/issue";
import { formatMoney, formatNumber, formatPercent } from "./figure.ts";
import type { Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { spanText } from "./text.ts";
import { CALCULATION } from "./issue/calculation.ts";
import { FILES } from "./issue/file.ts";
import { FINDINGS } from "./issue/finding.ts";
import { FORECASTS } from "./issue/forecast.ts";
import { FORMULAS } from "./issue/formula.ts";
import { INCENTIVES } from "./issue/incentives.ts";
import { LINT_FRAME } from "./issue/lint-frame.ts";
import { LINT_MONEY } from "./issue/lint-money.ts";
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
  ...LINT_MONEY,
  ...LINT_FRAME,
  ...OUTLOOKS,
  ...INCENTIVES,
  ...FORECASTS,
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

/** What the agreement calls a thing; a finding without its agreement at hand shows names as they are written. */
export type NameOf = (kind: string, name: string) => string;

/** The figures of an issue, as its wording asks for them. */
export function figuresOf(issue: Issue, locale: Locale, nameOf: NameOf = (_, name) => `\`${name}\``): Figures {
  const text = (figure: Figure | undefined): string =>
    figure === undefined ? "" : typeof figure === "object" ? figure.map(String).join(", ") : String(figure);
  const get = (name: string): string => text(issue.figures[name]);
  const many = (name: string): readonly string[] => {
    const figure = issue.figures[name];
    return typeof figure === "object" ? figure : figure === undefined ? [] : [String(figure)];
  };
  const exact = (name: string, position = 0): Exact => parseDecimal(many(name)[position] ?? "") ?? ZERO;
  const each = (name: string): readonly string[] => many(name).map((entry) => nameOf(name, entry));
  return {
    path: issue.path,
    get,
    kind: (name) =>
      get(name)
        .split(", ")
        .map((kind) => KINDS[kind]?.[locale] ?? kind)
        .join(locale === "nl" ? " of " : " or "),
    name: (name) => listed(each(name), locale),
    each,
    listed: (name) => running(many(name), locale),
    percent: (name, position) => formatPercent(exact(name, position), locale),
    money: (name) => formatMoney(exact(name), locale),
    number: (name) => formatNumber(exact(name), locale),
  };
}

/** A list as running text; three years or more in a row as "2027 tot en met 2031". */
function running(texts: readonly string[], locale: Locale): string {
  const inRow = texts.every((text, index) => /^\d{4}$/.test(text) && Number(text) === Number(texts[0]) + index);
  if (!inRow || texts.length < 3) return listed(texts, locale);
  return spanText(texts[0]!, texts.at(-1)!, locale);
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
