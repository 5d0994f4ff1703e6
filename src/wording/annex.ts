// The annexes of an agreement: what stands in tables, generated from the same figures as the sum.
import { Exact, type Exact as ExactNumber } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { FUNDINGS } from "#engine/schema/agreement-schema";
import { formatMoney, formatNumber, formatQuantity } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import type { WordedRows } from "./text-table.ts";

type Words = Readonly<Record<Locale, string>>;

const FUNDING: Readonly<Record<(typeof FUNDINGS)[number], Words>> = {
  declaratie: { nl: "per declaratie", en: "claimed per performance" },
  verrekening: { nl: "verrekening bovenop gedeclareerde prestaties", en: "settled on top of claimed performances" },
  facultatieve_prestatie: { nl: "facultatieve prestatie", en: "optional performance" },
  subsidie: { nl: "subsidie of transformatiemiddelen", en: "grant or transformation funds" },
  buiten_zvw: { nl: "buiten de Zorgverzekeringswet", en: "outside the Health Insurance Act" },
};

/** How a payment may lawfully be made, in words. */
const fundingText = (funding: string, locale: Locale): string =>
  FUNDING[funding as (typeof FUNDINGS)[number]]?.[locale] ?? funding;

/** Products with prices, scopes, payment components with their legal ground, elements per year, indicators. */
export function annexes(agreement: Agreement, locale: Locale): WordedRows[] {
  return [
    products(agreement, locale),
    scopes(agreement, locale),
    components(agreement, locale),
    elements(agreement, locale),
    indicators(agreement, locale),
  ].filter((table) => table.rows.length > 0);
}

function products(agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const { baseYear } = agreement.prices;
  const price = (id: string): string => {
    const listed = agreement.prices.prices.get(id);
    if (listed === undefined) return "–";
    return listed instanceof Exact
      ? formatMoney(listed, locale)
      : [...listed].map(([year, value]) => `${year}: ${formatMoney(value, locale)}`).join("; ");
  };
  const maximum = (most: ExactNumber | Readonly<Record<string, ExactNumber>> | undefined): string =>
    most === undefined
      ? "–"
      : most instanceof Exact
        ? formatMoney(most, locale)
        : Object.entries(most)
            .map(([year, value]) => `${year}: ${formatMoney(value, locale)}`)
            .join("; ");
  return {
    title: `${nl ? "Producten en prijzen" : "Products and prices"}${baseYear === undefined ? "" : `, ${nl ? "prijspeil" : "price level"} ${baseYear}`}`,
    columns: nl
      ? ["Product", "Omschrijving", "Declaratiecode", "Prijs", "Maximumtarief"]
      : ["Product", "Description", "Claim code", "Price", "Maximum tariff"],
    rows: [...agreement.products.values()].map((product) => [
      product.id,
      inLocale(product.label, locale),
      product.code ?? "–",
      price(product.id),
      maximum(product.maximum),
    ]),
  };
}

function scopes(agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const written = Object.entries(agreement.document.scopes ?? {});
  return {
    title: nl ? "Bereiken" : "Scopes",
    columns: nl ? ["Bereik", "Zorg"] : ["Scope", "Care"],
    rows: written.map(([name, entries]) => [name.replaceAll("_", " "), entries.join(", ")]),
  };
}

/** Every euro is a claim, a settlement on top of claims, or has a ground of its own. */
function components(agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  return {
    title: nl ? "Grondslag van elke betaling" : "Legal ground of each payment",
    columns: nl ? ["Artikel", "Contractvorm", "Wijze van betalen"] : ["Clause", "Contract form", "How it is paid"],
    rows: [...agreement.clauses.values()].map((use) => [
      inLocale(use.title, locale),
      use.form.id,
      use.funding !== undefined
        ? fundingText(use.funding, locale)
        : use.form.covers.length > 0
          ? fundingText("verrekening", locale)
          : nl
            ? "nog te bepalen"
            : "to be decided",
    ]),
  };
}

function elements(agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const kinds: Readonly<Record<string, Words>> = {
    volume: { nl: "volume", en: "volume" },
    kosten: { nl: "zorgkosten", en: "cost of care" },
    investering: { nl: "investering", en: "investment" },
  };
  const listed = agreement.document.elements ?? [];
  return {
    title: nl ? "Volume, kosten en investeringen per jaar" : "Volume, cost and investment per year",
    columns: nl
      ? ["Jaar", "Soort", "Omschrijving", "Afspraak", "Bekostigd uit"]
      : ["Year", "Kind", "Description", "Agreed", "Funded from"],
    rows: listed.map((entry) => [
      String(entry.year),
      kinds[entry.kind]![locale],
      (locale === "en" ? (entry.en ?? entry.nl) : entry.nl) ?? "",
      entry.amount instanceof Exact
        ? formatQuantity(entry.amount, entry.kind === "volume" ? new Map([["stuk", 1]]) : new Map([["EUR", 1]]), locale)
        : wordSource(String(entry.amount), locale),
      fundingText(entry.funding, locale),
    ]),
  };
}

function indicators(agreement: Agreement, locale: Locale): WordedRows {
  const nl = locale === "nl";
  const { indicators = {}, instruments = {} } = agreement.document;
  const label = (
    entry: { readonly nl?: string | undefined; readonly en?: string | undefined } | undefined,
    id: string,
  ): string => (locale === "en" ? (entry?.en ?? entry?.nl) : entry?.nl) ?? id;
  return {
    title: nl ? "Indicatoren en meetinstrumenten" : "Indicators and instruments",
    columns: nl
      ? ["Indicator", "Wat we meten", "Norm", "Bandbreedte", "Hoe we meten", "Hoe vaak", "Wie"]
      : ["Indicator", "What we measure", "Norm", "Bandwidth", "How we measure", "How often", "Who"],
    rows: Object.entries(indicators).map(([id, entry]) => {
      const unit = agreement.indicatorUnits.get(id);
      const figure = (value: ExactNumber | undefined): string =>
        value === undefined ? "–" : formatQuantity(value, unit, locale, entry.display ?? "factor");
      const measured = entry.instrument === undefined ? [] : [entry.instrument].flat();
      return [
        id,
        label(entry, id),
        figure(entry.norm),
        entry.band === undefined ? "–" : `${figure(entry.band[0])} – ${figure(entry.band[1])}`,
        [
          ...measured.map((name) => label(instruments[name], name)),
          ...(entry.panel === undefined ? [] : [`${nl ? "oordeel van" : "judged by"} ${entry.panel}`]),
          ...(entry.rubric ?? []).map((step) => `${formatNumber(step.score, locale)}: ${label(step, "")}`),
        ].join(", ") || "–",
        entry.frequency ?? "–",
        entry.owner ?? "–",
      ];
    }),
  };
}
