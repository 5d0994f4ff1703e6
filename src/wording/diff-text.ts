// The difference between two agreements in words: what changed, what each change is worth, what they bring together.
import type { Cents } from "#kernel/money";
import { fromCents } from "#kernel/money";
import type { Issue } from "#kernel/issue";
import type { Agreement } from "#engine/agreement";
import type { Change } from "#engine/diff/change";
import type { Valuation } from "#engine/diff/worth";
import { changePlace, changeSentence, changeText, givenText } from "./change.ts";
import { formatCents, formatChange } from "./figure.ts";
import { wordIssue } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { textTable, underlined } from "./text-table.ts";
import { partyName as nameIn } from "./names.ts";
import { small, spanText } from "./text.ts";

/** Two agreements, what changed, and where facts were given what it is worth, or why that can't be told. */
export interface Difference {
  readonly old: Agreement;
  readonly new: Agreement;
  readonly changes: readonly Change[];
  readonly valuation: Valuation | undefined;
  readonly issues: readonly Issue[];
}

/** Changes that count as one step, with their worth where money can notice them and facts were given. */
export interface DiffStep {
  readonly changes: readonly Change[];
  readonly cents: Cents | undefined;
  readonly years: ReadonlyMap<number, Cents>;
  /** Whether they can't be made one by one. */
  readonly together: boolean;
}

/** The steps in the order of the changes. */
export function stepsOf({ changes, valuation }: Difference): DiffStep[] {
  const steps = valuation?.steps ?? [];
  const stepAt = new Map(steps.flatMap((step) => step.changes.map((index) => [index, step] as const)));
  return changes.flatMap((found, index): DiffStep[] => {
    const step = stepAt.get(index);
    if (step === undefined) return [{ changes: [found], cents: undefined, years: new Map(), together: false }];
    if (step.changes[0] !== index) return [];
    return [
      {
        changes: step.changes.map((member) => changes[member]!),
        cents: step.worth.cents,
        years: step.worth.years,
        together: step.changes.length > 1,
      },
    ];
  });
}

/** The finding in one sentence. */
export function diffTitle(difference: Difference, locale: Locale): string {
  const nl = locale === "nl";
  const { changes, valuation } = difference;
  if (changes.length === 0)
    return nl ? "Deze twee overeenkomsten zeggen hetzelfde" : "These two agreements say the same";
  const count =
    changes.length === 1
      ? nl
        ? "Eén wijziging"
        : "One change"
      : nl
        ? `${changes.length} wijzigingen`
        : `${changes.length} changes`;
  if (valuation === undefined) {
    const money = changes.filter((found) => found.money).length;
    if (changes.length === 1)
      return `${count}${money === 1 ? (nl ? " over geld" : " about money") : nl ? ", niet over geld" : ", not about money"}`;
    return nl ? `${count}, waarvan ${money} over geld` : `${count}, of which ${money} about money`;
  }
  const name = partyName(difference, valuation.party, locale);
  const { cents } = valuation.difference;
  const span = spanOf(valuation.years, locale);
  if (cents === 0)
    return nl
      ? `${name} ontvangt ${span} evenveel; ${small(count)}`
      : `${name} receives the same ${span}; ${small(count)}`;
  const amount = formatCents(Math.abs(cents) as Cents, locale);
  return nl
    ? `${name} ontvangt ${span} ${amount} ${cents > 0 ? "meer" : "minder"}`
    : `${name} receives ${amount} ${cents > 0 ? "more" : "less"} ${span}`;
}

/** "in 2027", "over 2027 tot en met 2031". */
export function spanOf(years: readonly number[], locale: Locale): string {
  const span = spanText(years[0]!, years.at(-1)!, locale);
  if (years.length < 2) return `in ${span}`;
  return locale === "nl" ? `over ${span}` : `for ${span}`;
}

/** A party by name, without the note that it is invented. */
export const partyName = ({ old, new: next }: Difference, id: string, locale: Locale): string =>
  nameIn(next.parties.has(id) ? next : old, id, locale);

/** "waard € +6.532,93", or nothing where money does not notice the change. */
const worthText = (cents: Cents | undefined, locale: Locale): string =>
  cents === undefined ? "" : `${locale === "nl" ? "waard" : "worth"} ${formatChange(fromCents(cents), locale)}`;

/** Why a worth says little: changes that can't stand alone. */
export const togetherText = (locale: Locale): string =>
  locale === "nl"
    ? "Deze wijzigingen kunnen niet los van elkaar; samen"
    : "These changes can't be made apart; together";

export const interactionText = (locale: Locale): string =>
  locale === "nl" ? "Samenhang tussen de wijzigingen" : "Interaction between the changes";

/** What was measured, so that nobody has to guess. */
export function measureText(difference: Difference, valuation: Valuation, locale: Locale): string {
  const name = partyName(difference, valuation.party, locale);
  return locale === "nl"
    ? `De waarde van een wijziging is wat ${name} op dezelfde feiten meer of minder ontvangt (betaalde declaraties inbegrepen) als alleen die wijziging wordt gemaakt.`
    : `The worth of a change is what ${name} receives more or less on the same facts (claims already paid included) when only that change is made.`;
}

