// A running year as a page: the finding, what is at risk, the room left, what fired, indicators, what is coming.
import { toFloat } from "#engine/outlook/outlook";
import type { Agreement } from "#engine/agreement";
import type { BoundWatch } from "#engine/watch/bound";
import type { IndicatorWatch } from "#engine/watch/indicator";
import type { Watch, YearWatch } from "#engine/watch/watch";
import { el, type Element, type Picture } from "#picture/element";
import { gaugePicture } from "#picture/gauge";
import { roomPicture } from "#picture/room";
import { formatDate } from "#wording/date";
import { inLocale, type Locale } from "#wording/locale";
import {
  basisText,
  bandText,
  boundName,
  chanceText,
  daysText,
  goalText,
  hasRoom,
  indicatorFigure,
  indicatorTitle,
  isComplete,
  roomText,
  standWords,
  stateText,
  watchTitle,
  yearInView,
} from "#wording/watch";
import { careRows, indicatorRows, notices, riskRows, roomRows, type Notice } from "#wording/watch-text";
import type { WordedRows } from "#wording/text-table";
import { sign } from "#kernel/exact";
import { figure, page, table } from "./html.ts";
import { capital } from "#wording/text";

/** A watch as a self-contained page. */
export function watchPage(watched: Watch, agreement: Agreement, locale: Locale): string {
  const nl = locale === "nl";
  const year = yearInView(watched);
  return page(
    watchTitle(watched, locale),
    `Monitor ${year.year} · ${inLocale(agreement.title, locale)}`,
    basisText(watched, year, locale),
    watchBody(watched, agreement, locale, "h2"),
    locale,
    [
      `${nl ? "Overeenkomst" : "Agreement"} ${watched.agreementHash.slice(0, 12)}`,
      `${nl ? "Feiten" : "Facts"} ${watched.factsHash.slice(0, 12)}`,
    ],
  );
}

/** The parts of a watch, for a page of its own or inside a report. */
export function watchBody(watched: Watch, agreement: Agreement, locale: Locale, heading: "h2" | "h3"): Element[] {
  const nl = locale === "nl";
  const many = watched.years.length > 1;
  return [
    ...watched.years.flatMap((year) => [
      ...(many ? [el(heading, {}, String(year.year)), el("p", {}, basisText(watched, year, locale))] : []),
      ...yearBody(year, agreement, locale, many && heading === "h2" ? "h3" : heading),
    ]),
    ...(watched.moments.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, nl ? "Wat komt eraan?" : "What is coming?"),
            table(
              nl ? ["Wat", "Wanneer", "Nog"] : ["What", "When", "In"],
              watched.moments.map((moment) => [
                inLocale(moment.label, locale),
                formatDate(moment.at, locale),
                daysText(moment.days, locale),
              ]),
              { caption: nl ? "Momenten uit de overeenkomst" : "Moments of the agreement" },
            ),
          ),
        ]),
  ];
}

function yearBody(year: YearWatch, agreement: Agreement, locale: Locale, heading: "h2" | "h3"): Element[] {
  const nl = locale === "nl";
  const said = notices(year, locale);
  const bounds = year.bounds.filter(hasRoom);
  const care = careRows(year, locale);
  return [
    ...said.filter((notice) => notice.stand === "fired").map((notice) => fired(notice, locale)),
    section(
      riskRows(year, locale),
      nl ? `Per artikel, heel ${year.year}` : `By clause, all of ${year.year}`,
      heading,
      true,
    ),
    el("p", { class: "small" }, riskNote(year, locale)),
    ...(bounds.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, roomRows(year, agreement, locale).title),
            figure(roomFigure(year, bounds, agreement, locale), locale),
          ),
        ]),
    ...(year.indicators.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, indicatorRows(year, locale).title),
            figure(gaugeFigure(year, locale), locale),
          ),
        ]),
    ...(care.rows.length === 0
      ? []
      : [section(care, nl ? `Per product, ${year.year}` : `By product, ${year.year}`, heading, false)]),
    ...(said.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, nl ? "Signalen en afspraken" : "Signals and agreements"),
            el(
              "ul",
              { class: "notices" },
              said.map((notice) => noticeItem(notice, locale)),
            ),
          ),
        ]),
  ];
}

function section(part: WordedRows, caption: string, heading: "h2" | "h3", sums: boolean): Element {
  const figures = part.columns
    .map((_, index) => index)
    .filter((index) => index > 0 && part.rows.every((row) => /^$|^[€\u2212+–\d]/.test(row[index] ?? "")));
  return el(
    "section",
    {},
    el(heading, {}, part.title),
    table(part.columns, part.rows, { figures, totals: sums ? [part.rows.length - 1] : [], caption, cards: true }),
  );
}

