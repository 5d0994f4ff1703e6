// Dates and years in words: 1 januari 2027, 1 January 2027.
import type { Locale } from "./locale.ts";

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  nl: [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** A date as people write it. */
export function formatDate(date: string, locale: Locale): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[locale][(month ?? 1) - 1]} ${year}`;
}

/** The name of a month, counted from 1. */
export const monthName = (month: number, locale: Locale): string => MONTHS[locale][month - 1] ?? String(month);
