// What a document holds once read: text, exact numbers, yes or no, nothing, lists and maps.
import { Exact } from "#kernel/exact";

export type Datum = null | boolean | string | Exact | readonly Datum[] | DatumMap;
export interface DatumMap {
  readonly [key: string]: Datum;
}

export const isList = (datum: unknown): datum is readonly Datum[] => Array.isArray(datum);
export const isMap = (datum: unknown): datum is DatumMap =>
  typeof datum === "object" && datum !== null && !Array.isArray(datum) && !(datum instanceof Exact);

/** The value under a key of its own; never one that every object inherits. */
export const own = <Value>(map: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** In words, what kind of value this is: a token that `wording/` translates. */
export function kindOf(datum: unknown): string {
  if (datum === null || datum === undefined) return "nothing";
  if (datum instanceof Exact) return "number";
  if (typeof datum === "boolean") return "truth";
  if (typeof datum === "string") return "text";
  return isList(datum) ? "list" : "map";
}

/**
 * Lays one document over another: maps merge key by key, anything else replaces.
 * This is what `like:` means, in agreements, clauses and examples.
 */
export function overlay(base: Datum, over: Datum): Datum {
  if (!isMap(base) || !isMap(over)) return over;
  const merged: Record<string, Datum> = Object.assign(Object.create(null), base);
  for (const [key, value] of Object.entries(over)) {
    const below = own(base, key);
    merged[key] = below === undefined ? value : overlay(below, value);
  }
  return merged;
}
