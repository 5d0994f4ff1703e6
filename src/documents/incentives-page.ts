// Incentives as a page: a heat map of what pays, the bounds ahead, and the risks with what to do about them.
import type { IncentiveYear, Incentives } from "#engine/incentives/incentives";
import { BANDS } from "#engine/incentives/risk";
import { el, type Element } from "#picture/element";
import { togetherSentence } from "#wording/incentives-sentence";
import {
  agreementNames,
  incentivesTitle,
  pushTable,
  riskRows,
  soundYears,
  viewpoints,
  type IncentivesReport,
} from "#wording/incentives-report";
import { cliffTexts, pushSentences, stillSentences } from "#wording/incentives-text";
import { formatPercent } from "#wording/figure";
import { wordIssue } from "#wording/issue";
import { inLocale, type Locale } from "#wording/locale";
import { figure, page, table } from "./html.ts";
import { productMap, riskMap } from "./incentives-map.ts";
import { capital } from "#wording/text";
import { partyName } from "#wording/names";

/** Incentives as a self-contained page. */
export function incentivesPage(report: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  const [first] = report.all;
  const names = agreementNames(report, locale);
  const titles = report.all.map(({ agreement }) => inLocale(agreement.title, locale));
  const map = productMap(report, locale);
  const body = [
    ...(report.together.length === 0
      ? []
      : [
          el(
            "div",
            { class: "answer" },
            report.together.map((found) => el("p", {}, togetherSentence(found, names, first!.agreement, locale))),
          ),
        ]),
    ...(map === undefined ? [] : [figure(map, locale)]),
    ...report.all.map((one, index) => agreementSection(one, report, names[index]!, locale)),
    how(locale),
  ];
  return page(
    incentivesTitle(report, locale),
    `${nl ? "Prikkels" : "Incentives"} · ${report.all.length === 1 ? titles[0]! : names.join(" · ")}`,
    nl
      ? "Wat één verrichting meer of minder betekent, precies uitgerekend op de tekst van de overeenkomst."
      : "What one performance more or fewer means, computed exactly on the text of the agreement.",
    body,
    locale,
    report.all.map(({ agreement }) => `${nl ? "Kenmerk" : "Hash"} ${agreement.hash}`),
  );
}

export function agreementSection(
  incentives: Incentives,
  report: IncentivesReport,
  name: string,
  locale: Locale,
): Element {
  const [first, ...later] = soundYears(incentives);
  const unread = incentives.years.flatMap((year) =>
    year.reason === undefined ? [] : [el("p", { class: "note" }, `${year.year}: ${wordIssue(year.reason, locale)}`)],
  );
  const single = report.all.length === 1;
  return el(
    "section",
    {},
    single ? undefined : el("h2", {}, capital(name)),
    unread,
    first === undefined ? undefined : yearSection(incentives, first, report, locale, single ? "h2" : "h3"),
    later.map((year) =>
      el(
        "details",
        {},
        el("summary", {}, String(year.year)),
        yearSection(incentives, year, report, locale, single ? "h2" : "h3"),
      ),
    ),
  );
}

function yearSection(
  incentives: Incentives,
  year: IncentiveYear,
  report: IncentivesReport,
  locale: Locale,
  heading: "h2" | "h3",
): Element[] {
  const nl = locale === "nl";
  const bounds = cliffTexts(incentives, year, locale).map(({ where, what, why }) => ({
    head: where,
    value: what,
    lines: [why],
  }));
  const part = (title: string, sentences: readonly string[]): Element[] =>
    sentences.length === 0 ? [] : [el(heading, {}, title), ...sentences.map((sentence) => el("p", {}, sentence))];
  return [
    ...(bounds.length === 0
      ? []
      : [
          el(heading, {}, nl ? `Grenzen in de buurt, ${year.year}` : `Bounds nearby, ${year.year}`),
          lines(bounds, locale),
        ]),
    ...part(
      nl ? "Zonder invloed op de betaling" : "Without effect on the payment",
      stillSentences(incentives, year, locale),
    ),
    ...riskSection(incentives, year, report, locale, heading),
    ...viewpoints(incentives, year).flatMap((party) => {
      const { columns, rows } = pushTable(incentives, year, party, locale);
      const name = partyName(incentives.agreement, party, locale);
      return [
        el(
          heading,
          {},
          nl ? `Eén meer, één minder: ${name}, ${year.year}` : `One more, one fewer: ${name}, ${year.year}`,
        ),
        table(columns, rows, {
          figures: columns.map((_, index) => index).slice(1),
          caption: `${name}, ${placeOf(incentives, year, report, locale)}`,
        }),
      ];
    }),
    el(
      "details",
      {},
      el("summary", {}, nl ? "In woorden" : "In words"),
      pushSentences(incentives, year, locale).map((sentence) => el("p", {}, sentence)),
    ),
  ];
}

