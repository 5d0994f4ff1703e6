// Words for the parts of an agreement that have no label of their own: sections, and keys inside goals and triggers.
import type { Section } from "#engine/diff/change";
import type { Locale } from "./locale.ts";

type Words = Readonly<Record<Locale, string>>;

export const SECTION_WORDS: Readonly<Record<Section, Words>> = {
  title: { nl: "Titel", en: "Title" },
  term: { nl: "Looptijd", en: "Term" },
  parties: { nl: "Partijen", en: "Parties" },
  clauses: { nl: "Artikelen", en: "Clauses" },
  forms: { nl: "Contractvormen", en: "Contract forms" },
  terms: { nl: "Eigen bedragen", en: "Own amounts" },
  prices: { nl: "Prijzen", en: "Prices" },
  indices: { nl: "Indexatie", en: "Indexation" },
  basis: { nl: "Afgesproken basis", en: "Agreed base" },
  scopes: { nl: "Bereik", en: "Scope" },
  products: { nl: "Producten", en: "Products" },
  goals: { nl: "Doelen", en: "Goals" },
  indicators: { nl: "Indicatoren", en: "Indicators" },
  instruments: { nl: "Meetinstrumenten", en: "Instruments" },
  moments: { nl: "Momenten", en: "Moments" },
  triggers: { nl: "Mee- en tegenvallers", en: "Windfalls and setbacks" },
  governance: { nl: "Overleg en besluiten", en: "Consultation and decisions" },
  attribution: { nl: "Toerekening", en: "Attribution" },
  payments: { nl: "Betalen en afrekenen", en: "Payment and settlement" },
  effective: { nl: "Ingang", en: "Start" },
  ends: { nl: "Einde", en: "End" },
  elements: { nl: "Onderdelen", en: "Elements" },
  free: { nl: "Verdere afspraken", en: "Further agreements" },
};

const KEY_WORDS: Readonly<Record<string, Words>> = {
  advance: { nl: "voorschot", en: "advance" },
  "advance.monthly": { nl: "voorschot per maand", en: "monthly advance" },
  "advance.of": { nl: "voorschot over", en: "advance on" },
  aftercare: { nl: "terugkijken na", en: "looking back after" },
  agb: { nl: "AGB-code", en: "AGB code" },
  aim: { nl: "soort doel", en: "aim" },
  aantal: { nl: "aantal", en: "number" },
  about: { nl: "onderwerp", en: "about" },
  amount: { nl: "bedrag", en: "amount" },
  at: { nl: "datum", en: "date" },
  band: { nl: "bandbreedte", en: "bandwidth" },
  baseline: { nl: "uitgangswaarde", en: "baseline" },
  better: { nl: "beter is", en: "better is" },
  code: { nl: "declaratiecode", en: "claim code" },
  covers: { nl: "zorg die de vorm vergoedt", en: "care that the form pays for" },
  decides: { nl: "wie beslist", en: "who decides" },
  directional: { nl: "richting", en: "direction" },
  display: { nl: "weergave", en: "display" },
  "exit.fallback": { nl: "daarna geldt", en: "after that" },
  "exit.notice": { nl: "opzegtermijn", en: "notice" },
  fictitious: { nl: "fictief", en: "fictitious" },
  final: { nl: "definitieve afrekening", en: "final settlement" },
  frequency: { nl: "hoe vaak", en: "how often" },
  from: { nl: "vanaf", en: "from" },
  funding: { nl: "grondslag voor betaling", en: "ground for payment" },
  gate: { nl: "poort", en: "gate" },
  gates: { nl: "momenten van doorgaan of stoppen", en: "go or no-go moments" },
  gives: { nl: "wat de vorm geeft", en: "what the form gives" },
  horizon: { nl: "horizon", en: "horizon" },
  index: { nl: "index", en: "index" },
  instrument: { nl: "meetinstrument", en: "instrument" },
  interest: { nl: "rente", en: "interest" },
  interim: { nl: "tot die tijd", en: "until then" },
  kind: { nl: "soort", en: "kind" },
  ladder: { nl: "trappen van overleg", en: "steps of consultation" },
  maximum: { nl: "maximumtarief", en: "maximum tariff" },
  minutes: { nl: "minuten per meting", en: "minutes per measurement" },
  missing: { nl: "als de waarde ontbreekt", en: "if the value is missing" },
  norm: { nl: "norm", en: "norm" },
  outcome: { nl: "uitkomst", en: "outcome" },
  owner: { nl: "eigenaar", en: "owner" },
  panel: { nl: "wie oordeelt", en: "who judges" },
  rubric: { nl: "wat elke score betekent", en: "what each score means" },
  qualitative: { nl: "oordeel in plaats van telling", en: "judged rather than counted" },
  pays: { nl: "wat de vorm betaalt", en: "what the form pays" },
  peil: { nl: "prijspeil", en: "price level" },
  provisional: { nl: "voorlopige afrekening", en: "provisional settlement" },
  range: { nl: "uiterste waarden", en: "extreme values" },
  review: { nl: "gesprek hierover", en: "reviewed" },
  role: { nl: "rol", en: "role" },
  signals: { nl: "signalen", en: "signals" },
  "smart.by": { nl: "te bereiken in", en: "to be reached in" },
  "smart.from": { nl: "uitgangswaarde", en: "starting value" },
  "smart.indicator": { nl: "indicator", en: "indicator" },
  "smart.to": { nl: "te bereiken waarde", en: "value to reach" },
  source: { nl: "bron", en: "source" },
  then: { nl: "dan", en: "then" },
  unit: { nl: "eenheid", en: "unit" },
  uzovi: { nl: "UZOVI-nummer", en: "UZOVI number" },
  what: { nl: "wat", en: "what" },
  when: { nl: "voorwaarde", en: "condition" },
  within: { nl: "termijn", en: "deadline" },
  year: { nl: "jaar", en: "year" },
};

/** A key in words: its own, else those of its last step, else the key itself. */
export const keyWords = (key: string, locale: Locale): string =>
  (KEY_WORDS[key] ?? KEY_WORDS[key.split(".").at(-1)!])?.[locale] ?? key.replaceAll("_", " ").replaceAll(".", " · ");

const VALUE_WORDS: Readonly<Record<string, Words>> = {
  higher: { nl: "hoger", en: "higher" },
  lower: { nl: "lager", en: "lower" },
  quality: { nl: "kwaliteit van zorg", en: "quality of care" },
  efficiency: { nl: "doelmatigheid", en: "efficiency" },
  population: { nl: "gezondheid van de bevolking", en: "health of the population" },
  staff: { nl: "werkplezier", en: "joy in work" },
};

/** A value that the language writes as a key. */
export const valueWords = (text: string, locale: Locale): string =>
  VALUE_WORDS[text]?.[locale] ?? text.replace(/^-(?=[\p{L}\d])/u, locale === "nl" ? "zonder " : "without ");
