// The demonstration case as one report: which proposal each chair would sign, how sure that is, and every figure behind it.
import { el } from "#picture/element";
import { scenarioFinding, type DemoCase } from "#wording/demo-findings";
import type { Locale } from "#wording/locale";
import { page } from "../html.ts";
import {
  averageSection,
  chairText,
  chairsSection,
  chairsTitle,
  proposalSections,
  viewOf,
  type Chair,
} from "./chairs.ts";
import { distributionSection, transferSection, type Distribution, type Transfer } from "./money.ts";
import {
  boundsSection,
  differenceSection,
  findingsSection,
  incentivesSection,
  rewardTexts,
  runningSection,
  type Readings,
} from "./readings.ts";
import { insurers, scenarios, statements, why, years } from "./scenarios.ts";

/** Everything that the report shows. */
export interface DemoReport {
  readonly settled: DemoCase;
  readonly chairs: readonly Chair[];
  readonly transfers: readonly Transfer[];
  readonly distributions: readonly Distribution[];
  readonly readings: Readings;
}

/** The findings of the report as sentences: what each chair would sign, what is rewarded, and who pays most if half of the effect fails. */
export function demoAnswers({ settled, chairs, readings }: DemoReport, locale: Locale): string[] {
  const views = chairs.map((chair) => viewOf(chair, locale));
  return [
    ...views.map((view) => chairText(view, views, locale)),
    ...rewardTexts(readings, locale),
    scenarioFinding(settled, "laag", locale),
  ];
}

/** The report as a self-contained page. */
export function demoPage(report: DemoReport, locale: Locale): string {
  const nl = locale === "nl";
  const { settled, readings } = report;
  const views = report.chairs.map((chair) => viewOf(chair, locale));
  const above = nl
    ? "Voorbeeldcasus Regio Veenrijk (fictief) · hartfalen met thuismonitoring"
    : "Example case Veenrijk (fictitious) · heart failure with telemonitoring";
  const lead = nl
    ? "Voorstellen voor dezelfde zorg, afgerekend op dezelfde feiten en doorgerekend op dezelfde kansen. Alle organisaties, bedragen en onzekerheden zijn fictief."
    : "Proposals for the same care, settled on the same facts and computed on the same chances. All organisations, amounts and uncertainties are fictitious.";
  const body = [
    el(
      "div",
      { class: "answer" },
      demoAnswers(report, locale).map((answer) => el("p", {}, answer)),
    ),
    chairsSection(views, locale),
    averageSection(views, locale),
    distributionSection(report.distributions, locale),
    transferSection(report.transfers, locale),
    incentivesSection(readings, locale),
    boundsSection(readings, locale),
    scenarios(settled, locale),
    ...why(settled, locale),
    years(settled, locale),
    insurers(settled, locale),
    ...proposalSections(views, locale),
    differenceSection(readings, locale),
    findingsSection(readings, locale),
    runningSection(readings, locale),
    ...statements(settled, locale),
  ];
  const how = nl
    ? "Zelf narekenen: npx handslag settle content/demonstration/veenrijk/agreements/pw-f3.yaml --facts content/demonstration/veenrijk/facts/pw-laag.yaml"
    : "Check it yourself: npx handslag settle content/demonstration/veenrijk/agreements/pw-f3.yaml --facts content/demonstration/veenrijk/facts/pw-laag.yaml";
  return page(chairsTitle(views, locale), above, lead, body, locale, [how]);
}
