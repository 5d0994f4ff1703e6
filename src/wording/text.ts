// Text fitted into text: a first letter as its place asks, a name without the mark that it is fiction, from one to another.
import type { Locale } from "./locale.ts";

/** With a capital, to begin a sentence or stand by itself; "ij" is one letter: "IJkomzet". */
export const capital = (text: string): string =>
  text.startsWith("ij") ? `IJ${text.slice(2)}` : text.charAt(0).toUpperCase() + text.slice(1);

/** Without a capital, to stand inside a sentence; "DBC" and "F3" stay as they are. */
export const small = (text: string): string => {
  if (/^IJ\p{Ll}/u.test(text)) return `ij${text.slice(2)}`;
  return /^\p{Lu}[\p{Ll} ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
};

/** "De Zilverlinde" for "De Zilverlinde (fictief)": where the page says once that it is fiction. */
export const plainly = (text: string): string => text.replace(/ \((fictief|fictitious)\)$/, "");

/** "2027 tot en met 2031"; the one where both are the same. */
export const spanText = (from: string | number, to: string | number, locale: Locale): string =>
  from === to ? String(from) : `${from} ${locale === "nl" ? "tot en met" : "through"} ${to}`;
