// Two chairs: which proposal the hospital would sign and which the insurer, each by its own expectation, and how sure that is.
import { toNumber } from "#kernel/decimal";
import type { Exact } from "#kernel/exact";
import type { Plan } from "#engine/simulate/plan";
import type { Simulated } from "#engine/simulate/simulate";
import { el, type Element } from "#picture/element";
import { spreadPicture } from "#picture/spread";
import { expectationsOf, type Expectation } from "#wording/expectation";
import { formatChance, formatEstimate } from "#wording/figure";
import type { Locale } from "#wording/locale";
import { FIVE_HEADINGS, measureText, pathsText, shortTitles, termText } from "#wording/simulation-text";
import { figure, table } from "../html.ts";
import { agreementSections, euroTick } from "../simulation-page.ts";
import { small } from "#wording/text";

/** A simulation in the eyes of one organisation. */
export interface Chair {
  readonly plan: Plan;
  readonly simulated: Simulated;
  /** What each proposal gains it over the term on just the expected volumes, in EUR. */
  readonly expected: readonly Exact[];
}

/** What a chair's own organisation may expect under each proposal. */
export interface ChairView {
  readonly chair: Chair;
  readonly titles: readonly string[];
  readonly own: readonly Expectation[];
}

export function viewOf(chair: Chair, locale: Locale): ChairView {
  return {
    chair,
    titles: shortTitles(chair.plan.scenario.agreements, locale),
    own: chair.plan.scenario.agreements.map(
      (_, index) => expectationsOf(chair.simulated, chair.plan, index, locale)[0]!,
    ),
  };
}

/** The position of the proposal that leaves a chair most on average. */
const bestOf = ({ own }: ChairView): number =>
  own.reduce((best, { total }, index) => (total[2] > own[best]!.total[2] ? index : best), 0);

/** Proposals under which every chair gains on average. */
const sharedGains = (views: readonly ChairView[]): readonly number[] =>
  (views[0]?.own ?? []).flatMap((_, index) => (views.every(({ own }) => own[index]!.total[2] > 0) ? [index] : []));

/** The message of the whole report. */
export function chairsTitle(views: readonly ChairView[], locale: Locale): string {
  const nl = locale === "nl";
  const shared = sharedGains(views);
  const [first] = views;
  if (shared.length === 0)
    return nl
      ? "Bij geen enkel voorstel winnen beide partijen gemiddeld"
      : "Under no proposal do both parties gain on average";
  const names = shared.map((index) => small(first!.titles[index]!)).join(nl ? " en " : " and ");
  return nl
    ? `Alleen bij ${names} winnen beide partijen gemiddeld`
    : `Only with ${names} do both parties gain on average`;
}

/** What one chair would sign, and how sure that is. */
export function chairText(view: ChairView, views: readonly ChairView[], locale: Locale): string {
  const nl = locale === "nl";
  const best = bestOf(view);
  const { name } = view.own[best]!;
  const say = (index: number): string => {
    const { total, lossChance } = view.own[index]!;
    return nl
      ? `gemiddeld ${formatEstimate(total[2], locale, true)}, in negen van de tien gevallen tussen ${formatEstimate(total[0], locale, true)} en ${formatEstimate(total[4], locale, true)}, kans op verlies ${formatChance(lossChance ?? 0)}`
      : `${formatEstimate(total[2], locale, true)} on average, in nine cases out of ten between ${formatEstimate(total[0], locale, true)} and ${formatEstimate(total[4], locale, true)}, chance of a loss ${formatChance(lossChance ?? 0)}`;
  };
  const head = nl
    ? `In de stoel van ${name}: ${small(view.titles[best]!)} (${say(best)}).`
    : `In the chair of ${name}: ${small(view.titles[best]!)} (${say(best)}).`;
  const others = views.filter((other) => other !== view).map((other) => other.own[best]!);
  const loser = others.find(({ total }) => total[2] < 0);
  const shared = sharedGains(views).filter((index) => index !== best);
  if (loser === undefined || shared.length === 0) return head;
  const [way] = shared;
  return nl
    ? `${head} Daarmee verliest ${loser.name} gemiddeld ${formatEstimate(Math.abs(loser.total[2]), locale)}; wie de ander aan tafel wil houden, tekent ${small(view.titles[way!]!)} (${say(way!)}).`
    : `${head} With it ${loser.name} loses ${formatEstimate(Math.abs(loser.total[2]), locale)} on average; who wants the other to stay at the table signs ${small(view.titles[way!]!)} (${say(way!)}).`;
}

