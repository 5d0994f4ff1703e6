// Figures as people write them: € 18.500.000 per jaar, 4,51 %, 676 persoonsjaren; in English likewise.
import { absolute, Exact, HUNDRED, multiply, ratio, round, sign, toDecimal, toFixed } from "#kernel/exact";
import { isDecimal } from "#kernel/decimal";
import { fromCents, type Cents } from "#kernel/money";
import type { Unit } from "#kernel/unit";
import { isUndetermined, type Value } from "#engine/graph/node";
import type { Locale } from "./locale.ts";

const NBSP = "\u00a0";
const MINUS = "\u2212";

const SEPARATORS: Readonly<Record<Locale, { readonly thousands: string; readonly decimal: string }>> = {
  nl: { thousands: ".", decimal: "," },
  en: { thousands: ",", decimal: "." },
};

/** A number with thousands separators; `decimals` fixed, or at most 6 and no trailing zeros. */
export function formatNumber(value: Exact, locale: Locale, decimals?: number): string {
  const text = decimals === undefined ? toDecimal(absolute(value), 6) : toFixed(absolute(value), decimals);
  const [whole = "", fraction] = text.split(".");
  const { thousands, decimal } = SEPARATORS[locale];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  const negative = sign(round(value, decimals ?? 6)) < 0;
  return `${negative ? MINUS : ""}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
}

/** An amount in EUR: `€ 1.620.366,32`; `whole` leaves out `,00`. */
export function formatMoney(amount: Exact, locale: Locale, whole = false): string {
  const decimals = whole && isDecimal(round(amount, 2), 0) ? 0 : 2;
  return `€${NBSP}${formatNumber(amount, locale, decimals)}`;
}

/** A difference: `€ +84.402,26`, `€ −64.917,38`, `€ 0,00`. */
export function formatChange(amount: Exact, locale: Locale): string {
  const text = formatMoney(amount, locale);
  return sign(round(amount, 2)) > 0 ? text.replace(NBSP, `${NBSP}+`) : text;
}

/** An amount that is an estimate, in whole euros: `€ 44.072`; with `signed` a difference: `€ +44.072`. */
export function formatEstimate(amount: number, locale: Locale, signed = false): string {
  const whole = ratio(Math.round(amount) || 0);
  const text = `€${NBSP}${formatNumber(whole, locale, 0)}`;
  return signed && sign(whole) > 0 ? text.replace(NBSP, `${NBSP}+`) : text;
}

/** A chance in whole percents, never rounded to certainty: `34 %`, `< 1 %`, `> 99 %`. */
export function formatChance(chance: number): string {
  if (chance > 0 && chance < 0.005) return `<${NBSP}1${NBSP}%`;
  if (chance < 1 && chance > 0.995) return `>${NBSP}99${NBSP}%`;
  return `${Math.round(100 * chance)}${NBSP}%`;
}

/** Cents as an amount in EUR. */
export const formatCents = (cents: Cents, locale: Locale): string => formatMoney(fromCents(cents), locale);

/** A ratio as a percentage, at most four decimals: `4,51 %`. */
export function formatPercent(value: Exact, locale: Locale, decimals?: number): string {
  const percent = multiply(value, HUNDRED);
  return `${formatNumber(decimals === undefined ? round(percent, 4) : percent, locale, decimals)}${NBSP}%`;
}

const COUNTED: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  stuk: { nl: "", en: "" },
  persoon: { nl: "personen", en: "persons" },
  persoon·jaar: { nl: "persoonsjaren", en: "person-years" },
  jaar: { nl: "jaar", en: "years" },
  dag: { nl: "dagen", en: "days" },
};

const PER: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  stuk: { nl: "per stuk", en: "each" },
  persoon: { nl: "per persoon", en: "per person" },
  jaar: { nl: "per jaar", en: "per year" },
  dag: { nl: "per dag", en: "per day" },
};

/** The words behind a number in a unit: `per persoon per jaar`; empty for a ratio. */
function unitWords(unit: Unit, locale: Locale): string {
  const above = [...unit].filter(([name, power]) => power > 0 && name !== "EUR").map(([name]) => name);
  const below = [...unit].filter(([, power]) => power < 0).map(([name]) => name);
  const order = ["stuk", "persoon", "jaar", "dag"];
  const counted =
    above.length === 0
      ? ""
      : (COUNTED[above.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join("·")]?.[locale] ?? above.join("·"));
  const per = below
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => PER[name]?.[locale] ?? `/ ${name}`);
  return [counted, ...per].filter((word) => word !== "").join(" ");
}

export type Display = "factor" | "percent" | undefined;

/** How precisely a value is written: as a sentence says it, or as a column of a statement lines it up. */
export type Precision = "sentence" | "statement";

/** A number in its unit. A ratio is a percentage unless it is a factor. */
export function formatQuantity(
  value: Exact,
  unit: Unit | undefined,
  locale: Locale,
  display?: Display,
  precision: Precision = "sentence",
): string {
  if (unit === undefined) return formatNumber(value, locale);
  if (unit.get("EUR") === 1)
    return [formatMoney(value, locale, precision === "sentence"), unitWords(unit, locale)]
      .filter((part) => part !== "")
      .join(" ");
  if (unit.size === 0 && display !== "factor")
    return formatPercent(value, locale, precision === "statement" ? 2 : undefined);
  const words = unitWords(unit, locale);
  return words === "" ? formatNumber(value, locale) : `${formatNumber(value, locale)} ${words}`;
}

const TRUTH: Readonly<Record<Locale, readonly [string, string]>> = { nl: ["ja", "nee"], en: ["yes", "no"] };

/** Any value; what is not determined shows as a dash. */
export function formatValue(
  value: Value,
  unit: Unit | undefined,
  locale: Locale,
  display?: Display,
  precision: Precision = "sentence",
): string {
  if (value instanceof Exact) return formatQuantity(value, unit, locale, display, precision);
  if (isUndetermined(value)) return "–";
  if (typeof value === "boolean") return TRUTH[locale][value ? 0 : 1];
  return value;
}
