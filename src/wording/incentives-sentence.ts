// Incentives in sentences: what one more and one fewer bring, where a bound lies, what pulls which way.
import { type Exact, absolute, isZero, negate, sign, subtract, toFixed } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import type { Form } from "#engine/form";
import type { Cliff } from "#engine/incentives/cliff";
import type { Cancelling, Incentive, Incentives, Reward } from "#engine/incentives/incentives";
import type { Observable } from "#engine/incentives/observable";
import { netOf, type RiskKind, type Strength } from "#engine/incentives/risk";
import type { Together } from "#engine/incentives/together";
import { labelledExpression } from "./bound-text.ts";
import { formatChange, formatMoney, formatNumber, formatQuantity } from "./figure.ts";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { capital, small } from "./text.ts";
import { clauseName, productName } from "./names.ts";

const money = (amount: Exact, locale: Locale): string => formatMoney(absolute(amount), locale);

const ONE_OF: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  aantal: { nl: "verrichting", en: "performance" },
  gedeclareerd: { nl: "euro gedeclareerd", en: "euro claimed" },
  betaald: { nl: "euro betaald op declaraties", en: "euro paid on claims" },
  kosten: { nl: "euro kosten", en: "euro of cost" },
  kosten_boven: { nl: "euro kosten boven de grens per persoon", en: "euro of cost above the bound per person" },
  verzekerden: { nl: "verzekerdenjaar", en: "insured year" },
  patienten: { nl: "patiëntjaar", en: "patient-year" },
  noemer: { nl: "meting", en: "measurement" },
  indicator: { nl: "punt", en: "point" },
};

/** What one of a figure is called: a product's label, `patiëntjaar (hartfalen)`, `punt op “gesprek gevoerd”`. */
export function figureName(agreement: Agreement, observable: Observable, locale: Locale): string {
  const { fact, product, scope, key } = observable;
  if (product !== undefined) return productName(agreement, product, locale);
  const one = ONE_OF[fact]?.[locale] ?? fact;
  if (fact === "indicator" || fact === "noemer")
    return `${one} ${locale === "nl" ? "op" : "on"} ${quotedName(agreement, observable, locale)}`;
  const where = [scope, key].filter((part) => part !== undefined && part !== "").join(", ");
  return where === "" ? one : `${one} (${where.replaceAll("_", " ")})`;
}

/** An indicator by its label: “gesprek gevoerd”. */
function quotedName(agreement: Agreement, { key = "" }: Observable, locale: Locale): string {
  const indicator = agreement.document.indicators?.[key];
  const label = inLocale({ nl: indicator?.nl ?? key, en: indicator?.en ?? indicator?.nl ?? key }, locale);
  return `“${label.replaceAll("_", " ")}”`;
}

/** "één meer brengt € 5.517,34 op"; what one more or fewer does to what a party receives. */
function moves(change: Exact, locale: Locale): string {
  const nl = locale === "nl";
  const way = sign(change);
  if (way === 0) return nl ? "verandert de betaling niet" : "does not change the payment";
  const amount = money(change, locale);
  if (way > 0) return nl ? `brengt ${amount} op` : `brings ${amount}`;
  return nl ? `scheelt ${amount} aan inkomsten` : `takes ${amount} off income`;
}

/** What one more and one fewer of a figure do to a party, in one or two sentences. */
export function pushSentence(agreement: Agreement, incentive: Incentive, reward: Reward, locale: Locale): string {
  const nl = locale === "nl";
  const { received, cost } = reward;
  const part = (change: Exact | undefined, spent: Exact | undefined, way: "more" | "fewer"): string[] => {
    if (change === undefined) return [];
    const one = { more: nl ? "één meer" : "one more", fewer: nl ? "één minder" : "one fewer" }[way];
    const known = spent !== undefined && !isZero(spent);
    if (!known) return [`${one} ${moves(change, locale)}`];
    const verb = sign(spent) > 0 ? (nl ? "kost" : "costs") : nl ? "bespaart" : "saves";
    const left = formatChange(subtract(change, spent), locale);
    return [`${one} ${moves(change, locale)} ${nl ? "en" : "and"} ${verb} ${money(spent, locale)}: ${left}`];
  };
  const parts = [...part(received.more, cost?.more, "more"), ...part(received.fewer, cost?.fewer, "fewer")];
  return [
    `${capital(figureName(agreement, incentive.observable, locale))}: ${parts.join("; ")}.`,
    ...jumpSentences(agreement, incentive.observable, reward, locale),
    ...(cost?.by === "unit"
      ? [
          nl
            ? "De kosten lopen in stappen; dit is wat precies één meer of minder kost."
            : "Cost goes in steps; this is what exactly one more or fewer costs.",
        ]
      : []),
  ].join(" ");
}

