// A watch for a terminal: what is at risk, what room is left, what fired, how indicators stand, what is coming.
import { round, subtract, type Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { CareWatch, Watch, YearWatch } from "#engine/watch/watch";
import { formatDate } from "./date.ts";
import { formatNumber } from "./figure.ts";
import { wordIssue } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { textTable, underlined, type WordedRows } from "./text-table.ts";
import {
  bandText,
  basisText,
  boundFigure,
  boundName,
  chanceText,
  daysText,
  eurosOf,
  goalText,
  hasRoom,
  indicatorFigure,
  riskSum,
  roomText,
  signalSentence,
  standOf,
  standWords,
  stateText,
  triggerText,
  watchTitle,
} from "./watch.ts";
import { isUndetermined } from "#engine/graph/node";

/** What is at risk at year end, clause by clause and together. */
export function riskRows(year: YearWatch, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const cells = (name: string, gross: string, above: string, due: string, net: string): string[] => [
    name,
    gross,
    above,
    due,
    net,
  ];
  const rows = year.risks.map((risk) =>
    cells(
      inLocale(risk.title, locale),
      eurosOf(risk.gross, locale),
      risk.above === undefined ? "" : eurosOf(risk.above, locale),
      eurosOf(risk.due, locale),
      eurosOf(risk.net, locale),
    ),
  );
  const above = year.risks.filter((risk) => risk.above !== undefined);
  const sum = (pick: Parameters<typeof riskSum>[1]): string => eurosOf(riskSum(year.risks, pick), locale);
  rows.push(
    cells(
      nl ? "Samen" : "Together",
      sum((risk) => risk.gross),
      above.length === 0
        ? ""
        : eurosOf(
            riskSum(above, (risk) => risk.above),
            locale,
          ),
      sum((risk) => risk.due),
      sum((risk) => risk.net),
    ),
  );
  return {
    title: nl ? "Wat staat er op het spel?" : "What is at risk?",
    columns: nl
      ? ["Artikel", "Zorg, bruto", "Boven de grens", "Recht", "Netto onbetaald"]
      : ["Clause", "Care, gross", "Above the bound", "Due", "Unpaid, net"],
    rows,
  };
}

/** The room under ceilings and above floors. */
export function roomRows(year: YearWatch, agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const bounds = year.bounds.filter(hasRoom);
  const chances = bounds.some((bound) => bound.chance !== undefined);
  return {
    title: nl ? "Hoeveel ruimte is er nog?" : "How much room is left?",
    columns: [
      ...(nl ? ["Grens", "Tot nu toe", "Verwacht", "Bij", "Ruimte"] : ["Bound", "So far", "Expected", "At", "Room"]),
      ...(chances ? [nl ? "Kans" : "Chance"] : []),
    ],
    rows: bounds.map((bound) => [
      boundName(bound, agreement, locale),
      boundFigure(bound.soFar, bound, locale),
      boundFigure(bound.forecast, bound, locale),
      boundFigure(bound.at, bound, locale),
      roomText(bound, locale),
      ...(chances ? [chanceText(bound.chance)] : []),
    ]),
  };
}

/** Care per product: so far, expected, as agreed. */
export function careRows(year: YearWatch, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const whole = (value: Exact | undefined): string =>
    value === undefined ? "–" : formatNumber(round(value, 0), locale);
  const apart = ({ forecast, basis }: CareWatch): string => {
    if (forecast === undefined || basis === undefined) return "–";
    const text = formatNumber(round(subtract(forecast, basis), 0), locale);
    return /^[\d]/.test(text) && text !== "0" ? `+${text}` : text;
  };
  return {
    title: nl ? "Hoeveel zorg is er geleverd?" : "How much care was delivered?",
    columns: nl
      ? ["Product", "Tot nu toe", "Verwacht", "Afgesproken basis", "Verschil"]
      : ["Product", "So far", "Expected", "Agreed base", "Difference"],
    rows: year.care.map((care) => [
      `${care.product} · ${inLocale(care.label, locale)}`,
      whole(care.soFar),
      whole(care.forecast),
      whole(care.basis),
      apart(care),
    ]),
  };
}

/** Indicators against norm and bandwidth. */
export function indicatorRows(year: YearWatch, locale: Locale): WordedRows {
  const nl = locale === "nl";
  return {
    title: nl ? "Hoe staan de indicatoren?" : "How do the indicators stand?",
    columns: nl
      ? ["Indicator", "Nu", "Norm", "Bandbreedte", "Doel", "Stand"]
      : ["Indicator", "Now", "Norm", "Bandwidth", "Goal", "State"],
    rows: year.indicators.map((indicator) => [
      `${indicator.id} · ${inLocale(indicator.label, locale)}${indicator.gate ? (nl ? " (poort)" : " (gate)") : ""}`,
      indicatorFigure(indicator.value, indicator, locale),
      indicator.norm === undefined ? "" : indicatorFigure(indicator.norm, indicator, locale),
      bandText(indicator, locale),
      goalText(indicator, locale),
      stateText(indicator, year.year, locale),
    ]),
  };
}

/** One line per signal and trigger: how it stands, and what it says. */
export interface Notice {
  readonly stand: ReturnType<typeof standOf>;
  readonly subject: string;
  readonly text: string;
}

/** What fired comes first. */
export function notices(year: YearWatch, locale: Locale): Notice[] {
  const reason = (value: YearWatch["signals"][number]["fired"]): string =>
    isUndetermined(value) ? ` ${wordIssue(value.reason, locale)}` : "";
  const all: Notice[] = [
    ...year.triggers.map((trigger) => ({
      stand: standOf(trigger.fired),
      subject: inLocale(trigger.label, locale),
      text: `${triggerText(trigger, locale)}.${reason(trigger.fired)}`,
    })),
    ...year.signals.map((signal) => ({
      stand: standOf(signal.fired),
      subject: inLocale(signal.title, locale),
      text: `${signalSentence(signal, locale)}${reason(signal.fired)}`,
    })),
  ];
  const order = ["fired", "unknown", "quiet"];
  return all.toSorted((a, b) => order.indexOf(a.stand) - order.indexOf(b.stand));
}

/** The whole watch as plain text. */
export function watchText(watched: Watch, agreement: Agreement, locale: Locale): string {
  const nl = locale === "nl";
  const blocks = [underlined(watchTitle(watched, locale), "=")];
  for (const year of watched.years) {
    if (watched.years.length > 1) blocks.push(underlined(String(year.year), "="));
    blocks.push(basisText(watched, year, locale));
    const lines = notices(year, locale).map(
      ({ stand, subject, text }) => `  [${standWords(stand, locale)}] ${subject}: ${text}`,
    );
    if (lines.length > 0)
      blocks.push([underlined(nl ? "Signalen en afspraken" : "Signals and agreements", "-"), ...lines].join("\n"));
    for (const part of [
      riskRows(year, locale),
      roomRows(year, agreement, locale),
      careRows(year, locale),
      indicatorRows(year, locale),
    ])
      if (part.rows.length > 0) blocks.push(`${underlined(part.title, "-")}\n\n${textTable(part.columns, part.rows)}`);
  }
  if (watched.moments.length > 0)
    blocks.push(
      [
        underlined(nl ? "Wat komt eraan?" : "What is coming?", "-"),
        ...watched.moments.map(
          (moment) =>
            `  ${formatDate(moment.at, locale)} (${daysText(moment.days, locale)}): ${inLocale(moment.label, locale)}`,
        ),
      ].join("\n"),
    );
  return blocks.join("\n\n");
}
