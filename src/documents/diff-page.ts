// The difference between two agreements as a page: what changed, what it is worth, and how old becomes new.
import type { Cents } from "#kernel/money";
import { fromCents } from "#kernel/money";
import { ratio } from "#kernel/exact";
import type { Change } from "#engine/diff/change";
import type { Valuation } from "#engine/diff/worth";
import { el, type Element, type Node, type Picture } from "#picture/element";
import { waterfallPicture } from "#picture/waterfall";
import { changePlace, changeText } from "#wording/change";
import {
  detailTexts,
  diffTitle,
  interactionText,
  measureText,
  partyName,
  principalOf,
  spanOf,
  stepName,
  stepsOf,
  togetherText,
  type Difference,
  type DiffStep,
} from "#wording/diff-text";
import { formatCents, formatChange, formatMoney } from "#wording/figure";
import { wordIssue } from "#wording/issue";
import { inLocale, type Locale } from "#wording/locale";
import { capital } from "#wording/text";
import { figure, page, table } from "./html.ts";

/** A difference as a self-contained page. */
export function diffPage(difference: Difference, locale: Locale): string {
  const nl = locale === "nl";
  const { old, new: next, valuation } = difference;
  return page(
    diffTitle(difference, locale),
    nl ? "Verschil tussen twee overeenkomsten" : "Difference between two agreements",
    `${nl ? "Van" : "From"} ${inLocale(old.title, locale)} ${nl ? "naar" : "to"} ${inLocale(next.title, locale)}.`,
    diffBody(difference, locale, "h2"),
    locale,
    [
      `${nl ? "Oud" : "Old"} ${old.hash.slice(0, 12)}`,
      `${nl ? "Nieuw" : "New"} ${next.hash.slice(0, 12)}`,
      ...(valuation === undefined ? [] : [`${nl ? "Feiten" : "Facts"} ${valuation.factsHash.slice(0, 12)}`]),
    ],
  );
}

/** The parts of a difference, for a page of its own or inside a report. */
export function diffBody(difference: Difference, locale: Locale, heading: "h2" | "h3"): Element[] {
  const nl = locale === "nl";
  const { valuation, issues } = difference;
  const steps = stepsOf(difference);
  const money = steps.filter((step) => step.changes.some((found) => found.money));
  const rest = steps.filter((step) => !money.includes(step));
  const isValued = valuation !== undefined && difference.changes.length > 0;
  return [
    ...issues.map((found) => el("p", { class: "note" }, wordIssue(found, locale))),
    ...(isValued ? [figure(bridge(difference, valuation, locale), locale)] : []),
    ...(money.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, nl ? "Wijzigingen over geld" : "Changes about money"),
            moneyTable(money, difference, locale),
            valuation && el("p", { class: "small" }, measureText(difference, valuation, locale)),
          ),
        ]),
    ...(rest.length === 0
      ? []
      : [
          el(
            "section",
            {},
            el(heading, {}, nl ? "Overige wijzigingen" : "Other changes"),
            el(
              "ul",
              { class: "changes" },
              rest.map((step) => el("li", {}, changeNodes(step.changes[0]!, locale))),
            ),
          ),
        ]),
    ...(isValued && valuation.years.length > 1 ? [yearTable(difference, valuation, locale, heading)] : []),
  ];
}

function bridge(difference: Difference, valuation: Valuation, locale: Locale): Picture {
  const nl = locale === "nl";
  const name = partyName(difference, valuation.party, locale);
  const span = spanOf(valuation.years, locale);
  const step = (label: string, cents: Cents) => ({
    label,
    value: cents / 100,
    shown: formatChange(fromCents(cents), locale),
    kind: "change" as const,
  });
  const total = (label: string, cents: Cents) => ({
    label,
    value: cents / 100,
    shown: formatCents(cents, locale),
    kind: "total" as const,
  });
  return waterfallPicture({
    title: nl
      ? `Van oud naar nieuw: ${formatChange(fromCents(valuation.difference.cents), locale)}`
      : `From old to new: ${formatChange(fromCents(valuation.difference.cents), locale)}`,
    subtitle: nl
      ? `Wat ${name} ontvangt ${span}, elke wijziging op zichzelf`
      : `What ${name} receives ${span}, each change by itself`,
    heading: nl ? ["Stap", "Bedrag"] : ["Step", "Amount"],
    steps: [
      total(nl ? "Oud" : "Old", valuation.old.cents),
      ...valuation.steps
        .filter((found) => found.worth.cents !== 0)
        .map((found) =>
          step(
            stepName(
              found.changes.map((index) => difference.changes[index]!),
              locale,
            ),
            found.worth.cents,
          ),
        ),
      ...(valuation.interaction.cents === 0
        ? []
        : [step(nl ? "Samenhang" : "Interaction", valuation.interaction.cents)]),
      total(nl ? "Nieuw" : "New", valuation.new.cents),
    ],
    cutNote: (from) => (nl ? `as begint bij ${from}` : `axis starts at ${from}`),
    format: (value) => formatMoney(ratio(Math.round(value / 1000) * 1000), locale, true),
  });
}

