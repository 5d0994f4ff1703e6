// What changed in the parts of an agreement that read as lists of named things: parties, products, goals, indicators.
import { Exact } from "#kernel/exact";
import { Percent } from "#kernel/decimal";
import { RATIO } from "#kernel/unit";
import { joinPath, type Step } from "#kernel/issue";
import { isList, isMap, own, type Datum, type DatumMap } from "../datum.ts";
import { parseExpression } from "../expression/parse.ts";
import { printExpression } from "../expression/print.ts";
import type { Localized } from "../schema/part.ts";
import {
  change,
  kindOfChange,
  sameMeaning,
  type Change,
  type ChangeValue,
  type Named,
  type Section,
} from "./change.ts";
import type { Comparison } from "./clause.ts";
import { figure, words, type Viewer } from "./show.ts";

/** How a section names its entries: by key, by what they say in a list, or it has none. */
const SHAPES: Partial<Readonly<Record<Section, "map" | "list" | "record">>> = {
  parties: "map",
  products: "map",
  goals: "map",
  indicators: "map",
  instruments: "map",
  moments: "list",
  triggers: "map",
  governance: "record",
  attribution: "map",
  payments: "record",
  effective: "record",
  ends: "record",
  elements: "list",
  free: "map",
};

/** Keys that settlement can notice; an entry of these sections that came or went can be noticed too. */
const MONEY: Partial<Readonly<Record<Section, readonly string[]>>> = {
  parties: [],
  products: ["code", "maximum"],
};

/** All changes of one such section. */
export function besideChanges(comparison: Comparison, section: Section): Change[] {
  const [old, next] = [comparison.old, comparison.next].map(
    ({ agreement }) => own(agreement.document as unknown as DatumMap, section) ?? undefined,
  );
  const shape = SHAPES[section];
  const comparing = { comparison, section };
  if (shape === "record") return fieldChanges(comparing, [section], undefined, old, next);
  if (shape === "list") return listChanges(comparing, old, next);
  return mapChanges(comparing, old, next);
}

interface Comparing {
  readonly comparison: Comparison;
  readonly section: Section;
}

const asMap = (datum: Datum | undefined): DatumMap => (datum !== undefined && isMap(datum) ? datum : {});

function mapChanges(comparing: Comparing, old: Datum | undefined, next: Datum | undefined): Change[] {
  const [before, after] = [asMap(old), asMap(next)];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].flatMap((id) => {
    const [from, to] = [own(before, id), own(after, id)];
    const entry: Named = { id, label: comparing.section === "free" ? undefined : labelOf((to ?? from)!) };
    return entryChanges(comparing, [comparing.section, id], entry, from, to);
  });
}

/** Entries of a list match by what they are about; the rest came or went. */
function listChanges(comparing: Comparing, old: Datum | undefined, next: Datum | undefined): Change[] {
  const [before, after] = [old, next].map((list) => (list !== undefined && isList(list) ? list : []));
  const keys = (list: readonly Datum[]): string[] => {
    const seen = new Map<string, number>();
    return list.map((item) => {
      const key = keyOf(item);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return `${key} ${count}`;
    });
  };
  const [left, right] = [keys(before!), keys(after!)];
  return [...new Set([...left, ...right])].flatMap((key) => {
    const [from, to] = [before![left.indexOf(key)], after![right.indexOf(key)]];
    const index = to === undefined ? left.indexOf(key) : right.indexOf(key);
    const entry: Named = { id: String(index), label: labelOf((to ?? from)!) };
    return entryChanges(comparing, [comparing.section, index], entry, from, to).map((found) => ({
      ...found,
      patch: [{ at: [comparing.section], value: next }],
    }));
  });
}

const keyOf = (item: Datum): string =>
  isMap(item) ? ["what", "kind", "nl", "year"].map((key) => String(own(item, key) ?? "")).join(" ") : String(item);

function labelOf(entry: Datum): Localized | undefined {
  if (!isMap(entry)) return undefined;
  const name = own(entry, "name") ?? null;
  const at = isMap(name) ? name : entry;
  const [nl, en] = [own(at, "nl"), own(at, "en")];
  if (typeof nl === "string") return { nl, en: typeof en === "string" ? en : undefined };
  const what = own(entry, "what");
  return typeof what === "string" ? { nl: what } : undefined;
}

function entryChanges(
  comparing: Comparing,
  steps: readonly Step[],
  entry: Named,
  old: Datum | undefined,
  next: Datum | undefined,
): Change[] {
  if (sameMeaning(old, next)) return [];
  if (old !== undefined && next !== undefined) return fieldChanges(comparing, steps, entry, old, next);
  const { section } = comparing;
  const details = fieldChanges(comparing, steps, entry, old, next).filter((found) => found.aspect !== "title");
  const leaf = details.length === 1 && details[0]!.aspect === "value" ? details[0] : undefined;
  return [
    change({
      path: joinPath(steps),
      kind: kindOfChange(old, next),
      section,
      entry,
      aspect: "whole",
      old: leaf?.old,
      new: leaf?.new,
      details: leaf === undefined ? details : [],
      money: MONEY[section] !== undefined,
      patch: [{ at: steps, value: next }],
    }),
  ];
}

