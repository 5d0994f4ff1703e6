// The price list of an agreement: a price per product, for one year that an index carries on, or year by year.
import { Exact, compare, sign } from "#kernel/exact";
import { issue, type Issue } from "#kernel/issue";
import { isMap, kindOf, type Datum } from "./datum.ts";
import type { AgreementDocument } from "./schema/agreement-schema.ts";
import { shown, suggestion } from "./schema/part.ts";

/** A tariff that the regulator sets as the highest: one, or one per year. */
export type MaximumTariff = Exact | Readonly<Record<string, Exact>>;

export interface PriceList {
  /** The year whose prices stand in the list; undefined where they hold for every year. */
  readonly baseYear: number | undefined;
  readonly index: string | undefined;
  readonly prices: ReadonlyMap<string, Exact | ReadonlyMap<number, Exact>>;
}

type Maximums = ReadonlyMap<string, { readonly maximum: MaximumTariff | undefined }>;

/** Reads the price list; unknown products, negative prices and prices above a maximum tariff are issues. */
export function readPrices(document: AgreementDocument, products: Maximums, issues: Issue[]): PriceList {
  const { peil, index, ...entries } = document.prices ?? {};
  const indices = Object.keys(document.indices ?? {});
  const prices = new Map<string, Exact | ReadonlyMap<number, Exact>>();
  for (const [product, price] of Object.entries(entries)) {
    const path = `prices.${product}`;
    if (!products.has(product)) {
      issues.push(issue("unknown-product", path, { name: product, ...suggestion(product, products.keys()) }));
    }
    const read = readPrice(price);
    if (read === undefined) {
      issues.push(issue("wrong-type", path, { expected: "number", found: kindOf(price), value: shown(price) }));
    } else {
      prices.set(product, read);
      issues.push(...priceIssues(product, read, products.get(product)?.maximum, peil?.toString(), path));
    }
  }
  if (index !== undefined && !indices.includes(index)) {
    issues.push(issue("unknown-index", "prices.index", { name: index, ...suggestion(index, indices) }));
  }
  if (index !== undefined && peil === undefined) issues.push(issue("missing-key", "prices.peil", { key: "peil" }));
  return { baseYear: peil === undefined ? undefined : Number(peil.n), index, prices };
}

function readPrice(price: Datum): Exact | ReadonlyMap<number, Exact> | undefined {
  if (price instanceof Exact) return price;
  if (!isMap(price)) return undefined;
  const years = Object.entries(price);
  const sound = years.every(([year, value]) => /^\d{4}$/.test(year) && value instanceof Exact);
  return sound ? new Map(years.map(([year, value]) => [Number(year), value as Exact])) : undefined;
}

function priceIssues(
  product: string,
  price: Exact | ReadonlyMap<number, Exact>,
  maximum: MaximumTariff | undefined,
  baseYear: string | undefined,
  path: string,
): Issue[] {
  const listed = price instanceof Exact ? [[undefined, price] as const] : [...price];
  return listed.flatMap(([year, value]) => {
    const at = year === undefined ? path : `${path}.${year}`;
    const most = maximum instanceof Exact ? maximum : maximum?.[String(year ?? baseYear ?? "")];
    const negative = sign(value) < 0 ? [issue("negative-price", at, { product, found: String(value) })] : [];
    const above =
      most !== undefined && compare(value, most) > 0
        ? [issue("price-above-maximum", at, { product, found: String(value), most: String(most) })]
        : [];
    return [...negative, ...above];
  });
}
