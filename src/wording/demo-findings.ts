// What the demonstration case teaches, drawn from its settlements: who is paid most when, why, and by which clause.
import { Exact, absolute, compare, subtract, ZERO, add } from "#kernel/exact";
import { fromCents, type Cents } from "#kernel/money";
import type { Agreement } from "#engine/agreement";
import type { Statement, StatementClause } from "#engine/settle/statement";
import { formatChange, formatMoney, formatPercent } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";

/** One proposal of one insurer, settled in one scenario. */
export interface DemoEntry {
  readonly insurer: string;
  readonly proposal: string;
  readonly scenario: string;
  readonly agreement: Agreement;
  readonly statement: Statement;
}

export interface DemoCase {
  readonly proposals: readonly string[];
  readonly scenarios: readonly string[];
  readonly insurers: readonly string[];
  readonly cases: readonly DemoEntry[];
}

export const SCENARIO: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  verwacht: { nl: "het verwachte effect", en: "the expected effect" },
  laag: { nl: "de helft van het effect", en: "half the effect" },
  hoog: { nl: "anderhalf keer het effect", en: "one and a half times the effect" },
  tegen: { nl: "geen effect en 6 % meer opnamen", en: "no effect and 6 % more admissions" },
};

export const PROPOSAL: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  f1: { nl: "F1 aanneemsom met impuls", en: "F1 lump sum with impulse" },
  f2: { nl: "F2 plafond met nacalculatie", en: "F2 ceiling with recalculation" },
  f3: { nl: "F3 gedeelde besparing", en: "F3 shared savings" },
  f4: { nl: "F4 gedeelde besparing van 60 % met impuls", en: "F4 60 % shared savings with impulse" },
  f4b: { nl: "F4b gedeelde besparing van 65 % met impuls", en: "F4b 65 % shared savings with impulse" },
};

/** What a year comes to for the provider: entitlement, claims, and the difference. */
export interface Outcome {
  readonly due: Exact;
  readonly claims: Exact;
  readonly over: Exact;
  readonly clauses: readonly StatementClause[];
}

/** The outcome of a proposal in a scenario and year; undefined where it could not be settled. */
export function outcomeOf(
  demo: DemoCase,
  insurer: string,
  proposal: string,
  scenario: string,
  year: number,
): Outcome | undefined {
  const entry = demo.cases.find(
    (candidate) => candidate.insurer === insurer && candidate.proposal === proposal && candidate.scenario === scenario,
  );
  const settled = entry?.statement.years.find((candidate) => candidate.year === year);
  if (settled === undefined) return undefined;
  const total = (amounts: readonly (Cents | undefined)[]): Exact =>
    amounts.reduce<Exact>((sum, cents) => (cents === undefined ? sum : add(sum, fromCents(cents))), ZERO);
  const due = total(settled.clauses.map((clause) => clause.entitlement));
  const claims = total(settled.clauses.map((clause) => clause.paid));
  return { due, claims, over: subtract(due, claims), clauses: settled.clauses };
}

/** The proposals of a scenario, best paid first. */
export function ranked(
  demo: DemoCase,
  insurer: string,
  scenario: string,
  year: number,
): readonly { readonly proposal: string; readonly outcome: Outcome }[] {
  return demo.proposals
    .flatMap((proposal) => {
      const outcome = outcomeOf(demo, insurer, proposal, scenario, year);
      return outcome === undefined ? [] : [{ proposal, outcome }];
    })
    .sort((a, b) => compare(b.outcome.due, a.outcome.due));
}

/** What each clause adds to what was claimed, largest first; clauses that change nothing are left out. */
export function contributions(outcome: Outcome): readonly { readonly clause: StatementClause; readonly adds: Exact }[] {
  const clauses = outcome.clauses.flatMap((clause) =>
    clause.settlement === undefined || clause.settlement === 0 ? [] : [{ clause, adds: fromCents(clause.settlement) }],
  );
  return [...clauses].sort((a, b) => compare(absolute(b.adds), absolute(a.adds)));
}

const YEAR = 2027;
const LEAD = "pw";

