// Wording: why a figure can't be determined when an agreement is settled.
import { error, reason, type Figures, type Wordings } from "./figures.ts";

const what = (f: Figures): string =>
  f.get("what") === "" ? `\`${f.get("fact")}\`` : `\`${f.get("fact")}\` van \`${f.get("what")}\``;
const whatEn = (f: Figures): string =>
  f.get("what") === "" ? `\`${f.get("fact")}\`` : `\`${f.get("fact")}\` of \`${f.get("what")}\``;
const year = (f: Figures): string => (f.get("year") === "" || f.get("year") === "0" ? "" : ` ${f.get("year")}`);
const yearOf = (f: Figures, word: string): string => (year(f) === "" ? "" : ` ${word}${year(f)}`);
const bound = (f: Figures, locale: "nl" | "en"): string =>
  f.get("bound") === ""
    ? ""
    : locale === "nl"
      ? ` boven de grens ${f.get("bound")}`
      : ` above the bound ${f.get("bound")}`;

export const CALCULATION: Wordings = {
  "fact-missing": reason(
    (f) => `In de feiten${yearOf(f, "van")} ontbreekt ${what(f)}${bound(f, "nl")}. Vul het aan.`,
    (f) => `The facts${yearOf(f, "of")} lack ${whatEn(f)}${bound(f, "en")}. Add it.`,
  ),
  "basis-missing": reason(
    (f) => `In de afgesproken basis${yearOf(f, "van")} ontbreekt ${what(f)}. Vul de basis aan.`,
    (f) => `The agreed base${yearOf(f, "of")} lacks ${whatEn(f)}. Add it to the base.`,
  ),
  "division-by-zero": reason(
    (f) => `Er wordt gedeeld door nul: \`${f.get("divisor")}\` is 0.`,
    (f) => `Something is divided by zero: \`${f.get("divisor")}\` is 0.`,
  ),
  "empty-cell": reason(
    () => "Deze waarde is leeg gelaten.",
    () => "This value was left empty.",
  ),
  "open-end": reason(
    () => "De laatste schijf heeft geen bovengrens.",
    () => "The last tranche has no upper bound.",
  ),
  "no-such-row": reason(
    (f) => `De tabel heeft geen rij \`${f.get("key")}\`.`,
    (f) => `The table has no row \`${f.get("key")}\`.`,
  ),
  "no-value-yet": reason(
    (f) => `Voor ${f.get("year")} is \`${f.get("name")}\` nog niet afgesproken.`,
    (f) => `\`${f.get("name")}\` has not been agreed for ${f.get("year")} yet.`,
  ),
  "no-price": reason(
    (f) =>
      `\`${f.get("product")}\` heeft geen prijs${year(f) === "" ? "" : ` in${year(f)}`}. Voeg hem toe aan \`prices:\`.`,
    (f) => `\`${f.get("product")}\` has no price${year(f) === "" ? "" : ` in${year(f)}`}. Add it to \`prices:\`.`,
  ),
  "price-before-base-year": reason(
    (f) =>
      `De prijslijst begint in ${f.get("base")}; voor ${f.get("year")} is er geen prijs van \`${f.get("product")}\`.`,
    (f) =>
      `The price list begins in ${f.get("base")}; there is no price of \`${f.get("product")}\` for ${f.get("year")}.`,
  ),
  "no-products": reason(
    (f) => `Het bereik \`${f.get("scope")}\` bevat geen producten met een prijs.`,
    (f) => `The scope \`${f.get("scope")}\` holds no products with a price.`,
  ),
  "negative-amount": reason(
    (f) => `Een bedrag dat over schijven wordt verdeeld kan niet onder nul zijn (${f.get("found")}).`,
    (f) => `An amount that is split over tranches can't be below zero (${f.get("found")}).`,
  ),
  "distribution-overflows": reason(
    (f) =>
      `Van ${f.get("amount")} blijft iets over: alle partijen zitten aan hun maximum. Verhoog een maximum of spreek af wie de rest draagt.`,
    (f) =>
      `Part of ${f.get("amount")} is left: all parties are at their maximum. Raise one, or agree who bears the rest.`,
  ),
  "nothing-to-compare": reason(
    () => "Er is niets om te vergelijken: de lijst is leeg.",
    () => "There is nothing to compare: the list is empty.",
  ),
  "not-a-number-here": reason(
    (f) => `Hier hoort een getal; er staat \`${f.get("found")}\`.`,
    (f) => `A number belongs here; it is \`${f.get("found")}\`.`,
  ),
  "not-a-truth": reason(
    (f) => `Hier hoort ja of nee; er staat \`${f.get("found")}\`.`,
    (f) => `Yes or no belongs here; it is \`${f.get("found")}\`.`,
  ),
  "progress-out-of-range": error(
    (f) =>
      `\`voortgang\` is ${f.get("found")}; het is het deel van het jaar dat de feiten beslaan, boven 0 en hoogstens 1.`,
    (f) =>
      `\`voortgang\` is ${f.get("found")}; it is the share of the year that the facts cover, above 0 and at most 1.`,
  ),
  "blocked-by-signal": error(
    (f) => `Deze verrekening is opgeschort. ${f.get("text")}`,
    (f) => `This settlement is suspended. ${f.get("textEn")}`,
  ),
  "amount-too-large": error(
    () => "Dit bedrag is groter dan 90 biljoen euro. Controleer de aantallen en prijzen.",
    () => "This amount is larger than 90 trillion euro. Check volumes and prices.",
  ),
};
