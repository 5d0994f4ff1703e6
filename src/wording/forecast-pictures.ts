// What the pictures of a forecast say: their message, what is shown, and the words along their axes.
import type { ChainLadder } from "#engine/forecast/chain-ladder";
import { ageAt } from "#engine/forecast/completion";
import { factorToEnd } from "#engine/forecast/pattern";
import { MONTHS } from "#engine/forecast/triangle";
import type { Forecast, RunningForecast } from "#engine/forecast/forecast";
import { monthName } from "./date.ts";
import { sizeNote, wordShare, type EstimateStyle } from "./estimate.ts";
import type { Locale } from "./locale.ts";

interface Caption {
  readonly title: string;
  readonly subtitle: string;
}

/** The triangle's message: how much of a year is known after twelve months, and when it is complete. */
export function triangleCaption(forecast: Forecast, ladder: ChainLadder, { locale }: EstimateStyle): Caption {
  const { every } = forecast.development;
  const age = ageAt(forecast.development, MONTHS) ?? 1;
  const share = wordShare(1 / factorToEnd(ladder.pattern, age), locale);
  const [month, last] = [age * every, ladder.pattern.columns * every];
  return locale === "nl"
    ? {
        title: `Na ${month} maanden is ${share} van een jaar bekend, na ${last} maanden alles`,
        subtitle: "Per jaar wat er na zoveel maanden bekend was. Vet omlijnd: de stand nu; gestippeld: geraamd",
      }
    : {
        title: `After ${month} months ${share} of a year is known, after ${last} months all of it`,
        subtitle: "For each year what was known after so many months. Heavy border: as it stands; dashed: estimated",
      };
}

/** The running year's message: higher or lower than the year before it. */
export function runningCaption(
  forecast: Forecast,
  { soFar, completed }: RunningForecast,
  style: EstimateStyle,
  size: number,
): Caption {
  const { locale } = style;
  const nl = locale === "nl";
  const { year } = soFar;
  const before = totalsOf(forecast)
    .filter((one) => one.year < year)
    .at(-1);
  const change = before === undefined ? 0 : completed.completed / before.total - 1;
  const much = wordShare(Math.abs(change), locale);
  const [more, less] = nl ? ["hoger", "lager"] : ["higher", "lower"];
  const unit = sizeNote(size, style);
  return {
    title:
      before === undefined
        ? nl
          ? `Het verloop van ${year}`
          : `The course of ${year}`
        : nl
          ? `${year} komt naar verwachting ${much} ${change < 0 ? less : more} uit dan ${before.year}`
          : `${year} is expected to end ${much} ${change < 0 ? less : more} than ${before.year}`,
    subtitle: nl
      ? `Bekend sinds het begin van het jaar, ${unit}. Dunne lijnen: eerdere jaren; band: 9 van de 10 gevallen`
      : `Known since the start of the year, ${unit}. Thin lines: earlier years; band: 9 cases out of 10`,
  };
}

/** What earlier years come to. */
export const totalsOf = ({
  ladder,
  development,
}: Forecast): readonly { readonly year: number; readonly total: number }[] =>
  ladder?.origins.map(({ origin, completed }) => ({ year: Number(origin), total: completed })) ??
  development.season?.totals ??
  [];

/** A month along an axis: "jun", past December "mnd 18". */
export function axisMonth(month: number, locale: Locale): string {
  if (month > MONTHS) return `${locale === "nl" ? "mnd" : "mo"} ${month}`;
  return month === 3 && locale === "nl" ? "mrt" : monthName(month, locale).slice(0, 3);
}
