// What a report on incentives says: names, the finding on top, the rows of its tables, risks with what to do about them.
import { Exact, compare, isZero, round, sign, toFixed } from "#kernel/exact";
import type { Cliff } from "#engine/incentives/cliff";
import type { Incentive, IncentiveYear, Incentives, Reward } from "#engine/incentives/incentives";
import { RISKS, type Risk, type RiskKind } from "#engine/incentives/risk";
import type { Together } from "#engine/incentives/together";
import type { Localized } from "#engine/schema/part";
import { formatChange, formatMoney, formatNumber } from "./figure.ts";
import { OWN_COUNTER, RISK, cliffText, figureName, isJump, left, strengthWord } from "./incentives-sentence.ts";
import { inLocale, type Locale } from "./locale.ts";
import { capital, plainly } from "./text.ts";
import { partyName, clauseName } from "./names.ts";
import type { WordedColumns } from "./text-table.ts";

/** What the library says of a form: how to counter its incentives, and from which source. */
export interface Guidance {
  readonly title: Localized;
  readonly counter: readonly Localized[];
  readonly sources: readonly string[];
}

export type GuidanceOf = (form: string) => Guidance | undefined;

/** Everything a report speaks of. */
export interface IncentivesReport {
  readonly all: readonly Incentives[];
  readonly together: readonly Together[];
  readonly guidance: GuidanceOf;
}

/** The years that could be read. */
export const soundYears = (incentives: Incentives): readonly IncentiveYear[] =>
  incentives.years.filter((year) => year.reason === undefined);

/** What sets agreements apart: who pays where that differs, else what the title says after its colon. */
export function agreementNames({ all }: IncentivesReport, locale: Locale): string[] {
  const payers = all.map((one) => partyName(one.agreement, one.payer, locale));
  const titles = all.map(({ agreement }) => {
    const title = plainly(inLocale(agreement.title, locale));
    return title.includes(": ") ? title.slice(title.indexOf(": ") + 2) : title;
  });
  const distinct = (names: readonly string[]): boolean => new Set(names).size === names.length;
  if (all.length > 1 && distinct(payers)) return shortened(payers);
  return distinct(titles) ? titles : all.map((_, index) => `${payers[index]}, ${titles[index]}`);
}

/** Names cut to as few words as still tell them apart. */
function shortened(names: readonly string[]): string[] {
  for (let words = 1; ; words++) {
    const short = names.map((name) => name.split(" ").slice(0, words).join(" "));
    if (new Set(short).size === names.length) return short;
  }
}

/** What the provider is called. */
export const providerName = ({ agreement, provider }: Incentives, locale: Locale): string =>
  partyName(agreement, provider, locale);

export const rewardOf = (rewards: readonly Reward[], party: string): Reward | undefined =>
  rewards.find((reward) => reward.party === party);

/** Whether the provider's costs are known, so that figures are what is left rather than what is paid. */
export const costKnown = (incentives: Incentives): boolean =>
  incentives.years.some((year) =>
    year.incentives.some(({ rewards }) => rewardOf(rewards, incentives.provider)?.cost !== undefined),
  );

/** The finding of a report in one sentence. */
export function incentivesTitle(report: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  const [first] = report.all;
  const [found] = report.together;
  if (first === undefined) return nl ? "Geen overeenkomst" : "No agreement";
  if (found !== undefined) return togetherTitle(report, locale);
  const [year] = soundYears(first);
  if (year === undefined)
    return nl ? "Deze overeenkomst is nog niet door te rekenen" : "This agreement can't be read yet";
  const jump = year.cliffs.find(isJump);
  if (jump !== undefined) {
    const { where, what } = cliffText(first, jump, locale);
    const who = providerName(first, locale);
    if (jump.along.fact === "indicator") {
      const then = nl && !isZero(jump.steps) ? ", dan" : ",";
      return nl ? `${where}${then} ontvangt ${who} ${what}` : `${where}${then} ${who} receives ${what}`;
    }
    return nl ? `${where} ontvangt ${who} ${what}` : `${where} ${who} receives ${what}`;
  }
  const products = year.incentives.filter(({ observable }) => observable.product !== undefined);
  const ways = products.map(({ rewards }) => {
    const reward = rewardOf(rewards, first.provider);
    const amount = reward && left(reward, "more");
    return amount === undefined ? 0 : sign(round(amount, 2));
  });
  const count = (way: number): number => ways.filter((other) => other === way).length;
  if (products.length > 0 && count(0) === products.length)
    return nl
      ? "Meer of minder behandelen verandert de betaling niet"
      : "Treating more or less does not change the payment";
  const parts = [
    { many: count(1), doing: nl ? "meer doen" : "doing more" },
    { many: count(-1), doing: nl ? "minder doen" : "doing less" },
  ].filter(({ many }) => many !== 0);
  if (parts.length === 0) return nl ? "Wat één meer of minder opbrengt" : "What one more or fewer brings";
  if (parts.length === 1) {
    const { many, doing } = parts[0]!;
    const some = productShare(many, products.length, locale);
    return nl ? `Bij ${some} loont ${doing}` : `For ${some} ${doing} pays`;
  }
  return nl
    ? `Bij ${count(1)} van de ${products.length} producten loont meer doen, bij ${count(-1)} minder doen`
    : `Doing more pays for ${count(1)} of ${products.length} products, doing less for ${count(-1)}`;
}

