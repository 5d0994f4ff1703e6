// What a forecast says of the running year: how it ends, by which method and why, and plainly how sure that is.
import type { CompletedYear } from "#engine/forecast/completion";
import type { Development } from "#engine/forecast/development";
import type { RunningForecast } from "#engine/forecast/forecast";
import { monthName } from "./date.ts";
import { bareEstimate, wordEstimate, wordShare, type EstimateStyle } from "./estimate.ts";
import type { Locale } from "./locale.ts";

/** A sentence with what it is about. The sentence begins small, so that it can follow its label. */
export interface Remark {
  readonly label: string;
  readonly text: string;
}

const isComplete = ({ factor, standardError }: CompletedYear): boolean => factor === 1 && standardError === 0;

/** How the running year ends, in one sentence without its full stop. */
export function runningFinding({ soFar, completed }: RunningForecast, style: EstimateStyle): string {
  const nl = style.locale === "nl";
  const { year } = soFar;
  const amount = wordEstimate(completed.completed, style);
  if (isComplete(completed)) return nl ? `${year} is compleet: ${amount}` : `${year} is complete: ${amount}`;
  const expected = nl ? `${year} komt naar verwachting uit op ${amount}` : `${year} is expected to come to ${amount}`;
  if (completed.range === undefined) return expected;
  const { low, high } = completed.range;
  const [from, to] = [bareEstimate(low, style), bareEstimate(high, style)];
  return nl
    ? `${expected}, in 9 van de 10 gevallen tussen ${from} en ${to}`
    : `${expected}, in 9 cases out of 10 between ${from} and ${to}`;
}

/** What is known of the running year, the method and why, how sure it is, and what it is held against. */
export function runningRemarks(
  development: Development,
  running: RunningForecast,
  style: EstimateStyle,
): readonly Remark[] {
  const { soFar, completed, check, trend } = running;
  if (isComplete(completed)) return [knownRemark(running, style)];
  return [
    knownRemark(running, style),
    methodRemark(development, running, style.locale),
    errorRemark(completed, style),
    ...(check === undefined ? [] : [checkRemark(completed, check, style)]),
    ...(trend === undefined ? [] : [trendRemark(running, trend, style)]),
    style.locale === "nl"
      ? {
          label: "Let op",
          text: `de raming neemt aan dat ${soFar.year} verloopt als de jaren ervoor. Nieuwe afspraken, andere prijzen of een andere manier van declareren zitten er niet in.`,
        }
      : {
          label: "Mind",
          text: `the estimate assumes that ${soFar.year} runs as the years before it. New agreements, other prices or another way of claiming are not in it.`,
        },
  ];
}

/** "tot en met augustus", or past December "na 16 maanden". */
function through(month: number, locale: Locale): string {
  if (locale === "nl") return month <= 12 ? `tot en met ${monthName(month, locale)}` : `na ${month} maanden`;
  return month <= 12 ? `through ${monthName(month, locale)}` : `after ${month} months`;
}

/** "één eerder jaar", "5 eerdere jaren". */
function yearsBefore(years: number, locale: Locale): string {
  if (locale === "nl") return years === 1 ? "één eerder jaar" : `${years} eerdere jaren`;
  return years === 1 ? "one earlier year" : `${years} earlier years`;
}

function knownRemark({ soFar, completed }: RunningForecast, style: EstimateStyle): Remark {
  const when = through(soFar.month, style.locale);
  const known = wordEstimate(soFar.amount, style);
  const share = wordShare(1 / completed.factor, style.locale);
  if (style.locale === "nl")
    return {
      label: "Bekend",
      text: `${when} ${known}. ${isComplete(completed) ? "In eerdere jaren kwam er daarna niets meer bij." : `In eerdere jaren was dat ${share} van het hele jaar.`}`,
    };
  return {
    label: "Known",
    text: `${when} ${known}. ${isComplete(completed) ? "In earlier years nothing came after that." : `In earlier years that was ${share} of the whole year.`}`,
  };
}

