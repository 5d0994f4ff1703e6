// The two languages of the product, and how to choose between them.
import type { Localized } from "#engine/schema/part";

export const LOCALES = ["nl", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** A label in a language; Dutch where the other was not written. */
export const inLocale = (label: Localized, locale: Locale): string =>
  locale === "en" ? (label.en ?? label.nl) : label.nl;