/** The whole difference as plain text. */
export function diffText(difference: Difference, locale: Locale): string {
  const nl = locale === "nl";
  const { valuation } = difference;
  const blocks = [underlined(diffTitle(difference, locale), "="), sidesText(difference, locale)];
  const steps = stepsOf(difference);
  const money = steps.filter((step) => step.changes.some((found) => found.money));
  const rest = steps.filter((step) => !step.changes.some((found) => found.money));
  if (money.length > 0)
    blocks.push(
      [
        underlined(nl ? "Wijzigingen over geld" : "Changes about money", "-"),
        ...money.map((step) => stepText(step, locale)),
      ].join("\n"),
    );
  if (rest.length > 0)
    blocks.push(
      [
        underlined(nl ? "Overige wijzigingen" : "Other changes", "-"),
        ...rest.map((step) => stepText(step, locale)),
      ].join("\n"),
    );
  for (const found of difference.issues) blocks.push(`! ${wordIssue(found, locale)}`);
  if (valuation !== undefined && difference.changes.length > 0) blocks.push(totalsText(difference, valuation, locale));
  return blocks.join("\n\n");
}

function sidesText({ old, new: next }: Difference, locale: Locale): string {
  const nl = locale === "nl";
  const title = (agreement: Agreement): string =>
    `${inLocale(agreement.title, locale)} [${agreement.hash.slice(0, 12)}]`;
  const [before, after] = nl ? ["Oud:  ", "Nieuw:"] : ["Old:", "New:"];
  return `${before} ${title(old)}\n${after} ${title(next)}`;
}

function stepText(step: DiffStep, locale: Locale): string {
  const worth = step.cents === undefined ? "" : `; ${worthText(step.cents, locale)}`;
  if (!step.together) return changeLines(step.changes[0]!, locale, "  ", worth).join("\n");
  return [
    `  ${togetherText(locale)}${worth === "" ? "" : ` ${worth.slice(2)}`}:`,
    ...step.changes.flatMap((found) => changeLines(found, locale, "    ", "")),
  ].join("\n");
}

function changeLines(found: Change, locale: Locale, indent: string, worth: string): string[] {
  return [
    `${indent}${changeSentence(found, locale)}${worth}`,
    ...detailTexts(found, locale).map((text) => `${indent}  - ${text}`),
  ];
}

const MOST_DETAILS = 12;

/** What a change consists of; of what vanished only that it did. */
export function detailTexts(found: Change, locale: Locale): string[] {
  if (found.kind === "removed" && found.aspect === "whole") return [];
  const rest = found.details.length - MOST_DETAILS;
  const more = locale === "nl" ? `en nog ${rest}` : `and ${rest} more`;
  return [
    ...found.details.slice(0, MOST_DETAILS).map((detail) => detailText(detail, found, locale)),
    ...(rest > 0 ? [more] : []),
  ];
}

/** A detail in its place, where that is another; of what is new as a whole only its values. */
function detailText(detail: Change, of: Change, locale: Locale): string {
  const text = of.kind === "added" && of.aspect === "whole" ? givenText(detail, locale) : changeText(detail, locale);
  return detail.entry?.id === of.entry?.id ? text : `${changePlace(detail, locale)} · ${text}`;
}

function totalsText(difference: Difference, valuation: Valuation, locale: Locale): string {
  const nl = locale === "nl";
  const rows = [...valuation.years, undefined].map((year) => {
    const pick = (worth: Valuation["old"]): Cents => (year === undefined ? worth.cents : worth.years.get(year)!);
    return [
      year === undefined ? (nl ? "samen" : "together") : String(year),
      formatCents(pick(valuation.old), locale),
      ...valuation.steps.map((step) => formatChange(fromCents(pick(step.worth)), locale)),
      formatChange(fromCents(pick(valuation.interaction)), locale),
      formatCents(pick(valuation.new), locale),
    ];
  });
  const columns = [
    nl ? "Jaar" : "Year",
    nl ? "Oud" : "Old",
    ...valuation.steps.map((step) =>
      stepName(
        step.changes.map((index) => difference.changes[index]!),
        locale,
      ),
    ),
    nl ? "Samenhang" : "Interaction",
    nl ? "Nieuw" : "New",
  ];
  const name = partyName(difference, valuation.party, locale);
  return [
    underlined(nl ? `Wat ${name} ontvangt` : `What ${name} receives`, "-"),
    "",
    valuation.steps.length > 5
      ? textTable(
          [columns[0]!, columns[1]!, columns.at(-2)!, columns.at(-1)!],
          rows.map((row) => [row[0]!, row[1]!, row.at(-2)!, row.at(-1)!]),
        )
      : textTable(columns, rows),
    "",
    measureText(difference, valuation, locale),
  ].join("\n");
}

/** A step in a few words, for a chart or a column: the clause that came, else the one that went, else the parameter. */
export function stepName(changes: readonly Change[], locale: Locale): string {
  const found = principalOf(changes);
  const name = found.part?.label ?? found.entry?.label;
  const text = name === undefined ? changePlace(found, locale) : inLocale(name, locale);
  if (isWhole(found)) return found.kind === "removed" ? `${text} ${locale === "nl" ? "vervalt" : "ends"}` : text;
  return changes.length > 1 ? `${text} +${changes.length - 1}` : text;
}

const isWhole = (found: Change): boolean => found.section === "clauses" && found.aspect === "whole";

/** The change that a step is called after. */
export function principalOf(changes: readonly Change[]): Change {
  const wholes = changes.filter(isWhole);
  return wholes.find((member) => member.kind === "added") ?? wholes[0] ?? changes[0]!;
}