function methodRemark({ ladder, every }: Development, { soFar, completed }: RunningForecast, locale: Locale): Remark {
  const nl = locale === "nl";
  const label = nl ? "Methode" : "Method";
  const month = soFar.month <= 12 ? monthName(soFar.month, locale) : `${nl ? "maand" : "month"} ${soFar.month}`;
  const years = yearsBefore(completed.years, locale);
  const reason =
    ladder === undefined
      ? { nl: "want er is geen driehoek", en: "for there is no triangle" }[locale]
      : { nl: `want de driehoek heeft geen kolom bij ${month}`, en: `for the triangle has no column at ${month}` }[
          locale
        ];
  switch (completed.method) {
    case "development":
      return {
        label,
        text: nl
          ? `de driehoek (chain ladder), want die heeft een kolom bij ${month}. Zij laat zien hoeveel er in ${years} daarna nog bij kwam, ook na december.`
          : `the triangle (chain ladder), for it has a column at ${month}. It shows how much ${years} still grew after that, past December too.`,
      };
    case "season-development":
      return {
        label,
        text: nl
          ? `het seizoen van ${years} tot en met december, daarna de driehoek (chain ladder) voor wat na december nog bij komt. De driehoek alleen kan niet: die heeft om de ${every} maanden een kolom, dus geen bij ${month}.`
          : `the season of ${years} through December, then the triangle (chain ladder) for what comes after December. The triangle alone will not do: it has a column every ${every} months, so none at ${month}.`,
      };
    case "season":
      return {
        label,
        text: nl
          ? `het seizoen, het deel van ${years} dat ${through(soFar.month, locale)} viel, ${reason}. Wat na december nog binnenkomt telt dus niet mee.`
          : `the season, the part of ${years} that fell ${through(soFar.month, locale)}, ${reason}. So what still arrives after December is not counted.`,
      };
  }
}

/** Below so many years the spread between years is itself a guess, and the reader should know. */
const FEW = 4;

function errorRemark({ completed, standardError, range, years }: CompletedYear, style: EstimateStyle): Remark {
  const { locale } = style;
  const nl = locale === "nl";
  const label = nl ? "Zekerheid" : "How sure";
  if (standardError === undefined || range === undefined)
    return {
      label,
      text: nl
        ? "niet te zeggen, want daarvoor zijn ten minste twee eerdere jaren nodig."
        : "can't be said, for that takes at least two earlier years.",
    };
  const less = wordShare(1 - range.low / completed, locale);
  const more = wordShare(range.high / completed - 1, locale);
  const error = `${wordEstimate(standardError, style)} (${wordShare(standardError / completed, locale)})`;
  const known = yearsBefore(years, locale);
  const few = nl
    ? ` De band is breder dan die fout doet denken, want met ${known} is slecht te zien hoeveel jaren verschillen.`
    : ` The band is wider than that error suggests, for with ${known} it is hard to see how much years differ.`;
  const text = nl
    ? `in 9 van de 10 gevallen hoogstens ${less} lager of ${more} hoger. De standaardfout is ${error}.`
    : `in 9 cases out of 10 at most ${less} lower or ${more} higher. The standard error is ${error}.`;
  return { label, text: years < FEW ? text + few : text };
}

/** Whether an amount lies in the range of a year; without a range there is nothing to say. */
function place(amount: number, { range }: CompletedYear, locale: Locale): string {
  if (range === undefined) return "";
  const inside = amount >= range.low && amount <= range.high;
  if (locale === "nl") return inside ? " (binnen de band)" : " (buiten de band)";
  return inside ? " (inside the band)" : " (outside the band)";
}

function difference(amount: number, style: EstimateStyle): string {
  const direction = { nl: amount < 0 ? "lager" : "hoger", en: amount < 0 ? "lower" : "higher" }[style.locale];
  return `${wordEstimate(Math.abs(amount), style)} ${direction}`;
}

function checkRemark(completed: CompletedYear, check: CompletedYear, style: EstimateStyle): Remark {
  const { locale } = style;
  const amount = wordEstimate(check.completed, style) + place(check.completed, completed, locale);
  const apart = difference(check.completed - completed.completed, style);
  const years = yearsBefore(check.years, locale);
  return locale === "nl"
    ? { label: "Ter controle", text: `naar het seizoen van ${years} komt het jaar uit op ${amount}, ${apart}.` }
    : { label: "As a check", text: `by the season of ${years} the year comes to ${amount}, ${apart}.` };
}

function trendRemark(
  { completed, soFar }: RunningForecast,
  trend: NonNullable<RunningForecast["trend"]>,
  style: EstimateStyle,
): Remark {
  const { locale } = style;
  const growth = wordShare(Math.abs(trend.growth), locale);
  const expected = wordEstimate(trend.expected, style) + place(trend.expected, completed, locale);
  const apart = difference(completed.completed - trend.expected, style);
  const fell = trend.growth < 0;
  const years = yearsBefore(trend.years, locale);
  return locale === "nl"
    ? {
        label: "Trend",
        text: `de ${years} ${fell ? "daalden" : "groeiden"} gemiddeld ${growth} per jaar. In die lijn zou ${soFar.year} uitkomen op ${expected}; de raming ligt ${apart}.`,
      }
    : {
        label: "Trend",
        text: `the ${years} ${fell ? "fell" : "grew"} by ${growth} a year on average. Along that line ${soFar.year} would come to ${expected}; the estimate is ${apart}.`,
      };
}
