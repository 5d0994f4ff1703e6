// Incentives as a page: a heat map of what pays, the bounds ahead, and the risks with what to do about them.
import { toNumber } from "#kernel/decimal";
import type { IncentiveYear, Incentives } from "#engine/incentives/incentives";
import { RISKS, type RiskKind } from "#engine/incentives/risk";
import { netOfOne } from "#engine/incentives/together";
import { el, type Element } from "#picture/element";
import { heatMapPicture, type HeatCell, type HeatMapInput } from "#picture/heat-map";
import { formatChange } from "#wording/figure";
import { RISK, figureName, partyName, productName, togetherSentence } from "#wording/incentives-sentence";
import {
  agreementNames,
  costKnown,
  incentivesTitle,
  providerName,
  pushTable,
  riskRows,
  shortChange,
  soundYears,
  viewpoints,
  type IncentivesReport,
} from "#wording/incentives-report";
import { cliffTexts, pushSentences, stillSentences } from "#wording/incentives-text";
import { wordIssue } from "#wording/issue";
import { inLocale, type Locale } from "#wording/locale";
import { figure, page, table } from "./html.ts";

/** Incentives as a self-contained page. */
export function incentivesPage(report: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  const [first] = report.all;
  const names = agreementNames(report, locale);
  const titles = report.all.map(({ agreement }) => inLocale(agreement.title, locale));
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
    ...heatMap(report, locale),
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

/** The years of the map: all for one agreement; for several the first and the last that all share. */
function yearsShown(all: readonly Incentives[]): number[] {
  const shared = soundYears(all[0]!)
    .map(({ year }) => year)
    .filter((year) => all.every((one) => soundYears(one).some((other) => other.year === year)));
  return all.length === 1 ? shared : [...new Set([...shared.slice(0, 1), ...shared.slice(-1)])];
}

/** Lines of at most some characters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

function heatMap(report: IncentivesReport, locale: Locale): Element[] {
  const nl = locale === "nl";
  const { all } = report;
  const names = agreementNames(report, locale);
  const years = yearsShown(all);
  const products = [
    ...new Set(
      all.flatMap((one) =>
        soundYears(one).flatMap((year) => year.incentives.flatMap(({ observable }) => observable.product ?? [])),
      ),
    ),
  ];
  if (products.length === 0 || years.length === 0) return [];
  const places = years.flatMap((year) =>
    all.map((one) => ({ one, year: soundYears(one).find((other) => other.year === year) })),
  );
  const known = all.every(costKnown);
  const column = (name: string, short: readonly string[]) => ({ label: short, full: name });
  const input: HeatMapInput = {
    title: mapTitle(all, known, locale),
    subtitle: known
      ? nl
        ? `Wat één meer ${providerName(all[0]!, locale)} oplevert na kosten, in euro. Blauw: meer doen loont. Oranje: minder doen loont. Kleur naar verhouding tot de prijs.`
        : `What one more leaves ${providerName(all[0]!, locale)} after cost, in euro. Blue: doing more pays. Orange: doing less pays. Colour by share of the price.`
      : nl
        ? `Wat één meer ${providerName(all[0]!, locale)} aan betaling oplevert, in euro; kosten zijn niet bekend. Kleur naar verhouding tot de prijs.`
        : `What one more brings ${providerName(all[0]!, locale)} in payment, in euro; cost is not known. Colour by share of the price.`,
    rowHeading: nl ? "Eén meer" : "One more",
    groups:
      all.length === 1
        ? [{ label: "", columns: years.map((year) => column(String(year), [String(year)])) }]
        : years.map((year) => ({
            label: String(year),
            columns: names.map((name) => column(name, wrapped(name, 14))),
          })),
    rows: products.map((product) => ({
      label: capital(productName(all[0]!.agreement, product, locale)),
      cells: places.map(({ one, year }) => cellOf(one, year, product, locale)),
    })),
  };
  return [figure(heatMapPicture(input), locale)];
}

function mapTitle(all: readonly Incentives[], known: boolean, locale: Locale): string {
  const nl = locale === "nl";
  if (!known) return nl ? "Wat één meer aan betaling oplevert" : "What one more brings in payment";
  return all.length === 1
    ? nl
      ? "Waar meer doen loont, en waar minder"
      : "Where doing more pays, and where doing less"
    : nl
      ? "Dezelfde zorg, naast elkaar beloond"
      : "The same care, rewarded side by side";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function cellOf(
  one: Incentives,
  year: IncentiveYear | undefined,
  product: string,
  locale: Locale,
): HeatCell | undefined {
  const incentive = year?.incentives.find(({ observable }) => observable.product === product);
  const net = incentive && netOfOne(incentive, one.provider);
  if (net === undefined) return undefined;
  return {
    shown: shortChange(net.amount, locale),
    full: formatChange(net.amount, locale),
    level: (net.way * net.strength) as HeatCell["level"],
  };
}

function agreementSection(incentives: Incentives, report: IncentivesReport, name: string, locale: Locale): Element {
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
        table(columns, rows, { figures: columns.map((_, index) => index).slice(1) }),
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
    figure(riskMap(incentives, year, locale), locale),
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
    { class: "lines" },
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

/** Figures by risk: what the provider gains by it. */
function riskMap(incentives: Incentives, year: IncentiveYear, locale: Locale) {
  const nl = locale === "nl";
  const way = (kind: RiskKind): 1 | -1 => (kind === "under-production" || kind === "cost-shifting" ? -1 : 1);
  const figures = year.incentives
    .map(({ observable }) => observable)
    .filter((one) => year.risks.some((risk) => risk.observable === one));
  const kinds = RISKS.filter((kind) => year.risks.some((risk) => risk.kind === kind));
  return heatMapPicture({
    title: nl ? "Welke prikkel bij welk product" : "Which incentive at which product",
    subtitle: nl
      ? "Wat het ziekenhuis er per stuk mee wint, in euro. Blauw: meer of duurder loont. Oranje: minder loont."
      : "What the hospital gains by it each, in euro. Blue: more or dearer pays. Orange: less pays.",
    rowHeading: nl ? "Bij" : "At",
    groups: [
      {
        label: "",
        columns: kinds.map((kind) => ({ label: wrapped(RISK[kind][locale], 15), full: RISK[kind][locale] })),
      },
    ],
    rows: figures.map((observable) => ({
      label: capital(figureName(incentives.agreement, observable, locale)),
      cells: kinds.map((kind) => {
        const [risk] = year.risks
          .filter((candidate) => candidate.kind === kind && candidate.observable === observable)
          .sort((a, b) => toNumber(b.gain) - toNumber(a.gain));
        return risk === undefined
          ? undefined
          : {
              shown: shortChange(risk.gain, locale),
              full: formatChange(risk.gain, locale),
              level: (way(kind) * risk.strength) as HeatCell["level"],
            };
      }),
    })),
  });
}

function how(locale: Locale): Element {
  const nl = locale === "nl";
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
        ? "Hoe sterk: licht vanaf 1 % van de prijs, merkbaar vanaf 10 %, sterk vanaf 40 %. Duurder registreren vergelijkt elk product met het eerstvolgende duurdere van dezelfde soort in dezelfde zorg. Wat geld laat lonen, hoeft niemand te doen: dit zijn prikkels, geen verwijten."
        : "How strong: slight from 1 % of the price, noticeable from 10 %, strong from 40 %. Recording dearer compares each product with the next dearer of its kind in the same care. What pays need not be done: these are incentives, not reproaches.",
    ),
  );
}
