// The demonstration in the other readings: what it rewards, how bad it gets, what can be better, what changes, how it runs.
import { fromCents } from "#kernel/money";
import { toNumber } from "#kernel/decimal";
import type { Agreement } from "#engine/agreement";
import type { Bounds } from "#engine/bounds/bounds";
import type { Forecast } from "#engine/forecast/forecast";
import type { Finding } from "#engine/lint/lint";
import type { Watch } from "#engine/watch/watch";
import { el, type Element } from "#picture/element";
import { rangeBarsPicture } from "#picture/range-bars";
import { endText, receiverOf } from "#wording/bounds-text";
import { PROPOSAL } from "#wording/demo-findings";
import { diffTitle, type Difference } from "#wording/diff-text";
import { formatCents, formatEstimate } from "#wording/figure";
import { forecastWords } from "#wording/forecast-words";
import { togetherSentence } from "#wording/incentives-sentence";
import { agreementNames, incentivesTitle, type IncentivesReport } from "#wording/incentives-report";
import { findingGroups, findingSummary } from "#wording/lint-text";
import type { Locale } from "#wording/locale";
import { basisText, watchTitle, yearInView } from "#wording/watch";
import { diffBody } from "../diff-page.ts";
import { runningPicture } from "../forecast-page.ts";
import { figure, table } from "../html.ts";
import { productMap } from "../incentives-map.ts";
import { agreementSection } from "../incentives-page.ts";
import { findingItem } from "../lint-page.ts";
import { watchBody } from "../watch-page.ts";
import { capital } from "#wording/text";

/** What the other readings say of the demonstration. */
export interface Readings {
  readonly incentives: IncentivesReport;
  readonly bounds: readonly { readonly proposal: string; readonly bounds: Bounds }[];
  readonly findings: readonly {
    readonly proposal: string;
    readonly agreement: Agreement;
    readonly findings: readonly Finding[];
  }[];
  readonly difference: Difference;
  readonly watched: { readonly agreement: Agreement; readonly watch: Watch };
  readonly forecast: Forecast;
}

/** What the proposals reward the hospital for, product by product. */
export function rewardTexts({ incentives }: Readings, locale: Locale): string[] {
  const names = agreementNames(incentives, locale);
  return incentives.together.map((found) => togetherSentence(found, names, incentives.all[0]!.agreement, locale));
}

/** What one more or fewer is worth to the hospital under every proposal, and the bounds and risks of each. */
export function incentivesSection({ incentives }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  const names = agreementNames(incentives, locale);
  const map = productMap(incentives, locale);
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Wat beloont elk voorstel?" : "What does each proposal reward?"),
    map === undefined ? undefined : figure({ ...map, title: incentivesTitle(incentives, locale) }, locale),
    incentives.all.map((one, index) =>
      el(
        "details",
        {},
        el(
          "summary",
          {},
          nl
            ? `${capital(names[index]!)}: grenzen in de buurt en ongewenste prikkels`
            : `${capital(names[index]!)}: bounds nearby and unwanted incentives`,
        ),
        agreementSection(one, incentives, names[index]!, locale),
      ),
    ),
  );
}

/** The guaranteed least and most of 2027 under every proposal. */
export function boundsSection({ bounds }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  const years = bounds.map(({ proposal, bounds: each }) => ({ proposal, bound: receiverOf(each).years[0]!.bound }));
  const safest = years.reduce((best, each) =>
    (each.bound.lowest.cents ?? -Infinity) > (best.bound.lowest.cents ?? -Infinity) ? each : best,
  );
  const amount = (cents: Parameters<typeof formatCents>[0] | undefined): number =>
    cents === undefined ? 0 : toNumber(fromCents(cents));
  const picture = rangeBarsPicture({
    title: nl
      ? `De hoogste ondergrens heeft ${PROPOSAL[safest.proposal]!.nl}: ten minste ${endText(safest.bound.lowest, locale)}`
      : `${PROPOSAL[safest.proposal]!.en} has the highest floor: at least ${endText(safest.bound.lowest, locale)}`,
    subtitle: nl
      ? "Wat het ziekenhuis over 2027 ontvangt, declaraties inbegrepen, zolang aantallen binnen hun bereik blijven. De streep: de verwachte aantallen"
      : "What the hospital receives for 2027, claims included, as long as volumes stay within their ranges. The line: the expected volumes",
    heads: nl ? ["Voorstel", "Ten minste", "Verwacht", "Ten hoogste"] : ["Proposal", "At least", "Expected", "At most"],
    bars: years.map(({ proposal, bound }) => ({
      label: PROPOSAL[proposal]![locale].replace(/ (met|with) [a-z]+$/, ""),
      low: amount(bound.lowest.cents),
      high: amount(bound.highest.cents),
      now: bound.present === undefined ? undefined : amount(bound.present),
      shown: {
        low: endText(bound.lowest, locale),
        high: endText(bound.highest, locale),
        now: bound.present === undefined ? "–" : formatCents(bound.present, locale),
      },
      accent: proposal === safest.proposal,
    })),
    cutNote: (from) =>
      nl ? `de as begint bij ${formatEstimate(from, locale)}` : `the axis begins at ${formatEstimate(from, locale)}`,
  });
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Hoe erg kan 2027 worden?" : "How bad can 2027 get?"),
    el(
      "p",
      {},
      nl
        ? "Deze grenzen zijn zeker: geen enkele afrekening binnen de bereiken valt erbuiten, en de aantallen die ze bereiken zijn nagerekend."
        : "These bounds are certain: no settlement within the ranges falls outside them, and the volumes that reach them were settled.",
    ),
    figure(picture, locale),
  );
}

/** What can be better before anyone signs, per proposal. */
export function findingsSection({ findings }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Wat kan beter voordat iemand tekent?" : "What can be better before anyone signs?"),
    table(
      nl ? ["Voorstel", "Bevindingen"] : ["Proposal", "Findings"],
      findings.map(({ proposal, findings: found }) => [PROPOSAL[proposal]![locale], findingSummary(found, locale)]),
    ),
    findings.map(({ proposal, agreement, findings: found }) =>
      el(
        "details",
        {},
        el("summary", {}, `${PROPOSAL[proposal]![locale]}: ${findingSummary(found, locale)}`),
        findingGroups(found, agreement, locale).map((group) =>
          el(
            "div",
            { class: `findings ${group.severity}` },
            el(
              "ol",
              {},
              group.findings.map((text) => findingItem(text, locale)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** From one proposal to the other: what changed, and what each change is worth. */
export function differenceSection({ difference }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Van F3 naar F4b: wat is elke wijziging waard?" : "From F3 to F4b: what is each change worth?"),
    el("p", {}, diffTitle(difference, locale)),
    diffBody(difference, locale, "h3"),
  );
}

/** The running year under the ceiling, and what it will come to. */
export function runningSection({ watched, forecast }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  const { agreement, watch } = watched;
  const words = forecastWords(forecast, locale);
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Augustus 2027 onder het plafond (F2)" : "August 2027 under the ceiling (F2)"),
    el("p", {}, `${watchTitle(watch, locale)}. ${basisText(watch, yearInView(watch), locale)}`),
    forecast.running === undefined
      ? undefined
      : figure({ ...runningPicture(forecast, forecast.running, words.style), title: words.finding }, locale),
    watchBody(watch, agreement, locale, "h3"),
  );
}
