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
import { listed } from "#wording/sentence";
import { FIVE_HEADINGS, measureText, pathsText, shortTitles, termText } from "#wording/simulation-text";
import { small } from "#wording/text";
import { figure, table } from "../html.ts";
import { agreementBody, agreementParts, euroTick } from "../simulation-page.ts";

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

/** The proposal that leaves a chair most on average, of some; undefined where there are none. */
const bestOf = ({ own }: ChairView, among: readonly number[]): number | undefined =>
  among.toSorted((a, b) => own[b]!.total[2] - own[a]!.total[2])[0];

/** Proposals under which every chair gains on average. */
const sharedGains = (views: readonly ChairView[]): readonly number[] =>
  (views[0]?.own ?? []).flatMap((_, index) => (views.every(({ own }) => own[index]!.total[2] > 0) ? [index] : []));

/** The message of the whole report. */
export function chairsTitle(views: readonly ChairView[], locale: Locale): string {
  const nl = locale === "nl";
  const shared = sharedGains(views);
  const titles = views[0]?.titles ?? [];
  if (shared.length === 0)
    return nl
      ? "Bij geen enkel voorstel winnen beide partijen gemiddeld"
      : "Under no proposal do both parties gain on average";
  if (shared.length === titles.length)
    return nl
      ? "Bij elk voorstel winnen beide partijen gemiddeld"
      : "Under every proposal both parties gain on average";
  const names = listed(
    shared.map((index) => small(titles[index]!)),
    locale,
  );
  return nl
    ? `Alleen bij ${names} winnen beide partijen gemiddeld`
    : `Only with ${names} do both parties gain on average`;
}

/** What one chair would sign, and how sure that is. */
export function chairText(view: ChairView, views: readonly ChairView[], locale: Locale): string {
  const nl = locale === "nl";
  const best = bestOf(view, [...view.own.keys()])!;
  const { name } = view.own[best]!;
  const say = (index: number): string => {
    const { total, lossChance } = view.own[index]!;
    const spread = nl
      ? `gemiddeld ${formatEstimate(total[2], locale, true)}, in negen van de tien gevallen tussen ${formatEstimate(total[0], locale, true)} en ${formatEstimate(total[4], locale, true)}`
      : `${formatEstimate(total[2], locale, true)} on average, in nine cases out of ten between ${formatEstimate(total[0], locale, true)} and ${formatEstimate(total[4], locale, true)}`;
    return lossChance === undefined ? spread : `${spread}, ${lossText(lossChance, locale)}`;
  };
  const head = nl
    ? `In de stoel van ${name}: ${small(view.titles[best]!)} (${say(best)}).`
    : `In the chair of ${name}: ${small(view.titles[best]!)} (${say(best)}).`;
  const others = views.filter((other) => other !== view).map((other) => other.own[best]!);
  const loser = others.find(({ total }) => total[2] < 0);
  const way = bestOf(view, sharedGains(views));
  if (loser === undefined || way === undefined) return head;
  return nl
    ? `${head} Daarmee verliest ${loser.name} gemiddeld ${formatEstimate(Math.abs(loser.total[2]), locale)}; wie de ander aan tafel wil houden, tekent ${small(view.titles[way]!)} (${say(way)}).`
    : `${head} With it ${loser.name} loses ${formatEstimate(Math.abs(loser.total[2]), locale)} on average; who wants the other to stay at the table signs ${small(view.titles[way]!)} (${say(way)}).`;
}

/** Both chairs on one scale. */
export function chairsSection(views: readonly ChairView[], locale: Locale): Element {
  const nl = locale === "nl";
  const cell = (value: number): string => formatEstimate(value, locale, true);
  const [first] = views;
  const { years } = first!.chair.plan.scenario.agreements[0]!;
  const picture = spreadPicture({
    title: risksTitle(views, locale),
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
  return el("section", {}, el("h2", {}, spanTitle(years.length, views.length, locale)), figure(picture, locale));
}

/** "5 jaar, 2 stoelen". */
function spanTitle(years: number, chairs: number, locale: Locale): string {
  return locale === "nl"
    ? `${years} jaar, ${chairs} ${chairs === 1 ? "stoel" : "stoelen"}`
    : `${years} ${years === 1 ? "year" : "years"}, ${chairs} ${chairs === 1 ? "chair" : "chairs"}`;
}

/** With which proposal each chair runs least risk; the message of the report where no chance of a loss is known. */
function risksTitle(views: readonly ChairView[], locale: Locale): string {
  const risks = views.flatMap(({ own, titles }) => {
    const [safest] = own
      .flatMap(({ name, lossChance }, index) =>
        lossChance === undefined ? [] : [{ name, lossChance, title: small(titles[index]!) }],
      )
      .toSorted((a, b) => a.lossChance - b.lossChance);
    if (safest === undefined) return [];
    const { name, lossChance, title } = safest;
    return locale === "nl"
      ? [`${name} loopt het minste risico bij ${title} (${lossText(lossChance, locale)})`]
      : [`${name} runs least risk with ${title} (${lossText(lossChance, locale)})`];
  });
  return risks.length === 0 ? chairsTitle(views, locale) : risks.join("; ");
}

const lossText = (chance: number, locale: Locale): string =>
  `${locale === "nl" ? "kans op verlies" : "chance of a loss"} ${formatChance(chance)}`;

/** On the expected volumes and on average: bounds that work one way only make the two differ. */
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
  const same = views.every(({ own, chair }) =>
    own.every(({ total }, index) => Math.round(total[2] - toNumber(chair.expected[index]!)) === 0),
  );
  const { years } = views[0]!.chair.plan.scenario.agreements[0]!;
  return el(
    "section",
    {},
    el(
      "h2",
      {},
      same
        ? nl
          ? "Het gemiddelde is ook de uitkomst op de verwachte aantallen"
          : "The mean is the outcome on the expected volumes too"
        : nl
          ? "Het gemiddelde is niet de uitkomst op de verwachte aantallen"
          : "The mean is not the outcome on the expected volumes",
    ),
    same
      ? undefined
      : el(
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
        cards: true,
        caption: nl
          ? `${years.length} jaar, tegenover geen afspraak, in euro`
          : `${years.length} years, against no agreement, in euro`,
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
  const parts = views.map((view) =>
    agreementParts(
      view.chair.simulated,
      view.chair.plan,
      { index, expectations: [view.own[index]!], sets: [view.own] },
      locale,
    ),
  );
  return agreementBody({
    findings: parts.flatMap(({ findings }) => findings),
    fans: parts.flatMap(({ fans }) => fans),
    // Chances of bounds in the eyes of the first chair: the other's differ by its own spreads only.
    chances: parts[0]!.chances,
  });
}