/** What is counted in euros, not by the piece. */
const isEuro = ({ fact, product }: Observable): boolean =>
  product === undefined && /^(gedeclareerd|betaald|kosten|kosten_boven)$/.test(fact);

/** "Zodra het er iets meer worden", where the very next step already changes something. */
function atOnce(agreement: Agreement, observable: Observable, way: "up" | "down", locale: Locale): string {
  const nl = locale === "nl";
  const up = way === "up";
  if (observable.fact === "indicator") {
    const what = quotedName(agreement, observable, locale);
    return nl ? `Zodra ${what} iets ${up ? "stijgt" : "daalt"}` : `As soon as ${what} ${up ? "rises" : "falls"} at all`;
  }
  if (isEuro(observable))
    return nl ? `Zodra het iets ${up ? "meer" : "minder"} wordt` : `As soon as it is at all ${up ? "more" : "less"}`;
  return nl
    ? `Zodra het er iets ${up ? "meer" : "minder"} worden`
    : `As soon as there are any ${up ? "more" : "fewer"}`;
}

function jumpSentences(
  agreement: Agreement,
  observable: Observable,
  { received, unit }: Reward,
  locale: Locale,
): string[] {
  const nl = locale === "nl";
  const jumps = (["up", "down"] as const).flatMap((way) => {
    const jump = way === "up" ? received.jumpMore : received.jumpFewer;
    if (jump === undefined) return [];
    const once = atOnce(agreement, observable, way, locale);
    const amount = money(jump, locale);
    if (nl) return [`${once}, ${sign(jump) < 0 ? `valt meteen ${amount} weg` : `komt er meteen ${amount} bij`}.`];
    return [`${once}, ${amount} is ${sign(jump) < 0 ? "lost" : "gained"} at once.`];
  });
  if (jumps.length > 0 || unit?.more === undefined) return jumps;
  const change = formatChange(unit.more, locale);
  return [
    nl
      ? `Binnen één meer ligt een grens: precies één meer verandert de betaling met ${change}.`
      : `A bound lies within one more: exactly one more changes the payment by ${change}.`,
  ];
}

