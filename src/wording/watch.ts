// A running year in words: the finding, the name of a bound, how a signal, an indicator or a forecast stands.
import { absolute, equal, ONE, ratio, round, sign, subtract, type Exact } from "#kernel/exact";
import { fromCents, type Cents } from "#kernel/money";
import type { Agreement } from "#engine/agreement";
import { isUndetermined, type Value } from "#engine/graph/node";
import type { BoundWatch } from "#engine/watch/bound";
import type { IndicatorWatch } from "#engine/watch/indicator";
import type { RiskWatch } from "#engine/watch/risk";
import type { SignalWatch, TriggerWatch, Watch, YearWatch } from "#engine/watch/watch";
import { labelledExpression } from "./bound-text.ts";
import { formatDate } from "./date.ts";
import { formatChance, formatMoney, formatNumber, formatPercent, formatQuantity } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { signalText } from "./statement-text.ts";
import { capital } from "./text.ts";

/** A forecast to the whole euro: cents would claim more than anyone knows. */
const euros = (amount: Exact, locale: Locale): string => formatMoney(round(amount, 0), locale, true);
export const eurosOf = (cents: Cents | undefined, locale: Locale): string =>
  cents === undefined ? "–" : euros(fromCents(cents), locale);

/** The year that is running, else the last one. */
export const yearInView = ({ years }: Watch): YearWatch => years.find((year) => !isComplete(year)) ?? years.at(-1)!;

export const isComplete = ({ completion }: YearWatch): boolean => equal(completion.factor, ONE);

/** Sums of a column of risks; undefined where one of them is not known. */
export function riskSum(risks: readonly RiskWatch[], pick: (risk: RiskWatch) => Cents | undefined): Cents | undefined {
  let total = 0;
  for (const risk of risks) {
    const cents = pick(risk);
    if (cents === undefined) return undefined;
    total += cents;
  }
  return total as Cents;
}

/** The finding in one sentence. */
export function watchTitle(watched: Watch, locale: Locale): string {
  const nl = locale === "nl";
  const year = yearInView(watched);
  const done = isComplete(year);
  const trigger = year.triggers.find((candidate) => candidate.fired === true);
  if (trigger !== undefined) {
    const within = trigger.within === undefined ? "" : ` ${nl ? "binnen" : "within"} ${trigger.within}`;
    return `${inLocale(trigger.label, locale)}: ${trigger.then}${within}`;
  }
  const passed = year.risks.filter((risk) => (risk.above ?? 0) > 0);
  if (passed.length > 0) {
    const above = eurosOf(
      riskSum(passed, (risk) => risk.above),
      locale,
    );
    const net = riskSum(passed, (risk) => risk.net);
    const lost =
      net === undefined || net <= 0
        ? ""
        : nl
          ? `; ${done ? `${eurosOf(net, locale)} aan zorg bleef` : `dan blijft ${eurosOf(net, locale)} aan zorg`} onbetaald`
          : `; ${eurosOf(net, locale)} of care ${done ? "went" : "would go"} unpaid`;
    return nl
      ? `${done ? `De zorg van ${year.year} kwam` : `De zorg van ${year.year} komt naar verwachting`} ${above} boven de grens${lost}`
      : `${done ? `Care in ${year.year} came` : `Care in ${year.year} is expected to come`} ${above} above the bound${lost}`;
  }
  const signal = year.signals.find((candidate) => candidate.fired === true);
  if (signal !== undefined) return signalSentence(signal, locale);
  if (isUnknown(year))
    return nl
      ? `Of ${year.year} binnen de afspraken ${done ? "bleef, is" : "verloopt, is nog"} niet te bepalen`
      : `Whether ${year.year} ${done ? "stayed within what was agreed can't be told" : "runs within what was agreed can't be told yet"}`;
  if (done) return nl ? `${year.year} bleef binnen de afspraken` : `${year.year} stayed within what was agreed`;
  return nl ? `${year.year} verloopt binnen de afspraken` : `${year.year} runs within what was agreed`;
}

/** Whether something that was agreed can't be told: a trigger, a signal, or where every bound will end up. */
const isUnknown = ({ triggers, signals, bounds }: YearWatch): boolean =>
  [...triggers, ...signals].some(({ fired }) => isUndetermined(fired)) ||
  (bounds.length > 0 && bounds.every(({ forecast }) => forecast === undefined));

