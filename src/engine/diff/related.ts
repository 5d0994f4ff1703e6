// Which changes speak of the same names: a clause and the term it uses, a scope and the product in it.
import { canonicalJson } from "../canonical.ts";
import { isList, isMap, own, type Datum, type DatumMap } from "../datum.ts";
import type { Change } from "./change.ts";

/** The changes that are tied to some of them by names, directly or through others; those themselves included. */
export function related(document: DatumMap, changes: readonly Change[], from: readonly number[]): readonly number[] {
  const speaks = changes.map((found) => wordsOf(document, found));
  const names = changes.map((found) => namesOf(found));
  const reached = new Set(from);
  const queue = [...from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const index of changes.keys()) {
      if (reached.has(index)) continue;
      const tied =
        names[index]!.some((name) => speaks[at!]!.has(name)) || names[at]!.some((name) => speaks[index]!.has(name));
      if (!tied) continue;
      reached.add(index);
      queue.push(index);
    }
  }
  return [...reached].sort((a, b) => a - b);
}

/** What others may call the changed part by. */
const namesOf = (found: Change): string[] =>
  [found.entry?.id, ...found.path.split(/[.[\]]+/).slice(1, 2)].filter((name) => name !== undefined);

/** Every word in what a change writes, and in what stood there. */
const wordsOf = (document: DatumMap, found: Change): ReadonlySet<string> =>
  new Set(
    found.patch.flatMap(({ at, value }) => [
      ...at.map(String),
      ...[value, at.reduce<Datum | undefined>(below, document)].flatMap((datum) =>
        datum === undefined ? [] : (canonicalJson(datum).match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []),
      ),
    ]),
  );

function below(datum: Datum | undefined, step: string | number): Datum | undefined {
  if (datum === undefined) return undefined;
  if (typeof step === "number") return isList(datum) ? datum[step] : undefined;
  return isMap(datum) ? own(datum, step) : undefined;
}