/** Key by key: what an entry is called, and every value in it. */
function fieldChanges(
  comparing: Comparing,
  steps: readonly Step[],
  entry: Named | undefined,
  old: Datum | undefined,
  next: Datum | undefined,
): Change[] {
  const { section, comparison } = comparing;
  const [before, after] = [leavesOf(old), leavesOf(next)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    if (sameLeaf(key, from, to)) return [];
    const isName = key === NAME || key === "name";
    const shown = (viewer: Viewer, value: Datum | undefined): ChangeValue | undefined =>
      value === undefined ? undefined : shownLeaf(viewer, section, entry, key, value);
    const at = key === NAME || key === SELF ? steps : [...steps, ...key.split(".")];
    return [
      change({
        path: joinPath(at),
        kind: kindOfChange(from, to),
        section,
        entry,
        aspect: isName ? "title" : key === SELF ? "value" : "field",
        part: isName || key === SELF ? undefined : { id: key, label: undefined },
        old: shown(comparison.old, from),
        new: shown(comparison.next, to),
        money: MONEY[section]?.includes(key.split(".")[0]!) ?? false,
        patch:
          key === NAME
            ? ["nl", "en"].map((name) => ({ at: [...steps, name], value: own(asMap(next), name) }))
            : [{ at, value: to }],
      }),
    ];
  });
}

/** The label of an entry, and an entry that is one value. */
const NAME = "nl en";
const SELF = "";

const sameLeaf = (key: string, from: Datum | undefined, to: Datum | undefined): boolean =>
  FORMULAS.has(key) && from !== undefined && to !== undefined
    ? formulaOf(from) === formulaOf(to)
    : sameMeaning(from, to);

/** The values of an entry by key; text in two languages is one value, and so is a list. */
function leavesOf(entry: Datum | undefined): Map<string, Datum> {
  const leaves = new Map<string, Datum>();
  const walk = (value: Datum, key: string): void => {
    if (!isMap(value) || (key !== "" && isLocalized(value))) leaves.set(key, value);
    else
      for (const [name, below] of Object.entries(value))
        if (key !== "" || (name !== "nl" && name !== "en")) walk(below, key === "" ? name : `${key}.${name}`);
  };
  if (entry === undefined) return leaves;
  if (isMap(entry)) {
    const names = Object.fromEntries(
      ["nl", "en"].flatMap((name) => (Object.hasOwn(entry, name) ? [[name, entry[name]!]] : [])),
    );
    const only = Object.keys(entry).every((name) => name === "nl" || name === "en");
    if (only) leaves.set(SELF, entry);
    else if (Object.keys(names).length > 0) leaves.set(NAME, names);
    if (only) return leaves;
  }
  walk(entry, "");
  return leaves;
}

const isLocalized = (value: DatumMap): boolean =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => key === "nl" || key === "en");

const FORMULAS: ReadonlySet<string> = new Set(["when", "amount"]);
const YEARS: ReadonlySet<string> = new Set(["smart.by", "year"]);
/** Values that stand in the unit of the indicator. */
const MEASURED: ReadonlySet<string> = new Set(["norm", "band", "range", "baseline", "smart.from", "smart.to"]);

function formulaOf(value: Datum): string {
  const { value: expression } = parseExpression(String(value), "");
  return expression === undefined ? String(value) : printExpression(expression);
}

function shownLeaf(viewer: Viewer, section: Section, entry: Named | undefined, key: string, value: Datum): ChangeValue {
  if (FORMULAS.has(key) && typeof value === "string") return { kind: "formula", text: formulaOf(value) };
  if (isList(value)) return { kind: "list", items: value.map((item) => shownLeaf(viewer, section, entry, key, item)) };
  if (value instanceof Exact) {
    if (YEARS.has(key)) return words(String(value));
    const indicator = MEASURED.has(key) ? indicatorOf(viewer, section, entry) : undefined;
    if (indicator !== undefined)
      return figure(value, viewer.agreement.indicatorUnits.get(indicator), displayOf(viewer, indicator));
    return figure(value, value instanceof Percent ? RATIO : undefined);
  }
  if (isMap(value)) {
    const label = labelOf(value);
    return words(
      label ??
        Object.entries(value)
          .map(([name, below]) => `${name} (${String(below)})`)
          .join(", "),
    );
  }
  if (typeof value === "boolean") return figure(value, undefined);
  const text = String(value ?? "");
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { kind: "date", date: text } : words(text.replaceAll("_", " "));
}

const displayOf = (viewer: Viewer, indicator: string) => viewer.agreement.document.indicators?.[indicator]?.display;

function indicatorOf(viewer: Viewer, section: Section, entry: Named | undefined): string | undefined {
  if (entry === undefined) return undefined;
  return section === "goals" ? viewer.agreement.document.goals?.[entry.id]?.smart?.indicator : entry.id;
}