/** On what the forecast rests. */
export function basisText(watched: Watch, year: YearWatch, locale: Locale): string {
  const nl = locale === "nl";
  const status =
    year.status === undefined
      ? ""
      : `, ${{ provisional: nl ? "voorlopig" : "provisional", final: nl ? "definitief" : "final" }[year.status]}`;
  const at = watched.at === undefined ? "" : `${nl ? "Stand op" : "As of"} ${formatDate(watched.at, locale)}. `;
  if (isComplete(year))
    return `${at}${nl ? `Cijfers over heel ${year.year}${status}.` : `Figures for all of ${year.year}${status}.`}`;
  const { factor, standardError } = year.completion;
  const share = year.progress === undefined ? "" : formatPercent(year.progress, locale);
  const known = year.progress === undefined ? (nl ? "een deel van" : "a part of") : nl ? `${share} van` : `${share} of`;
  const chance =
    standardError === undefined
      ? ""
      : nl
        ? " Kansen gaan ervan uit dat deze factor lognormaal verdeeld is en dat alle zorg ermee meebeweegt."
        : " Chances assume that this factor is lognormal and that all care moves with it.";
  const error =
    standardError === undefined
      ? ""
      : ` (${nl ? "standaardfout" : "standard error"} ${formatNumber(standardError, locale, 3)})`;
  return nl
    ? `${at}Bekend is ${known} ${year.year}${status}. Het hele jaar is geraamd als de cijfers tot nu toe maal ${formatNumber(factor, locale, 3)}${error}.${chance}`
    : `${at}Known is ${known} ${year.year}${status}. The whole year is estimated as the figures so far times ${formatNumber(factor, locale, 3)}${error}.${chance}`;
}

/** A bound in words: the labels of its form in place of names. */
export function boundName(bound: BoundWatch, agreement: Agreement, locale: Locale): string {
  const text = labelledExpression(agreement.clauses.get(bound.clause)!.form, bound.source, locale);
  const from =
    bound.from === undefined || equal(bound.from, ONE)
      ? ""
      : `${formatPercent(bound.from, locale)} ${locale === "nl" ? "van" : "of"} `;
  return capital(`${from}${text}`);
}

/** A figure held against a bound, in its unit; money of a forecast in whole euros. */
export const boundFigure = (value: Exact | undefined, bound: BoundWatch, locale: Locale): string =>
  value === undefined
    ? "–"
    : bound.unit?.get("EUR") === 1
      ? euros(value, locale)
      : formatQuantity(round(value, 4), bound.unit, locale);

/** Bounds with an amount on either side, where room can be shown; a bare number such as 100 % is a matter of the form. */
export const hasRoom = (bound: BoundWatch): boolean =>
  bound.share !== undefined &&
  bound.at !== undefined &&
  sign(bound.at) > 0 &&
  bound.kind !== "gate" &&
  bound.source.kind !== "number";

/** "nog € 12.000 (4,1 %)" or "€ 93.590 overschreden (6 %)". */
export function roomText(bound: BoundWatch, locale: Locale): string {
  const nl = locale === "nl";
  if (bound.room === undefined || bound.share === undefined) return "–";
  const share = formatPercent(absolute(subtract(bound.share, ONE)), locale, 1);
  const amount = boundFigure(absolute(bound.room), bound, locale);
  if (sign(bound.room) >= 0) return nl ? `nog ${amount} (${share})` : `${amount} left (${share})`;
  if (bound.side === "below") return nl ? `${amount} eronder (${share})` : `${amount} below (${share})`;
  return nl ? `${amount} erboven (${share})` : `${amount} above (${share})`;
}

/** A chance as people say it; nothing where it is not known. */
export const chanceText = (chance: number | undefined): string => (chance === undefined ? "" : formatChance(chance));

export type Stand = "fired" | "quiet" | "unknown";
export const standOf = (fired: Value): Stand =>
  isUndetermined(fired) ? "unknown" : fired === true ? "fired" : "quiet";

const STANDS: Readonly<Record<Stand, Readonly<Record<Locale, string>>>> = {
  fired: { nl: "afgegaan", en: "went off" },
  quiet: { nl: "rustig", en: "quiet" },
  unknown: { nl: "niet te bepalen", en: "can't be told" },
};
export const standWords = (stand: Stand, locale: Locale): string => STANDS[stand][locale];

/** The sentence of a signal, with the figures of year end in it; where it is quiet only what it watches. */
export const signalSentence = (signal: SignalWatch, locale: Locale): string =>
  standOf(signal.fired) === "fired" ? signalText(signal, signal.text, locale) : signal.name.replaceAll("_", " ");

/** A trigger as agreed, with what a watch adds once figures are known. */
type AgreedTrigger = Pick<TriggerWatch, "when" | "then" | "within" | "decides"> &
  Partial<Pick<TriggerWatch, "deadline" | "chance">>;

