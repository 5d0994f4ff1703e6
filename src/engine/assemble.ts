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
  const merged = withAncestors(datum, { name, library, issues, embed: withBasis });
  if (merged === undefined || !isMap(merged)) return { value: merged, issues };
  const assembled = withForms(merged, name, library, issues);
  return { value: issues.length > 0 ? undefined : assembled, issues };
}

/** Makes an outlook self-contained: `like:` merged in, the facts it names embedded. */
export function assembleOutlook(datum: Datum, name: string, library: Library): Outcome<Datum> {
  const issues: Issue[] = [];
  const value = withAncestors(datum, { name, library, issues, embed: withExpectedFacts });
  return { value: issues.length > 0 ? undefined : value, issues };
}

/** Makes ranges self-contained: `like:` merged in, the facts they lie around embedded. */
export function assembleRanges(datum: Datum, name: string, library: Library): Outcome<Datum> {
  const issues: Issue[] = [];
  const value = withAncestors(datum, { name, library, issues, embed: withFactsAround });
  return { value: issues.length > 0 ? undefined : value, issues };
}

/** How a document is completed: the name from which its references count, and what it takes from other documents. */
interface Assembly {
  readonly name: string;
  readonly library: Library;
  readonly issues: Issue[];
  readonly embed: (datum: DatumMap, assembly: Assembly) => DatumMap;
}

function withAncestors(datum: Datum, assembly: Assembly, generation = 0): Datum | undefined {
  if (!isMap(datum)) return datum;
  const { like, ...rest } = datum;
  const here = assembly.embed(rest, assembly);
  if (like === undefined) return here;
  if (typeof like !== "string") return datum;
  if (generation >= MOST_ANCESTORS) {
    assembly.issues.push(issue("like-in-circle", "like", { reference: like }));
    return undefined;
  }
  const value = referred(like, "like", assembly);
  if (value === undefined) return undefined;
  const base = withAncestors(value.datum, { ...assembly, name: value.name }, generation + 1);
  return base === undefined ? undefined : overlay(base, here);
}

/** The document behind a reference; issues when it can't be read. */
function referred(reference: string, path: string, { name, library, issues }: Assembly): Referred | undefined {
  const { value, issues: found } = library.document(reference, name);
  issues.push(...found.map((other) => ({ ...other, path: other.path === "" ? path : other.path })));
  return value;
}

/** A map with the document in place of its reference under a key. */
function embedded(datum: DatumMap, key: string, path: string, assembly: Assembly): DatumMap {
  const reference = own(datum, key);
  if (typeof reference !== "string") return datum;
  const value = referred(reference, path, assembly);
  return value === undefined ? datum : { ...datum, [key]: value.datum };
}

const withBasis = (datum: DatumMap, assembly: Assembly): DatumMap => embedded(datum, "basis", "basis", assembly);

const withFactsAround = (datum: DatumMap, assembly: Assembly): DatumMap =>
  embedded(datum, "around", "around", assembly);

function withExpectedFacts(datum: DatumMap, assembly: Assembly): DatumMap {
  const here = embedded(datum, "facts", "facts", assembly);
  const shifts = own(here, "shifts");
  if (shifts === undefined || !isMap(shifts)) return here;
  const embeddedShifts = Object.fromEntries(
    Object.entries(shifts).map(([id, shift]) => [
      id,
      isMap(shift) ? embedded(shift, "instead_of", `shifts.${id}.instead_of`, assembly) : shift,
    ]),
  );
  return { ...here, shifts: embeddedShifts };
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
