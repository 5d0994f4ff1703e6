// Bounds as a page: what each party receives at least and at most, and the facts that bring it there.
import { fromCents, type Cents } from "#kernel/money";
import { ratio } from "#kernel/exact";
import { toNumber } from "#kernel/decimal";
import type { Bound, Bounds, PartyBounds, YearBounds } from "#engine/bounds/bounds";
import { el, type Element, type Picture } from "#picture/element";
import { rangeBarsPicture, type RangeBar } from "#picture/range-bars";
import {
  amountHeads,
  boundsLead,
  boundsNotes,
  boundsTitle,
  endText,
  factsTable,
  openYears,
  receiverOf,
  yearNotes,
} from "#wording/bounds-text";
import { formatCents, formatChange, formatMoney } from "#wording/figure";
import { inLocale, type Locale } from "#wording/locale";
import { figure, page, table } from "./html.ts";
import { clauseName, partyName } from "#wording/names";

/** Bounds as a self-contained page. */
export function boundsPage(bounds: Bounds, locale: Locale): string {
  const nl = locale === "nl";
  const { title } = bounds.ranges.document;
  return page(
    boundsTitle(bounds, locale),
    `${nl ? "Grenzen" : "Bounds"} · ${inLocale(bounds.agreement.title, locale)}${title === undefined ? "" : ` · ${inLocale(title, locale)}`}`,
    boundsLead(bounds, locale),
    boundsBody(bounds, locale),
    locale,
    [
      ...(bounds.ranges.document.source === undefined
        ? []
        : [`${nl ? "Bereiken" : "Ranges"}: ${bounds.ranges.document.source}`]),
      `${nl ? "Overeenkomst" : "Agreement"} ${bounds.agreement.hash}`,
    ],
  );
}

/** The parts of the page, for a report that has room for them. */
function boundsBody(bounds: Bounds, locale: Locale): Element[] {
  const party = receiverOf(bounds);
  const open = openYears(party);
  return [
    ...boundsNotes(bounds, locale).map((note) => el("p", { class: "note" }, note)),
    ...(open.length > 1 ? [figure(yearsPicture(bounds, party, locale), locale)] : []),
    ...open.map((year) => yearSection(bounds, party, year, locale)),
    everyone(bounds, locale),
  ];
}

function yearSection(bounds: Bounds, party: PartyBounds, year: YearBounds, locale: Locale): Element {
  const nl = locale === "nl";
  const facts = factsTable(bounds, year.bound, year.year, locale);
  return el(
    "section",
    {},
    el("h2", {}, nl ? `Wat er in ${year.year} in beweging is` : `What moves in ${year.year}`),
    figure(clausesPicture(bounds, party, year, locale), locale),
    el("h3", {}, nl ? "Bij welke feiten" : "With which facts"),
    table(facts.columns, facts.rows, {
      figures: facts.columns.map((_, index) => index).slice(1),
      caption: nl ? `Wat de grenzen van ${year.year} bepaalt` : `What decides the bounds of ${year.year}`,
      cards: true,
    }),
    yearNotes(year.bound, locale).map((text) => el("p", { class: "small" }, text)),
  );
}

/** One year of one party: what comes through each clause, and together. */
function clausesPicture(bounds: Bounds, party: PartyBounds, year: YearBounds, locale: Locale): Picture {
  const nl = locale === "nl";
  const clauses = year.clauses.map(({ clause, bound }) =>
    boundBar(clauseName(bounds.agreement, clause, locale), bound, locale),
  );
  const all = boundBar(nl ? "Samen" : "Together", year.bound, locale, true);
  return draw(year.clauses.length > 1 ? [...clauses, all] : [all], {
    title: spreadTitle(partyName(bounds.agreement, party.party, locale), year, locale),
    head: nl ? "Artikel" : "Clause",
    bounds,
    locale,
  });
}

function yearsPicture(bounds: Bounds, party: PartyBounds, locale: Locale): Picture {
  return draw(
    party.years.map(({ year, bound }) => boundBar(String(year), bound, locale, true)),
    { title: widestTitle(party, locale), head: locale === "nl" ? "Jaar" : "Year", bounds, locale },
  );
}

/** "€ 257.200,72 ligt nog open in 2027": how far the ends lie apart is the message of the picture. */
function spreadTitle(name: string, { year, bound }: YearBounds, locale: Locale): string {
  const [low, high] = [bound.lowest.cents, bound.highest.cents];
  if (low === undefined || high === undefined) return `${name}, ${year}`;
  const open = formatCents((high - low) as Cents, locale);
  return locale === "nl"
    ? `Voor ${name} ligt in ${year} nog ${open} open`
    : `For ${name} ${open} is still open in ${year}`;
}