function riskSection(
  incentives: Incentives,
  year: IncentiveYear,
  report: IncentivesReport,
  locale: Locale,
  heading: "h2" | "h3",
): Element[] {
  const nl = locale === "nl";
  const rows = riskRows(incentives, year, report.guidance, locale);
  const title = nl
    ? `Waar het geld de verkeerde kant op trekt, ${year.year}`
    : `Where money pulls the wrong way, ${year.year}`;
  if (rows.length === 0)
    return [
      el(heading, {}, title),
      el("p", {}, nl ? "Geen ongewenste prikkel gevonden." : "No unwanted incentive found."),
    ];
  return [
    el(heading, {}, title),
    figure(riskMap(incentives, year, placeOf(incentives, year, report, locale), locale), locale),
    lines(
      rows.map((row) => ({
        head: `${row.what} · ${row.where}`,
        value: row.strength,
        lines: [capital(row.products), `${nl ? "Tegenmaatregel" : "Counter-measure"}: ${row.counter}`],
        source: row.source,
      })),
      locale,
    ),
  ];
}

/** The year, and of which agreement where there are several: headings of tables must differ. */
function placeOf(incentives: Incentives, { year }: IncentiveYear, report: IncentivesReport, locale: Locale): string {
  const name = agreementNames(report, locale)[report.all.indexOf(incentives)]!;
  return report.all.length === 1 ? String(year) : `${name} ${year}`;
}

interface Row {
  readonly head: string;
  readonly value: string;
  readonly lines: readonly string[];
  readonly source?: string;
}

/** Rows as a statement shows its lines: what, how much, and why below. */
const lines = (rows: readonly Row[], locale: Locale): Element =>
  el(
    "dl",
    { class: "lines wordy" },
    rows.map((row) =>
      el(
        "div",
        {},
        el("dt", {}, row.head),
        el("dd", { class: "value" }, row.value),
        row.lines.map((line) => el("dd", { class: "why" }, line)),
        row.source === undefined
          ? undefined
          : el("dd", { class: "source" }, `${locale === "nl" ? "bron" : "source"}: ${row.source}`),
      ),
    ),
  );

function how(locale: Locale): Element {
  const nl = locale === "nl";
  const [slight, noticeable, strong] = BANDS.map((band) => formatPercent(band, locale));
  return el(
    "details",
    {},
    el("summary", {}, nl ? "Hoe dit is berekend" : "How this was computed"),
    el(
      "p",
      {},
      nl
        ? "Elke afrekening is een som van grenzen, percentages en aantallen. Daarvan is precies uit te rekenen hoe de betaling beweegt als één aantal iets hoger of lager uitkomt, met het effect op latere jaren erbij. Afronding op centen telt daarin niet mee; afstanden tot een grens en bedragen aan weerszijden zijn wel precies zo afgerekend als het contract zegt."
        : "Every settlement is a sum of bounds, percentages and numbers. How the payment moves when one number turns out slightly higher or lower follows exactly, with its effect on later years. Rounding to cents is left out of that; distances to a bound and amounts on both sides are settled just as the contract says.",
    ),
    el(
      "p",
      {},
      nl
        ? `Hoe sterk: licht vanaf ${slight} van de prijs, merkbaar vanaf ${noticeable}, sterk vanaf ${strong}. Duurder registreren vergelijkt elk product met het eerstvolgende duurdere van dezelfde soort in dezelfde zorg. Wat geld laat lonen, hoeft niemand te doen: dit zijn prikkels, geen verwijten.`
        : `How strong: slight from ${slight} of the price, noticeable from ${noticeable}, strong from ${strong}. Recording dearer compares each product with the next dearer of its kind in the same care. What pays need not be done: these are incentives, not reproaches.`,
    ),
  );
}
