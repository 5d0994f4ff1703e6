// Where the money of the demonstration goes: the check that payments are transfers, and five years for all three insurers.
import { ZERO, add, round, subtract, type Exact } from "#kernel/exact";
import { el, type Element } from "#picture/element";
import { PROPOSAL, SCENARIO } from "#wording/demo-findings";
import { formatChange } from "#wording/figure";
import type { Locale } from "#wording/locale";
import { table } from "../html.ts";
import { capital } from "#wording/text";

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
  const of = (years: number, open: boolean): readonly Distribution[] =>
    distributions.filter((entry) => entry.years === years && entry.bedsStayOpen === open);
  const both = of(5, false).filter(({ hospital, insurers }) => hospital.n > 0 && insurers.n > 0);
  const names = both.map(({ proposal }) => PROPOSAL[proposal]![locale]);
  const short = of(3, false).filter(({ hospital, insurers }) => hospital.n > 0 && insurers.n > 0);
  const finding =
    names.length === 0
      ? nl
        ? "Geen enkel voorstel is over vijf jaar voor beide partijen gunstig."
        : "No proposal is good for both parties over five years."
      : nl
        ? `Over vijf jaar winnen beide partijen bij ${names.join(", ")}; over drie jaar ${short.length === 0 ? "bij geen enkel voorstel" : `bij ${short.map(({ proposal }) => PROPOSAL[proposal]!.nl).join(", ")}`}. Blijven de bedden open, dan is er over vijf jaar samen niets te verdelen.`
        : `Over five years both parties gain with ${names.join(", ")}; over three years ${short.length === 0 ? "with no proposal at all" : `with ${short.map(({ proposal }) => PROPOSAL[proposal]!.en).join(", ")}`}. If beds stay open there is nothing to share over five years.`;
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
    el("p", {}, finding),
    table(
      nl
        ? ["Voorstel", "Looptijd", "Ziekenhuis", "Drie verzekeraars", "Samen"]
        : ["Proposal", "Term", "Hospital", "Three insurers", "Together"],
      rows,
      {
        figures: [2, 3, 4],
        caption: nl
          ? "Tegenover geen afspraak, met invoering, thuiszorg, huisarts en ambulance; op de verwachte aantallen"
          : "Against no agreement, with introduction, home care, GP and ambulance; on the expected volumes",
      },
    ),
  );
}
