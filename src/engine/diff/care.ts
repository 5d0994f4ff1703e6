// What changed in what clauses stand on: the term, the agreement's own amounts, prices, the agreed base, the care itself.
import { Exact, equal } from "#kernel/exact";
import { startOfYear } from "#kernel/date";
import { Percent } from "#kernel/decimal";
import { EUR, RATIO, sameUnit } from "#kernel/unit";
import { isList, isMap, type Datum, type DatumMap } from "../datum.ts";
import type { AgreedTerm } from "../agreement.ts";
import { change, kindOfChange, sameMeaning, type Change, type ChangeValue } from "./change.ts";
import type { Comparison } from "./clause.ts";
import { figure, sameBinding, words, type Viewer } from "./show.ts";

const union = (a: Iterable<string>, b: Iterable<string>): string[] => [...new Set([...a, ...b])];
const datum = (value: unknown): Datum | undefined => value as Datum | undefined;

/** From when until when the agreement runs. */
export function termChanges({ old, next }: Comparison): Change[] {
  const [before, after] = [old.agreement.term, next.agreement.term];
  if (before.from === after.from && before.to === after.to) return [];
  return [
    change({
      path: "term",
      kind: "changed",
      section: "term",
      aspect: "value",
      old: { kind: "term", ...before },
      new: { kind: "term", ...after },
      money: true,
      patch: [{ at: ["term"], value: datum(after) }],
    }),
  ];
}

/** The named amounts of the agreement's own. */
export function ownTermChanges({ old, next }: Comparison): Change[] {
  const [before, after] = [old.agreement.terms, next.agreement.terms];
  return union(before.keys(), after.keys()).flatMap((id) => {
    const [from, to] = [before.get(id), after.get(id)];
    const { field } = (to ?? from)!;
    const shared = { path: `terms.${id}`, section: "terms", entry: { id, label: field.label } } as const;
    const shown = (viewer: Viewer, term: AgreedTerm | undefined): ChangeValue | undefined =>
      term && viewer.value(term.field, term.binding);
    const written = datum(next.agreement.document.terms?.[id]);
    const same =
      from !== undefined &&
      to !== undefined &&
      sameUnit(from.unit, to.unit) &&
      sameBinding(from.binding, to.binding, next.agreement.term.from);
    if (!same)
      return [
        change({
          ...shared,
          kind: kindOfChange(from, to),
          aspect: from === undefined || to === undefined ? "whole" : "value",
          old: shown(old, from),
          new: shown(next, to),
          money: true,
          patch: [{ at: ["terms", id], value: written }],
        }),
      ];
    if (sameMeaning(datum(from.field.label), datum(to.field.label))) return [];
    return [
      change({
        ...shared,
        kind: "changed",
        aspect: "title",
        old: from.field.label && words(from.field.label),
        new: to.field.label && words(to.field.label),
        patch: (["nl", "en"] as const).map((key) => ({
          at: ["terms", id, key],
          value: next.agreement.document.terms![id]![key],
        })),
      }),
    ];
  });
}

/** The price of each product, the year of the list and the index that carries it on. */
export function priceChanges({ old, next }: Comparison): Change[] {
  const [before, after] = [old.agreement.prices, next.agreement.prices];
  const products = union(before.prices.keys(), after.prices.keys()).flatMap((id) => {
    const [from, to] = [before.prices.get(id), after.prices.get(id)];
    if (samePrice(from, to)) return [];
    const product = next.agreement.products.get(id) ?? old.agreement.products.get(id);
    return [
      change({
        path: `prices.${id}`,
        kind: kindOfChange(from, to),
        section: "prices",
        entry: { id, label: product?.label },
        aspect: "value",
        old: from && priceShown(from),
        new: to && priceShown(to),
        money: true,
        patch: [{ at: ["prices", id], value: datum(next.agreement.document.prices?.[id]) }],
      }),
    ];
  });
  const rest = (["peil", "index"] as const).flatMap((key) => {
    const [from, to] = [old, next].map(({ agreement }) => datum(agreement.document.prices?.[key]));
    if (sameMeaning(from, to)) return [];
    const shown = (viewer: Viewer, value: Datum | undefined): ChangeValue | undefined =>
      value === undefined
        ? undefined
        : words(
            key === "index" ? (viewer.agreement.indices.get(String(value))?.title ?? String(value)) : String(value),
          );
    return [
      change({
        path: `prices.${key}`,
        kind: kindOfChange(from, to),
        section: "prices",
        aspect: "field",
        part: { id: key, label: undefined },
        old: shown(old, from),
        new: shown(next, to),
        money: true,
        patch: [{ at: ["prices", key], value: to }],
      }),
    ];
  });
  return [...products, ...rest];
}

