// A settlement for a terminal: what each clause comes to, every line with its formula, and who pays whom.
import { Exact } from "#kernel/exact";
import type { Cents } from "#kernel/money";
import type { Agreement } from "#engine/agreement";
import { isUndetermined } from "#engine/graph/node";
import type { Statement, StatementClause, StatementLine } from "#engine/settle/statement";
import { formatCents, formatValue } from "./figure.ts";
import { wordFormula, wordSource } from "./formula.ts";
import { wordIssue } from "./issue.ts";
import { inLocale, type Locale } from "./locale.ts";
import { textTable, underlined } from "./text-table.ts";

const cents = (amount: Cents | undefined, locale: Locale): string =>
  amount === undefined ? "–" : formatCents(amount, locale);

/** The whole statement as plain text. */
export function statementText(statement: Statement, agreement: Agreement, locale: Locale): string {
  const nl = locale === "nl";
  const name = (id: string): string => inLocale(agreement.parties.get(id)?.name ?? { nl: id }, locale);
  const years = statement.years.map((year) => {
    const rows = year.clauses.map((clause) => [
      inLocale(clause.title, locale),
      cents(clause.entitlement, locale),
      cents(clause.paid, locale),
      cents(clause.settlement, locale),
    ]);
    const head = nl ? ["Artikel", "Recht", "Betaald", "Te verrekenen"] : ["Clause", "Due", "Paid", "To settle"];
    return [
      underlined(`${nl ? "Afrekening" : "Settlement"} ${year.year}`, "-"),
      textTable(head, rows),
      ...year.clauses.map((clause) => clauseText(clause, locale)),
    ].join("\n\n");
  });
  const net = [...statement.net].map(([id, amount]) => [name(id), cents(amount, locale)]);
  const balance = `${underlined(nl ? "Per saldo (ontvangt +, betaalt −)" : "On balance (receives +, pays −)", "-")}\n\n${textTable(nl ? ["Partij", "Bedrag"] : ["Party", "Amount"], net)}`;
  return [
    underlined(inLocale(statement.title, locale), "="),
    ...years,
    balance,
    `${nl ? "Controlegetal" : "Check value"}: ${statement.hash}`,
  ].join("\n\n");
}

function clauseText(clause: StatementClause, locale: Locale): string {
  const reason = clause.reason === undefined ? [] : [`  ! ${wordIssue(clause.reason, locale)}`];
  const signals = clause.signals
    .filter((signal) => signal.fired === true)
    .map((signal) => `  ! ${signalText(clause, signal.text, locale)}`);
  return [
    inLocale(clause.title, locale),
    ...reason,
    ...signals,
    ...clause.lines.filter((line) => !line.hidden).map((line) => lineText(line, locale)),
  ].join("\n");
}

/** A signal's sentence, with lines of its clause in place of their names. */
export function signalText(
  clause: Pick<StatementClause, "lines">,
  text: { readonly nl: string; readonly en?: string | undefined },
  locale: Locale,
): string {
  return inLocale(text, locale).replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const line = clause.lines.find((candidate) => candidate.name === name.trim());
    return line?.cell === undefined
      ? whole
      : formatValue(line.cell.value, line.cell.unit, locale, line.display, "statement");
  });
}

function lineText(line: StatementLine, locale: Locale): string {
  const label = inLocale(line.label, locale);
  if (line.kind === "value") {
    const { value, unit, formula } = line.cell!;
    const shown = formatValue(value, unit, locale, line.display, "statement");
    const filled = wordFormula(formula, locale);
    const source = formula.flatMap((part) =>
      typeof part === "object" && part.source !== undefined ? [part.source] : [],
    )[0];
    const why = isUndetermined(value)
      ? ` (${wordIssue(value.reason, locale)})`
      : filled === shown
        ? ""
        : ` = ${filled}`;
    return `  ${label}: ${shown}${why}${source === undefined ? "" : ` [${source}]`}`;
  }
  const columns = line.columns.filter((column) => !column.hidden);
  const rows = line.rows.map((row) =>
    columns.map((column) => {
      const cell = row.get(column.name)!;
      return formatValue(
        cell.value,
        cell.value instanceof Exact ? cell.unit : undefined,
        locale,
        column.display,
        "statement",
      );
    }),
  );
  return `  ${label} (${wordSource(line.source, locale)}):\n${textTable(
    columns.map((column) => inLocale(column.label, locale)),
    rows,
    "    ",
  )}`;
}
