// Bounds in words: the finding, the facts behind each end, and the whole for a terminal.
import { isDecimal } from "#kernel/decimal";
import { gapOf, isOpen, type Bound, type Bounds, type Extreme, type PartyBounds } from "#engine/bounds/bounds";
import { figureIn } from "#engine/bounds/ranges";
import { factLabel, formatFact } from "./fact-label.ts";
import { formatCents } from "./figure.ts";
import { wordIssue } from "./issue.ts";
import type { Locale } from "./locale.ts";
import { textTable, underlined, type WordedColumns } from "./text-table.ts";
import { clauseName, partyName } from "./names.ts";
import { spanText } from "./text.ts";

/** The party that a page speaks of: the one that receives most. */
export function receiverOf({ parties }: Bounds): PartyBounds {
  const highest = (party: PartyBounds): number => party.total.highest.cents ?? Number.NEGATIVE_INFINITY;
  return parties.reduce((best, party) => (highest(party) > highest(best) ? party : best));
}

/** The years in which something is still open. */
export const openYears = ({ years }: PartyBounds): PartyBounds["years"] => years.filter(({ bound }) => isOpen(bound));

/** An end as an amount; a dash where nothing holds it back. */
export const endText = ({ cents }: Extreme, locale: Locale): string =>
  cents === undefined ? "–" : formatCents(cents, locale);

/** "De Zilverlinde ontvangt in 2027 tussen € 1.472.127,05 en € 1.729.327,77". */
export function boundsTitle(bounds: Bounds, locale: Locale): string {
  const party = receiverOf(bounds);
  const name = partyName(bounds.agreement, party.party, locale);
  const open = openYears(party);
  const nl = locale === "nl";
  const bound = headline(party).bound;
  const years = (open.length === 1 ? open : party.years).map(({ year }) => year);
  const span = spanText(years[0]!, years.at(-1)!, locale);
  const [low, high] = [bound.lowest.cents, bound.highest.cents];
  if (low === undefined || high === undefined)
    return nl
      ? `Wat ${name} in ${span} ontvangt, is niet voor alle feiten te begrenzen`
      : `What ${name} receives in ${span} can't be bounded for all facts`;
  if (open.length === 0)
    return nl
      ? `${name} ontvangt in ${span} ${formatCents(low, locale)}, hoe de feiten ook uitkomen`
      : `${name} receives ${formatCents(low, locale)} in ${span}, however the facts turn out`;
  return nl
    ? `${name} ontvangt in ${span} tussen ${formatCents(low, locale)} en ${formatCents(high, locale)}`
    : `${name} receives between ${formatCents(low, locale)} and ${formatCents(high, locale)} in ${span}`;
}

/** What a title speaks of: the one year that is open, else all years together. */
function headline(party: PartyBounds): { readonly year: number | undefined; readonly bound: Bound } {
  const [first, ...others] = openYears(party);
  return first !== undefined && others.length === 0 ? first : { year: undefined, bound: party.total };
}

/** What is certain and what is not, in a sentence or two. */
export function boundsLead(bounds: Bounds, locale: Locale): string {
  const party = receiverOf(bounds);
  const { bound } = headline(party);
  const ends = [bound.lowest, bound.highest];
  const nl = locale === "nl";
  const sure = nl
    ? "Zolang de feiten binnen de afgesproken bereiken blijven, valt geen enkele uitkomst buiten deze grenzen."
    : "As long as the facts stay within the ranges agreed, no outcome falls outside these bounds.";
  const gaps = ends.map((end) => gapText(end, locale)).filter((text) => text !== "");
  if (ends.some(({ cents }) => cents === undefined))
    return [
      nl
        ? "Waar een bedrag staat, is het zeker zolang de feiten binnen de afgesproken bereiken blijven; een streepje betekent dat die kant niet te begrenzen is."
        : "Where an amount stands it is certain as long as the facts stay within the ranges agreed; a dash means that this side can't be bounded.",
      ...gaps,
    ].join(" ");
  if (openYears(party).length === 0) return sure;
  if (gaps.length > 0) return [sure, ...gaps].join(" ");
  return nl
    ? `${sure} Beide grenzen worden gehaald: hieronder staat bij welke feiten.`
    : `${sure} Both bounds are reached: below are the facts that do so.`;
}

/** "Zeker is € …; het uiterste dat is gevonden, is € … (€ … ervandaan)." Empty where an end is reached. */
function gapText(end: Extreme, locale: Locale): string {
  const gap = gapOf(end);
  if (end.attained || end.cents === undefined) return "";
  if (gap === undefined)
    return locale === "nl"
      ? `${formatCents(end.cents, locale)} is zeker, maar er zijn geen feiten gevonden die er dichtbij komen.`
      : `${formatCents(end.cents, locale)} is certain, but no facts were found that come near.`;
  return locale === "nl"
    ? `${formatCents(end.cents, locale)} is zeker; het uiterste dat is gevonden ligt ${formatCents(gap, locale)} dichterbij, op ${formatCents(end.found!, locale)}.`
    : `${formatCents(end.cents, locale)} is certain; the furthest that was found lies ${formatCents(gap, locale)} nearer, at ${formatCents(end.found!, locale)}.`;
}

