// Lint of care and prices: care left out for some years, savings paid twice, prices and amounts that stand still.
import { touches } from "#kernel/date";
import { issue, type Issue } from "#kernel/issue";
import type { Agreement, ClauseUse, Product } from "../agreement.ts";
import type { Rule } from "./context.ts";
import { isGiven } from "./reach.ts";

/** Care that some clause settles, but not in every year of the term. */
export const openYears: Rule = ({ agreement }) => {
  const gaps = new Map<string, string[]>();
  for (const product of agreement.products.values()) {
    if (!agreement.prices.prices.has(product.id)) continue;
    const covering = [...agreement.clauses.values()].filter((use) => covers(agreement, use, product));
    if (covering.length === 0) continue; // `care-in-no-clause` says so
    const open = agreement.years.filter((year) => !covering.some((use) => touches(use.term, year)));
    if (open.length > 0) gaps.set(product.id, open.map(String));
  }
  if (gaps.size === 0) return [];
  const years = [...new Set([...gaps.values()].flat())].sort();
  return [issue("care-open-in-some-years", "clauses", { products: [...gaps.keys()], years })];
};

const covers = (agreement: Agreement, use: ClauseUse, product: Product): boolean =>
  use.form.covers.some((scope) => agreement.scopes.holds(use.scopes.get(scope)!, product));

/** The families under which a provider keeps what it saves. */
const KEEPS_SAVINGS: ReadonlySet<string> = new Set(["A", "G", "H"]);

/** One euro saved is shared once: not by two clauses, and not on top of a sum that leaves it with the provider. */
export const savings: Rule = ({ agreement }) => {
  const uses = [...agreement.clauses.values()];
  const sharing = uses.filter((use) => use.form.document.family === "F");
  return sharing.flatMap((use, index): Issue[] => {
    const twin = sharing.slice(0, index).find((other) => meet(agreement, use, other));
    const sum = uses.find(
      (other) => KEEPS_SAVINGS.has(other.form.document.family ?? "") && meet(agreement, use, other),
    );
    return [
      ...(twin === undefined ? [] : [issue("saving-shared-twice", use.path, { clause: use.id, other: twin.id })]),
      ...(sum === undefined ? [] : [issue("saving-already-kept", use.path, { clause: use.id, other: sum.id })]),
    ];
  });
};

/** Whether two clauses are about some of the same care on some of the same days. */
function meet(agreement: Agreement, a: ClauseUse, b: ClauseUse): boolean {
  if (a.term.to < b.term.from || b.term.to < a.term.from) return false;
  const [left, right] = [[...a.scopes.values()], [...b.scopes.values()]];
  if (left.some((scope) => right.includes(scope))) return true;
  const inside = (scopes: readonly string[], product: { readonly id: string; readonly code: string | undefined }) =>
    scopes.some((scope) => agreement.scopes.holds(scope, product));
  return agreement.scopes.witnesses().some((product) => inside(left, product) && inside(right, product));
}

/** Prices of one year that hold for several. */
export const priceIndex: Rule = ({ agreement }) => {
  const { prices } = agreement;
  const plain = [...prices.prices].filter(([, price]) => !(price instanceof Map)).map(([product]) => product);
  return agreement.years.length > 1 && prices.index === undefined && plain.length > 0
    ? [issue("prices-without-index", "prices", { years: agreement.years.length, products: plain })]
    : [];
};

/** A list by year that ends after its first year is no growth path: the amount stands still. */
export const stillAmounts: Rule = ({ agreement }) =>
  [...agreement.clauses.values()].flatMap((use) => {
    if (use.index !== undefined || use.term.from.slice(0, 4) === use.term.to.slice(0, 4)) return [];
    const still = [...use.form.parameters.values()].filter((parameter) => {
      const binding = use.bindings.get(parameter.name);
      return (
        parameter.kind === "field" &&
        parameter.indexed &&
        isGiven(agreement, use, parameter.name) &&
        binding?.kind === "dated" &&
        binding.segments.length === 1
      );
    });
    const parameters = still.map((parameter) => parameter.name);
    return still.length === 0
      ? []
      : [
          issue("amount-stands-still", `${use.path}.with.${parameters[0]}`, {
            clause: use.id,
            parameters,
            from: use.term.from.slice(0, 4),
            to: use.term.to.slice(0, 4),
          }),
        ];
  });
