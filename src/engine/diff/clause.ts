// What changed in the clauses and indices: which there are, their form, their parameters, the care they are about.
import type { Agreement, ClauseUse } from "../agreement.ts";
import type { Datum } from "../datum.ts";
import type { AgreementDocument } from "../schema/agreement-schema.ts";
import { change, kindOfChange, sameMeaning, type Change, type Named, type Patch } from "./change.ts";
import { parameterChanges } from "./parameter.ts";
import { words, type Viewer } from "./show.ts";

type Uses = "clauses" | "indices";
type Entry = Partial<AgreementDocument["clauses"][string]> & Partial<NonNullable<AgreementDocument["indices"]>[string]>;

/** Two agreements, side by side. */
export interface Comparison {
  readonly old: Viewer;
  readonly next: Viewer;
}

const usesOf = ({ agreement }: Viewer, section: Uses): ReadonlyMap<string, ClauseUse> => agreement[section];
const entryOf = ({ agreement }: Viewer, section: Uses, id: string): Entry => agreement.document[section]![id]! as Entry;
const datum = (value: unknown): Datum | undefined => value as Datum | undefined;

/** The form as a document, to be written along where the other agreement does not have it. */
const formOf = (agreement: Agreement, id: string): Datum => datum(agreement.document.forms![id])!;

/** All changes of the clauses, or of the indices. */
export function clauseChanges(comparison: Comparison, section: Uses): Change[] {
  const [old, next] = [usesOf(comparison.old, section), usesOf(comparison.next, section)];
  const ids = [...old.keys(), ...[...next.keys()].filter((id) => !old.has(id))];
  return [...ids.flatMap((id) => useChanges(comparison, section, id)), ...orderChange(old, next, section)];
}

function useChanges(comparison: Comparison, section: Uses, id: string): Change[] {
  const old = usesOf(comparison.old, section).get(id);
  const next = usesOf(comparison.next, section).get(id);
  if (old !== undefined && next !== undefined) return new UseComparison(comparison, section, old, next).changes();
  const present = (next ?? old)!;
  const viewer = next === undefined ? comparison.old : comparison.next;
  const value = next === undefined ? undefined : datum(entryOf(comparison.next, section, id));
  const details = parameterChanges({
    section,
    entry: named(present),
    old: old && { viewer, use: old, given: entryOf(viewer, section, id).with ?? {} },
    next: next && { viewer, use: next, given: entryOf(viewer, section, id).with ?? {} },
    defaults: true,
  });
  const shown = words(present.form.title);
  return [
    change({
      path: `${section}.${id}`,
      kind: kindOfChange(old, next),
      section,
      entry: named(present),
      aspect: "whole",
      old: old && shown,
      new: next && shown,
      details,
      money: true,
      patch: [{ at: [section, id], value }, ...(next === undefined ? [] : formPatch(comparison, next.form.id))],
    }),
  ];
}

const named = (use: ClauseUse): Named => ({ id: use.id, label: use.title });

/** The form of the new agreement, where the old one does not hold it. */
function formPatch({ old, next }: Comparison, form: string): Patch[] {
  return Object.hasOwn(old.agreement.document.forms ?? {}, form)
    ? []
    : [{ at: ["forms", form], value: formOf(next.agreement, form) }];
}

/** The order of the clauses numbers the articles; it moves no money. */
function orderChange(
  old: ReadonlyMap<string, ClauseUse>,
  next: ReadonlyMap<string, ClauseUse>,
  section: Uses,
): Change[] {
  const before = [...old.keys()].filter((id) => next.has(id));
  const after = [...next.keys()].filter((id) => old.has(id));
  if (section !== "clauses" || before.every((id, index) => id === after[index])) return [];
  const shown = (ids: readonly string[], uses: ReadonlyMap<string, ClauseUse>) =>
    ({ kind: "list", items: ids.map((id) => words(uses.get(id)!.title)) }) as const;
  return [
    change({
      path: section,
      kind: "moved",
      section,
      aspect: "order",
      old: shown(before, old),
      new: shown(after, next),
    }),
  ];
}

class UseComparison {
  readonly #comparison: Comparison;
  readonly #section: Uses;
  readonly #old: ClauseUse;
  readonly #next: ClauseUse;
  readonly #before: Entry;
  readonly #after: Entry;

  constructor(comparison: Comparison, section: Uses, old: ClauseUse, next: ClauseUse) {
    this.#comparison = comparison;
    this.#section = section;
    this.#old = old;
    this.#next = next;
    this.#before = entryOf(comparison.old, section, old.id);
    this.#after = entryOf(comparison.next, section, next.id);
  }