/** "2 van de 6 producten", "alle 6 producten", "het enige product". */
function productShare(some: number, all: number, locale: Locale): string {
  const nl = locale === "nl";
  if (all === 1) return nl ? "het enige product" : "the only product";
  if (some === all) return nl ? `alle ${all} producten` : `all ${all} products`;
  return nl ? `${some} van de ${all} producten` : `${some} of ${all} products`;
}

function togetherTitle({ all: agreements, together }: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  // Proposals of one insurer are a choice; agreements with several hold side by side.
  const proposals = new Set(agreements.map((one) => partyName(one.agreement, one.payer, locale))).size === 1;
  const all = together.flatMap((found) => found.products).length;
  const many = (kind: Together["kind"]): number =>
    together.filter((found) => found.kind === kind).flatMap((found) => found.products).length;
  const opposite = many("opposite");
  const share = productShare(opposite, all, locale);
  if (opposite > 0 && proposals)
    return nl
      ? `Deze voorstellen belonen bij ${share} het tegenovergestelde`
      : `These proposals reward the opposite for ${share}`;
  if (opposite > 0)
    return nl
      ? `Deze overeenkomsten trekken bij ${share} tegen elkaar in`
      : `These agreements pull against each other for ${share}`;
  if (many("uneven") > 0)
    return nl
      ? `Bij ${productShare(many("uneven"), all, locale)} trekt niet elke overeenkomst mee`
      : `For ${productShare(many("uneven"), all, locale)} not every agreement pulls along`;
  const [only] = together;
  if (only?.kind === "all-still")
    return nl
      ? "Geen van deze overeenkomsten beloont meer of minder doen"
      : "None of these agreements rewards doing more or less";
  return together.length > 1
    ? nl
      ? "Deze overeenkomsten trekken bij elk product dezelfde kant op"
      : "These agreements pull the same way for every product"
    : only?.kind === "all-more"
      ? nl
        ? "Al deze overeenkomsten belonen meer doen"
        : "All these agreements reward doing more"
      : nl
        ? "Al deze overeenkomsten belonen minder doen"
        : "All these agreements reward doing less";
}

/** The figures worth telling: a number of measurements that moves nothing is not. */
export const toldOf = (year: IncentiveYear): readonly Incentive[] =>
  year.incentives.filter(({ observable }) => observable.fact !== "noemer" || !year.still.includes(observable));

/** The provider, and whoever else's costs may be shown: each sees a table of its own. */
export function viewpoints(incentives: Incentives, year: IncentiveYear): string[] {
  const rewards = year.incentives[0]?.rewards ?? [];
  const others = rewards.filter((reward) => reward.cost !== undefined && reward.party !== incentives.provider);
  return [incentives.provider, ...others.map((reward) => reward.party)];
}

