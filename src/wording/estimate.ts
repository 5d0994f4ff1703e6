// Estimates as people write them: no more digits than an estimate has, in the unit of its development.
import { fromNumber } from "#kernel/decimal";
import { HUNDRED, divide } from "#kernel/exact";
import type { Localized } from "#engine/schema/part";
import { formatMoney, formatNumber, formatPercent } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";

const NBSP = "\u00a0";

/** How estimates of one development are written: `EUR`, or the word for what is counted, and with how many decimals. */
export interface EstimateStyle {
  readonly locale: Locale;
  readonly unit: Localized | undefined;
  readonly decimals: number;
}

/** Whole numbers where amounts run into thousands; cents would promise what no estimate knows. */
export const estimateStyle = (unit: Localized | undefined, largest: number, locale: Locale): EstimateStyle => ({
  locale,
  unit,
  decimals: largest >= 1000 ? 0 : 2,
});

/** An amount in a table or beside others: `€ 1.539.435`, `15.012.400`; a dash where it is not known. */
export function bareEstimate(value: number | undefined, { locale, unit, decimals }: EstimateStyle): string {
  const exact = value === undefined ? undefined : fromNumber(value, decimals);
  if (exact === undefined) return "–";
  if (unit?.nl !== "EUR") return formatNumber(exact, locale, decimals);
  return decimals === 0 ? formatMoney(exact, locale, true) : formatMoney(exact, locale);
}

/** An amount in a sentence, with what is counted: `15.012.400 bezoeken`. */
export function wordEstimate(value: number | undefined, style: EstimateStyle): string {
  const text = bareEstimate(value, style);
  return style.unit === undefined || style.unit.nl === "EUR"
    ? text
    : `${text}${NBSP}${inLocale(style.unit, style.locale)}`;
}

/** A share of one as a percentage with one decimal. */
export function wordShare(share: number, locale: Locale): string {
  const percent = fromNumber(share * 100, 1);
  return percent === undefined ? "–" : formatPercent(divide(percent, HUNDRED), locale, 1);
}

/** A factor with three decimals. */
export function wordFactor(factor: number, locale: Locale): string {
  const exact = fromNumber(factor, 3);
  return exact === undefined ? "–" : formatNumber(exact, locale, 3);
}

/** An amount in thousands or millions, without its unit: what fits a chart. */
export function shortEstimate(value: number, size: number, { locale, decimals }: EstimateStyle): string {
  const places = size === 1 ? decimals : size === 1000 ? 0 : 1;
  const exact = fromNumber(value / size, places);
  return exact === undefined ? "–" : formatNumber(exact, locale, places);
}

/** "× € 1.000", "× 1 mln bezoeken": what the figures of a chart are in. */
export function sizeNote(size: number, { locale, unit }: EstimateStyle): string {
  const number =
    { 1: "1", 1000: locale === "nl" ? "1.000" : "1,000", 1e6: "1 mln", 1e9: "1 mld" }[size] ?? String(size);
  const worded = locale === "nl" ? number : number.replace("mln", "million").replace("mld", "billion");
  if (unit?.nl === "EUR") return `× €${NBSP}${worded}`;
  return unit === undefined ? `× ${worded}` : `× ${worded} ${inLocale(unit, locale)}`;
}