type Price = Exact | ReadonlyMap<number, Exact>;

function samePrice(a: Price | undefined, b: Price | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a instanceof Exact || b instanceof Exact) return a instanceof Exact && b instanceof Exact && equal(a, b);
  return a.size === b.size && [...a].every(([year, price]) => samePrice(price, b.get(year)));
}

const priceShown = (price: Price): ChangeValue =>
  price instanceof Exact
    ? figure(price, EUR)
    : {
        kind: "dated",
        segments: [...price].map(([year, amount]) => ({ from: startOfYear(year), value: figure(amount, EUR) })),
      };

/** The agreed base: one change, told figure by figure. */
export function basisChanges({ old, next }: Comparison): Change[] {
  const [before, after] = [old, next].map(({ agreement }) => figuresOf(datum(agreement.document.basis)));
  const details = union(before!.keys(), after!.keys()).flatMap((path) => {
    const [from, to] = [before!.get(path), after!.get(path)];
    if (sameMeaning(from, to)) return [];
    return [
      change({
        path: `basis.years.${path}`,
        kind: kindOfChange(from, to),
        section: "basis",
        aspect: "field",
        part: { id: path, label: undefined },
        old: from === undefined ? undefined : factShown(from),
        new: to === undefined ? undefined : factShown(to),
        money: true,
      }),
    ];
  });
  if (details.length === 0) return [];
  return [
    change({
      path: "basis",
      kind: kindOfChange(old.agreement.basis, next.agreement.basis),
      section: "basis",
      aspect: "value",
      details,
      money: true,
      patch: [{ at: ["basis"], value: datum(next.agreement.document.basis) }],
    }),
  ];
}

const factShown = (value: Datum): ChangeValue =>
  value instanceof Exact ? figure(value, value instanceof Percent ? RATIO : undefined) : words(String(value));

/** Every figure of facts by its path below the years. */
function figuresOf(basis: Datum | undefined): Map<string, Datum> {
  const figures = new Map<string, Datum>();
  const walk = (value: Datum | undefined, path: string): void => {
    if (value === undefined) return;
    if (isMap(value))
      for (const [key, below] of Object.entries(value)) walk(below, path === "" ? key : `${path}.${key}`);
    else if (isList(value)) value.forEach((below, index) => walk(below, `${path}[${index}]`));
    else if (!/\.(source|status)$/.test(path)) figures.set(path, value);
  };
  if (basis !== undefined && isMap(basis)) walk(basis["years"], "");
  return figures;
}

/** Which products each scope holds, as written; the order of its entries does not count. */
export function scopeChanges({ old, next }: Comparison): Change[] {
  const [before, after] = [old.agreement.document.scopes ?? {}, next.agreement.document.scopes ?? {}];
  const shown = (entries: readonly string[] | undefined): ChangeValue | undefined =>
    entries && { kind: "list", items: entries.map(words) };
  return union(Object.keys(before), Object.keys(after)).flatMap((id) => {
    const [from, to] = [before[id], after[id]];
    if (sameMeaning(from && [...from].sort(), to && [...to].sort())) return [];
    return [
      change({
        path: `scopes.${id}`,
        kind: kindOfChange(from, to),
        section: "scopes",
        entry: { id, label: { nl: id.replaceAll("_", " ") } },
        aspect: from === undefined || to === undefined ? "whole" : "value",
        old: shown(from),
        new: shown(to),
        money: true,
        patch: [{ at: ["scopes", id], value: to }],
      }),
    ];
  });
}

/** The title of the agreement. */
export function titleChanges({ old, next }: Comparison): Change[] {
  const [from, to] = [old.agreement.document.title, next.agreement.document.title];
  if (sameMeaning(datum(from), datum(to))) return [];
  return [
    change({
      path: "title",
      kind: kindOfChange(from, to),
      section: "title",
      aspect: "title",
      old: from && words(from),
      new: to && words(to),
      patch: [{ at: ["title"], value: datum(to) as DatumMap | undefined }],
    }),
  ];
}
