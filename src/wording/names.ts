// Parties, clauses and products as sentences call them.
import type { Agreement } from "#engine/agreement";
import { inLocale, type Locale } from "./locale.ts";
import { plainly } from "./text.ts";

const spoken = (id: string): { readonly nl: string } => ({ nl: id.replaceAll("_", " ") });

/** "Ziekenhuis De Zilverlinde"; that it is invented the page says once. */
export const partyName = ({ parties }: Agreement, id: string, locale: Locale): string =>
  plainly(inLocale(parties.get(id)?.name ?? spoken(id), locale));

export const clauseName = ({ clauses }: Agreement, id: string, locale: Locale): string =>
  inLocale(clauses.get(id)?.title ?? spoken(id), locale);

export const productName = ({ products }: Agreement, id: string, locale: Locale): string =>
  inLocale(products.get(id)?.label ?? spoken(id), locale);
