// A simulation in words: what each party may expect, how sure that is, and which bounds may count.
import { yearsOf } from "#kernel/date";
import type { Agreement } from "#engine/agreement";
import type { Plan } from "#engine/simulate/plan";
import type { Simulated } from "#engine/simulate/simulate";
import { boundText } from "./bound-text.ts";
import { expectationsOf, type Expectation, type Five, type Shown } from "./expectation.ts";
import { formatChance, formatEstimate } from "./figure.ts";
import { wordIssue } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { textTable, underlined } from "./text-table.ts";
import { capital, plainly, small, spanText } from "./text.ts";
import { partyName } from "./names.ts";

/** Headings of the five figures that a spread is shown by. */
export const FIVE_HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  nl: ["laag (5 %)", "25 %", "gemiddeld", "75 %", "hoog (95 %)"],
  en: ["low (5 %)", "25 %", "mean", "75 %", "high (95 %)"],
};

const SHOWN: Readonly<Record<Shown, Readonly<Record<Locale, string>>>> = {
  gain: { nl: "Verschil met geen afspraak", en: "Difference with no agreement" },
  margin: { nl: "Na kosten", en: "After costs" },
  received: { nl: "Ontvangt (−: betaalt)", en: "Receives (−: pays)" },
};

/** What the figures of a party are: "Verschil met geen afspraak, na eigen kosten, in euro". */
export function measureText({ shown, afterCosts }: Expectation, locale: Locale): string {
  const nl = locale === "nl";
  const costs =
    shown !== "gain"
      ? ""
      : afterCosts
        ? nl
          ? ", na eigen kosten"
          : ", after own costs"
        : nl
          ? ", zonder eigen kosten"
          : ", before own costs";
  return `${SHOWN[shown][locale]}${costs}, ${nl ? "in euro" : "in euro"}`;
}

/** "2027 tot en met 2031". */
export function termText(agreement: Agreement, locale: Locale): string {
  return spanText(agreement.years[0]!, agreement.years.at(-1)!, locale);
}

/** The title of an agreement without what every agreement beside it begins with, and without "(fictief)". */
export function shortTitles(agreements: readonly Agreement[], locale: Locale): string[] {
  const titles = agreements.map(({ title }) => plainly(inLocale(title, locale)));
  const start = /^[^:]*: /.exec(titles[0] ?? "")?.[0];
  if (titles.length < 2 || start === undefined || !titles.every((title) => title.startsWith(start))) return titles;
  return titles.map((title) => capital(title.slice(start.length)));
}

const signed = ({ shown }: Expectation): boolean => shown === "gain";

/** A five-figure spread as cells. */
const fiveCells = (five: Five, expectation: Expectation, locale: Locale): string[] =>
  five.map((value) => (Number.isNaN(value) ? "–" : formatEstimate(value, locale, signed(expectation))));

const UNKNOWN: Readonly<Record<Shown, Readonly<Record<Locale, (name: string) => string>>>> = {
  gain: { nl: (name) => `Wat ${name} wint of verliest`, en: (name) => `What ${name} gains or loses` },
  margin: { nl: (name) => `Wat ${name} na kosten overhoudt`, en: (name) => `What ${name} keeps after costs` },
  received: { nl: (name) => `Wat ${name} ontvangt of betaalt`, en: (name) => `What ${name} receives or pays` },
};

/** That the amount of a party can't be determined on any path: "Wat Polderwacht ontvangt of betaalt is niet te bepalen". */
const unknownText = ({ shown, name }: Expectation, locale: Locale): string =>
  `${UNKNOWN[shown][locale](name)} ${locale === "nl" ? "is niet te bepalen" : "can't be determined"}`;

/** What can't be determined of a party's amount and why, on all paths or on some; empty where it is known on every one. */
export function undeterminedText(expectation: Expectation, locale: Locale): string {
  const { undetermined, reason } = expectation;
  if (undetermined === 0) return "";
  const share = formatChance(undetermined);
  const what =
    undetermined === 1
      ? `${unknownText(expectation, locale)}.`
      : locale === "nl"
        ? `Op ${share} van de paden is het niet te bepalen; die tellen niet mee.`
        : `On ${share} of the paths it can't be determined; they do not count.`;
  return reason === undefined ? what : `${what} ${wordIssue(reason, locale)}`;
}

/** The finding about one party: what it may expect over the term, how sure that is, and what is not known of it. */
export function expectationText(expectation: Expectation, agreement: Agreement, locale: Locale): string {
  const unknown = undeterminedText(expectation, locale);
  if (expectation.undetermined === 1) return unknown;
  return [knownText(expectation, agreement, locale), unknown].filter((text) => text !== "").join(" ");
}

