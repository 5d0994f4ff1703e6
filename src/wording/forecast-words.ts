// What a forecast says: how a running year ends, by which method and why, and plainly how sure that is.
import type { Completion } from "#engine/forecast/chain-ladder";
import type { Forecast } from "#engine/forecast/forecast";
import { estimateStyle, bareEstimate, wordEstimate, wordFactor, wordShare, type EstimateStyle } from "./estimate.ts";
import { inLocale, type Locale } from "./locale.ts";
import { runningFinding, runningRemarks, type Remark } from "./running-words.ts";
import type { WordedRows } from "./text-table.ts";

/** The sentences and tables of a forecast. */
export interface ForecastWords {
  readonly style: EstimateStyle;
  readonly name: string;
  readonly finding: string;
  /** What is known of the running year, the method, its error, and what it is held against. */
  readonly remarks: readonly Remark[];
  /** Every year of the triangle, the total last. */
  readonly years: WordedRows | undefined;
  readonly steps: WordedRows | undefined;
  readonly source: string | undefined;
}

/** Words a forecast in a language. */
export function forecastWords(forecast: Forecast, locale: Locale): ForecastWords {
  const { development, ladder, running } = forecast;
  const { document } = development;
  const largest = Math.max(running?.completed.completed ?? 0, ...(ladder?.origins ?? []).map((one) => one.completed));
  const style = estimateStyle(document.unit, largest, locale);
  return {
    style,
    name: document.title === undefined ? document.development : inLocale(document.title, locale),
    finding:
      running !== undefined
        ? runningFinding(running, style)
        : ladder !== undefined
          ? totalFinding(ladder.total, style)
          : seasonFinding(forecast, locale),
    remarks:
      running !== undefined
        ? runningRemarks(development, running, style)
        : ladder !== undefined
          ? totalRemarks(ladder.total, style)
          : [],
    years: ladder === undefined ? undefined : yearRows(forecast, style),
    steps: ladder === undefined ? undefined : stepRows(forecast, locale),
    source: document.source,
  };
}

function totalFinding({ latest, toCome }: Completion, style: EstimateStyle): string {
  const nl = style.locale === "nl";
  const known = wordEstimate(latest, style);
  const more = wordEstimate(Math.abs(toCome), style);
  if (more === wordEstimate(0, style))
    return nl ? `Alle jaren zijn compleet: samen ${known}` : `All years are complete: ${known} together`;
  if (toCome < 0)
    return nl
      ? `Van de ${known} die nu bekend is, gaat naar verwachting nog ${more} af`
      : `Of the ${known} known now, ${more} is expected to come off`;
  return nl
    ? `Bij de ${known} die nu bekend is, komt naar verwachting nog ${more}`
    : `On top of the ${known} known now, ${more} is expected to come`;
}

function totalRemarks(
  { latest, toCome, completed, standardError, range }: Completion,
  style: EstimateStyle,
): readonly Remark[] {
  if (standardError === 0) return [];
  const { locale } = style;
  const nl = locale === "nl";
  const [low, high] = [bareEstimate(range.low - latest, style), bareEstimate(range.high - latest, style)];
  const error = wordEstimate(standardError, style);
  const part = wordShare(Math.abs(standardError / toCome), locale);
  const whole = wordShare(standardError / completed, locale);
  return nl
    ? [
        {
          label: "Methode",
          text: "de driehoek (chain ladder). Elk jaar groeit verder zoals de jaren ervoor op die leeftijd groeiden.",
        },
        {
          label: "Zekerheid",
          text: `in 9 van de 10 gevallen ligt wat nog komt tussen ${low} en ${high}. De standaardfout is ${error}: ${part} van wat nog komt, ${whole} van het geheel.`,
        },
      ]
    : [
        {
          label: "Method",
          text: "the triangle (chain ladder). Each year goes on growing as the years before it grew at that age.",
        },
        {
          label: "How sure",
          text: `in 9 cases out of 10 what is still to come lies between ${low} and ${high}. The standard error is ${error}: ${part} of what is to come, ${whole} of the whole.`,
        },
      ];
}

function seasonFinding({ development }: Forecast, locale: Locale): string {
  const half = wordShare(development.season!.shares[5]!.share, locale);
  return locale === "nl"
    ? `Halverwege het jaar is ${half} van een jaar bekend`
    : `Halfway through the year ${half} of a year is known`;
}

function yearRows({ ladder, development }: Forecast, style: EstimateStyle): WordedRows {
  const nl = style.locale === "nl";
  const money = (value: number): string => bareEstimate(value, style);
  const row = (label: string, month: string, one: Completion): string[] => [
    label,
    month,
    money(one.latest),
    money(one.toCome),
    money(one.completed),
    ...(one.standardError === 0
      ? ["–", "–", "–"]
      : [money(one.standardError), money(one.range.low), money(one.range.high)]),
  ];
  return {
    title: nl ? "Jaar voor jaar" : "Year by year",
    columns: nl
      ? [
          "Jaar",
          "Maanden gevolgd",
          "Bekend",
          "Nog te verwachten",
          "Komt uit op",
          "Standaardfout",
          "9 van de 10 vanaf",
          "tot",
        ]
      : ["Year", "Months followed", "Known", "Still to come", "Comes to", "Standard error", "9 in 10 from", "to"],
    rows: [
      ...ladder!.origins.map((one) => row(one.origin, String(one.age * development.every), one)),
      row(nl ? "Samen" : "Together", "", ladder!.total),
    ],
  };
}

function stepRows({ ladder, development }: Forecast, locale: Locale): WordedRows {
  const nl = locale === "nl";
  return {
    title: nl ? "Hoe een jaar groeit" : "How a year grows",
    columns: nl
      ? ["Na maand", "Dan bekend", "Factor tot de volgende", "Gezien in jaren"]
      : ["After month", "Known by then", "Factor to the next", "Seen in years"],
    rows: ladder!.pattern.steps.map(({ factor, toEnd, years }, index) => [
      String((index + 1) * development.every),
      wordShare(1 / toEnd, locale),
      wordFactor(factor, locale),
      String(years),
    ]),
  };
}