function moneyTable(steps: readonly DiffStep[], difference: Difference, locale: Locale): Element {
  const nl = locale === "nl";
  const { valuation } = difference;
  const head = nl ? ["Waar", "Wat er verandert", "Waard"] : ["Where", "What changes", "Worth"];
  const rows: Node[][] = steps.map((step) => {
    const [first] = step.changes;
    const where = changePlace(principalOf(step.changes), locale);
    const what = step.together
      ? el(
          "div",
          {},
          el("p", { class: "small" }, `${togetherText(locale)}:`),
          el(
            "ul",
            { class: "changes" },
            step.changes.map((found) => el("li", {}, changeNodes(found, locale))),
          ),
        )
      : el("div", {}, changeNodes(first!, locale, false));
    const cells: Node[] = [where, what];
    return valuation === undefined
      ? cells
      : [...cells, step.cents === undefined ? "" : formatChange(fromCents(step.cents), locale)];
  });
  if (valuation === undefined)
    return table(head.slice(0, 2), rows, {
      caption: nl ? "Wat er over geld anders wordt" : "What becomes different about money",
      cards: true,
    });
  rows.push([interactionText(locale), "", formatChange(fromCents(valuation.interaction.cents), locale)]);
  rows.push([nl ? "Samen" : "Together", "", formatChange(fromCents(valuation.difference.cents), locale)]);
  const caption = nl
    ? `Elke wijziging op zichzelf, ${spanOf(valuation.years, locale)}`
    : `Each change by itself, ${spanOf(valuation.years, locale)}`;
  return table(head, rows, { figures: [2], totals: [rows.length - 1], caption, cards: true });
}

function changeNodes(found: Change, locale: Locale, place = true): Node[] {
  const text = changeText(found, locale);
  const details = detailTexts(found, locale).map((detail) => el("li", {}, detail));
  return [
    ...(place ? [el("strong", {}, changePlace(found, locale)), ` ${text}`] : [capital(text)]),
    ...(details.length === 0 ? [] : [el("ul", { class: "changes" }, details)]),
  ];
}

function yearTable(difference: Difference, valuation: Valuation, locale: Locale, heading: "h2" | "h3"): Element {
  const nl = locale === "nl";
  const years = valuation.years;
  const row = (label: string, worth: Valuation["old"], format: (cents: Cents) => string): string[] => [
    label,
    ...years.map((year) => format(worth.years.get(year)!)),
    format(worth.cents),
  ];
  const amount = (cents: Cents): string => formatCents(cents, locale);
  const moved = (cents: Cents): string => formatChange(fromCents(cents), locale);
  const rows = [
    row(nl ? "Oud" : "Old", valuation.old, amount),
    ...valuation.steps.map((step) =>
      row(
        stepName(
          step.changes.map((index) => difference.changes[index]!),
          locale,
        ),
        step.worth,
        moved,
      ),
    ),
    row(nl ? "Samenhang" : "Interaction", valuation.interaction, moved),
    row(nl ? "Nieuw" : "New", valuation.new, amount),
  ];
  return el(
    "section",
    {},
    el(heading, {}, nl ? "Per jaar" : "Per year"),
    table(["", ...years.map(String), nl ? "Samen" : "Together"], rows, {
      figures: years.map((_, index) => index + 1).concat(years.length + 1),
      totals: [rows.length - 1],
      caption: nl
        ? `Wat ${partyName(difference, valuation.party, locale)} ontvangt`
        : `What ${partyName(difference, valuation.party, locale)} receives`,
    }),
  );
}