function knownText(expectation: Expectation, agreement: Agreement, locale: Locale): string {
  const nl = locale === "nl";
  const { shown, lossChance } = expectation;
  const term = termText(agreement, locale);
  const finding = `${meanText(expectation, ` over ${term}`, locale)}, ${rangeText(expectation, locale)}.`;
  if (shown !== "gain") return finding;
  const chance =
    lossChance === undefined
      ? ""
      : nl
        ? ` De kans dat het slechter uitpakt dan zonder afspraak is ${formatChance(lossChance)}.`
        : ` The chance that it turns out worse than without an agreement is ${formatChance(lossChance)}.`;
  return `${finding}${chance}${certaintyText(expectation, locale)}`;
}

/** The mean in the direction of its sign: "X houdt over 2027 na kosten gemiddeld € 5.000 over", or "… komt … tekort". */
function meanText({ name, shown, total }: Expectation, over: string, locale: Locale): string {
  const amount = formatEstimate(Math.abs(total[2]), locale);
  const below = total[2] < 0;
  if (locale === "nl")
    return {
      gain: `${name} ${below ? "verliest" : "wint"} gemiddeld ${amount}${over}`,
      margin: `${name} ${below ? "komt" : "houdt"}${over} na kosten gemiddeld ${amount} ${below ? "tekort" : "over"}`,
      received: `${name} ${below ? "betaalt" : "ontvangt"}${over} gemiddeld ${amount}`,
    }[shown];
  return {
    gain: `${name} ${below ? "loses" : "gains"} ${amount} on average${over}`,
    margin: `${name} ${below ? `falls ${amount} short` : `keeps ${amount}`} after costs on average${over}`,
    received: `${name} ${below ? "pays" : "receives"} ${amount} on average${over}`,
  }[shown];
}

/** What lies below zero, where a range reaches both ways. */
const BELOW_ZERO: Readonly<Record<Shown, Readonly<Record<Locale, string>>>> = {
  gain: { nl: "verlies onder nul", en: "a loss below zero" },
  margin: { nl: "tekort onder nul", en: "a shortfall below zero" },
  received: { nl: "betaling onder nul", en: "a payment below zero" },
};

/** Nine cases in ten, in the direction of the mean; a range that reaches both ways keeps its signs and says what they mean. */
function rangeText({ shown, total }: Expectation, locale: Locale): string {
  const [low, , mean, , high] = total;
  const oneWay = mean < 0 ? high <= 0 : low >= 0;
  const [from, to] = (oneWay && mean < 0 ? [-high, -low] : [low, high]).map((end) =>
    formatEstimate(end, locale, !oneWay),
  );
  const meaning = oneWay ? "" : ` (${BELOW_ZERO[shown][locale]})`;
  return locale === "nl"
    ? `in negen van de tien gevallen tussen ${from} en ${to}${meaning}`
    : `in nine cases out of ten between ${from} and ${to}${meaning}`;
}

/** What the agreement does to certainty: how wide nine in ten paths lie with it, and without. */
function certaintyText({ width, afterCosts, series }: Expectation, locale: Locale): string {
  if (width === undefined) return "";
  const [now, before] = [width.with, width.without].map((value) => formatEstimate(value, locale));
  const nl = locale === "nl";
  const lies = afterCosts
    ? { nl: "ligt het resultaat", en: "the result lies" }
    : series === "insurer"
      ? { nl: "liggen de uitgaven", en: "spend lies" }
      : { nl: "liggen de inkomsten", en: "income lies" };
  const order = width.with < 0.98 * width.without ? "more" : width.with > 1.02 * width.without ? "less" : "same";
  const words = {
    nl: { more: "meer zekerheid", less: "minder zekerheid", same: "evenveel zekerheid" },
    en: { more: "more certainty", less: "less certainty", same: "as much certainty" },
  } as const;
  return nl
    ? ` Dat geeft ${words.nl[order]}: in negen van de tien gevallen ${lies.nl} binnen een band van ${now}; zonder afspraak is die band ${before}.`
    : ` That gives ${words.en[order]}: in nine cases out of ten ${lies.en} within a band of ${now}; without an agreement that band is ${before}.`;
}

/** The message of a page about one agreement: the finding about the reader's own organisation, short. */
export function simulationTitle(expectations: readonly Expectation[], plan: Plan, locale: Locale): string {
  const own = expectations.find(({ party }) => party === plan.scenario.outlook.of) ?? expectations[0]!;
  if (own.undetermined === 1) return unknownText(own, locale);
  const mean = meanText(own, "", locale);
  if (own.shown !== "gain" || own.lossChance === undefined) return mean;
  return locale === "nl"
    ? `${mean}; kans op verlies ${formatChance(own.lossChance)}`
    : `${mean}; chance of a loss ${formatChance(own.lossChance)}`;
}