const riskNote = (year: YearWatch, locale: Locale): string =>
  locale === "nl"
    ? `${isComplete(year) ? "Over het hele jaar" : "Geraamd voor het hele jaar"}: bruto is de geleverde zorg tegen contractprijzen, netto wat de aanbieder daarvan niet betaald krijgt (onder nul: hij krijgt meer).`
    : `${isComplete(year) ? "Over the whole year" : "Estimated for the whole year"}: gross is the care delivered at contract prices, net what of it the provider is not paid for (below zero: it receives more).`;

const fired = (notice: Notice, locale: Locale): Element =>
  el(
    "p",
    { class: "note" },
    el("strong", {}, `${notice.subject}: ${standWords(notice.stand, locale)}.`),
    ` ${capital(notice.text)}`,
  );

const noticeItem = (notice: Notice, locale: Locale): Element =>
  el(
    "li",
    {},
    el("span", { class: `badge ${notice.stand}` }, icon(notice.stand), ` ${standWords(notice.stand, locale)}`),
    el("span", {}, el("strong", {}, notice.subject), ` ${notice.text}`),
  );

const ICONS: Readonly<Record<Notice["stand"], string>> = {
  fired: "M7 1.5 13 12.5H1z",
  quiet: "M7 2a5 5 0 1 0 .01 0z",
  unknown: "M2 7h10",
};

const icon = (stand: Notice["stand"]): Element =>
  el("svg", { viewBox: "0 0 14 14", width: 13, height: 13, "aria-hidden": "true" }, el("path", { d: ICONS[stand] }));

function roomFigure(year: YearWatch, bounds: readonly BoundWatch[], agreement: Agreement, locale: Locale): Picture {
  const nl = locale === "nl";
  const isPassed = (bound: BoundWatch): boolean => bound.room !== undefined && sign(bound.room) < 0;
  const passed = bounds.filter(isPassed);
  const { columns, rows } = roomRows(year, agreement, locale);
  const [first] = passed.length > 0 ? passed : bounds;
  const chance = (bound: BoundWatch): string =>
    bound.chance === undefined ? "" : ` · ${nl ? "kans" : "chance"} ${chanceText(bound.chance)}`;
  return roomPicture({
    title: `${boundName(first!, agreement, locale)}: ${roomText(first!, locale)}`,
    subtitle: nl
      ? "Vol: tot nu toe. Licht: verwacht aan het eind van het jaar. De streep is de grens."
      : "Solid: so far. Light: expected at year end. The line is the bound.",
    columns,
    bars: bounds.map((bound, index) => ({
      label: boundName(bound, agreement, locale),
      soFar: bound.soFar === undefined || isComplete(year) ? undefined : toFloat(bound.soFar) / toFloat(bound.at!),
      forecast: toFloat(bound.share!),
      passed: isPassed(bound) && bound.side === "above",
      shown: `${roomText(bound, locale)}${chance(bound)}`,
      cells: rows[index]!.slice(1),
    })),
    boundLabel: nl ? "grens" : "bound",
  });
}

function gaugeFigure(year: YearWatch, locale: Locale): Picture {
  const nl = locale === "nl";
  const { indicators } = year;
  const { columns, rows } = indicatorRows(year, locale);
  const float = (value: IndicatorWatch["value"]): number | undefined =>
    value === undefined ? undefined : toFloat(value);
  return gaugePicture({
    title: indicatorTitle(year, locale),
    subtitle: nl
      ? "Punt: nu. Ring: waar het begon. Streep: norm. Vlak: bandbreedte. Elke rij heeft een eigen schaal."
      : "Dot: now. Ring: where it started. Line: norm. Area: bandwidth. Each row has its own scale.",
    columns,
    gauges: indicators.map((indicator, index) => ({
      label: `${indicator.id} · ${inLocale(indicator.label, locale)}`,
      value: float(indicator.value),
      norm: float(indicator.norm),
      band: indicator.band && [toFloat(indicator.band[0]), toFloat(indicator.band[1])],
      start: float(indicator.goal?.from),
      isGood: indicator.state === "within" || indicator.state === "better",
      shown: gaugeText(indicator, year.year, locale),
      cells: rows[index]!,
    })),
  });
}

function gaugeText(indicator: IndicatorWatch, year: number, locale: Locale): readonly [string, string] {
  const nl = locale === "nl";
  const state = stateText(indicator, year, locale);
  if (indicator.value === undefined && indicator.norm === undefined) return [state, ""];
  const figures = [
    ...(indicator.value === undefined
      ? []
      : [`${nl ? "nu" : "now"} ${indicatorFigure(indicator.value, indicator, locale)}`]),
    ...(indicator.norm === undefined ? [] : [`norm ${indicatorFigure(indicator.norm, indicator, locale)}`]),
    ...(indicator.band === undefined ? [] : [`band ${bandText(indicator, locale)}`]),
  ];
  const goal = indicator.goal === undefined ? [] : [`${nl ? "doel" : "goal"} ${goalText(indicator, locale)}`];
  return [figures.join(" · "), [...goal, state].join(" · ")];
}
