// The heat maps of incentives: what one more leaves, and which risk stands where.
import { toNumber } from "#kernel/decimal";
import type { IncentiveYear, Incentives } from "#engine/incentives/incentives";
import { RISKS, type RiskKind } from "#engine/incentives/risk";
import { netOfOne } from "#engine/incentives/together";
import type { Picture } from "#picture/element";
import { heatMapPicture, type HeatCell, type HeatMapInput } from "#picture/heat-map";
import { brokenLines } from "#picture/lines";
import { formatChange } from "#wording/figure";
import { RISK, figureName } from "#wording/incentives-sentence";
import {
  agreementNames,
  costKnown,
  providerName,
  shortChange,
  soundYears,
  type IncentivesReport,
} from "#wording/incentives-report";
import type { Locale } from "#wording/locale";
import { capital } from "#wording/text";
import { productName } from "#wording/names";

/** The years of the map: all for one agreement; for several the first and the last that all share. */
function yearsShown(all: readonly Incentives[]): number[] {
  const shared = soundYears(all[0]!)
    .map(({ year }) => year)
    .filter((year) => all.every((one) => soundYears(one).some((other) => other.year === year)));
  return all.length === 1 ? shared : [...new Set([...shared.slice(0, 1), ...shared.slice(-1)])];
}

/** A label in at most three lines. */
function wrapped(text: string, most: number): readonly string[] {
  const lines = brokenLines(text, most);
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

/** Products by year, or by year and agreement: what one more leaves the provider. Nothing where no products are known. */
export function productMap(
  report: IncentivesReport,
  locale: Locale,
  title: string = mapTitle(report, locale),
): Picture | undefined {
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
  if (products.length === 0 || years.length === 0) return undefined;
  const places = years.flatMap((year) =>
    all.map((one) => ({ one, year: soundYears(one).find((other) => other.year === year) })),
  );
  const known = all.every(costKnown);
  const column = (name: string, short: readonly string[]) => ({ label: short, full: name });
  const input: HeatMapInput = {
    title,
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
            columns: names.map((name) => column(name, wrapped(name, 11))),
          })),
    rows: products.map((product) => ({
      label: capital(productName(all[0]!.agreement, product, locale)),
      cells: places.map(({ one, year }) => cellOf(one, year, product, locale)),
    })),
  };
  return heatMapPicture(input);
}

/** What the map is of, where a page has its message above it. */
function mapTitle({ all }: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  if (!all.every(costKnown)) return nl ? "Wat één meer aan betaling oplevert" : "What one more brings in payment";
  return all.length === 1
    ? nl
      ? "Waar meer doen loont, en waar minder"
      : "Where doing more pays, and where doing less"
    : nl
      ? "Dezelfde zorg, naast elkaar beloond"
      : "The same care, rewarded side by side";
}

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

/** Figures by risk: what the provider gains by it. */
export function riskMap(incentives: Incentives, year: IncentiveYear, place: string, locale: Locale): Picture {
  const nl = locale === "nl";
  const way = (kind: RiskKind): 1 | -1 => (kind === "under-production" || kind === "cost-shifting" ? -1 : 1);
  const figures = year.incentives
    .map(({ observable }) => observable)
    .filter((one) => year.risks.some((risk) => risk.observable === one));
  const kinds = RISKS.filter((kind) => year.risks.some((risk) => risk.kind === kind));
  return heatMapPicture({
    title: `${nl ? "Welke prikkel bij welk product" : "Which incentive at which product"}, ${place}`,
    subtitle: nl
      ? `Wat ${providerName(incentives, locale)} er per stuk mee wint, in euro. Blauw: meer of duurder loont. Oranje: minder loont.`
      : `What ${providerName(incentives, locale)} gains by each, in euro. Blue: more or dearer pays. Orange: less pays.`,
    rowHeading: nl ? "Bij" : "At",
    groups: [
      {
        label: "",
        columns: kinds.map((kind) => ({ label: wrapped(RISK[kind][locale], 12), full: RISK[kind][locale] })),
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
