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
import { capital, plainly, small } from "./text.ts";
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
  const [first, last] = [agreement.years[0]!, agreement.years.at(-1)!];
  if (first === last) return String(first);
  return locale === "nl" ? `${first} tot en met ${last}` : `${first} through ${last}`;
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
  const { name, total, shown, lossChance } = expectation;
  const money = (value: number): string => formatEstimate(value, locale);
  const between = nl
    ? `in negen van de tien gevallen tussen ${money(total[0])} en ${money(total[4])}`
    : `in nine cases out of ten between ${money(total[0])} and ${money(total[4])}`;
  const term = termText(agreement, locale);
  if (shown === "gain") {
    const verb = total[2] >= 0 ? (nl ? "wint" : "gains") : nl ? "verliest" : "loses";
    const chance =
      lossChance === undefined
        ? ""
        : nl
          ? ` De kans dat het slechter uitpakt dan zonder afspraak is ${formatChance(lossChance)}.`
          : ` The chance that it turns out worse than without an agreement is ${formatChance(lossChance)}.`;
    const certainty = certaintyText(expectation, locale);
    return nl
      ? `${name} ${verb} gemiddeld ${money(Math.abs(total[2]))} over ${term}, ${between}.${chance}${certainty}`
      : `${name} ${verb} ${money(Math.abs(total[2]))} on average over ${term}, ${between}.${chance}${certainty}`;
  }
  if (shown === "margin")
    return nl
      ? `${name} houdt over ${term} na kosten gemiddeld ${money(total[2])} over, ${between}.`
      : `${name} keeps ${money(total[2])} after costs on average over ${term}, ${between}.`;
  const pays = total[2] < 0;
  const [low, high] = pays ? [-total[4], -total[0]] : [total[0], total[4]];
  const range = nl
    ? `in negen van de tien gevallen tussen ${money(low)} en ${money(high)}`
    : `in nine cases out of ten between ${money(low)} and ${money(high)}`;
  return nl
    ? `${name} ${pays ? "betaalt" : "ontvangt"} over ${term} gemiddeld ${money(Math.abs(total[2]))}, ${range}.`
    : `${name} ${pays ? "pays" : "receives"} ${money(Math.abs(total[2]))} on average over ${term}, ${range}.`;
}

/** What the agreement does to certainty: how wide nine in ten paths lie with it, and without. */
function certaintyText({ width, afterCosts, series }: Expectation, locale: Locale): string {
  if (width === undefined) return "";
  const [now, before] = [width.with, width.without].map((value) => formatEstimate(value, locale));
  const nl = locale === "nl";
  const what = afterCosts
    ? nl
      ? "het resultaat"
      : "the result"
    : series === "insurer"
      ? nl
        ? "de uitgaven"
        : "spend"
      : nl
        ? "de inkomsten"
        : "income";
  const order = width.with < 0.98 * width.without ? "more" : width.with > 1.02 * width.without ? "less" : "same";
  const words = {
    nl: { more: "meer zekerheid", less: "minder zekerheid", same: "evenveel zekerheid" },
    en: { more: "more certainty", less: "less certainty", same: "as much certainty" },
  } as const;
  return nl
    ? ` Dat geeft ${words.nl[order]}: in negen van de tien gevallen ligt ${what} binnen een band van ${now}, zonder afspraak van ${before}.`
    : ` That gives ${words.en[order]}: in nine cases out of ten ${what} lies within a band of ${now}, without an agreement of ${before}.`;
}

/** The message of a page about one agreement: the finding about the reader's own organisation, short. */
export function simulationTitle(expectations: readonly Expectation[], plan: Plan, locale: Locale): string {
  const nl = locale === "nl";
  const own = expectations.find(({ party }) => party === plan.scenario.outlook.of) ?? expectations[0]!;
  if (own.undetermined === 1) return unknownText(own, locale);
  const amount = formatEstimate(Math.abs(own.total[2]), locale);
  if (own.shown === "gain") {
    const chance =
      own.lossChance === undefined
        ? ""
        : nl
          ? `; kans op verlies ${formatChance(own.lossChance)}`
          : `; chance of a loss ${formatChance(own.lossChance)}`;
    const verb = own.total[2] >= 0 ? (nl ? "wint" : "gains") : nl ? "verliest" : "loses";
    return nl
      ? `${own.name} ${verb} gemiddeld ${amount}${chance}`
      : `${own.name} ${verb} ${amount} on average${chance}`;
  }
  if (own.shown === "margin")
    return nl
      ? `${own.name} houdt na kosten gemiddeld ${amount} over`
      : `${own.name} keeps ${amount} after costs on average`;
  return nl
    ? `${own.name} ${own.total[2] < 0 ? "betaalt" : "ontvangt"} gemiddeld ${amount}`
    : `${own.name} ${own.total[2] < 0 ? "pays" : "receives"} ${amount} on average`;
}

/** The message of a comparison: which agreement leaves the reader's own organisation most. */
export function comparisonTitle(sets: readonly (readonly Expectation[])[], plan: Plan, locale: Locale): string {
  const own = sets.map((set) => set.find(({ party }) => party === plan.scenario.outlook.of) ?? set[0]!);
  const mean = ({ undetermined, total }: Expectation): number => (undetermined === 1 ? -Infinity : total[2]);
  const best = own.reduce((winner, each, index) => (mean(each) > mean(own[winner]!) ? index : winner), 0);
  if (own[best]!.undetermined === 1) return unknownText(own[best]!, locale);
  const title = shortTitles(plan.scenario.agreements, locale)[best]!;
  const amount = formatEstimate(own[best]!.total[2], locale, own[best]!.shown === "gain");
  return locale === "nl"
    ? `${title} laat ${own[best]!.name} gemiddeld het meest over: ${amount}`
    : `${title} leaves ${own[best]!.name} most on average: ${amount}`;
}

/** How sure a comparison is, for the reader's own organisation: its chance of a loss under each agreement. */
export function comparisonChances(sets: readonly (readonly Expectation[])[], plan: Plan, locale: Locale): string {
  const own = sets.map((set) => set[0]!);
  const titles = shortTitles(plan.scenario.agreements, locale);
  const list = own.map(({ lossChance, total }, index) => {
    const figure = lossChance === undefined ? formatEstimate(total[0], locale) : formatChance(lossChance);
    return `${small(titles[index]!)} ${figure}`;
  });
  const { name, lossChance } = own[0]!;
  const said = listed(list, locale);
  if (lossChance === undefined)
    return locale === "nl"
      ? `In het slechtste twintigste deel van de gevallen houdt ${name} hoogstens over: ${said}`
      : `In the worst one in twenty cases ${name} keeps at most: ${said}`;
  return locale === "nl"
    ? `De kans dat ${name} erop achteruitgaat: ${said}`
    : `The chance that ${name} is worse off: ${said}`;
}

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
