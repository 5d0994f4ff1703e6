// A settlement as a page: who pays whom, and why, down to the figure in the facts.
import type { Agreement } from "#engine/agreement";
import { Exact, add, ZERO } from "#kernel/exact";
import { sumCents, type Cents } from "#kernel/money";
import { isUndetermined, type Value } from "#engine/graph/node";
import type { Statement, StatementClause, StatementLine, StatementYear } from "#engine/settle/statement";
import { el, type Element } from "#picture/element";
import { formatCents, formatMoney, formatNumber, formatValue } from "#wording/figure";
import { wordFormula, wordSource } from "#wording/formula";
import { wordIssue } from "#wording/issue";
import { inLocale, type Locale } from "#wording/locale";
import { statementTitle } from "#wording/statement-title";
import { signalText } from "#wording/statement-text";
import { page, table } from "./html.ts";

/** A statement as a self-contained page. */
export function statementPage(
  statement: Statement,
  locale: Locale,
  { agreement }: { readonly agreement: Agreement },
): string {
  const nl = locale === "nl";
  const lead = nl
    ? "Elk bedrag volgt uit de tekst en de feiten; bij elke regel staat de formule met de getallen erin."
    : "Every amount follows from the text and the facts; each line shows its formula with the figures in it.";
  return page(
    statementTitle(statement, agreement, locale),
    `${nl ? "Afrekening" : "Settlement"} · ${inLocale(statement.title, locale)}`,
    lead,
    statementBody(statement, agreement, locale, "h2"),
    locale,
    [`${nl ? "Controlegetal" : "Check value"} ${statement.hash}`],
  );
}

/** The parts of a statement, for a page of its own or inside a report. */
export function statementBody(
  statement: Statement,
  agreement: Agreement,
  locale: Locale,
  heading: "h2" | "h3",
): Element[] {
  return [
    ...statement.years.map((year) => yearSection(year, locale, heading)),
    balance(statement, agreement, locale, heading),
  ];
}

const cents = (amount: Cents | undefined, locale: Locale): string =>
  amount === undefined ? "–" : formatCents(amount, locale);

function yearSection(year: StatementYear, locale: Locale, heading: "h2" | "h3"): Element {
  const nl = locale === "nl";
  const rows = year.clauses.map((clause) => [
    inLocale(clause.title, locale),
    cents(clause.entitlement, locale),
    cents(clause.paid, locale),
    cents(clause.settlement, locale),
  ]);
  const status =
    year.status === undefined
      ? ""
      : `, ${{ provisional: nl ? "voorlopig" : "provisional", final: nl ? "definitief" : "final" }[year.status]}`;
  return el(
    "section",
    {},
    el(heading, {}, `${nl ? "Afrekening" : "Settlement"} ${year.year}${status}`),
    table(
      nl
        ? ["Artikel", "Recht", "Betaald op declaraties", "Te verrekenen"]
        : ["Clause", "Due", "Paid on claims", "To settle"],
      [...rows, sums(year, locale)],
      { figures: [1, 2, 3], totals: [rows.length] },
    ),
    year.clauses.map((clause) => clauseSection(clause, locale, heading === "h2" ? "h3" : "h4")),
    year.indices.length === 0
      ? undefined
      : el(
          "details",
          {},
          el("summary", {}, nl ? "Indexatie van dit jaar" : "Indexation of this year"),
          year.indices.flatMap((index) => linesOf(index.lines, locale)),
        ),
  );
}

/** The row that closes a year: a dash where a clause could not be settled. */
function sums(year: StatementYear, locale: Locale): string[] {
  const total = (amounts: readonly (Cents | undefined)[]): string => {
    const known = amounts.filter((amount) => amount !== undefined);
    return known.length < amounts.length ? "–" : formatCents(sumCents(known), locale);
  };
  return [
    locale === "nl" ? "Samen" : "Together",
    total(year.clauses.map((clause) => clause.entitlement)),
    total(year.clauses.map((clause) => clause.paid)),
    total(year.clauses.map((clause) => clause.settlement)),
  ];
}

function clauseSection(clause: StatementClause, locale: Locale, heading: "h3" | "h4"): Element {
  const nl = locale === "nl";
  return el(
    "section",
    {},
    el(
      heading,
      {},
      clause.entitlement === undefined
        ? inLocale(clause.title, locale)
        : `${inLocale(clause.title, locale)}: ${nl ? "recht" : "due"} ${formatCents(clause.entitlement, locale)}`,
    ),
    clause.reason === undefined ? undefined : el("p", { class: "note" }, wordIssue(clause.reason, locale)),
    clause.signals
      .filter((signal) => signal.fired === true)
      .map((signal) => el("p", { class: "note" }, signalText(clause, signal.text, locale))),
    linesOf(clause.lines, locale),
    claims(clause, locale),
  );
}

