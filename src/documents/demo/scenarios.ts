// The demonstration settled: what each proposal pays in four scenarios, why, by which clause, and over the years.
import { toNumber } from "#kernel/decimal";
import { subtract } from "#kernel/exact";
import { fromCents } from "#kernel/money";
import { barsPicture, type BarGroup } from "#picture/bars";
import { el, type Element } from "#picture/element";
import { waterfallPicture, type WaterfallStep } from "#picture/waterfall";
import {
  PROPOSAL,
  SCENARIO,
  contributions,
  outcomeOf,
  ranked,
  scenarioFinding,
  type DemoCase,
} from "#wording/demo-findings";
import { formatChange, formatMoney } from "#wording/figure";
import { inLocale, type Locale } from "#wording/locale";
import { partyName } from "#wording/names";
import { listed } from "#wording/sentence";
import { statementTitle } from "#wording/statement-title";
import { figure, table } from "../html.ts";
import { statementBody } from "../statement-page.ts";
import { capital } from "#wording/text";

const LEAD = "pw";
const YEAR = 2027;

function group(
  demo: DemoCase,
  insurer: string,
  scenario: string,
  year: number,
  label: string,
  locale: Locale,
): BarGroup {
  const best = ranked(demo, insurer, scenario, year)[0]?.proposal;
  const bars = demo.proposals.flatMap((proposal) => {
    const outcome = outcomeOf(demo, insurer, proposal, scenario, year);
    return outcome === undefined
      ? []
      : [
          {
            label: PROPOSAL[proposal]![locale],
            value: toNumber(outcome.over),
            shown: formatChange(outcome.over, locale),
            accent: proposal === best,
          },
        ];
  });
  return { label, bars };
}

/** What the hospital receives above or below its claims, per scenario and proposal. */
export function scenarios(demo: DemoCase, locale: Locale): Element {
  const nl = locale === "nl";
  const picture = barsPicture({
    title: winnerTitle(demo, locale),
    subtitle: nl
      ? "Recht min declaraties, Polderwacht 2027, in euro; het best betalende voorstel is vet"
      : "Due minus claims, Polderwacht 2027, in euro; the best-paying proposal is bold",
    groupHeading: "Scenario",
    groups: demo.scenarios.map((scenario) =>
      group(demo, LEAD, scenario, YEAR, capital(SCENARIO[scenario]![locale]), locale),
    ),
  });
  const rows = demo.scenarios.flatMap((scenario) =>
    demo.proposals.flatMap((proposal) => {
      const outcome = outcomeOf(demo, LEAD, proposal, scenario, YEAR);
      return outcome === undefined
        ? []
        : [
            [
              capital(SCENARIO[scenario]![locale]),
              PROPOSAL[proposal]![locale],
              formatMoney(outcome.claims, locale),
              formatMoney(outcome.due, locale),
              formatChange(outcome.over, locale),
            ],
          ];
    }),
  );
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Vier scenario's" : "Four scenarios"),
    figure(picture, locale),
    table(
      nl
        ? ["Scenario", "Voorstel", "Declaraties", "Recht", "Verschil"]
        : ["Scenario", "Proposal", "Claims", "Due", "Difference"],
      rows,
      { figures: [2, 3, 4], cards: true, caption: `Polderwacht ${YEAR}` },
    ),
    ...demo.scenarios
      .filter((scenario) => scenario !== "laag")
      .map((scenario) => el("p", {}, scenarioFinding(demo, scenario, locale))),
  );
}

/** The message of the first picture: which proposal wins in how many scenarios. */
function winnerTitle(demo: DemoCase, locale: Locale): string {
  const winners = demo.scenarios.map((scenario) => ranked(demo, LEAD, scenario, YEAR)[0]?.proposal);
  const [first] = [...new Set(winners)].sort(
    (a, b) => winners.filter((winner) => winner === b).length - winners.filter((winner) => winner === a).length,
  );
  const count = winners.filter((winner) => winner === first).length;
  const name = PROPOSAL[first ?? ""]?.[locale] ?? "";
  return locale === "nl"
    ? `${name} betaalt het ziekenhuis het meest in ${count} van de ${winners.length} scenario's`
    : `${name} pays the hospital most in ${count} of ${winners.length} scenarios`;
}