/** What was agreed for a trigger: "als …, dan heroverleg binnen 20 dagen (uiterlijk …); besluit: managers". */
export function triggerText(trigger: AgreedTrigger, locale: Locale): string {
  const nl = locale === "nl";
  const within = trigger.within === undefined ? "" : ` ${nl ? "binnen" : "within"} ${trigger.within}`;
  const last =
    trigger.deadline === undefined
      ? ""
      : ` (${nl ? "uiterlijk" : "at the latest"} ${formatDate(trigger.deadline, locale)})`;
  const decides =
    trigger.decides === undefined ? "" : nl ? `; besluit: ${trigger.decides}` : `; decided by ${trigger.decides}`;
  const chance =
    trigger.chance === undefined
      ? ""
      : nl
        ? `; kans ${chanceText(trigger.chance)}`
        : `; chance ${chanceText(trigger.chance)}`;
  return nl
    ? `als ${wordSource(trigger.when, locale)}, dan ${trigger.then}${within}${last}${decides}${chance}`
    : `if ${wordSource(trigger.when, locale)}, then ${trigger.then}${within}${last}${decides}${chance}`;
}

/** Not there yet, but nearer than it began, with time left. */
const isOnTheWay = ({ state, goal }: IndicatorWatch, year: number): boolean =>
  state === "worse" && goal?.done !== undefined && goal.by > year && sign(goal.done) > 0;

/** The finding about all indicators: "1 van de 6 indicatoren is op orde, 4 zijn onderweg". */
export function indicatorTitle({ indicators, year }: YearWatch, locale: Locale): string {
  const nl = locale === "nl";
  const good = indicators.filter(({ state }) => state === "within" || state === "better").length;
  const under = indicators.filter((indicator) => isOnTheWay(indicator, year)).length;
  const missing = indicators.filter(({ state }) => state === "missing").length;
  const are = (count: number): string => (nl ? (count === 1 ? "is" : "zijn") : count === 1 ? "is" : "are");
  return [
    nl
      ? `${good} van de ${indicators.length} indicatoren ${are(good)} op orde`
      : `${good} of ${indicators.length} indicators ${are(good)} in order`,
    ...(under === 0 ? [] : [nl ? `${under} ${are(under)} onderweg` : `${under} ${are(under)} on the way`]),
    ...(missing === 0 ? [] : [nl ? `${missing} nog niet gemeten` : `${missing} not measured yet`]),
  ].join(", ");
}

/** How an indicator stands, in one or two words. */
export function stateText(indicator: IndicatorWatch, year: number, locale: Locale): string {
  const nl = locale === "nl";
  const { state, goal } = indicator;
  if (isOnTheWay(indicator, year))
    return nl
      ? `onderweg, ${formatPercent(goal!.done!, locale, 0)} van de weg`
      : `on the way, ${formatPercent(goal!.done!, locale, 0)} of it`;
  return STATES[state][locale];
}

const STATES: Readonly<Record<IndicatorWatch["state"], Readonly<Record<Locale, string>>>> = {
  within: { nl: "binnen", en: "within" },
  better: { nl: "beter dan de band", en: "better than the band" },
  worse: { nl: "buiten", en: "outside" },
  outside: { nl: "buiten", en: "outside" },
  measured: { nl: "gemeten, geen norm", en: "measured, no norm" },
  missing: { nl: "niet gemeten", en: "not measured" },
};

export const indicatorFigure = (value: Exact | undefined, { unit, display }: IndicatorWatch, locale: Locale): string =>
  value === undefined ? "–" : formatQuantity(value, unit, locale, display);

/** "40 in 2029". */
export const goalText = (indicator: IndicatorWatch, locale: Locale): string =>
  indicator.goal === undefined
    ? ""
    : `${indicatorFigure(indicator.goal.to, indicator, locale)} in ${indicator.goal.by}`;

export const bandText = (indicator: IndicatorWatch, locale: Locale): string =>
  indicator.band === undefined
    ? ""
    : `${indicatorFigure(indicator.band[0], indicator, locale)} – ${indicatorFigure(indicator.band[1], indicator, locale)}`;

/** "over 731 dagen"; "vandaag" and "morgen" for the nearest. */
export function daysText(days: number, locale: Locale): string {
  const nl = locale === "nl";
  if (days === 0) return nl ? "vandaag" : "today";
  if (days === 1) return nl ? "morgen" : "tomorrow";
  const count = formatNumber(ratio(days), locale);
  return nl ? `over ${count} dagen` : `in ${count} days`;
}