function linesOf(lines: readonly StatementLine[], locale: Locale): Element[] {
  const shown = lines.filter((line) => !line.hidden);
  return [
    el(
      "dl",
      { class: "lines" },
      shown.filter((line) => line.kind === "value").map((line) => valueLine(line, locale)),
    ),
    ...shown.filter((line) => line.kind === "table").map((line) => tableLine(line, locale)),
  ];
}

function valueLine(line: StatementLine, locale: Locale): Element {
  const { value, unit, formula } = line.cell!;
  const shown = formatValue(value, unit, locale, line.display, "statement");
  const filled = wordFormula(formula, locale);
  const source = formula.flatMap((part) =>
    typeof part === "object" && part.source !== undefined ? [part.source] : [],
  )[0];
  return el(
    "div",
    {},
    el("dt", {}, inLocale(line.label, locale)),
    el("dd", { class: "value" }, shown),
    el(
      "dd",
      { class: "why" },
      isUndetermined(value) ? wordIssue(value.reason, locale) : `${wordSource(line.source, locale)} = ${filled}`,
    ),
    source === undefined
      ? undefined
      : el("dd", { class: "source" }, `${locale === "nl" ? "bron" : "source"}: ${source}`),
  );
}

function tableLine(line: StatementLine, locale: Locale): Element {
  const columns = line.columns.filter((column) => !column.hidden);
  const figures = columns.flatMap((column, index) =>
    line.rows.some((row) => row.get(column.name)!.value instanceof Exact) ? [index] : [],
  );
  const rows = line.rows.map((row) =>
    columns.map((column) => {
      const cell = row.get(column.name)!;
      return isUndetermined(cell.value)
        ? el("span", { title: wordIssue(cell.value.reason, locale) }, "–")
        : formatValue(cell.value, cell.unit, locale, column.display, "statement");
    }),
  );
  return table(
    columns.map((column) => inLocale(column.label, locale)),
    rows,
    { figures, caption: inLocale(line.label, locale) },
  );
}

function claims(clause: StatementClause, locale: Locale): Element[] {
  const nl = locale === "nl";
  const number = (value: Value, format: (exact: Exact) => string): string =>
    value instanceof Exact ? format(value) : "–";
  return clause.claims
    .filter((scope) => scope.rows.length > 0)
    .map(({ scope, rows }) => {
      const total = rows.reduce((sum, row) => (row.amount instanceof Exact ? add(sum, row.amount) : sum), ZERO);
      const cells = rows.map((row) => [
        `${row.product} · ${inLocale(row.label, locale)}`,
        number(row.volume, (value) => formatNumber(value, locale)),
        number(row.price, (value) => formatMoney(value, locale)),
        number(row.amount, (value) => formatMoney(value, locale)),
      ]);
      const head = nl ? ["Product", "Aantal", "Prijs", "Bedrag"] : ["Product", "Number", "Price", "Amount"];
      return el(
        "details",
        {},
        el(
          "summary",
          {},
          nl
            ? `Declaraties per product: ${formatMoney(total, locale)}`
            : `Claims per product: ${formatMoney(total, locale)}`,
        ),
        table(head, [...cells, [nl ? "Totaal" : "Total", "", "", formatMoney(total, locale)]], {
          figures: [1, 2, 3],
          totals: [rows.length],
          caption: scope.replaceAll("_", " "),
        }),
      );
    });
}

function balance(statement: Statement, agreement: Agreement, locale: Locale, heading: "h2" | "h3"): Element {
  const nl = locale === "nl";
  const rows = [...statement.net].map(([id, amount]) => [
    inLocale(agreement.parties.get(id)?.name ?? { nl: id }, locale),
    cents(amount, locale),
  ]);
  return el(
    "section",
    {},
    el(heading, {}, nl ? "Per saldo over alle jaren" : "On balance over all years"),
    table(nl ? ["Partij", "Ontvangt (+) of betaalt (−)"] : ["Party", "Receives (+) or pays (−)"], rows, {
      figures: [1],
    }),
    el(
      "p",
      { class: "small" },
      nl
        ? "Wat de een betaalt, ontvangt de ander: de saldi tellen op tot nul."
        : "What one pays the other receives: the balances add up to zero.",
    ),
  );
}
