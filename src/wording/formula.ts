// Formulas for people: × and ≥ for * and >=, "als … dan … anders" for if, figures in their units.
import type { Formula } from "#engine/settle/formula";
import { formatValue } from "./figure.ts";
import type { Locale } from "./locale.ts";

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/ \* /g, " × "],
  [/ - /g, " − "],
  [/ >= /g, " ≥ "],
  [/ <= /g, " ≤ "],
  [/ != /g, " ≠ "],
  [/ \/ /g, " ÷ "],
  // A label or a figure that is filled in later may follow: a mark, or the end of the text.
  // eslint-disable-next-line no-control-regex
  [/(^|[\s(])-(?=$|[\w(€\u0000])/g, "$1−"],
  [/_/g, " "],
  [/"([^"]*)"/g, "“$1”"],
];

const WORDS: Readonly<Record<Locale, readonly (readonly [RegExp, string])[]>> = {
  nl: [
    [/\bif\b/g, "als"],
    [/\bthen\b/g, "dan"],
    [/\belse\b/g, "anders"],
    [/\band\b/g, "en"],
    [/\bor\b/g, "of"],
    [/\bnot\b/g, "niet"],
    [/\bmin\(/g, "de laagste van ("],
    [/\bmax\(/g, "de hoogste van ("],
    [/\bsum\(/g, "de som van ("],
    [/\bcent\(/g, "op de cent ("],
    [/\btrue\b/g, "ja"],
    [/\bfalse\b/g, "nee"],
    [/\bfor\b/g, "voor elke"],
    [/\bin\b/g, "uit"],
    [/\breturn\b/g, ":"],
    [/\bevery\b/g, "elke"],
    [/\bsome\b/g, "een"],
    [/\bsatisfies\b/g, "voldoet aan"],
  ],
  en: [
    [/\bmin\(/g, "the lowest of ("],
    [/\bmax\(/g, "the highest of ("],
    [/\bsum\(/g, "the sum of ("],
    [/\bcent\(/g, "to the cent ("],
    [/\bbegrens\(/g, "bounded ("],
    [/\btrue\b/g, "yes"],
    [/\bfalse\b/g, "no"],
    [/\brond\(/g, "rounded ("],
  ],
};

/** The text between figures, in the words and signs of people. */
function wordSyntax(text: string, locale: Locale): string {
  const worded = [...SIGNS, ...WORDS[locale]].reduce(
    (before, [pattern, replacement]) => before.replace(pattern, replacement),
    text,
  );
  return locale === "nl" ? worded.replace(/(\d)\.(\d)/g, "$1,$2") : worded;
}

/** A formula as its author named things: `deel × kwaliteit × besparing`. */
export const wordSource = (source: string, locale: Locale): string => wordSyntax(source, locale);

/** A formula with its figures filled in: `0,50 × 0,90 × € 72.588,09`. */
export function wordFormula(formula: Formula, locale: Locale): string {
  return formula
    .map((part) =>
      typeof part === "string"
        ? wordSyntax(part, locale)
        : formatValue(part.value, part.unit, locale, part.display).replaceAll("_", " "),
    )
    .join("");
}
