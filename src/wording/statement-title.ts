// The finding of a settlement in one sentence: who pays whom how much.
import type { Agreement } from "#engine/agreement";
import type { Statement } from "#engine/settle/statement";
import type { Cents } from "#kernel/money";
import { formatCents } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";
import { listed } from "./sentence.ts";
import { spanText } from "./text.ts";

/** "Polderwacht betaalt € 84.402,26 aan De Zilverlinde". */
export function statementTitle(statement: Statement, agreement: Agreement, locale: Locale): string {
  const nl = locale === "nl";
  const name = (id: string): string => inLocale(agreement.parties.get(id)?.name ?? { nl: id }, locale);
  const known = [...statement.net].filter((entry): entry is [string, Cents] => entry[1] !== undefined);
  if (known.length < statement.net.size)
    return nl ? "Deze afrekening is nog niet compleet" : "This settlement is not complete yet";
  const payers = known.filter(([, cents]) => cents < 0);
  const receivers = known.filter(([, cents]) => cents > 0);
  if (payers.length === 0) return nl ? "Partijen hoeven elkaar niets te betalen" : "The parties owe each other nothing";
  const total = payers.reduce((sum, [, cents]) => (sum - cents) as Cents, 0 as Cents);
  const from = listed(
    payers.map(([id]) => name(id)),
    locale,
  );
  const to = listed(
    receivers.map(([id]) => name(id)),
    locale,
  );
  const verb = payers.length > 1 ? (nl ? "betalen samen" : "together pay") : nl ? "betaalt" : "pays";
  const years = statement.years.map((year) => year.year);
  const span = years.length < 2 ? "" : ` ${nl ? "over" : "for"} ${spanText(years[0]!, years.at(-1)!, locale)}`;
  return `${from} ${verb} ${formatCents(total, locale)} ${nl ? "aan" : "to"} ${to}${span}`;
}