/** The finding of one scenario, for Polderwacht in the first year. */
export function scenarioFinding(demo: DemoCase, scenario: string, locale: Locale): string {
  const nl = locale === "nl";
  const [best, second] = ranked(demo, LEAD, scenario, YEAR);
  if (best === undefined || second === undefined) return "";
  const more = formatMoney(subtract(best.outcome.due, second.outcome.due), locale);
  const others = demo.proposals
    .filter((proposal) => proposal !== best.proposal)
    .map((proposal) => whyOther(demo, proposal, scenario, locale));
  const head = nl
    ? `Bij ${SCENARIO[scenario]!.nl} betaalt ${PROPOSAL[best.proposal]!.nl} het ziekenhuis het meest: ${formatMoney(best.outcome.due, locale)}, ${more} meer dan het eerstvolgende voorstel.`
    : `With ${SCENARIO[scenario]!.en} ${PROPOSAL[best.proposal]!.en} pays the hospital most: ${formatMoney(best.outcome.due, locale)}, ${more} more than the next proposal.`;
  return `${head} ${whyBest(demo, best, scenario, locale)} ${listed(others, locale).replace(/^./, (letter) => letter.toUpperCase())}.`;
}

/** The clauses that make the difference, and what the first of them does in plain words. */
function whyBest(
  demo: DemoCase,
  best: { readonly proposal: string; readonly outcome: Outcome },
  scenario: string,
  locale: Locale,
): string {
  const nl = locale === "nl";
  const entry = demo.cases.find(
    (candidate) =>
      candidate.insurer === LEAD && candidate.proposal === best.proposal && candidate.scenario === scenario,
  )!;
  const changed = contributions(best.outcome);
  const [lead] = best.outcome.clauses;
  const plain = lead === undefined ? undefined : entry.agreement.clauses.get(lead.id)?.form.plain[0];
  const reason = plain === undefined ? "" : ` ${inLocale(plain.text, locale)}`;
  if (changed.length === 0)
    return `${nl ? "Geen artikel haalt iets van de declaraties af." : "No clause takes anything off the claims."}${reason}`;
  const parts = changed.map(({ clause, adds }) =>
    nl
      ? `artikel “${inLocale(clause.title, locale)}” (${formatChange(adds, locale)} ten opzichte van de declaraties)`
      : `clause “${inLocale(clause.title, locale)}” (${formatChange(adds, locale)} against claims)`,
  );
  return `${nl ? "Dat komt door" : "This is due to"} ${listed(parts, locale)}.${reason}`;
}

/** Why another proposal pays what it pays: from the lines of its clauses, never from a story. */
function whyOther(demo: DemoCase, proposal: string, scenario: string, locale: Locale): string {
  const nl = locale === "nl";
  const outcome = outcomeOf(demo, LEAD, proposal, scenario, YEAR)!;
  const line = (name: string) =>
    outcome.clauses.flatMap((clause) => clause.lines).find((candidate) => candidate.name === name)?.cell?.value;
  const rate = line("percentage");
  const payout = line("uitkering");
  if (rate instanceof Exact && payout instanceof Exact) {
    const saved = formatPercent(rate, locale, 2);
    return payout.n === 0
      ? nl
        ? `${PROPOSAL[proposal]!.nl} keert niets uit: de besparing is ${saved} van de norm, onder de drempel`
        : `${PROPOSAL[proposal]!.en} pays nothing extra: the saving is ${saved} of the benchmark, below the threshold`
      : nl
        ? `${PROPOSAL[proposal]!.nl} keert ${formatMoney(payout, locale)} uit bij een besparing van ${saved}`
        : `${PROPOSAL[proposal]!.en} pays out ${formatMoney(payout, locale)} at a saving of ${saved}`;
  }
  const over = formatMoney(absolute(outcome.over), locale);
  const order = compare(outcome.over, ZERO);
  if (order === 0)
    return nl
      ? `${PROPOSAL[proposal]!.nl} betaalt precies de declaraties`
      : `${PROPOSAL[proposal]!.en} pays exactly what was claimed`;
  return nl
    ? `${PROPOSAL[proposal]!.nl} betaalt ${over} ${order > 0 ? "boven" : "onder"} de declaraties`
    : `${PROPOSAL[proposal]!.en} pays ${over} ${order > 0 ? "above" : "below"} claims`;
}