  changes(): Change[] {
    const sameForm = this.#old.form.id === this.#next.form.id;
    return [
      ...this.#texts(),
      ...(sameForm ? [...this.#scopes(), ...this.#parameters(false)] : [this.#form()]),
      ...this.#index(),
      ...this.#funding(),
      ...this.#term(),
    ];
  }

  #change(aspect: Change["aspect"], key: string, given: Partial<Change>): Change {
    return change({
      path: `${this.#old.path}.${key}`,
      kind: kindOfChange(given.old, given.new),
      section: this.#section,
      entry: named(this.#next),
      aspect,
      ...given,
    });
  }

  #patch(key: keyof Entry): Patch {
    return { at: [this.#section, this.#old.id, key], value: datum(this.#after[key]) };
  }

  /** Another form has other parameters and scopes: they go together. */
  #form(): Change {
    return this.#change("form", "form", {
      old: words(this.#old.form.title),
      new: words(this.#next.form.title),
      details: [...this.#scopes(), ...this.#parameters(true)],
      money: true,
      patch: [
        ...(["form", "version", "scopes", "with"] as const).map((key) => this.#patch(key)),
        ...formPatch(this.#comparison, this.#next.form.id),
      ],
    });
  }

  #parameters(otherForm: boolean): Change[] {
    return parameterChanges({
      section: this.#section,
      entry: named(this.#next),
      old: { viewer: this.#comparison.old, use: this.#old, given: this.#before.with ?? {} },
      next: { viewer: this.#comparison.next, use: this.#next, given: this.#after.with ?? {} },
      defaults: otherForm,
    });
  }

  #scopes(): Change[] {
    const names = new Set([...this.#old.scopes.keys(), ...this.#next.scopes.keys()]);
    return [...names].flatMap((name) => {
      const [old, next] = [this.#old.scopes.get(name), this.#next.scopes.get(name)];
      if (old === next) return [];
      const label = this.#next.form.scopes.get(name) ?? this.#old.form.scopes.get(name);
      return [
        this.#change("scope", `scopes.${name}`, {
          part: { id: name, label },
          old: old === undefined ? undefined : words(old.replaceAll("_", " ")),
          new: next === undefined ? undefined : words(next.replaceAll("_", " ")),
          money: true,
          patch: [{ at: [this.#section, this.#old.id, "scopes", name], value: next }],
        }),
      ];
    });
  }

  #texts(): Change[] {
    return (["title", "purpose"] as const).flatMap((key) => {
      const [old, next] = [this.#before[key], this.#after[key]];
      if (sameMeaning(datum(old), datum(next))) return [];
      return [this.#change(key, key, { old: old && words(old), new: next && words(next), patch: [this.#patch(key)] })];
    });
  }

  #index(): Change[] {
    const [old, next] = [this.#old.index, this.#next.index];
    if (old === next) return [];
    const shown = (viewer: Viewer, index: string) =>
      words(viewer.agreement.indices.get(index)?.title ?? index.replaceAll("_", " "));
    return [
      this.#change("index", "index", {
        old: old === undefined ? undefined : shown(this.#comparison.old, old),
        new: next === undefined ? undefined : shown(this.#comparison.next, next),
        money: true,
        patch: [this.#patch("index")],
      }),
    ];
  }

  #funding(): Change[] {
    const [old, next] = [this.#before.funding, this.#after.funding];
    if (old === next) return [];
    return [
      this.#change("field", "funding", {
        part: { id: "funding", label: undefined },
        old: old && words(old.replaceAll("_", " ")),
        new: next && words(next.replaceAll("_", " ")),
        patch: [this.#patch("funding")],
      }),
    ];
  }

  /** A clause runs with the agreement unless it says otherwise; an index starts in a year. */
  #term(): Change[] {
    if (this.#section === "indices") {
      if (this.#old.firstYear === this.#next.firstYear) return [];
      return [
        this.#change("field", "from", {
          part: { id: "from", label: undefined },
          old: words(String(this.#old.firstYear)),
          new: words(String(this.#next.firstYear)),
          money: true,
          patch: [this.#patch("from")],
        }),
      ];
    }
    if (this.#before.from === this.#after.from && this.#before.to === this.#after.to) return [];
    return [
      this.#change("term", "from", {
        old: { kind: "term", from: this.#old.term.from, to: this.#old.term.to },
        new: { kind: "term", from: this.#next.term.from, to: this.#next.term.to },
        money: true,
        patch: [this.#patch("from"), this.#patch("to")],
      }),
    ];
  }
}
