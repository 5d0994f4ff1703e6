// A change between two agreements: where it is, what stood there, what stands there now, and how to make it alone.
import type { IsoDate } from "#kernel/date";
import type { Step } from "#kernel/issue";
import { canonicalJson } from "../canonical.ts";
import { isList, isMap, type Datum, type DatumMap } from "../datum.ts";
import type { Localized } from "../schema/part.ts";
import type { WordedTable, WordedValue } from "../word.ts";

/** A value as a change shows it; a formula comes with what it gives, where the agreement alone says so. */
export type ChangeValue =
  | WordedValue
  | {
      readonly kind: "computed";
      readonly formula: string;
      readonly year: number;
      readonly value: Extract<WordedValue, { kind: "figure" }>;
    }
  | { readonly kind: "dated"; readonly segments: readonly { readonly from: IsoDate; readonly value: ChangeValue }[] }
  | { readonly kind: "list"; readonly items: readonly ChangeValue[] }
  | { readonly kind: "term"; readonly from: string; readonly to: string }
  | { readonly kind: "date"; readonly date: string }
  | WordedTable;

/** A part of the agreement by its key, with the name that people know it by. */
export interface Named {
  readonly id: string;
  readonly label: Localized | undefined;
}

/** Sections of an agreement, in the order in which a reader wants them. */
export const SECTIONS = [
  "title",
  "term",
  "parties",
  "clauses",
  "forms",
  "terms",
  "prices",
  "indices",
  "basis",
  "scopes",
  "products",
  "goals",
  "indicators",
  "instruments",
  "moments",
  "triggers",
  "governance",
  "attribution",
  "payments",
  "effective",
  "ends",
  "elements",
  "free",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Which side of a part changed; `field` is any other key, named by `part`. */
export type Aspect =
  | "whole"
  | "order"
  | "form"
  | "texts"
  | "parameter"
  | "scope"
  | "index"
  | "term"
  | "title"
  | "purpose"
  | "value"
  | "rule"
  | "sentence"
  | "row"
  | "field";

export interface Change {
  readonly path: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly section: Section;
  /** The clause, term, goal, … that it is about. */
  readonly entry: Named | undefined;
  readonly aspect: Aspect;
  /** The parameter, column or key inside the entry. */
  readonly part: Named | undefined;
  /** The row of a table: its position from 0 and what its first column says. */
  readonly row: { readonly index: number; readonly key: ChangeValue } | undefined;
  readonly old: ChangeValue | undefined;
  readonly new: ChangeValue | undefined;
  /** What it consists of, where it counts as one. */
  readonly details: readonly Change[];
  /** Whether a settlement can notice it. */
  readonly money: boolean;
  /** What to write into the old document to make this change alone. */
  readonly patch: readonly Patch[];
}

/** One value to write at a path; undefined takes away what stands there. */
export interface Patch {
  readonly at: readonly Step[];
  readonly value: Datum | undefined;
}

/** Makes a change; what is left out is absent. */
export function change(given: Pick<Change, "path" | "kind" | "section" | "aspect"> & Partial<Change>): Change {
  return {
    entry: undefined,
    part: undefined,
    row: undefined,
    old: undefined,
    new: undefined,
    details: [],
    money: false,
    patch: [],
    ...given,
  };
}

/** Whether something appeared, went, or became otherwise. */
export const kindOfChange = (old: unknown, next: unknown): Change["kind"] =>
  old === undefined ? "added" : next === undefined ? "removed" : "changed";

/** Whether two values mean the same: order of keys, white space and the way a number is written do not count. */
export const sameMeaning = (a: Datum | undefined, b: Datum | undefined): boolean => meaningOf(a) === meaningOf(b);

const meaningOf = (datum: Datum | undefined): string => (datum === undefined ? "" : canonicalJson(plain(datum)));

function plain(datum: Datum): Datum {
  if (typeof datum === "string") return datum.replace(/\s+/g, " ").trim();
  if (isList(datum)) return datum.map(plain);
  if (!isMap(datum)) return datum;
  return Object.fromEntries(Object.entries(datum).map(([key, value]) => [key, plain(value)]));
}

/** A document with patches written into it; the document itself stays as it was. */
export const patched = (document: DatumMap, patches: readonly Patch[]): DatumMap =>
  patches.reduce((before, { at, value }) => written(before, at, value) as DatumMap, document);

function written(
  datum: Datum | undefined,
  [step, ...rest]: readonly Step[],
  value: Datum | undefined,
): Datum | undefined {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = isList(datum ?? null) ? (datum as readonly Datum[]) : [];
    return list.map((item, index) => (index === step ? written(item, rest, value)! : item));
  }
  const map: Record<string, Datum> = isMap(datum ?? null) ? { ...(datum as DatumMap) } : {};
  const below = written(Object.hasOwn(map, step) ? map[step] : undefined, rest, value);
  if (below === undefined) delete map[step];
  else map[step] = below;
  return map;
}