/** The figures that matter to a bound: their range, what they are now, and their value at each end. */
export function factsTable(bounds: Bounds, bound: Bound, year: number, locale: Locale): WordedColumns {
  const nl = locale === "nl";
  const ends = [bound.lowest, bound.highest];
  const figures = bounds.ranges.figures.filter((figure) =>
    ends.some(({ facts }) => facts.some((one) => one.figure === figure)),
  );
  const at = ({ facts }: Extreme, figure: (typeof figures)[number]): string => {
    const reached = facts.find((one) => one.figure === figure);
    return reached === undefined ? "–" : formatFact(reached.value, figure.fact, locale);
  };
  const known = bounds.facts;
  return {
    columns: [
      nl ? "Feit" : "Fact",
      nl ? "Bij het laagste bedrag" : "At the lowest amount",
      ...(known === undefined ? [] : [nl ? "Nu" : "Now"]),
      nl ? "Bij het hoogste bedrag" : "At the highest amount",
      nl ? "Bereik" : "Range",
    ],
    rows: figures.map((figure) => {
      const now = known && figureIn(known, figure);
      const range = [figure.low, figure.high].map((end) => formatFact(end, figure.fact, locale));
      return [
        `${factLabel(figure, bounds.agreement, locale)}${figure.year === year ? "" : ` (${figure.year})`}`,
        at(bound.lowest, figure),
        ...(known === undefined ? [] : [now === undefined ? "–" : formatFact(now, figure.fact, locale)]),
        at(bound.highest, figure),
        range.join(nl ? " tot " : " to "),
      ];
    }),
  };
}

/** What the facts at an end ask to be said of them; empty where they speak for themselves. */
function factsNote({ lowest, highest }: Bound, locale: Locale): string {
  const between = [...lowest.facts, ...highest.facts].some(
    ({ figure, value }) => figure.fact === "aantal" && !isDecimal(value, 0) && isDecimal(figure.low, 0),
  );
  if (!between) return "";
  return locale === "nl"
    ? "Een aantal met decimalen staat precies op een drempel: met hele aantallen is het uiterste vlak ernaast te halen."
    : "A number with decimals stands exactly on a threshold: in whole numbers the furthest lies right beside it.";
}

/** What a reader of one year must know: how far a bound may lie off, and facts that stand on a threshold. */
export const yearNotes = (bound: Bound, locale: Locale): string[] =>
  [gapText(bound.lowest, locale), gapText(bound.highest, locale), factsNote(bound, locale)].filter(
    (text) => text !== "",
  );

/** A row of amounts: lowest, now where facts are at hand, highest. */
const amountCells = (bounds: Bounds, bound: Bound, locale: Locale): string[] => [
  endText(bound.lowest, locale),
  ...(bounds.facts === undefined ? [] : [bound.present === undefined ? "–" : formatCents(bound.present, locale)]),
  endText(bound.highest, locale),
];

export const amountHeads = (bounds: Bounds, locale: Locale): string[] => {
  const nl = locale === "nl";
  return [
    nl ? "Ten minste" : "At least",
    ...(bounds.facts === undefined ? [] : [nl ? "Nu" : "Now"]),
    nl ? "Ten hoogste" : "At most",
  ];
};

/** What else a reader must know: where the outcome may not be determined or may be stopped, and ranges without effect. */
export function boundsNotes(bounds: Bounds, locale: Locale): string[] {
  const nl = locale === "nl";
  const clauses = receiverOf(bounds).years.flatMap((year) =>
    year.clauses.map((clause) => ({ year: year.year, ...clause })),
  );
  const open = clauses.flatMap(({ year, clause, bound }) => {
    if (bound.reason === undefined) return [];
    const why = wordIssue(bound.reason, locale);
    const where = `${clauseName(bounds.agreement, clause, locale)}, ${year}`;
    return [
      nl
        ? `${where}: niet bij alle feiten binnen de bereiken te bepalen. ${why}`
        : `${where}: not determined for all facts within the ranges. ${why}`,
    ];
  });
  const halts = bounds.halts.map(({ year, clause, reason }) => {
    const where = `${clauseName(bounds.agreement, clause, locale)}, ${year}`;
    return nl
      ? `${where}: bij sommige feiten binnen de bereiken wordt er niet afgerekend. ${wordIssue(reason, locale)}`
      : `${where}: for some facts within the ranges nothing is settled. ${wordIssue(reason, locale)}`;
  });
  return [...open, ...halts, ...bounds.findings.map((found) => `${found.path}: ${wordIssue(found, locale)}`)];
}

/** Bounds for a terminal. */
export function boundsText(bounds: Bounds, locale: Locale): string {
  const nl = locale === "nl";
  const heads = [nl ? "Partij" : "Party", nl ? "Jaar" : "Year", ...amountHeads(bounds, locale)];
  const rows = bounds.parties.flatMap((party) => [
    ...party.years.map(({ year, bound }, index) => [
      index === 0 ? partyName(bounds.agreement, party.party, locale) : "",
      String(year),
      ...amountCells(bounds, bound, locale),
    ]),
    ...(party.years.length < 2 ? [] : [["", nl ? "samen" : "in all", ...amountCells(bounds, party.total, locale)]]),
  ]);
  const party = receiverOf(bounds);
  const years = openYears(party).map(({ year, bound, clauses }) => {
    const facts = factsTable(bounds, bound, year, locale);
    const own = clauses.map(({ clause, bound: part }) => [
      clauseName(bounds.agreement, clause, locale),
      ...amountCells(bounds, part, locale),
    ]);
    const notes = yearNotes(bound, locale);
    return [
      underlined(`${partyName(bounds.agreement, party.party, locale)}, ${year}`, "-"),
      textTable([nl ? "Artikel" : "Clause", ...amountHeads(bounds, locale)], own),
      textTable(facts.columns, facts.rows),
      ...notes,
    ].join("\n\n");
  });
  return [
    underlined(boundsTitle(bounds, locale), "="),
    boundsLead(bounds, locale),
    textTable(heads, rows),
    ...years,
    ...boundsNotes(bounds, locale).map((note) => `! ${note}`),
  ].join("\n\n");
}