/** Both chairs on one scale. */
export function chairsSection(views: readonly ChairView[], locale: Locale): Element {
  const nl = locale === "nl";
  const cell = (value: number): string => formatEstimate(value, locale, true);
  const [first] = views;
  const chances = views
    .map(({ own, titles }) => {
      const sorted = own.map((_, index) => index).sort((a, b) => own[a]!.lossChance! - own[b]!.lossChance!);
      const safest = sorted[0]!;
      return nl
        ? `${own[safest]!.name} loopt het minste risico bij ${small(titles[safest]!)} (kans op verlies ${formatChance(own[safest]!.lossChance!)})`
        : `${own[safest]!.name} runs least risk with ${small(titles[safest]!)} (chance of a loss ${formatChance(own[safest]!.lossChance!)})`;
    })
    .join("; ");
  const picture = spreadPicture({
    title: chances,
    subtitle: `${measureText(first!.own[0]!, locale)}, ${termText(first!.chair.plan.scenario.agreements[0]!, locale)}. ${nl ? "Ieder met de eigen verwachting. Punt: gemiddeld. Balk: de helft en negen van de tien paden" : "Each by its own outlook. Dot: mean. Bar: half and nine in ten of the paths"}`,
    heading: [nl ? "Voorstel en partij" : "Proposal and party", ...FIVE_HEADINGS[locale]],
    groups: first!.titles.map((label, index) => ({
      label,
      rows: views.map(({ own }) => ({
        label: own[index]!.name,
        series: own[index]!.series,
        values: own[index]!.total,
        shown: cell(own[index]!.total[2]),
      })),
    })),
    tick: euroTick(locale),
    cell,
  });
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Vijf jaar, twee stoelen" : "Five years, two chairs"),
    figure(picture, locale),
  );
}

/** On the expected volumes and on average: bounds work one way only, so that the two differ. */
export function averageSection(views: readonly ChairView[], locale: Locale): Element {
  const nl = locale === "nl";
  const rows = views.flatMap(({ own, titles, chair }) =>
    own.map(({ name, total }, index) => {
      const expected = toNumber(chair.expected[index]!);
      return [
        titles[index]!,
        name,
        formatEstimate(expected, locale, true),
        formatEstimate(total[2], locale, true),
        formatEstimate(total[2] - expected, locale, true),
      ];
    }),
  );
  return el(
    "section",
    {},
    el(
      "h2",
      {},
      nl
        ? "Het gemiddelde is niet de uitkomst op de verwachte aantallen"
        : "The mean is not the outcome on the expected volumes",
    ),
    el(
      "p",
      {},
      nl
        ? "Een plafond, drempel of bandbreedte werkt naar één kant. Loopt de zorg toevallig anders, dan valt een meevaller vaker aan de ene en een tegenvaller vaker aan de andere partij toe. Wie alleen op de verwachte aantallen rekent, ziet dat niet."
        : "A ceiling, threshold or corridor works one way. If care happens to run differently, windfalls fall to one party more often and setbacks to the other. Who computes on expected volumes only does not see it.",
    ),
    table(
      nl
        ? ["Voorstel", "Partij", "Op verwachte aantallen", "Gemiddeld", "Verschil"]
        : ["Proposal", "Party", "On expected volumes", "On average", "Difference"],
      rows,
      {
        figures: [2, 3, 4],
        caption: nl ? "Vijf jaar, tegenover geen afspraak, in euro" : "Five years, against no agreement, in euro",
      },
    ),
  );
}

/** Every proposal by itself, in the eyes of each chair: years, and chances of its bounds. */
export function proposalSections(views: readonly ChairView[], locale: Locale): Element[] {
  const nl = locale === "nl";
  const [first] = views;
  return [
    el("h2", {}, nl ? "Elk voorstel, jaar voor jaar" : "Every proposal, year by year"),
    ...first!.titles.map((title, index) =>
      el("section", {}, el("h3", {}, title), ...proposalBody(views, index, locale)),
    ),
    el("p", { class: "small" }, views.map(({ chair }) => pathsText(chair.simulated, locale))[0]!),
  ];
}

function proposalBody(views: readonly ChairView[], index: number, locale: Locale): Element[] {
  const bodies = views.map((view) =>
    agreementSections(
      view.chair.simulated,
      view.chair.plan,
      { index, expectations: [view.own[index]!], sets: [view.own] },
      locale,
    ),
  );
  const fans = bodies
    .flatMap((body) => body.filter(({ attributes }) => attributes["class"] === "pair"))
    .flatMap(({ children }) => children);
  const texts = bodies.flatMap((body) => body.filter(({ tag }) => tag === "p"));
  // Chances of bounds in the eyes of the first chair: the other's differ by its own spreads only.
  const chances = bodies[0]!.filter(({ tag, attributes }) => tag !== "p" && attributes["class"] !== "pair");
  return [...texts, el("div", { class: "pair" }, fans), ...chances];
}
