// A figure from facts by the name that people know it by, and its value as they write it.
import type { Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { FactKind } from "#engine/schema/facts-schema";
import { formatMoney, formatNumber, formatPercent } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";

const KINDS: Readonly<Record<FactKind, Readonly<Record<Locale, string>>>> = {
  aantal: { nl: "aantal", en: "number" },
  gedeclareerd: { nl: "gedeclareerd", en: "claimed" },
  betaald: { nl: "betaald", en: "paid" },
  kosten: { nl: "kosten", en: "cost" },
  kosten_boven: { nl: "kosten boven de grens per persoon", en: "cost above the bound per person" },
  verzekerden: { nl: "verzekerdenjaren", en: "insured person-years" },
  patienten: { nl: "patiëntjaren", en: "patient-years" },
  indicator: { nl: "indicator", en: "indicator" },
  noemer: { nl: "aantal metingen", en: "number of measurements" },
  reeks: { nl: "indexcijfer", en: "index figure" },
  reeks_voorlopig: { nl: "voorlopig indexcijfer", en: "provisional index figure" },
  voortgang: { nl: "deel van het jaar", en: "share of the year" },
  index: { nl: "indexniveau", en: "index level" },
};

interface NamedFigure {
  readonly fact: FactKind;
  readonly year: number;
  readonly keys: readonly string[];
}

/** "HF1 · opname langer dan 5 dagen", "patiëntjaren", "gedeclareerd: oncologie ouderen". */
export function factLabel({ fact, keys }: NamedFigure, agreement: Agreement, locale: Locale): string {
  const kind = KINDS[fact][locale];
  const named = keys.filter((key) => !/^\d+$/.test(key) && key !== "bedrag" && key !== "maanden");
  const product = fact === "aantal" && named.length === 1 ? agreement.products.get(named[0]!) : undefined;
  if (product !== undefined) {
    const label = inLocale(product.label, locale);
    return label === product.id ? product.id : `${product.id} · ${label}`;
  }
  if (named.length === 0) return kind;
  const texts = named.map((key) => {
    const indicator = fact === "indicator" || fact === "noemer" ? agreement.document.indicators?.[key] : undefined;
    const label = indicator?.nl === undefined ? undefined : inLocale({ nl: indicator.nl, en: indicator.en }, locale);
    return label === undefined ? key.replaceAll("_", " ") : `${key} · ${label}`;
  });
  return fact === "indicator" ? texts.join(", ") : `${kind}: ${texts.join(", ")}`;
}

/** The value of a figure: money, a percentage or a number, as the kind of figure is written. */
export function formatFact(value: Exact, fact: FactKind, locale: Locale): string {
  if (fact === "reeks" || fact === "reeks_voorlopig" || fact === "voortgang") return formatPercent(value, locale);
  if (fact === "gedeclareerd" || fact === "betaald" || fact === "kosten" || fact === "kosten_boven")
    return formatMoney(value, locale, true);
  return formatNumber(value, locale);
}
