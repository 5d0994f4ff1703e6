// The demonstration in the other readings: what it rewards, how bad it gets, what can be better, what changes, how it runs.
import type { Agreement } from "#engine/agreement";
import type { Bound, Bounds, Extreme } from "#engine/bounds/bounds";
import type { Forecast } from "#engine/forecast/forecast";
import type { Finding } from "#engine/lint/lint";
import type { Watch } from "#engine/watch/watch";
import { el, type Element } from "#picture/element";
import { rangeBarsPicture } from "#picture/range-bars";
import { receiverOf } from "#wording/bounds-text";
import { PROPOSAL } from "#wording/demo-findings";
import { diffTitle, type Difference } from "#wording/diff-text";
import { formatCents, formatEstimate } from "#wording/figure";
import { forecastWords } from "#wording/forecast-words";
import { togetherSentence } from "#wording/incentives-sentence";
import { agreementNames, incentivesTitle, type IncentivesReport } from "#wording/incentives-report";
import { findingSummary } from "#wording/lint-text";
import type { Locale } from "#wording/locale";
import { basisText, watchTitle, yearInView } from "#wording/watch";
import { boundBar } from "../bounds-page.ts";
import { diffBody } from "../diff-page.ts";
import { runningPicture } from "../forecast-page.ts";
import { figure, table } from "../html.ts";
import { productMap } from "../incentives-map.ts";
import { agreementSection } from "../incentives-page.ts";
import { findingSections } from "../lint-page.ts";
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
  readonly changed: { readonly from: string; readonly to: string; readonly difference: Difference };
  readonly watched: { readonly proposal: string; readonly agreement: Agreement; readonly watch: Watch };
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
  const map = productMap(incentives, locale, incentivesTitle(incentives, locale));
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Wat beloont elk voorstel?" : "What does each proposal reward?"),
    map === undefined ? undefined : figure(map, locale),
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

/** The guaranteed least and most of the first year under every proposal. */
export function boundsSection({ bounds }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  const years = bounds.map(({ proposal, bounds: each }) => ({ proposal, ...receiverOf(each).years[0]! }));
  const { year } = years[0]!;
  const safest = years.reduce((best, each) =>
    (each.bound.lowest.cents ?? -Infinity) > (best.bound.lowest.cents ?? -Infinity) ? each : best,
  );
  const picture = rangeBarsPicture({
    title: floorTitle(safest, locale),
    subtitle: nl
      ? `Wat het ziekenhuis over ${year} ontvangt, declaraties inbegrepen, zolang aantallen binnen hun bereik blijven. De streep: de verwachte aantallen`
      : `What the hospital receives for ${year}, claims included, as long as volumes stay within their ranges. The line: the expected volumes`,
    heads: nl ? ["Voorstel", "Ten minste", "Verwacht", "Ten hoogste"] : ["Proposal", "At least", "Expected", "At most"],
    bars: years.map(({ proposal, bound }) => {
      const label = PROPOSAL[proposal]![locale].replace(/ (met|with) [a-z]+$/, "");
      return boundBar(label, bound, locale, proposal === safest.proposal && bound.lowest.cents !== undefined);
    }),
    cutNote: (from) =>
      nl ? `de as begint bij ${formatEstimate(from, locale)}` : `the axis begins at ${formatEstimate(from, locale)}`,
  });
  return el(
    "section",
    {},
    el("h2", {}, nl ? `Hoe erg kan ${year} worden?` : `How bad can ${year} get?`),
    el(
      "p",
      {},
      certainty(
        years.flatMap(({ bound }) => [bound.lowest, bound.highest]),
        locale,
      ),
    ),
    figure(picture, locale),
  );
}

/** The message of the floors: which proposal has the highest. */
function floorTitle({ proposal, bound }: { readonly proposal: string; readonly bound: Bound }, locale: Locale): string {
  if (bound.lowest.cents === undefined)
    return locale === "nl" ? "Geen enkel voorstel heeft een ondergrens" : "No proposal has a floor";
  const least = formatCents(bound.lowest.cents, locale);
  return locale === "nl"
    ? `De hoogste ondergrens heeft ${PROPOSAL[proposal]!.nl}: ten minste ${least}`
    : `${PROPOSAL[proposal]!.en} has the highest floor: at least ${least}`;
}

/** What is certain of bounds, and which part of them was settled. */
export function certainty(ends: readonly Extreme[], locale: Locale): string {
  const nl = locale === "nl";
  const sure = nl
    ? "Deze grenzen zijn zeker: geen enkele afrekening binnen de bereiken valt erbuiten"
    : "These bounds are certain: no settlement within the ranges falls outside them";
  if (ends.every(({ attained }) => attained))
    return nl
      ? `${sure}, en de aantallen die ze bereiken zijn nagerekend.`
      : `${sure}, and the volumes that reach them were settled.`;
  const open = ends.some(({ cents }) => cents === undefined)
    ? nl
      ? " Een balk met een punt heeft aan die kant geen grens."
      : " A bar that ends in a point has no bound on that side."
    : "";
  const far = ends.some(({ cents, attained }) => cents !== undefined && !attained)
    ? nl
      ? " Niet van elke grens zijn aantallen gevonden die haar bereiken."
      : " Not for every bound were volumes found that reach it."
    : "";
  return `${sure}.${open}${far}`;
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
      { caption: nl ? "Bevindingen per voorstel" : "Findings by proposal" },
    ),
    findings.map(({ proposal, agreement, findings: found }) =>
      el(
        "details",
        {},
        el("summary", {}, `${PROPOSAL[proposal]![locale]}: ${findingSummary(found, locale)}`),
        findingSections({ findings: found, agreement }, locale, "h3"),
      ),
    ),
  );
}

/** From one proposal to the other: what changed, and what each change is worth. */
export function differenceSection({ changed: { from, to, difference } }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  return el(
    "section",
    {},
    el(
      "h2",
      {},
      nl
        ? `Van ${PROPOSAL[from]!.nl} naar ${PROPOSAL[to]!.nl}: wat is elke wijziging waard?`
        : `From ${PROPOSAL[from]!.en} to ${PROPOSAL[to]!.en}: what is each change worth?`,
    ),
    el("p", {}, diffTitle(difference, locale)),
    diffBody(difference, locale, "h3"),
  );
}

/** The running year under one proposal, and what it will come to. */
export function runningSection({ watched, forecast }: Readings, locale: Locale): Element {
  const nl = locale === "nl";
  const { proposal, agreement, watch } = watched;
  const year = yearInView(watch);
  const words = forecastWords(forecast, locale);
  return el(
    "section",
    {},
    el(
      "h2",
      {},
      nl
        ? `Hoe loopt ${year.year} onder ${PROPOSAL[proposal]!.nl}?`
        : `How does ${year.year} run under ${PROPOSAL[proposal]!.en}?`,
    ),
    el("p", {}, `${watchTitle(watch, locale)}. ${basisText(watch, year, locale)}`),
    forecast.running === undefined
      ? undefined
      : figure(runningPicture(forecast, forecast.running, words.style, words.finding), locale),
    watchBody(watch, agreement, locale, "h3"),
  );
}
