// What may happen, as a page: per party what it may expect with its uncertainty, side by side where there is a choice.
import type { Plan } from "#engine/simulate/plan";
import type { Simulated } from "#engine/simulate/simulate";
import { el, type Element } from "#picture/element";
import { fanPicture, fanRange, type FanPoint } from "#picture/fan";
import { spreadPicture } from "#picture/spread";
import { expectationsOf, type Expectation } from "#wording/expectation";
import { formatChance, formatEstimate } from "#wording/figure";
import type { Locale } from "#wording/locale";
import {
  FIVE_HEADINGS,
  chairText,
  comparisonChances,
  comparisonTitle,
  eventRows,
  expectationText,
  measureText,
  pathsText,
  shortTitles,
  simulationTitle,
  termText,
} from "#wording/simulation-text";
import { figure, page, table } from "./html.ts";

/** The page of one agreement, or of several beside each other. */
export function simulationPage(simulated: Simulated, plan: Plan, locale: Locale): string {
  const { agreements } = plan.scenario;
  const nl = locale === "nl";
  const sets = agreements.map((_, index) => expectationsOf(simulated, plan, index, locale));
  const title = agreements.length === 1 ? simulationTitle(sets[0]!, plan, locale) : comparisonTitle(sets, plan, locale);
  const titles = shortTitles(agreements, locale);
  const above = agreements.length === 1 ? titles[0]! : nl ? "Vergelijken" : "Compare";
  const body = [
    ...(agreements.length > 1 ? [figure(comparisonPicture(sets, plan, locale), locale)] : []),
    ...agreements.flatMap((_, index) => [
      ...(agreements.length > 1 ? [el("h2", {}, titles[index]!)] : []),
      ...agreementBody(agreementParts(simulated, plan, { index, expectations: sets[index]!, sets }, locale)),
    ]),
  ];
  return page(title, above, chairText(plan, locale), body, locale, [pathsText(simulated, locale)]);
}

/** What each agreement leaves each party over the whole term, on one scale. */
function comparisonPicture(sets: readonly (readonly Expectation[])[], plan: Plan, locale: Locale) {
  const nl = locale === "nl";
  const titles = shortTitles(plan.scenario.agreements, locale);
  const cell = (value: number): string => formatEstimate(value, locale, true);
  return spreadPicture({
    title: comparisonChances(sets, plan, locale),
    subtitle: `${measureText(sets[0]![0]!, locale)}, ${termText(plan.scenario.agreements[0]!, locale)}. ${nl ? "Punt: gemiddeld. Balk: de helft en negen van de tien paden" : "Dot: mean. Bar: half and nine in ten of the paths"}`,
    heading: [nl ? "Overeenkomst en partij" : "Agreement and party", ...FIVE_HEADINGS[locale]],
    groups: sets.map((set, index) => ({
      label: titles[index]!,
      rows: set.map(({ name, series, total }) => ({ label: name, series, values: total, shown: cell(total[2]) })),
    })),
    tick: euroTick(locale),
    cell,
  });
}

/** Ticks of an axis in euros; millions from a million on. */
export const euroTick =
  (locale: Locale) =>
  (value: number): string => {
    const size = Math.abs(value);
    const inMillions = size >= 1e6;
    const text = (inMillions ? size / 1e6 : size).toLocaleString(locale === "nl" ? "nl-NL" : "en-GB", {
      maximumFractionDigits: 2,
    });
    return `${value < 0 ? "−" : ""}${text}${inMillions ? (locale === "nl" ? " mln" : "m") : ""}`;
  };

interface AgreementView {
  readonly index: number;
  readonly expectations: readonly Expectation[];
  readonly sets: readonly (readonly Expectation[])[];
}

/** What there is to say about one agreement. */
export interface AgreementParts {
  /** The finding of each party. */
  readonly findings: readonly Element[];
  /** The fan of each party. */
  readonly fans: readonly Element[];
  /** The chances of its bounds; nothing where none may go either way. */
  readonly chances: readonly Element[];
}

