// Where the money of the demonstration goes: the check that payments are transfers, and five years for all three insurers.
import { ZERO, add, round, sign, subtract, type Exact } from "#kernel/exact";
import { el, type Element } from "#picture/element";
import { PROPOSAL, SCENARIO } from "#wording/demo-findings";
import { formatChange } from "#wording/figure";
import type { Locale } from "#wording/locale";
import { listed } from "#wording/sentence";
import { capital } from "#wording/text";
import { table } from "../html.ts";

/** What a proposal changes in a scenario of 2027, beside no agreement and before the cost of introduction. */
export interface Transfer {
  readonly scenario: string;
  readonly proposal: string;
  /** The change in the hospital's margin, and in what the insurer spends. */
  readonly margin: Exact;
  readonly spend: Exact;
}

/** What a proposal gains all parties over some years, per year to the cent and then added up. */
export interface Distribution {
  readonly proposal: string;
  readonly bedsStayOpen: boolean;
  readonly years: number;
  readonly hospital: Exact;
  readonly insurers: Exact;
}

/** The gains of years, each to the cent, added up. */
export const inCents = (gains: readonly Exact[]): Exact =>
  gains.reduce<Exact>((sum, gain) => add(sum, round(gain, 2)), ZERO);

/** Scenario by form: margin, spend, and the difference that no form changes. */
export function transferSection(transfers: readonly Transfer[], locale: Locale): Element {
  const nl = locale === "nl";
  const rows = transfers.map(({ scenario, proposal, margin, spend }) => [
    capital(SCENARIO[scenario]![locale]),
    PROPOSAL[proposal]![locale],
    formatChange(margin, locale),
    formatChange(spend, locale),
    formatChange(subtract(margin, spend), locale),
  ]);
  const scenarios = [...new Set(transfers.map(({ scenario }) => scenario))];
  const neutral = scenarios.every(
    (scenario) =>
      new Set(
        transfers
          .filter((transfer) => transfer.scenario === scenario)
          .map(({ margin, spend }) => formatChange(subtract(margin, spend), locale)),
      ).size === 1,
  );
  return el(
    "section",
    {},
    el(
      "h2",
      {},
      nl ? "Betalen verschuift geld; alleen minder kosten is winst" : "Paying moves money; only lower cost is a gain",
    ),
    el(
      "p",
      {},
      neutral
        ? nl
          ? "De laatste kolom is per scenario bij elk voorstel gelijk: wat het ene voorstel het ziekenhuis meer geeft, kost de verzekeraar precies zo veel. De echte besparing is de verandering in variabele kosten."
          : "Within a scenario the last column is the same for every proposal: what one proposal gives the hospital more costs the insurer just as much. The real saving is the change in variable cost."
        : nl
          ? "Let op: de laatste kolom verschilt per voorstel."
          : "Note: the last column differs by proposal.",
    ),
    table(
      nl
        ? ["Scenario", "Voorstel", "Marge ziekenhuis", "Uitgaven verzekeraar", "Marge − uitgaven"]
        : ["Scenario", "Proposal", "Hospital margin", "Insurer spend", "Margin − spend"],
      rows,
      {
        figures: [2, 3, 4],
        cards: true,
        caption: nl
          ? "Polderwacht 2027, tegenover geen afspraak, vóór invoeringskosten"
          : "Polderwacht 2027, against no agreement, before the cost of introduction",
      },
    ),
  );
}

/** Five years and three, with beds closed and open, to the cent. */
export function distributionSection(distributions: readonly Distribution[], locale: Locale): Element {
  const nl = locale === "nl";
  const rows = distributions.map(({ proposal, bedsStayOpen, years, hospital, insurers }) => [
    `${PROPOSAL[proposal]![locale]}${bedsStayOpen ? (nl ? ", bedden blijven open" : ", beds stay open") : ""}`,
    nl ? `${years} jaar` : `${years} years`,
    formatChange(hospital, locale),
    formatChange(insurers, locale),
    formatChange(add(hospital, insurers), locale),
  ]);
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Drie of vijf jaar, bedden open of dicht" : "Three or five years, beds open or closed"),
    el("p", {}, distributionText(distributions, locale)),
    table(
      nl
        ? ["Voorstel", "Looptijd", "Ziekenhuis", "Drie verzekeraars", "Samen"]
        : ["Proposal", "Term", "Hospital", "Three insurers", "Together"],
      rows,
      {
        figures: [2, 3, 4],
        cards: true,
        caption: nl
          ? "Tegenover geen afspraak, met invoering, thuiszorg, huisarts en ambulance; op de verwachte aantallen"
          : "Against no agreement, with introduction, home care, GP and ambulance; on the expected volumes",
      },
    ),
  );
}

/** Who gains over which term, and whether there is anything to share where beds stay open. */
export function distributionText(distributions: readonly Distribution[], locale: Locale): string {
  const nl = locale === "nl";
  const named = (years: number, open: boolean, gains: (entry: Distribution) => boolean): string | undefined => {
    const found = distributions.filter((entry) => entry.years === years && entry.bedsStayOpen === open && gains(entry));
    return found.length === 0
      ? undefined
      : listed(
          found.map(({ proposal }) => PROPOSAL[proposal]![locale]),
          locale,
        );
  };
  const both = ({ hospital, insurers }: Distribution): boolean => sign(hospital) > 0 && sign(insurers) > 0;
  const together = ({ hospital, insurers }: Distribution): boolean => sign(add(hospital, insurers)) > 0;
  const [long, short, open] = [named(5, false, both), named(3, false, both), named(5, true, together)];
  return nl
    ? `Over vijf jaar winnen beide partijen bij ${long ?? "geen enkel voorstel"}; over drie jaar bij ${short ?? "geen enkel voorstel"}. Blijven de bedden open, dan is er over vijf jaar samen ${open === undefined ? "niets te verdelen" : `iets te verdelen bij ${open}`}.`
    : `Over five years both parties gain with ${long ?? "no proposal at all"}; over three years with ${short ?? "no proposal at all"}. If beds stay open there is ${open === undefined ? "nothing to share over five years" : `something to share over five years with ${open}`}.`;
}