/** The message of a comparison: which agreement leaves the reader's own organisation most. */
export function comparisonTitle(sets: readonly (readonly Expectation[])[], plan: Plan, locale: Locale): string {
  const own = sets.map((set) => set.find(({ party }) => party === plan.scenario.outlook.of) ?? set[0]!);
  const mean = ({ undetermined, total }: Expectation): number => (undetermined === 1 ? -Infinity : total[2]);
  const best = own.reduce((winner, each, index) => (mean(each) > mean(own[winner]!) ? index : winner), 0);
  if (own[best]!.undetermined === 1) return unknownText(own[best]!, locale);
  const title = shortTitles(plan.scenario.agreements, locale)[best]!;
  const { name, shown, total } = own[best]!;
  if (total[2] < 0) {
    const amount = formatEstimate(-total[2], locale);
    return locale === "nl"
      ? `Bij ${small(title)} ${LEAST[shown].nl[0]} ${name} gemiddeld het minst${LEAST[shown].nl[1]}: ${amount}`
      : `Under ${small(title)} ${name} ${LEAST[shown].en}: ${amount}`;
  }
  const amount = formatEstimate(total[2], locale, shown === "gain");
  if (shown === "received")
    return locale === "nl"
      ? `Bij ${small(title)} ontvangt ${name} gemiddeld het meest: ${amount}`
      : `Under ${small(title)} ${name} receives most on average: ${amount}`;
  return locale === "nl"
    ? `${title} laat ${name} gemiddeld het meest over: ${amount}`
    : `${title} leaves ${name} most on average: ${amount}`;
}

/** What a party does least under the best agreement, where every one leaves it below zero. */
const LEAST = {
  gain: { nl: ["verliest", ""], en: "loses least on average" },
  margin: { nl: ["komt", " tekort"], en: "falls least short on average" },
  received: { nl: ["betaalt", ""], en: "pays least on average" },
} as const satisfies Readonly<Record<Shown, unknown>>;

/** How sure a comparison is, for the reader's own organisation: its chance of a loss under each agreement. */
export function comparisonChances(sets: readonly (readonly Expectation[])[], plan: Plan, locale: Locale): string {
  const nl = locale === "nl";
  const own = sets.map((set) => set[0]!);
  const titles = shortTitles(plan.scenario.agreements, locale);
  const { name, lossChance, shown } = own[0]!;
  const isShort = own.every(({ total, undetermined }) => undetermined === 1 || total[0] <= 0);
  const list = own.map(({ lossChance: chance, total, undetermined }, index) => {
    const known = chance === undefined ? formatEstimate(isShort ? -total[0] : total[0], locale) : formatChance(chance);
    const figure = undetermined < 1 ? known : nl ? "niet te bepalen" : "unknown";
    return `${small(titles[index]!)} ${figure}`;
  });
  const said = listed(list, locale);
  if (lossChance !== undefined)
    return nl ? `De kans dat ${name} erop achteruitgaat: ${said}` : `The chance that ${name} is worse off: ${said}`;
  const worst = nl ? "In het slechtste twintigste deel van de gevallen" : "In the worst one in twenty cases";
  return `${worst} ${WORST[shown][locale][isShort ? 1 : 0].replace("…", () => name)}: ${said}`;
}

/** What a party has at most in its worst cases, or must find at least. */
const WORST: Readonly<Record<Shown, Readonly<Record<Locale, readonly [most: string, least: string]>>>> = {
  gain: {
    nl: ["wint … hoogstens", "verliest … ten minste"],
    en: ["… gains at most", "… loses at least"],
  },
  margin: {
    nl: ["houdt … hoogstens over", "komt … ten minste tekort"],
    en: ["… keeps at most", "… falls short by at least"],
  },
  received: {
    nl: ["ontvangt … hoogstens", "betaalt … ten minste"],
    en: ["… receives at most", "… pays at least"],
  },
};

/** One event with its chance in each year; undefined where it does not stand in that year. */
export interface EventRow {
  readonly clause: string;
  readonly text: string;
  readonly chances: readonly (number | undefined)[];
}