/** From claims to entitlement, clause by clause, for every proposal with half the effect. */
export function why(demo: DemoCase, locale: Locale): Element[] {
  const nl = locale === "nl";
  const pictures = demo.proposals.flatMap((proposal) => {
    const outcome = outcomeOf(demo, LEAD, proposal, "laag", YEAR);
    if (outcome === undefined) return [];
    const changes: WaterfallStep[] = outcome.clauses.map((clause) => {
      const change = clause.settlement === undefined ? undefined : fromCents(clause.settlement);
      return {
        label: inLocale(clause.title, locale),
        value: change === undefined ? 0 : toNumber(change),
        shown: change === undefined ? "–" : formatChange(change, locale),
        kind: "change",
      };
    });
    const changed = contributions(outcome).map(
      ({ clause, adds }) => `${inLocale(clause.title, locale)} ${formatChange(adds, locale)}`,
    );
    const message =
      changed.length === 0
        ? nl
          ? "geen artikel verandert iets aan de declaraties"
          : "no clause changes anything about claims"
        : listed(changed, locale);
    const picture = waterfallPicture({
      title: `${PROPOSAL[proposal]![locale]}: ${message}`,
      subtitle: nl
        ? "Van declaraties naar recht, Polderwacht 2027, de helft van het effect, in euro"
        : "From claims to what is due, Polderwacht 2027, half the effect, in euro",
      heading: nl ? ["Stap", "Bedrag"] : ["Step", "Amount"],
      steps: [
        {
          label: nl ? "Declaraties" : "Claims",
          value: toNumber(outcome.claims),
          shown: formatMoney(outcome.claims, locale),
          kind: "total",
        },
        ...changes,
        {
          label: nl ? "Recht" : "Due",
          value: toNumber(outcome.due),
          shown: formatMoney(outcome.due, locale),
          kind: "total",
        },
      ],
      cutNote: (from) =>
        nl ? `de as begint niet bij nul maar bij ${from}` : `the axis does not start at zero but at ${from}`,
      format: (value) => `€ ${Math.round(value).toLocaleString(nl ? "nl-NL" : "en-GB")}`,
    });
    return [figure(picture, locale)];
  });
  return [el("section", {}, el("h2", {}, nl ? "Waarom, en door welk artikel" : "Why, and by which clause"), pictures)];
}

export function years(demo: DemoCase, locale: Locale): Element {
  const nl = locale === "nl";
  const settled =
    demo.cases
      .find((entry) => entry.insurer === LEAD && entry.scenario === "verwacht")
      ?.statement.years.map((year) => year.year) ?? [];
  const picture = barsPicture({
    title: growthTitle(demo, settled, locale),
    subtitle: nl
      ? "Recht min declaraties, Polderwacht, verwacht effect, in euro"
      : "Due minus claims, Polderwacht, expected effect, in euro",
    groupHeading: nl ? "Jaar" : "Year",
    groups: settled.map((year) => group(demo, LEAD, "verwacht", year, String(year), locale)),
  });
  return el("section", {}, el("h2", {}, nl ? "Over de jaren" : "Over the years"), figure(picture, locale));
}

/** The message of the years: what the best-paying proposal brings in the first and the last of them. */
function growthTitle(demo: DemoCase, years: readonly number[], locale: Locale): string {
  const last = years.at(-1) ?? YEAR;
  const [best] = ranked(demo, LEAD, "verwacht", last);
  const first = best && outcomeOf(demo, LEAD, best.proposal, "verwacht", years[0] ?? YEAR);
  if (best === undefined || first === undefined) return "";
  const from = formatChange(first.over, locale);
  const to = formatChange(best.outcome.over, locale);
  return locale === "nl"
    ? `${PROPOSAL[best.proposal]!.nl}: van ${from} in ${years[0]} naar ${to} in ${last}`
    : `${PROPOSAL[best.proposal]!.en}: from ${from} in ${years[0]} to ${to} in ${last}`;
}

export function insurers(demo: DemoCase, locale: Locale): Element {
  const nl = locale === "nl";
  const rows = demo.insurers.flatMap((insurer) =>
    demo.proposals.flatMap((proposal) => {
      const outcome = outcomeOf(demo, insurer, proposal, "verwacht", YEAR);
      const entry = demo.cases.find((candidate) => candidate.insurer === insurer);
      return outcome === undefined || entry === undefined
        ? []
        : [
            [
              partyName(entry.agreement, "verzekeraar", locale),
              PROPOSAL[proposal]![locale],
              formatMoney(outcome.claims, locale),
              formatMoney(outcome.due, locale),
              formatChange(subtract(outcome.due, outcome.claims), locale),
            ],
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
        ? "Dezelfde voorstellen bij drie verzekeraars, bij het verwachte effect"
        : "The same proposals with three insurers, expected effect",
    ),
    table(
      nl
        ? ["Verzekeraar", "Voorstel", "Declaraties", "Recht", "Verschil"]
        : ["Insurer", "Proposal", "Claims", "Due", "Difference"],
      rows,
      {
        figures: [2, 3, 4],
        cards: true,
        caption: nl ? `Declaraties en recht over ${YEAR}, in euro` : `Claims and what is due for ${YEAR}, in euro`,
      },
    ),
  );
}

/** Every settlement of the leading insurer in the first year in full, one click away. */
export function statements(demo: DemoCase, locale: Locale): Element[] {
  const nl = locale === "nl";
  const shown = demo.cases.filter((entry) => entry.insurer === LEAD);
  return [
    el("h2", {}, nl ? `Alle afrekeningen van ${YEAR}, regel voor regel` : `All settlements of ${YEAR}, line by line`),
    ...shown.map((entry) => {
      const [year] = entry.statement.years;
      const first = { ...entry.statement, years: [year!], net: year!.net };
      const title = statementTitle(first, entry.agreement, locale);
      return el(
        "details",
        {},
        el("summary", {}, `${PROPOSAL[entry.proposal]![locale]}, ${SCENARIO[entry.scenario]![locale]}: ${title}`),
        ...statementBody(first, entry.agreement, locale, "h3"),
        el(
          "p",
          { class: "small" },
          `${nl ? "Controlegetal van de hele afrekening" : "Check value of the whole settlement"} ${entry.statement.hash}`,
        ),
      );
    }),
  ];
}
