// From an agreement as its author wrote it to one that stands by itself: `like:` merged in, base facts and forms embedded.
import { issue, type Issue, type Outcome } from "#kernel/issue";
import { isMap, overlay, own, type Datum, type DatumMap } from "./datum.ts";
import { suggestion } from "./schema/part.ts";

/** A document that another refers to, with the name from which its own references count. */
export interface Referred {
  readonly datum: Datum;
  readonly name: string;
}

/** Where an agreement finds what it names: the forms of the library, and other documents. */
export interface Library {
  readonly formIds: readonly string[];
  form(id: string): Datum | undefined;
  /** A document by its reference, as written in the document called `from`. */
  document(reference: string, from: string): Outcome<Referred>;
}

const MOST_ANCESTORS = 10;

/**
 * Makes an agreement self-contained. What it takes from the library stands in it afterwards, so that a later change of
 * the library changes nothing that was agreed.
 */
export function assemble(datum: Datum, name: string, library: Library): Outcome<Datum> {
  const issues: Issue[] = [];
  const merged = withAncestors(datum, name, library, issues, 0);
  if (merged === undefined || !isMap(merged)) return { value: merged, issues };
  const assembled = withForms(merged, name, library, issues);
  return { value: issues.length > 0 ? undefined : assembled, issues };
}

function withAncestors(
  datum: Datum,
  name: string,
  library: Library,
  issues: Issue[],
  generation: number,
): Datum | undefined {
  if (!isMap(datum)) return datum;
  const { like, ...rest } = datum;
  const here = withBasis(rest, name, library, issues);
  if (like === undefined) return here;
  if (typeof like !== "string") return datum;
  if (generation >= MOST_ANCESTORS) {
    issues.push(issue("like-in-circle", "like", { reference: like }));
    return undefined;
  }
  const { value, issues: found } = library.document(like, name);
  issues.push(...found.map((other) => ({ ...other, path: other.path === "" ? "like" : other.path })));
  if (value === undefined) return undefined;
  const base = withAncestors(value.datum, value.name, library, issues, generation + 1);
  return base === undefined ? undefined : overlay(base, here);
}

function withBasis(datum: DatumMap, name: string, library: Library, issues: Issue[]): DatumMap {
  const basis = own(datum, "basis");
  if (typeof basis !== "string") return datum;
  const { value, issues: found } = library.document(basis, name);
  issues.push(...found.map((other) => ({ ...other, path: other.path === "" ? "basis" : other.path })));
  return value === undefined ? datum : { ...datum, basis: value.datum };
}

function withForms(datum: DatumMap, name: string, library: Library, issues: Issue[]): Datum {
  const given = own(datum, "forms");
  const forms: Record<string, Datum> = isMap(given ?? null) ? { ...(given as DatumMap) } : {};
  const use = (entry: Datum, path: string): Datum => {
    const id = isMap(entry) ? own(entry, "form") : undefined;
    if (typeof id !== "string" || Object.hasOwn(forms, id)) return entry;
    if (/\.(ya?ml|json)$/.test(id)) return { ...(entry as DatumMap), form: useFile(id, `${path}.form`) };
    const form = library.form(id);
    if (form === undefined)
      issues.push(
        issue("unknown-form", `${path}.form`, {
          name: id,
          ...suggestion(id, [...library.formIds, ...Object.keys(forms)]),
        }),
      );
    else forms[id] = form;
    return entry;
  };
  const useFile = (reference: string, path: string): string => {
    const { value, issues: found } = library.document(reference, name);
    issues.push(
      ...found.map((other) => ({ ...other, path: other.path === "" ? path : `forms.${reference}.${other.path}` })),
    );
    const id = isMap(value?.datum ?? null) ? own(value!.datum as DatumMap, "form") : undefined;
    if (typeof id !== "string") return reference;
    forms[id] = value!.datum;
    return id;
  };
  const each = (key: string): Datum | undefined => {
    const entries = own(datum, key);
    if (entries === undefined || !isMap(entries)) return entries;
    return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, use(entry, `${key}.${id}`)]));
  };
  const clauses = each("clauses");
  const indices = each("indices");
  return {
    ...datum,
    ...(clauses === undefined ? {} : { clauses }),
    ...(indices === undefined ? {} : { indices }),
    forms: withoutExamples(forms),
  };
}

/** An embedded form keeps its rules and text; its examples and guidance stay in the library. */
function withoutExamples(forms: Readonly<Record<string, Datum>>): Datum {
  return Object.fromEntries(
    Object.entries(forms).map(([id, form]) => {
      if (!isMap(form)) return [id, form];
      const { examples: _examples, guidance: _guidance, ...rest } = form;
      return [id, rest];
    }),
  );
}