const ordinal = (count: number, locale: Locale): string => {
  if (locale === "nl") return `${count}e`;
  const tail = count % 100 > 10 && count % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${tail}`;
};

const MANY: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  verzekerden: { nl: "verzekerdenjaren", en: "insured years" },
  patienten: { nl: "patiëntjaren", en: "patient-years" },
  noemer: { nl: "metingen", en: "measurements" },
};

/** "Vanaf de 8e extra opname langer dan 5 dagen", or how far another figure may go. */
function reaching(agreement: Agreement, cliff: Cliff, locale: Locale): string {
  const nl = locale === "nl";
  const { along, way, whole, steps } = cliff;
  const up = way === "up";
  const name = figureName(agreement, along, locale);
  if (along.product !== undefined) {
    const nth = ordinal(Math.max(whole, 1), locale);
    if (up) return nl ? `Vanaf de ${nth} extra ${name}` : `From the ${nth} extra ${name}`;
    return nl ? `Vanaf de ${nth} ${name} minder` : `From the ${nth} ${name} fewer`;
  }
  const more = up ? (nl ? "meer" : "more") : nl ? "minder" : "less";
  if (along.fact === "indicator") {
    if (isZero(steps)) return atOnce(agreement, along, way, locale);
    const what = quotedName(agreement, along, locale);
    const moved = formatNumber(steps, locale);
    return nl ? `${up ? "Stijgt" : "Daalt"} ${what} met ${moved}` : `If ${what} ${up ? "rises" : "falls"} by ${moved}`;
  }
  // Standing on the bound itself, no distance is left to name.
  const withAny = nl ? "Meteen bij" : "With any";
  const many = MANY[along.fact]?.[locale];
  if (many !== undefined) {
    const rest = name.slice((ONE_OF[along.fact]?.[locale] ?? "").length);
    if (isZero(steps)) return `${withAny} ${more} ${many}${rest}`;
    return `${nl ? "Bij" : "At"} ${formatNumber(steps, locale, 1)} ${many} ${more}${rest}`;
  }
  const thing = name.replace(/^euro (of )?/, "");
  if (isZero(steps)) return `${withAny} ${more} ${thing}`;
  return `${nl ? "Bij" : "At"} ${formatMoney(steps, locale)} ${more} ${thing}`;
}

/** A bound in three parts: where it lies, what changes there, and why. */
export interface CliffText {
  readonly where: string;
  readonly what: string;
  readonly why: string;
}

/** Where a bound lies and what changes there, for a statement in parts or in one sentence. */
export function cliffText(incentives: Incentives, cliff: Cliff, locale: Locale): CliffText {
  const nl = locale === "nl";
  const { agreement } = incentives;
  const use = agreement.clauses.get(cliff.clause)!;
  const where = reaching(agreement, cliff, locale);
  const clause = clauseName(agreement, cliff.clause, locale);
  if (cliff.kind === "stop") {
    const signal = use.form.signals.get(cliff.line);
    return {
      where,
      what: nl ? "geen automatische betaling meer" : "no automatic payment any more",
      why: `${clause}. ${signal === undefined ? "" : inLocale(signal.text, locale)}`.trim(),
    };
  }
  const label = inLocale(use.form.labels.get(cliff.line)?.label ?? { nl: cliff.line.replaceAll("_", " ") }, locale);
  const bound = `${clause}, ${small(label)}: ${boundText(use.form, cliff, locale)}.`;
  // A product reaches a bound in another unit; any other figure was just said to be that far.
  const far = cliff.along.product === undefined ? [] : [distance(cliff, locale)];
  const parts = [
    bound,
    ...far,
    ...(isJump(cliff) && !(isZero(cliff.before) && isZero(cliff.after)) ? [slopes(cliff, locale)] : []),
  ];
  return { where, what: isJump(cliff) ? jumped(cliff.jump, locale) : bent(cliff, locale), why: parts.join(" ") };
}

/** The bound with labels for names; a tranche by its number. */
function boundText(form: Form, { kind, expression, source }: Cliff, locale: Locale): string {
  const tranche = kind === "tranche" ? /\[(\d+)\]$/.exec(expression)?.[1] : undefined;
  if (tranche !== undefined) return `${locale === "nl" ? "schijf" : "tranche"} ${tranche}`;
  return source === undefined ? wordSource(expression, locale) : labelledExpression(form, source, locale);
}

/** Whether money moves at once on passing, by more than rounding. */
export const isJump = (cliff: Cliff): boolean => !/^-?0\.0/.test(toFixed(cliff.jump, 1));

function distance(cliff: Cliff, locale: Locale): string {
  const nl = locale === "nl";
  const gap = absolute(subtract(cliff.of, cliff.at));
  if (isZero(gap)) return nl ? "De stand ligt nu precies op die grens." : "Things stand exactly on that bound now.";
  const shown = formatQuantity(gap, cliff.unit, locale, undefined, "statement");
  return nl ? `De afstand tot die grens is nu ${shown}.` : `The distance to that bound is ${shown} now.`;
}

const jumped = (jump: Exact, locale: Locale): string =>
  locale === "nl"
    ? `in één keer ${money(jump, locale)} ${sign(jump) < 0 ? "minder" : "meer"}`
    : `${money(jump, locale)} ${sign(jump) < 0 ? "less" : "more"} at once`;

/** What a step brings, before and after, seen in the direction that is taken. */
function slopes(cliff: Cliff, locale: Locale): string {
  const one = oneStep(cliff, locale);
  return locale === "nl"
    ? `Daarvoor: ${one} ${moves(cliff.before, locale)}; daarna: ${one} ${moves(cliff.after, locale)}.`
    : `Before it ${one} ${moves(cliff.before, locale)}; after it ${one} ${moves(cliff.after, locale)}.`;
}

const bent = (cliff: Cliff, locale: Locale): string =>
  locale === "nl"
    ? `${oneStep(cliff, locale)}: ${formatChange(cliff.after, locale)} in plaats van ${formatChange(cliff.before, locale)}`
    : `${oneStep(cliff, locale)}: ${formatChange(cliff.after, locale)} instead of ${formatChange(cliff.before, locale)}`;

function oneStep({ along, way }: Cliff, locale: Locale): string {
  const euro = isEuro(along);
  const nl = locale === "nl";
  if (euro)
    return way === "up" ? (nl ? "elke euro meer" : "each euro more") : nl ? "elke euro minder" : "each euro less";
  return way === "up" ? (nl ? "één meer" : "one more") : nl ? "één minder" : "one fewer";
}

/** Two clauses that pull opposite ways and leave next to nothing. */
export function cancellingSentence(agreement: Agreement, found: Cancelling, locale: Locale): string {
  const [first, second] = found.clauses.map((clause) => `“${clauseName(agreement, clause, locale)}”`) as [
    string,
    string,
  ];
  const name = figureName(agreement, found.observable, locale);
  const left = formatChange(subtract(found.pushes[0], negate(found.pushes[1])), locale);
  return locale === "nl"
    ? `${first} en ${second} heffen elkaar op bij ${name}: samen blijft ${left} per stuk over.`
    : `${first} and ${second} cancel each other for ${name}: ${left} each is left.`;
}

export const RISK: Readonly<Record<RiskKind, Readonly<Record<Locale, string>>>> = {
  "over-production": { nl: "Meer behandelen loont", en: "Treating more pays" },
  "under-production": { nl: "Minder behandelen loont", en: "Treating less pays" },
  upcoding: { nl: "Duurder registreren loont", en: "Recording dearer pays" },
  "patient-selection": { nl: "Lichtere patiënten kiezen loont", en: "Selecting lighter patients pays" },
  "cost-shifting": { nl: "Kosten elders laten vallen loont", en: "Shifting cost elsewhere pays" },
};

/** What to do against a risk where the form of the clause has no advice of its own. */
export const OWN_COUNTER: Readonly<Record<RiskKind, Readonly<Record<Locale, string>>>> = {
  "over-production": {
    nl: "Betaal een deel vast, of laat het tarief dalen boven een afgesproken aantal",
    en: "Pay part as a fixed amount, or let the tariff fall above an agreed number",
  },
  "under-production": {
    nl: "Maak toegangstijd een indicator en kijk elk jaar of nodige zorg is gegeven",
    en: "Make access time an indicator and check each year that needed care was given",
  },
  upcoding: {
    nl: "Volg het aandeel zware producten en toets een steekproef van dossiers",
    en: "Follow the share of dear products and review a sample of records",
  },
  "patient-selection": {
    nl: "Corrigeer voor zorgzwaarte, met een risicofactor of een bedrag per klasse",
    en: "Adjust for severity, with a risk factor or an amount per class",
  },
  "cost-shifting": {
    nl: "Laat kosten buiten het ziekenhuis meetellen: huisarts, wijkverpleging en Wmo",
    en: "Count cost outside the hospital too: GP, district nursing and social care",
  },
};

const STRENGTH: Readonly<Record<Locale, readonly [string, string, string, string]>> = {
  nl: ["niet", "licht", "merkbaar", "sterk"],
  en: ["none", "slight", "noticeable", "strong"],
};

export const strengthWord = (strength: Strength, locale: Locale): string => STRENGTH[locale][strength];

/** How agreements treat the same products. `names` are the agreements, in order. */
export function togetherSentence(
  found: Together,
  names: readonly string[],
  agreement: Agreement,
  locale: Locale,
): string {
  const nl = locale === "nl";
  const products = listed(
    found.products.map((id) => productName(agreement, id, locale)),
    locale,
  );
  const those = (way: -1 | 0 | 1): string =>
    listed(
      names.filter((_, index) => found.ways[index] === way),
      locale,
    );
  const start = capital(products);
  switch (found.kind) {
    case "opposite": {
      const still = those(0);
      const rest =
        still === "" ? "" : nl ? `; bij ${still} maakt het niets uit` : `; under ${still} it makes no difference`;
      return nl
        ? `${start}: bij ${those(1)} loont meer doen, bij ${those(-1)} minder doen${rest}.`
        : `${start}: doing more pays under ${those(1)}, doing less under ${those(-1)}${rest}.`;
    }
    case "uneven": {
      const way = found.ways.includes(1) ? 1 : -1;
      const what = way === 1 ? (nl ? "meer doen" : "doing more") : nl ? "minder doen" : "doing less";
      return nl
        ? `${start}: bij ${those(way)} loont ${what}, bij ${those(0)} maakt het niets uit.`
        : `${start}: ${what} pays under ${those(way)}; under ${those(0)} it makes no difference.`;
    }
    case "all-more":
      return nl ? `${start}: overal loont meer doen.` : `${start}: doing more pays everywhere.`;
    case "all-fewer":
      return nl ? `${start}: overal loont minder doen.` : `${start}: doing less pays everywhere.`;
    case "all-still":
      return nl
        ? `${start}: nergens maakt meer of minder doen uit.`
        : `${start}: doing more or less makes no difference anywhere.`;
  }
}

/** What is left of one more or fewer for a party, or the payment where cost is not known. */
export const left = (reward: Reward, way: "more" | "fewer"): Exact | undefined =>
  netOf(reward.received[way], reward.cost?.[way]);