/** The parts of one agreement one below the other, its fans side by side. */
export const agreementBody = ({ findings, fans, chances }: AgreementParts): Element[] => [
  ...findings,
  el("div", { class: "pair" }, fans),
  ...chances,
];

export function agreementParts(simulated: Simulated, plan: Plan, view: AgreementView, locale: Locale): AgreementParts {
  const nl = locale === "nl";
  const agreement = plan.scenario.agreements[view.index]!;
  const events = eventRows(simulated, plan, view.index, locale);
  const findings = view.expectations.map((expectation) => el("p", {}, expectationText(expectation, agreement, locale)));
  const fans = view.expectations.map((expectation) => figure(partyFan(expectation, view, locale), locale));
  const chances =
    events.length === 0
      ? []
      : [
          el("h3", {}, nl ? "Kansen en grenzen" : "Chances and bounds"),
          table(
            [nl ? "Grens" : "Bound", nl ? "Artikel" : "Clause", ...agreement.years.map(String)],
            events.map((row) => [
              row.text,
              row.clause,
              ...row.chances.map((chance) => (chance === undefined ? "–" : formatChance(chance))),
            ]),
            {
              figures: agreement.years.map((_, index) => index + 2),
              caption: nl
                ? "Hoe vaak een grens telt, in deel van de paden"
                : "How often a bound counts, as a share of the paths",
            },
          ),
        ];
  return { findings, fans, chances };
}

/** One party's years, with the uncertainty around them. */
function partyFan(expectation: Expectation, view: AgreementView, locale: Locale) {
  const nl = locale === "nl";
  const signed = expectation.shown === "gain";
  const kilo = (value: number): string => {
    const rounded = Math.round(value / 1000);
    const sign = rounded < 0 ? "−" : signed && rounded > 0 ? "+" : "";
    return `${sign}${Math.abs(rounded).toLocaleString(nl ? "nl-NL" : "en-GB")}`;
  };
  const pointsOf = (each: Expectation): FanPoint[] =>
    each.years.map(({ year, five }) => ({ label: String(year), values: five, shown: kilo(five[2]) }));
  // The same party under every agreement stands on one scale.
  const alike = view.sets.flatMap((set) => set.filter(({ party }) => party === expectation.party)).flatMap(pointsOf);
  return fanPicture({
    title: fanTitle(expectation, locale),
    subtitle: `${measureText(expectation, locale).replace(/in euro$/, nl ? "× € 1.000" : "× € 1,000")}. ${nl ? "Band: de helft en negen van de tien paden" : "Band: half and nine in ten of the paths"}`,
    series: expectation.series,
    points: pointsOf(expectation),
    heading: [nl ? "Jaar" : "Year", ...FIVE_HEADINGS[locale]] as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ],
    labels: { wide: nl ? "9 van 10" : "9 in 10", expected: nl ? "gemiddeld" : "mean" },
    tick: kilo,
    cell: (value) => formatEstimate(value, locale, signed),
    range: fanRange(alike),
  });
}

/** The message of a fan: in which years the party gains, or how the amount moves. */
function fanTitle({ name, years, shown }: Expectation, locale: Locale): string {
  const nl = locale === "nl";
  if (shown !== "gain" || years.length < 2) return name;
  const signs = years.map(({ five }) => Math.sign(Math.round(five[2] / 1000)));
  const negative = years.filter((_, index) => signs[index]! < 0).map(({ year }) => year);
  if (negative.length === 0) return nl ? `${name}: elk jaar winst` : `${name}: a gain every year`;
  if (negative.length === years.length) return nl ? `${name}: elk jaar verlies` : `${name}: a loss every year`;
  const turn = years.find((_, index) => index > 0 && signs.slice(index).every((sign) => sign >= 0));
  if (turn !== undefined && signs.slice(0, years.indexOf(turn)).every((sign) => sign < 0))
    return nl ? `${name}: winst vanaf ${turn.year}` : `${name}: a gain from ${turn.year}`;
  return nl ? `${name}: verlies in ${negative.join(", ")}` : `${name}: a loss in ${negative.join(", ")}`;
}