/** Per figure what one more and one fewer bring and cost a party. */
export function pushTable(incentives: Incentives, year: IncentiveYear, party: string, locale: Locale): WordedColumns {
  const nl = locale === "nl";
  const known = year.incentives.some(({ rewards }) => rewardOf(rewards, party)?.cost !== undefined);
  const change = (amount: Exact | undefined): string => (amount === undefined ? "–" : formatChange(amount, locale));
  const rows = toldOf(year).map(({ observable, rewards }) => {
    const own = rewardOf(rewards, party);
    const more = [own?.received.more, ...(known ? [own?.cost?.more, own && left(own, "more")] : [])];
    const fewer = [own?.received.fewer, ...(known ? [own?.cost?.fewer, own && left(own, "fewer")] : [])];
    return [capital(figureName(incentives.agreement, observable, locale)), ...[...more, ...fewer].map(change)];
  });
  const one = nl ? ["één meer", "één minder"] : ["one more", "one fewer"];
  const columns = one.flatMap((way) => [
    `${way}: ${nl ? "betaling" : "payment"}`,
    ...(known ? [`${nl ? "kosten" : "cost"}`, nl ? "blijft over" : "is left"] : []),
  ]);
  return { columns: [nl ? "Bij" : "Of", ...columns], rows };
}

/** A risk in one row: what, where, how much, what to do. */
export interface RiskRow {
  readonly kind: RiskKind;
  readonly what: string;
  readonly where: string;
  readonly products: string;
  readonly strength: string;
  readonly counter: string;
  readonly source: string;
}

/** Risks of a year, those of one kind and clause together, the strongest products first. */
export function riskRows(incentives: Incentives, year: IncentiveYear, guidance: GuidanceOf, locale: Locale): RiskRow[] {
  const nl = locale === "nl";
  return RISKS.flatMap((kind) => {
    const clauses = new Set(year.risks.filter((risk) => risk.kind === kind).map((risk) => risk.clause));
    return [...clauses].map((clause): RiskRow => {
      const risks = year.risks
        .filter((risk) => risk.kind === kind && risk.clause === clause)
        .sort((a, b) => b.strength - a.strength || compare(b.gain, a.gain));
      const [first] = risks;
      const known = guidance(first!.form);
      const advice = (known?.counter ?? []).map((entry) => inLocale(entry, locale));
      return {
        kind,
        what: RISK[kind][locale],
        where: clauseName(incentives.agreement, clause, locale),
        products: risks.map((risk) => riskProduct(incentives, risk, locale)).join("; "),
        strength: strengthWord(first!.strength, locale),
        counter: [...advice, OWN_COUNTER[kind][locale]].map((entry) => `${entry}.`).join(" "),
        source: [
          ...(known === undefined || advice.length === 0
            ? []
            : [
                `${nl ? "contractvorm" : "contract form"} ${inLocale(known.title, locale)}`,
                ...known.sources.filter((source) => source !== "Handslag"),
              ]),
          "Handslag",
        ].join("; "),
      };
    });
  });
}

/** "opname tot en met 5 dagen als opname langer dan 5 dagen € +572,09". */
function riskProduct({ agreement }: Incentives, risk: Risk, locale: Locale): string {
  const name = figureName(agreement, risk.observable, locale);
  const dearer =
    risk.dearer === undefined ? "" : ` ${locale === "nl" ? "als" : "as"} ${figureName(agreement, risk.dearer, locale)}`;
  const gain = sign(risk.gain) === 0 ? "" : ` ${formatChange(risk.gain, locale)}`;
  return `${name}${dearer}${gain}`.replaceAll("_", " ");
}

/** A short amount for a cell: whole euros with their sign, two decimals below ten. */
export function shortChange(amount: Exact, locale: Locale): string {
  const text = /^-?\d\./.test(toFixed(amount, 2)) ? formatNumber(amount, locale, 2) : formatNumber(amount, locale, 0);
  return sign(round(amount, 2)) > 0 ? `+${text}` : text;
}

/** The exact amounts on both sides of a bound, for who wants to check. */
export function cliffCheck(cliff: Cliff, locale: Locale): string | undefined {
  const { lastCents, firstCents, whole, year } = cliff;
  const way = { up: "extra", down: locale === "nl" ? "minder" : "fewer" }[cliff.way];
  if (lastCents === undefined || firstCents === undefined || cliff.along.fact !== "aantal") return undefined;
  const show = (cents: number): string => formatMoney(new Exact(cents, 100), locale);
  return locale === "nl"
    ? `Recht over ${year} bij ${whole - 1} ${way}: ${show(lastCents)}; bij ${whole}: ${show(firstCents)}.`
    : `Due for ${year} at ${whole - 1} ${way}: ${show(lastCents)}; at ${whole}: ${show(firstCents)}.`;
}
