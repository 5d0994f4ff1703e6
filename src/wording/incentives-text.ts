// Incentives for a terminal: the finding, what one more and one fewer bring, bounds ahead, risks and what to do.
import type { IncentiveYear, Incentives } from "#engine/incentives/incentives";
import {
  cancellingSentence,
  cliffText,
  figureName,
  pushSentence,
  togetherSentence,
  type CliffText,
} from "./incentives-sentence.ts";
import {
  agreementNames,
  cliffCheck,
  incentivesTitle,
  pushTable,
  rewardOf,
  riskRows,
  soundYears,
  toldOf,
  viewpoints,
  type GuidanceOf,
  type IncentivesReport,
} from "./incentives-report.ts";
import { wordIssue } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { textTable, underlined } from "./text-table.ts";
import { partyName } from "./names.ts";

/** The whole report as plain text: the first year in full. */
export function incentivesText(report: IncentivesReport, locale: Locale): string {
  const nl = locale === "nl";
  const names = agreementNames(report, locale);
  const together = report.together.map(
    (found) => `  ${togetherSentence(found, names, report.all[0]!.agreement, locale)}`,
  );
  return [
    underlined(incentivesTitle(report, locale), "="),
    ...(together.length === 0 ? [] : [`${nl ? "Samen" : "Together"}\n${together.join("\n")}`]),
    ...report.all.map((one) => agreementText(one, report.guidance, locale)),
  ].join("\n\n");
}

function agreementText(incentives: Incentives, guidance: GuidanceOf, locale: Locale): string {
  const [first] = soundYears(incentives);
  const title = underlined(inLocale(incentives.agreement.title, locale), "-");
  const unread = incentives.years.flatMap((year) =>
    year.reason === undefined ? [] : [`  ! ${year.year}: ${wordIssue(year.reason, locale)}`],
  );
  if (first === undefined) return [title, ...unread].join("\n");
  return [title, ...yearParts(incentives, first, guidance, locale), ...unread].join("\n\n");
}

function yearParts(incentives: Incentives, year: IncentiveYear, guidance: GuidanceOf, locale: Locale): string[] {
  const nl = locale === "nl";
  const tables = viewpoints(incentives, year).map((party) => {
    const { columns, rows } = pushTable(incentives, year, party, locale);
    const name = partyName(incentives.agreement, party, locale);
    return `${nl ? "Voor" : "For"} ${name}, ${year.year}\n\n${textTable(columns, rows)}`;
  });
  const section = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${name}\n${lines.map((line) => `  ${line}`).join("\n")}`];
  return [
    ...tables,
    ...section(nl ? "In woorden" : "In words", pushSentences(incentives, year, locale)),
    ...section(
      nl ? "Grenzen in de buurt" : "Bounds nearby",
      cliffTexts(incentives, year, locale).map(({ where, what, why }) => `${where}: ${what}. ${why}`),
    ),
    ...section(nl ? "Zonder invloed" : "Without effect", stillSentences(incentives, year, locale)),
    ...section(
      nl ? "Waar het geld de verkeerde kant op trekt" : "Where money pulls the wrong way",
      riskRows(incentives, year, guidance, locale).map(
        (row) =>
          `${row.what} (${row.strength}), ${row.where}: ${row.products}.\n    ${nl ? "Tegenmaatregel" : "Counter-measure"}: ${row.counter} [${row.source}]`,
      ),
    ),
  ];
}

/** What one more and one fewer do, figure by figure. */
export const pushSentences = (incentives: Incentives, year: IncentiveYear, locale: Locale): string[] =>
  toldOf(year).flatMap((incentive) => {
    const reward = rewardOf(incentive.rewards, incentives.provider);
    return reward === undefined ? [] : [pushSentence(incentives.agreement, incentive, reward, locale)];
  });

/** Every bound in sight, nearest first, with the exact settlement on both sides. */
export const cliffTexts = (incentives: Incentives, year: IncentiveYear, locale: Locale): CliffText[] =>
  year.cliffs.map((cliff) => {
    const { where, what, why } = cliffText(incentives, cliff, locale);
    const check = cliff.kind === "stop" ? undefined : cliffCheck(cliff, locale);
    return { where, what, why: check === undefined ? why : `${why} ${check}` };
  });

/** What moves no payment, and clauses that cancel each other out. */
export function stillSentences({ agreement }: Incentives, year: IncentiveYear, locale: Locale): string[] {
  const told = toldOf(year).map(({ observable }) => observable);
  const names = listed(
    year.still
      .filter((observable) => told.includes(observable))
      .map((observable) => figureName(agreement, observable, locale)),
    locale,
  );
  const still =
    names === ""
      ? []
      : [
          locale === "nl"
            ? `Zolang geen grens wordt bereikt, verandert meer of minder hiervan de betaling niet: ${names}.`
            : `As long as no bound is reached, more or fewer of these does not change the payment: ${names}.`,
        ];
  return [...still, ...year.cancelling.map((found) => cancellingSentence(agreement, found, locale))];
}
