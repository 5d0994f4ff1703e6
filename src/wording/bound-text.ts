// A bound in words: which line it holds, and by what.
import { printExpression } from "#engine/expression/print";
import type { Expression } from "#engine/expression/syntax";
import type { Agreement } from "#engine/agreement";
import type { Bound } from "#engine/graph/bound";
import type { Form } from "#engine/form";
import { wordSource } from "./formula.ts";
import { inLocale, type Locale } from "./locale.ts";
import { capital, small } from "./text.ts";

/** The label of a line, table column or parameter of a form; the name itself where it has none. */
function labelIn(form: Form, name: string, locale: Locale): string {
  const label = form.labels.get(name)?.label ?? form.parameters.get(name)?.label;
  return label === undefined ? name.replaceAll("_", " ") : inLocale(label, locale);
}

/** An expression of a form with labels for names: "hoogste uitkering × norm voor de hele groep". */
export function labelledExpression(form: Form, expression: Expression, locale: Locale): string {
  const labels: string[] = [];
  const text = printExpression(expression, (part) =>
    part.kind === "name"
      ? `\u0000${labels.push(small(labelIn(form, part.name, locale).replace(/ \(.*\)$/, ""))) - 1}\u0000`
      : undefined,
  );
  // Labels come in after the words of the formula, so that a word in a label stays what it is.
  // eslint-disable-next-line no-control-regex
  return wordSource(text, locale).replace(/\u0000(\d+)\u0000/g, (_, at: string) => labels[Number(at)]!);
}

/** What it means that a bound counts: "Uitkering: niet meer dan hoogste uitkering × norm voor de hele groep". */
export function boundText(bound: Bound, agreement: Agreement, locale: Locale): string {
  const { form } = agreement.clauses.get(bound.clause)!;
  const nl = locale === "nl";
  const line = capital(labelIn(form, bound.line, locale));
  const column = bound.column === undefined ? "" : `, ${small(labelIn(form, `${bound.line}.${bound.column}`, locale))}`;
  const row = bound.row === undefined || bound.kind === "tranche" ? "" : ` (${nl ? "rij" : "row"} ${bound.row + 1})`;
  const subject = `${line}${column}${row}`;
  switch (bound.kind) {
    case "ceiling":
      return `${subject}: ${nl ? "niet meer dan" : "not more than"} ${labelledExpression(form, bound.source, locale)}`;
    case "floor":
      return `${subject}: ${nl ? "niet minder dan" : "not less than"} ${labelledExpression(form, bound.source, locale)}`;
    case "threshold":
      return `${nl ? "Meer dan nul" : "More than zero"}: ${bound.source.kind === "name" ? labelledExpression(form, bound.source, locale) : small(subject)}`;
    case "tranche":
      return `${line}: ${nl ? "schijf" : "tranche"} ${bound.row! + 1} ${nl ? "wordt bereikt" : "is reached"}`;
    case "gate":
      return `${subject}: ${labelledExpression(form, bound.source, locale)}`;
  }
}