/** "In 2027 ligt het meeste open: € 200.019,62". */
function widestTitle({ years }: PartyBounds, locale: Locale): string {
  const width = ({ bound }: YearBounds): number =>
    (bound.highest.cents ?? Infinity) - (bound.lowest.cents ?? -Infinity);
  const widest = years.reduce((most, year) => (width(year) > width(most) ? year : most));
  const nl = locale === "nl";
  const where = nl ? `In ${widest.year} ligt het meeste open` : `Most is open in ${widest.year}`;
  return Number.isFinite(width(widest)) ? `${where}: ${formatCents(width(widest) as Cents, locale)}` : where;
}

const euros = (cents: Cents | undefined): number | undefined =>
  cents === undefined ? undefined : toNumber(fromCents(cents));

/** One bound as a bar of the picture. */
export function boundBar(label: string, bound: Bound, locale: Locale, accent = false): RangeBar {
  return {
    label,
    low: euros(bound.lowest.cents),
    high: euros(bound.highest.cents),
    now: euros(bound.present),
    shown: {
      low: endText(bound.lowest, locale),
      high: endText(bound.highest, locale),
      now: bound.present === undefined ? "–" : formatCents(bound.present, locale),
    },
    accent,
  };
}

function draw(
  bars: readonly RangeBar[],
  given: { readonly title: string; readonly head: string; readonly bounds: Bounds; readonly locale: Locale },
): Picture {
  const { title, head, bounds, locale } = given;
  const nl = locale === "nl";
  const heads = amountHeads({ ...bounds, facts: bounds.facts ?? bounds.ranges.lowest }, locale);
  const marked = bars.some((one) => one.now !== undefined);
  return rangeBarsPicture({
    title,
    subtitle: [
      nl
        ? "Ontvangen, declaraties inbegrepen, van ten minste tot ten hoogste."
        : "Received, claims included, from at least to at most.",
      ...(marked
        ? [nl ? "De streep is de uitkomst bij de feiten van nu." : "The line is the outcome with the facts of now."]
        : []),
    ].join(" "),
    heads: [head, heads[0]!, heads[1]!, heads[2]!],
    bars,
    cutNote: (from) => {
      const start = formatMoney(ratio(Math.round(from)), locale, true);
      return nl ? `de as begint bij ${start}` : `the axis begins at ${start}`;
    },
  });
}

/** Every party in every year, as a receiver and as a payer. */
function everyone(bounds: Bounds, locale: Locale): Element {
  const nl = locale === "nl";
  const known = bounds.facts !== undefined;
  const signed = (cents: Cents | undefined): string =>
    cents === undefined ? "–" : formatChange(fromCents(cents), locale);
  const cells = ({ lowest, present, highest }: Bound): string[] => [
    signed(lowest.cents),
    ...(known ? [signed(present)] : []),
    signed(highest.cents),
  ];
  // For who pays the lowest amount is the most it pays, so that "at least" would mislead.
  const heads = nl
    ? ["Laagste", ...(known ? ["Nu"] : []), "Hoogste"]
    : ["Lowest", ...(known ? ["Now"] : []), "Highest"];
  const rows: string[][] = [];
  const totals: number[] = [];
  for (const party of bounds.parties) {
    for (const { year, bound } of party.years)
      rows.push([partyName(bounds.agreement, party.party, locale), String(year), ...cells(bound)]);
    if (party.years.length < 2) continue;
    totals.push(rows.length);
    rows.push([partyName(bounds.agreement, party.party, locale), nl ? "samen" : "in all", ...cells(party.total)]);
  }
  return el(
    "section",
    {},
    el("h2", {}, nl ? "Elke partij, elk jaar" : "Every party, every year"),
    table([nl ? "Partij" : "Party", nl ? "Jaar" : "Year", ...heads], rows, {
      figures: heads.map((_, index) => index + 2),
      totals,
      caption: nl ? "Ontvangt (+) of betaalt (−), declaraties inbegrepen" : "Receives (+) or pays (−), claims included",
      cards: true,
    }),
    bounds.parties.length === 2
      ? el(
          "p",
          { class: "small" },
          nl
            ? "Wat de een ten hoogste ontvangt, betaalt de ander ten hoogste."
            : "What one receives at most, the other pays at most.",
        )
      : undefined,
  );
}