/** The bounds and signals of an agreement that may go either way, in the order of the document. */
export function eventRows(simulated: Simulated, plan: Plan, index: number, locale: Locale): EventRow[] {
  const agreement = plan.scenario.agreements[index]!;
  const rows = new Map<string, { clause: string; text: string; chances: Map<number, number> }>();
  for (const { output, chance, undetermined } of simulated.outputs) {
    const { measure, year } = output;
    if (output.agreement !== index || year === undefined || chance === undefined || undetermined === 1) continue;
    if (measure.kind !== "bound" && measure.kind !== "signal") continue;
    const clause = measure.kind === "bound" ? measure.bound.clause : measure.clause;
    const text =
      measure.kind === "bound"
        ? boundText(measure.bound, agreement, locale)
        : signalText(agreement, clause, measure, locale);
    const row = rows.get(`${clause} ${text}`) ?? { clause, text, chances: new Map<number, number>() };
    row.chances.set(year, chance);
    rows.set(`${clause} ${text}`, row);
  }
  return [...rows.values()]
    .filter(
      ({ chances }) =>
        [...chances.values()].some((chance) => chance > 0) && [...chances.values()].some((chance) => chance < 1),
    )
    .map(({ clause, text, chances }) => ({
      clause: inLocale(agreement.clauses.get(clause)!.title, locale),
      text,
      chances: yearsOf(agreement.term).map((year) => chances.get(year)),
    }));
}

/** A signal by its own words: the part before what follows from it. */
function signalText(
  agreement: Agreement,
  clause: string,
  { signal, blocks }: { readonly signal: string; readonly blocks: boolean },
  locale: Locale,
): string {
  const said = inLocale(agreement.clauses.get(clause)!.form.signals.get(signal)!.text, locale).replace(
    /\{(\w+)\}/g,
    "…",
  );
  const sentence = said.split(/[.;](?:\s|$)/)[0]!;
  return blocks ? `${locale === "nl" ? "Opgeschort" : "Suspended"}: ${sentence}` : sentence;
}

/** The whole reading as plain text. */
export function simulationText(simulated: Simulated, plan: Plan, locale: Locale): string {
  const nl = locale === "nl";
  const { agreements } = plan.scenario;
  const sets = agreements.map((_, index) => expectationsOf(simulated, plan, index, locale));
  const titles = shortTitles(agreements, locale);
  const parts = [
    underlined(
      agreements.length === 1 ? simulationTitle(sets[0]!, plan, locale) : comparisonTitle(sets, plan, locale),
      "═",
    ),
    chairText(plan, locale),
  ];
  agreements.forEach((agreement, index) => {
    if (agreements.length > 1) parts.push(underlined(titles[index]!, "─"));
    for (const expectation of sets[index]!) {
      parts.push(expectationText(expectation, agreement, locale));
      const rows = [
        ...expectation.years.map(({ year, five }) => [String(year), ...fiveCells(five, expectation, locale)]),
        [nl ? "samen" : "total", ...fiveCells(expectation.total, expectation, locale)],
      ];
      parts.push(
        `  ${measureText(expectation, locale)}\n${textTable([nl ? "jaar" : "year", ...FIVE_HEADINGS[locale]], rows)}`,
      );
    }
    const events = eventRows(simulated, plan, index, locale);
    if (events.length > 0)
      parts.push(
        `${nl ? "Kansen en grenzen" : "Chances and bounds"}\n${textTable(
          [nl ? "grens" : "bound", ...agreement.years.map(String)],
          events.map(({ text, chances }) => [
            text,
            ...chances.map((chance) => (chance === undefined ? "–" : formatChance(chance))),
          ]),
        )}`,
      );
  });
  parts.push(pathsText(simulated, locale));
  return parts.join("\n\n");
}

/** Whose expectation this is, and what it is held against. */
export function chairText({ scenario }: Plan, locale: Locale): string {
  const nl = locale === "nl";
  const [agreement] = scenario.agreements;
  const name = partyName(agreement!, scenario.outlook.of, locale);
  const against =
    scenario.reference === undefined
      ? ""
      : nl
        ? `, vergeleken met geen afspraak (${inLocale(scenario.reference.title, locale)})`
        : `, held against no agreement (${inLocale(scenario.reference.title, locale)})`;
  return nl ? `Gerekend met de verwachting van ${name}${against}.` : `Computed with the outlook of ${name}${against}.`;
}

/** How many paths and from which seed, so that anyone can do it again. */
export const pathsText = ({ paths, seed }: Simulated, locale: Locale): string =>
  locale === "nl"
    ? `${paths.toLocaleString("nl-NL")} paden, startgetal ${seed}. Dezelfde documenten en hetzelfde startgetal geven dezelfde cijfers.`
    : `${paths.toLocaleString("en-GB")} paths, seed ${seed}. The same documents and the same seed give the same figures.`;
